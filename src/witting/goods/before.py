"""Nouns before goods that the goods only belong to: `books about`, чехол для, كتاب عن.

The phrase is walked outwards from the goods. Links (`of`, для, لـ, a bare genitive or an idafa) say
how they belong to the next noun; a noun of a kind that takes such a link (`heads.yaml`) is what the
phrase is about. Unknown nouns and adjectives are gone past, parts and machines end the walk.
"""

import re
from dataclasses import dataclass, field

from witting.goods.around import Around
from witting.goods.fold import Word, words_of
from witting.goods.heads import Kind, is_among, kind_of, kind_of_pair, load_heads
from witting.goods.index import load_index
from witting.goods.inflect import stems

_REACH = 96  # characters looked at before goods
_WORDS = 7  # words of one phrase
_COMMAS = 2  # that may stand between goods and their head: `cases, black, for drones`
_BARE = re.compile(r"[ \t]+|[ \t]?-[ \t]?|['’]")
_COMMA = re.compile(r"[ \t]?[,،][ \t]*")
_FOLLOWING = re.compile(r"(?:[ \t]+[^\W\d_]{1,40}){1,3}")
_ALONE = re.compile(
    r"(?:[ \t]+[^\W\d_]{1,40}){0,2}[ \t]*[,،][ \t]*([^\W\d_]{1,40})[ \t]*(?=$|[,.;،؛\n)\d])"
)
_PARTICIPLE = ("ed", "ing", "wn", "ven")
_RUSSIAN_ADJECTIVE = re.compile(
    r"[а-я]{2,}(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ых|их|ую|юю|ыми|ими)"
    r"(?:ся)?"
)
_NOMINATIVE = ("ы", "и", "ые", "ие", "ый", "ий", "ой", "ая")
_AGREEING = ("ам", "ям", "ах", "ях", "ми", "ов", "ев", "ом", "ем", "ой", "ей")
_GENITIVES = ("ов", "ев", "ей", "ок", "ек")
_ARABIC_FOR = ("لل", "ولل", "فلل")
_ARABIC_WITH = ("بال", "وبال")
_FITTED = frozenset({"for", "in", "with"})  # links that a comma may stand before
_LISTED = frozenset({"cover", "printed", "publication"})
"""Kinds that may stand in a list of goods without a comma: книги осциллографы."""
_SHARED = frozenset(
    {"clothing", "event", "furniture", "gift", "likeness", "motif", "printed", "publication"}
    | {"teaching", "toy"}
)
"""Kinds that two goods may share: a book on lathes and mills, no case for a lathe and a mill."""
_HAVING = "having"
"""The link of `with`, с and the Arabic ب: مروحة بمفتاح, which is no list of two as مع may be."""
_NOTHING = Word(-1, -1, "")


@dataclass(slots=True)
class _Walk:
    """What is known on the way outwards from goods: by which links the next noun would hold."""

    script: str  # `en`, `ru` or `ar`
    goods: str  # the first word of the goods
    links: set[str] = field(default_factory=set)
    is_joined: bool = False  # goods are the second of two that are joined by `and`
    is_partner: bool = False  # the next word is the first of the two
    is_shared: bool = False  # the first of the two has the link that the second shares
    is_empty: bool = False
    is_at_link: bool = False  # no noun has been passed since the last link
    partner_end: int = 0  # where the first of the two ends
    commas: int = 0

    @property
    def is_modifier(self) -> bool:
        """Say whether a word only qualifies the goods behind it: English links are words."""
        return self.script == "en" and not self.links

    @property
    def bare_links(self) -> set[str]:
        """Give the links that need no word."""
        return {"en": set[str](), "ru": {"genitive"}, "ar": {"idafa"}}[self.script]

    def join(self) -> None:
        """Go past `and`: what is before its first partner may be said of both."""
        self.links, self.is_joined, self.is_partner = self.bare_links, True, True

    def pass_partner(self, word: str) -> None:
        """Go past the first of two that are joined, which is no head of the second."""
        self.is_shared = self.is_shared or _is_shared(self.goods, word)
        self.links = {"for"} if self.is_shared else self.bare_links
        self.is_partner = self.script == "ar" and _is_prefixed(word, "و")

    def pass_unknown(self, word: str) -> None:
        """Go past a word of no known kind: an adjective, or a noun with dependents of its own."""
        if self.script == "ar":
            self.is_at_link = self.is_at_link and self.commas > 0
            self.links |= {"idafa", "for"} if word.startswith("ل") else {"idafa"}
            return
        is_english = self.script == "en"
        known = word.endswith(_PARTICIPLE) if is_english else _RUSSIAN_ADJECTIVE.fullmatch(word)
        if self.commas or known:
            return
        self.is_at_link = False
        self.links = self.bare_links

    def may_cross(self, gap: str) -> bool:
        """Say whether the next word outwards is of the same phrase."""
        if _BARE.fullmatch(gap):
            return True
        self.commas += 1
        is_fitted = self.is_at_link and not self.links.isdisjoint(_FITTED)
        return self.commas <= _COMMAS and is_fitted and _COMMA.fullmatch(gap) is not None

    def is_had_by(self, word: str, outer: list[Word]) -> bool:
        """Say whether goods are what a thing of the house has, though that is goods itself."""
        if _HAVING not in self.links:
            return False
        kind = (outer and kind_of_pair(outer[0].key, word)) or kind_of(word)
        return kind is not None and _HAVING in kind.links

    def holds(self, kind: Kind) -> bool:
        """Say whether the goods belong to a noun of this kind by a link that says so."""
        if self.is_joined and not self.is_shared and kind.name not in _SHARED:
            return False
        if self.links == {"genitive"} and self.goods.endswith(_NOMINATIVE):
            return kind.name not in _LISTED and "genitive" in kind.links
        return self.is_empty or not self.links.isdisjoint(kind.links)


