"""Which list entries give an address that a party gives too: an index over the lists' addresses.

Two addresses are one where every number of the listed one (house, floor, room) stands in the other,
and most of their telling words are the same. A street or a tower alone is not enough: thousands
share it. Built when first asked, over the lists asked for; the lists of BIS are few and quick.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from witting.base import Address, ListEntry
from witting.lists import Snapshot
from witting.names import plain, romanise_word

_GENERIC_WORDS = (
    "street road avenue lane place square boulevard ulitsa prospekt shosse pereulok proezd str "
    "building bldg block unit tower room floor office suite apartment flat house the and "
    "korpus stroenie litera pomeshchenie dom box city district region area province north south "
    "east west central industrial zone free town centre center commercial plaza"
)  # they stand in many addresses and tell nothing
_GENERIC = frozenset(_GENERIC_WORDS.split())
_LEAST_WORDS = 2
_LONGEST_HOUSE = 4  # digits
_ALIKE = 0.6  # grade editor: of all telling words of both, so many are the same


@dataclass(frozen=True, slots=True)
class Written:
    """What an address is compared by."""

    words: frozenset[str]
    numbers: frozenset[str]

    @property
    def names_a_house(self) -> bool:
        """Whether a number may be that of a house: a postcode alone is a whole quarter."""
        return any(len(number) <= _LONGEST_HOUSE for number in self.numbers)


@dataclass(frozen=True, slots=True)
class Listed:
    """One listed address, with the entry that gives it."""

    ordinal: int
    whole: str
    country: str
    written: Written


class AddressIndex:
    """The addresses of some lists of a snapshot, found by their words."""

    def __init__(self, snapshot: Snapshot, lists: frozenset[str]) -> None:
        self._snapshot = snapshot
        self._by_key: dict[tuple[str, str], list[Listed]] = {}  # longest number, and each word
        for ordinal in _ordinals(snapshot, lists):
            entry = snapshot.entries[ordinal]
            if entry.list_id in lists:
                self._add(ordinal, entry.addresses)

    def _add(self, ordinal: int, addresses: Iterable[Address]) -> None:
        for address in addresses:
            said = written(address.whole, address.country_name)
            if said.names_a_house and len(said.words) >= _LEAST_WORDS:
                one = Listed(ordinal, address.whole, address.country, said)
                longest = max(said.numbers, key=lambda number: (len(number), number))
                for word in said.words:
                    self._by_key.setdefault((longest, word), []).append(one)

    def at(self, address: str, country: str | None) -> tuple[tuple[ListEntry, str], ...]:
        """Give the entries that give this address, each once, with the address as listed."""
        asked = written(address)
        near = {
            id(one): one
            for number in asked.numbers
            for word in asked.words
            for one in self._by_key.get((number, word), ())
        }
        found: dict[int, str] = {}
        for one in near.values():
            elsewhere = country and one.country and country != one.country
            if not elsewhere and is_one_address(asked, one.written):
                found.setdefault(one.ordinal, one.whole)
        return tuple((self._snapshot.entries[at], found[at]) for at in sorted(found))


def is_one_address(asked: Written, listed: Written) -> bool:
    """Say whether a written address is the listed one.

    >>> listed = written("Unit D, 16/F One Capital Place, 18 Luard Rd, Wan Chai", "")
    >>> is_one_address(written("Capital Place 16F, Unit D, 18 Luard Road, Wan Chai HK"), listed)
    True
    >>> is_one_address(written("Capital Place 17F, 18 Luard Road, Wan Chai HK"), listed)
    False
    """
    both, either = asked.words & listed.words, asked.words | listed.words
    is_within = bool(listed.numbers) and listed.numbers <= asked.numbers
    return is_within and len(both) >= _LEAST_WORDS and len(both) >= _ALIKE * len(either)


@lru_cache(maxsize=8192)
def written(address: str, country: str = "") -> Written:
    """Give the telling words and the numbers of an address; the country's name tells nothing."""
    text = address.lower() if address.isascii() else _latin(address)
    left_out = _GENERIC | set(re.findall(r"[a-z]+", country.lower()))
    words = (word for word in re.findall(r"[a-z]{3,}", text) if word not in left_out)
    numbers = (number.lstrip("0") for number in re.findall(r"\d+", text))
    return Written(frozenset(words), frozenset(filter(None, numbers)))


def _latin(address: str) -> str:
    return " ".join(romanise_word(word) for word in plain(address).split())


@lru_cache(maxsize=3)  # each holds its snapshot: what is no longer in use must go
def address_index(snapshot: Snapshot, lists: frozenset[str]) -> AddressIndex:
    """Give the index of some lists of a snapshot, made once."""
    return AddressIndex(snapshot, lists)


def _ordinals(snapshot: Snapshot, lists: frozenset[str]) -> Iterator[int]:
    """Give where the entries of these lists stand: a snapshot keeps each list's together."""
    start = 0
    for used in snapshot.used:
        if used.id in lists:
            yield from range(start, start + used.entries)
        start += used.entries
    if start != len(snapshot.entries):
        yield from range(len(snapshot.entries))
