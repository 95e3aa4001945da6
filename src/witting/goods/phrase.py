"""Which noun a phrase with goods in it is about: the goods, or the book, box or club named by them.

A phrase is read from the goods outwards. Behind them stands the rest of an English compound, whose
last noun is its head. Before them stand the links (`of`, для, لـ, a bare genitive) and the nouns
that these join the goods to. A noun of a kind that says so (`heads.yaml`) makes of the goods a mere
mention; parts, machines and every unknown noun leave them what is traded.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest

from witting.goods.compound import is_aside_han
from witting.goods.fold import Word, words_of
from witting.goods.heads import Kind, is_among, kind_of, kind_of_pair, load_heads
from witting.goods.index import load_index
from witting.goods.inflect import stems
from witting.goods.titles import is_titled

_REACH = 96  # characters looked at on either side
_WORDS = 7  # words of one phrase looked at on either side
_NEAR = 24  # characters in which `empty` may follow
_COMMAS = 2  # that may stand between goods and their head: `cases, black, for drones`
_JOINED = re.compile(r"(?:['’]s?)?(?:[ \t]+|[ \t]?-[ \t]?)([a-z]+)(?!\w)")
_BARE = re.compile(r"[ \t]+|[ \t]?-[ \t]?")
_COMMA = re.compile(r"[ \t]?[,،][ \t]*")
_APPOSED = re.compile(r"([ \t]*[,،-]?[ \t]*)([^\W\d_]+)(?:[ \t]+([^\W\d_]+))?")
_SHIPPED = re.compile(r"\s*(?:of|no|nr|\d+\s*(?:of|/|-|$|[,;.\n]))(?!\w)|\s*#")
_MANY = ("ss", "lens", "optics", "tronics")  # endings in s that are no plural
_PARTICIPLE = ("ed", "ing", "wn", "ven")
_RUSSIAN_ADJECTIVE = re.compile(
    r"[а-я]{2,}(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ых|их|ую|юю|ыми|ими)"
)
_AGREEING = ("ам", "ям", "ах", "ях", "ми", "ов", "ев", "ом", "ем", "ой", "ей")
_ARABIC_FOR = ("لل", "ولل", "فلل")
_ARABIC_WITH = ("بال", "وبال")
_FITTED = frozenset({"for", "in", "with"})  # links that a comma may stand before
_SHARED = frozenset(
    {"clothing", "event", "furniture", "gift", "likeness", "motif", "printed", "publication"}
    | {"teaching", "toy"}
)
"""Kinds that two goods may share: a book on lathes and mills, and no case for a lathe and a mill.
"""
_NOTHING = Word(-1, -1, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """A text as its goods phrases are read: folded and as written, and what else it names."""

    text: str
    folded: str
    everyday: frozenset[int]  # places that words for goods of everyday life take up
    goods: frozenset[int]  # places that words for other goods do


def is_headed_aside(around: Around, start: int, end: int) -> bool:
    """Say whether the head of the phrase makes of the goods at `start` to `end` a mere mention.

    >>> sentence = "books about drones, drone batteries"
    >>> around = Around(text=sentence, folded=sentence, everyday=frozenset(), goods=frozenset())
    >>> [is_headed_aside(around, at, at + n) for at, n in ((12, 6), (20, 5))]
    [True, False]
    """
    folded = around.folded
    if "\u3400" <= folded[end - 1] <= "\u9fff":
        return is_aside_han(folded, start, end, around.everyday)
    return (
        _is_behind(around, start, end)
        or is_titled(around.text, folded, start, end)
        or _is_before(around, start, end)
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


def _is_apposed(folded: str, end: int) -> bool:
    """Say whether Russian or Arabic goods are called a toy or a show right behind: `дрон-шоу`.

    An adjective may stand before a toy.
    """
    found = _APPOSED.match(folded, end)
    if found is None:
        return False
    kinds = [kind_of(found[2]), kind_of(found[3]) if found[3] else None]
    if kinds[0] is not None and "-" in found[1]:
        return kinds[0].behind in ("any", "one")
    return any(kind is not None and kind.name == "toy" for kind in kinds)


def _is_one(folded: str, start: int, end: int) -> bool:
    """Say whether English goods stand in the singular: `OSCILLOSCOPES CASE 4` are oscilloscopes."""
    return folded[end - 1] != "s" or folded[start:end].endswith(_MANY)


@dataclass(slots=True)
class _Walk:
    """What is known on the way outwards from goods: by which links the next noun would hold."""

    script: str  # `en`, `ru` or `ar`
    goods: str  # the first word of the goods
    links: set[str] = field(default_factory=set)
    is_joined: bool = False  # goods are the second of two that are joined by `and`
    is_empty: bool = False
    commas: int = 0

    @property
    def is_modifier(self) -> bool:
        """Say whether a word only qualifies the goods behind it: English links are words."""
        return self.script == "en" and not self.links

    def pass_unknown(self, word: str) -> None:
        """Go past a word of no known kind: an adjective, or a noun with dependents of its own."""
        if self.script == "ar":
            self.links |= {"idafa", "for"} if word.startswith("ل") else {"idafa"}
        elif self.commas:
            return
        elif self.script == "en" and not word.endswith(_PARTICIPLE):
            self.links.clear()
        elif self.script == "ru" and not _RUSSIAN_ADJECTIVE.fullmatch(word):
            self.links = {"genitive"}

    def may_cross(self, gap: str) -> bool:
        """Say whether the next word outwards is of the same phrase."""
        if _BARE.fullmatch(gap):
            return True
        self.commas += 1
        return self.commas <= _COMMAS and bool(self.links & _FITTED and _COMMA.fullmatch(gap))

    def holds(self, kind: Kind) -> bool:
        """Say whether the goods belong to a noun of this kind by a link that says so."""
        if self.is_joined and kind.name not in _SHARED:
            return False
        return self.is_empty or not self.links.isdisjoint(kind.links)


def _is_before(around: Around, start: int, end: int) -> bool:
    """Read outwards before goods until a noun of a known kind decides."""
    folded = around.folded
    first = max(0, start - _REACH)
    walk = _begin(folded, start, end)
    words = list(words_of(folded[first:start]))[-_WORDS:][::-1]
    if words and walk.is_joined and not _is_alike(walk, words[0], first, around):
        return False
    nearer, edge = walk.goods, start
    for word, outer in zip_longest(words, words[1:], fillvalue=_NOTHING):
        if not walk.may_cross(folded[first + word.end : edge]):
            return False
        if is_among(word.key, load_heads().joiners):
            if edge != start or not _is_alike(walk, outer, first, around):
                return False
            walk = _Walk(walk.script, walk.goods, _bare_links(walk.script), is_joined=True)
        elif any(c.isdigit() for c in word.key) or is_among(word.key, load_heads().stops):
            return False
        elif first + word.start in around.goods:
            walk.pass_unknown(word.key)
        elif (said := _decided(word.key, nearer, outer.key, walk)) is not None:
            return said
        nearer, edge = word.key, first + word.start
    return False


def _begin(folded: str, start: int, end: int) -> _Walk:
    """Give the links of goods themselves, and whether a prefixed `and` joins them to others."""
    script = _script(folded[start])
    word = next(words_of(folded[start:end]), _NOTHING).key
    walk = _Walk(script, word, _bare_links(script), is_empty=_is_empty_behind(folded, end))
    if script == "ar":
        known = load_index().by_key
        walk.is_joined = word[:1] == "و" and (
            word[:3] in ("وال", "ولل")
            or (word not in known and any(key in known for key in stems(word[1:])))
        )
        if word.startswith(_ARABIC_FOR):
            walk.links = {"for"}
        elif word.startswith(_ARABIC_WITH):
            walk.links = {"with"}
    return walk


def _script(letter: str) -> str:
    if "а" <= letter <= "я":
        return "ru"
    return "ar" if "\u0620" <= letter <= "\u06ff" else "en"


def _bare_links(script: str) -> set[str]:
    """Give the links that need no word."""
    return {"en": set[str](), "ru": {"genitive"}, "ar": {"idafa"}}[script]


def _is_alike(walk: _Walk, other: Word, first: int, around: Around) -> bool:
    """Say whether goods and the noun joined to them share what is before: both are goods, or agree.

    `с ракетами и антеннами`, `gears and bearings`; but `учебники по физике и подшипники`.
    """
    if first + other.start in around.goods | around.everyday:
        return True
    if walk.script == "ar":
        return walk.goods.startswith("وال") and other.key.startswith(("ال", "لل", "بال"))
    ending = walk.goods[-2:]
    return walk.script == "ru" and ending in _AGREEING and other.key.endswith(ending)


def _is_empty_behind(folded: str, end: int) -> bool:
    """Say whether one of the next words says that what holds the goods is empty."""
    behind = [word.key for word in words_of(folded[end : end + _NEAR])][:3]
    return any(is_among(word, load_heads().empty) for word in behind)


def _decided(word: str, nearer: str, outer: str, walk: _Walk) -> bool | None:
    """Say what one word before goods makes of them; None where it says nothing yet."""
    heads = load_heads()
    if (link := heads.links.get(word)) is not None:
        if not (walk.links and link == "of" and nearer == "под"):  # `из-под` is one link
            walk.links = {link}
        return None
    if is_among(word, heads.likeness_before) and (walk.is_modifier or walk.script == "ru"):
        return True
    if is_among(word, heads.empty):
        walk.is_empty = True
        return None
    kind = kind_of_pair(word, nearer) or kind_of_pair(outer, word) or kind_of(word)
    if kind is None:
        walk.pass_unknown(word)
        return None
    if walk.is_modifier and "bare" not in kind.links:
        return None
    if kind.name == "set":
        walk.links = walk.links if walk.script == "en" else _bare_links(walk.script)
        return None
    if kind.keeps:
        return False
    if "bare" in kind.links or walk.holds(kind) or (outer and is_among(outer, heads.empty)):
        return True
    if walk.script == "ar" and word.startswith("ل"):
        walk.links = {"for", "idafa"}
        return None
    walk.links = _bare_links(walk.script)
    return None