def is_before(around: Around, start: int, end: int) -> bool:
    """Say whether a noun before the goods at `start` to `end` is what their phrase is about.

    >>> said = "учебник по ремонту осциллографов"
    >>> is_before(Around.bare(said), 19, 32)
    True
    """
    folded = around.folded
    first = max(0, start - _REACH)
    walk = _begin(folded, start, end)
    words = words_of(folded[first:start])[-_WORDS:][::-1]
    if words and walk.is_partner and not _is_alike(walk, words[0], first, around):
        return False
    nearer, edge = walk.goods, start
    for number, word in enumerate(words):
        gap = folded[first + word.end : edge]
        outer = words[number + 1 :]
        if not walk.may_cross(gap):
            return False
        if any(c.isdigit() for c in word.key):
            if _HAVING not in walk.links:
                return False
            nearer, edge = word.key, first + word.start
            continue
        if is_among(word.key, load_heads().joiners):
            if edge != start or not outer or not _is_alike(walk, outer[0], first, around):
                return False
            walk.join()
        elif is_among(word.key, load_heads().stops):
            return False
        elif walk.is_partner:
            walk.pass_partner(word.key)
            walk.partner_end = first + word.end
        elif walk.is_joined and _is_one_thing(first + word.start, walk.partner_end, around):
            return False
        elif first + word.start in around.goods and not walk.is_had_by(word.key, outer):
            walk.pass_unknown(word.key)
        elif (said := _decided(word.key, nearer, outer, walk, gap)) is not None:
            return said
        nearer, edge = word.key, first + word.start
    return False


def _begin(folded: str, start: int, end: int) -> _Walk:
    """Give the links of goods themselves, and whether a prefixed `and` joins them to others."""
    letter = folded[start]
    script = "ru" if "а" <= letter <= "я" else "ar" if "\u0620" <= letter <= "\u06ff" else "en"
    word = (words_of(folded[start:end]) or [_NOTHING])[0].key
    walk = _Walk(script, word, is_empty=_is_empty_behind(folded, end))
    walk.links = walk.bare_links
    if script == "ar":
        walk.is_joined = walk.is_partner = _is_prefixed(word, "و")
        if word.startswith(_ARABIC_FOR) or _is_prefixed(word, "ل"):
            walk.links, walk.is_at_link = {"for"}, True
        elif word.startswith(_ARABIC_WITH) or _is_prefixed(word, "ب"):
            walk.links = {"with", _HAVING}
    return walk


def _is_prefixed(word: str, letter: str) -> bool:
    """Say whether an Arabic word begins with a particle of one letter, and not by itself."""
    if not word.startswith(letter):
        return False
    if word[1:3] in ("ال", "لل"):
        return True
    opened = load_index().by_key
    if any(opened.get(key) for key in (word, word.removesuffix("ه"), word.removesuffix("ات"))):
        return False
    return any(opened.get(key) or kind_of(key) for key in stems(word[1:]))


