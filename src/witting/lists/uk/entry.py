"""Makes an entry of one UK designation.

Names 1 to 5 are the given names and Name 6 the family's, or the whole name of an entity, a ship or
a person of one name; in that order they read as the name is said. The measures a designation
imposes (asset freeze, travel ban, trust services, director disqualification, specified ship…) are
its `sublists`: the list is one, but what it forbids differs from entry to entry, so a rule of law
asks whether the entry is on the part that freezes. The regime is the programme.
"""

import re

from witting.base import Link, ListEntry, NameKind, PartyKind, Quality
from witting.lists.cell_text import add_numbers, contacts_in
from witting.lists.collected import Collected, iso_day, squeeze
from witting.lists.uk.record import (
    ADDRESS,
    BIRTH_PLACE,
    LINES,
    NAME,
    NAME_PARTS,
    NATIONAL_ID,
    NON_LATIN,
    PASSPORT,
    WALLET,
    Record,
)

LIST_ID = "uk-sl"
_KINDS = {
    "individual": PartyKind.PERSON,
    "entity": PartyKind.ORGANISATION,
    "ship": PartyKind.VESSEL,
    "aircraft": PartyKind.AIRCRAFT,
}
_LANGUAGES = {
    "arabic": "ar",
    "belarusian": "be",
    "bosnian": "bs",
    "bulgarian": "bg",
    "chinese": "zh",
    "greek": "el",
    "hebrew": "he",
    "korean": "ko",
    "persian": "fa",
    "russian": "ru",
    "serbian": "sr",
    "turkish": "tr",
    "ukrainian": "uk",
}
_CRAFT = {
    "Type of ship": "type",
    "Current believed flag of ship": "flag",
    "Previous flags": "previous_flag",
    "Tonnage of ship": "tonnage",
    "Length of ship": "length",
    "Year Built": "built",
    "Current owner/operator (s)": "owner",
    "Previous owner/operator (s)": "previous_owner",
    "Hull identification number (HIN)": "hull_number",
}
_TIES = {
    "Subsidiaries": "Subsidiary",
    "Parent company": "Parent company",
    "Current owner/operator (s)": "Current owner/operator",
}
_CONTACTS = {"Phone number": "phone", "Website": "website", "Email address": "email"}
_DETAILS = ("Designation source", "Last Updated", "Type of entity")
_DATE = re.compile(r"(\d{1,2}|d+)[/-](\d{1,2}|m+)[/-](\d{4})", re.IGNORECASE)
_SEPARATE = re.compile(r"[|;]|\(\d+\)")


def entry_of(record: Record) -> ListEntry:
    """Make the entry. Raises ValueError where the designation has no name."""
    kind = record.one("Designation Type")
    draft = Collected(kind=_KINDS.get(kind.casefold()))
    if draft.kind is None:
        draft.add_detail("Designation Type", kind)
    _read_names(draft, record)
    _read_designation(draft, record)
    _read_person(draft, record)
    for row in record.rows(ADDRESS):
        *_street, city = lines = [row[line] for line in LINES]
        postcode, country = row["Address Postal Code"], row["Address Country"]
        draft.add_address((*lines, postcode), city=city, postcode=postcode, country=country)
    for text in record.all_of("Business registration number (s)"):
        add_numbers(draft, "Business registration number (s)", text, "registration")
    for text in record.all_of("IMO number"):
        draft.add_identifier("imo", text)
    for text in record.all_of(WALLET):
        draft.add_identifier("wallet", text)
    for column, scheme in _CONTACTS.items():
        for text in record.all_of(column):
            for contact in contacts_in(text):
                draft.add_identifier(scheme, contact)
    _read_ties(draft, record)
    return draft.build(f"uk-{record.unique_id}", LIST_ID)


