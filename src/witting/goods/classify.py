"""Which goods a text speaks of: HS codes it states, glossary terms it uses, part numbers it lists.

The one place where the three ways of seeing goods come together, and where each is given its
confidence. Tiers and item classes are the lawbook's, as of the day asked.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from witting.goods.aside import is_for_wood
from witting.goods.codes import CodeHit, bare_numbers, edition_of, find_codes
from witting.goods.context import (
    is_bearing_something,
    is_made_there,
    is_only_for,
    is_part,
    is_place,
    is_surname,
)
from witting.goods.families import families_of
from witting.goods.index import Goods, Hit, folded_for, load_index, terms_in
from witting.goods.law import GoodsLaw, GoodsView, view_of
from witting.goods.match import GoodsMatch
from witting.goods.numeric import controlled
from witting.goods.parts import PartHit, find_parts
from witting.goods.passed_over import passed_over
from witting.goods.table import SIX, hs_title

# Each confidence says how far the words settle the goods, not how grave the goods are.
CODE_STATED = 0.97  # the document itself gives the code, in full
CODE_SHORT = 0.95  # it gives a heading or an unknown subheading: sure, but not to the end
TERM_CLEAR = 0.9  # one meaning, one subheading
PART_NUMBER = 0.88  # a designation of the trade, read by pattern and not by name
TERM_HEADING = 0.86  # one meaning, one heading, its subheadings left open
TERM_SEVERAL = 0.7  # one meaning, but customs put such goods under several headings
TERM_WEAK = 0.5  # the word has other meanings: it asks a question, it settles nothing
LATIN_LESS = 0.05  # taken off a Russian word in Latin letters: its spelling is read loosely
NEWEST = date.max  # for a caller who names no day: the newest list held

FREED = frozenset({"agriculture", "diesel", "energy", "medicine"})
"""Families that licences speak of: to read one where a machine is meant would free the machine."""

MILITARY = "military"
"""The family of arms and of goods made for war: what is in it is in no other."""

_METAL_TOOLS = frozenset({"8456", "8457", "8458", "8459", "8460", "8461", "8462", "8463"})
WOODEN = "woodworking-machines"
CHIP_MACHINES = "semiconductor-making-machines"
_CHIPS = frozenset({"8541", "8542", "3818"})
_PART_OF_KIND = 0.1  # a particular word may be this much less sure and still replace a general one
_POINTS_AT = "; its leading digits point at "
_MENTIONS = 20  # of one term in one text
_SHOWN = 6  # codes named in a sentence before it says how many more there are


def classify_goods(
    text: str,
    language: str | None = None,
    *,
    lawbook: GoodsLaw | None = None,
    day: date | None = None,
) -> list[GoodsMatch]:
    """List the kinds of goods a text names, the surest first; an empty list where none is known.

    Each kind is listed once, at its first mention. With a language, such as `ar` or
    `tr`, only that language's terms and English ones are looked for; without, those of all fifteen.
    Tiers and classes are those in force on the day, or, where no day is given, of the newest list
    the lawbook holds; the shipped lawbook is used where none is given. Never raises on any text.

    >>> classify_goods("ball bearings, HS 8482.10")[0].hs6
    '848210'
    """
    view = view_of(lawbook or _shipped_lawbook(), day or NEWEST)
    return best_first(find_goods(text, view, language))


def best_first(matches: Iterable[GoodsMatch]) -> list[GoodsMatch]:
    """Keep the first mention of each kind of goods, and put the surest first.

    A general word beside a particular one of its kind (`bearings`, `6205-2RS`) is folded into it.
    """
    kept: dict[tuple[str, ...], GoodsMatch] = {}
    for match in matches:
        known = kept.setdefault(match.codes, match)
        if known is not match:
            best = match if match.confidence > known.confidence else known
            kept[match.codes] = replace(best, words=_joined(known.words, match.words))
    settled = [_read_by(match, kept.values()) for match in kept.values()]
    apart = [match for match in settled if not any(_is_within(m, match) for m in settled)]
    return sorted(apart, key=_order)


def _sorted(names: set[str]) -> tuple[str, ...]:
    return tuple(sorted(names))


def _order(match: GoodsMatch) -> tuple[float, bool, bool, int]:
    return (-match.confidence, not match.tier, not match.item_class, match.start)


def _joined(words: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return (*words, *(word for word in more if word not in words))


def _is_within(particular: GoodsMatch, general: GoodsMatch) -> bool:
    """Say whether every code of one match lies beneath the codes of a wider one."""
    return (
        particular.codes != general.codes
        and particular.confidence >= general.confidence - _PART_OF_KIND
        and all(code.startswith(general.codes) for code in particular.codes)
    )


def _read_by(stated: GoodsMatch, others: Iterable[GoodsMatch]) -> GoodsMatch:
    """Read a stated code by the words beside it where it holds several goods: 271019 and diesel."""
    words = next((m for m in others if m.is_basket and stated.codes[0] in m.codes), None)
    if stated.how != "code" or words is None:
        return stated
    return read_as(stated, words)


def read_as(stated: GoodsMatch, words: GoodsMatch) -> GoodsMatch:
    """Give a stated code what the words say of the goods: their families, their lack of a class."""
    return replace(
        stated,
        families=_sorted({*stated.families, *words.families}),
        item_class=words.item_class,
        item_classes=words.item_classes,
        is_basket=True,
        because=f"{stated.because.split(_POINTS_AT)[0]}; the words say “{words.words[0]}”",
    )


def find_goods(text: str, view: GoodsView, language: str | None = None) -> list[GoodsMatch]:
    """List the mentions of goods in a text, in text order, the first of many repeated ones."""
    index = load_index()
    folded = folded_for(text, index)
    found = _not_endless(terms_in(text, language))
    terms = [hit for hit in found if not is_place(folded, hit.start, hit.end)]
    named = {index.goods[hit.term.goods].id for hit in terms}
    aside = passed_over(text, folded, terms, view)
    traded = [hit for hit in terms if hit.start not in aside]
    stated = find_codes(folded)
    matches = [
        *(_from_code(hit, text, view) for hit in [*stated, *_beside_words(folded, stated, terms)]),
        *(_from_term(hit, text, folded, view) for hit in traded if not _is_purpose(hit, folded)),
        *(_from_part(hit, text, view) for hit in find_parts(folded, named)),
    ]
    return sorted((m for m in matches if m.codes), key=lambda m: (m.start, m.end))


def _beside_words(folded: str, stated: list[CodeHit], terms: list[Hit]) -> Iterator[CodeHit]:
    """Give plain numbers that are codes of the goods named beside them: `8482102000 深沟球轴承`."""
    if not terms:
        return
    goods = load_index().goods
    headings = {code[:4] for hit in terms for code in goods[hit.term.goods].codes}
    read = {hit.start for hit in stated}
    for hit in bare_numbers(folded):
        if hit.start not in read and hit.code[:4] in headings:
            yield hit


def _is_purpose(hit: Hit, folded: str) -> bool:
    """Say whether a word names no goods of the deal here: a verb, or food that a machine is for.

    So it is with medicine and fuel, and with goods in a name. Other goods stay: a machine for
    bearings may be as critical as they are.
    """
    if hit.term.weak and is_bearing_something(folded, hit.start, hit.end):
        return True
    goods = load_index().goods[hit.term.goods]
    freed = FREED & {*goods.families, *families_of(goods.codes)}
    return bool(freed) and is_only_for(folded, hit.start, hit.end)


def _not_endless(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Leave out a term's later mentions: a text that repeats it says nothing new."""
    seen: Counter[int] = Counter()
    for hit in hits:
        seen[hit.term.number] += 1
        if seen[hit.term.number] <= _MENTIONS:
            yield hit


