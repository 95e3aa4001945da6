"""Figures, money, days and codes as trade documents write them, in four languages."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal, InvalidOperation

from witting.base import Money
from witting.intake.dateline import find_day
from witting.intake.tariff import headings
from witting.intake.trade.tables import currencies, fold, units, words_of

_DIGITS = {
    ord(sign): str(value) for run in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for value, sign in enumerate(run)
}
_PLAIN = _DIGITS | {ord("٬"): ",", ord("٫"): ".", ord("，"): ",", ord("．"): "."}
_PLAIN |= {ord("０") + n: str(n) for n in range(10)}
_FIGURE = re.compile(
    r"(?<![\w.,])\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+(?:[.,]\d{1,6})?(?![\d])|\d[\d.,'’]*"
)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")
_LONGEST = 24  # digits and signs; a longer run is no amount
_NUMERIC_DAY = re.compile(r"(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[./](\d{1,2})[./](\d{1,2})(?!\d)")
_CLOSE = re.compile(r"(?<![\d])(\d{1,2})[ -]?([A-Za-z]{3,9})[ .,'-]{0,2}(\d{4}|\d{2})(?!\d)")
_DAY_FIRST = re.compile("[\u0400-\u04ff\u0600-\u06ff]")
_QUOTED_DAY = re.compile(r"[«»“”\"„']\s*(\d{1,2})\s*[«»“”\"„']")  # `«14» июня 2024 г.`
_HAN_DIGITS = "〇一二三四五六七八九零"
_HAN_DAY = re.compile(
    r"([〇零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)
_HS = re.compile(r"(?<!\d)(\d{4}[ .]\d{2}[ .]\d{3}[ .]\d|\d{4}(?:[ .]?\d{2}){0,3}|\d{5,13})(?!\d)")
_ECCN = re.compile(r"\b([0-9][A-E][0-9]{3}(?:\.[A-Za-z0-9.]{1,12})?|EAR99)\b")
_CONTAINER = re.compile(r"\b([A-Z]{3}[UJZ])[ -]?(\d{6})[ -]?(\d)\b")


def plain_digits(text: str) -> str:
    """Write Arabic, Persian and full-width digits as 0 to 9, and their separators as , and .

    >>> plain_digits("١٬٢٥٠٫٥٠")
    '1,250.50'
    """
    return text.translate(_PLAIN)


def figure(text: str) -> Decimal | None:
    """Give the first number of a text, or None.

    The last of two different signs parts the fraction; one comma before three digits parts
    thousands, one before fewer a fraction.

    >>> figure("USD 1,250.50"), figure("1 250,5 кг"), figure("1.250,50"), figure("12,500 PCS")
    (Decimal('1250.50'), Decimal('1250.5'), Decimal('1250.50'), Decimal('12500'))
    """
    found = _FIGURE.search(plain_digits(text))
    if found is None:
        return None
    written = re.sub(r"[ \u00a0\u202f'’]", "", found.group()).rstrip(".,")
    if len(written) > _LONGEST:
        return None
    comma, point = written.rfind(","), written.rfind(".")
    if comma >= 0 and point >= 0:
        thousands, fraction = (",", ".") if point > comma else (".", ",")
        written = written.replace(thousands, "").replace(fraction, ".")
    elif comma >= 0:
        grouped = _GROUPED.fullmatch(written)
        written = written.replace(",", "") if grouped else written.replace(",", ".")
    elif _DOTTED.fullmatch(written):
        written = written.replace(".", "")
    try:
        return Decimal(written)
    except InvalidOperation:
        return None


def currency_in(text: str) -> str:
    """Give the currency a text names, as ISO 4217 writes it, or "".

    >>> currency_in("Сумма, долл. США"), currency_in("金额(美元)"), currency_in("12 units")
    ('USD', 'USD', '')
    """
    words = words_of(text)
    for at in range(len(words)):
        length, found = currencies().at(words, at)
        if length:
            return found[0]
    return ""


def money_in(text: str, currency: str = "") -> Money | None:
    """Give the amount a text states, in its own currency or the document's; None without either."""
    value, named = figure(_without_incoterm_year(text)), currency_in(text) or currency
    return Money(value=value, currency=named) if value is not None and named else None


def _without_incoterm_year(text: str) -> str:
    return re.sub(r"(?i)incoterms\W{0,3}\d{4}", " ", text)


def unit_in(text: str) -> str:
    """Give the unit a text names, in its own words, or "".

    >>> unit_in("1 000 шт."), unit_in("500 PCS"), unit_in("12")
    ('шт', 'PCS', '')
    """
    words = words_of(text)
    for at in range(len(words)):
        length, _ = units().at(words, at)
        if length:
            return text[words[at].start : words[at + length - 1].end]
    return ""


def is_only_figures(text: str) -> bool:
    """Say whether a text is nothing but figures, units and money: it names nobody and no goods.

    >>> is_only_figures("18 CARTONS"), is_only_figures("USD 1,200.00"), is_only_figures("18 pumps")
    (True, True, False)
    """
    words, at = words_of(text), 0
    while at < len(words):
        length = max(units().at(words, at)[0], currencies().at(words, at)[0])
        if not length and not any(sign.isdigit() for sign in words[at].key):
            return False
        at += length or 1
    return bool(words)


