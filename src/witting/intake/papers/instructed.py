"""Whom a letter or a mail asks to be paid, and how much: “please pay Example Ltd USD 500”.

Who is to be paid is a party like the one a payment names, so it is not left to the search of the
text. What is only told of a payment made is none of this.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

import yaml

from witting.base import Deal, DealKind, Money, Party, Passage, Role
from witting.intake.trade.running import value_said

_MOST = 20  # parties of one paper
_REACH = 240  # signs from the words that ask to whom and how much
_LONGEST, _MOST_WORDS = 90, 9  # signs and words of a name
_AROUND = " \t\r\n:\"'“”«»„.،,-–—"
_QUOTES = {"»": "«", "”": "“", '"': '"', "“": "„"}
_TIMES = {
    **dict.fromkeys(("k", "thousand", "тыс", "ألف"), 1_000),
    **dict.fromkeys(("万", "萬"), 10_000),
    **dict.fromkeys(("m", "mln", "million", "млн"), 1_000_000),
}
_MANY = re.compile(rf"(?<=[\d ])(?P<how>{'|'.join(_TIMES)})(?![a-z])\.?", re.IGNORECASE)
_STOP = re.compile(r"\n\s*\n|[.!?؟](?=\s+[^\W\d_a-zа-я]|\s*$)|[。！？]")
_MARK = re.compile(
    r"[;:()\n،؛，；（）]|,(?!\s*(?:ltd|llc|inc|limited|corp|gmbh|s\.?a)\b)", re.IGNORECASE
)
# Papers are sent and put into other languages too: these ask for a payment only with money.
_SENDS = re.compile(r"\b(?:send|transfer|перевести|переведите)$|إرسال$", re.IGNORECASE)
_FUNDS = re.compile(r"\b(?:funds?|money|proceeds|деньги|средства|أموال)\b", re.IGNORECASE)
_FILL = re.compile(
    r"[:\s]*(?:(?:our|the|a|your)\s+)?(?:(?:supplier|vendor|partner|client|seller|agent|company|"
    r"firm|beneficiary|поставщику|продавцу|партн[её]ру|клиенту|компании|фирме|организации)\s+)?",
    re.IGNORECASE,
)
_HAN = re.compile("[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class _Way:
    """How one language asks for a payment."""

    language: str
    asks: re.Pattern[str]  # the words that ask for it
    to: re.Pattern[str]  # what stands before whom
    ends: re.Pattern[str]  # what ends a name
    no_names: frozenset[str]  # words that begin none


@dataclass(frozen=True, slots=True)
class _Tables:
    ways: tuple[_Way, ...]
    amount: re.Pattern[str]


def with_instructions(deal: Deal) -> Deal:
    """Give a letter or a mail with those it asks to be paid as creditors, and the amounts."""
    if deal.kind is not DealKind.MESSAGE:
        return deal
    parties: dict[str, Party] = {}
    amounts: list[Money] = []
    for passage in deal.passages:
        for way, start, end in _asked(passage.text):
            amounts += _amounts(passage.text[start:end]) if len(amounts) < _MOST else ()
            party = _payee(passage, way, start, end)
            if party is not None and len(parties) < _MOST:
                parties.setdefault(party.name.casefold(), party)
    if not parties and not amounts:
        return deal
    money = tuple(dict.fromkeys((*deal.amounts, *amounts)))
    return replace(deal, parties=(*deal.parties, *parties.values()), amounts=money)


def asks_for_payment(text: str) -> bool:
    """Say whether a text asks somebody to pay.

    >>> asks_for_payment("Please pay Example Ltd USD 500"), asks_for_payment("They paid USD 500")
    (True, False)
    """
    return next(_asked(text), None) is not None


def _asked(text: str) -> Iterator[tuple[_Way, int, int]]:
    """Give the stretches that ask for a payment, each from its words to its sentence's end."""
    for way in _tables().ways:
        if way.language == "zh" and not _HAN.search(text):
            continue
        last = 0
        for found in way.asks.finditer(text):
            if found.start() < last:
                continue
            reach = min(len(text), found.end() + _REACH)
            stop = _STOP.search(text, found.end(), reach)
            end = stop.start() if stop else reach
            said = text[found.end() : end]
            is_money = _tables().amount.search(said) or _FUNDS.search(said)
            if is_money or not _SENDS.search(found.group()):
                last = end
                yield way, found.start(), end


