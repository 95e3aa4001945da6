"""The headings of the Harmonized System, by which a figure is told from a customs code."""

from functools import cache
from importlib.resources import files

_HEADING = 4  # digits


@cache
def headings() -> frozenset[str]:
    """Give the four digits of every heading of HS 2022.

    >>> "8482" in headings(), "4000" in headings()
    (True, False)
    """
    text = files("witting.data").joinpath("goods/hs2022.tsv").read_text(encoding="utf-8")
    codes = (line.partition("\t")[0] for line in text.splitlines())
    return frozenset(code for code in codes if len(code) == _HEADING and code.isdigit())
