"""Types the `value` of one dated entry: what it may be is decided by the file's kind and type."""

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from types import MappingProxyType

from witting.base import Citation, Grade
from witting.lawbook.checks import check_grade
from witting.lawbook.fields import blocks, choice, day, needed_day, only, text, texts
from witting.lawbook.kinds import (
    FAMILIES,
    GoodsCodes,
    ItemClass,
    ItemClasses,
    LicenceTerms,
    Places,
    RedFlag,
    RedFlags,
    Requirements,
    Timeline,
    TransshipmentPlace,
    Value,
)
from witting.lawbook.reading import Block
from witting.lawbook.records import LawKind
from witting.lawbook.rows import Knows, event, requirement, unique

Cite = Callable[[Block], tuple[Citation, ...]]

_OF_A_LICENCE = (
    *("id", "families", "conditions", "expires_at", "days_confirmed", "seen_in_force"),
    *("only_with", "programmes"),
)
_TIERS = ("1", "2", "3.A", "3.B", "4.A", "4.B")


def typed_value(
    entry: Block, kind: LawKind, typed_as: str, cite: Cite, knows_source: Knows
) -> Value:
    """Read the entry's `value` as its file's kind and type demand."""
    match kind:
        case LawKind.GOODS_LIST:
            return _codes(_inner(entry))
        case LawKind.ITEM_CLASSES:
            classes = blocks(entry, "value", needed=True)
            return ItemClasses(tuple(_item_class(item, cite) for item in classes))
        case LawKind.CATALOGUE:
            signs = unique(blocks(entry, "value", needed=True), "flag")
            return RedFlags(tuple(_flag(item, knows_source) for item in signs))
        case LawKind.PLACES:
            groups = blocks(entry, "value", needed=True)
            return Places(tuple(place for item in groups for place in _places(item, knows_source)))
        case LawKind.REQUIREMENTS:
            asked = unique(blocks(entry, "value", needed=True), "requirement")
            return Requirements(tuple(requirement(item, knows_source) for item in asked))
        case LawKind.TIMELINE:
            happened = unique(blocks(entry, "value", needed=True), "event")
            return Timeline(tuple(event(item, knows_source) for item in happened))
        case LawKind.LICENCE:
            return _licence(_inner(entry))
        case _:
            return _plain(entry, typed_as)


def _plain(entry: Block, typed_as: str) -> Value:
    """Read a quantity, a definition or a provision: nothing, text, words, or an exact number."""
    if typed_as == "none":
        if "value" in entry:
            entry.refuse(
                "a value is given, but the file says it has none",
                "The engine would not know how to read it.",
                "Add `type:` at the top of the file, or take the value out.",
                key="value",
            )
        return None
    if typed_as == "words":
        return texts(entry, "value", needed=True)
    written = text(entry, "value", needed=True)
    if typed_as == "text":
        return written
    try:
        number = int(written) if typed_as == "integer" else Decimal(written)
    except (ValueError, InvalidOperation):
        number = Decimal("NaN")
    if isinstance(number, Decimal) and not number.is_finite():
        entry.refuse(
            f"value: {written!r} is not a number of type {typed_as}",
            f"The file says its values are of type {typed_as}.",
            "Write digits only, with a point for decimals, or change the type.",
            key="value",
        )
    return number


def _inner(entry: Block) -> Block:
    found = entry.get("value")
    if not isinstance(found, Block):
        entry.refuse(
            "'value' is missing or is not a block",
            "This kind of file keeps its value as keys and values.",
            "Write it after the manner of another file of the same kind.",
            key="value",
        )
    return found


