"""The red flags that holdings show: who sold, who is hidden, who is in Russia, how many layers.

A flag counts only if the lawbook's catalogue held it on the day. None of them settles anything.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from witting.assess.owners_behind import Behind, Hit, listed_since
from witting.ownership import Gap, Holding, HoldingKind, Tie, divestments
from witting.ownership.divestment import NEAR
from witting.ownership.ties import About

RUSSIA = "RU"
EXPORT_LISTS = frozenset({"bis-el", "bis-meu"})
"""The Entity List and the Military End-User List, of which the flag on unknown shares speaks."""
MOST_LAYERS = 5
"""More companies than these between a party and its farthest owner are many.

Of UK companies whose chain ends at a person, 74 % have none or one in between and 5 % more than
five: Tax Justice Network, "Exploring UK companies' legal ownership chains", part 1, 6 July 2020,
https://taxjustice.net/2020/07/06/exploring-uk-companies-legal-ownership-chains-to-detect-red-flags-and-verify-beneficial-ownership-information/
"""
PLAIN_REASONS = frozenset(
    {
        *("NATURAL_PERSONS", "NON_CONSOLIDATING", "NO_KNOWN_PERSON", "NO_LEI"),
        *("noBeneficialOwners", "informationUnknownToPublisher"),
    }
)
"""Reasons for a gap that hide nobody: there is no such owner, or the register does not ask."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A flag that the holdings show of one party, and what was seen."""

    flag: str
    because: str


def flags_shown(behind: Behind, counted: Collection[Hit], day: date) -> tuple[Shown, ...]:
    """Give what the holdings show of a party; `counted` are those listed whose owning matters."""
    about = behind.graph.about
    signs: Mapping[str, Callable[[], Iterable[str]]] = {
        "RF-OTSI-03": lambda: _sold(behind, counted, day),
        "RF-KYC-29": lambda: _share_unknown(behind, counted),
        "RF-EBA-04": lambda: _hidden(behind),
        "RF-OTSI-01": lambda: _russian(behind, about),
        "RF-OTSI-04": lambda: _layers(behind),
    }
    return tuple(
        Shown(flag=flag, because=because) for flag, sign in signs.items() for because in sign()
    )


def _sold(behind: Behind, counted: Collection[Hit], day: date) -> Iterator[str]:
    """Tell what listed parties gave up near a listing; just now, where its day is unknown.

    A party on several lists may have been listed on several days: a sale near any of them is told,
    once.
    """
    about = behind.graph.about
    told: dict[Holding, str] = {}
    for since in _listings(counted):
        for item in divestments(about.ever, behind.party, since, _namer(about), by=day):
            if item.days is not None or (day - item.ended).days <= NEAR:
                told.setdefault(item.holding, item.because)
    yield from told.values()


def _listings(counted: Collection[Hit]) -> Iterator[Mapping[str, date | None]]:
    """Give the first day each party was listed, then the second, and so on; unknown days last."""
    days: dict[str, set[date | None]] = {}
    for hit in counted:
        if hit.is_certain:
            days.setdefault(hit.party, set()).add(listed_since(hit.entry))
    listed = {party: sorted(on, key=lambda day: day or date.max) for party, on in days.items()}
    for nth in range(max(map(len, listed.values()), default=0)):
        yield {party: on[nth] for party, on in listed.items() if nth < len(on)}


def _share_unknown(behind: Behind, counted: Collection[Hit]) -> Iterator[str]:
    """Tell whose share is of unknown size, among those of the lists of export control."""
    name = _namer(behind.graph.about)
    listed = {hit.party for hit in counted if hit.is_certain and hit.entry.list_id in EXPORT_LISTS}
    for tie in behind.graph.ties:
        if tie.owner in listed and tie.is_stake and tie.stake[0] != tie.stake[1]:
            yield (
                f"{name(tie.owner)}, on a list of export control, holds a share of unknown size in "
                f"{name(tie.owned)}."
            )


def _hidden(behind: Behind) -> Iterator[str]:
    """Tell whose owner a source keeps back, with the reason it gives."""
    about = behind.graph.about
    name = _namer(about)
    for party in (behind.party, *sorted(behind.graph.nodes() - {behind.party})):
        for gap in about.gaps.get(party, ()):
            if not _is_plain(gap):
                what = "who it is" if gap.what == "identity" else f"its {gap.what}"
                why = gap.reason or "it gives no reason"
                yield f"A source does not tell {what} of {name(party)}: {why}."


def _is_plain(gap: Gap) -> bool:
    reasons = {word.strip() for word in gap.reason.split(":")[0].split(",")}
    return bool(reasons & PLAIN_REASONS)


def _russian(behind: Behind, about: About) -> Iterator[str]:
    """Tell which owner or officer of the party, now or once, is of Russia."""
    if RUSSIA in about.party(behind.party).countries:
        return
    name = _namer(about)
    for held in (item for one in behind.near for item in about.ever.get(one, ())):
        if RUSSIA in about.party(held.owner).countries and held.owner != behind.party:
            until = held.interval.end
            when = f"until {until}" if until and until <= behind.graph.day else "now"
            if held.interval.start and held.interval.start > behind.graph.day:
                continue
            what = "a post" if held.kind is HoldingKind.MANAGEMENT else "a holding"
            yield f"{name(held.owner)} of Russia has or had {what} in {name(held.owned)} ({when})."


def _layers(behind: Behind) -> Iterator[str]:
    """Tell that more companies lie between the party and its farthest owner than are usual."""
    depth = _depth(behind.party, behind.graph.into)
    if depth - 1 > MOST_LAYERS:
        name = _namer(behind.graph.about)(behind.party)
        yield f"{depth - 1} companies lie between {name} and the farthest of its owners."


def _depth(party: str, into: Mapping[str, tuple[Tie, ...]]) -> int:
    """Count the steps to the farthest owner, each by the shortest way."""
    seen, frontier, steps = {party}, [party], 0
    while True:
        further = [tie.owner for one in frontier for tie in into.get(one, ()) if tie.is_stake]
        frontier = [one for one in dict.fromkeys(further) if one not in seen]
        if not frontier:
            return steps
        seen.update(frontier)
        steps += 1


def _namer(about: About) -> Callable[[str], str]:
    def name(party: str) -> str:
        return about.party(party).name

    return name
