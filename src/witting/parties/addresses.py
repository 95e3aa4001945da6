"""How far a written address is a listed one: street and city, city, elsewhere, another country."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from witting.base import Address
from witting.names import plain, romanise_word
from witting.places import find_places

STREET = "same street and city"
CITY = "same city"
OTHER_CITY = "another city"
OTHER_COUNTRY = "another country"
ORDER = (STREET, CITY, OTHER_CITY, OTHER_COUNTRY)

_LEAST = 4  # letters of a word that can name a street
_STREET_WORDS = (
    "street road avenue lane place square boulevard ulitsa prospekt shosse pereulok proezd "
    "naberezhnaya bulvar building house block unit tower room floor office suite apartment "
    "korpus stroenie litera pomeshchenie kvartira north south east west central industrial "
    "zone free town city village district region area oblast province county state republic"
)  # they stand in many addresses and name no street
_GENERIC = frozenset(_STREET_WORDS.split())


@dataclass(frozen=True, slots=True)
class Located:
    """What an address says of where it is."""

    cities: frozenset[str]  # ids of places
    countries: frozenset[str]
    words: frozenset[str]
    named: frozenset[str]  # words that name those places, and so no street
    numbers: frozenset[str]
    occupied: bool  # two states write it as theirs


def address_level(written: str, listed: Iterable[Address]) -> tuple[str, str] | None:
    """Give the level at which an address meets the nearest of the listed ones, and that one.

    None where there is nothing to compare.

    >>> moscow = Address(whole="5 Lenina Street, Moscow", city="Moscow", country="RU")
    >>> address_level("Москва, ул. Ленина, д. 5", [moscow])[0]
    'same street and city'
    """
    if not written.strip():
        return None
    mine = located(written)
    met = []
    for place, theirs in enumerate(listed):
        level = _pair(mine, theirs)
        if level:
            met.append((ORDER.index(level), place, theirs.whole))
    if not met:
        return None
    best, _, whole = min(met)
    return ORDER[best], whole


def _pair(mine: Located, address: Address) -> str:
    """Give the level of one pair of addresses, or "" where no place of both is known."""
    theirs = located(address.whole)
    city = frozenset(words_of(address.city))
    both_known = bool(mine.cities and theirs.cities)
    if mine.cities & theirs.cities or (city and city <= mine.words and not both_known):
        street = (mine.words & theirs.words) - city - mine.named - theirs.named
        return STREET if street and mine.numbers & theirs.numbers else CITY
    countries = {address.country} if address.country else theirs.countries
    if mine.countries and countries and not mine.countries & countries:
        return OTHER_COUNTRY
    return OTHER_CITY if mine.cities and (theirs.cities or city) else ""


@lru_cache(maxsize=8192)
def located(text: str) -> Located:
    """Give the places, the telling words and the numbers of an address."""
    found = [place for place in find_places(text) if not place.in_street]
    return Located(
        cities=frozenset(p.place.id for p in found if p.place.kind in ("city", "port")),
        countries=frozenset(p.place.country for p in found),
        words=frozenset(words_of(text)),
        named=frozenset(word for place in found for word in words_of(place.text)),
        numbers=frozenset(re.findall(r"\d+", text)),
        occupied=any(p.place.under_occupation for p in found),
    )


def words_of(text: str) -> list[str]:
    """Give an address's telling words, in Latin letters."""
    words = (romanise_word(word) for word in plain(text).split())
    return [w for w in words if w.isalpha() and len(w) >= _LEAST and w not in _GENERIC]
