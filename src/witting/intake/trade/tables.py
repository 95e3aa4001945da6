"""The words of trade documents, read once from `data/intake/trade`: labels, titles, units, money.

A phrase is kept as the row of its folded words, in a tree that is walked word by word, so that a
cell is held against two thousand labels in the time one takes.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Generic, TypeVar

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Meaning = TypeVar("Meaning")
LANGUAGES = ("en", "ar", "zh", "ru")
_MARKS = re.compile("[\u0640\u064b-\u0652\u0670]")
_ARABIC = str.maketrans("أإآٱةى", "اااا" + "هي")
_HAN = "\u3400-\u9fff"
_TOKEN = re.compile(rf"[{_HAN}]|[^\W_{_HAN}](?:[^\W_{_HAN}]|{_MARKS.pattern})*|[№#$€¥£₽₺₸₾₩₹]")


class _TextLoader(_Loader):  # type: ignore[misc,valid-type]  # Any: yaml has two
    """Takes every scalar as text: a label `no` is a word."""


_TextLoader.yaml_implicit_resolvers = {}


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text, folded, and where it stands."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a label says its box holds."""

    box: str  # `consignee`, `gross weight`, `address`
    kind: str  # `party`, `detail`, `reference`, `day`, `from`, `goods`…
    is_column: bool = False  # it may head a column of a table of goods
    documents: frozenset[str] = frozenset()  # on which it means this; empty for all


def words_of(text: str) -> list[Word]:
    """Give a text's words, each Chinese character by itself, as labels are compared.

    >>> [word.key for word in words_of("Номер отгрузки № 5 / 收货人")]
    ['номер', 'отгрузки', 'no', '5', '收', '货', '人']
    """
    return [*each_word(text)]


def each_word(text: str) -> Iterator[Word]:
    """Give a text's words one by one, for those who may have seen enough after the first."""
    return (Word(fold(hit.group()), hit.start(), hit.end()) for hit in _TOKEN.finditer(text))


def fold(word: str) -> str:
    """Give a word without the differences that do not matter in a label."""
    if word.isascii():
        return "no" if word == "#" else word.casefold()
    plain = _MARKS.sub("", unicodedata.normalize("NFKC", word)).casefold()
    return plain.translate(_ARABIC).replace("ё", "е")


class Phrases(Generic[Meaning]):
    """Phrases of folded words, each with what it means; the longest at a place is found."""

    def __init__(self, held: Iterable[tuple[str, Meaning]]) -> None:
        self._tree: dict[str, Any] = {}
        for text, meaning in held:
            at = self._tree
            for word in words_of(text):
                at = at.setdefault(word.key, {})
            if at is not self._tree:
                at.setdefault("", []).append(meaning)

    def may_open(self, text: str, start: int = 0) -> bool:
        """Say whether some phrase begins with the first word of a text: a quick no for most."""
        first = _TOKEN.search(text, start)
        return first is not None and fold(first.group()) in self._tree

    def begins(self, words: Sequence[Word]) -> bool:
        """Say whether some phrase begins with these words and is longer."""
        at: dict[str, Any] | None = self._tree
        for word in words:
            at = at.get(word.key) if at is not None else None
        return bool(words) and at is not None and any(at)

    def at(
        self, words: Sequence[Word], start: int, breaks: frozenset[int] = frozenset()
    ) -> tuple[int, list[Meaning]]:
        """Give how many words the longest phrase from here has, and its meanings; 0 for none.

        No phrase runs over a place in `breaks`, the numbers of words before which a colon stands.
        """
        at: dict[str, Any] | None = self._tree
        length: int = 0
        found: list[Meaning] = []
        for number in range(start, len(words)):
            if number > start and number in breaks:
                break
            at = at.get(words[number].key) if at is not None else None
            if at is None:
                break
            if "" in at:
                length, found = number - start + 1, at[""]
        return length, found


def load(name: str) -> dict[str, Any]:
    """Read `data/intake/trade/NAME.yaml`, every scalar as text."""
    text = files("witting.data").joinpath(f"intake/trade/{name}.yaml").read_text(encoding="utf-8")
    held: dict[str, Any] = yaml.load(text, Loader=_TextLoader)
    return held


def _ways(row: dict[str, Any]) -> list[str]:
    return [text for language in LANGUAGES for text in row.get(language, ())]


@cache
def titles() -> Phrases[str]:
    """Give what documents call themselves, each with the document's name here."""
    rows = load("titles")["titles"]
    return Phrases((text, row["document"]) for row in rows for text in _ways(row))


@cache
def squeezed_titles() -> dict[str, str]:
    """Give the titles as one run of letters, for those printed with a space after each letter."""
    rows = load("titles")["titles"]
    return {
        "".join(word.key for word in words_of(text)): row["document"]
        for row in rows
        for text in _ways(row)
    }


@cache
def beside_titles() -> Phrases[str]:
    """Give the words that may stand around a title."""
    return Phrases((text, text) for text in load("titles")["beside"])


@cache
def labels() -> Phrases[Label]:
    """Give every label of a box."""
    return Phrases(_labels())


def _labels() -> Iterable[tuple[str, Label]]:
    parties = load("parties")
    for row in parties["boxes"]:
        label = Label(box=row["box"], kind="party")
        yield from ((text, label) for text in _ways(row))
    for row in load("boxes")["boxes"]:
        label = Label(
            box=row["box"],
            kind=row["kind"],
            is_column=row.get("column") == "true",
            documents=frozenset(row.get("documents", ())),
        )
        yield from ((text, label) for text in _ways(row))
    for row in parties["details"]:
        label = Label(box=row["detail"], kind="detail")
        yield from ((text, label) for text in _ways(row))


@cache
def qualifiers() -> Phrases[str]:
    """Give the words that may follow a label, each with the part of a party it asks for."""
    held = load("words")["qualifiers"]
    return Phrases((text, part) for part, texts in held.items() for text in texts)


@cache
def units() -> Phrases[str]:
    """Give the words for units of quantity, weight and packing."""
    return Phrases((text, text) for text in load("words")["units"])


@cache
def currencies() -> Phrases[str]:
    """Give the words and signs for money, each with its ISO 4217 code."""
    held = load("words")["currencies"]
    return Phrases((text, code) for code, texts in held.items() for text in texts)


@cache
def spoken(name: str) -> tuple[tuple[str, str], ...]:
    """Give the phrases of a group of words.yaml by what each means, folded, the longest first."""
    held = load("words")[name]
    rows = held.items() if isinstance(held, dict) else [("", held)]
    found = [(squeeze(text), meaning) for meaning, texts in rows for text in texts]
    return tuple(sorted(found, key=lambda row: -len(row[0])))


def squeeze(text: str) -> str:
    """Give a text's folded words with one space between them."""
    return " ".join(word.key for word in words_of(text))
