"""The check of owners: who stands behind each party of the deal, as each rule of ownership counts.

Silent where no holdings are given, and of a party that is not listed itself and whom nobody listed
can be behind. What depends on
the party of the holdings and the day alone is worked out once and kept.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from witting.assess.owners_asks import ask_of
from witting.assess.owners_behind import (
    Behind,
    Counted,
    Hit,
    NotHeld,
    counted_under,
    laws_not_held,
    look_behind,
)
from witting.assess.owners_flags import Shown, flags_shown
from witting.assess.owners_holdings import Holdings, Known
from witting.assess.owners_listed import covers, listed_itself
from witting.assess.world import World
from witting.base import (
    Ask,
    Deal,
    DealKind,
    MissingFact,
    OwnerEntry,
    OwnerFact,
    OwnerStanding,
    Party,
    PartyFact,
    PartyKind,
    RedFlagFact,
)
from witting.ownership import OwnershipAnswer, OwnershipGraph, OwnershipRule, Standing, answer
from witting.ownership.law import rule_on
from witting.routes.weights import weights

MOST_ALIKE = 20
"""How many parties of the holdings with a like name are looked behind for one of the deal."""
MOST_NAMED = 3
"""How many of those listed behind a party are named where the law is not held."""
_OWNABLE = (None, PartyKind.ORGANISATION)
_STANDING = {
    Standing.OWNED: OwnerStanding.OWNED,
    Standing.CONTROLLED: OwnerStanding.CONTROLLED,
    Standing.UNKNOWN: OwnerStanding.UNKNOWN,
}

Found = PartyFact | OwnerFact | RedFlagFact | MissingFact


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What one rule makes of one party of the holdings, on whose account, and what to ask."""

    told: OwnershipAnswer
    owners: tuple[OwnerEntry, ...]
    asks: tuple[Ask, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standings:
    """All there is to say of one party of the holdings on a day, whoever asks."""

    answered: tuple[Answered, ...]
    shown: tuple[Shown, ...]
    notes: tuple[str, ...]
    itself: tuple[Hit, ...] = ()  # the entries that the holdings show it to be, or perhaps to be
    not_held: tuple[NotHeld, ...] = ()  # laws that would say what those behind it mean


_NOTHING = Standings(answered=(), shown=(), notes=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """A party of the holdings met in the deal, and the deal's party that names it best."""

    party: Party
    known: Known


def check_owners(deal: Deal, world: World, day: date) -> tuple[Found, ...]:
    """Give how the parties of a deal stand to listed owners, rule by rule, and what looks odd.

    Those named beside the parties, and in the terms, are looked up too, as mentioned. A party met
    twice in the deal is told once. One that the holdings show to be listed itself is told as
    listed, and its owners only where they stand under other rules or programmes than it does.
    Nothing is said where nobody listed is behind. Ids are left empty for the caller.
    """
    if world.holdings is None:
        return ()
    holdings = world.holdings
    beside = (*deal.named_beside, *holdings.named_in(deal.terms.passages))
    parties = (*deal.parties, *beside)
    named = holdings.named(parties)
    facts: list[Found] = []
    shown: list[tuple[Met, Shown]] = []
    for met in _met(parties, named):
        stands = standings(holdings, met.known.id, world, day)
        facts += _told(met, stands, world, day)
        facts += (_not_held(met.party, law) for law in stands.not_held)
        facts += (_unchecked(met.party, note) for note in stands.notes)
        if met.known.is_certain:
            shown += ((met, item) for item in stands.shown)
    facts += _too_many(parties, named)
    facts += _unknown(parties, named)
    if deal.kind is not DealKind.ARTICLE:
        facts += _flags(shown, world, day)
    return tuple(facts)


def standings(holdings: Holdings, party: str, world: World, day: date) -> Standings:
    """Give what the rules of ownership make of a party of the holdings on a day; kept once made."""
    if not holdings.may_tell(world.screener, party):
        return _NOTHING
    key = (party, day, world.lawbook)
    held = holdings.kept(world.screener).get(key)
    if isinstance(held, Standings):
        return held
    made = _standings(holdings, party, world, day)
    holdings.keep(world.screener, key, made)
    return made


def _standings(holdings: Holdings, party: str, world: World, day: date) -> Standings:
    behind = look_behind(holdings, party, world, day)
    counted = counted_hits(behind, world, day)
    return Standings(
        answered=tuple(answers_on(holdings, behind, world, day)),
        shown=flags_shown(behind, counted, day),
        itself=behind.itself,
        not_held=laws_not_held(behind, world.lawbook, day),
        notes=behind.notes,
    )


def counted_hits(behind: Behind, world: World, day: date) -> tuple[Hit, ...]:
    """Give those listed behind a party whom any rule of ownership counts."""
    return tuple(
        dict.fromkeys(
            hit
            for path in world.lawbook.ownership_rules()
            for counted in counted_under(behind, path, world.lawbook, day)
            for hits in counted.hits.values()
            for hit in hits
        )
    )


def answers_on(holdings: Holdings, behind: Behind, world: World, day: date) -> Iterator[Answered]:
    """Give what each rule held on the day makes of a party, where it reaches it or may."""
    in_use = {used.id for used in world.snapshot.used}
    for path, lists in world.lawbook.ownership_rules().items():
        rule = rule_on(world.lawbook, path, day)
        if rule is None or not in_use.intersection(lists):
            continue
        groups = counted_under(behind, path, world.lawbook, day)
        found = [_answered(holdings, behind, rule, group, day) for group in groups]
        reached = [item for item in found if item.told.steps]
        yield from reached
        if not reached and behind.party in behind.graph.about.gaps:
            unknown = _answered(holdings, behind, rule, Counted(), day)
            if unknown.told.standing is Standing.UNKNOWN:
                yield unknown


def _answered(
    holdings: Holdings, behind: Behind, rule: OwnershipRule, counted: Counted, day: date
) -> Answered:
    graph = behind.graph
    told = answer(holdings.register, behind.party, rule, counted.owners, day, graph=graph)

    def name(party: str) -> str:
        return graph.about.party(party).name

    return Answered(
        told=told,
        owners=_owners(told, counted, graph),
        asks=tuple(ask_of(question, rule, name) for question in told.questions),
    )


def _met(parties: Sequence[Party], named: Sequence[tuple[Known, ...]]) -> tuple[Met, ...]:
    """Give each party of the holdings once, by the deal's party that surely is it, or the first."""
    best: dict[str, Met] = {}
    for party, found in zip(parties, named, strict=True):
        for known in found[:MOST_ALIKE]:
            held = best.get(known.id)
            if held is None or (known.is_certain and not held.known.is_certain):
                best[known.id] = Met(party=party, known=known)
    return tuple(best.values())


def _too_many(parties: Sequence[Party], named: Sequence[tuple[Known, ...]]) -> Iterator[Found]:
    for party, found in zip(parties, named, strict=True):
        if len(found) > MOST_ALIKE:
            said = (
                f"{len(found)} parties of the holdings have a name like it, and only the "
                f"{MOST_ALIKE} likest were looked behind."
            )
            yield _unchecked(party, said)


def _unknown(parties: Sequence[Party], named: Sequence[tuple[Known, ...]]) -> Iterator[Found]:
    """Say, once for all, whom the holdings do not know: that nobody was found means nothing."""
    missed = dict.fromkeys(
        f"“{party.name}”"
        for party, found in zip(parties, named, strict=True)
        if not found and party.name.strip() and party.kind in _OWNABLE
    )
    if missed:
        verb = "is" if len(missed) == 1 else "are"
        said = f"{', '.join(missed)} {verb} not in the holdings: who owns them is not known."
        yield MissingFact(id="", because=said, span=None, what="owners")


def _told(met: Met, stands: Standings, world: World, day: date) -> Iterator[Found]:
    """Give a party's own listing, as far as it is new, and what its listed owners add to it."""
    assert world.holdings is not None
    called = world.holdings.about.party(met.known.id)
    own = listed_itself(met.party, met.known, called, stands.itself, world.screener)
    yield from own.facts
    for item in stands.answered:
        path = item.told.rule.path
        if not covers(own.entries, item.owners, path, world.lawbook, day):
            yield _fact(met, item)


def _not_held(party: Party, law: NotHeld) -> MissingFact:
    """Say that the law is not held by which listed ones behind a party would be judged."""
    others = len(law.names) - MOST_NAMED
    listed = ", ".join(law.names[:MOST_NAMED]) + (f" and {others} more" if others > 0 else "")
    said = (
        f"Behind “{party.name}” stands who is, or may be, listed: {listed}. What that means for it "
        f"is for {law.path} to say, which is not held for this day."
    )
    return MissingFact(id="", because=said, span=party.span, what=f"law:{law.path}")


def _unchecked(party: Party, why: str) -> MissingFact:
    return MissingFact(
        id="",
        because=f"Who owns “{party.name}” was not checked whole. {why}",
        span=party.span,
        what="check:owners",
        ask=Ask(key="owners.unchecked", words=(("party", party.name),)),
    )


def _fact(met: Met, item: Answered) -> OwnerFact:
    told = item.told
    return OwnerFact(
        id="",
        because=_because(met, told),
        span=met.party.span,
        role=met.party.role,
        party_name=met.party.name or told.name,
        party_id=told.party,
        rule=told.rule.path,
        standing=_STANDING[told.standing],
        is_applied=told.rule.in_force,
        is_certain=met.known.is_certain,
        owners=item.owners,
        least=told.best,
        most=told.worst,
        chain=tuple(f"{step.sentence[:1].upper()}{step.sentence[1:]}." for step in told.steps),
        asks=item.asks,
    )


def _because(met: Met, told: OwnershipAnswer) -> str:
    """Say whom of the holdings the party is, and what the chain comes to."""
    who = "is" if met.known.is_certain else "may be"
    called = f"“{met.party.name}”" if met.party.name else "The party"
    known = told.name if told.name == told.party else f"{told.name} ({told.party})"
    applied = "" if told.rule.in_force else ", which is not applied on this day"
    return (
        f"{called} {who} {known} of the holdings, {met.known.because}. {_comes_to(told)} "
        f"The line is {told.rule.line} ({told.rule.path}){applied}."
    )


def _comes_to(told: OwnershipAnswer) -> str:
    held = f"{told.best} %" if told.best == told.worst else f"{told.best} to {told.worst} %"
    if told.standing is Standing.CONTROLLED:
        return f"Listed parties are taken to control it until somebody rebuts it; they hold {held}."
    if told.standing is Standing.OWNED and told.rule.aggregate:
        return f"Listed parties, and those they own, hold {held} of it together."
    if told.standing is Standing.OWNED:
        return f"A listed party, with those it owns, holds {held} of it."
    return told.because


def _owners(
    told: OwnershipAnswer, counted: Counted, graph: OwnershipGraph
) -> tuple[OwnerEntry, ...]:
    """Give the listed owners the answer rests on: those of the chain, and others that add to it."""
    chained = {tie.owner for step in told.steps for tie in step.ties}
    if told.steps and told.rule.aggregate and told.standing is not Standing.CONTROLLED:
        chained |= {tie.owner for tie in graph.into.get(told.party, ()) if tie.is_stake}
    is_open = told.standing is Standing.UNKNOWN
    found = [
        OwnerEntry(
            entry_id=hit.entry.id,
            name=hit.entry.name,
            list_id=hit.entry.list_id,
            programmes=hit.entry.programmes,
            sublists=hit.entry.sublists,
            section_11_marker=hit.entry.section_11_marker,
            is_certain=hit.is_certain,
        )
        for party in sorted(chained & counted.hits.keys())
        for hit in counted.hits[party]
        if hit.is_certain or is_open
    ]
    return tuple(dict.fromkeys(found))


def _flags(shown: Iterable[tuple[Met, Shown]], world: World, day: date) -> Iterator[RedFlagFact]:
    """Give each flag once, however often it shows, where the catalogue held it on the day."""
    catalogue = world.lawbook.red_flags(day)
    seen: dict[str, list[tuple[Met, Shown]]] = {}
    for met, item in shown:
        seen.setdefault(item.flag, []).append((met, item))
    for flag, found in seen.items():
        if flag in catalogue:
            yield RedFlagFact(
                id="",
                because=" ".join(dict.fromkeys(item.because for _, item in found)),
                span=found[0][0].party.span,
                flag=flag,
                weight=weights()[flag].weight,
                source=catalogue[flag].source,
            )
