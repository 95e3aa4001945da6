"""Which messages are about one transaction: a payment and its cover, its recall and its return.

A payment through correspondents is two messages: one names the customers (pacs.008, MT103), the
other moves the money between banks (pacs.009 COV, MT202COV) and repeats the customers. Looked at
apart, each is half a case.
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from witting.base import Deal, DealKind, Role
from witting.intake.differences import Difference, is_cover, what_differs

_ABOUT_A_PAYMENT = frozenset({DealKind.RETURN, DealKind.RECALL, DealKind.INQUIRY})
_SHORTEST = 4  # a reference such as "1" is everybody's
_CUSTOMERS = (Role.DEBTOR, Role.CREDITOR, Role.ULTIMATE_DEBTOR, Role.ULTIMATE_CREDITOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """Messages about one transaction."""

    deals: tuple[int, ...]  # their places in what was given, in order
    why: str  # `the same UETR 7b0c…`, `the reference E2E-1 and the same customers`
    differences: tuple[Difference, ...] = ()  # in whom a payment and its cover name as customers


def pair_covers(deals: Sequence[Deal]) -> list[Together]:
    """Give the groups of messages that are about one transaction, in the order of their firsts.

    Messages of one UETR belong together. Without one, a cover belongs to the payment whose
    reference it names (field 21, or the end-to-end id) and whose customers it repeats; a recall, a
    return or an inquiry to the payment of its reference and amount. A message with nobody beside
    it is in no group.
    """
    groups = Groups(len(deals))
    numbered: dict[str, int] = {}
    for place, deal in enumerate(deals):
        if deal.uetr:
            first = numbered.setdefault(deal.uetr, place)
            groups.join(first, place, f"the same UETR {deal.uetr}")
    # By reference and by what a message about it shares: each is held against one payment only, so
    # that ten thousand of one reference are not compared each with each.
    payments: dict[tuple[str, Hashable], int] = {}
    for place, deal in enumerate(deals):
        if _is_payment(deal):
            for reference in _references(deal):
                for shared, _ in _shared(deal):
                    payments.setdefault((reference, shared), place)
    for place, deal in enumerate(deals):
        for reference in _references(deal) if _is_about_another(deal) else ():
            for shared, what in _shared(deal):
                payment = payments.get((reference, shared))
                if payment is not None and not _is_another(deal, deals[payment]):
                    groups.join(payment, place, f"the reference {reference} and {what}")
    return [_together(places, why, deals) for places, why in groups.found()]


def _references(deal: Deal) -> tuple[str, ...]:
    stated = dict.fromkeys((deal.reference, *deal.related))
    return tuple(reference for reference in stated if len(reference) >= _SHORTEST)


def _is_about_another(deal: Deal) -> bool:
    return is_cover(deal) or deal.kind in _ABOUT_A_PAYMENT


def _is_another(deal: Deal, payment: Deal) -> bool:
    """Say whether both state a unique number, and not the same."""
    return bool(deal.uetr and payment.uetr and deal.uetr != payment.uetr)


def _shared(deal: Deal) -> Iterator[tuple[Hashable, str]]:
    """Give what a payment and a message about it have in common beside a reference."""
    for party in deal.parties:
        if party.role in _CUSTOMERS:
            name = " ".join(party.name.casefold().split())
            accounts = (i.value for i in party.identifiers if i.scheme in ("iban", "account"))
            for key in filter(None, (name, *accounts)):
                yield (party.role, key), "the same customers"
    if not is_cover(deal):
        for amount in deal.amounts:
            yield amount, "the same amount"


def _together(places: tuple[int, ...], why: str, deals: Sequence[Deal]) -> Together:
    payment = next((deals[p] for p in places if _is_payment(deals[p])), None)
    cover = next((deals[p] for p in places if is_cover(deals[p])), None)
    differences = _of_customers(payment, cover) if payment and cover else ()
    return Together(deals=places, why=why, differences=differences)


def _is_payment(deal: Deal) -> bool:
    return deal.kind is DealKind.PAYMENT and not is_cover(deal)


def _of_customers(payment: Deal, cover: Deal) -> tuple[Difference, ...]:
    """Compare whom the two name as customers: a cover must repeat them, if not every detail."""
    names = {role.value.replace("_", " ") for role in _CUSTOMERS}
    wanted = names | {f"{name} name" for name in names}
    return tuple(found for found in what_differs(payment, cover) if found.field in wanted)


class Groups:
    """Messages joined two by two, and what joined each group first."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))
        self._why: dict[int, str] = {}

    def join(self, one: int, other: int, why: str) -> None:
        """Put the groups of two messages together."""
        first, second = sorted((self._top(one), self._top(other)))
        if first != second:
            self._above[second] = first
            self._why.setdefault(first, self._why.pop(second, why))

    def _top(self, place: int) -> int:
        while self._above[place] != place:
            self._above[place] = self._above[self._above[place]]
            place = self._above[place]
        return place

    def found(self) -> list[tuple[tuple[int, ...], str]]:
        """Give the groups of two and more."""
        members: dict[int, list[int]] = {}
        for place in range(len(self._above)):
            members.setdefault(self._top(place), []).append(place)
        return [(tuple(m), self._why[top]) for top, m in members.items() if len(m) > 1]