def _codes(tiers: Block) -> GoodsCodes:
    """Read a goods list written tier by tier; every code is six digits and stands once."""
    only(tiers, _TIERS, "a goods list")
    found: dict[str, str] = {}
    for tier in tiers:
        for code in texts(tiers, tier, needed=True):
            if not re.fullmatch(r"\d{6}", code):
                tiers.refuse(
                    f"{code!r} is not a six-digit HS code",
                    "Goods are looked up by their first six digits.",
                    "Write six digits without a point, in quotes.",
                    key=tier,
                )
            if code in found:
                tiers.refuse(
                    f"code {code} stands in tier {found[code]} and again in tier {tier}",
                    "A code has one tier.",
                    "Keep the one its source gives.",
                    key=tier,
                )
            found[code] = tier
    return GoodsCodes(MappingProxyType(dict(sorted(found.items()))))


def _item_class(item: Block, cite: Cite) -> ItemClass:
    keys = ("id", "slug", "title", "hs_hints", "limited_by", "grade", "note", "cites")
    only(item, keys, "an item class")
    hints = texts(item, "hs_hints")
    for hint in hints:
        if not re.fullmatch(r"\d{2,6}", hint):
            item.refuse(
                f"{hint!r} is not the beginning of an HS code",
                "Goods are compared with it digit by digit.",
                "Write two to six digits without a point, in quotes.",
                key="hs_hints",
            )
    grade, note, cites = choice(item, "grade", Grade), text(item, "note"), cite(item)
    check_grade(item, grade, note, cites)
    return ItemClass(
        id=text(item, "id", needed=True),
        slug=text(item, "slug", needed=True),
        title=text(item, "title", needed=True),
        hs_hints=hints,
        limited_by=text(item, "limited_by"),
        cites=cites,
        grade=grade,
        note=note,
    )


def _flag(item: Block, knows_source: Knows) -> RedFlag:
    only(item, ("id", "sentence", "source", "grade", "from", "needs"), "a red flag")
    return RedFlag(
        id=text(item, "id", needed=True),
        sentence=text(item, "sentence", needed=True),
        source=knows_source(item, text(item, "source", needed=True)),
        grade=choice(item, "grade", Grade),
        starts=day(item, "from"),
        needs=text(item, "needs"),
    )


def _places(item: Block, knows_source: Knows) -> list[tuple[str, TransshipmentPlace]]:
    only(item, ("countries", "from", "source", "grade"), "a group of places")
    place = TransshipmentPlace(
        needed_day(item, "from"),
        knows_source(item, text(item, "source", needed=True)),
        choice(item, "grade", Grade),
    )
    countries = texts(item, "countries", needed=True)
    for country in countries:
        if not re.fullmatch(r"[A-Z]{2}", country):
            item.refuse(
                f"{country!r} is not a country code",
                "Places are compared by their ISO 3166-1 code of two capitals.",
                "Write the two-letter code.",
                key="countries",
            )
    return [(country, place) for country in countries]


def _licence(inner: Block) -> LicenceTerms:
    only(inner, _OF_A_LICENCE, "a licence")
    families = texts(inner, "families", needed=True)
    for family in families:
        if family not in FAMILIES:
            inner.refuse(
                f"{family!r} is not a family of business known here",
                "A licence clears a deal only by a family the goods and parties can show.",
                f"Use one of: {', '.join(FAMILIES)}.",
                key="families",
            )
    confirmed = text(inner, "days_confirmed") or "yes"
    if confirmed not in ("yes", "no"):
        inner.refuse(
            f"days_confirmed: {confirmed!r} is neither yes nor no",
            "A licence whose days are in doubt must say so.",
            "Write yes or no.",
            key="days_confirmed",
        )
    only_with = text(inner, "only_with")
    if only_with not in ("", "banks"):
        inner.refuse(
            f"only_with: {only_with!r} is not known here",
            "It would be taken for no limit, and the licence for wider than it is.",
            "Write banks, or leave it out and say the limit under conditions.",
            key="only_with",
        )
    return LicenceTerms(
        id=text(inner, "id", needed=True),
        families=families,
        conditions=text(inner, "conditions"),
        expires_at=text(inner, "expires_at"),
        days_confirmed=confirmed == "yes",
        seen_in_force=day(inner, "seen_in_force"),
        only_with=only_with,
        programmes=texts(inner, "programmes") or ("RUSSIA-EO14024",),
    )
