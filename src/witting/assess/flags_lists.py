"""Flags from the lists: a party on BIS's lists, a name or an address like a listed party's."""

import re
from collections.abc import Iterator, Sequence

from witting.assess.flags_addresses import address_index
from witting.assess.flags_sight import Sight
from witting.base import Certainty, ListEntry, Party, PartyFact
from witting.routes import INVASION, Seen, meets

DENIED = "bis-dpl"
BIS_LISTS = frozenset({"bis-el", "bis-meu", "bis-uvl", "bis-mieu", DENIED})
_NAMES = {
    "bis-el": "the Entity List",
    "bis-meu": "the Military End-User List",
    "bis-mieu": "BIS's military-intelligence end users",
    "bis-uvl": "the Unverified List",
    DENIED: "the Denied Persons List",
}
_LETTERS = re.compile(
    r"bis letter|supplier[- ]list letter|project guardian|red[- ]flag letter|is[- ]informed",
    re.IGNORECASE,
)
_RUSSIA = "RU"


def on_a_list_of_bis(sight: Sight) -> Iterator[Seen]:
    """A party of the deal is, or may be, on a list that BIS keeps."""
    for party in sight.deal.parties:
        for fact in sight.matched(party):
            if fact.is_match and fact.list_id in BIS_LISTS:
                flag = "RF-KYC-00" if fact.list_id == DENIED else "RF-BIS-FI-02"
                yield Seen(flag=flag, because=_is_on(party, fact), span=party.span)


def _is_on(party: Party, fact: PartyFact) -> str:
    word = "is" if fact.certainty is Certainty.CERTAIN else "may be"
    return f"“{party.name}” {word} {fact.entry_name} of {_NAMES[fact.list_id]} ({fact.entry_id})."


def named_in_a_letter(sight: Sight) -> Iterator[Seen]:
    """A party is on a list of your own that holds whom BIS named in a letter."""
    for party in sight.deal.parties:
        for fact in sight.matched(party):
            said = next((part for part in fact.parts_of_list if _LETTERS.search(part)), "")
            if fact.is_match and said:
                because = f"“{party.name}” is on the list {fact.list_id} under “{said}”."
                yield Seen(flag="RF-BIS-LTR-01", because=because, span=party.span)


def like_a_listed_party(sight: Sight) -> Iterator[Seen]:
    """A party's name is like a listed one, and whether it is the same is not settled."""
    for party in sight.deal.parties:
        for fact in sight.matched(party):
            is_open = fact.is_match and fact.certainty is Certainty.POSSIBLE
            if is_open and fact.list_id not in BIS_LISTS:
                because = f"The name “{party.name}” is like {fact.listed_name} ({fact.entry_id})."
                yield Seen(flag="RF-N23-07", because=because, span=party.span)


def at_a_listed_address(sight: Sight) -> Iterator[Seen]:
    """A party gives the address of an entry, without being known as that entry.

    BIS's lists are asked for every deal; the others for deals in high-priority goods.
    """
    lists = {used.id for used in sight.world.snapshot.used}
    asked = lists if sight.high_priority else lists & BIS_LISTS
    if not asked:
        return
    for party in sight.deal.parties:
        if party.role.is_agent or not re.search(r"\d", party.address):
            continue
        index = address_index(sight.world.snapshot, frozenset(asked))
        itself = {fact.entry_id for fact in sight.matched(party) if fact.is_match}
        found = [hit for hit in index.at(party.address, party.country) if hit[0].id not in itself]
        if found:
            flag = _address_flag(sight, party, [entry for entry, _ in found])
            yield Seen(flag=flag, because=_gives(party, found), span=party.span)


def _address_flag(sight: Sight, party: Party, entries: Sequence[ListEntry]) -> str:
    """Pick the flag that says most: one address is one observation."""
    lists = {entry.list_id for entry in entries}
    held = sight.world.lawbook.red_flags(sight.day)
    if sight.high_priority and _is_new(sight, party) and "RF-G7-01" in held:
        return "RF-G7-01"
    if DENIED in lists:
        return "RF-KYC-00"
    is_of_bis = "bis-el" in lists or len(entries) > 1
    return "RF-BIS-FI-03" if is_of_bis and "RF-BIS-FI-03" in held else "RF-N23-07"


def _is_new(sight: Sight, party: Party) -> bool:
    """Say whether the party is known to be new: formed since the invasion, or not met before."""
    if party.formed_on is not None:
        return party.formed_on > INVASION
    return bool(sight.earlier) and not any(meets(party, one.parties) for one in sight.earlier)


def _gives(party: Party, found: Sequence[tuple[ListEntry, str]]) -> str:
    entry, whole = found[0]
    more = f" and {len(found) - 1} more" if len(found) > 1 else ""
    return (
        f"“{party.name}” gives the address of {entry.name} ({entry.id}{more}): listed as “{whole}”."
    )


def new_office_of_a_russian_bank(sight: Sight) -> Iterator[Seen]:
    """A bank outside Russia is of a Russian bank on the lists and opened since the invasion."""
    for party in sight.deal.parties:
        if not party.role.is_agent or party.formed_on is None or party.formed_on <= INVASION:
            continue
        if party.country in (None, _RUSSIA):
            continue
        for fact in sight.matched(party):
            entry = sight.world.snapshot.entry(fact.entry_id) if fact.is_match else None
            if entry is not None and _RUSSIA in entry.countries:
                because = (
                    f"“{party.name}” in {party.country} opened on {party.formed_on} and is of "
                    f"{entry.name} ({entry.id}), a listed bank of Russia."
                )
                yield Seen(flag="RF-OFAC-02", because=because, span=party.span)
