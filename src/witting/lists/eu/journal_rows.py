"""Reads one row of an Official Journal annex: a person, an entity, a vessel or a thing.

The columns hold what the annex prints, often several things in a cell; what is read out of a cell
in another form than it stands there goes beside the cell's own words.
"""

import re

from witting.base import NameKind, PartyKind, Quality
from witting.lists.cell_text import add_numbers, contacts_in, names_in, parts_of
from witting.lists.collected import Collected, iso_day, squeeze
from witting.lists.countries import country_code
from witting.lists.ofac.words import read_day

Row = dict[str, str]

KINDS = {
    "Person": PartyKind.PERSON,
    "LegalEntity": PartyKind.ORGANISATION,
    "Company": PartyKind.ORGANISATION,
    "Vessel": PartyKind.VESSEL,
    "Asset": None,  # a port, an airport, a currency: no party, but named
}
NAMES = ("name", "alias", "weakAlias", "previousName")
_NUMBERS = {
    "passportNumber": ("passport", ""),
    "idNumber": ("national_id", ""),
    "registrationNumber": ("registration", ""),
    "taxNumber": ("tax", ""),
    "innCode": ("tax", "RU"),
    "ogrnCode": ("registration", "RU"),
    "okpoCode": ("registration", "RU"),
}
_CODES = {"imoNumber": "imo", "mmsi": "mmsi", "leiCode": "lei", "swiftBic": "bic"}
_CONTACTS = {"phone": "phone", "email": "email", "website": "website"}
DETAILS = (
    *("measure", "kppCode", "ticker", "jurisdiction", "incorporationDate", "legalForm", "sector"),
    *("appearance", "ethnicity", "fatherName", "motherName", "notes"),
)
COLUMNS = frozenset(
    {"celex", "amendedCelex", "amendmentCelex", "recordId", "programKey", "annex", "startDate"}
    | {"reason", "schema", "country", "nationality", "birthDate", "birthPlace", "position"}
    | {"gender", "flag", "address", *NAMES, *_NUMBERS, *_CODES, *_CONTACTS, *DETAILS}
)
"""Every column this reader reads: all 45 of a consolidated act, and those of an amendment."""

# The adjectives the annexes of August 2026 use for a nationality, with codes of ISO 3166-1.
_PEOPLES = {
    "armenian": "AM",
    "azerbaijani": "AZ",
    "belarusian": "BY",
    "belarussian": "BY",
    "british": "GB",
    "canadian": "CA",
    "chinese": "CN",
    "croatian": "HR",
    "cypriot": "CY",
    "finnish": "FI",
    "french": "FR",
    "german": "DE",
    "indian": "IN",
    "iranian": "IR",
    "israeli": "IL",
    "moldovan": "MD",
    "north korean": "KP",
    "pakistani": "PK",
    "russian": "RU",
    "serbian": "RS",
    "swiss": "CH",
    "syrian": "SY",
    "ukrainian": "UA",
    "uzbekistani": "UZ",
    "democratic people’s republic of korea": "KP",
}
_FORMS = {"kyrgyz republic": "KG", "people’s republic of china": "CN", "uae": "AE"}
_FORMAL = re.compile(r"^(?:the )?(?:(?:Islamic )?Republic of )?(?=[A-Z])", re.IGNORECASE)
_FORMERLY = re.compile(r"^(.+?)\s*\((?:ex|formerly(?: known as)?)[.:]?\s+([^)]+)\)$", re.IGNORECASE)
_DAY = re.compile(r"\b(\d{1,2})[./]\s?(\d{1,2})[./]?\s?(\d{4})\b")
_MONTH = re.compile(r"\b((?:\d{1,2} )?[A-Z][a-z]+ \d{4})\b")
_YEAR = re.compile(r"(?<![.\d/])(?:19|20)\d{2}\b")
_TOGETHER = re.compile(r"[,;]| and(?:/or)? ")
_NOTHING = frozenset({"N/D"})


