"""What a word of running text may be in a list: without its case ending, prefix or possessive.

Names in texts are declined (Владимира Путина) and take prefixes (وبوتين, لبوتين); lists give the
plain form. Each guess is only a guess: the list decides which is a name.
"""

from functools import lru_cache

from witting.names.scripts import script_of_word

# ending in the text, endings it may stand for; longest first
_RUSSIAN = (
    ("скими", ("ский",)), ("ского", ("ский",)), ("скому", ("ский",)), ("ском", ("ский",)),
    ("ским", ("ский",)), ("ской", ("ская", "ский")), ("скую", ("ская",)), ("ого", ("ый", "ой")),
    ("ому", ("ый", "ой")), ("овым", ("ов",)), ("евым", ("ев",)), ("иным", ("ин",)),
    ("ыным", ("ын",)), ("овой", ("ова",)), ("евой", ("ева",)), ("иной", ("ина",)),
    ("ову", ("ов", "ова")), ("еву", ("ев", "ева")), ("ину", ("ин", "ина")), ("ова", ("ов",)),
    ("ева", ("ев",)), ("ина", ("ин",)), ("ове", ("ов",)), ("еве", ("ев",)),
    ("ине", ("ин", "ина")), ("ием", ("ий",)), ("ия", ("ий", "ия")), ("ию", ("ий", "ия")),
    ("ии", ("ий", "ия")), ("ем", ("й", "ь", "")), ("ом", ("",)), ("ой", ("а",)),
    ("ей", ("я", "ь")), ("ами", ("ы", "а")), ("а", ("",)), ("я", ("й", "ь")), ("у", ("", "а")),
    ("ю", ("й", "ь", "я")), ("е", ("", "а", "ь")), ("ы", ("а", "")), ("и", ("а", "я", "ь")),
)  # fmt: skip
_ARABIC = ("وال", "فال", "بال", "كال", "ولل", "لل", "ال", "و", "ف", "ب", "ل", "ك")
_LEAST = 3


@lru_cache(maxsize=65536)
def plain_forms(word: str) -> tuple[str, ...]:
    """Give a plain word and what it may be without ending or prefix, the word itself first.

    >>> plain_forms("путина")[:2]
    ('путина', 'путин')
    >>> plain_forms("وبوتين")
    ('وبوتين', 'بوتين')
    """
    if word.isascii():
        return (word, word[:-1]) if word.endswith("s") and len(word) > 4 else (word,)
    script = script_of_word(word)
    if script == "cyrl":
        return tuple(dict.fromkeys((word, *_russian(word))))
    if script == "arab":
        rests = (word[len(p) :] for p in _ARABIC if word.startswith(p))
        return tuple(dict.fromkeys((word, *(r for r in rests if len(r) >= _LEAST))))
    return (word,)


def _russian(word: str) -> list[str]:
    return [
        word[: -len(ending)] + other
        for ending, others in _RUSSIAN
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST
        for other in others
    ]
