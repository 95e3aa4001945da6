"""How a Latin word sounds, so that spellings of one name from several languages meet.

Sergei, Sergey and Serguei; Yevgeny and Evgenii; Mikhail and Mihail; Muhammad and Mohammed.
The key is only for comparing: it is not a spelling anybody uses.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from witting.names.native import kernel

Rule = tuple[str, str, int, str, str]
_RULES = (
    ("schtsch", "ş"), ("chtch", "ş"), ("shch", "ş"), ("sjtj", "ş"), ("tj", "ç"), ("sj", "ş"),
    ("zj", "j"), (r"(?<=..[oe])ff\Z", "v"), ("ohn", "on"), ("you", "u"), ("tsch", "ç"),
    ("sch", "ş"), ("tch", "ç"), ("dzh", "j"), ("dsch", "j"), ("sz", "ş"), ("cz", "ç"),
    ("sh", "ş"), ("ch", "ç"), ("zh", "j"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"),
    ("dh", "d"), ("dj", "j"), ("ck", "k"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("tz", "ts"),
    ("x", "ks"), ("q", "k"), ("w", "v"), ("ie", "e"), ("ye", "e"), ("(?<!^)je", "e"), ("ae", "e"),
    ("iy", "i"), ("ij", "i"), ("yi", "i"), ("ii", "i"), ("yy", "i"), ("yo", "o"),
    ("(?<!^)jo", "o"), ("io", "o"), ("ya", "a"), ("ia", "a"), ("(?<!^)ja", "a"), ("yu", "u"),
    ("iu", "u"), ("(?<!^)ju", "u"), ("gu(?=[ei])", "g"), ("c(?=[ei])", "s"), ("c", "k"),
    ("y", "i"),
)  # fmt: skip
_PATTERN = re.compile("|".join(f"({rule})" for rule, _ in _RULES), re.DOTALL)
_VALUES = tuple(value for _, value in _RULES)


# Russian adjectives: Petrovsky, Petrovskiy, Petrovskii, Petrovskaya are one name.
_STEM = "sk"
_ENDINGS = (
    "i", "y", "iy", "ii", "ij", "yj", "aya", "aia", "aja", "oe", "oye", "oje", "oy", "oi", "ogo",
    "iye", "ie",
)  # fmt: skip
_ADJECTIVE = re.compile(rf"(?<=..{_STEM})(?:{'|'.join(_ENDINGS)})\Z", re.DOTALL)
_RULE = re.compile(
    r"(?:\(\?<=(?P<any>\.+)\[(?P<last>\w+)\]\)|(?P<inside>\(\?<!\^\)))?(?P<seen>\w+?)"
    r"(?:(?P<end>\\Z)|\(\?=\[(?P<next>\w+)\]\))?"
)


def rules_listed(rules: Iterable[tuple[str, str]] = _RULES) -> list[Rule]:
    """Give rules of spelling in parts, for the kernel: what is seen and heard, and where it stands.

    Where: how many letters are before, which the last of them may be, and which the next, "" for
    any and "$" for the end.

    >>> rules_listed()[0], [rule for rule in rules_listed() if rule[2:] != (0, "", "")][:2]
    (('schtsch', 'ş', 0, '', ''), [('ff', 'v', 3, 'oe', '$'), ('je', 'e', 1, '', '')])
    """
    out = []
    for rule, heard in rules:
        found = _RULE.fullmatch(rule)
        assert found, rule
        before = len(found["any"]) + 1 if found["any"] else int(found["inside"] is not None)
        out.append((found["seen"], heard, before, found["last"] or "", _next(found)))
    return out


def _next(found: re.Match[str]) -> str:
    return "$" if found["end"] else found["next"] or ""


def _ear() -> Any:
    built = kernel()
    return built.Sounds(rules_listed(), _STEM, _ENDINGS) if built is not None else None


EAR = _ear()  # the kernel's, or None


def plain_sound(word: str) -> str:
    """Do in Python what the kernel does: the definition it is held against."""
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


def plain_bones(key: str) -> str:
    """Do in Python what the kernel does: the definition it is held against."""
    kept = key[:1] + key[1:].translate(_VOWELS)
    return _DOUBLED.sub(r"\1", kept.translate(_VOWELS) if kept[:1] not in "aeiou" else kept)


@lru_cache(maxsize=262144)
def sound(word: str) -> str:
    """Give the key of how a word sounds.

    >>> sound("yevgeniy") == sound("evgeny"), sound("sergei") == sound("serguei")
    (True, True)
    """
    return plain_sound(word) if EAR is None else str(EAR.sound(word))


@lru_cache(maxsize=262144)
def bones(key: str) -> str:
    """Give the consonants of a sound key: vowels are what spellings disagree on most.

    >>> bones(sound("mohammed")) == bones(sound("muhammad"))
    True
    """
    return plain_bones(key) if EAR is None else str(EAR.bones(key))
