"""The numbers that name a party in its lines: tax numbers, accounts, BICs, telephones, IMO.

Each stands behind a word that says what it is (`ИНН`, `统一社会信用代码`, `رقم الحساب`); a number
without such a word is part of an address.
"""

import re
from dataclasses import dataclass
from functools import cache

from witting.base import Identifier
from witting.intake.trade.tables import load
from witting.intake.trade.values import plain_digits

_SEPARATOR = r"[\s.:：№#()（）-]{0,6}(?:(?:no|number|код|号|رقم)\b)?[\s.:：№#]{0,4}"
_JOINED = frozenset({"iban", "account", "inn", "kpp", "ogrn", "uscc", "imo", "mmsi", "bic", "lei"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One number in a line, and the stretch that is its label and value."""

    identifier: Identifier
    start: int
    end: int


def identifiers_in(line: str) -> list[Found]:
    """Give the numbers a line names with the words for them, in order; none overlaps another."""
    text = plain_digits(line)
    if not re.search(r"[\d@.]|[A-Z]{8}", text):
        return []
    found: list[Found] = []
    for scheme, country, pattern in _patterns():
        for hit in pattern.finditer(text):
            if any(hit.start() < other.end and other.start < hit.end() for other in found):
                continue
            value = hit["value"].strip(" .,-")
            if scheme in _JOINED:
                value = re.sub(r"[\s-]", "", value).upper()
            scheme_said = _exact(scheme, value)
            named = Identifier(scheme=scheme_said, value=value, country=country)
            found.append(Found(identifier=named, start=hit.start(), end=hit.end()))
    return sorted(found, key=lambda one: one.start)


def _exact(scheme: str, value: str) -> str:
    """An account that is written as an IBAN is one."""
    is_iban = scheme == "account" and re.fullmatch(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}", value)
    return "iban" if is_iban else scheme


@cache
def _patterns() -> tuple[tuple[str, str | None, re.Pattern[str]], ...]:
    rows = load("identifiers")["identifiers"]
    found = []
    for row in rows:
        names = "|".join(_label(text) for text in sorted(row["labels"], key=len, reverse=True))
        pattern = re.compile(
            rf"(?<![^\W\d_])(?:{names}){_SEPARATOR}(?P<value>{row['value']})(?![\w])", re.IGNORECASE
        )
        found.append((row["scheme"], row.get("country"), pattern))
    bare = re.compile(r"(?<![\w.])(?P<value>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})")
    return (*found, ("email", None, bare))


def _label(text: str) -> str:
    return r"\s?".join(re.escape(word) for word in text.split())
