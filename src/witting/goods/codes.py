"""HS codes written in a text, in the manners of customs papers of four languages.

A number is read as a code behind a word that says so (`HS`, `ТН ВЭД`, `税则号列`, `البند`). Without
one, it must be all the text there is (`854231`), or be dotted as codes are (`8542.31`), of chapter
28 or above, and have no money, date or reference around it. National digits after the sixth are
cut off. A code of an older edition (2017, 2012, 2007) is given by the codes of 2022 that its goods
may stand under; any other that the HS of 2022 does not have, by the longest part that it has.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from witting.goods.index import load_index
from witting.goods.table import SIX, is_known, older

# 4 to 10 digits, in pairs or together, held by at most one point, space or hyphen each.
_TAIL = r"(?:[ .\-]\d{2}(?:[ .\-]\d{2})?(?!\d)| \d{3} \d(?!\d)|\d{2,7}(?!\d)|(?!\d))"
_NUMBER = rf"\d{{2}}[ .]?\d{{2}}(?:[ .\-]?\d{{2}}{_TAIL}|(?!\d))"
# Between the word and the number: at most 24 characters of "code", "no.", brackets, "(EAEU)".
_LINK = r"[^\d\n]{0,24}?"
_NEXT = re.compile(rf"\s{{0,3}}(?:,|;|/|&|and|and hs|и|و|、|和|及)\s{{0,3}}({_NUMBER})")
MOST_DIGITS = 13  # China's customs and inspection code
FIRST_INDUSTRIAL = "28"
"""The first chapter that counts without a word: below it the pairs look like days (240220)."""

_FOUR_DIGITS = re.compile(r"\d\d[ .]?\d\d")  # every code has them, and most texts have not
_WHOLE = re.compile(r"\s*(\d{4}[. ]?\d{2}(?:[. ]?\d{2}(?:[. ]?\d{2})?)?)\s*")
_DOTTED = re.compile(r"(?<![\w.,/-])\d{4}\.\d{2}(?:\.?\d{2}){0,2}(?![\w/-]|[.,]\d)")
_BRACKETED = re.compile(
    r"[(\[]\s*(\d{4} \d{2}(?: \d{3} \d| \d{2}(?: \d{2})?| \d{4})?|\d{4}\.\d{2}(?:[. ]\d{2,4}){0,2}"
    r"|\d{10})\s*[)\]]"
)
"""A code that stands alone in brackets, spaced as customs write it: `(8482 10 900 8)`."""
_BARE = re.compile(r"(?<![\w.,/-])\d{6}(?:\d{2}){0,2}(?![\w/-]|[.,]\d)")
_MONEY = (
    r"usd|eur|rub|rur|cny|rmb|aed|try|kzt|inr|gbp|chf|jpy|hkd|us|руб\w*|евро|долл\w*|юан\w*|元|美元|欧元"
    r"|卢布|人民币|دولار|يورو|روبل|درهم|ريال"
)
_NOT_BEHIND = re.compile(
    rf"(?:[$€£¥₽№#]|(?<!\w)(?:{_MONEY}|amount|total|sum|price|value|balance|at|invoice|inv|contract|no|nr|ref"
    r"|order|po|сумма|сумму|цена|итого|на|счет\w*|инвойс\w*|договор\w*|контракт\w*|заказ\w*"
    r"|مبلغ|فاتوره|عقد)|金额|合同号?|发票号?|订单号?)[\s.:№#]*$"
)
_NOT_BEFORE = re.compile(
    rf"\s*(?:[$€£¥₽%]|(?:{_MONEY}|kgs?|mt|mts|tons?|tonnes?|t|m2|m3|кг|т|тонн\w*|л|м2|м3|公斤|吨)(?!\w))"
)
_REACH = 16  # characters looked at before a dotted number


@dataclass(frozen=True, slots=True)
class CodeHit:
    """A code found: where its digits stand, and the HS codes of 2, 4 or 6 digits they come to.

    There are several only where an older edition's code was parted; `code` is the first.
    """

    start: int
    end: int
    written: str
    codes: tuple[str, ...]

    @property
    def code(self) -> str:
        """Give the one code, or the first of several; "" where there is none."""
        return self.codes[0] if self.codes else ""


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in sorted(load_index().code_words, key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])(?:{words})(?![a-zа-я]){_LINK}(?<!\d)({_NUMBER})")


def find_codes(folded: str) -> list[CodeHit]:
    """Find the HS codes of a folded text, in text order; each digit is read once."""
    if not _FOUR_DIGITS.search(folded):
        return []
    if whole := _WHOLE.fullmatch(folded):
        return [hit for hit in [_hit(folded, *whole.span(1))] if _is_industrial(hit.code)]
    hits = _announced(folded)
    used = {place for hit in hits for place in range(hit.start, hit.end)}
    other = [hit for hit in [*_dotted(folded), *_bracketed(folded)] if hit.start not in used]
    return sorted({hit.start: hit for hit in [*hits, *other]}.values(), key=lambda hit: hit.start)


def bare_numbers(folded: str) -> list[CodeHit]:
    """Find the plain numbers of 6, 8 or 10 digits that might be codes, though nothing says so."""
    found = (_hit(folded, *number.span()) for number in _BARE.finditer(folded))
    return [hit for hit in found if len(hit.code) == SIX]


def _dotted(folded: str) -> Iterator[CodeHit]:
    for found in _DOTTED.finditer(folded):
        behind = folded[max(0, found.start() - _REACH) : found.start()]
        if not _NOT_BEHIND.search(behind) and not _NOT_BEFORE.match(folded, found.end()):
            hit = _hit(folded, *found.span())
            if _is_industrial(hit.code):
                yield hit


def _bracketed(folded: str) -> Iterator[CodeHit]:
    for found in _BRACKETED.finditer(folded):
        behind = folded[max(0, found.start() - _REACH) : found.start()]
        hit = _hit(folded, *found.span(1))
        if _is_industrial(hit.code) and not _NOT_BEHIND.search(behind):
            yield hit


def _is_industrial(code: str) -> bool:
    return len(code) == SIX and code >= FIRST_INDUSTRIAL


def _announced(folded: str) -> list[CodeHit]:
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


def codes_of(written: str) -> tuple[str, ...]:
    """Give the HS codes of 2022 that a written code comes to, an older edition's included.

    >>> codes_of("8541.40"), codes_of("8482 10 100 9"), codes_of("9999")
    (('854141', '854142', '854143', '854149'), ('848210',), ())
    """
    digits = "".join(c for c in written if c.isdigit())
    if SIX <= len(digits) <= MOST_DIGITS and (became := older(digits[:SIX])):
        return became[1]
    code = read_code(written)
    return (code,) if code else ()


def edition_of(written: str) -> str:
    """Give the older edition a written code is of; "" for a code of 2022 or none.

    >>> edition_of("880330"), edition_of("880730")
    ('2017', '')
    """
    became = older("".join(c for c in written if c.isdigit())[:SIX])
    return became[0] if became else ""


def _hit(folded: str, start: int, end: int) -> CodeHit:
    written = folded[start:end]
    return CodeHit(start, end, written, codes_of(written))
