"""What another threshold would do to a case: who would be an alert, who would not, and how near."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from witting.parties import Match
from witting.service.desk.wording import plain

Record = dict[str, Any]
SHOWN = 8
"""Candidates of a party: a reader asks about the nearest."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIfPage:
    """The parties of a case at a threshold."""

    number: int
    threshold: float
    in_use: float
    alerts: int
    alerts_now: int
    parties: tuple[PartyCandidates, ...]


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
        )
        for party, found in asked
    )
    every = [one for party in parties for one in party.found]
    return WhatIfPage(
        number=number,
        threshold=threshold,
        in_use=in_use,
        alerts=sum(one.is_above for one in every),
        alerts_now=sum(float(one.score) >= in_use for one in every),
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
