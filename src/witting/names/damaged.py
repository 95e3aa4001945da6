"""Words that a scanner misread: digits among a name's letters, and letters taken for others."""

import re

_LIKE_LATIN = {"0": "o", "1": "i", "2": "z", "5": "s", "8": "b"}
_LIKE_CYRILLIC = {"0": "о", "1": "і", "3": "з", "4": "ч", "6": "б"}
MISREAD = (("rn", "m"), ("m", "rn"), ("vv", "w"), ("w", "vv"), ("cl", "d"), ("d", "cl"),
           ("li", "h"), ("h", "li"), ("l", "i"), ("i", "l"))  # fmt: skip
MOST_WAYS = 6
_LEAST_LETTERS = 2
_RUN = re.compile(r"[^\W_]+")
_NUMBER = re.compile("[0-9]{3}")  # is one of its own
_ORDINAL = re.compile(r"[0-9]+(?:st|nd|rd|th)", re.IGNORECASE)


def lettered(word: str) -> tuple[str, ...]:
    """Give the words a name's word with digits in it was, or none where the digits are its own.

    >>> lettered("VLAD1MIR"), lettered("B52"), lettered("2nd")
    (('VLADIMIR', 'VLADLMIR'), (), ())
    """
    if not any("0" <= sign <= "9" for sign in word):
        return ()
    ways = (_with_letters(word, "i"), _with_letters(word, "l"))
    return tuple(way for way in dict.fromkeys(ways) if way != word)


def _with_letters(word: str, one: str) -> str:
    return _RUN.sub(lambda found: _run_with_letters(found.group(), one), word)


def _run_with_letters(run: str, one: str) -> str:
    digits = [sign for sign in run if sign.isdigit()]
    letters = [sign for sign in run if not sign.isdigit()]
    cyrillic = any("\u0400" <= sign <= "\u04ff" for sign in letters)
    like = _LIKE_CYRILLIC if cyrillic else _LIKE_LATIN | {"1": one}
    if len(letters) < max(_LEAST_LETTERS, len(digits)) or not set(digits) <= like.keys():
        return run
    if not digits or _ORDINAL.fullmatch(run) or _NUMBER.search(run):
        return run
    read = "".join(like.get(sign, sign) for sign in run)
    return read.upper() if "".join(letters).isupper() else read


def ocr_ways(word: str) -> tuple[str, ...]:
    """Give other words a plain Latin word may be if it was scanned badly, six at most.

    >>> ocr_ways("kamal"), ocr_ways("srnith")
    (('karnal', 'kamai'), ('smith', 'srnitli', 'srnlth'))
    """
    ways = dict.fromkeys(
        word[:at] + is_ + word[at + len(seen) :]
        for seen, is_ in MISREAD
        for at in range(len(word) - len(seen) + 1)
        if word.startswith(seen, at)
    )
    return tuple(ways)[:MOST_WAYS]
