"""Makes the facts of a case from the few fields it states: what differs from a usual fact.

The usual party is NPO URALPODSHIPNIK, certainly met as the creditor and marked for section 11; the
usual goods are ball bearings, named beyond doubt; the usual place is Russia, stated as the
destination; the usual owner holds 60 % and is that party; the usual red flag weighs one; what is
usually missing is the goods.
"""

from collections.abc import Callable, Collection
from dataclasses import fields
from decimal import Decimal, InvalidOperation
from enum import Enum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from witting.base import (
    Certainty,
    Fact,
    GoodsFact,
    MissingFact,
    OwnerEntry,
    OwnerFact,
    OwnerStanding,
    PartyFact,
    PartyKind,
    PlaceFact,
    RedFlagFact,
    Role,
)
from witting.lawbook.fields import blocks, choice, only, text, texts
from witting.lawbook.reading import Block

MARKER = "pursuant to section 11 of Executive Order 14024, as amended by Executive Order 14114"

_USUAL_ENTRY: dict[str, Any] = {
    "entry_id": "ofac-47492",
    "name": "NPO URALPODSHIPNIK",
    "list_id": "ofac-sdn",
    "programmes": ("RUSSIA-EO14024",),
    "sublists": (),
    "section_11_marker": MARKER,
    "is_certain": True,
}

USUAL: dict[str, tuple[type[Any], dict[str, Any]]] = {
    "party": (
        PartyFact,
        {
            "because": "the name is the same",
            "certainty": Certainty.CERTAIN,
            "role": Role.CREDITOR,
            "party_name": "НПО «Уралподшипник»",
            "entry_id": "ofac-47492",
            "entry_name": "NPO URALPODSHIPNIK",
            "listed_name": "NPO URALPODSHIPNIK",
            "list_id": "ofac-sdn",
            "entry_kind": PartyKind.ORGANISATION,
            "programmes": ("RUSSIA-EO14024",),
            "listed_on": "",
            "section_11_marker": MARKER,
            "score": 1.0,
            "is_match": True,
            "parts": (),
        },
    ),
    "owner": (
        OwnerFact,
        {
            "because": "the holdings say so",
            "role": Role.CREDITOR,
            "party_name": "Example Trading LLC",
            "party_id": "example-trading",
            "rule": "us/ofac/fifty-percent",
            "standing": OwnerStanding.OWNED,
            "is_applied": True,
            "is_certain": True,
            "owners": (OwnerEntry(**_USUAL_ENTRY),),
            "least": Decimal(60),
            "most": Decimal(60),
            "chain": ("NPO URALPODSHIPNIK holds 60 % of Example Trading LLC",),
        },
    ),
    "goods": (
        GoodsFact,
        {
            "because": "the word names one heading",
            "text": "ball bearings",
            "hs6": "848210",
            "hs_title": "Ball bearings",
            "tier": "3.B",
            "item_classes": ("CI-6",),
            "families": (),
            "confidence": 0.9,
            "words": ("ball bearings",),
        },
    ),
    "place": (
        PlaceFact,
        {
            "because": "the route says so",
            "text": "Vladivostok",
            "name": "Russian Federation",
            "country": "RU",
            "territory": "",
            "part": "to",
            "roles": ("destination", "stated", "russia"),
        },
    ),
    "red_flag": (
        RedFlagFact,
        {
            "because": "the goods go to a place named for transshipment",
            "flag": "RF-KYC-10",
            "weight": 1.0,
            "source": "test",
        },
    ),
    "missing": (
        MissingFact,
        {
            "because": "no goods are named",
            "what": "goods",
        },
    ),
}
"""Each kind of fact a case may state: its record, and its usual fields."""

_NOT_STATED = frozenset({"id", "span", "kind", "parts", "ask", "asks"})
"""Fields that are the engine's own business: a case states what is so, not where it was read."""


def make_fact(kind: str, **given: Any) -> Fact:
    """Make a fact of a kind named in `USUAL`, with the fields given instead of the usual ones.

    >>> make_fact("goods", confidence=0.5).hs6
    '848210'
    """
    record, usual = USUAL[kind]
    made: Fact = record(**({"id": "", "span": None} | usual | given))
    return made


def read_fact(item: Block) -> Fact:
    """Type one fact of a case: one kind, and the fields in which it differs from the usual one.

    Raises BrokenLaw, naming file, line and mend, for a kind or a field that is not known.
    """
    if len(item) != 1:
        item.refuse(
            "a fact names one kind, and here stand " + (", ".join(item) or "none"),
            "Each fact is judged by itself.",
            f"Write each on a line of its own, as `- party: {{}}`; kinds: {', '.join(USUAL)}.",
        )
    only(item, tuple(USUAL), "a fact")
    [kind] = item
    body = fields_under(item, kind, f"`{kind}: {{}}` for the usual one")
    record, _ = USUAL[kind]
    return make_fact(kind, **_typed(body, record, f"a {kind} fact"))


def fields_under(block: Block, key: str, example: str) -> Block:
    """Give the block of fields under a key, an empty one where nothing is written there."""
    found = block.get(key, "")
    if found == "":
        return Block(block.where, block.line)
    if not isinstance(found, Block):
        block.refuse(
            f"{key!r} is not a block",
            "Each of its fields has a value of its own.",
            f"Write it as keys and values: {example}.",
            key=key,
        )
    return found


def _typed(body: Block, record: type[Any], what: str) -> dict[str, Any]:
    """Type the fields of a record by what the record itself says they are."""
    hints = get_type_hints(record)
    stated = [field.name for field in fields(record) if field.name not in _NOT_STATED]
    only(body, stated, what)
    return {key: _value(body, key, hints[key]) for key in body}


def _value(body: Block, key: str, hint: Any) -> Any:
    if key == "owners":
        return tuple(_owner(item) for item in blocks(body, key))
    if get_origin(hint) is tuple:
        return texts(body, key)
    if isinstance(hint, UnionType):  # a kind, or nothing where it is not known
        [hint] = (one for one in get_args(hint) if one is not NoneType)
        if text(body, key) in ("", "null"):
            return None
    if isinstance(hint, type) and issubclass(hint, Enum):
        return choice(body, key, hint)
    return _READERS[hint](body, key)


def _owner(item: Block) -> OwnerEntry:
    return OwnerEntry(**(_USUAL_ENTRY | _typed(item, OwnerEntry, "an owner")))


def _truth(body: Block, key: str) -> bool:
    return _one_of(body, key, ("true", "false")) == "true"


def _one_of(body: Block, key: str, words: Collection[str]) -> str:
    written = text(body, key, needed=True)
    if written not in words:
        body.refuse(
            f"{key}: {written!r} is not {' or '.join(words)}",
            "The field has no other value.",
            f"Write {' or '.join(words)}.",
            key=key,
        )
    return written


def _number(body: Block, key: str) -> Decimal:
    written = text(body, key, needed=True)
    try:
        number = Decimal(written)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        body.refuse(
            f"{key}: {written!r} is not a number",
            "It is compared with other numbers.",
            "Write digits, with a point for decimals.",
            key=key,
        )
    return number


_READERS: dict[Any, Callable[[Block, str], Any]] = {
    str: text,
    bool: _truth,
    float: lambda body, key: float(_number(body, key)),
    Decimal: _number,
}
