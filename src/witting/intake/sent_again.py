"""Which of several messages are one sent again, each with what it changed.

A file of ten thousand payments must not be compared each with each: a message is only held against
the last before it of the same number, of the same reference, and of the same amount to the same
payee.
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from witting.base import Deal, Role
from witting.intake.differences import Difference, is_cover, same_transaction, what_differs

_PAYEES = (Role.CREDITOR, Role.BENEFICIARY)
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
    same number or reference tells.
    """
    last: dict[Hashable, int] = {}
    found = []
    for place, deal in enumerate(deals):
        keys = list(_keys(deal))
        candidates = sorted({last[key] for key in keys if key in last}, reverse=True)
        for earlier in candidates:
            why = same_transaction(deals[earlier], deal)
            if why in _KNOWN or (why and deals[earlier].digest != deal.digest):
                differences = what_differs(deals[earlier], deal)
                found.append(
                    SentAgain(earlier=earlier, later=place, why=why, differences=differences)
                )
                break
        last.update((key, place) for key in keys)
    return found


def _keys(deal: Deal) -> Iterator[Hashable]:
    """Give what a message sent again would share with this one."""
    form = (deal.kind, is_cover(deal))
    if deal.uetr:
        yield (form, "uetr", deal.uetr)
    if deal.reference:
        yield (form, "reference", deal.reference)
    for party in deal.parties:
        if party.role in _PAYEES:
            names = [" ".join(party.name.casefold().split())] if party.name else []
            for amount in deal.amounts:
                for name in (*names, *party.identifiers):
                    yield (form, amount, name)
