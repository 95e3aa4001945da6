"""Which noun a phrase with goods in it is about: the goods, or the book, box or club named by them.

A phrase is read from the goods outwards. Behind them stands the rest of an English compound, whose
last noun is its head. Before them stand the links (`of`, для, لـ, a bare genitive) and the nouns
that these join the goods to. A noun of a kind that says so (`heads.yaml`) makes of the goods a mere
mention; parts, machines and every unknown noun leave them what is traded.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from witting.goods.around import Around
from witting.goods.before import is_before
from witting.goods.compound import is_aside_han
from witting.goods.fold import Word, words_of
from witting.goods.heads import is_among, kind_of, kind_of_pair, load_heads
from witting.goods.index import load_index
from witting.goods.titles import is_titled

_REACH = 64  # characters looked at before goods
_WORDS = 7  # words of one phrase looked at on either side
_JOINED = re.compile(r"(?:['’]s?)?(?:[ \t]+|[ \t]?-[ \t]?)([a-z]{1,40})(?!\w)")
_APPOSED = re.compile(r"([ \t]*-?[ \t]*)([^\W\d_]{1,40})(?:[ \t]+([^\W\d_]{1,40}))?")
_NEXT = re.compile(r"[ \t]+([^\W\d_]{1,40})")
_SHIPPED = re.compile(r"\s*(?:of|no|nr|\d+\s*(?:of|/|-|$|[,;.\n]))(?!\w)|\s*#")
_SHOWING = frozenset(
    {"clothing", "container", "cover", "food", "furniture", "gift", "printed", "toy"}
)
"""Kinds of things that may look like goods."""
_PLURAL = ("и", "ы", "ов", "ек")
_MANY = ("ss", "lens", "optics", "tronics")  # endings in s that are no plural
_RUSSIAN_ADJECTIVE = re.compile(
    r"[а-я]{2,}(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ых|их|ую|юю|ыми|ими)"
)
_ARABIC_OTHER = ("ل", "ب", "و", "ف", "ك")


def is_headed_aside(around: Around, start: int, end: int) -> bool:
    """Say whether the head of the phrase makes of the goods at `start` to `end` a mere mention.

    >>> sentence = "books about drones, drone batteries"
    >>> [is_headed_aside(Around.bare(sentence), at, at + n) for at, n in ((12, 6), (20, 5))]
    [True, False]
    """
    folded = around.folded
    if "\u3400" <= folded[end - 1] <= "\u9fff":
        return is_aside_han(folded, start, end, around.everyday)
    return (
        _is_behind(around, start, end)
        or _is_look(folded, start, end)
        or is_titled(around.text, folded, start, end)
        or is_before(around, start, end)
    )


def _is_behind(around: Around, start: int, end: int) -> bool:
    """Read the compound that goods begin: the last word of a known kind decides."""
    folded = around.folded
    if not folded[end - 1].isascii():
        return _is_apposed(folded, end)
    words = list(_compound(folded, end))
    if not words:
        return False
    last_said = folded[start:end].replace("-", " ").split(" ")[-1]
    if last_said in load_heads().links:  # `bearings for` is a term, and chairs behind it no head
        return False
    pairs = pairwise([last_said, *(word.key for word in words)])
    is_one = _is_one(folded, start, end)
    head = ""
    for word, pair in zip(words, pairs, strict=True):
        kind = kind_of_pair(*pair) or kind_of(pair[1])
        if kind is None:
            head = _after_unknown(head, word, is_everyday=is_one and word.start in around.everyday)
        elif kind.name == "set":
            head = head if head == "last" else ""
        elif kind.keeps:
            head = ""
        elif is_one or kind.behind == "any":
            head = kind.behind
        if head == "last" and _SHIPPED.match(folded, word.end):
            head = ""
    return head in ("any", "one", "last")


def _is_look(folded: str, start: int, end: int) -> bool:
    """Say whether goods are the look of a thing named shortly before: `T-shirt, drone design`."""
    behind = _NEXT.match(folded, end)
    if behind is None or not is_among(behind[1], load_heads().looks):
        return False
    words = [word.key for word in words_of(folded[max(0, start - _REACH) : start])][-_WORDS:]
    return any((kind := kind_of(word)) is not None and kind.name in _SHOWING for word in words)


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
        if found is None or found[1] in heads.links:
            return
        if is_among(found[1], heads.stops) or is_among(found[1], heads.joiners):
            return
        end = found.end()
        yield Word(found.start(1), end, found[1])


def _is_apposed(folded: str, end: int) -> bool:
    """Say whether Russian or Arabic goods are called a toy or a show right behind: `дрон-шоу`.

    An adjective may stand before a toy.
    """
    found = _APPOSED.match(folded, end)
    if found is None:
        return False
    kind = kind_of(found[2])
    if kind is None and found[3] and _is_adjective(found[2]):
        kind = kind_of(found[3])
    if kind is None:
        return False
    is_toy = kind.name == "toy" and not found[2].endswith(_PLURAL)
    return is_toy or ("-" in found[1] and kind.behind in ("any", "one"))


def _is_adjective(word: str) -> bool:
    """Say whether a word may be an adjective behind goods: no particle begins an Arabic one."""
    is_arabic = "\u0620" <= word[0] <= "\u06ff"
    is_related = word.endswith(("يه", "ي")) or not word.startswith(_ARABIC_OTHER)
    return (is_arabic and is_related) or _RUSSIAN_ADJECTIVE.fullmatch(word) is not None


def _is_one(folded: str, start: int, end: int) -> bool:
    """Say whether English goods stand in the singular: `OSCILLOSCOPES CASE 4` are oscilloscopes."""
    return folded[end - 1] != "s" or folded[start:end].endswith(_MANY)
