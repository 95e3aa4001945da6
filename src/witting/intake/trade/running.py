"""What a paper says in running text, outside its boxes: goods counted off, numbers, days, routes.

An end user's statement is a letter more often than a form, and a packing list's last lines are
sentences. Only what stands behind a word for it is taken; the text itself stays to be searched.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from witting.base import GoodsLine, Money, Passage
from witting.intake.trade.box import Piece
from witting.intake.trade.goods import hs_said, said_quantity
from witting.intake.trade.tables import currencies, labels, words_of
from witting.intake.trade.terms import reference_in
from witting.intake.trade.values import day_in, eccn_in, figure, plain_digits

_MARK = re.compile(
    r"(?:^|(?<=[\n:;,.：；，،。]))[ \t]*(?:\(?(?P<number>\d{1,2})[).、）](?!\d)|[-–•*·])[ \t]*"
    r"(?=[^\W\d_]|[\"«“(（])",
    re.MULTILINE,
)
_FOLLOWING = re.compile(
    r"(?:goods|items|equipment|products|commodit\w+|товар\w*|оборудовани\w*|издели\w*|продукци\w*|"
    r"货物|产品|设备|物项|(?:ال)?بضائع|(?:ال)?معدات|(?:ال)?أجهزة|(?:ال)?سلع)[^.:：。\n]{0,80}[:：]\s*",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3})[.](?=\s+[^\W\da-zа-я]|\s*$)|[。；;]|\n\s*\n")
_ENDS = re.compile(
    r"[,，،;]?\s+(?=(?:will|shall|are|is|to be|which|for use|intended)\b|"
    r"(?:будут|будет|предназначен\w*|которые|для)\b|(?:سوف|سيتم|ستستخدم|التي)\b)|(?=将用于|仅用于|用于)",
    re.IGNORECASE,
)
_LONGEST_GOODS = 300
_MOST = 500  # goods counted off in one paper
_LONGEST = 200  # characters of a line in which a number is looked for
_STANDS = re.compile(r"\W{0,4}(?:(?:no|n|nr|number|ref|номер|рег|رقم)\b\.?|№|号)?\W{0,4}")
_GENERAL = frozenset({"certificate no"})  # its labels are words such as `no`
_PLACE_AND_DAY = 70
_DATED = re.compile(
    r"(?i)\b(?:contract|order|agreement|credit|licence|license|договор\w*|контракт\w*|заказ\w*|"
    r"лицензи\w*)\b|合同|订单|信用证|许可证|عقد|طلب|اعتماد|ترخيص"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """Pieces of a paper as one text, and the field each part of it stands in."""

    text: str
    starts: tuple[tuple[int, str], ...]

    def field_at(self, place: int) -> str:
        """Give the field of the line that holds a character."""
        at = bisect_right(self.starts, place, key=lambda each: each[0])
        return self.starts[at - 1][1] if at else ""


def running(pieces: Iterable[Piece]) -> Running:
    """Join pieces: those of one line with two spaces, lines with a line break."""
    texts: list[str] = []
    starts: list[tuple[int, str]] = []
    length, before = 0, ""
    for piece in pieces:
        gap = "  " if piece.field == before else "\n" if length else ""
        length += len(gap)
        if piece.field != before:
            starts.append((length, piece.field))
        texts += [gap, piece.text]
        length, before = length + len(piece.text), piece.field
    return Running(text="".join(texts), starts=tuple(starts))


def flat(text: str) -> str:
    r"""Give a text on one line, without a space inside Chinese words.

    >>> flat("深沟球\n轴承"), flat("ball\nbearings")
    ('深沟球轴承', 'ball bearings')
    """
    joined = re.sub(r"(?<=[\u3400-\u9fff])\s*\n\s*(?=[\u3400-\u9fff])", "", text)
    return " ".join(joined.split())


# Goods.


def goods_said(said: Running) -> list[GoodsLine]:
    """Give the goods that a text counts off, or names behind `the following goods:`.

    Only what has a quantity, an HS code or a value is goods; the rest of a list is conditions.
    """
    found = [line for start, end in _counted(said.text) if (line := _line(said, start, end))]
    if found:
        return found
    for opened in islice(_FOLLOWING.finditer(said.text), _MOST):
        end = _end(said.text, opened.end(), len(said.text))
        line = _line(said, opened.end(), end)
        if line is not None and line.quantity:
            return [line]
    return []


def _counted(text: str) -> Iterator[tuple[int, int]]:
    marks = list(_MARK.finditer(plain_digits(text)))[:_MOST]
    if not marks:
        return
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    for mark, stop in zip(marks, ends, strict=True):
        yield mark.end(), _end(text, mark.end(), stop)


def _end(text: str, start: int, stop: int) -> int:
    """Give where the goods end that start here: at a sentence's end, or where all is said."""
    stop = min(stop, start + _LONGEST_GOODS)
    for hit in (_SENTENCE.search(text, start, stop), _ENDS.search(text, start, stop)):
        stop = min(stop, hit.start()) if hit else stop
    at = start
    while (at := text.find("\n", at, stop)) >= 0:
        rest = text[at:stop].strip()
        has_code = bool(hs_said(rest)) and not hs_said(text[start:at])
        if said_quantity(text[start:at]) and not has_code:
            return at
        at += 1
    return stop


