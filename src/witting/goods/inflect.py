"""Which forms of a word count as the same word: endings and prefixes of English, Russian, Arabic.

A glossary word is kept as one key, its stem. A word of the text is tried with every ending (and
in Arabic every prefix) taken off that the tables allow: `шарикоподшипниками` reaches
`шарикоподшипник`, `чипсы` does not reach `чип`, since `сы` is no ending.
"""

from collections.abc import Iterator

MIN_STEM = 3  # shorter stems (`чпу`, `ic`) must stand exactly: with endings they meet too much
MAX_WORD = 48  # no trade word is longer; a wall of letters is not looked at

RUSSIAN_ENDINGS = frozenset(
    "а я о е ы и у ю ь й ой ей ом ем ам ям ами ями ах ях ов ев ий ый ая яя ое ее ые ие ого его ому"
    " ему ым им ых их ыми ими ую юю ою ею ью ия ию ии ием иям иями иях ией ьев ья ье".split()
)
ARABIC_PREFIXES = tuple(
    "وبال وكال فبال وال فال بال كال ولل فلل ال لل ول وب وك فب و ف ب ل ك".split()
)
ARABIC_ENDINGS = ("ات", "ين", "ون", "ان", "تين", "تان", "يه", "ها", "ه", "ي")
# In these the opening `ال` belongs to the word and is no article.
ARABIC_NO_ARTICLE = ("الكتر", "الياف", "الات", "اله", "المنيوم", "الومنيوم", "الماس", "الواح")


def stem(word: str) -> str:
    """Give the key under which the glossary keeps a folded word.

    >>> stem("подшипники"), stem("محامل"), stem("bearing"), stem("чпу")
    ('подшипник', 'محامل', 'bearing', 'чпу')
    """
    if _is_cyrillic(word):
        return next(
            (word[:-n] for n in (3, 2, 1) if len(word) - n >= MIN_STEM and word[-n:] in RUSSIAN_ENDINGS),
            word,
        )
    return _arabic_stem(word) if _is_arabic(word) else word


def stems(word: str) -> Iterator[str]:
    """Walk every key that a word of the text may stand for, itself first."""
    yield word
    if len(word) <= MIN_STEM or len(word) > MAX_WORD:
        return
    if _is_cyrillic(word):
        yield from _russian(word)
    elif _is_arabic(word):
        yield from _arabic(word)
    elif word[-1] == "s":
        yield from _english(word)


def _russian(word: str) -> Iterator[str]:
    for size in (1, 2, 3, 4):
        if len(word) - size >= MIN_STEM and word[-size:] in RUSSIAN_ENDINGS:
            yield word[:-size]


def _english(word: str) -> Iterator[str]:
    yield word[:-1]
    if word.endswith("es"):
        yield word[:-2]
    if word.endswith("ies"):
        yield word[:-3] + "y"


def _arabic(word: str) -> Iterator[str]:
    seen = {word}
    bodies = [word] + [word[len(p) :] for p in ARABIC_PREFIXES if word.startswith(p)]
    for body in bodies:
        for ending in ("", *ARABIC_ENDINGS):
            found = body[: len(body) - len(ending)] if body.endswith(ending) else ""
            if len(found) >= MIN_STEM and found not in seen:
                seen.add(found)
                yield found


def _arabic_stem(word: str) -> str:
    if word.startswith("ال") and len(word) > 4 and not word.startswith(ARABIC_NO_ARTICLE):
        word = word[2:]
    for ending in ("ات", "ين", "ون", "ه"):
        if word.endswith(ending) and len(word) - len(ending) >= MIN_STEM:
            return word[: -len(ending)]
    return word


def _is_cyrillic(word: str) -> bool:
    return "а" <= word[-1:] <= "я"


def _is_arabic(word: str) -> bool:
    return "\u0620" <= word[-1:] <= "\u06ff"
