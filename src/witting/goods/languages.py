"""The languages beyond the first four: which glossary words of theirs a word may stand for.

Where the beginning of a word is a word of the glossary, the rest must be an ending that its
language allows there. That costs a few look-ups for each new word, however many languages are held.
German and Korean write words together, so there the end of a word may be the glossary's word
(`Rillenkugellager`, `볼베어링`). Whatever is found is named with its language (`de:kugellager`), so
that no word of one language is read with the endings of another.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product

from witting.goods.inflect import MAX_WORD, MIN_STEM, UKRAINIAN_ENDINGS

CUT = "-"  # after a language: this key is a word without its last vowel, which endings replace
TAIL = "^"  # after a language: this key may be the end of a longer word
_START = 3  # letters
_LONGEST_ENDING = 4  # letters of an ending that a word written together may take

_GERMAN = frozenset({"", "e", "n", "s", "en", "er", "es", "em", "ern", "nen", "ens"})
_KOREAN_PARTICLES = ("을", "를", "이", "가", "은", "는", "의", "에", "로", "와", "과", "도", "만")
_KOREAN = frozenset(
    {
        *("", *_KOREAN_PARTICLES, "으로", "에서", "용", "및", "등", "류", "들", "제", "품"),
        *("입니다", "이다", "까지", "부터", "이나", "등의", "용의", "류의", "에는", "로는"),
        *("들" + particle for particle in _KOREAN_PARTICLES),
        *("류" + particle for particle in _KOREAN_PARTICLES),
        *("용으로", "으로는", "에서의", "이며", "이고", "이란", "및기타"),
    }
)
# After folding: ی is ي here, and the joiner before an ending is gone.
_PERSIAN = frozenset(
    {
        *("", "ها", "هاي", "هايي", "ي", "اي", "ات", "هايش", "هايشان", "هاست", "مان", "شان"),
        *("هايمان", "هاو", "يي"),
    }
)
_ENDINGS: Mapping[str, frozenset[str]] = {
    "de": _GERMAN,
    "de" + TAIL: _GERMAN,
    "fr": frozenset({"", "s", "x", "e", "es"}),
    "es": frozenset({"", "s", "es"}),
    "es" + CUT: frozenset({"o", "a", "os", "as", "e", "es"}),
    "it": frozenset({""}),
    "it" + CUT: frozenset({"o", "a", "i", "e", "hi", "he", "io", "ii"}),
    "uk": UKRAINIAN_ENDINGS | {""},
    "fa": _PERSIAN,
    "ko": _KOREAN,
    "ko" + TAIL: _KOREAN,
}

# Turkic endings stand in a fixed order: plural, owner, case, each with several shapes.
_TURKISH = re.compile(
    r"(?:l[ae]r)?(?:[iu]|s[iu]|[iu]m|[iu]n|[iu]m[iu]z|[iu]n[iu]z)?"
    r"(?:[yn]?[iu]|[yn]?[ae]|n?[dt][ae]n?|n?[iu]n|y?l[ae]|n?[dt][ae]ki)?"
)
_KAZAKH = re.compile(
    r"(?:[лдт][ае]р)?(?:[ыі]|с[ыі]|[ыі]?м|[ыі]?ң|[ыі]?м[ыі]з|[ыі]ңыз|[ыі]ңіз)?"
    r"(?:[ндт][ыі]ң|[гғқк][ае]|н[ае]|[ае]|[ндт][ыі]|н|н?[дт][ае]|[днт][ае]н|[мбп]ен(?:ен)?"
    r"|[дт][ае]ғы|[дт]егі)?"
)
_KYRGYZ = re.compile(
    r"(?:[лдт][аеоө]р)?(?:[ыиуү]|с[ыиуү]|[ыиуү]м|[ыиуү]ң|[ыиуү]б[ыиуү]з)?"
    r"(?:[ндт][ыиуү]н|[гк][аеоө]|н[аеоө]|[аеоө]|[ндт][ыиуү]|н|н?[дт][аеоө]|[днт][аеоө]н"
    r"|[дт][аеоө]г[ыиуү])?"
)
_LATIN_VOWELS = {"a": "back", "e": "front", "i": "", "o": "", "u": ""}
# The vowels that tell nothing (`микрочип`, `микрочиптер`) stop the search for one that does.
_KAZAKH_VOWELS = (
    dict.fromkeys("аоұы", "back") | dict.fromkeys("еәөүі", "front") | dict.fromkeys("иуэюя", "")
)
_KYRGYZ_VOWELS = (
    dict.fromkeys("аоуы", "back") | dict.fromkeys("еөүи", "front") | dict.fromkeys("эюя", "")
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the compiled index knows of these languages' words."""

    known: Mapping[str, str]  # by key: `de 12 40|fr 7`, the terms that it may open
    starts: frozenset[str]  # how keys begin: most words of a text begin otherwise
    tails: frozenset[str]  # the same for how keys end that end longer words
    tail_lengths: tuple[int, ...]
    hints: Mapping[str, frozenset[str]]  # by language: words that show a text to be in it


