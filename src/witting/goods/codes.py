"""HS codes written in a text, in the manners of customs papers of four languages.

A number is read as a code only behind a word that says so (`HS`, `ТН ВЭД`, `税则号列`, `البند`):
`8482.10` alone may be a price. National digits after the sixth are cut off. A code that the HS of
2022 does not have is given by the longest part of it that the HS does have.
"""

import re
from dataclasses import dataclass
from functools import cache

from witting.goods.index import load_index
from witting.goods.table import SIX, is_known

# 4 to 10 digits, in pairs or together, held by at most one point, space or hyphen each.
_TAIL = r"(?:[ .\-]\d{2}(?:[ .\-]\d{2})?(?!\d)| \d{3} \d(?!\d)|\d{2,6}(?!\d)|(?!\d))"
_NUMBER = rf"\d{{2}}[ .]?\d{{2}}(?:[ .\-]?\d{{2}}{_TAIL}|(?!\d))"
# Between the word and the number: at most 24 characters of "code", "no.", brackets, "(EAEU)".
_LINK = r"[^\d\n]{0,24}?"
_NEXT = re.compile(rf"\s{{0,3}}(?:,|;|/|&|and|and hs|и|و|、|和|及)\s{{0,3}}({_NUMBER})")
MOST_DIGITS = 12


@dataclass(frozen=True, slots=True)
class CodeHit:
    """A code found: where its digits stand, and the HS code of 2, 4 or 6 digits they come to."""

    start: int
    end: int
    written: str
    code: str


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in sorted(load_index().code_words, key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])(?:{words})(?![a-zа-я]){_LINK}(?<!\d)({_NUMBER})")


def find_codes(folded: str) -> list[CodeHit]:
    """Find the HS codes of a folded text, in text order; each digit is read once."""
    hits = []
    at = 0
    while found := _pattern().search(folded, at):
        at = found.end()
        hits.append(_hit(folded, found.start(1), found.end(1)))
        while more := _NEXT.match(folded, at):
            at = more.end()
            hits.append(_hit(folded, more.start(1), more.end(1)))
    return [hit for hit in hits if hit.code]


def read_code(written: str) -> str:
    """Give the HS code, of 6, 4 or 2 digits, that a written one comes to; "" if none.

    >>> read_code("8482 10 100 9"), read_code("84.82"), read_code("9999")
    ('848210', '8482', '')
    """
    digits = "".join(c for c in written if c.isdigit())
    if len(digits) > MOST_DIGITS:
        return ""
    for size in (SIX, 4, 2):
        if len(digits) >= size and is_known(digits[:size]):
            return digits[:size] if size > 2 or len(digits) == 2 else ""
    return ""


def _hit(folded: str, start: int, end: int) -> CodeHit:
    written = folded[start:end]
    return CodeHit(start, end, written, read_code(written))
