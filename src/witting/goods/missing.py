"""What to say, and to ask, when a deal does not tell which goods it is about."""

import re
from functools import cache, lru_cache

from witting.base import Ask, Deal, GoodsLine, MissingFact, Span
from witting.goods.fold import HAN, HANGUL, KANA, words_of
from witting.goods.index import folded_for, load_index
from witting.goods.inflect import stems
from witting.goods.latin import russian_keys

ASK = Ask(key="goods.unstated")
_BESIDE = "beside the goods stands"
_SHOWN = 80  # characters of the input shown in a sentence
_SHORTEST = 4  # letters: beside goods, shorter words are codes and abbreviations of the office
_SHORT = 2  # letters, in a piece of its own: `wheat and gun`
_CODE = re.compile(r"[A-Z]{4}")  # a purpose code of ISO 20022, such as SUPP or GDDS
_ENDING = 2  # signs of a Korean ending
_WORDS = 16_384  # whose judgement is kept
_SHORTEST_EASTERN = 2  # signs of Chinese, Japanese or Korean; the office's own words do not count
_EASTERN = re.compile(f"[{HAN}{KANA}{HANGUL}]")
_LETTER = re.compile(r"[^\W\d_]")
_JOINED = re.compile(
    r"[\w-]*\d[\w/.-]*|\w+(?:[/.-]\w+)+"
)  # a reference, and no word: `DN-118`, `b/l`


def no_goods(deal: Deal) -> MissingFact:
    """Say that the whole deal names no goods known here, showing the text that might."""
    passage = next((p for p in deal.passages if describes_something(p.text)), None)
    if passage is None:
        because = "the goods are not stated"
        return _missing(because, None)
    because = f"the goods are not recognised in “{_short(passage.text)}”"
    return _missing(because, passage.span(0, len(passage.text)))


def unknown_line(line: GoodsLine, at: int) -> MissingFact:
    """Say that a goods line's description is not recognised."""
    because = (
        f"the goods are not recognised in “{_short(line.description)}”, and no HS code is given"
    )
    return _missing(because, _span(line, at))


def unknown_code(line: GoodsLine, at: int) -> MissingFact:
    """Say that a goods line's code is none of the Harmonized System's."""
    because = f"“{_short(line.hs)}” is not an HS code of the 2022 edition, not even its heading"
    return _missing(because, _span(line, at))


def line_without_code(line: GoodsLine, at: int) -> MissingFact:
    """Say that a goods line is empty."""
    return _missing("the goods line has neither a description nor an HS code", _span(line, at))


def unknown_beside(span: Span) -> MissingFact:
    """Say that something stands beside known goods and is not recognised."""
    return _missing(f"{_BESIDE} “{_short(span.text)}”, not recognised", span)


def is_unknown_beside(fact: MissingFact) -> bool:
    """Say whether a fact is of words beside known goods, as `unknown_beside` makes it."""
    return fact.what == "goods" and fact.because.startswith(_BESIDE)


def describes_something(text: str, *, is_apart: bool = False) -> bool:
    """Say whether a text has words that could describe goods, beyond those of any invoice.

    Of a piece that stands apart from known goods, short words count as well.

    >>> describes_something("Invoice 123 dated 5 May"), describes_something("hydraulic unit")
    (False, True)
    >>> describes_something("gun"), describes_something("gun", is_apart=True)
    (False, True)
    """
    if _CODE.fullmatch(text.strip()) or not _LETTER.search(text):
        return False
    folded = folded_for(text, load_index())
    if any(_describes(word.key) for word in words_of(folded)):
        return True
    return is_apart and any(
        _describes(word.key, least=_SHORT) for word in words_of(_JOINED.sub(" ", folded))
    )


@lru_cache(maxsize=_WORDS)
def _describes(word: str, least: int = _SHORTEST) -> bool:
    index = load_index()
    if any(c.isdigit() for c in word):
        return False
    if "\u3400" <= word[:1] <= "\u9fff":
        for known in _office_han():
            word = word.replace(known, "")
    is_eastern = bool(_EASTERN.match(word))
    if len(word) < (_SHORTEST_EASTERN - (least < _SHORTEST) if is_eastern else least):
        return False
    forms = {*stems(word), *russian_keys(word, index.latin)} if not is_eastern else _korean(word)
    return index.office_words.isdisjoint(forms)


def _korean(word: str) -> set[str]:
    """Give a word of signs without the endings that Korean writes behind it."""
    return {word[:size] for size in range(max(1, len(word) - _ENDING), len(word) + 1)}


@cache
def _office_han() -> tuple[str, ...]:
    """Give the office's own Chinese words, the longest first."""
    words = (word for word in load_index().office_words if not word.isascii())
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def _missing(because: str, span: Span | None) -> MissingFact:
    return MissingFact(id="", because=because, span=span, what="goods", ask=ASK)


def _span(line: GoodsLine, at: int) -> Span:
    if line.span is not None:
        return line.span
    text = line.description or line.hs
    name = "description" if line.description else "hs"
    return Span(field=f"goods[{at}].{name}", start=0, end=len(text), text=text)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