def start_of(key: str) -> str:
    """Give the letters by which a key is first looked for: three, or one Korean syllable."""
    return key[:1] if _is_hangul(key) else key[:_START]


def end_of(key: str) -> str:
    """Give the letters by which the end of a longer word is first looked for."""
    return key[-1:] if _is_hangul(key) else key[-_START:]


def readings(word: str, lexicon: Lexicon) -> list[str]:
    """Give the keys of the glossary that a folded word may stand for, each with its language."""
    found: list[str] = []
    if word.isascii():
        start, width, endings = word[:_START], _START, _GERMAN
    elif _is_hangul(word):
        start, width, endings = word[:1], 1, _KOREAN
    else:
        start, width, endings = word[:_START], 0, _GERMAN
    size = len(word)
    if start in lexicon.starts and size <= MAX_WORD:
        found += _readings(word, lexicon.known)
    for end in range(size, max(size - _LONGEST_ENDING, width), -1) if width else ():
        if word[end - width : end] in lexicon.tails and word[end:] in endings:
            found += _tails(word[:end], lexicon)
    return found


def _is_hangul(word: str) -> bool:
    return "\uac00" <= word[:1] <= "\ud7a3" or "\uac00" <= word[-1:] <= "\ud7a3"


def _readings(word: str, known: Mapping[str, str]) -> Iterator[str]:
    if row := known.get("!" + word):
        yield from (f"{kind}:!{word}" for kind in kinds_of(row))
    if row := known.get(word):
        yield from (f"{kind}:{word}" for kind in kinds_of(row) if fits(kind, word, ""))
    for size in range(1 if _is_hangul(word) else MIN_STEM, len(word)):
        if row := known.get(word[:size]):
            for kind in kinds_of(row):
                if fits(kind, word[:size], word[size:]):
                    yield f"{kind}:{word[:size]}"


def kinds_of(row: str) -> list[str]:
    """Give the languages that a row of the lexicon names, each with its sign."""
    return [part.split(" ", 1)[0] for part in row.split("|")]


def _tails(body: str, lexicon: Lexicon) -> Iterator[str]:
    """Walk the keys that a word without its ending may end in."""
    for size in lexicon.tail_lengths:
        row = lexicon.known.get(body[-size:]) if size < len(body) <= MAX_WORD else None
        if row and TAIL in row:
            yield from (f"{kind}:{body[-size:]}" for kind in kinds_of(row) if kind[-1] == TAIL)


def fits(kind: str, stem: str, ending: str) -> bool:
    """Say whether a word of this kind may take this ending.

    >>> fits("tr", "rulman", "lar"), fits("tr", "rulman", "ler"), fits("de", "kugellager", "s")
    (True, False, True)
    """
    endings = _ENDINGS.get(kind)
    if endings is not None:
        return ending in endings
    return not ending or _turkic()[kind](stem, ending)


def cut_stem(language: str, word: str) -> tuple[str, str]:
    """Give the kind and the key under which the glossary keeps a folded word of a language.

    >>> cut_stem("it", "cuscinetto"), cut_stem("es", "transistor"), cut_stem("tr", "rulman")
    (('it-', 'cuscinett'), ('es', 'transistor'), ('tr', 'rulman'))
    """
    if language in ("es", "it") and len(word) > MIN_STEM + 1 and word[-1] in "aeio":
        if language == "it" and word.endswith("io"):
            return language + CUT, word[:-2] if len(word) > MIN_STEM + 2 else word[:-1]
        if language == "it" or word[-1] in "ao":
            return language + CUT, word[:-1]
    return language, word