def match_code(codes: tuple[str, ...], written: str, view: GoodsView, start: int = 0) -> GoodsMatch:
    """Give the match for a code that the document states outright.

    There are several codes only for one of an older edition whose goods were parted since.
    """
    is_whole = len(codes) == 1 and len(codes[0]) == SIX
    edition = edition_of(written)
    of = f"of the edition of {edition}" if edition else f": {_named(codes[0])}"
    because = f"the HS code {written} is stated{' ' if edition else ''}{of}"
    return _match(
        codes=codes,
        view=view,
        because=because,
        confidence=CODE_STATED if is_whole else CODE_SHORT,
        words=(written,),
        span=(start, start + len(written)),
        how="code",
    )


def _from_code(hit: CodeHit, text: str, view: GoodsView) -> GoodsMatch:
    return match_code(hit.codes, text[hit.start : hit.end], view, hit.start)


def _from_term(hit: Hit, text: str, folded: str, view: GoodsView) -> GoodsMatch:
    goods = load_index().goods[hit.term.goods]
    said = text[hit.start : hit.end]
    because = f"“{said}” is a word for {_plain(goods)}"
    if (narrower := controlled(folded, hit.start, hit.end, goods.id)) != goods.id:
        goods = load_index().named(narrower)
        because += f", and the words beside it make it {_plain(goods)}"
    if hit.is_latin:
        because += f", the Russian “{hit.term.text}” in Latin letters"
    is_weak = hit.term.weak or is_surname(text, hit.start, hit.end)
    if is_weak:
        because += "; it has other meanings too"
    if goods.parts and is_part(folded, hit.start, hit.end):
        goods = load_index().named(goods.parts)
        because += f", and the words beside it speak of parts: {_plain(goods)}"
    if set(_headings(goods.codes)) <= _CHIPS and is_made_there(folded, hit.start, hit.end):
        goods = load_index().named(CHIP_MACHINES)
        because += f", and the words beside it speak of making them: {_plain(goods)}"
    if set(_headings(goods.codes)) <= _METAL_TOOLS and is_for_wood(folded, hit.start, hit.end):
        goods = load_index().named(WOODEN)
        because += f", and the words beside it speak of wood: {_plain(goods)}"
    return _match(
        codes=goods.codes,
        view=view,
        because=because,
        confidence=_latin_less(_term_confidence(goods.codes, weak=is_weak), is_latin=hit.is_latin),
        words=(said,),
        span=(hit.start, hit.end),
        families=goods.families,
        basket=goods.basket,
        is_weak=is_weak,
        goods=goods.id,
    )


