"""Runs the fact checks. A check that breaks leaves a fact saying so: it never passes silently."""

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from witting.assess.flags import cross_flags, each_flag_once
from witting.assess.joined import joined_destinations, joined_goods
from witting.assess.owners import check_owners
from witting.assess.papers import check_papers
from witting.assess.unsettled import check_unsettled
from witting.assess.weighing import why_looked_at
from witting.assess.world import World
from witting.base import Ask, Deal, Fact, MissingFact
from witting.goods import check_goods
from witting.intake.as_seen import AsSeen, as_seen, told_of
from witting.parties import check_parties
from witting.routes import check_routes

Check = Callable[[Deal, World, date, Sequence[Deal]], Iterable[Fact]]
"""A deal, the world, the day, and earlier deals; not every check asks for all of them."""

Earlier = Sequence[Deal]


def _parties(deal: Deal, world: World, _day: date, _earlier: Earlier) -> Iterable[Fact]:
    """Every party of the deal, and every name in its text, is compared with the lists."""
    return check_parties(with_all_named(deal), world.screener)


def _goods(deal: Deal, world: World, day: date, _earlier: Earlier) -> Iterable[Fact]:
    """What is traded is read from codes and words, and placed under its heading and tier."""
    return check_goods(deal, world.lawbook, day)


def _routes(deal: Deal, world: World, day: date, earlier: Earlier) -> Iterable[Fact]:
    """Where things come from and go to is read, with the signs of a detour."""
    return check_routes(
        deal,
        world.lawbook,
        day,
        earlier,
        weigh=lambda before: why_looked_at(with_all_named(before), world, day),
    )


def _owners(deal: Deal, world: World, day: date, _earlier: Earlier) -> Iterable[Fact]:
    """Every party met in the holdings is told with the listed owners behind it."""
    return check_owners(deal, world, day)


CHECKS: dict[str, Check] = {
    "parties": _parties,
    "owners": _owners,
    "goods": _goods,
    "places": _routes,
}


def with_all_named(deal: Deal) -> Deal:
    """Give the deal with whoever is named beside its parties as a party, and its terms as text."""
    beside, terms = deal.named_beside, deal.terms.passages
    if not beside and not terms:
        return deal
    parties, passages = (*deal.parties, *beside), (*deal.passages, *terms)
    return dataclasses.replace(deal, parties=parties, passages=passages)


def gather_facts(
    deal: Deal,
    world: World,
    day: date,
    checks: dict[str, Check] = CHECKS,
    *,
    earlier: Earlier = (),
    papers: Sequence[Deal] = (),
) -> tuple[Fact, ...]:
    """Collect what all checks found, numbered `f1`, `f2`… in a fixed order.

    The red flags that several checks show together come last; `earlier` are deals from before,
    `papers` other documents that may be of the same trade.
    """
    found: list[Fact] = [*_unread(deal), *_unknown_flags(deal, world)]
    seen = as_seen(deal)
    read = seen.deal if seen is not None else deal
    for name, check in checks.items():
        try:
            found.extend(check(read, world, day, earlier))
        except Exception as problem:
            found.append(_failed(name, problem))
    try:
        found.extend(cross_flags(read, found, world, day, earlier))
    except Exception as problem:
        found.append(_failed("red flags", problem))
    if seen is not None:
        found = [*map(seen.shown, found), *_masked(seen)]
    try:
        found.extend(check_papers(deal, papers, world.lawbook, day))
        # Whoever reads what was found gives all before the first is added to it.
        found.extend(tuple(joined_destinations(deal, papers, found, world.lawbook, day)))
    except Exception as problem:
        found.append(_failed("papers", problem))
    try:
        found.extend(tuple(check_unsettled(deal, found)))
    except Exception as problem:
        found.append(_failed("what is unsettled", problem))
    try:
        found.extend(tuple(joined_goods(deal, papers, found, world.lawbook, day)))
    except Exception as problem:
        found.append(_failed("goods of other papers", problem))
    return tuple(
        dataclasses.replace(fact, id=f"f{number}")
        for number, fact in enumerate(each_flag_once(found), start=1)
    )


def _failed(name: str, problem: Exception) -> MissingFact:
    return MissingFact(
        id="",
        because=f"The check of {name} broke off ({type(problem).__name__}: {problem}).",
        span=None,
        what=f"check:{name}",
        ask=Ask(key="check.broken", words=(("check", name),)),
    )


def _unread(deal: Deal) -> Iterable[MissingFact]:
    for part in deal.unread:
        yield MissingFact(
            id="",
            because=f"{part.field} could not be read: {part.why}",
            span=None,
            what="unread",
            ask=Ask(key="input.unread", words=(("part", part.field),)),
        )


def _masked(seen: AsSeen) -> Iterable[MissingFact]:
    """Tell of words that hide from a search: a slip or more, and no red flag by itself."""
    told = told_of(seen)
    if told is not None:
        yield MissingFact(id="", because=told[0], span=told[1], what="letters")


def _unknown_flags(deal: Deal, world: World) -> Iterable[MissingFact]:
    """Tell which open red flags of the deal no catalogue in use has: they cannot be followed."""
    for flag in deal.terms.open_flags:
        if flag not in world.lawbook.red_flags(date.max):
            yield MissingFact(
                id="",
                because=f"The open red flag {flag} could not be followed: the catalogue has none "
                "of that id. Write it as RF-KYC-09 (`witting law show us/bis/red-flags`).",
                span=None,
                what="unread",
                ask=Ask(key="input.unread", words=(("part", f"terms.open_flags ({flag})"),)),
            )
