"""Earlier deals: which of those given came before this one, and who in them is whom.

What is not dated cannot be placed, and is left out, unless only a version of a deal is asked for:
the caller gives it as an earlier one. A deal of the same day counts as earlier where
it is another document: the caller gives earlier deals, and knows.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from witting.base import Deal, DealKind, Party, Role
from witting.names import plain
from witting.routes.destination import BUYERS, SELLERS, destinations
from witting.routes.named import RECEIVERS, name_places

MOST = 10_000
"""Earlier deals looked at, the latest first: a bound on time, wide enough for years."""

INVASION = date(2022, 2, 24)
_TELLING = frozenset({"lei", "inn", "ogrn", "uscc", "registration", "tax", "duns", "bic", "imo"})
BUYING = frozenset(BUYERS) | RECEIVERS


def earlier_of(
    deal: Deal, given: Sequence[Deal], day: date, *, undated: bool = False
) -> tuple[Deal, ...]:
    """Give those of the given deals that came before this one, in order of their days.

    The deal's own day counts, or the day of the question where the document has none. Articles
    and the deal itself are left out, and those without a day unless they are asked for.
    """
    until = deal.day or day
    found = [
        one
        for one in given
        if (undated if one.day is None else one.day <= until)
        and one.kind is not DealKind.ARTICLE
        and one != deal
        and not _is_itself(one, deal)
    ]
    found.sort(key=lambda one: (one.day or until, one.reference, one.source))
    return tuple(found[-MOST:])


def _is_itself(one: Deal, deal: Deal) -> bool:
    """Say whether it is the deal itself, given once more under another name.

    Two messages of one file may bear one reference: only what both say tells them apart.
    """
    return bool(
        one.digest
        and one.digest == deal.digest
        and one.reference == deal.reference
        and (one.parties, one.goods, one.passages) == (deal.parties, deal.goods, deal.passages)
    )


def is_same_party(one: Party, other: Party) -> bool:
    """Say whether two records name the same party: by one number, or by the whole name."""
    mine, theirs = _numbers(one), _numbers(other)
    if mine & theirs:
        return True
    name = name_key(one.name)
    return bool(name) and name == name_key(other.name) and not _differ(mine, theirs)


def _numbers(party: Party) -> frozenset[tuple[str, str]]:
    return frozenset(
        (item.scheme, "".join(item.value.split()).upper())
        for item in party.identifiers
        if item.scheme in _TELLING
    )


def _differ(mine: Iterable[tuple[str, str]], theirs: Iterable[tuple[str, str]]) -> bool:
    """Say whether both give a number of one scheme, and not the same."""
    held, other = dict(mine), dict(theirs)
    return any(other.get(scheme, value) != value for scheme, value in held.items())


@lru_cache(maxsize=65_536)
def name_key(name: str) -> str:
    """Give a name as it is compared: its plain words.

    >>> name_key("Acme  Trading, LLP") == name_key("ACME TRADING LLP")
    True
    """
    return plain(name)


@lru_cache(maxsize=65_536)
def address_key(address: str) -> str:
    """Give an address as it is compared; "" where it names no house.

    >>> address_key("Abay St. 5, Almaty"), address_key("Almaty")
    ('5 abay almaty st', '')
    """
    words = sorted(plain(address).split())
    return " ".join(words) if len(words) > 2 and any(w[0].isdigit() for w in words) else ""


def buyers(deal: Deal) -> tuple[Party, ...]:
    """Give those who buy or receive, banks left out."""
    return tuple(party for party in deal.parties if party.role in BUYING)


def sellers(deal: Deal) -> tuple[Party, ...]:
    """Give those who sell or send, banks left out."""
    return tuple(party for party in deal.parties if party.role in SELLERS)


def meets(party: Party, others: Iterable[Party]) -> bool:
    """Say whether a party is one of these."""
    return any(is_same_party(party, other) for other in others)


def with_party(deals: Iterable[Deal], party: Party, roles: Iterable[Role]) -> tuple[Deal, ...]:
    """Give the deals in which the party plays one of the roles."""
    wanted = frozenset(roles)
    return tuple(
        one
        for one in deals
        if any(p.role in wanted and is_same_party(p, party) for p in one.parties)
    )


@lru_cache(maxsize=4096)
def targets_of(deal: Deal) -> frozenset[str]:
    """Give the countries an earlier deal's goods went to."""
    found = destinations(deal, name_places(deal))
    return frozenset(ground.named.place.country for ground in found)


def told(deal: Deal) -> str:
    """Name an earlier deal in a sentence.

    >>> told(Deal(kind=DealKind.ORDER, source="a.json", format="order", day=date(2021, 5, 4)))
    'the earlier order of 2021-05-04'
    """
    number = f" {deal.reference}" if deal.reference else ""
    day = f" of {deal.day}" if deal.day else ""
    return f"the earlier {deal.kind.value.replace('_', ' ')}{number}{day}"
