"""A party of the deal that the holdings show to be listed itself, though the deal does not say so.

The deal may give another name than the lists, and no number; the register that knows the party
gives a number, an id or a name of the lists. Its screening is made here as it is for the deal, so
that nothing is told twice.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from witting.assess.owners_behind import Hit, inquiry_of
from witting.assess.owners_holdings import Known
from witting.base import (
    Certainty,
    Deal,
    DealKind,
    ListEntry,
    OwnerEntry,
    Party,
    PartyFact,
    ScorePart,
)
from witting.lawbook import Lawbook
from witting.ownership import OwnedParty
from witting.parties import Screener, check_parties
from witting.parties.evidence import beside

_Key = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedItself:
    """What is new of a party's own listing, and under which entries it stands told already."""

    facts: tuple[PartyFact, ...] = ()
    entries: tuple[ListEntry, ...] = ()  # as surely told as the party is the register's


def listed_itself(
    party: Party, known: Known, called: OwnedParty, hits: Sequence[Hit], screener: Screener
) -> ListedItself:
    """Give a fact for each entry that the holdings show a party to be and the deal does not.

    It is certain where the party surely is the one of the holdings and they give it a number or
    an id of the entry; else possible. What the deal's own words say as surely is not said again.
    """
    if not hits:
        return ListedItself()
    told = _told(party, screener)
    made = [_fact(party, known, called, hit, hits) for hit in hits]
    new = [fact for fact in made if not _is_told(fact, told)]
    sure = told | {_key(fact): fact.certainty for fact in new}
    least = (Certainty.CERTAIN,) if known.is_certain else (Certainty.CERTAIN, Certainty.POSSIBLE)
    return ListedItself(
        facts=tuple(new),
        entries=tuple(
            hit.entry for hit in hits if sure.get((hit.entry.list_id, hit.entry.id)) in least
        ),
    )


def covers(
    entries: Sequence[ListEntry], owners: Sequence[OwnerEntry], path: str, book: Lawbook, day: date
) -> bool:
    """Say whether a party's own listing does all that a rule of ownership would carry on to it.

    It does where the party stands under the rules and the programmes of all those owners itself.
    """
    own = [entry for entry in entries if _laws(entry, path, book, day)]
    laws = {law for entry in own for law in _laws(entry, path, book, day)}
    programmes = {name for entry in own for name in entry.programmes}
    return bool(own) and all(
        _laws(owner, path, book, day) <= laws and programmes.issuperset(owner.programmes)
        for owner in owners
    )


def _laws(listed: ListEntry | OwnerEntry, path: str, book: Lawbook, day: date) -> frozenset[str]:
    """Give the rules an entry stands under on a day that a rule of ownership carries on."""
    law = book.law_of(listed.list_id, (*listed.sublists, *listed.programmes), day)
    return frozenset(one.path for one in law.in_force if law.ownership.get(one.path) == path)


def _told(party: Party, screener: Screener) -> dict[_Key, Certainty]:
    """Give how surely the deal's own words make a party this entry or that."""
    alone = Deal(kind=DealKind.ORDER, source="", format="", parties=(party,))
    found: dict[_Key, Certainty] = {}
    for fact in check_parties(alone, screener):
        if isinstance(fact, PartyFact) and fact.is_match and fact.role is party.role:
            found.setdefault(_key(fact), fact.certainty)
    return found


def _is_told(fact: PartyFact, told: dict[_Key, Certainty]) -> bool:
    return told.get(_key(fact)) in (Certainty.CERTAIN, fact.certainty)


def _key(fact: PartyFact) -> _Key:
    return fact.list_id, fact.entry_id


def _fact(
    party: Party, known: Known, called: OwnedParty, hit: Hit, hits: Collection[Hit]
) -> PartyFact:
    entry, match = hit.entry, hit.match
    exact, said = _evidence(called, hit, hits)
    who = "is" if known.is_certain else "may be"
    named = f"“{party.name}”" if party.name else "The party"
    register = called.name if called.name == called.id else f"{called.name} ({called.id})"
    because = f"{named} {who} {register} of the holdings, {known.because}; {said}"
    whole = (ScorePart(name="identifier", value=1.0, because=said),)
    return PartyFact(
        id="",
        certainty=Certainty.CERTAIN if exact and known.is_certain else Certainty.POSSIBLE,
        because=because,
        span=party.span,
        role=party.role,
        party_name=party.name or called.name,
        entry_id=entry.id,
        entry_name=entry.name,
        listed_name=match.listed_name if match else entry.name,
        list_id=entry.list_id,
        entry_kind=entry.kind,
        programmes=entry.programmes,
        sublists=entry.sublists,
        listed_on=entry.listed_on,
        section_11_marker=entry.section_11_marker,
        listed_on_source=entry.listed_on_source,
        score=match.score if match else 1.0,
        is_match=True,
        parts=match.parts if match else whole,
    )


def _evidence(called: OwnedParty, hit: Hit, hits: Collection[Hit]) -> tuple[bool, str]:
    """Say whether the holdings give a number or an id of the entry, and which."""
    entry = hit.entry
    if hit.match is None:
        return True, f"the holdings give it the id {entry.id}"
    by_id = [other.entry for other in hits if other.match is None]
    known = beside(inquiry_of(called, by_id).asked, entry)
    if not known.is_exact:
        return False, f"of what the holdings call it, {hit.match.because}"
    given = beside(inquiry_of(called).asked, entry)
    if given.is_exact or not by_id:
        return True, f"the holdings give it the number of {entry.name}: {known.lead}"
    return True, f"the holdings give it the id {by_id[0].id}, and of that entry {known.lead}"
