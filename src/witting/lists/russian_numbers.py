"""Tells Russian taxpayer and registration numbers apart from others, by form and check digits.

Publishers often leave the issuer out. Then the check digits must hold and another field must tie
the party to Russia or Ukraine (parts of which Russia's registers claim).
"""

import re

from witting.base import Identifier

_INN = re.compile(r"\d{10}|\d{12}")
_OGRN = re.compile(r"[1-9]\d{12}|[1-9]\d{14}")
_TIES = frozenset({"RU", "UA"})


def as_russian(identifier: Identifier, countries: "set[str] | frozenset[str]") -> Identifier:
    """Give the identifier as `inn` or `ogrn` where it must be one, else as it was.

    `countries` are those the party is tied to; a stated issuer other than Russia is believed.

    >>> as_russian(Identifier(scheme="tax", value="7702070139"), {"RU"})
    Identifier(scheme='inn', value='7702070139', country='RU')
    """
    if identifier.scheme not in ("tax", "registration"):
        return identifier
    number = identifier.value.removeprefix("ИНН").replace(" ", "")
    stated = identifier.country == "RU"
    if not stated and (identifier.country is not None or not _TIES.intersection(countries)):
        return identifier
    if is_inn(number) or (stated and identifier.scheme == "tax" and _INN.fullmatch(number)):
        return Identifier(scheme="inn", value=number, country="RU")
    if is_ogrn(number) or (stated and identifier.scheme != "tax" and _OGRN.fullmatch(number)):
        return Identifier(scheme="ogrn", value=number, country="RU")
    return identifier


def is_inn(number: str) -> bool:
    """Say whether a Russian taxpayer number's check digits hold (10 digits, or 12 for a person).

    >>> is_inn("7702070139"), is_inn("7702070138")
    (True, False)
    """
    if not _INN.fullmatch(number):
        return False
    digits = [int(digit) for digit in number]
    weights = (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
    checked = (9,) if len(digits) == 10 else (10, 11)
    return all(
        sum(w * d for w, d in zip(weights[11 - place :], digits, strict=False)) % 11 % 10
        == digits[place]
        for place in checked
    )


def is_ogrn(number: str) -> bool:
    """Say whether a Russian state registration number's check digit holds (13 or 15 digits)."""
    if not _OGRN.fullmatch(number):
        return False
    divisor = 11 if len(number) == 13 else 13
    return int(number[:-1]) % divisor % 10 == int(number[-1])
