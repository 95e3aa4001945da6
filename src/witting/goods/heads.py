"""The head nouns of goods phrases: what kind of thing a word is when goods stand in its phrase.

The words are data (`heads.yaml`, compiled into `heads.json`): for each kind, how its words must
stand to goods to make a mere mention of them. A kind with no way to do so keeps goods goods.
"""

import json
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from witting.goods.index import EXACT
from witting.goods.inflect import stems

_WORDS = 16_384  # whose kinds are kept
_LONGEST_HAN = 6  # signs of the longest Chinese head


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of head: how it stands `behind` goods, and by which links before them."""

    name: str
    behind: str
    links: frozenset[str]

    @property
    def keeps(self) -> bool:
        """Say whether goods stay goods under such a head: parts of them, machines for them."""
        return not self.behind


@dataclass(frozen=True, slots=True)
class Sense:
    """What goods words have for another meaning, and the words beside them that tell it."""

    language: str
    said: frozenset[str]  # first words of the goods that it is of; none: any of the language
    ahead: frozenset[str]  # one of these stands before the goods,
    behind: frozenset[str]  # of these behind them,
    within: frozenset[str]  # or of these between their own words
    unless: frozenset[str]  # and none of these


@dataclass(frozen=True, slots=True)
class Heads:
    """Everything that is known of heads, as it was compiled."""

    kinds: dict[str, Kind]
    words: dict[str, str]
    pairs: frozenset[str]  # the keys of words that may stand in a head of two
    han: dict[str, str]
    links: dict[str, str]
    stops: frozenset[str]
    joiners: frozenset[str]
    empty: frozenset[str]
    likeness_before: frozenset[str]
    titled: frozenset[str]
    literary: frozenset[str]
    looks: frozenset[str]
    closers: tuple[str, ...]
    consumer: tuple[str, ...]
    two_meanings: frozenset[str]
    company: frozenset[str]
    company_han: tuple[str, ...]
    trade: frozenset[str]
    trade_han: tuple[str, ...]
    senses: dict[str, tuple[Sense, ...]]  # by the id of the goods
    buyers: frozenset[str]  # houses that goods are for, behind a particle that says so
    straddling: dict[str, tuple[str, ...]]
    beside: dict[str, dict[str, str]]  # fragments of expressions by what they say and language


@cache
def load_heads() -> Heads:
    """Read the compiled heads: once for each process."""
    path = files("witting.data.goods").joinpath("heads.json")
    raw = json.loads(path.read_bytes().decode())
    return Heads(
        kinds={
            name: Kind(name, row["behind"], frozenset(row["links"]))
            for name, row in raw["kinds"].items()
        },
        words=raw["words"],
        pairs=frozenset(part for key in raw["words"] if " " in key for part in key.split(" ")),
        han=raw["han"],
        links=raw["links"],
        stops=frozenset(raw["stops"]),
        joiners=frozenset(raw["joiners"]),
        empty=frozenset(raw["empty"]),
        likeness_before=frozenset(raw["likeness_before"]),
        titled=frozenset(raw["titled"]),
        literary=frozenset(raw["literary"]),
        looks=frozenset(raw["looks"]),
        closers=tuple(sorted(raw["closers"], key=len, reverse=True)),
        consumer=tuple(raw["consumer"]),
        two_meanings=frozenset(raw["two_meanings"]),
        company=frozenset(raw["company"]),
        company_han=tuple(raw["company_han"]),
        trade=frozenset(raw["trade"]),
        trade_han=tuple(raw["trade_han"]),
        senses={goods: tuple(_sense(row) for row in rows) for goods, rows in raw["senses"].items()},
        buyers=frozenset(raw["buyers"]),
        straddling={name: tuple(words) for name, words in raw["straddling"].items()},
        beside=raw["beside"],
    )


def _sense(row: dict[str, Any]) -> Sense:
    """Give one sense; what may be near goods may be in each of the three places."""
    return Sense(
        language=row["language"],
        said=frozenset(row["said"]),
        ahead=frozenset(row["ahead"] + row["near"]),
        behind=frozenset(row["behind"] + row["near"]),
        within=frozenset(row["within"] + row["near"]),
        unless=frozenset(row["unless"]),
    )


@lru_cache(maxsize=_WORDS)
def kind_of(word: str) -> Kind | None:
    """Give the kind of a head by one word of a folded text, or None.

    >>> kind_of("textbooks").name, kind_of("учебниками").name, kind_of("housing").keeps
    ('publication', 'publication', True)
    """
    heads = load_heads()
    for key in (EXACT + word, *stems(word)):
        if (found := heads.words.get(key)) is not None:
            return heads.kinds[found]
    return None


@lru_cache(maxsize=_WORDS)
def kind_of_pair(first: str, second: str) -> Kind | None:
    """Give the kind of a head of two words, in the order of the text: `bearing cover`."""
    heads = load_heads()
    ways = [[key for key in stems(word) if key in heads.pairs] for word in (first, second)]
    for one in ways[0]:
        for other in ways[1]:
            if (found := heads.words.get(f"{one} {other}")) is not None:
                return heads.kinds[found]
    return None


def kind_of_han(compound: str) -> Kind | None:
    """Give the kind of a Chinese compound by its longest known ending, or None.

    >>> kind_of_han("操作培训课程").name
    'teaching'
    """
    heads = load_heads()
    for size in range(min(_LONGEST_HAN, len(compound)), 0, -1):
        if (found := heads.han.get(compound[-size:])) is not None:
            return heads.kinds[found]
    return None


@lru_cache(maxsize=_WORDS)
def is_among(word: str, group: frozenset[str]) -> bool:
    """Say whether a word of a folded text is in a group of small words, in any of its forms."""
    return any(key in group for key in stems(word))


def beside(name: str, language: str = "") -> str:
    """Give the fragments of an expression by what they say, of one language or of all.

    Where a language has none, what is given matches nothing.
    """
    found = load_heads().beside[name]
    return (found.get(language, "") if language else "|".join(found.values())) or r"(?!)"
