"""What stands beside a case when it is decided: what must be held, other cases of its document.

`four_eyes.why_second` weighs it; the page of a case and `/v1/cases` show it.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, exists, or_, select

from witting.base import Duty, Outcome
from witting.store import kept_bytes
from witting.store.deal_records import DealCase, State, Verdict
from witting.store.schema import deal_cases, deal_decisions

BACKDATE_DAYS = 31
"""Days a case may be judged back, where the caller has no setting of its own."""
MOST_SHOWN = 50
"""Other cases of one document that are named: the latest."""
_WAS = {Verdict.BLOCK: "was blocked", Verdict.REJECT: "was rejected"}
_HOLDS = (Duty.BLOCK, Duty.FREEZE)


@dataclass(frozen=True, slots=True, kw_only=True)
class SameDocument:
    """Another case of the very same document."""

    id: int
    outcome: Outcome
    state: State
    decision: Verdict | None  # the one that closed it


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What a decision is weighed by that is not of the case itself."""

    must_hold: str = ""  # why nothing of it may be returned; "": no rule in force says so
    same_document: tuple[SameDocument, ...] = ()
    was_refused: str = ""  # which of them is prohibited, or was blocked or rejected
    backdated: str = ""  # that it was judged as of a day long before it was opened


NOTHING_BESIDE = Beside()


def beside(
    connection: Connection, found: DealCase, *, backdate_days: int = BACKDATE_DAYS
) -> Beside:
    """Give what stands beside a case; `backdate_days` is how far back it may be judged by one."""
    return Beside(
        must_hold=_must_hold(connection, found),
        same_document=same_document(connection, found.tenant, found.document, but=found.id),
        was_refused=refused_before(connection, found.tenant, found.document, but=found.id),
        backdated=backdated(found.as_of, found.opened_at, backdate_days),
    )


def same_document(
    connection: Connection, tenant: str, document: str, *, but: int = 0
) -> tuple[SameDocument, ...]:
    """Give the other cases of a tenant with a document, by its SHA-256, the latest first."""
    own, made = deal_cases.c, deal_decisions.c
    wanted = (
        select(own.id, own.outcome, own.state, made.verdict)
        .outerjoin(deal_decisions, made.id == own.standing)
        .where(own.tenant == tenant, own.document == document, own.id != but)
        .order_by(own.id.desc())
        .limit(MOST_SHOWN)
    )
    return tuple(
        SameDocument(
            id=row.id,
            outcome=Outcome(row.outcome),
            state=State(row.state),
            decision=Verdict(row.verdict) if row.verdict else None,
        )
        for row in connection.execute(wanted)
    )


def refused_before(connection: Connection, tenant: str, document: str, *, but: int = 0) -> str:
    """Say which other case of a document is prohibited, or was blocked or rejected; "" where none.

    One that was opened again since still counts: what was refused once is let go by two.
    """
    own, made = deal_cases.c, deal_decisions.c
    took_effect = or_(and_(made.seconds.is_(None), made.needs_second == 0), made.agrees == 1)
    was = made.verdict.in_([one.value for one in _WAS])
    refused = select(made.verdict).where(made.case_id == own.id, was, took_effect)
    wanted = (
        select(own.id, own.outcome, refused.limit(1).scalar_subquery().label("verdict"))
        .where(own.tenant == tenant, own.document == document, own.id != but)
        .where(or_(own.outcome == Outcome.PROHIBITED.value, exists(refused)))
        .order_by(own.id)
        .limit(1)
    )
    row = connection.execute(wanted).one_or_none()
    if row is None:
        return ""
    how = "is prohibited" if row.outcome == Outcome.PROHIBITED else _WAS[Verdict(row.verdict)]
    return f"the same document is case {row.id}, which {how}"


def backdated(as_of: str, opened_at: str, most: int = BACKDATE_DAYS) -> str:
    """Say that a case was judged as of a day long before it was opened; "" where it was not."""
    opened, day = date.fromisoformat(opened_at[:10]), date.fromisoformat(as_of)
    days = (opened - day).days
    if days <= most:
        return ""
    return f"it was judged as of {day}, {days} days before it was opened"


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
