"""Mandarin syllables in pinyin and in Wade-Giles, as Taiwan and older documents write names.

Wade-Giles stands here as it reaches a screen: without tones, apostrophes or the two dots, so that
one of its syllables may be several in pinyin: `ching` is `jing` and `qing`.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

# Every syllable of pinyin, by initial (sources: Wade and Giles's system of 1892 as tabled by
# U. Theobald, chinaknowledge.de/Literature/Script/wadegilespinyin.html, read 2026-11).
_SYLLABLES = {
    "": "a ai an ang ao e ei en eng er o ou yi ya yao ye you yan yin yang ying yo yu yue yuan yun "
        "yong wu wa wo wai wei wan wen wang weng",
    "b": "a ai an ang ao ei en eng i ian iao ie in ing o u",
    "p": "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
    "m": "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
    "f": "a an ang ei en eng o ou u",
    "d": "a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo",
    "t": "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo",
    "n": "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo v ve",
    "l": "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan un uo v ve",
    "g": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "k": "a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo",
    "h": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "j": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "q": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "x": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "zh": "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo",
    "ch": "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
    "sh": "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo",
    "r": "an ang ao e en eng i ong ou u uan ui un uo",
    "z": "a ai an ang ao e ei en eng i ong ou u uan ui un uo",
    "c": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "s": "a ai an ang ao e en eng i ong ou u uan ui un uo",
}  # fmt: skip
_INITIALS = {"b": "p", "p": "p", "d": "t", "t": "t", "g": "k", "k": "k", "j": "ch", "q": "ch",
             "x": "hs", "zh": "ch", "ch": "ch", "sh": "sh", "r": "j", "z": "ts", "c": "ts",
             "s": "s"}  # fmt: skip
_FINALS = {"ian": "ien", "ie": "ieh", "ong": "ung", "iong": "iung", "ue": "ueh", "ve": "ueh",
           "v": "u", "uo": "o"}  # fmt: skip
_WHOLE = {"zhi": "chih", "chi": "chih", "shi": "shih", "ri": "jih", "zi": "tzu", "ci": "tzu",
          "si": "ssu", "ge": "ko", "ke": "ko", "he": "ho", "gui": "kuei", "kui": "kuei",
          "guo": "kuo", "kuo": "kuo", "huo": "huo", "shuo": "shuo", "yi": "i", "ye": "yeh",
          "yan": "yen", "you": "yu", "yong": "yung", "yue": "yueh", "er": "erh", "o": "o",
          "duo": "to", "nue": "nueh", "lue": "lueh"}  # fmt: skip
_ENDS = "aeioungrh"  # what a syllable of either kind ends with
_LONGEST = 6
_MOST_SYLLABLES = 3
# What few words of other languages hold: a joined word without any of these is not taken apart.
_MARKED = re.compile(r"^(?:[qx]|zh)|(?:ng|ao|ian|uo|ui|ou|uan|ue)$")


@cache
def _to_wade() -> dict[str, str]:
    """Give each pinyin syllable's Wade-Giles one."""
    out = {}
    for initial, finals in _SYLLABLES.items():
        for final in finals.split():
            syllable = initial + final
            plain = _INITIALS.get(initial, initial) + _FINALS.get(final, final)
            out[syllable.replace("v", "u")] = _WHOLE.get(syllable, plain)
    return out


@lru_cache(maxsize=65536)
def to_wade_giles(word: str) -> tuple[str, ...]:
    """Give a pinyin word of up to three syllables in Wade-Giles, by each way to part it.

    >>> to_wade_giles("zedong")
    ('tsetung',)
    """
    known = _to_wade()
    ways = ("".join(known[one] for one in way) for way in _parses(word, _pinyin(), _MOST_SYLLABLES))
    return tuple(dict.fromkeys(ways))


@cache
def _pinyin() -> frozenset[str]:
    return frozenset(_to_wade())


@cache
def _from_wade() -> dict[str, tuple[str, ...]]:
    """Give each Wade-Giles syllable's pinyin ones, in order."""
    out: dict[str, tuple[str, ...]] = {}
    for pinyin, wade in sorted(_to_wade().items()):
        out[wade] = (*out.get(wade, ()), pinyin)
    return out


@cache
def _parsed() -> re.Pattern[str]:
    """Give what fits a word of so many syllables of either kind: a quick no for most words."""
    return re.compile(f"(?:{_any_of(_pinyin() | _wade_syllables())}){{1,{_MOST_SYLLABLES}}}")


def _any_of(words: Iterable[str]) -> str:
    """Give a pattern of these words, parted by their letters one after another."""
    by_first: dict[str, list[str]] = {}
    for word in sorted(words):
        by_first.setdefault(word[:1], []).append(word[1:])
    ends = by_first.pop("", None) is not None
    ways = "|".join(letter + _any_of(rest) for letter, rest in by_first.items())
    return f"(?:{ways}){'?' * ends}" if ways else ""


def _parses(word: str, known: frozenset[str], left: int) -> list[tuple[str, ...]]:
    """Give the ways to part a word into at most `left` known syllables."""
    if not word:
        return [()]
    if not left:
        return []
    return [
        (word[:size], *rest)
        for size in range(1, min(_LONGEST, len(word)) + 1)
        if word[:size] in known
        for rest in _parses(word[size:], known, left - 1)
    ]


@cache
def _wade_syllables() -> frozenset[str]:
    return frozenset(_from_wade())


def _is_marked(syllables: tuple[str, ...]) -> bool:
    return len(syllables) == 1 or any(_MARKED.search(syllable) for syllable in syllables)


def wade_giles(word: str) -> tuple[str, ...]:
    """Give a word's other spelling where it is Mandarin: its Wade-Giles, or its pinyin, sorted.

    >>> wade_giles("zedong"), wade_giles("hsiao")
    (('tsetung',), ('xiao',))
    >>> wade_giles("ching")
    ('jing', 'qing')
    """
    if word[-1:] not in _ENDS or not word.isascii() or not _parsed().fullmatch(word):
        return ()
    found = {
        "".join(_to_wade()[syllable] for syllable in parse)
        for parse in _parses(word, _pinyin(), _MOST_SYLLABLES)
        if _is_marked(parse)
    }
    for parse in _parses(word, _wade_syllables(), _MOST_SYLLABLES):
        rows: list[tuple[str, ...]] = [()]
        for syllable in parse:
            rows = [(*row, pinyin) for row in rows for pinyin in _from_wade()[syllable]]
        found |= {"".join(row) for row in rows if _is_marked(row)}
    return tuple(sorted(found - {word}))