def _headings(codes: Iterable[str]) -> Iterator[str]:
    return (code[:4] for code in codes or ("",))


def _plain(goods: Goods) -> str:
    return goods.id.replace("-", " ")


def _from_part(hit: PartHit, text: str, view: GoodsView) -> GoodsMatch:
    goods = load_index().named(hit.part.goods)
    said = text[hit.start : hit.end]
    return _match(
        codes=goods.codes,
        view=view,
        because=f"{said} is a part number: {hit.part.reason}",
        confidence=min(PART_NUMBER, _term_confidence(goods.codes, weak=False)),
        words=(said,),
        span=(hit.start, hit.end),
        families=goods.families,
        basket=goods.basket,
        how="part",
        goods=goods.id,
    )


def _match(
    *,
    codes: tuple[str, ...],
    view: GoodsView,
    because: str,
    confidence: float,
    words: tuple[str, ...],
    span: tuple[int, int],
    families: tuple[str, ...] = (),
    basket: bool = False,
    is_weak: bool = False,
    how: str = "words",
    goods: str = "",
) -> GoodsMatch:
    hs6 = codes[0] if len(codes) == 1 and len(codes[0]) == SIX else ""
    classes = () if basket else view.classes_of(codes)
    return GoodsMatch(
        hs6=hs6,
        hs_title=hs_title(codes[0]) if len(codes) == 1 else "",
        tier=view.tier(codes),
        item_class=classes[0] if classes else "",
        item_classes=classes,
        confidence=confidence,
        words=words,
        start=span[0],
        end=span[1],
        families=_families({*families, *families_of(codes)}, is_weak=is_weak),
        because=because + _standing(codes, view, hs6, classes),
        codes=codes,
        how=how,
        goods=goods,
        is_basket=basket,
    )


def _latin_less(confidence: float, *, is_latin: bool) -> float:
    return round(confidence - LATIN_LESS, 2) if is_latin else confidence


def _families(named: set[str], *, is_weak: bool) -> tuple[str, ...]:
    """Give the families of goods: no doubtful word frees anything, and no goods of war are freed.

    The other families are what licences speak of, so tactical radios are not called telephony.
    """
    if MILITARY in named:
        return (MILITARY,)
    return () if is_weak else _sorted(named)


def _term_confidence(codes: tuple[str, ...], *, weak: bool) -> float:
    if weak:
        return TERM_WEAK
    if len(codes) == 1 and len(codes[0]) == SIX:
        return TERM_CLEAR
    return TERM_HEADING if len({code[:4] for code in codes}) == 1 else TERM_SEVERAL


def _standing(codes: tuple[str, ...], view: GoodsView, hs6: str, classes: tuple[str, ...]) -> str:
    """Say what is open about the code, which listed codes lie beneath, which classes meet it."""
    listed = view.listed(codes)
    said = "" if hs6 else f"; the words leave open which of HS {_some(codes)}"
    if hs6 and listed:
        said += f"; on the high-priority list, tier {listed[0][1]}"
    elif listed:
        named = [f"{code} (tier {tier})" for code, tier in listed]
        said += f"; on the high-priority list beneath: {_some(named)}"
    if classes:
        said += _POINTS_AT + ", ".join(classes)
    return said


def _some(items: Iterable[str]) -> str:
    shown = list(items)
    more = f" and {len(shown) - _SHOWN} more" if len(shown) > _SHOWN else ""
    return ", ".join(shown[:_SHOWN]) + more


def _named(code: str) -> str:
    title = hs_title(code)
    return f"HS {code}, {title[:1].lower()}{title[1:]}" if title else f"HS {code}"


@cache
def _shipped_lawbook() -> GoodsLaw:
    # The lawbook takes a moment to read, and most callers bring their own.
    from witting.lawbook import Lawbook

    return Lawbook.load()
