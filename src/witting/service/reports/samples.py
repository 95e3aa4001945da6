"""Samples for a supervisor: cases decided, and names that came near and were shown as ruled out.

Which are taken is decided by a hash of the period and the number, so that nobody picks them and
anybody can pick them again.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import sha256
from typing import Any

import orjson
from sqlalchemy import Connection

from witting.store.deal_figures import CaseLine, answers_about, case_lines, decisions_about
from witting.store.deal_records import State
from witting.store.evidence_rows import cases_whole, decisions_whole

ABOVE, BELOW = 25, 25
_LOOKED_THROUGH = 500
"""Cases whose assessments are read for names below the line."""


def samples_of(connection: Connection, tenant: str, since: date, until: date) -> dict[str, Any]:
    """Give cases with an alert, with their decisions, and names below the line, with why."""
    cases = case_lines(connection, tenant, since, until)
    salt = f"{since}/{until}"
    alerts = sampled([one.id for one in cases if one.hits], salt, ABOVE)
    words = _words(connection, tenant, cases, alerts)
    looked = set(sampled([one.id for one in cases], salt, _LOOKED_THROUGH))
    near = list(_near(connection, [one for one in cases if one.id in looked]))
    chosen = sampled(range(len(near)), salt, BELOW)
    return {
        "how": (
            "Ordered by SHA-256 of the period's days and the number, the first are taken:"
            f" sha256('{salt}:NUMBER')."
        ),
        "cases": len(cases),
        "above_the_line": [
            {"case": case, "decisions": words.get(case["id"], [])}
            for case in cases_whole(connection, alerts)
        ],
        "cases_looked_through": len(looked),
        "below_found": len(near),
        "below_the_line": [near[at] for at in chosen],
        "not_decided": sum(one.state is not State.CLOSED for one in cases),
    }


def sampled(numbers: Sequence[int], salt: str, most: int) -> list[int]:
    """Give some of the numbers, chosen by their hash.

    >>> sampled(range(10), "2026", 3) == sampled(range(10), "2026", 3)
    True
    """
    ranked = sorted(numbers, key=lambda one: sha256(f"{salt}:{one}".encode()).hexdigest())
    return sorted(ranked[:most])


def _words(
    connection: Connection, tenant: str, cases: Sequence[CaseLine], numbers: Sequence[int]
) -> dict[int, list[dict[str, Any]]]:
    """Give every decision on some cases with its own words, whenever it was made."""
    wanted = set(numbers)
    found = decisions_about(connection, [one for one in cases if one.id in wanted])
    days = [word.decided_at[:10] for words in found.values() for word in words]
    if not days:
        return {}
    first, last = date.fromisoformat(min(days)), date.fromisoformat(max(days))
    out: dict[int, list[dict[str, Any]]] = {}
    for one in decisions_whole(connection, tenant, first, last):
        if one["case_id"] in wanted:
            out.setdefault(one["case_id"], []).append(one)
    return out


def _near(connection: Connection, cases: Sequence[CaseLine]) -> Iterator[dict[str, Any]]:
    """Give the names that came near a listed one and were no match."""
    for number, content in answers_about(connection, cases):
        told = orjson.loads(content)
        for record in told if isinstance(told, list) else [told]:
            for fact in record["facts"]:
                if fact["kind"] == "party" and not fact["is_match"]:
                    yield {
                        "case": number,
                        "party": fact["party_name"],
                        "listed": fact["listed_name"],
                        "entry": fact["entry_id"],
                        "list": fact["list_id"],
                        "score": fact["score"],
                        "because": fact["because"],
                        "parts": fact["parts"],
                    }
