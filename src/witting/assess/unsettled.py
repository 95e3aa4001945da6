"""Listed goods beside what is not understood: ignorance never clears, it asks.

These gaps count only where goods of the high-priority list or of a critical class are traded. Words
stand beside them that nobody recognised, and may be the place or the user. A line's code denies its
words. An invoice names them outside its lines of goods. Or somebody in Russia or Belarus has a
part, and nothing says which way the goods go.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from witting.base import Ask, Deal, DealKind, Fact, GoodsFact, MissingFact, PlaceFact, Span
from witting.goods import is_contradicted, is_unknown_beside
from witting.places import find_places

BESIDE = "beside_goods"
DIRECTION = "direction"
CODE = "goods_code"
OUTSIDE = "goods_outside_lines"
_INVOICES = frozenset({"commercial invoice", "proforma invoice", "packing list"})
_RUSSIAN = frozenset({"russia", "belarus", "occupied"})
_OF_AN_END = re.compile(
    r"\b(?:end[\s-]?us(?:er|e)|dest(?:ination)?|consignee|notify|deliver\w*\s+(?:to|at)|ship(?:ped|ment)?\s+to|via"
    r"|transit|re-?export\w*|customer|client|factory|plant)\b"
    r"|\b(?:конечн\w+|получател\w*|грузополучател\w*|доставк\w*|назн(?:ачени\w*|\.)|транзит\w*|через"
    r"|заказчик\w*|завод\w*|г\.|dlya|zavod\w*|dostavk\w*)"
    r"|最终|用户|收货|目的|运往|发往|转运|客户|工厂|المستخدم|الوجهة|إلى|الى|عبر|المستلم|مصنع",
    re.IGNORECASE,
)
"""Words that speak of who gets the goods and where, in four languages and Latin-letter Russian."""

_TOWARDS = re.compile(
    r"\b(?:EXW|FCA|FAS|FOB|CFR|CIF|CPT|CIP|DAP|DAT|DPU|DDP)\b|(?i:(?<!\w)(?:to|into|nach|vers|do)\s)"
    r"|\b(?:for|pour|für)\s+[A-Z][a-z]|\bFOR\s+[A-Z]{4}|(?i:(?<!\w)(?:в|во|до|для|самовывоз)\s)|\.(?:ru|by|рф)\b"
    r"|[到至往给]|发(?!票)|(?<!\w)(?:لصالح|ل)\s"
)
"""Words that may say where goods go or for whom they are: to, for before a name, an Incoterm."""

_SHOWN = 80  # characters of the input in a question


def check_unsettled(deal: Deal, found: Sequence[Fact]) -> Iterator[MissingFact]:
    """Give what listed goods leave open: words beside them, and which way they go.

    Ids are left empty for the caller.
    """
    listed = [f for f in found if isinstance(f, GoodsFact) and (f.tier or f.item_classes)]
    if deal.kind is DealKind.ARTICLE or not listed:
        return
    places = [f for f in found if isinstance(f, PlaceFact)]
    is_stated = any("stated" in f.roles for f in places)
    for fact in found:
        if (
            isinstance(fact, MissingFact)
            and is_unknown_beside(fact)
            and _matters(fact.span.text if fact.span else "", is_stated=is_stated)
        ):
            yield _beside(fact, listed[0])
    yield from _unknown_ends(found, listed[0])
    goods = [f for f in found if isinstance(f, GoodsFact)]
    yield from _denied(goods, listed)
    yield from _outside(deal, goods, listed)
    yield from _likely(places, listed[0])
    yield from _direction(places, listed[0])


def _unknown_ends(found: Sequence[Fact], goods: GoodsFact) -> Iterator[MissingFact]:
    """Ask where the route ends, if it names an end that we do not know, whoever else has a country.

    The end may be anywhere, and that the consignee is in Germany does not bring the goods there.
    """
    gaps = [f for f in found if isinstance(f, MissingFact) and f.what == "destination"]
    for fact in gaps:  # made first: what is given here is put with what was found
        if fact.ask and fact.ask.key == "destination.place":
            because = f"“{goods.text}” goes to “{_short(fact.span)}”, which is no place we know."
            yield MissingFact(id="", because=because, span=fact.span, what=BESIDE, ask=fact.ask)


def _denied(goods: Sequence[GoodsFact], listed: Sequence[GoodsFact]) -> Iterator[MissingFact]:
    """Ask which is right, where a line's code and words differ and either of them is listed."""
    for fact in goods:
        if not is_contradicted(fact):
            continue
        if any(_line_of(one.span) == _line_of(fact.span) for one in listed):
            because = f"Of one goods line {fact.because}, and listed goods may stand under it."
            ask = Ask(key="goods.code", words=(("goods", _short(fact.span)),))
            yield MissingFact(id="", because=because, span=fact.span, what=CODE, ask=ask)