def _payee(passage: Passage, way: _Way, start: int, end: int) -> Party | None:
    """Give whom a stretch asks to be paid, or None where it names nobody."""
    text = passage.text
    opened = way.asks.match(text, start, end)
    if opened is None:
        return None
    is_han = way.language == "zh"  # names whom before what is asked for, too
    begins = [one.end() for one in way.to.finditer(text, start if is_han else opened.end(), end)]
    for begin in begins if is_han else [*begins, opened.end()]:
        name = _name(text, _past_amount(text, begin, end), end, way)
        if name is not None:
            span = passage.span(*name)
            return Party(role=Role.CREDITOR, name=span.text, span=span)
    return None


def _past_amount(text: str, start: int, end: int) -> int:
    found = _tables().amount.match(text, start, end)
    return found.end() if found else start


def _name(text: str, start: int, end: int, way: _Way) -> tuple[int, int] | None:
    """Give where a name stands that begins here, or None where none does."""
    filled = _FILL.match(text, start, end)
    start = filled.end() if filled else start
    while start < end and text[start] in _AROUND:
        start += 1
    patterns = (_MARK, way.ends, _tables().amount)
    stops = [found.start() for one in patterns if (found := one.search(text, start, end))]
    stop = min([end, start + _LONGEST, *stops])
    ends = _AROUND.replace(".", "")
    while stop > start and text[stop - 1] in ends and not _closes(text, start, stop):
        stop -= 1
    words = text[start:stop].split()
    if not words or len(words) > _MOST_WORDS or words[0].casefold() in way.no_names:
        return None
    begins = text[start]
    is_name = begins.isalpha() and (not begins.islower() or text.islower())
    return (start, stop) if is_name and stop - start > 1 else None


def _closes(text: str, start: int, stop: int) -> bool:
    """Say whether a stretch ends with the mark that closes a quotation within it."""
    opened = _QUOTES.get(text[stop - 1])
    return opened is not None and opened in text[start : stop - 1]


def _amounts(text: str) -> Iterator[Money]:
    for found in _tables().amount.finditer(text):
        many = _MANY.search(found.group())
        value = value_said(_MANY.sub(" ", found.group()).strip())
        if value is not None:
            times = _TIMES[many["how"].casefold()] if many else 1
            yield Money(value=value.value * times, currency=value.currency)


@cache
def _tables() -> _Tables:
    text = files("witting.data").joinpath("intake/instructions.yaml").read_text(encoding="utf-8")
    held = yaml.safe_load(text)
    money = f"(?:{'|'.join(held['money'])})"
    timed = r"(?:(?:k|m|mln|million|thousand|тыс|млн|ألف)(?![^\W_])\.?|[万萬])?"
    figure = rf"\d[\d.,'\u00a0 \u0660-\u0669]{{0,20}}{timed}"
    amount = re.compile(
        r"\s*(?:(?:the |a )?(?:sum|amount|total) of |сумму(?: в размере)? |ب?مبلغ(?: وقدره)? )?"
        rf"(?:{money}\s?{figure}|{figure}\s?{money})\s*",
        re.IGNORECASE,
    )
    ways = tuple(_way(language, held[language], money) for language in ("en", "ru", "ar", "zh"))
    return _Tables(ways, amount)


def _way(language: str, row: dict[str, list[str]], money: str) -> _Way:
    ends = "|".join(row["ends"]).replace("{money}", money)
    return _Way(
        language=language,
        asks=re.compile("|".join(row["asks"]), re.IGNORECASE),
        to=re.compile("|".join(row["to"]), re.IGNORECASE),
        ends=re.compile(ends if language == "zh" else rf"\s(?:{ends})(?![^\W_])", re.IGNORECASE),
        no_names=frozenset(str(row["no_names"]).split()),
    )
