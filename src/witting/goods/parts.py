"""Part numbers that settle the goods by themselves: `6205-2RS`, `STM32F407`, `XC7K325T`.

The patterns are data (`parts.yaml`), each with its reason and source. Some numbers are plain
digits (`6205`, `30205`): those count only where the text also speaks of the goods, so that an
invoice number is no bearing.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from witting.goods.index import load_index
from witting.goods.starts import starts_of, ways_of

FIND_AT_MOST = 500  # part numbers looked at in one text: a list longer than this says nothing new


@dataclass(frozen=True, slots=True)
class PartPattern:
    """One manner of part number: what it is, and near which goods it counts."""

    pattern: re.Pattern[str]
    goods: str  # the glossary's id
    reason: str
    source: str
    beside: str  # start of the id of the goods that must be named in the text, or ""


@dataclass(frozen=True, slots=True)
class PartHit:
    """A part number found in a text."""

    start: int
    end: int
    part: PartPattern


_BEFORE, _AFTER = r"(?<![a-z0-9.,])", r"(?![a-z0-9]|[.,]\d)"  # a number stands by itself
# Where a designation may begin: at a letter or digit with a digit soon behind it.
_START = re.compile(
    r"(?<![a-z0-9.,])(?:(?<![а-я])[а-я]|[a-z])(?=[a-zа-я \-]{0,23}\d)|(?<![a-z0-9.,])\d"
)
_DIGIT = re.compile(r"\d")
_REACH = 24  # characters looked at before a number
_NUMBERED = re.compile(
    r"(?:(?<!\w)(?:invoices?|inv|contract|agreement|order|po|ref|reference|awb|b/?l|l/?c|container"
    r"|account|acct|passport|batch|lot|vessel|flight|room|договор\w*|контракт\w*|счет\w*|инвойс\w*"
    r"|заказ\w*|паспорт\w*|дом|فاتوره|عقد|طلب|حساب"
    r"|trx|txn|transaction|receipt|voucher|cheque|ticket|case|claim|booking|policy"
    r"|квитанци\w*|чек\w?|накладн\w*|платеж\w*|дел[оау]|заявк\w*|полис\w*"
    r"|(?:ال|لل|[بول])?(?:مرجع|ايصال|قضيه|سند(?: قبض)?|حواله|معامله|عمليه|بوليصه|اشعار|شيك|قيد"
    r"|حجز|ملف|دعوي|وصل)|رقم ال(?:مرجع|ايصال|قضيه|سند|حواله|معامله|عمليه|بوليصه|اشعار|شيك|قيد"
    r"|حجز|ملف|طلب|طلبيه|فاتوره|عقد|حساب|عميل|دعوي|هاتف|رحله|عضويه|جواز)|طلبيه رقم)"
    r"|合同号?|发票号?|订单号?|账号|收据号?|流水号|参考号|案号|运单号?|凭证号?|提单号?)"
    r"[\s.:№#/_-]*(?:(?:no|nr|num|number|id|номер|رقم|编号)[\s.:№#/_-]*)?"
    r"(?:(?<!\w)[a-z]{2,4}[-_/])?$"
    r"|(?:(?<!\w)(?:tel|phone|fax|iban|mob|тел|факс|هاتف)|电话)[\s.:№#+\d()-]*$"
)
"""Words that announce another number. A number named so is no part, unless its letters are many."""
_ARABIC_END = re.compile("[\u0600-\u06ff][^\\S\n]*\n\\s*$")  # announces nothing on the next line
_TAXPAYER = re.compile(r"[a-z]{2,3}\d{7,}")  # two letters and many digits: a VAT number, an IBAN
_LETTERS = 3  # this many letters in front, and it is no invoice's number: `stm32`, `atmega`


@cache
def part_patterns() -> tuple[PartPattern, ...]:
    """Compile the patterns, in the order of the file: the first that fits a number wins."""
    return tuple(
        PartPattern(re.compile(f"{_BEFORE}(?:{p}){_AFTER}"), goods, reason, source, beside)
        for p, goods, reason, source, beside in load_index().parts
    )


@cache
def _by_first() -> dict[str, tuple[re.Pattern[str], frozenset[int]]]:
    """Give, for each first character, what finds any number that begins so, and whose it may be.

    There are hundreds of families; asked one by one at every word they would cost more than all
    the rest of the room.
    """
    ways: dict[str, list[str]] = {}
    numbers: dict[str, set[int]] = {}
    for number in range(len(part_patterns())):
        for way in ways_of(load_index().parts[number][0]):
            for first in starts_of(way):
                ways.setdefault(first, []).append(way)
                numbers.setdefault(first, set()).add(number)
    return {
        first: (
            re.compile(f"(?:{'|'.join(f'(?:{way})' for way in found)}){_AFTER}"),
            frozenset(numbers[first]),
        )
        for first, found in ways.items()
    }


def find_parts(folded: str, named: Collection[str]) -> list[PartHit]:
    """Find part numbers in a folded text; `named` are the ids of goods its words already name."""
    maybe = list(_maybe(folded)) if _DIGIT.search(folded) else []
    if not maybe:
        return []
    hits: list[PartHit] = []
    used: set[int] = set()
    patterns, by_first = part_patterns(), _by_first()
    begun = {at: by_first[folded[at]][1] for at in maybe}
    for number in sorted(frozenset[int]().union(*begun.values())):
        part = patterns[number]
        if part.beside and not any(goods.startswith(part.beside) for goods in named):
            continue
        for at in maybe:
            found = number in begun[at] and part.pattern.match(folded, at)
            if not found or _is_other_number(folded, at, found.group()):
                continue
            span = range(at, found.end())
            if len(hits) < FIND_AT_MOST and used.isdisjoint(span):
                used.update(span)
                hits.append(PartHit(at, found.end(), part))
    return sorted(hits, key=lambda hit: hit.start)


def _maybe(folded: str) -> Iterator[int]:
    """Walk the places where some part number stands, of whichever goods."""
    by_first = _by_first()
    for start in _START.finditer(folded):
        known = by_first.get(folded[start.start()])
        if known is not None and known[0].match(folded, start.start()):
            yield start.start()


def _is_other_number(folded: str, at: int, number: str) -> bool:
    """Say whether it is like a tax number, or the words before announce an invoice, a contract."""
    if _TAXPAYER.fullmatch(number):
        return True
    if len(number) >= _LETTERS and number[:_LETTERS].isalpha():
        return False
    before = folded[max(0, at - _REACH) : at]
    return bool(_NUMBERED.search(before) and not _ARABIC_END.search(before))