def _line(said: Running, start: int, end: int) -> GoodsLine | None:
    text = flat(said.text[start:end]).strip(" ,;:.،，；。-–")
    quantity, code, value = said_quantity(text), hs_said(text), value_said(text)
    if not (quantity or code or value) or not any(sign.isalpha() for sign in text):
        return None
    place = start + len(said.text[start:end]) - len(said.text[start:end].lstrip())
    passage = Passage(field=f"{said.field_at(place)} (goods)", text=text)
    return GoodsLine(
        description=text,
        span=passage.span(0, len(text)),
        hs=code,
        quantity=quantity,
        value=value,
        eccn=eccn_in(text) if "ECCN" in text.upper() or "EAR99" in text else "",
    )


def value_said(text: str) -> Money | None:
    """Give the sum of money a text names with its currency beside it; the last is the whole.

    >>> value_said("камера ТК, 3 шт., на сумму 27 000 евро"), value_said("5 pcs")
    (Money(value=Decimal('27000'), currency='EUR'), None)
    """
    plain = plain_digits(text)
    words = words_of(plain)
    found: Money | None = None
    for at in range(len(words)):
        length, codes = currencies().at(words, at)
        if not length:
            continue
        behind = re.match(r"\s?[\d][\d.,' \u00a0]*", plain[words[at + length - 1].end :])
        before = re.search(r"\d[\d.,' \u00a0]*$", plain[: words[at].start])
        digits = behind or before
        value = figure(digits.group().strip()) if digits else None
        found = Money(value=value, currency=codes[0]) if value is not None else found
    return found


# Numbers and days.


def references_said(text: str) -> list[tuple[str, str]]:
    """Give the numbers of other papers that a text names, each with what it is the number of.

    >>> references_said("under purchase order PO-55210 dated 20 May 2024 and contract No. 7/K")
    [('order no', 'PO-55210'), ('contract no', '7/K')]
    """
    found = []
    for line in text.split("\n"):
        words = words_of(line[:_LONGEST])
        at = 0
        while at < len(words):
            length, meanings = labels().at(words, at)
            named = next((m for m in meanings if m.kind in ("reference", "licence")), None)
            at += max(1, length)
            if named is None or named.box in _GENERAL:
                continue
            number, end = _number_behind(line, words[at - 1].end)
            if number:
                found.append((named.box, number))
                while at < len(words) and words[at].start < end:
                    at += 1
    return found


def waybill_number(text: str) -> str:
    """Give the number of an air waybill that stands by itself: an airline's three digits and eight.

    >>> waybill_number("157-20447713      157-2044 7713")
    '157-20447713'
    """
    found = re.search(r"(?<![\d-])(\d{3})[- ](\d{4}) ?(\d{4})(?![\d-])", plain_digits(text))
    return f"{found[1]}-{found[2]}{found[3]}" if found else ""


def _number_behind(line: str, end: int) -> tuple[str, int]:
    opened = _STANDS.match(line, end)
    start = opened.end() if opened else end
    rest = line[start:]
    first = re.match(r"[^\s,;，；،]+", rest)
    if first is None or not any(sign.isdigit() for sign in first.group()):
        return "", end
    whole = re.match(r"[^\s,;，；،）)]+(?: \d+(?![./\w]))?", rest)
    number = reference_in(whole.group()) if whole else ""
    return number, start + len(first.group())


def day_said(pieces: Sequence[Piece], *, day_first: bool = False) -> date | None:
    """Give the day of a line that is a place and a day and no more: `Felixstowe, 14 June 2024`.

    The last of several is the one a paper is signed on.
    """
    dated = (day_in(p.text, day_first=day_first) for p in reversed(pieces) if _is_alone(p.text))
    return next(filter(None, dated), None)


def is_dated_line(text: str) -> bool:
    """Say whether a line is a day, with the place perhaps, and no more.

    >>> is_dated_line("г. Гомель, 12.06.2024"), is_dated_line("contract of 12.06.2024")
    (True, False)
    """
    return _is_alone(text) and day_in(text) is not None


def _is_alone(text: str) -> bool:
    return len(text) <= _PLACE_AND_DAY and not _DATED.search(text) and _rest_is_short(text)


def _rest_is_short(text: str) -> bool:
    """Say whether beside its figures a line has few words: the place, the month, `issued at`."""
    return sum(1 for word in words_of(text) if not word.key.isdigit() and len(word.key) > 1) <= 7
