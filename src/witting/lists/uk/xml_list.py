"""Reads the UK Sanctions List as XML (root `Designations`).

No whole real file was at hand. The form was read from the crawlers that opensanctions/opensanctions
keeps (datasets/gb/fcdo_sanctions, before and after the change of January 2026), from the models in
ammitto/ammitto (lib/ammitto/sources/uk) and from public test fixtures of the file of 2026. An
element is read by its own name, wherever it stands, so the containers may change; a new one is
reported.
"""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from witting.lists.collected import squeeze
from witting.lists.parsed import (
    ParsedList,
    Progress,
    RejectedRecord,
    named_day,
    nothing_in,
    unknown_fields,
)
from witting.lists.uk.entry import uk_day
from witting.lists.uk.listing import uk_list
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
from witting.lists.xml_stream import records

if TYPE_CHECKING:
    from lxml import etree

_PASSPORT = ("PassportNumber", "PassportAdditionalInformation")
_NATIONAL_ID = ("NationalIdentifierNumber", "NationalIdentifierAdditionalInformation")
_GROUPS = {
    "Name": (NAME, (*(part.replace(" ", "") for part in NAME_PARTS), "NameType", "AliasStrength")),
    "NonLatinName": (
        NON_LATIN,
        ("NameNonLatinScript", "NonLatinScriptType", "NonLatinScriptLanguage"),
    ),
    "Address": (
        ADDRESS,
        (*(line.replace(" ", "") for line in LINES), "AddressPostalCode", "AddressCountry"),
    ),
    "Passport": (PASSPORT, _PASSPORT),
    "PassportDetail": (PASSPORT, _PASSPORT),
    "NationalIdentifier": (NATIONAL_ID, _NATIONAL_ID),
    "NationalIdentifierDetail": (NATIONAL_ID, _NATIONAL_ID),
    "Location": (BIRTH_PLACE, ("TownOfBirth", "CountryOfBirth")),
}
_ALONE = {
    "LastUpdated": "Last Updated",
    "DateDesignated": "Date Designated",
    "UniqueID": "Unique ID",
    "OFSIGroupID": "OFSI Group ID",
    "UNReferenceNumber": "UN Reference Number",
    "RegimeName": "Regime Name",
    "IndividualEntityShip": "Designation Type",
    "DesignationSource": "Designation source",
    "OtherInformation": "Other Information",
    "UKStatementofReasons": "UK Statement of Reasons",
    "PhoneNumber": "Phone number",
    "Website": "Website",
    "EmailAddress": "Email address",
    "Title": "Title",
    "DOB": "D.O.B",
    "Nationality": "Nationality(/ies)",
    "Position": "Position",
    "Gender": "Gender",
    "TypeOfEntity": "Type of entity",
    "Subsidiary": "Subsidiaries",
    "ParentCompany": "Parent company",
    "BusinessRegistrationNumber": "Business registration number (s)",
    "IMONumber": "IMO number",
    "CurrentOwnerOperator": "Current owner/operator (s)",
    "PreviousOwnerOperator": "Previous owner/operator (s)",
    "CurrentBelievedFlagOfShip": "Current believed flag of ship",
    "PreviousFlag": "Previous flags",
    "TypeOfShip": "Type of ship",
    "TonnageOfShip": "Tonnage of ship",
    "LengthOfShip": "Length of ship",
    "YearBuilt": "Year Built",
    "HullIdentificationNumber": "Hull identification number (HIN)",
    "CryptoWalletAddress": WALLET,
}
_INDICATORS = "SanctionsImposedIndicators"
_MEASURES = "SanctionsImposed"


def read_uk_xml(
    path: Path, sha256: str, published: str | None = None, progress: Progress | None = None
) -> ParsedList:
    """Read one UK list. Raises BrokenList where it holds no designation that can be read."""
    found: list[Record] = []
    rejected: list[RejectedRecord] = []
    unknown: set[str] = set()
    generated = ""
    for name, element in records(path, frozenset({"DateGenerated", "Designation"}), progress):
        if name == "DateGenerated":
            generated = generated or uk_day(squeeze(element.text))
            continue
        record = Record(unique_id=squeeze(element.findtext("{*}UniqueID")))
        if record.unique_id:
            _fill(record, element, unknown)
            found.append(record)
        else:
            why = "the designation has no UniqueID, so it cannot be referred to"
            where = f"{path.name} Designation (line {element.sourceline})"
            rejected.append(RejectedRecord(where=where, why=why))
    if not found:
        raise nothing_in(path, "designation")
    rejected.extend(unknown_fields(path, unknown))
    return uk_list(path, found, rejected, published or generated or named_day(path), sha256)


def _fill(record: Record, element: "etree._Element", unknown: set[str]) -> None:
    for child in element:
        name = _local(child)
        if name == _INDICATORS:
            continue
        if name in _GROUPS and len(child):
            columns, tags = _GROUPS[name]
            record.add(columns, tuple(squeeze(child.findtext(f"{{*}}{tag}")) for tag in tags))
            unknown.update(f"{name} {_local(part)}" for part in child if _local(part) not in tags)
        elif name == _MEASURES:
            for measure in (child.text or "").split("|"):
                record.add_alone("Sanctions Imposed", squeeze(measure))
        elif name in _ALONE:
            record.add_alone(_ALONE[name], (child.text or "").strip())
        elif len(child):
            _fill(record, child, unknown)
        elif squeeze(child.text):
            unknown.add(name)
    _add_indicated(record, element.find(f"{{*}}{_INDICATORS}"))


def _add_indicated(record: Record, indicators: "etree._Element | None") -> None:
    """Add a measure that is only indicated: the indicators repeat SanctionsImposed, it is hoped."""
    if indicators is None:
        return
    said = {_folded(measure) for measure in record.all_of("Sanctions Imposed")}
    for indicator in indicators:
        words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", _local(indicator)).capitalize()
        if squeeze(indicator.text).lower() == "true" and _folded(words) not in said:
            record.add_alone("Sanctions Imposed", words)


def _folded(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _local(element: "etree._Element") -> str:
    return str(element.tag).rpartition("}")[2]