def weight_in_kg(text: str, note: str = "") -> Decimal | None:
    """Give a weight in kilograms; tonnes are turned, pounds too; None where there is no figure."""
    value = figure(text)
    if value is None:
        return None
    unit = fold(unit_in(text) or unit_in(note))
    if unit in _TONNES:
        return value * 1000
    return value * Decimal("0.45359237") if unit in ("lb", "lbs") else value


_TONNES = frozenset(
    ["t", "mt", "ton", "tons", "tonne", "tonnes", "т", "тн", "тонн", "тонна", "тонны", "طن", "吨"]
)


def day_in(text: str, *, day_first: bool = False) -> date | None:
    """Give the day a text states, or None where it states none or may mean either of two.

    `day_first` is for papers that are known to write the day before the month.

    >>> day_in("16-MAY-2024"), day_in("05/06/2024"), day_in("2024/5/16") == day_in("16.05.2024 г.")
    (datetime.date(2024, 5, 16), None, True)
    >>> day_in("«14» июня 2024 г."), day_in("二〇二四年六月十四日") == day_in("14-JUN-24")
    (datetime.date(2024, 6, 14), True)
    """
    plain = _QUOTED_DAY.sub(r" \1 ", _han_figures(plain_digits(text)))
    found = _YEAR_FIRST.search(plain)
    if found:
        return _date(found[1], found[2], found[3])
    found = _NUMERIC_DAY.search(plain)
    if found and not re.search(r"\d{4}-\d{2}-\d{2}", plain):
        day, month, year = found.groups()
        is_open = (
            not day_first
            and "/" in found.group()
            and day != month
            and int(day) <= 12
            and int(month) <= 12
        )
        if is_open:
            return None
        if int(month) > 12:
            day, month = month, day
        return _date(_whole_year(year), month, day)
    spaced = _CLOSE.sub(lambda hit: f"{hit[1]} {hit[2]} {_whole_year(hit[3])}", plain)
    return find_day(spaced) or find_day(plain)


def writes_day_first(texts: Iterable[str]) -> bool:
    """Say whether texts write 05/06/2024 for the fifth of June.

    Arabic and Russian papers do; another does where one of its days can be read no other way.

    >>> writes_day_first(["Date: 14/06/2024"]), writes_day_first(["06/14/2024 05/06/2024"])
    (True, False)
    """
    letters = day_first = month_first = other = 0
    for text in texts:
        plain = plain_digits(text)
        letters += len(_DAY_FIRST.findall(text))
        other += sum(map(str.isalpha, text))
        for hit in _NUMERIC_DAY.finditer(plain):
            day_first += int(hit[1]) > 12
            month_first += int(hit[2]) > 12
    return not month_first and (day_first > 0 or letters * 2 > other)


def _han_figures(text: str) -> str:
    """Write a day in Chinese figures with digits: `二〇二四年六月十四日`."""
    if "年" not in text:
        return text

    def written(hit: re.Match[str]) -> str:
        year, month, day = hit.groups()
        digits = "".join(str(_HAN_DIGITS.index(sign) % 10) for sign in year)
        return f"{digits}年{_han_number(month)}月{_han_number(day)}日"

    return _HAN_DAY.sub(written, text)


def _han_number(text: str) -> int:
    """Give a number below a hundred that is written in Chinese figures, or with digits."""
    if text.isdigit() and text.isascii():
        return int(text)
    tens, ten, ones = text.partition("十")
    if not ten:
        return _HAN_DIGITS.index(text[0]) % 10
    return (_HAN_DIGITS.index(tens) if tens else 1) * 10 + (
        _HAN_DIGITS.index(ones) % 10 if ones else 0
    )


def _whole_year(year: str) -> str:
    return year if len(year) == 4 else f"20{year}"


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


_ROUND = re.compile(r"\d{4}\.00")  # an amount, or a subheading


def hs_in(text: str) -> str:
    """Give the HS code a box holds, digits only: 4, 6, 8 or 10 of them; longer codes are cut.

    An amount in round figures is none: no heading is numbered so.

    >>> hs_in("8482.10.1009"), hs_in("8542 31 9010"), hs_in("8482100000123"), hs_in("n/a")
    ('8482101009', '8542319010', '8482100000', '')
    >>> hs_in("4000.00"), hs_in("6912.00")
    ('', '691200')
    """
    found = _HS.search(plain_digits(text))
    digits = re.sub(r"\D", "", found[1]) if found else ""
    if found and _ROUND.fullmatch(found[1]) and digits[:4] not in headings():
        return ""
    if len(digits) > 10:
        return digits[:10]
    return digits[: len(digits) // 2 * 2] if len(digits) >= 4 else ""


def eccn_in(text: str) -> str:
    """Give the export control number a text holds, or ""."""
    found = _ECCN.search(text)
    return found[1] if found else ""


def containers_in(text: str) -> tuple[str, ...]:
    """Give the container numbers of a text, without spaces.

    >>> containers_in("MSCU 123456-7 / SEAL 99, TGHU7654321")
    ('MSCU1234567', 'TGHU7654321')
    """
    return tuple(dict.fromkeys("".join(hit) for hit in _CONTAINER.findall(text)))
