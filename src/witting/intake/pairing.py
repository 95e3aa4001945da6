"""Which messages are about one transaction: a payment and its cover, its recall and its return.

A payment through correspondents is two messages: one names the customers (pacs.008, MT103), the
other moves the money between banks (pacs.009 COV, MT202COV) and repeats the customers. Looked at
apart, each is half a case.
"""

from collections.abc import Sequence
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
    groups = _Groups(len(deals))
    numbered: dict[str, int] = {}
    for place, deal in enumerate(deals):
        if deal.uetr:
            first = numbered.setdefault(deal.uetr, place)
            groups.join(first, place, f"the same UETR {deal.uetr}")
    payments: dict[str, list[int]] = {}
    for place, deal in enumerate(deals):
        if deal.kind is DealKind.PAYMENT and not is_cover(deal):
            for reference in _references(deal):
                payments.setdefault(reference, []).append(place)
    for place, deal in enumerate(deals):
        for reference in _references(deal) if _is_about_another(deal) else ():
            for payment in payments.get(reference, ()):
                why = _belongs(deal, deals[payment])
                if why:
                    groups.join(payment, place, f"the reference {reference} and {why}")
    return [_together(places, why, deals) for places, why in groups.found()]


def _references(deal: Deal) -> tuple[str, ...]:
    stated = dict.fromkeys((deal.reference, *deal.related))
    return tuple(reference for reference in stated if len(reference) >= _SHORTEST)


def _is_about_another(deal: Deal) -> bool:
    return is_cover(deal) or deal.kind in _ABOUT_A_PAYMENT


def _belongs(deal: Deal, payment: Deal) -> str:
    """Say by what more than a reference a message belongs to a payment, or ""."""
    if deal.uetr and payment.uetr and deal.uetr != payment.uetr:
        return ""
    shared = [role for role in _CUSTOMERS if _names(deal, role) & _names(payment, role)]
    if is_cover(deal):
        return "the same customers" if shared else ""
    is_amount = bool(set(deal.amounts) & set(payment.amounts))
    return "the same amount" if is_amount else "the same customers" if shared else ""


def _names(deal: Deal, role: Role) -> set[str]:
    return {
        key
        for party in deal.parties
        if party.role is role
        for key in (
            " ".join(party.name.casefold().split()),
            *(item.value for item in party.identifiers if item.scheme in ("iban", "account")),
        )
        if key
    }


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


class _Groups:
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
