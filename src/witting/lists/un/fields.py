"""Which elements of the UN list are read and which are not; its addresses and documents."""

import re
from typing import TYPE_CHECKING

from witting.lists.collected import Collected, squeeze
from witting.lists.countries import country_code

if TYPE_CHECKING:
    from lxml import etree

LEFT_OUT = frozenset({"VERSIONNUM", "LIST_TYPE", "SORT_KEY", "SORT_KEY_LAST_MOD"})
"""Left out: VERSIONNUM is 1 and LIST_TYPE `UN List` on every record, and the two sort keys, which
order the publisher's own page, are empty."""

FIELDS = frozenset(
    {"INDIVIDUAL", "ENTITY", "DATAID", "FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"}
    | {"UN_LIST_TYPE", "REFERENCE_NUMBER", "LISTED_ON", "DELISTED_ON", "GENDER", "COMMENTS1"}
    | {"NAME_ORIGINAL_SCRIPT", "TITLE", "DESIGNATION", "NATIONALITY", "NATIONALITY2", "VALUE"}
    | {"SUBMITTED_BY", "SUBMITTED_ON", "LAST_DAY_UPDATED", "INDIVIDUAL_ALIAS", "ENTITY_ALIAS"}
    | {"QUALITY", "ALIAS_NAME", "DATE_OF_BIRTH", "CITY_OF_BIRTH", "COUNTRY_OF_BIRTH", "NOTE"}
    | {"INDIVIDUAL_ADDRESS", "ENTITY_ADDRESS", "STREET", "STATE_PROVINCE", "CITY", "COUNTRY"}
    | {"ZIP_CODE", "INDIVIDUAL_DATE_OF_BIRTH", "TYPE_OF_DATE", "DATE", "FROM_YEAR", "TO_YEAR"}
    | {"YEAR", "INDIVIDUAL_PLACE_OF_BIRTH", "INDIVIDUAL_DOCUMENT", "TYPE_OF_DOCUMENT"}
    | {"TYPE_OF_DOCUMENT2", "NUMBER", "ISSUING_COUNTRY", "DATE_OF_ISSUE", "CITY_OF_ISSUE"}
    | {"COUNTRY_OF_ISSUE"}
)
"""Every element this reader reads; those the schema of 2026 no longer has are of older editions."""

_PASSPORT = re.compile(r"passport|passeport|pasaporte", re.IGNORECASE)
_TAX = re.compile(r"fiscal code|taxpayer", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?:number|no\.?|card|code|ssn)\W*\s((?:[A-Z]{1,3}[ -]*)?\d[\dA-Z-]{3,}|[A-Z\d]{10,})\b",
    re.IGNORECASE,
)
_BARE = re.compile(r"(\d{5,})\b")


def read_address(draft: Collected, address: "etree._Element") -> None:
    """Read an address; its note ("previous", a telephone number) is kept with it."""
    street, city, region, postcode, country = (
        _get(address, name) for name in ("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY")
    )
    whole = draft.add_address(
        (street, city, region, postcode),
        city=city,
        region=region,
        postcode=postcode,
        country=country,
    )
    note = _get(address, "NOTE")
    draft.add_detail("address note", f"{whole}: {note}" if whole and note else note)


def read_document(draft: Collected, document: "etree._Element") -> None:
    """Read a document; where the number stands in a note or a second type, it is taken from there.

    All that is said of it is kept beside it in words.
    """
    kind, second, number, note = (
        _get(document, name) for name in ("TYPE_OF_DOCUMENT", "TYPE_OF_DOCUMENT2", "NUMBER", "NOTE")
    )
    issuer, country = (_get(document, name) for name in ("ISSUING_COUNTRY", "COUNTRY_OF_ISSUE"))
    issued, city = (_get(document, name) for name in ("DATE_OF_ISSUE", "CITY_OF_ISSUE"))
    value = number or _number_in(second) or _number_in(note)
    draft.add_identifier(_scheme(kind, second, note), value, country_code(issuer or country))
    said = (
        second,
        f"issued {issued}" if issued else "",
        f"issued in {', '.join(filter(None, (city, country)))}" if city or country else "",
        f"issuing country {issuer}" if issuer else "",
        note,
    )
    words = "; ".join(filter(None, said))
    if words:
        draft.add_detail("document", f"{' '.join(filter(None, (kind, number)))}: {words}")


def _number_in(text: str) -> str:
    found = _NUMBERED.search(text) or _BARE.match(text)
    return squeeze(found[1]) if found else ""


def _scheme(kind: str, second: str, note: str) -> str:
    if _TAX.search(f"{second} {note}"):
        return "tax"
    return "passport" if _PASSPORT.search(f"{kind} {second}") else "national_id"


def _get(element: "etree._Element", name: str) -> str:
    return squeeze(element.findtext(f"{{*}}{name}"))
