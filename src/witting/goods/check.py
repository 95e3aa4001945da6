"""The goods check: from a deal to goods facts, each pointing at the input's own words.

Goods lines come first: a stated code and the line's words are held against each other, and a
contradiction is said. Then the free text. What names no goods becomes a question.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

from witting.base import Deal, DealKind, GoodsFact, GoodsLine, MissingFact, Passage, Span
from witting.goods.beside import is_cut, unnamed_beside
from witting.goods.classify import MILITARY, best_first, find_goods, match_code, read_as
from witting.goods.codes import bare_numbers, codes_of
from witting.goods.index import folded_for, load_index
from witting.goods.law import GoodsLaw, GoodsView, view_of
from witting.goods.match import GoodsMatch
from witting.goods.missing import (
    line_without_code,
    no_goods,
    unknown_beside,
    unknown_code,
    unknown_line,
)
from witting.goods.services import service_fact, service_stretches
from witting.goods.table import SIX, hs_title

SETTLED = 0.86  # words with one meaning, or a part number: sure enough to doubt a stated code
CONTRADICTED = 0.6  # a stated code that the line's own words contradict: one of the two is wrong
_IDENTIFIER = re.compile(r"(?:Id|Ref|Nb)\b|:2[01][A-Z]?:")  # fields of numbers that are no codes
Find = Callable[[str], list[GoodsMatch]]  # the goods a text names, on the day asked
AGREED = 0.99  # a stated code that the line's own words confirm


def check_goods(deal: Deal, lawbook: GoodsLaw, day: date) -> tuple[GoodsFact | MissingFact, ...]:
    """Goods the deal is about, under which HS heading, and on which goods list of that day.

    Goods lines first, then passages, each kind of goods once. A payment, letter of credit or order
    that names no goods gives one missing fact; so does each line that names goods not recognised.
    An article gives none. Where no goods are named, an everyday service is a fact of its own.
    Ids are left "" for the caller to number.
    """
    view = view_of(lawbook, day)
    find = cache(lambda text: find_goods(text, view))  # each text is asked about more than once
    lines = enumerate(deal.goods)
    facts = [fact for at, line in lines for fact in _line_facts(line, at, view, find)]
    seen = {_kind(fact) for fact in facts if isinstance(fact, GoodsFact)}
    for fact in _passage_facts(deal.passages, find):
        if _kind(fact) not in seen and not (deal.kind is DealKind.ARTICLE and _is_ordinary(fact)):
            seen.add(_kind(fact))
            facts.append(fact)
    if deal.kind is DealKind.ARTICLE:
        return tuple(facts)
    if not facts:
        facts.append(service_fact(deal) or no_goods(deal))
    facts.extend(_unnamed(deal, facts, view, find))
    return tuple(facts)


def _unnamed(
    deal: Deal, facts: list[GoodsFact | MissingFact], view: GoodsView, find: Find
) -> Iterator[MissingFact]:
    """Give what stands unrecognised in each text that names goods, once for each text."""
    named = {f.span.field for f in facts if isinstance(f, GoodsFact) and f.span is not None}
    asked: set[str] = set()
    for at, line in enumerate(deal.goods):
        found = _rest(line.description, f"goods[{at}].description" in named, view, find)
        asked.add(_bare(line.description))
        if found is not None:
            yield unknown_beside(_span_in_line(line, at, *found))
    fields = {passage.field for passage in deal.passages}
    for passage in deal.passages:
        if f"{passage.field} unwrapped" in fields or _bare(passage.text) in asked:
            continue
        asked.add(_bare(passage.text))
        found = _rest(passage.text, passage.field in named, view, find)
        if found is not None:
            yield unknown_beside(passage.span(*found))


def _rest(text: str, is_named: bool, view: GoodsView, find: Find) -> tuple[int, int] | None:
    """Find what a text names beside its goods and services; None where it names none at all."""
    known = [(match.start, match.end) for match in find(text)]
    if not known and not is_named:
        return None
    found = unnamed_beside(text, [*known, *service_stretches(text)])
    return found or _listed_number(text, known, view)


def _listed_number(
    text: str, known: list[tuple[int, int]], view: GoodsView
) -> tuple[int, int] | None:
    """Find a plain number that is a code of the high-priority list: `wheat; 854231`."""
    for hit in bare_numbers(folded_for(text, load_index())):
        is_known = any(start <= hit.start < end for start, end in known)
        if not is_known and view.tier(hit.codes):
            return hit.start, hit.end
    return None


def _bare(text: str) -> str:
    return "".join(text.split())


def _is_ordinary(fact: GoodsFact) -> bool:
    """Say whether goods are of no interest in a story, which names tables and shoes without end."""
    return not (fact.tier or fact.item_classes or fact.families)


def _kind(fact: GoodsFact) -> tuple[str, ...]:
    return (fact.hs6,) if fact.hs6 else (fact.text.casefold(), *fact.item_classes)


def _passage_facts(passages: tuple[Passage, ...], find: Find) -> Iterator[GoodsFact]:
    for passage in passages:
        if _IDENTIFIER.search(passage.field) and passage.text.strip().isdigit():
            continue
        for match in sorted(best_first(find(passage.text)), key=lambda m: m.start):
            yield _fact(match, passage.span(match.start, match.end))


def _line_facts(
    line: GoodsLine, at: int, view: GoodsView, find: Find
) -> list[GoodsFact | MissingFact]:
    """Give the facts of one goods line: its code, its words, and whether they agree."""
    said = best_first(find(line.description))
    codes = codes_of(line.hs)
    if not codes:
        named: list[GoodsFact | MissingFact] = [_fact(m, _line_span(line, at, m)) for m in said]
        if line.hs.strip():
            named.append(unknown_code(line, at))
        elif not named:
            named.append(
                unknown_line(line, at) if line.description.strip() else line_without_code(line, at)
            )
        return named
    stated = match_code(codes, line.hs, view)
    alike = [m for m in said if any(_agree(code, m) for code in codes)]
    # A listed code in the words, a code beside the list on the paper: the likeliest false one.
    dodged = next((m for m in alike if _is_listed_beside(m, stated)), None)
    apart = said if not alike else [m for m in said if m is dodged or _is_apart(m, alike, line)]
    return [
        _stated_fact(stated, line, at, [] if dodged else alike, [dodged] if dodged else said),
        *(_fact(m, _line_span(line, at, m), _against(line.hs, codes)) for m in apart),
    ]


def _is_listed_beside(words: GoodsMatch, stated: GoodsMatch) -> bool:
    """Say whether the words settle on a listed subheading, the code on its unlisted neighbour."""
    settled = bool(words.hs6 and words.tier) and words.confidence >= SETTLED
    return settled and not stated.tier and stated.hs6 != "" and words.hs6 not in stated.codes


def _is_apart(words: GoodsMatch, alike: list[GoodsMatch], line: GoodsLine) -> bool:
    """Say whether words name listed or critical goods as an item of their own: `wheat; 5 routers`.

    What stands in one item with the goods of the code belongs to them: a pump has bearings.
    """
    if words in alike or not (words.tier or words.item_classes or MILITARY in words.families):
        return False
    first, last = sorted([(alike[0].start, alike[0].end), (words.start, words.end)])
    return is_cut(line.description[first[1] : last[0]])


def _stated_fact(
    stated: GoodsMatch, line: GoodsLine, at: int, alike: list[GoodsMatch], said: list[GoodsMatch]
) -> GoodsFact:
    is_open = len(stated.codes) > 1 or len(stated.codes[0]) < SIX
    span = line.span or Span(field=f"goods[{at}].hs", start=0, end=len(line.hs), text=line.hs)
    if not said:
        return _fact(stated, span)
    if alike:
        words = alike[0]
        best = words if is_open and words.hs6 else stated
        if words.is_basket:
            best = read_as(best, words)
        because = f"{best.because}; the line's words agree: “{words.words[0]}”"
        return _fact(best, _line_span(line, at, words), because=because, confidence=AGREED)
    because = (
        f"{stated.because}; but the line's words say otherwise: “{said[0].words[0]}” "
        f"({_codes(said[0])}): the code or the description is wrong"
    )
    # A code that is perhaps false frees nothing: licences speak of families.
    return _fact(stated, span, because=because, confidence=CONTRADICTED, families=())


def is_contradicted(fact: GoodsFact) -> bool:
    """Say whether a goods line's code is one that its words contradict."""
    return fact.confidence == CONTRADICTED


