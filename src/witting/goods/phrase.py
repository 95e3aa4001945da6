"""Which noun a phrase with goods in it is about: the goods, or the book, box or club named by them.

A phrase is read from the goods outwards. Behind them stands the rest of an English or a Chinese
compound, whose last noun is its head. Before them stand the links (`of`, для, لـ, a bare genitive)
and the nouns that these join the goods to. A noun of a kind that says so (`heads.yaml`) makes of
the goods a mere mention; parts, machines and every unknown noun leave them what is traded.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest

from witting.goods.fold import HAN, Word, words_of
from witting.goods.heads import (
    Heads,
    Kind,
    is_among,
    kind_of,
    kind_of_han,
    kind_of_pair,
    load_heads,
)
from witting.goods.index import load_index
from witting.goods.inflect import stems

_REACH = 96  # characters looked at on either side
_WORDS = 7  # words of one phrase looked at on either side
_GAP = 4  # Chinese signs of no known meaning that may stand between goods and their head
_JOINED = re.compile(r"(?:['’]s?)?(?:[ \t]+|[ \t]?-[ \t]?)([a-z]+)(?!\w)")
_BARE = re.compile(r"[ \t]+|[ \t]?-[ \t]?")
_OPENED = re.compile(r"[ \t]*[\"«“„'‘][ \t]*")
_TITLE = re.compile(r"([^\W\d_]+)[ \t]*[\"«“„‘'][^\"»”“’'\n]{0,40}$")
_SHIPPED = re.compile(r"\s*(?:of|no|nr|\d+\s*(?:of|/|-|$|[,;.\n]))(?!\w)|\s*#")
_MANY = ("ss", "lens", "optics")  # endings in s that are no plural
_RUSSIAN_ADJECTIVE = re.compile(
    r"[а-я]{2,}(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ых|их|ую|юю|ыми|ими)"
)
_ARABIC_FOR = ("لل", "ولل", "فلل")
_ARABIC_WITH = ("بال", "وبال")
_HAN_RUN = re.compile(rf"[”’」』》〉\"']?((?:[{HAN}]|t(?=恤)){{1,14}})")
_HAN_TITLE = re.compile(r"《[^》\n]{0,30}$")
_HAN_PAPER = re.compile(r"[^《\n]{0,30}?(?:合同|协议|订单|清单|发票|条款)[^《》\n]{0,6}》")
_HAN_SPEAKS = re.compile(r"(?:关于|介绍|印有|印着|画有|形似|有关)[“「《]?$")


def is_headed_aside(folded: str, start: int, end: int, everyday: frozenset[int]) -> bool:
    """Say whether the head of the phrase makes of the goods at `start` to `end` a mere mention.

    `everyday` holds the places of the text where words name goods of everyday life.

    >>> sentence = "books about drones, drone batteries"
    >>> [is_headed_aside(sentence, at, at + n, frozenset()) for at, n in ((12, 6), (20, 5))]
    [True, False]
    """
    if "\u3400" <= folded[end - 1] <= "\u9fff":
        return _is_aside_han(folded, start, end, everyday)
    return _is_behind(folded, start, end, everyday) or _is_before(folded, start)


def _is_behind(folded: str, start: int, end: int, everyday: frozenset[int]) -> bool:
    """Read the compound that goods begin: the last word of a known kind decides."""
    words = list(_compound(folded, end))
    if not words:
        return False
    last_said = folded[start:end].replace("-", " ").split(" ")[-1]
    pairs = pairwise([last_said, *(word.key for word in words)])
    is_one = _is_one(folded, start, end)
    head = ""
    for word, pair in zip(words, pairs, strict=True):
        kind = kind_of_pair(*pair) or kind_of(pair[1])
        if kind is None:
            head = _after_unknown(head, word, is_everyday=is_one and word.start in everyday)
        elif kind.name == "set":
            head = head if head == "last" else ""
        elif kind.keeps:
            head = ""
        elif is_one or kind.behind == "any":
            head = kind.behind
        if head == "last" and _SHIPPED.match(folded, word.end):
            head = ""
    return head in ("any", "one", "last")


def _after_unknown(head: str, word: Word, *, is_everyday: bool) -> str:
    """Give what the head is after a word of no known kind: a book goes on, a box does not."""
    if is_everyday:
        return "last"
    return "" if head == "last" and not is_among(word.key, load_index().office_words) else head


def _compound(folded: str, end: int) -> Iterator[Word]:
    """Walk the words that stand behind goods with nothing but blanks and hyphens between."""
    heads = load_heads()
    for _ in range(_WORDS):
        found = _JOINED.match(folded, end)
        if found is None or found[1] in heads.links or is_among(found[1], heads.stops):
            return
        end = found.end()
        yield Word(found.start(1), end, found[1])


def _is_one(folded: str, start: int, end: int) -> bool:
    """Say whether English goods stand in the singular: `OSCILLOSCOPES CASE 4` are oscilloscopes."""
    return folded[end - 1] != "s" or folded[start:end].endswith(_MANY)


@dataclass(slots=True)
class _Walk:
    """What is known on the way outwards from goods: by which links the next noun would hold."""

    script: str  # `en`, `ru` or `ar`
    links: set[str] = field(default_factory=set)
    is_empty: bool = False

    def pass_unknown(self, word: str) -> None:
        """Go past a word of no known kind: an adjective, or a noun with dependents of its own."""
        if self.script == "en" and not word.endswith(("ed", "ing")):
            self.links.clear()
        elif self.script == "ru" and not _RUSSIAN_ADJECTIVE.fullmatch(word):
            self.links = {"genitive"}
        elif self.script == "ar":
            self.links.add("idafa")


def _is_before(folded: str, start: int) -> bool:
    """Read outwards before goods until a noun of a known kind decides."""
    before = folded[max(0, start - _REACH) : start]
    named = _TITLE.search(before)
    if named and (kind := kind_of(named[1])) is not None and not kind.keeps:
        return True
    walk = _begin(folded, start)
    if walk is None:
        return False
    heads = load_heads()
    words = list(words_of(before))[-_WORDS:][::-1]
    nearer, edge = folded[start:].split(" ", 1)[0], len(before)
    for word, outer in zip_longest(words, words[1:]):
        gap = before[word.end : edge]
        is_first = edge == len(before)
        if not (_BARE.fullmatch(gap) or (is_first and _OPENED.fullmatch(gap))):
            return False
        if any(c.isdigit() for c in word.key) or is_among(word.key, heads.stops):
            return False
        said = _decided(word.key, nearer, walk, heads, gap, outer.key if outer else "")
        if said is not None:
            return said
        nearer, edge = word.key, word.start
    return False


def _begin(folded: str, start: int) -> _Walk | None:
    """Give the links of goods themselves; None where they are joined to something else by `and`."""
    first = folded[start]
    if "а" <= first <= "я":
        return _Walk("ru", {"genitive"})
    if not "\u0620" <= first <= "\u06ff":
        return _Walk("en")
    word = next(words_of(folded[start : start + _REACH])).key
    if word.startswith(_ARABIC_FOR):
        return _Walk("ar", {"for"})
    if word.startswith(_ARABIC_WITH):
        return _Walk("ar", {"with"})
    known = load_index().by_key
    if first == "و" and word not in known and any(key in known for key in stems(word[1:])):
        return None
    return _Walk("ar", {"idafa"})


def _decided(
    word: str, nearer: str, walk: _Walk, heads: Heads, gap: str, outer: str
) -> bool | None:
    """Say what one word before goods makes of them; None where it says nothing yet."""
    if (link := heads.links.get(word)) is not None:
        if not (gap == "-" and walk.links):  # `из-под` is one link
            walk.links = {link}
        return None
    kind = kind_of_pair(word, nearer) or kind_of(word)
    is_modifier = walk.script == "en" and not walk.links
    if is_among(word, heads.likeness_before) and (is_modifier or walk.script == "ru"):
        return True
    if is_among(word, heads.empty):
        walk.is_empty = True
        return None
    if kind is None:
        walk.pass_unknown(word)
        return None
    if is_modifier:
        return None
    if kind.name == "set":
        walk.links = {"genitive", "idafa", "of"} - ({"of"} if walk.script != "en" else set())
        return None
    if kind.keeps:
        return False
    is_empty = walk.is_empty or bool(outer and is_among(outer, heads.empty))
    return is_empty or not walk.links.isdisjoint(kind.links)


def _is_aside_han(folded: str, start: int, end: int, everyday: frozenset[int]) -> bool:
    """Read a Chinese compound, whose head is its end, and the title that goods may stand in."""
    before = folded[max(0, start - _REACH) : start]
    if _HAN_SPEAKS.search(before):
        return True
    if _HAN_TITLE.search(before) and not _HAN_PAPER.match(folded, end):
        return True
    run = _han_run(folded, end)
    if not run:
        return False
    if end + len(run) - 1 in everyday and len(run) <= 2 * _GAP:
        return True
    for size in range(len(run), 0, -1):
        kind = kind_of_han(run[:size])
        if kind is not None:
            return _heads_han(kind, run, size)
    return False


def _heads_han(kind: Kind, run: str, size: int) -> bool:
    """Say whether a kind known at the end of `run[:size]` is the head of the whole compound."""
    if kind.keeps or kind.behind == "none":
        return kind.behind == "none" and size == len(run)
    return size == len(run) or kind.behind == "any"


def _han_run(folded: str, end: int) -> str:
    """Give the signs that follow goods in one compound, without those that only close it."""
    found = _HAN_RUN.match(folded, end)
    if found is None:
        return ""
    heads = load_heads()
    run = found[1]
    cuts = [run.find(stop) for stop in heads.stops if stop in run]
    run = run[: min(cuts)] if cuts else run
    while closer := next((c for c in heads.closers if run.endswith(c)), ""):
        run = run[: -len(closer)]
    return run
