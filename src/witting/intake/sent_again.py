"""Which of several messages are one sent again, each with what it changed.

A file of ten thousand payments must not be compared each with each: a message is only held against
the last before it of the same number, of the same reference, and of the same amount to the same
payee. Of one file, where like payments are many, a few before it are looked at for one that said
all that this says, and more.
"""

import re
from collections import deque
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from witting.base import Deal, DealKind, Role
from witting.intake.differences import Difference, is_cover, same_transaction, what_differs

_PAYEES = (Role.CREDITOR, Role.BENEFICIARY)
_LOOKED_AT = 8  # like payments of one file that are held against the next
_WORD = re.compile(r"[^\W\d_]+")
_KNOWN = frozenset({"the same UETR", "the same reference"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SentAgain:
    """A message and the one before it that it repeats: their places in what was given."""

    earlier: int
    later: int
    why: str  # `the same UETR`
    differences: tuple[Difference, ...]  # none: sent again as it was


def sent_again(deals: Sequence[Deal]) -> list[SentAgain]:
    """Give the messages that were sent before, in order, each beside the last one before it.

    Two payments in one file with references of their own are two, however alike: there only the
    same number or reference tells, or that the later one says the same with words left out.
    """
    last: dict[Hashable, deque[int]] = {}
    found = []
    words: dict[int, frozenset[str]] = {}
    for place, deal in enumerate(deals):
        keys = list(_keys(deal))
        known = [last[key] for key in keys if key in last]
        nearest = {places[-1] for places in known}
        for earlier in sorted({at for places in known for at in places}, reverse=True):
            other = deals[earlier]
            is_of_file = other.digest == deal.digest
            says_less = is_of_file and _says_less(deals, earlier, place, words)
            if earlier not in nearest and not says_less:
                continue
            why = same_transaction(other, deal)
            if why not in _KNOWN and is_of_file and not says_less:
                continue
            if why:
                differences = what_differs(other, deal)
                found.append(
                    SentAgain(earlier=earlier, later=place, why=why, differences=differences)
                )
                break
        for key in keys:
            last.setdefault(key, deque(maxlen=_LOOKED_AT)).append(place)
    return found


def alike_before(deals: Sequence[Deal]) -> dict[int, tuple[int, ...]]:
    """Give for each payment the like ones of its own file before it, the nearest first.

    They have the same payer, payee and amount under references of their own. That alone makes
    none of them the other sent again; it is for those who know whether one called for a look.
    """
    last: dict[Hashable, deque[int]] = {}
    found: dict[int, tuple[int, ...]] = {}
    for place, deal in enumerate(deals):
        if deal.kind is not DealKind.PAYMENT or not deal.digest:
            continue
        keys = [(deal.digest, key) for key in _alike_keys(deal)]
        before = {at for key in keys for at in last.get(key, ())}
        alike = tuple(
            at
            for at in sorted(before, reverse=True)
            if same_transaction(deals[at], deal) not in ("", *_KNOWN)
        )
        if alike:
            found[place] = alike
        for key in keys:
            last.setdefault(key, deque(maxlen=_LOOKED_AT)).append(place)
    return found


def _says_less(
    deals: Sequence[Deal], earlier: int, later: int, words: dict[int, frozenset[str]]
) -> bool:
    """Say whether a deal has only words of an earlier one, and lacks some of them."""
    for place in (earlier, later):
        if place not in words:
            words[place] = _words(deals[place])
    return words[later] < words[earlier]


def _words(deal: Deal) -> frozenset[str]:
    """Give the words of whoever takes part, of the goods and of the text: numbers are others."""
    said = [
        *(text for party in deal.parties for text in (party.name, party.address)),
        *(line.description for line in deal.goods),
        *(passage.text for passage in deal.passages),
    ]
    return frozenset(_WORD.findall(" ".join(said).casefold()))


def _keys(deal: Deal) -> Iterator[Hashable]:
    """Give what a message sent again would share with this one."""
    form = (deal.kind, is_cover(deal))
    if deal.uetr:
        yield (form, "uetr", deal.uetr)
    if deal.reference:
        yield (form, "reference", deal.reference)
    yield from _alike_keys(deal)


def _alike_keys(deal: Deal) -> Iterator[Hashable]:
    """Give what a payment of the same amount to the same payee would share with this one."""
    form = (deal.kind, is_cover(deal))
    for party in deal.parties:
        if party.role in _PAYEES:
            names = [" ".join(party.name.casefold().split())] if party.name else []
            for amount in deal.amounts:
                for name in (*names, *party.identifiers):
                    yield (form, amount, name)
