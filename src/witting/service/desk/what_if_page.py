"""What another threshold would do to a case: who would be an alert, who would not, and how near."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from witting.parties import Match, thresholds
from witting.service.desk.wording import plain

Record = dict[str, Any]
SHOWN = 8
"""Candidates of a party: a reader asks about the nearest."""
LEAST = 0.5
"""The lowest threshold that can be tried: below it, names have hardly a word in common."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An entry a party may be, with its score."""

    entry_id: str
    listed_name: str
    score: str
    width: float  # of the bar, in hundredths
    is_above: bool
    changes: str  # "would be an alert", "would be none", or ""
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyCandidates:
    """A party of the deal and whom it comes near."""

    name: str
    role: str
    found: tuple[Candidate, ...]
    more: int  # at or above the threshold, beyond those shown


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIfPage:
    """The parties of a case at a threshold."""

    number: int
    threshold: float
    in_use: float
    alerts: int
    alerts_now: int
    parties: tuple[PartyCandidates, ...]


def line_asked(given: str) -> tuple[float, str]:
    """Give the threshold to try, and what is wrong with the number given: then the one in use.

    >>> line_asked("0,55"), line_asked("0.3")[0]
    ((0.55, ''), 0.84)
    """
    if not given.strip():
        return thresholds.MATCH, ""
    try:
        line = float(given.replace(",", "."))
    except ValueError:
        line = 0.0
    if LEAST <= line <= 1:
        return line, ""
    return thresholds.MATCH, (
        f"{given[:20]!r} is no threshold that can be tried: write a number from {LEAST:.2f} to"
        f" 1.00. What is shown is the threshold in use, {thresholds.MATCH:.2f}."
    )


def parties_asked(records: Sequence[Record]) -> tuple[Record, ...]:
    """Give the parties of a document that have a name, each once."""
    found: dict[str, Record] = {}
    for record in records:
        for party in record["deal"]["parties"]:
            if party["name"]:
                found.setdefault(party["name"], party)
    return tuple(found.values())


def what_if_page(
    number: int,
    asked: Sequence[tuple[Record, Sequence[Match]]],
    *,
    threshold: float,
    in_use: float,
) -> WhatIfPage:
    """Give the candidates of each party, and what the threshold makes of them."""
    parties = tuple(
        PartyCandidates(
            name=party["name"],
            role=plain(party["role"]),
            found=tuple(_candidate(one, threshold, in_use) for one in found[:SHOWN]),
            more=sum(one.score >= threshold for one in found[SHOWN:]),
        )
        for party, found in asked
    )
    every = [one.score for _, found in asked for one in found]
    return WhatIfPage(
        number=number,
        threshold=threshold,
        in_use=in_use,
        alerts=sum(score >= threshold for score in every),
        alerts_now=sum(score >= in_use for score in every),
        parties=parties,
    )


def _candidate(match: Match, threshold: float, in_use: float) -> Candidate:
    is_above, was_above = match.score >= threshold, match.score >= in_use
    changes = ""
    if is_above != was_above:
        changes = "would be an alert" if is_above else "would be none"
    return Candidate(
        entry_id=match.entry_id,
        listed_name=match.listed_name,
        score=f"{match.score:.4f}",
        width=round(100 * match.score, 1),
        is_above=is_above,
        changes=changes,
        because=match.because,
    )
