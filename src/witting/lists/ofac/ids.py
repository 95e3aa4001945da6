"""What OFAC's identification types mean: which are identifiers, and of which scheme."""

import re
from functools import cache

from witting.base import Identifier
from witting.lists.countries import country_code, read_table

_WALLET = "Digital Currency Address - "
_USCC = re.compile(r"[0-9A-HJ-NPQRTUWXY]{18}")  # GB 32100-2015: no I, O, S, V, Z
_IMO = re.compile(r"(?:IMO\s*)?(\d{7})")
_LEI = re.compile(r"[0-9A-Z]{18}\d{2}")
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

    >>> read_identifier("imo", "IMO 9212890", "")
    Identifier(scheme='imo', value='9212890', country=None)
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
    if scheme in ("tax", "registration") and country == "CN" and _USCC.fullmatch(compact):
        return "uscc"
    if scheme == "lei" and not _LEI.fullmatch(compact):
        return "registration"
    if scheme == "imo" and not _IMO.fullmatch(value):
        return "registration"
    return scheme