def _is_shared(goods: str, partner: str) -> bool:
    """Say whether Arabic goods share the `for` of their partner: للكاميرات والعدسات."""
    return goods.startswith("وال") and partner.startswith("لل")


def _is_alike(walk: _Walk, other: Word, first: int, around: Around) -> bool:
    """Say whether goods and the noun joined to them share what is before: both are goods, or agree.

    `с ракетами и антеннами`, `gears and bearings`; but `учебники по физике и подшипники`.
    """
    if first + other.start in around.goods | around.everyday:
        return True
    if walk.script == "ar":
        return walk.goods.startswith("وال") and other.key.startswith(("ال", "لل", "بال"))
    ending = walk.goods[-2:]
    alike = _GENITIVES if ending in _GENITIVES else (ending,)
    return walk.script == "ru" and ending in _AGREEING and other.key.endswith(alike)


def _is_one_thing(start: int, partner_end: int, around: Around) -> bool:
    """Say whether a word and the partner behind it name one thing of everyday life.

    Goods joined to it are another thing: ألعاب أطفال ومتحكمات are toys, and controllers.
    """
    return around.everyday.issuperset(range(start, partner_end))


def _is_listed(word: str, head: Kind, outer: list[Word], walk: _Walk) -> bool:
    """Say whether a head is itself joined to what may be goods: `parts and manual for lathes`."""
    if walk.script == "ar":
        other = outer[:1] if _is_prefixed(word, "و") else []
    else:
        other = outer[1:2] if outer and is_among(outer[0].key, load_heads().joiners) else []
    kinds = [kind_of(noun.key) for noun in other]
    is_thing = head.behind != "one" and head.name not in ("event", "people", "teaching")
    return any(kind.keeps if kind is not None else is_thing for kind in kinds)


def _is_empty_behind(folded: str, end: int) -> bool:
    """Say whether one of the next words says that what holds the goods is empty.

    Behind a comma the word stands by itself: `boxes for bearings, empty`, no `empty sacks`.
    """
    empty = load_heads().empty
    if (alone := _ALONE.match(folded, end)) is not None and is_among(alone[1], empty):
        return True
    near = _FOLLOWING.match(folded, end)
    return near is not None and any(is_among(word, empty) for word in near[0].split())


def _is_likeness(word: str, walk: _Walk) -> bool:
    """Say whether a word right before goods makes them a toy: `toy drone`, no toys and drones."""
    known = load_heads().likeness_before
    if walk.is_joined or not (walk.is_modifier or walk.script == "ru"):
        return False
    return word in known if walk.script == "en" else is_among(word, known)


def _decided(word: str, nearer: str, outer: list[Word], walk: _Walk, gap: str) -> bool | None:
    """Say what one word before goods makes of them; None where it says nothing yet."""
    heads = load_heads()
    next_out = outer[0].key if outer else ""
    if (link := heads.links.get(word)) is not None:
        if not (walk.links and link == "of" and nearer == "под"):  # `из-под` is one link
            is_had = link == "with" and walk.script != "ar"
            walk.links, walk.is_at_link = {link, _HAVING} if is_had else {link}, True
        return None
    if _is_likeness(word, walk):
        return True
    if is_among(word, heads.empty):
        walk.is_empty = True
        return None
    is_titled = not heads.titled.isdisjoint((word, f"{next_out} {word}"))
    if walk.is_modifier and is_titled and not walk.is_joined:
        return True
    kind = kind_of_pair(word, nearer) or kind_of_pair(next_out, word) or kind_of(word)
    if kind is None:
        walk.pass_unknown(word)
        return None
    if walk.is_modifier and "bare" not in kind.links:
        return None
    is_for = walk.script == "ar" and word.startswith("ل")
    if kind.name == "set":
        walk.links = walk.links if walk.script == "en" else walk.bare_links
        walk.links = walk.links | {"for"} if is_for else walk.links
        return None
    if kind.keeps:
        return False
    is_apposed = gap == "-" and walk.script == "ru" and nearer == walk.goods
    if is_apposed or "bare" in kind.links or walk.holds(kind) or is_among(next_out, heads.empty):
        return not _is_listed(word, kind, outer, walk)
    walk.links = {"for", "idafa"} if is_for else walk.bare_links
    return None
