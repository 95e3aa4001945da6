"""The Harmonized System of 2022 as a table: what a code is called, and what lies beneath it.

Built by `tools/make_goods.py` from the English text published under the PDDL.
"""

from bisect import bisect_left
from functools import cache
from importlib.resources import files

SIX = 6


@cache
def _rows() -> dict[str, str]:
    text = files("witting.data.goods").joinpath("hs2022.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t", 1) for line in text.splitlines() if not line.startswith("#"))
    return {code: title for code, title in rows}  # noqa: C416 - dict() loses the row's two types


@cache
def _subheadings() -> tuple[str, ...]:
    return tuple(sorted(code for code in _rows() if len(code) == SIX))


def hs_title(code: str) -> str:
    """Give what the Harmonized System calls a code of 2, 4, 6 or more digits; "" if none.

    Points and spaces are allowed, and the national digits after the sixth are left off.

    >>> hs_title("8482.10")
    'Ball bearings'
    """
    digits = "".join(c for c in code if c.isdigit())[:SIX]
    return _rows().get(digits, "")


def is_known(code: str) -> bool:
    """Say whether the HS of 2022 has this code of 2, 4 or 6 digits."""
    return code in _rows()


@cache
def _older() -> dict[str, tuple[str, tuple[str, ...]]]:
    text = files("witting.data.goods").joinpath("hs_older.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {code: (edition, tuple(codes.split())) for code, edition, codes in rows}


def older(code: str) -> tuple[str, tuple[str, ...]] | None:
    """Give the edition that had a code the HS of 2022 has no more, and the codes it became.

    Where the goods of one code were parted, all that they may stand under are given.

    >>> older("854140")
    ('2017', ('854141', '854142', '854143', '854149'))
    """
    return _older().get(code)


@cache
def beneath(code: str) -> tuple[str, ...]:
    """List the six-digit codes that start with `code`, sorted; a six-digit code gives itself.

    >>> beneath("8534")
    ('853400',)
    """
    all_codes = _subheadings()
    at = bisect_left(all_codes, code)
    found = []
    while at < len(all_codes) and all_codes[at].startswith(code):
        found.append(all_codes[at])
        at += 1
    return tuple(found)
