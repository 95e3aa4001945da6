"""Which forms of a word count as the same word: endings and prefixes of English, Russian, Arabic.

A glossary word is kept as one key, its stem. A word of the text is tried with every ending (and
in Arabic every prefix) taken off that the tables allow: `шарикоподшипниками` reaches
`шарикоподшипник`, `чипсы` does not reach `чип`, since `сы` is no ending.
"""

from collections.abc import Iterator

MIN_STEM = 3  # shorter stems (`чпу`, `ic`) must stand exactly: with endings they meet too much
MAX_WORD = 48  # no trade word is longer; a wall of letters is not looked at

RUSSIAN_ENDINGS = frozenset(
    {
        *("а", "е", "и", "й", "о", "у", "ы", "ь", "ю", "я", "ам"),
        *("ах", "ая", "ев", "ее", "ей", "ем", "ею", "ие", "ии", "ий", "им"),
        *("их", "ию", "ия", "ов", "ое", "ой", "ом", "ою", "ую", "ые", "ый"),
        *("ым", "ых", "ье", "ью", "ья", "юю", "ям", "ях", "яя", "ами", "его"),
        *("ему", "ией", "ием", "ими", "иям", "иях", "ого", "ому", "ыми", "ьев", "ями"),
        *("иями",),
    }
)
RUSSIAN_NOMINATIVES = frozenset(
    {
        *("а", "я", "о", "е", "ы", "и", "ь", "й", "ия", "ие", "ье", "ья"),
        *("ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые"),
    }
)
UKRAINIAN_ENDINGS = frozenset(
    {
        *("а", "у", "и", "і", "о", "е", "є", "ю", "я", "ь", "й", "ї", "ові", "еві", "єві", "ом"),
        *("ем", "єм", "ів", "їв", "ей", "ам", "ям", "ами", "ями", "ах", "ях", "ою", "ею", "єю"),
        *("ий", "ій", "ого", "ього", "ому", "ьому", "им", "їм", "ім", "ої", "ьої", "их", "іх"),
        *("ими", "іми", "ія", "ії", "ію", "ією", "іям", "іями", "іях"),
    }
)
UKRAINIAN_NOMINATIVES = frozenset(
    {*("а", "я", "о", "е", "и", "і", "ї", "ь", "й", "ий", "ій", "ія", "ії", "є")}
)
ARABIC_PREFIXES = (
    *("وبال", "وكال", "فبال", "وال", "فال", "بال", "كال", "ولل", "فلل", "ال"),
    *("لل", "ول", "وب", "وك", "فب", "و", "ف", "ب", "ل", "ك"),
)
# After these a stem of three letters meets too many words: `بأنها` is no dairy (`ألبان`).
ARABIC_LOOSE_ENDINGS = frozenset({"ين", "ون", "ان", "تين", "تان", "ها", "ي"})
ARABIC_ENDINGS = ("ات", "ين", "ون", "ان", "تين", "تان", "يه", "ها", "ه", "ي")
# In these the opening `ال` belongs to the word and is no article.
ARABIC_NO_ARTICLE = (
    "البان",
    "الكتر",
    "الياف",
    "الات",
    "اله",
    "المنيوم",
    "الومنيوم",
    "الماس",
    "الواح",
)


# Stems whose genitive plural no rule gives.
_IRREGULAR = {
    "масл": "масел",
    "кольц": "колец",
    "стекл": "стекол",
    "волокн": "волокон",
    "кресл": "кресел",
    "яйц": "яиц",
}


def stem(word: str, *, is_alone: bool = False) -> str:
    """Give the key under which the glossary keeps a folded word.

    A word that is a term by itself stands in the nominative, and only such endings are taken off:
    `модем` ends in no case ending, though `ем` is one.

    >>> stem("подшипники"), stem("محامل"), stem("bearing"), stem("чпу")
    ('подшипник', 'محامل', 'bearing', 'чпу')
    >>> stem("модем", is_alone=True)
    'модем'
    """
    if not _is_cyrillic(word):
        return _arabic_stem(word) if _is_arabic(word) else word
    endings = RUSSIAN_NOMINATIVES if is_alone else RUSSIAN_ENDINGS
    cuts = (n for n in (3, 2, 1) if len(word) - n >= MIN_STEM and word[-n:] in endings)
    return word[: -next(cuts, 0) or None]


def stem_forms(word: str, *, is_alone: bool = False) -> frozenset[str]:
    """Give every key of a glossary word: its stem, and the stem with its fleeting vowel in or out.

    >>> sorted(stem_forms("станок")), sorted(stem_forms("розетка"))
    (['станк', 'станок'], ['розетек', 'розетк', 'розеток'])
    """
    key = stem(word, is_alone=is_alone)
    found = {key, _IRREGULAR.get(key, key)}
    if _is_cyrillic(word) and len(key) > MIN_STEM + 1:
        if key == word and key[-2:] in ("ок", "ек", "ец"):
            found.add(key[:-2] + key[-1])
        elif word.endswith("ка") and key[-2] not in "аеиоуыэюяй":
            found |= {key[:-1] + "ок", key[:-1] + "ек"}
    return frozenset(found)


def ukrainian_forms(word: str, *, is_alone: bool = False) -> frozenset[str]:
    """Give every key of a Ukrainian glossary word: its stem, its fleeting vowel in or out.

    >>> sorted(ukrainian_forms("підшипники")), sorted(ukrainian_forms("плівка", is_alone=True))
    (['підшипник'], ['плівк', 'плівок'])
    """
    endings = UKRAINIAN_NOMINATIVES if is_alone else UKRAINIAN_ENDINGS
    cuts = (n for n in (3, 2, 1) if len(word) - n >= MIN_STEM and word[-n:] in endings)
    key = word[: -next(cuts, 0) or None]
    found = {key}
    if len(key) > MIN_STEM + 1:
        if key == word and key[-2:] in ("ок", "ек", "ець"):
            found.add(key[:-2] + key[-1])
        elif word.endswith("ка") and key[-2] not in "аеиоуіїєюяй":
            found.add(key[:-1] + "ок")
    return frozenset(found)


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
            least = MIN_STEM + (ending in ARABIC_LOOSE_ENDINGS)
            if len(found) >= least and found not in seen:
                seen.add(found)
                yield found


def _arabic_stem(word: str) -> str:
    if word.startswith("ال") and len(word) > 4 and not word.startswith(ARABIC_NO_ARTICLE):
        word = word[2:]
    for ending in ("ات", "ه"):  # never `ون`, `ين`: `ليمون` and `بنزين` are no plurals
        if word.endswith(ending) and len(word) - len(ending) >= MIN_STEM:
            return word[: -len(ending)]
    return word


def _is_cyrillic(word: str) -> bool:
    return "а" <= word[-1:] <= "я"


def _is_arabic(word: str) -> bool:
    return "\u0620" <= word[-1:] <= "\u06ff"
