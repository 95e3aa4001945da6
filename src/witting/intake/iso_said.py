"""What a transaction of ISO 20022 says of itself: its references, its amounts, its day."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from witting.base import Money, Unread, parse_day
from witting.intake.iso_forms import Form
from witting.intake.xml_tree import Node

_AMOUNT = re.compile(r"\d{1,18}(\.\d{0,17})?|\.\d{1,17}")
_CURRENCY = re.compile(r"[A-Z]{3}")
_NOTHING = frozenset({"", "NOTPROVIDED", "NOT PROVIDED", "NONREF"})  # senders say so


def references_of(transaction: Node, form: Form) -> tuple[str, tuple[str, ...]]:
    """Give the sender's own reference, and the others the transaction goes by.

    The customer's own reference goes with the payment from end to end; it is free text, so it
    stays among the passages as well.
    """
    stated = [transaction.said(*path) for path in form.references]
    known = list(dict.fromkeys(text for text in stated if text.upper() not in _NOTHING))
    return (known[0], tuple(known[1:])) if known else ("", ())


def uetr_of(transaction: Node, form: Form) -> str:
    """Give the transaction's unique number from end to end, or ""."""
    return next(filter(None, (transaction.said(*path) for path in form.uetr)), "").lower()


def amounts_of(transaction: Node, form: Form) -> tuple[tuple[Money, ...], list[Unread]]:
    """Give the amounts, and a note for each that is none."""
    amounts: dict[Money, None] = {}
    unread: list[Unread] = []
    for path in form.amounts:
        for node in _at(transaction, path):
            if _AMOUNT.fullmatch(node.text) and _CURRENCY.fullmatch(node.currency):
                amounts[Money(value=Decimal(node.text), currency=node.currency)] = None
            else:
                stated = f"{node.text} {node.currency}".strip()
                why = f"{stated!r} is no amount with a currency"
                unread.append(Unread(field=node.path, why=why))
    return tuple(amounts), unread


def _at(node: Node, path: tuple[str, ...]) -> list[Node]:
    above = node.first(*path[:-1])
    return above.all(path[-1]) if above is not None else []


def day_of(
    transaction: Node | None, form: Form, around: Sequence[Node | None]
) -> tuple[date | None, list[Unread]]:
    """Give the day of the first element that states one, and a note where it states none.

    For each path of the form the transaction comes before what `days_around` found.
    """
    for path, beyond in zip(form.days, around, strict=True):
        own = transaction.first(*path) if transaction is not None else None
        found = own if own is not None and own.text else beyond
        if found is None:
            continue
        try:
            return parse_day(found.text[:10]), []
        except ValueError:
            return None, [Unread(field=found.path, why=f"{found.text!r} is no day")]
    return None, []


def days_around(scope: Iterable[Node], form: Form) -> list[Node | None]:
    """Find for each path of the form the nearest element around a transaction that says a day."""
    places = tuple(scope)
    return [
        next(
            (found for node in places if (found := node.first(*path)) is not None and found.text),
            None,
        )
        for path in form.days
    ]
