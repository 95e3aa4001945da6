"""What OFAC's identification types mean: which are identifiers, and of which scheme."""

import re
from functools import cache

from witting.base import Identifier
from witting.lists.countries import country_code, read_table

_WALLET = "Digital Currency Address - "
_USCC = re.compile(r"[0-9A-HJ-NPQRTUWXY]{18}")  # GB 32100-2015: no I, O, S, V, Z
_IMO = re.compile(r"(?:IMO\s*)?(\d{7})")
_LEI = re.compile(r"[0-9A-Z]{18}\d{2}")
_INN = re.compile(r"\d{10}|\d{12}")
_OGRN = re.compile(r"\d{13}|\d{15}")
_COMPACT = frozenset({"bic", "lei", "imo", "mmsi", "inn", "ogrn", "uscc"})


def use_of(id_type: str) -> str:
    """Say what an idType is used as: a scheme, `craft:KEY`, `gender` or `remark`.

    An unknown type is kept as an identifier of the scheme `other`: nothing published is lost.
    """
    if id_type.startswith(_WALLET):
        return "wallet"
    return uses().get(id_type.strip(), "other")


@cache
def uses() -> dict[str, str]:
    """Give every known idType with its use, in the table's order."""
    return {row["id_type"]: row["use"] for row in read_table("ofac_id_types.csv")}


def read_identifier(scheme: str, number: str, country_name: str) -> Identifier:
    """Make one identifier, with the scheme the number's own form and its issuer prove.

    >>> read_identifier("tax", "7702070139", "Russia")
    Identifier(scheme='inn', value='7702070139', country='RU')
    """
    value, country = number.strip(), country_code(country_name) or None
    scheme = refine(scheme, value, country)
    if scheme == "imo":
        found = _IMO.fullmatch(value)
        value = found[1] if found else value
    elif scheme in _COMPACT:
        value = value.replace(" ", "")
    return Identifier(scheme=scheme, value=value, country=country)


def refine(scheme: str, value: str, country: str | None) -> str:
    """Narrow a general scheme where form and issuing country settle it, and widen a wrong one."""
    compact = value.replace(" ", "")
    if scheme in ("registration", "other") and value.startswith("IMO") and _IMO.fullmatch(value):
        return "imo"
    if scheme in ("tax", "registration") and country == "RU":
        return _russian(scheme, compact)
    if scheme in ("tax", "registration") and country == "CN" and _USCC.fullmatch(compact):
        return "uscc"
    if scheme == "lei" and not _LEI.fullmatch(compact):
        return "registration"
    if scheme == "imo" and not _IMO.fullmatch(value):
        return "registration"
    return scheme


def _russian(scheme: str, number: str) -> str:
    if _OGRN.fullmatch(number) and scheme == "registration":
        return "ogrn"
    if _INN.fullmatch(number) and scheme == "tax":
        return "inn"
    return scheme


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
