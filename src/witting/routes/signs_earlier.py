"""Signs that show only against earlier deals: a road that changed, a message sent again, parts."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from witting.base import Deal, DealKind, Party, Role
from witting.routes.destination import SELLERS
from witting.routes.history import (
    BUYING,
    INVASION,
    address_key,
    buyers,
    is_same_party,
    meets,
    name_key,
    sellers,
    targets_of,
    told,
    with_party,
)
from witting.routes.lookups import is_of_coalition
from witting.routes.scene import Scene, Seen
from witting.routes.wording import listed, role_words

_RUSSIAN = frozenset({"RU", "BY"})
_TOGETHER = timedelta(days=1)
_PARTS = 3  # transfers on two days that make one payment in parts
_ALIKE = Decimal("0.1")  # how far the parts may differ
_SHARING = 2  # other names at one address that make it a shared one


def once_bound_for_russia(scene: Scene) -> Iterator[Seen]:
    """The same customer's goods once went to Russia or Belarus, and now go elsewhere."""
    if scene.on < INVASION or not scene.targets or scene.targets & _RUSSIAN:
        return
    for customer in buyers(scene.deal):
        for deal in reversed(with_party(scene.earlier, customer, BUYING)):
            bound = targets_of(deal) & _RUSSIAN
            if bound:
                because = (
                    f"The goods go to {listed(scene.targets)}; by {told(deal)}, "
                    f"“{customer.name}” had them sent to {listed(bound)}."
                )
                yield Seen(flag="RF-J22-01", because=because, span=customer.span)
                return


def found_new_countries(scene: Scene) -> Iterator[Seen]:
    """An exporter that supplied Russia before the invasion sends where it did not send before."""
    new = scene.targets - _RUSSIAN
    if scene.on < INVASION or not new or new != scene.targets:
        return
    for seller in sellers(scene.deal):
        before = [
            deal
            for deal in with_party(scene.earlier, seller, SELLERS)
            if deal.day and deal.day < INVASION
        ]
        reached = frozenset(country for deal in before for country in targets_of(deal))
        unusual = {c for c in new - reached if not is_of_coalition(c, scene.on)}
        russian = next((deal for deal in before if targets_of(deal) & _RUSSIAN), None)
        if russian and unusual and not _same_customer(scene, before):
            because = (
                f"“{seller.name}” supplied Russia or Belarus ({told(russian)}) and now sends to "
                f"{listed(unusual)}, where it sent nothing before 24 February 2022 by the deals "
                "given."
            )
            yield Seen(flag="RF-G7-02", because=because, span=seller.span)


def _same_customer(scene: Scene, before: list[Deal]) -> bool:
    """Say whether a customer of then buys now: that is the plainer flag of the two."""
    then = [party for deal in before for party in buyers(deal)]
    return any(meets(customer, then) for customer in buyers(scene.deal))


def changed_since(scene: Scene) -> Iterator[Seen]:
    """The same order or message came before, and something has been changed or left out since."""
    before = scene.sent_before
    if before is not None:
        flag = "RF-J22-05" if scene.deal.kind.is_trade else "RF-EBA-01"
        yield Seen(flag=flag, because=before.sentence)


def _named(deal: Deal, role: Role) -> tuple[Party, ...]:
    return tuple(party for party in deal.parties if party.role is role and party.name.strip())


def _pay_alike(one: Deal, other: Deal) -> bool:
    """Say whether the same party pays the same party, in one currency."""
    if not one.amounts or not other.amounts:
        return False
    return one.amounts[0].currency == other.amounts[0].currency and all(
        any(is_same_party(mine, theirs) for mine in _named(one, r) for theirs in _named(other, r))
        for r in (Role.DEBTOR, Role.CREDITOR)
    )


def sent_in_parts(scene: Scene) -> Iterator[Seen]:
    """Three or more like sums go from one payer to one payee within two days."""
    deal = scene.deal
    if deal.kind is not DealKind.PAYMENT or not deal.amounts:
        return
    near = [
        other
        for other in scene.earlier
        if other.kind is DealKind.PAYMENT
        and other.day
        and scene.on - other.day <= _TOGETHER
        and other.reference != deal.reference
        and _pay_alike(deal, other)
        and _close(deal.amounts[0].value, other.amounts[0].value)
    ]
    if len(near) + 1 >= _PARTS:
        total = sum((one.amounts[0].value for one in near), deal.amounts[0].value)
        because = (
            f"{len(near) + 1} transfers of nearly one size went from the same payer to the same "
            f"payee within two days, together {total} {deal.amounts[0].currency}."
        )
        yield Seen(flag="RF-EBA-03", because=because)


def _close(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= _ALIKE * max(one, other)


def flags_left_open(scene: Scene) -> Iterator[Seen]:
    """A red flag of an earlier deal with one of the parties was never settled."""
    mine = [party for party in scene.deal.parties if not party.role.is_agent]
    for other in reversed(scene.earlier):
        known = next((p for p in mine if meets(p, other.parties)), None)
        if other.terms.open_flags and known:
            because = (
                f"{', '.join(other.terms.open_flags)} of {told(other)} with “{known.name}” is "
                "recorded as not settled."
            )
            yield Seen(flag="RF-BIS-FI-04", because=because, span=known.span)
            return


def shared_address(scene: Scene) -> Iterator[Seen]:
    """Two or more other firms of earlier deals gave a buyer's or receiver's address as theirs."""
    for party in buyers(scene.deal):
        key = address_key(party.address)
        others = {
            name_key(other.name): other.name
            for deal in (scene.earlier if key else ())
            for other in deal.parties
            if not other.role.is_agent
            and address_key(other.address) == key
            and not is_same_party(party, other)
        }
        if len(others) >= _SHARING:
            because = (
                f"The {role_words(party.role)} “{party.name}” gives an address that "
                f"{len(others)} others gave in earlier deals: {', '.join(sorted(others.values()))}."
            )
            yield Seen(flag="RF-J22-04", because=because, span=party.span)
