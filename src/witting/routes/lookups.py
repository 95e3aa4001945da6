"""Small tables: whose telephone code, which mailboxes are free, who is of the coalition."""

import re
from datetime import date
from functools import cache

from witting.routes.tables import load_table


def phone_countries(number: str) -> frozenset[str]:
    """Give the countries an international number may be of; none for a number without its code.

    >>> phone_countries("+7 727 355 00 00"), phone_countries("0171 5550000")
    (frozenset({'KZ'}), frozenset())
    """
    written = number.strip()
    digits = re.sub(r"\D", "", written)
    if written.startswith("00"):
        digits = digits[2:]
    elif not written.startswith("+"):
        return frozenset()
    codes = _calling_codes()
    found = (codes[digits[:size]] for size in (3, 2, 1) if digits[:size] in codes)
    return next(found, frozenset())


@cache
def _calling_codes() -> dict[str, frozenset[str]]:
    held = load_table("calling_codes")["codes"]
    return {code: frozenset(countries.split()) for code, countries in held.items()}


def domain_of(address: str) -> str:
    """Give the domain of an e-mail address or a website, "" where there is none.

    >>> domain_of("Sales@Example.KZ"), domain_of("https://www.example.ru/about"), domain_of("none")
    ('example.kz', 'example.ru', '')
    """
    host = address.strip().lower().rpartition("@")[2]
    host = re.sub(r"^\w+://", "", host).split("/")[0].split(":")[0].removeprefix("www.")
    return host if "." in host else ""


def is_free_mail(address: str) -> bool:
    """Say whether an e-mail address is at a domain where anybody can have a mailbox.

    >>> is_free_mail("acme.trading@gmail.com"), is_free_mail("sales@acme.kz")
    (True, False)
    """
    return domain_of(address) in _free_mail()


@cache
def _free_mail() -> frozenset[str]:
    return frozenset(load_table("free_mail")["domains"].split())


def is_of_coalition(country: str, day: date) -> bool:
    """Say whether a country was of the coalition on export controls against Russia on a day.

    >>> is_of_coalition("CH", date(2022, 4, 7)), is_of_coalition("CH", date(2022, 4, 8))
    (False, True)
    """
    return any(country in named for since, named in _coalition().items() if since <= day)


@cache
def _coalition() -> dict[date, frozenset[str]]:
    held = load_table("coalition")["countries"]
    return {date.fromisoformat(since): frozenset(named.split()) for since, named in held.items()}


def is_under_arms_embargo(country: str) -> bool:
    """Say whether a country is known to be under an arms embargo of the United States.

    >>> is_under_arms_embargo("RU"), is_under_arms_embargo("KZ")
    (True, False)
    """
    return country in _embargoed()


@cache
def _embargoed() -> frozenset[str]:
    return frozenset(load_table("arms_embargo")["countries"].split())


def unfit_business(business: str) -> str:
    """Give the line of business that has no use for high-priority goods, "" where none is told.

    >>> unfit_business("bakery"), unfit_business("10.71"), unfit_business("bakery machines")
    ('food and drink', 'food and drink', '')
    """
    code = re.fullmatch(r"\s*(\d{2})(?:[.\d]*)\s*", business)
    unless, rows = _businesses()
    if code is None and unless.search(business):
        return ""
    for name, codes, words in rows:
        if code[1] in codes if code else words.search(business):
            return name
    return ""


@cache
def _businesses() -> tuple[
    re.Pattern[str], tuple[tuple[str, frozenset[str], re.Pattern[str]], ...]
]:
    held = load_table("businesses")
    rows = tuple(
        (name, frozenset(row["codes"].split()), _whole_words(_joined(row["words"])))
        for name, row in held["businesses"].items()
    )
    return re.compile(_joined(held["unless"]), re.IGNORECASE), rows


def _joined(written: str) -> str:
    """Join a pattern written over several lines."""
    return written.replace(" |", "|")


def _whole_words(pattern: str) -> re.Pattern[str]:
    """Compile a pattern for whole words; Han is written without gaps, and has no such bounds."""
    letter = r"[^\W\d_]"
    apart = rf"(?<!{letter})(?:ال)?{pattern}(?!{letter})|(?=[一-鿿]){pattern}"
    return re.compile(apart, re.IGNORECASE)