def read_row(row: Row) -> Collected:
    """Collect what a row says."""
    draft = Collected(kind=KINDS.get(row["schema"]))
    if draft.kind is None:
        draft.add_detail("schema", row["schema"])
    _read_names(draft, row)
    draft.programmes.append(row["programKey"])
    draft.remarks.append(squeeze(row.get("reason")))
    _read_person(draft, row)
    for column, (scheme, country) in _NUMBERS.items():
        if row.get(column):
            add_numbers(draft, column, row[column], scheme, country)
    for column, scheme in _CODES.items():
        for part in parts_of(row.get(column, "")):
            draft.add_identifier(scheme, part)
    for column, scheme in _CONTACTS.items():
        for contact in contacts_in(row.get(column, "")):
            draft.add_identifier(scheme, contact)
    for part in (*parts_of(row.get("address", "")), *parts_of(row.get("country", ""))):
        _read_address(draft, part)
    if row.get("flag"):
        draft.craft.append(("flag", squeeze(row["flag"])))
    for column in DETAILS:
        draft.add_detail(column, row.get(column, ""))
    draft.listed_on = journal_day(row.get("startDate", ""))
    draft.listed_on_source = "startDate of the row: the day the measure applies from"
    if not draft.listed_on:
        draft.add_detail("startDate", row.get("startDate", ""))
    return draft


def _read_names(draft: Collected, row: Row) -> None:
    first, *others = names_in(row["name"]) or ("",)
    formerly = _FORMERLY.match(first)
    if formerly:  # STAR (ex MOON)
        first = formerly[1]
        draft.add_name(formerly[2], NameKind.FORMER)
        draft.add_detail("name", row["name"])
    draft.add_name(first, NameKind.PRIMARY)
    for other in (*others, *names_in(row.get("alias", ""))):
        draft.add_name(other)
    for name in names_in(row.get("weakAlias", "")):
        draft.add_name(name, quality=Quality.WEAK)
    for name in names_in(row.get("previousName", "")):
        draft.add_name(name, NameKind.FORMER)


def _read_person(draft: Collected, row: Row) -> None:
    born = row.get("birthDate", "")
    draft.births.extend(days_in(born))
    if born and not _DAY.fullmatch(born) and not _YEAR.fullmatch(born):
        draft.add_detail("birthDate", born)
    place = squeeze(row.get("birthPlace"))
    if place in _NOTHING:
        draft.add_detail("birthPlace", place)
    else:
        draft.birth_places.append(place)
    draft.add_gender(row.get("gender", ""), "gender")
    draft.titles.extend(parts_of(row.get("position", "")))
    _read_nationality(draft, squeeze(row.get("nationality")))


def _read_nationality(draft: Collected, text: str) -> None:
    bare = re.sub(r"\([^)]*\)", "", text)
    names = [squeeze(name) for name in _TOGETHER.split(bare) if squeeze(name)]
    codes = [_PEOPLES.get(name.casefold()) or country_code(name) for name in names]
    draft.nationalities.extend(filter(None, codes))
    if bare != text or not all(codes):
        draft.add_detail("nationality", text)


def _read_address(draft: Collected, text: str) -> None:
    """Read an address; its country is the last of its parts that names one."""
    lines, _comma, last = text.rpartition(",")
    code = next(filter(None, map(_country_in, reversed(text.split(",")))), "")
    if code and code == _country_in(last):
        draft.add_address((lines,), country=squeeze(last), code=code)
    else:
        draft.add_address((text,), code=code)


def _country_in(part: str) -> str:
    name = _FORMAL.sub("", squeeze(part).strip(". "))
    return country_code(name) or _FORMS.get(name.casefold(), "")


def journal_day(text: str) -> str:
    """Give `24.7.2026` or `20 March 2022` the ISO way; "" for anything else.

    >>> journal_day("24.7.2026"), journal_day("20 March 2022"), journal_day("soon")
    ('2026-07-24', '2022-03-20', '')
    """
    found = _DAY.fullmatch(text.strip())
    if found is not None:
        return iso_day(int(found[3]), int(found[2]), int(found[1]))
    day = read_day(text)
    return day if len(day) == 10 else ""


def days_in(text: str) -> tuple[str, ...]:
    """Give every date of birth a cell holds: days, months and years.

    >>> days_in("2.11.1971 or 3.11.1971"), days_in("March 1962"), days_in("29 October")
    (('1971-11-02', '1971-11-03'), ('1962-03',), ())
    """
    found = [iso_day(int(y), int(m), int(d)) for d, m, y in _DAY.findall(text)]
    rest = _DAY.sub(" ", text)
    found += [read_day(words) for words in _MONTH.findall(rest)]
    found += _YEAR.findall(_MONTH.sub(lambda m: " " if read_day(m[1]) else m[0], rest))
    return tuple(dict.fromkeys(filter(None, found)))
