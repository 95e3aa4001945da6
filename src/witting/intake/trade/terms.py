"""References, terms of delivery and ways to pay, as the boxes of trade documents word them."""

import re
from collections.abc import Iterable
from functools import cache

from witting.intake.trade.tables import spoken, squeeze
from witting.intake.trade.values import day_in, plain_digits

_DATED = re.compile(
    r"\s*(?:[(/,;]\s*)?(?:\b(?:dated|date|dd|dt|of|от|d\.d)\b\.?|بتاريخ|بتاريخ|日期)\s*:?.*$"
    r"|\s*[(/,;]?\s*\b\d{1,2}[./]\d{1,2}[./]\d{2,4}.*$|\s*[(/,;]\s*\d{1,2}[ -]?[A-Za-z]{3,9}.*$"
    r"|\s*\d{4}年.*$|\s+\d{4}-\d{2}-\d{2}.*$|\s+\d{1,2}\s+[^\W\d_]{3,9}\.?,?\s+\d{4}.*$",
    re.IGNORECASE | re.DOTALL,
)
_OPENS = re.compile(r"^(?:(?:no|n|nr|number|ref|номер|رقم)\b|[№#:.\s])+", re.IGNORECASE)
_LONGEST = 40


def reference_in(text: str) -> str:
    """Give the number a box of references holds, without the day that may follow it; "" for none.

    >>> reference_in("№ 12/24 от 16.05.2024"), reference_in("INV-117 dated 16 May 2024")
    ('12/24', 'INV-117')
    >>> reference_in("176-1234 5675"), reference_in("as per contract")
    ('176-1234 5675', '')
    """
    bare = _OPENS.sub("", plain_digits(text).split("\n")[0].strip())
    cut = _DATED.sub("", bare).strip(" ,;:/()[]")
    if day_in(bare) is not None and day_in(cut) is not None:
        return ""  # a day and no number
    words = (cut or bare).split()
    if len(cut) > _LONGEST or len(words) > 3 or not cut:
        cut = next((word for word in words if any(sign.isdigit() for sign in word)), "")
    return cut.strip(" ,;:()") if any(sign.isdigit() for sign in cut) else ""


@cache
def _incoterm() -> re.Pattern[str]:
    names = "|".join(
        sorted((name.upper() for name, _ in spoken("incoterms")), key=len, reverse=True)
    )
    return re.compile(
        rf"(?<![A-Za-z])(?:{names.replace('C F', 'C&F')})(?![A-Za-z])"
        r"(?:[ ,:-]{1,3}[^\W\d_][^\d,;:()\n]{1,40})?"
    )


def delivery_said(texts: Iterable[str]) -> str:
    """Give the terms of delivery that texts name beside no box for them: `CIF DUBAI`; or "".

    >>> delivery_said(["Amount CIF Dubai, USD", "Total"])
    'CIF Dubai'
    """
    for text in texts:
        found = _incoterm().search(text)
        if found:
            return found.group().strip(" ,:-")
    return ""


def instrument_of(text: str) -> str:
    """Give how it is paid in one word, as `Terms.instrument` has it; "" where it is not said.

    >>> instrument_of("100% T/T"), instrument_of("аккредитивом"), instrument_of("30 days")
    ('wire', 'letter_of_credit', '')
    """
    said = f" {squeeze(text)} "
    for phrase, instrument in spoken("instruments"):
        inside = phrase in said if not phrase.isascii() else f" {phrase} " in said
        if inside:
            return instrument
    return ""