# A last consonant that is voiced before a vowel: `çelik`, `çeliği`; `мойынтірек`, `мойынтірегі`.
_VOICED = {
    "tr": {"k": "g", "p": "b", "t": "d", "c": "c"},
    "kk": {"к": "г", "қ": "ғ", "п": "б"},
    "ky": {"к": "г", "п": "б"},
}


def voiced(language: str, word: str) -> str:
    """Give a word with its last consonant voiced, where the language does that, or the word."""
    other = _VOICED.get(language, {}).get(word[-1:])
    return word[:-1] + other if other and len(word) > MIN_STEM else word


# How the last word of a Turkic compound says whose it is: `tüfek dürbünü`, `сигнал генераторы`.
_OWNED = {
    "tr": re.compile(r"(?:(?<=[aeiou])s[iu]|(?<=[^aeiou])[iu])$"),
    "kk": re.compile(r"(?:(?<=[аәеоөұүыіиуя])с[ыі]|(?<=[^аәеоөұүыіиуя])[ыі])$"),
    "ky": re.compile(r"(?:(?<=[аеоөуүыия])с[ыиуү]|(?<=[^аеоөуүыия])[ыиуү])$"),
}
_UNVOICED = {"g": "k", "г": "к", "ғ": "қ"}


def without_owner(language: str, word: str) -> set[str]:
    """Give a Turkic compound's last word as it is before other endings, or nothing.

    >>> sorted(without_owner("tr", "durbunu")), sorted(without_owner("kk", "орталығы"))
    (['durbun'], ['орталығ', 'орталық'])
    """
    pattern = _OWNED.get(language)
    bare = pattern.sub("", word) if pattern else word
    if bare == word or len(bare) <= MIN_STEM:
        return set()
    return {bare, bare[:-1] + _UNVOICED.get(bare[-1], bare[-1])}


@cache
def _turkic() -> dict[str, Callable[[str, str], bool]]:
    shapes = {
        "tr": (_TURKISH, _LATIN_VOWELS),
        "kk": (_KAZAKH, _KAZAKH_VOWELS),
        "ky": (_KYRGYZ, _KYRGYZ_VOWELS),
    }

    def check(language: str) -> Callable[[str, str], bool]:
        pattern, vowels = shapes[language]
        return lambda stem, ending: (
            bool(pattern.fullmatch(ending))
            and _joins(language, stem, ending)
            and _harmonious(stem, ending, vowels)
        )

    return {language: check(language) for language in shapes}


_VOWELS = frozenset("aeiouаәеоөұүыіиуэ")


def _joins(language: str, stem: str, ending: str) -> bool:
    """Say whether an ending may follow the stem's last letter: two vowels never meet.

    In Turkish a buffer (`y`, `n`, `s`) stands after a vowel only: `anten` has no dative `antenne`.
    """
    if stem[-1] in _VOWELS:
        return ending[0] not in _VOWELS
    return not (language == "tr" and ending[0] in "yns")


def _harmonious(stem: str, ending: str, vowels: Mapping[str, str]) -> bool:
    """Say whether an ending's vowels go with the stem's last one, where letters show that.

    Turkish is read without its dots (`i` for ı, `u` for ü), so there only a and e tell. Loanwords
    that end in l take either (`petrol`, `petroller`).
    """
    if stem.endswith("l"):
        stem = ""
    side = next((vowels[c] for c in reversed(stem) if c in vowels), "")
    for c in ending.removesuffix("мен").removesuffix("пен").removesuffix("бен"):
        other = vowels.get(c, "")
        if other and side and other != side:
            return False
        side = side or other
    return True


def joined_ways(words: list[str]) -> Iterator[list[str]]:
    """Walk the ways to write words apart or together, as Korean does.

    >>> list(joined_ways(["볼", "베어링"]))
    [['볼', '베어링'], ['볼베어링']]
    """
    for joins in product((" ", ""), repeat=len(words) - 1):
        yield "".join(a + b for a, b in zip(words, [*joins, ""], strict=True)).split(" ")