def _line_of(span: Span | None) -> str:
    """Give the line of goods a span is of: its code and its words are fields of their own."""
    return re.sub(r"\.(?:hs|description)$", "", span.field) if span else ""


def _outside(
    deal: Deal, goods: Sequence[GoodsFact], listed: Sequence[GoodsFact]
) -> Iterator[MissingFact]:
    """Ask of listed goods that an invoice names in an annex or a note and in none of its lines."""
    if deal.format not in _INVOICES or not deal.goods:
        return
    fields = {line.span.field for line in deal.goods if line.span}
    on_lines = {f.hs6[:4] for f in goods if f.span and f.span.field in fields}
    for fact in listed:
        if fact.span and fact.span.field not in fields and fact.hs6[:4] not in on_lines:
            because = (
                f"“{fact.text}” stands in {fact.span.field}, outside the lines of goods, and none "
                "of them names such goods."
            )
            ask = Ask(key="goods.outside", words=(("goods", fact.text),))
            yield MissingFact(id="", because=because, span=fact.span, what=OUTSIDE, ask=ask)


def _matters(words: str, *, is_stated: bool) -> bool:
    """Say whether words not recognised leave the destination or the user open.

    Words with a known place in them say where. Others do if they speak of an end of the way, or,
    where the document states no destination, of a direction: “warranty case 88” says neither.
    """
    if any(one.kind == "name" and not one.in_street for one in find_places(words)):
        return False
    return bool(_OF_AN_END.search(words) or (not is_stated and _TOWARDS.search(words)))


def _beside(fact: MissingFact, goods: GoodsFact) -> MissingFact:
    words = _short(fact.span)
    because = (
        f"Beside “{goods.text}” stands “{words}”, which is not understood: it may be the "
        "destination, the end user or other goods."
    )
    ask = Ask(key="goods.beside", words=(("words", words),))
    return MissingFact(id="", because=because, span=fact.span, what=BESIDE, ask=ask)


def _likely(places: Iterable[PlaceFact], goods: GoodsFact) -> Iterator[MissingFact]:
    """Ask of what is likely a place in Russia or Belarus: misspelt, or in a receiver's name."""
    for fact in places:
        if not _RUSSIAN & set(fact.roles) or not {"misspelt", "by_name"} & set(fact.roles):
            continue
        why = (
            f"“{fact.text}” is no place we know; most likely it is {fact.name}, misspelt"
            if "misspelt" in fact.roles
            else f"who receives them gives no country, and its name says {fact.name}"
        )
        because = f"“{goods.text}” may go there: {why}."
        ask = Ask(key="goods.beside", words=(("words", fact.text),))
        yield MissingFact(id="", because=because, span=fact.span, what=BESIDE, ask=ask)


def _direction(places: Iterable[PlaceFact], goods: GoodsFact) -> Iterator[MissingFact]:
    """Ask who ships to whom, where somebody in Russia or Belarus takes part and nothing says it."""
    held = list(places)
    russian = [f for f in held if _RUSSIAN & set(f.roles)]
    if any("stated" in f.roles for f in held) or any("origin" in f.roles for f in russian):
        return
    taking_part = [f for f in russian if "demonym" not in f.roles]
    if not taking_part or any("destination" in f.roles for f in russian):
        return
    first = next((f for f in taking_part if f.part in ("party", "bank")), taking_part[0])
    who = "a bank" if first.part == "bank" else "a party"
    tie = f"{who} in {first.name}" if first.part in ("party", "bank") else f"“{first.text}”"
    because = (
        f"“{goods.text}” and {tie} are in one deal, and nothing says who ships to whom: that the "
        "one who is paid delivers is only likely."
    )
    ask = Ask(key="goods.direction", words=(("place", first.name),))
    yield MissingFact(id="", because=because, span=first.span, what=DIRECTION, ask=ask)


def _short(span: Span | None) -> str:
    line = " ".join(span.text.split()) if span else ""
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
