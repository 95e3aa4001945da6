"""Which script a letter is written in: the first question asked of any name."""

from functools import cache, lru_cache

# Ranges of the Unicode blocks that hold the letters of names; the first fitting row wins.
_RANGES = (
    (0x0041, 0x024F, "latn"),
    (0x1E00, 0x1EFF, "latn"),
    (0x0370, 0x03FF, "grek"),
    (0x1F00, 0x1FFF, "grek"),
    (0x0400, 0x052F, "cyrl"),
    (0x0530, 0x058F, "armn"),
    (0x0590, 0x05FF, "hebr"),
    (0x0600, 0x06FF, "arab"),
    (0x0750, 0x077F, "arab"),
    (0x08A0, 0x08FF, "arab"),
    (0xFB50, 0xFDFF, "arab"),
    (0xFE70, 0xFEFE, "arab"),
    (0x0E00, 0x0E7F, "thai"),
    (0x10A0, 0x10FF, "geor"),
    (0x1C90, 0x1CBF, "geor"),
    (0x1100, 0x11FF, "hang"),
    (0xAC00, 0xD7AF, "hang"),
    (0x3040, 0x30FF, "kana"),
    (0x3400, 0x4DBF, "hani"),
    (0x4E00, 0x9FFF, "hani"),
    (0xF900, 0xFAFF, "hani"),
    (0x20000, 0x323AF, "hani"),
)


@lru_cache(maxsize=16384)
def script_of(letter: str) -> str:
    """Give the script of one letter (`latn`, `cyrl`, `arab`, `hani`…), or "" for anything else.

    >>> script_of("п"), script_of("京"), script_of("7")
    ('cyrl', 'hani', '')
    """
    if not letter.isalpha() and not 0x0E00 <= ord(letter) <= 0x0E7F:
        return ""
    code = ord(letter)
    return next((name for low, high, name in _RANGES if low <= code <= high), "")


@cache
def letters_of(script: str) -> frozenset[str]:
    """Give every letter of an alphabet or abjad below U+2000.

    >>> "ж" in letters_of("cyrl"), "ж" in letters_of("latn")
    (True, False)
    """
    ranges = (range(low, high + 1) for low, high, name in _RANGES if name == script)
    letters = (chr(code) for codes in ranges for code in codes if code < 0x2000)
    return frozenset(letter for letter in letters if script_of(letter) == script)


def scripts_of(text: str) -> tuple[str, ...]:
    """Give the scripts a text is written in, sorted.

    >>> scripts_of("АО «Ростех» (Rostec)")
    ('cyrl', 'latn')
    """
    if text.isascii():
        return ("latn",) if any(c.isalpha() for c in text) else ()
    return tuple(sorted({script_of(letter) for letter in set(text)} - {""}))


def script_of_word(word: str) -> str:
    """Give the script of a word by its first letter that has one."""
    return next((found for found in map(script_of, word) if found), "")
