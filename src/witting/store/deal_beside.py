"""What stands beside a case when it is decided: what its rules say is to be held.

`four_eyes.why_second` weighs it; the page of a case and `/v1/cases` show it.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from witting.base import Duty, Outcome
from witting.store import kept_bytes
from witting.store.deal_records import DealCase

_HOLDS = (Duty.BLOCK, Duty.FREEZE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What a decision is weighed by that is not of the case itself."""

    must_hold: str = ""  # why nothing of it may be returned; "": no rule in force says so


NOTHING_BESIDE = Beside()


def beside(connection: Connection, found: DealCase) -> Beside:
    """Give what stands beside a case."""
    return Beside(must_hold=_must_hold(connection, found))


def _must_hold(connection: Connection, found: DealCase) -> str:
    """Say why a deal must be blocked or frozen, and not returned, by the rules that bind."""
    if found.outcome is not Outcome.PROHIBITED:
        return ""
    told = json.loads(kept_bytes.content_of(connection, found.answer))
    for record in told if isinstance(told, list) else [told]:
        for finding in record["findings"]:
            duties = list(_duties(finding))
            held = next((one["duty"] for one in duties if one["duty"] in _HOLDS), "")
            if held:
                why = (
                    f"‘{finding['title']}’ says to {held}, and to return what must be held may"
                    f" itself break the rule: {held} it instead."
                )
                reports = [one["what"] for one in duties if one["duty"] == Duty.REPORT]
                return " ".join((why, *dict.fromkeys(reports))).removesuffix(".")
    return ""


def _duties(finding: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    if finding["outcome"] == Outcome.PROHIBITED:
        yield from finding["obligations"]
