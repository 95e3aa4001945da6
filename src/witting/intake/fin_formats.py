"""How each field of a SWIFT FIN message must be written, in SWIFT's own notation.

`16x` is up to sixteen characters, `6!n` exactly six digits, `3!a15d` a currency and an amount,
`4*35x` up to four lines of 35, `[...]` may be left out, `$` is the end of a line. Letters: `n` a
digit, `a` A to Z, `c` A to Z or a digit, `d` a number with its decimal comma, `x` and `z` text.

Text is taken wider than SWIFT does, since a warning must mean something: it may be in any script
(files are written out of databases, and a name in Russian is a name), and lines of text (`4*35x`)
may be as long and as many as they come, since all of them are read. A field that breaks its format
is read as plain text, and said to break it.

Sources: the format specifications of the Standards MT message reference guides, as published for
MT 101 (Category 1, https://pinas.synology.me/Swift_Manual/2015/books/us1m/afc.htm) and MT 760
(Category 7, http://www.swift.com/swift-resource/202476/download), and SWIFT's formats of the
fields 50 to 59, 70 to 79 and of trade finance as Oracle's guide of trade messages prints them.
"""

import re
from functools import cache

_PART = re.compile(r"(\d+)(?:(!)|\*(\d+))?([nacdxz])")
_LETTERS = {"n": "[0-9]", "a": "[A-Z]", "c": "[A-Z0-9]", "x": r"[^\n]", "z": r"[^\n]"}
_SIGNS = {"[": "(?:", "]": ")?", "$": r"\n", "|": "|", "(": "(?:", ")": ")"}

_BIC = "4!a2!a2!c[3!c]"
_PARTY = "[/37x$]"  # an account, with the letter for debit or credit before it, or a clearing code
_LINES = f"{_PARTY}4*35x"

FORMATS = {
    "13C": "/8c/4!n1!x4!n",
    "20": "16x",
    "21": "16x",
    "21F": "16x",
    "21R": "16x",
    "22A": "4!c",
    "22D": "4!c",
    "22K": "4!c[/35x]",
    "22Y": "4!c",
    "23": "16x",
    "23B": "4!c",
    "23E": "4!c[/30x]",
    "23F": "4!a[/35x]",
    "23S": "6!a",
    "23X": "4!c/65x",
    "24E": "4!c[/35x]",
    "24G": "4!c[$12*65z]",
    "25": "35x",
    "25A": "/34x",
    "26E": "3n",
    "26T": "3!c",
    "27": "1!n/1!n",
    "28D": "5n/5n",
    "30": "6!n",
    "31C": "6!n",
    "31D": "6!n29x",
    "31E": "6!n",
    "31S": "6!n",
    "32A": "6!n3!a15d",
    "32B": "3!a15d",
    "33B": "3!a15d",
    "34B": "3!a15d",
    "35G": "12*65x",
    "36": "12d",
    "39A": "2n/2n",
    "39C": "4*35x",
    "39D": "12*65z",
    "39E": "12*65z",
    "40A": "24x",
    "40B": "2*24x",
    "40C": "4!a[/35x]",
    "40D": "2!a",
    "40E": "30x[/35x]",
    "41A": f"{_BIC}[$14x]",
    "41D": "5*35x",
    "41F": _BIC,
    "41G": "4*35x",
    "42A": f"{_PARTY}{_BIC}",
    "42C": "3*35x",
    "42D": _LINES,
    "42M": "4*35x",
    "42P": "4*35x",
    "43P": "35x",
    "43T": "35x",
    "44A": "3*65z",
    "44B": "3*65z",
    "44C": "6!n",
    "44D": "6*65z",
    "44E": "3*65z",
    "44F": "3*65z",
    "44H": "2!a[/65x]",
    "45A": "100*65z",
    "45B": "100*65z",
    "45C": "100*65z",
    "45L": "50*65z",
    "46A": "100*65z",
    "46B": "100*65z",
    "47A": "100*65z",
    "47B": "100*65z",
    "48": "3n[/35x]",
    "48B": "4!c",
    "48D": "4!c",
    "49": "7!x",
    "49G": "50*65z",
    "49H": "50*65z",
    "49M": "50*65z",
    "49N": "50*65z",
    "50": "4*35x",
    "50A": f"{_PARTY}{_BIC}",
    "50B": "4*35x",
    "50C": _BIC,
    "50F": "35x$4*35x",
    "50G": f"/34x${_BIC}",
    "50H": "/34x$4*35x",
    "50K": "[/34x$]4*35x",
    "50L": "35x",
    "51": "4*35x",
    "59": "[/34x$]4*35x",
    "59A": f"[/34x$]{_BIC}",
    "59F": "[/34x$]4*35x",
    "70": "4*35x",
    "71A": "3!a",
    "71D": "6*35z",
    "71F": "3!a15d",
    "71G": "3!a15d",
    "71N": "4!c[$6*35z]",
    "72": "6*35x",
    "72Z": "6*35z",
    "77B": "3*35x",
    "77C": "150*65x",
    "77L": "150*65z",
    "77U": "150*65z",
    "78": "12*65x",
    "78D": "12*65z",
    "79": "35*50x",
}
for _number in range(51, 59):
    FORMATS[f"{_number}A"] = f"{_PARTY}{_BIC}"
    FORMATS[f"{_number}B"] = "[/37x][$35x]|35x"
    FORMATS[f"{_number}C"] = "/34x"
    FORMATS[f"{_number}D"] = _LINES


@cache
def _pattern(written: str) -> re.Pattern[str]:
    """Turn a format into a regular expression."""
    made, at = "", 0
    while at < len(written):
        part = _PART.match(written, at)
        if part is None:
            made += _SIGNS.get(written[at], re.escape(written[at]))
            at += 1
        else:
            made += _part(*part.groups())
            at = part.end()
    return re.compile(made)


def _part(count: str, exactly: str | None, width: str | None, letter: str) -> str:
    if letter == "d":  # the comma counts among the characters
        return rf"(?=[0-9,]{{1,{count}}}(?![0-9,]))[0-9]+,[0-9]*"
    one = _LETTERS[letter]
    if width is not None:
        return r"(?s:.*)"
    return f"{one}{{{count}}}" if exactly else f"{one}{{1,{count}}}"


def is_written_as(text: str, written: str) -> bool:
    r"""Say whether a field's value is written as a format says.

    >>> is_written_as("240516USD1250,5", "6!n3!a15d"), is_written_as("USD1250.50", "3!a15d")
    (True, False)
    >>> is_written_as("/12345\nSAMPLE PAYEE", "[/34x$]4*35x")
    True
    """
    return _pattern(written).fullmatch(text) is not None
