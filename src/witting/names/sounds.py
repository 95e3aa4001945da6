"""How a Latin word sounds, so that spellings of one name from several languages meet.

Sergei, Sergey and Serguei; Yevgeny and Evgenii; Mikhail and Mihail; Muhammad and Mohammed.
The key is only for comparing: it is not a spelling anybody uses.
"""

import re
from functools import lru_cache

_RULES = (
    ("schtsch", "ş"), ("chtch", "ş"), ("shch", "ş"), ("sjtj", "ş"), ("tj", "ç"), ("sj", "ş"),
    ("zj", "j"), ("(?<=..[oe])ff$", "v"), ("ohn", "on"), ("you", "u"), ("tsch", "ç"),
    ("sch", "ş"), ("tch", "ç"), ("dzh", "j"), ("dsch", "j"), ("sz", "ş"), ("cz", "ç"),
    ("sh", "ş"), ("ch", "ç"), ("zh", "j"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"),
    ("dh", "d"), ("dj", "j"), ("ck", "k"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("tz", "ts"),
    ("x", "ks"), ("q", "k"), ("w", "v"), ("ie", "e"), ("ye", "e"), ("(?<!^)je", "e"), ("ae", "e"),
    ("iy", "i"), ("ij", "i"), ("yi", "i"), ("ii", "i"), ("yy", "i"), ("yo", "o"),
    ("(?<!^)jo", "o"), ("io", "o"), ("ya", "a"), ("ia", "a"), ("(?<!^)ja", "a"), ("yu", "u"),
    ("iu", "u"), ("(?<!^)ju", "u"), ("gu(?=[ei])", "g"), ("c(?=[ei])", "s"), ("c", "k"),
    ("y", "i"),
)  # fmt: skip
_PATTERN = re.compile("|".join(f"({rule})" for rule, _ in _RULES))
_VALUES = tuple(value for _, value in _RULES)


# Russian adjectives: Petrovsky, Petrovskiy, Petrovskii, Petrovskaya are one name.
_ADJECTIVE = re.compile(r"(?<=..sk)(?:i|y|iy|ii|ij|yj|aya|aia|aja|oe|oye|oje|oy|oi|ogo|iye|ie)$")


@lru_cache(maxsize=262144)
def sound(word: str) -> str:
    """Give the key of how a word sounds.

    >>> sound("yevgeniy") == sound("evgeny"), sound("sergei") == sound("serguei")
    (True, True)
    """
    if not word.isascii():
        return word
    word = _ADJECTIVE.sub("", word)
    # Poutine, Dine: the e is written so that the n is spoken
    if len(word) > 3 and word[-1] == "e" and word[-2] not in "aeiouy":
        word = word[:-1]
    key = _PATTERN.sub(lambda found: _VALUES[(found.lastindex or 1) - 1], word)
    key = re.sub(r"(.)\1+", r"\1", key)
    return key[:-1] if len(key) > 4 and key[-1] == "h" else key


_VOWELS = str.maketrans("", "", "aeiou")
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=262144)
def bones(key: str) -> str:
    """Give the consonants of a sound key: vowels are what spellings disagree on most.

    >>> bones(sound("mohammed")) == bones(sound("muhammad"))
    True
    """
    kept = key[:1] + key[1:].translate(_VOWELS)
    return _DOUBLED.sub(r"\1", kept.translate(_VOWELS) if kept[:1] not in "aeiou" else kept)
