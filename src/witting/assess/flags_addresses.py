"""Which list entries give an address that a party gives too: an index over the lists' addresses.

Two addresses are one where every number of the listed one (house, floor, room) stands in the other,
and most of their telling words are the same. A street or a tower alone is not enough: thousands
share it. Built when first asked, over the lists asked for; the lists of BIS are few and quick.
"""

import re
from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from weakref import WeakKeyDictionary, proxy

import numpy as np

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
_WORDS, _NUMBERS = re.compile(r"[a-z]{3,}"), re.compile(r"\d+")
_LEAST_WORDS = 2
_LONGEST_HOUSE = 4  # digits
_MARKS = 8  # bytes for each word kept, one of them set for it
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


class AddressIndex:
    """The addresses of some lists of a snapshot, found by their words.

    What is kept of each word is a number, some 45,000 for the lists that come with witting; an
    address itself is read from the snapshot again where most of its words fit.
    """

    def __init__(self, snapshot: Snapshot, lists: frozenset[str]) -> None:
        self._snapshot: Snapshot = proxy(snapshot)  # what is no longer in use must go
        self._ordinals, self._places, self._sizes = array("I"), array("I"), array("I")
        keys, owners = array("q"), array("I")  # of each word with the address's longest number
        for first, end in _stretches(snapshot, lists):
            # Read past the caches: all pass by once, and would push out what is asked for.
            for ordinal, (on, addresses) in enumerate(snapshot.addresses(first, end), first):
                if on in lists:
                    self._add(ordinal, addresses, keys, owners)
        order = np.argsort(np.array(keys, dtype=np.int64), kind="stable")
        self._keys = np.array(keys, dtype=np.int64)[order]
        self._owners = np.array(owners, dtype=np.uint32)[order]
        self._marks = bytearray(1 << (len(keys) * _MARKS).bit_length())
        np.frombuffer(self._marks, dtype=np.uint8)[self._keys & (len(self._marks) - 1)] = 1

    def _add(
        self,
        ordinal: int,
        addresses: Iterable[Address],
        keys: "array[int]",
        owners: "array[int]",
    ) -> None:
        for place, address in enumerate(addresses):
            said = _read(address.whole, address.country_name)
            if said.names_a_house and len(said.words) >= _LEAST_WORDS:
                longest = max(said.numbers, key=lambda number: (len(number), number))
                keys.extend(hash((longest, word)) for word in said.words)
                owners.extend([len(self._ordinals)] * len(said.words))
                self._ordinals.append(ordinal)
                self._places.append(place)
                self._sizes.append(len(said.words))

    def at(self, address: str, country: str | None) -> tuple[tuple[ListEntry, str], ...]:
        """Give the entries that give this address, each once, with the address as listed."""
        asked = written(address)
        found: dict[int, tuple[ListEntry, str]] = {}
        for number in self._near(asked):
            ordinal = self._ordinals[number]
            entry = self._snapshot.entries[ordinal]
            one = entry.addresses[self._places[number]]
            elsewhere = country and one.country and country != one.country
            listed = written(one.whole, one.country_name)
            if not elsewhere and is_one_address(asked, listed):
                found.setdefault(ordinal, (entry, one.whole))
        return tuple(found[ordinal] for ordinal in sorted(found))

    def _near(self, asked: Written) -> list[int]:
        """Give the addresses that share enough words with one, and their longest number."""
        marks, most = self._marks, len(self._marks) - 1
        keys = [
            key
            for number in asked.numbers
            for word in asked.words
            if marks[(key := hash((number, word))) & most]  # most strange words are told at once
        ]
        if len(keys) < _LEAST_WORDS:
            return []
        sought = np.array(keys, dtype=np.int64)
        starts = np.searchsorted(self._keys, sought, "left").tolist()
        ends = np.searchsorted(self._keys, sought, "right").tolist()
        shared: Counter[int] = Counter()
        for start, end in zip(starts, ends, strict=True):
            if start < end:
                shared.update(self._owners[start:end].tolist())
        return sorted(
            number
            for number, both in shared.items()
            if _is_alike(both, len(asked.words) + self._sizes[number] - both)
        )


def _is_alike(both: int, either: int) -> bool:
    return both >= _LEAST_WORDS and both >= _ALIKE * either


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
    return is_within and _is_alike(len(both), len(either))


@lru_cache(maxsize=8192)
def written(address: str, country: str = "") -> Written:
    """Give the telling words and the numbers of an address; the country's name tells nothing."""
    return _read(address, country)


def _read(address: str, country: str) -> Written:
    text = address.lower() if address.isascii() else _latin(address)
    words = frozenset(_WORDS.findall(text)) - _told_nothing_by(country)
    numbers = (number.lstrip("0") for number in _NUMBERS.findall(text))
    return Written(words, frozenset(filter(None, numbers)))


@lru_cache(maxsize=1024)
def _told_nothing_by(country: str) -> frozenset[str]:
    return _GENERIC.union(re.findall(r"[a-z]+", country.lower()))


def _latin(address: str) -> str:
    return " ".join(romanise_word(word) for word in plain(address).split())


_MADE: WeakKeyDictionary[Snapshot, dict[frozenset[str], AddressIndex]] = WeakKeyDictionary()


def address_index(snapshot: Snapshot, lists: frozenset[str]) -> AddressIndex:
    """Give the index of some lists of a snapshot, made once; it goes with the snapshot."""
    made = _MADE.setdefault(snapshot, {})
    if lists not in made:
        made[lists] = AddressIndex(snapshot, lists)
    return made[lists]


def _stretches(snapshot: Snapshot, lists: frozenset[str]) -> list[tuple[int, int]]:
    """Give where the entries of these lists stand: a snapshot keeps each list's together."""
    start, found = 0, list[tuple[int, int]]()
    for used in snapshot.used:
        if used.id in lists:
            found.append((start, start + used.entries))
        start += used.entries
    return found if start == len(snapshot.entries) else [(0, len(snapshot.entries))]
