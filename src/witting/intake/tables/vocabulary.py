"""The words of column headers in one tree: labels of trade documents, and those tables add.

`when` parts what a word means: in a table of payments the receiver is paid, in one of orders he
gets goods.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from witting.base import DealKind, Role
from witting.intake.tables.words import NUMBERS, folded
from witting.intake.trade.parties import ROLES
from witting.intake.trade.tables import LANGUAGES, Phrases, load

KINDS = {"payment": DealKind.PAYMENT, "order": DealKind.ORDER}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase in a header says: its sort, and which."""

    sort: str  # `party`, `field`, `detail`, `scheme`, `bank`, `money`, `unit`, `about`
    value: str


_PARTIES = ROLES | {"seller": Role.CREDITOR, "buyer": Role.DEBTOR}
"""The part a box's party plays in the rows of a table, where the buyer is who pays."""

_PAID = {
    Role.BENEFICIARY: Role.CREDITOR,
    Role.APPLICANT: Role.DEBTOR,
    Role.CONSIGNOR: Role.CREDITOR,
    Role.CONSIGNEE: Role.DEBTOR,
}
"""The same in a payment: the seller is paid by the buyer."""

_FIELDS = {
    **{kind: kind for kind in ("goods", "hs", "eccn", "quantity", "unit", "price", "origin")},
    **{kind: kind for kind in ("part", "currency", "from", "to", "via", "packing", "licence")},
    "amount": "value",
    "total": "amount",
    "delivery": "delivery",
    "end use": "end_use",
    "vessel": "vessel",
    "imo": "vessel.imo",
    "day": "day",
    "reference": "reference",
}
"""The field of a box that holds no party, by the kind of its value; any other is text."""

_OTHER_DAYS = frozenset({"expiry date", "latest shipment", "contract date", "other date"})
_OWN_NUMBERS = frozenset({"invoice no", "order no", "proforma no", "certificate no"})


@cache
def vocabulary(kind: DealKind) -> Phrases[Meaning]:
    """Give what the words of a header mean in tables of payments, or of orders."""
    return Phrases([*_own(kind), *_details(), *_labels(kind), *_numbers(), *_around()])


def _own(kind: DealKind) -> Iterator[tuple[str, Meaning]]:
    for row in _data()["columns"]:
        if row["when"] != "both" and KINDS[row["when"]] is not kind:
            continue
        name = str(row["field"])
        sort = "party" if name in set(Role) else "field"
        yield from ((text, Meaning(sort, name)) for lang in LANGUAGES for text in row[lang])


def _details() -> Iterator[tuple[str, Meaning]]:
    for part, texts in _data()["details"].items():
        yield from ((text, Meaning("detail", str(part))) for text in texts)


def _labels(kind: DealKind) -> Iterator[tuple[str, Meaning]]:
    parties = load("parties")
    for row in parties["boxes"]:
        found = _party(row["box"], kind)
        yield from ((text, found) for text in _ways(row))
    for row in load("boxes")["boxes"]:
        yield from ((text, _box(row["box"], row["kind"])) for text in _ways(row))
    for row in parties["details"]:
        yield from ((text, Meaning("detail", row["detail"])) for text in _ways(row))


def _party(box: str, kind: DealKind) -> Meaning:
    if box == "seller_bank":
        return Meaning("bank", "")  # "Bank" alone: of whom, the party beside it says
    role = _PARTIES[box]
    if kind is DealKind.PAYMENT and box != "consignee":  # “Ship to” is of goods, whoever pays
        role = _PAID.get(role, role)
    return Meaning("party", role)


def _box(box: str, kind: str) -> Meaning:
    if box in _OTHER_DAYS:
        return Meaning("field", "text")
    if kind == "reference" and box not in _OWN_NUMBERS:
        return Meaning("field", "related")
    if kind == "skip":
        return Meaning("number", "")
    return Meaning("field", _FIELDS.get(kind, "text"))


def _ways(row: dict[str, Any]) -> list[str]:
    return [text for language in LANGUAGES for text in row.get(language, ())]


def _numbers() -> Iterator[tuple[str, Meaning]]:
    for scheme, words in NUMBERS.items():
        yield from ((text, Meaning("scheme", scheme)) for text in words)
    for row in load("identifiers")["identifiers"]:
        yield from ((text, Meaning("scheme", str(row["scheme"]))) for text in row["labels"])


def _around() -> Iterator[tuple[str, Meaning]]:
    for part, texts in load("words")["qualifiers"].items():
        sort = "about" if part == "about" else "detail"
        yield from ((text, Meaning(sort, str(part))) for text in texts)
    yield from ((text, Meaning("unit", text)) for text in load("words")["units"])
    for code, texts in load("words")["currencies"].items():
        yield from ((text, Meaning("money", code)) for text in texts)


@cache
def totals() -> frozenset[str]:
    """Give the words that open a row which sums up others, folded."""
    return frozenset(map(folded, _data()["totals"]))


@cache
def goods_codes() -> frozenset[str]:
    """Give the names of columns that may be of customs codes or of other numbers, folded."""
    return frozenset(map(folded, _data()["goods_codes"]))


@cache
def alone() -> dict[str, str]:
    """Give what a name says that is the whole name of a column, folded, if no other says it."""
    return {folded(text): str(name) for name, texts in _data()["alone"].items() for text in texts}


@cache
def _data() -> dict[str, Any]:
    import yaml

    text = files("witting.data").joinpath("intake/tables/columns.yaml").read_text(encoding="utf-8")
    # Every scalar as text: `no` is a word.
    held: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)
    return held