def _against(written: str, codes: tuple[str, ...]) -> str:
    title = hs_title(codes[0])[:80] if len(codes) == 1 else f"now {', '.join(codes[:4])}"
    return f"; but the line states HS {codes[0] if len(codes) == 1 else written}, {title}"


def _agree(code: str, match: GoodsMatch) -> bool:
    """Words agree with a code when they lie in one heading: nobody splits hairs in a goods line."""
    return any(
        code[:4] == other[:4] or other.startswith(code) or code.startswith(other)
        for other in match.codes
    )


def _codes(match: GoodsMatch) -> str:
    return "HS " + ", ".join(match.codes[:4])


def _line_span(line: GoodsLine, at: int, match: GoodsMatch) -> Span:
    return _span_in_line(line, at, match.start, match.end)


def _span_in_line(line: GoodsLine, at: int, first: int, last: int) -> Span:
    """Point at some words within the line, wherever the input holds it."""
    text = line.description[first:last]
    if line.span is None:
        return Span(field=f"goods[{at}].description", start=first, end=last, text=text)
    inside = line.span.text.find(text)
    if inside < 0:
        return line.span
    start = line.span.start + inside
    return Span(field=line.span.field, start=start, end=start + len(text), text=text)


def _fact(
    match: GoodsMatch,
    span: Span,
    also: str = "",
    *,
    because: str = "",
    confidence: float | None = None,
    families: tuple[str, ...] | None = None,
) -> GoodsFact:
    return GoodsFact(
        id="",
        because=(because or match.because) + also,
        span=span,
        text=span.text,
        hs6=match.hs6,
        hs_title=match.hs_title,
        tier=match.tier,
        item_classes=match.item_classes,
        families=families if families is not None else match.families,
        confidence=match.confidence if confidence is None else confidence,
        words=match.words,
        codes=match.codes,
    )
