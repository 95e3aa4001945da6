"""Identifiers in one form, so that an exact number is found however it is punctuated.

Schemes that name the same thing share a family: a taxpayer number may arrive as `inn` or `tax`.
"""

import hashlib
import re
from functools import lru_cache

from witting.base import Identifier

_FAMILIES = {
    "bic": "bic", "lei": "lei", "imo": "imo", "mmsi": "mmsi", "wallet": "wallet",
    "inn": "number", "ogrn": "number", "tax": "number", "registration": "number",
    "uscc": "number", "duns": "number",
    "passport": "document", "national_id": "document",
    "account": "account", "iban": "account", "email": "email", "website": "website",
    "phone": "phone", "call_sign": "call_sign", "imo_company": "imo_company",
    "un_reference": "un_reference", "ofsi_group": "ofsi_group",
}  # fmt: skip
_LEAST = {"number": 6, "document": 6, "phone": 7, "account": 8, "wallet": 20, "website": 5}
_ANYWHERE = frozenset(
    (
        *("bic", "lei", "imo", "imo_company", "mmsi", "wallet", "email", "website", "account"),
        *("un_reference", "ofsi_group"),
    )
)
_KEPT = 4_096  # identifiers, which are asked of several indexes one after another
_LONG_ENOUGH = 9  # a number this long is one party's wherever it was issued


def clean(identifier: Identifier) -> tuple[str, str] | None:
    """Give an identifier's family and bare value, or None where it can identify nobody.

    A BIC is reduced to its first eight characters: the branch does not change the bank.

    >>> clean(Identifier(scheme="imo", value="IMO 9187629"))
    ('imo', '9187629')
    >>> clean(Identifier(scheme="bic", value="SABRRUMMXXX"))
    ('bic', 'SABRRUMM')
    """
    family = _FAMILIES.get(identifier.scheme)
    if family is None:
        return None
    value = _bare(family, identifier.value)
    return (family, value) if len(value) >= _LEAST.get(family, 4) else None


def _bare(family: str, value: str) -> str:
    if family == "imo":
        found = re.search(r"(?<!\d)\d{7}(?!\d)", value)
        return found.group() if found else ""
    if family == "website":
        return re.sub(r"^(?:https?://)?(?:www\.)?|/.*$", "", value.strip().casefold())
    if family in ("email", "wallet"):
        return value.strip() if family == "wallet" else value.strip().casefold()
    bare = re.sub(r"[^0-9A-Za-z\u0400-\u04ff]", "", value).upper()
    if family == "bic":
        return bare[:8] if len(bare) in (8, 11) else ""
    return bare


def bank_code(identifier: Identifier) -> str:
    """Give the four letters of a BIC that name the bank wherever it has a branch, or "".

    >>> bank_code(Identifier(scheme="bic", value="VTBRCNSH"))
    'VTBR'
    """
    bare = clean(identifier)
    return bare[1][:4] if bare and bare[0] == "bic" and bare[1][:4].isalpha() else ""


@lru_cache(maxsize=_KEPT)
def keys(identifier: Identifier) -> tuple[tuple[str, str], ...]:
    """Give all an identifier is looked up by: its own value, and for a BIC the bank's code too."""
    bare, code = clean(identifier), bank_code(identifier)
    return (*([bare] if bare else []), *([("bank", code)] if code else []))


@lru_cache(maxsize=_KEPT)
def hashed(family: str, value: str) -> int:
    """Give the 63-bit key an identifier is looked up by."""
    digest = hashlib.blake2b(f"{family}:{value}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "little") >> 1


def same(one: Identifier, other: Identifier) -> bool:
    """Say whether two identifiers name the same party beyond doubt.

    Short national numbers repeat from country to country: they must share a country, where both
    say one.
    """
    mine, theirs = clean(one), clean(other)
    if mine is None or mine != theirs:
        return False
    if mine[0] in _ANYWHERE or len(mine[1]) >= _LONG_ENOUGH:
        return True
    return bool(one.country and one.country == other.country)


def contradicts(mine: tuple[Identifier, ...], theirs: tuple[Identifier, ...]) -> str:
    """Name the scheme in which both sides give an identifier and none agrees, or "" if none does.

    Only schemes of which a party has one: a ship one IMO number, a firm one LEI, INN or OGRN.
    """
    for scheme in ("imo", "lei", "inn", "ogrn", "uscc"):
        ours = {clean(i) for i in mine if i.scheme == scheme} - {None}
        listed = {clean(i) for i in theirs if i.scheme == scheme} - {None}
        if ours and listed and not ours & listed:
            return scheme
    return ""
