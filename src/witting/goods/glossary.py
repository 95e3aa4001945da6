"""The compiled glossary as the goods room holds it: goods, terms, and the tables that open them.

`tools/make_goods.py` compiles the YAML glossary into `index.json` (English, Arabic, Chinese,
Russian) and `languages.json` (the others): the goods, their terms, and for each word's key the
terms it may open. Both are read once for each process; a term is unpacked when it is first met.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from witting.goods.languages import Lexicon

FIRST_LANGUAGES = ("ar", "en", "ru", "zh")
Phrase = tuple[str, int]  # in Chinese or Japanese, and the number of its term


@dataclass(frozen=True, slots=True)
class Goods:
    """One kind of goods of the glossary."""

    id: str
    codes: tuple[str, ...]
    families: tuple[str, ...]
    basket: bool  # the code holds other goods too: what is hinted of the code is not said of these
    parts: str  # the goods that their parts are, or ""


class Term(NamedTuple):
    """One way to say it: the words as keys with their alternatives, and how they may stand."""

    number: int
    goods: int
    language: str
    source: str
    text: str
    weak: bool  # the word has other meanings too
    exact_case: bool  # an abbreviation, taken only in capitals
    any_order: bool
    is_tail: bool  # may be the end of a longer word
    needs_home: bool  # counts only where the text shows that it is in the term's language
    gap: int  # words that may stand between
    keys: tuple[frozenset[str], ...]  # empty for a Chinese or Japanese term
    weight: int  # the number of its own characters, for overlaps


@dataclass(frozen=True, slots=True)
class Index:
    """Everything the scan needs, as it was compiled; terms are unpacked when first met."""

    goods: tuple[Goods, ...]
    rows: list[str]
    by_key: dict[str, str]  # numbers of the terms a key may open; "" where it opens none
    by_beginning: dict[str, list[Phrase]]  # by their first two characters, longest first
    simplified: dict[int, str]
    sources: dict[str, str]
    parts: list[list[str]]
    code_words: list[str]
    office_words: frozenset[str]
    latin: dict[str, list[str]]  # Russian keys by their loose spelling
    english: frozenset[str]  # keys of the English terms, which no Russian word may take
    around: dict[str, str]  # fragments of expressions for `context`
    lexicon: Lexicon  # the languages beyond the first four
    first_of_more: int  # the number of those languages' first term
    more_goods: tuple[int, ...]  # which goods the numbers in those languages' terms mean
    unpacked: dict[int, Term]
    by_id: dict[str, Goods]

    def term(self, number: int) -> Term:
        """Give one term by its number."""
        found = self.unpacked.get(number)
        if found is None:
            found = _term(number, self.rows[number])
            if number >= self.first_of_more:
                found = found._replace(goods=self.more_goods[found.goods])
            self.unpacked[number] = found
        return found

    def terms(self) -> Iterator[Term]:
        """Walk every term."""
        return (self.term(number) for number in range(len(self.rows)))

    def named(self, goods_id: str) -> Goods:
        """Give the goods with this id."""
        return self.by_id[goods_id]


@cache
def load_index() -> Index:
    """Read the compiled glossary: once for each process."""
    raw, more = _read("index.json"), _read("languages.json")
    goods = tuple(Goods(i, tuple(c), tuple(f), b, p) for i, c, f, b, p in raw["goods"])
    rows = raw["terms"].split("\n")
    numbers = {kind.id: number for number, kind in enumerate(goods)}
    return Index(
        goods=goods,
        rows=[*rows, *more["terms"].split("\n")],
        by_key=raw["keys"],
        by_beginning=_together(raw["han"], more["kana"], len(rows)),
        simplified={ord(a): b for a, b in raw["simplified"].items()},
        sources=raw["sources"] | more["sources"],
        parts=raw["parts"],
        code_words=[*raw["code_words"], *more["code_words"]],
        office_words=frozenset([*raw["office_words"], *more["office_words"]]),
        latin=raw["latin"],
        english=frozenset(raw["english"]),
        around={key: _either(said, more["around"].get(key)) for key, said in raw["around"].items()},
        lexicon=Lexicon(
            known=more["keys"],
            starts=frozenset(more["starts"].split(" ")),
            tails=frozenset(more["tails"].split(" ")),
            tail_lengths=tuple(more["tail_lengths"]),
            hints={language: frozenset(words) for language, words in more["hints"].items()},
        ),
        first_of_more=len(rows),
        more_goods=tuple(numbers[name] for name in more["goods"]),
        unpacked={},
        by_id={one.id: one for one in goods},
    )


def unpack_words() -> None:
    """Unpack every term of the glossary now, rather than each when it is first met."""
    for _ in load_index().terms():
        pass


def _read(name: str) -> Any:
    return json.loads(files("witting.data.goods").joinpath(name).read_bytes().decode())


def _either(said: str, more: str | None) -> str:
    return f"{said}|{more}" if more else said


def _together(
    han: dict[str, list[Phrase]], kana: dict[str, list[Phrase]], first: int
) -> dict[str, list[Phrase]]:
    """Put the phrases of Chinese and Japanese that begin alike in one list, longest first."""
    for beginning, phrases in kana.items():
        both = [*han.get(beginning, ()), *((phrase, first + n) for phrase, n in phrases)]
        han[beginning] = sorted(both, key=lambda row: -len(row[0]))
    return han


def _term(number: int, row: str) -> Term:
    goods, language, source, text, marks, gap, packed = row.split("\t")
    words = [word.split("|") for word in packed.split(" ")] if packed else []
    own = [min(len(key.lstrip("-^")) for key in word) for word in words]
    if language not in FIRST_LANGUAGES:
        words = [[_named(language, key) for key in word] for word in words]
    return Term(
        number=number,
        goods=int(goods),
        language=language,
        source=source,
        text=text,
        weak="?" in marks,
        exact_case="=" in marks,
        any_order="o" in marks,
        is_tail="^" in marks,
        needs_home="@" in marks,
        gap=int(gap),
        keys=tuple(frozenset(word) for word in words),
        weight=sum(own) + len(own),
    )


def _named(language: str, key: str) -> str:
    """Give a key with its language; the sign of its kind goes with the language."""
    return f"{language}{key[0]}:{key[1:]}" if key[0] in "-^" else f"{language}:{key}"