def _read_names(draft: Collected, record: Record) -> None:
    for row in record.rows(NAME):
        parts = [row[part] for part in NAME_PARTS]
        given = squeeze(" ".join(parts[:5]))
        kind = row["Name type"].casefold()
        weak = row["Alias strength"].casefold().startswith("low")
        draft.add_name(
            " ".join(parts),
            NameKind.PRIMARY if kind == "primary name" else NameKind.ALIAS,
            Quality.WEAK if weak else Quality.STRONG,
            first=given if draft.kind is PartyKind.PERSON else "",
            last=parts[5] if given and draft.kind is PartyKind.PERSON else "",
        )
        if kind not in ("", "primary name", "primary name variation", "alias"):
            draft.add_detail("Name type", f"{' '.join(parts)}: {row['Name type']}")
    for row in record.rows(NON_LATIN):
        name, script, language = (row[column] for column in NON_LATIN)
        draft.add_name(name, language=_LANGUAGES.get(language.casefold(), ""))
        if language.casefold() not in _LANGUAGES:
            draft.add_detail("Non-latin script language", language)
        draft.add_detail("Non-latin script type", script)


def _read_designation(draft: Collected, record: Record) -> None:
    for regime in record.all_of("Regime Name"):
        draft.programmes.append(regime)
        if "Regulations" in regime:
            draft.legal_basis.append(regime)
    for measure in record.all_of("Sanctions Imposed"):
        draft.sublists.append(measure)
    draft.add_identifier("ofsi_group", record.one("OFSI Group ID"))
    for text in record.all_of("UN Reference Number"):
        draft.add_identifier("un_reference", text)
    designated = record.one("Date Designated")
    day = uk_day(designated)
    if len(day) == 10:
        draft.listed_on, draft.listed_on_source = day, "Date Designated in the file"
    else:
        draft.add_detail("Date Designated", designated)
    for text in record.all_of("Other Information"):
        draft.remarks.append(squeeze(text))
    for text in record.all_of("UK Statement of Reasons"):
        draft.remarks.append(f"UK statement of reasons: {squeeze(text)}")
    for column in _DETAILS:
        for text in record.all_of(column):
            draft.add_detail(column, text)


def _read_person(draft: Collected, record: Record) -> None:
    for text in record.all_of("D.O.B"):
        born = uk_day(text)
        draft.births.append(born)
        if not born:
            draft.add_detail("D.O.B", text)
    for row in record.rows(BIRTH_PLACE):
        draft.birth_places.append(", ".join(filter(None, row.values())))
    for text in record.all_of("Nationality(/ies)"):
        for name in _SEPARATE.split(text):
            draft.add_country(name, "Nationality(/ies)")
    for text in record.all_of("Gender"):
        draft.add_gender(text, "Gender")
    draft.titles += map(squeeze, (*record.all_of("Title"), *record.all_of("Position")))
    for columns, scheme in ((PASSPORT, "passport"), (NATIONAL_ID, "national_id")):
        for row in record.rows(columns):
            number, about = (row[column] for column in columns)
            add_numbers(draft, columns[0], number, scheme)
            draft.add_detail(columns[1], f"{number}: {about}" if number and about else about)


def _read_ties(draft: Collected, record: Record) -> None:
    for column, key in _CRAFT.items():
        for text in record.all_of(column):
            draft.craft.append((key, squeeze(text)))
    for column, kind in _TIES.items():
        for text in record.all_of(column):
            draft.links.append(Link(kind=kind, name=squeeze(text)))


def uk_day(text: str) -> str:
    """Give `dd/mm/yyyy` the ISO way; what the publisher does not know, it writes in letters or 00.

    >>> uk_day("07/10/1952"), uk_day("dd/07/1978"), uk_day("00/00/1975"), uk_day("15/08/19yy")
    ('1952-10-07', '1978-07', '1975', '')
    """
    found = _DATE.fullmatch(text.strip())
    if found is None:
        return ""
    day, month = (int(part) if part.isdecimal() else 0 for part in found.groups()[:2])
    if month == 0:
        return found[3]
    if day == 0:
        return f"{found[3]}-{month:02d}" if month <= 12 else ""
    return iso_day(int(found[3]), month, day)
