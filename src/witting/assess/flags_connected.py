"""Flags from those a party is connected with by earlier deals: the same people, the same contacts.

Somebody of an earlier deal who shares a manager, a telephone, a mailbox, an account or an address
with a party of this one is looked up in the lists. Only those who share are: the rest is nobody's
business, and costs time.
"""

from collections.abc import Callable, Iterator
from itertools import islice

from witting.assess.flags_sight import Sight
from witting.base import Deal, Party
from witting.names import plain
from witting.parties import Match
from witting.routes import Seen, address_key, buyers, is_same_party, meets, name_key, told

_SHARED = ("phone", "email", "account", "iban", "website")
_MOST = 20  # connected parties looked up: a bound on time
_ENTITY_LIST = "bis-el"
_TELLING = 12  # letters of a description that name one thing: “bearings” names none


def shares_managers_with_a_listed_party(sight: Sight) -> Iterator[Seen]:
    """A new customer has a manager of a party of the Entity List, by an earlier deal."""
    for party, other, deal, listed in _connected(sight, _shared_manager):
        if listed.entry.list_id == _ENTITY_LIST and not _is_known(sight, party):
            because = (
                f"“{party.name}” is run by {_shared_manager(party, other)}, who ran “{other.name}” "
                f"by {told(deal)}: {listed.entry.name} of the Entity List ({listed.entry_id})."
            )
            yield Seen(flag="RF-KYC-24", because=because, span=party.span)
            return


def stands_in_for_a_listed_party(sight: Sight) -> Iterator[Seen]:
    """A party has the account, mailbox or address of a listed party of an earlier deal."""
    for party, other, deal, listed in islice(_connected(sight, _shared_detail), 1):
        because = (
            f"“{party.name}” has {_shared_detail(party, other)} of “{other.name}” of "
            f"{told(deal)}, which is like {listed.entry.name} ({listed.entry_id})."
        )
        yield Seen(flag="RF-EBA-02", because=because, span=party.span)


def orders_what_a_listed_party_ordered(sight: Sight) -> Iterator[Seen]:
    """A new customer orders by the very words goods that a party now on the Entity List ordered."""
    wanted = {_key(line.description): line for line in sight.deal.goods} if sight.earlier else {}
    customers = [one for one in buyers(sight.deal) if not _is_known(sight, one)]
    asked: set[str] = set()
    for deal in reversed(sight.earlier) if customers else ():
        same = [line for line in deal.goods if _key(line.description) in wanted]
        for other in buyers(deal) if same and _key(same[0].description) else ():
            if name_key(other.name) in asked or len(asked) >= _MOST:
                continue
            asked.add(name_key(other.name))
            listed = _listed(sight, other)
            if listed and listed.entry.list_id == _ENTITY_LIST:
                because = (
                    f"“{customers[0].name}” is new and orders “{same[0].description}”, which "
                    f"“{other.name}” ordered by {told(deal)}: {listed.entry.name} of the Entity "
                    f"List ({listed.entry_id})."
                )
                yield Seen(flag="RF-KYC-25", because=because, span=customers[0].span)
                return


def _key(description: str) -> str:
    """Give the words of a description that names one thing, with its number; "" for any other."""
    words = plain(description)
    is_telling = len(words) >= _TELLING and any(letter.isdigit() for letter in words)
    return words if is_telling else ""


def _is_known(sight: Sight, party: Party) -> bool:
    return any(meets(party, one.parties) for one in sight.earlier)


def _connected(
    sight: Sight, share: Callable[[Party, Party], str]
) -> Iterator[tuple[Party, Party, Deal, Match]]:
    """Give the listed of earlier deals who share something with a party, under another name."""
    mine = [party for party in sight.deal.parties if not party.role.is_agent]
    met: set[str] = set()
    for deal in reversed(sight.earlier):
        for other in deal.parties:
            for party in mine:
                if len(met) >= _MOST or name_key(other.name) in met:
                    break
                if share(party, other) and not is_same_party(party, other):
                    met.add(name_key(other.name))
                    listed = _listed(sight, other)
                    if listed:
                        yield party, other, deal, listed


def _shared_manager(party: Party, other: Party) -> str:
    theirs = {name_key(name) for name in other.managers}
    return next((name for name in party.managers if name_key(name) in theirs), "")


def _shared_detail(party: Party, other: Party) -> str:
    """Name what two parties share, "" where they share nothing."""
    theirs = {(item.scheme, _bare(item.value)) for item in other.identifiers}
    for item in party.identifiers:
        if item.scheme in _SHARED and (item.scheme, _bare(item.value)) in theirs:
            return f"the {item.scheme} {item.value}"
    key = address_key(party.address)
    return "the address" if key and key == address_key(other.address) else ""


def _bare(value: str) -> str:
    return "".join(value.split()).casefold()


def _listed(sight: Sight, party: Party) -> Match | None:
    """Give the entry an earlier party is most like, None where it is like none."""
    if not party.name.strip():
        return None
    found = sight.world.screener.match(
        party.name,
        kind=party.kind,
        countries=(party.country,) if party.country else (),
        identifiers=party.identifiers,
    )
    return next((match for match in found if match.is_match), None)
