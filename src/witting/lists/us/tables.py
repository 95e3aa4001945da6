"""Reads the tables of US lists: denied persons as BIS publishes them, and lists typed from law.

The Denied Persons List is BIS's own tab-separated file. The supplement to part 744 of the EAR is
read from a table with its five printed headings. The military-intelligence end users of 15 CFR
744.22, and the lists under sections 1260H and 1286, have no table of their publisher's; they are
read in the columns of the CSV files that OpenSanctions keeps of them (read there in 2026).
"""

from collections.abc import Callable
from pathlib import Path

from witting.base import Address, Link, ListEntry, NameKind, PartyKind
from witting.lists.parsed import (
    ParsedList,
    Progress,
    RejectedRecord,
    named_day,
    nothing_in,
    unknown_fields,
)
from witting.lists.sources import list_used
from witting.lists.table import table
from witting.lists.us.entity import cite, entity
from witting.lists.us.facts import Facts, name_key, numbered
from witting.lists.us.words import clean, code_of, iso_day

Row = dict[str, str]

DPL = (
    "Name Street_Address City State Country Postal_Code Effective_Date Expiration_Date"
    " Standard_Order Last_Update Action FR_Citation"
)
SUPPLEMENT = "Country|Entity|License requirement|License review policy|Federal Register citation"
MIEU = "Type|Name|Alias|Country|Topics|Program|Date|End date|Source URL"
SECTION_1260H = (
    "Name|Clean Name|Alias|Previous Name|Parent Name|Note|Start date|End date|Source Url"
)
SECTION_1286 = (
    "schema|name|aliases|topics|program|authority|reason|report-date|start-date|end-date|country"
    "|notes|source_url"
)
LEFT_OUT = {
    "schema": "the collector's word for the kind of every row, `Company`, even of programmes",
    "topics": "the collector's, the same on every row",
    "Topics": "the collector's, the same on every row",
}
"""Left out on purpose, each with its reason."""


def read_dpl(
    path: Path, sha256: str, published: str | None = None, progress: Progress | None = None
) -> ParsedList:
    """Read BIS's Denied Persons List."""
    return _read(path, sha256, published, progress, "bis-dpl", DPL.split(), _denied)


def read_supplement(
    path: Path, sha256: str, published: str | None = None, progress: Progress | None = None
) -> ParsedList:
    """Read the Entity List in the columns of Supplement No. 4 to part 744 of the EAR."""
    return _read(path, sha256, published, progress, "bis-el", SUPPLEMENT.split("|"), _listed)


def read_mieu(
    path: Path, sha256: str, published: str | None = None, progress: Progress | None = None
) -> ParsedList:
    """Read the military-intelligence end users named in 15 CFR 744.22(f)(2)."""
    return _read(path, sha256, published, progress, "bis-mieu", MIEU.split("|"), _mieu)


def read_1260h(
    path: Path, sha256: str, published: str | None = None, progress: Progress | None = None
) -> ParsedList:
    """Read the Chinese military companies of section 1260H, one entry for each yearly listing."""
    columns = SECTION_1260H.split("|")
    return _read(path, sha256, published, progress, "dod-1260h", columns, _1260h)


def read_1286(
    path: Path, sha256: str, published: str | None = None, progress: Progress | None = None
) -> ParsedList:
    """Read the institutions and programmes of section 1286, one entry for each report."""
    columns = SECTION_1286.split("|")
    return _read(path, sha256, published, progress, "dod-1286", columns, _1286)


def _read(
    path: Path,
    sha256: str,
    published: str | None,
    progress: Progress | None,
    list_id: str,
    columns: list[str],
    read: Callable[[Row], Facts],
) -> ParsedList:
    rejected: list[RejectedRecord] = []
    entries: list[ListEntry] = []
    unknown: set[str] = set()
    for line, row in table(path, rejected, progress):
        unknown.update(row.keys() - set(columns))
        try:
            full = {column: clean(row.get(column, "")) for column in columns}
            entries.append(read(full).build(list_id))
        except ValueError as error:
            rejected.append(RejectedRecord(where=f"{path.name} line {line}", why=str(error)))
    if not entries:
        raise nothing_in(path, "row")
    rejected.extend(unknown_fields(path, unknown))
    day = published or named_day(path)
    return ParsedList(
        meta=list_used(list_id, published=day, entries=len(entries), sha256=sha256),
        entries=numbered(entries),
        rejected=tuple(rejected),
    )


def _denied(row: Row) -> Facts:
    """Read one address of one denial order; BIS leaves the country of the US empty."""
    facts = Facts(key=name_key(row["Name"]))
    facts.add_name(row["Name"], NameKind.PRIMARY)
    lines = [row[field] for field in ("Street_Address", "City", "State", "Postal_Code", "Country")]
    if any(lines):
        facts.addresses.append(
            Address(
                whole=", ".join(filter(None, lines)),
                city=row["City"],
                region=row["State"],
                postcode=row["Postal_Code"],
                country=code_of(row["Country"]),
                country_name=row["Country"],
            )
        )
    facts.list_on(iso_day(row["Effective_Date"]), "effective date of the order")
    facts.say("Effective_Date", row["Effective_Date"])
    facts.say("end_date", iso_day(row["Expiration_Date"]) or row["Expiration_Date"])
    facts.say("standard_order", row["Standard_Order"])
    facts.say("Last_Update", row["Last_Update"])
    facts.remarks.append(row["Action"])
    cite(facts, row["FR_Citation"])
    return facts


def _listed(row: Row) -> Facts:
    return entity(
        whole=row["Entity"],
        country=row["Country"],
        requirement=row["License requirement"],
        policy=row["License review policy"],
        citation=row["Federal Register citation"],
    )


def _mieu(row: Row) -> Facts:
    facts = _organisation(row["Name"], row["Alias"], row["Country"])
    facts.kind = {"organization": PartyKind.ORGANISATION, "person": PartyKind.PERSON}.get(
        row["Type"].lower()
    )
    facts.say("Type", row["Type"])
    facts.say("country", row["Country"])
    facts.programmes.append(row["Program"])
    facts.legal_basis.append("15 CFR 744.22(f)(2)")
    _dated(facts, row["Date"], row["End date"], "day the rule that names it took effect")
    facts.url = row["Source URL"]
    return facts


def _1260h(row: Row) -> Facts:
    facts = _organisation(row["Clean Name"] or row["Name"], row["Alias"], "CN", ",")
    facts.kind = PartyKind.ORGANISATION
    for former in row["Previous Name"].split("; "):
        facts.add_name(former, NameKind.FORMER)
    if row["Parent Name"]:
        facts.links.append(Link(kind="Parent Name", name=row["Parent Name"]))
    facts.say("name as published", row["Name"])
    facts.remarks.append(row["Note"])
    _dated(facts, row["Start date"], row["End date"], "day of the list that names it")
    facts.url = row["Source Url"]
    return facts


def _1286(row: Row) -> Facts:
    facts = _organisation(row["name"], row["aliases"], row["country"])
    facts.say("country", row["country"])
    facts.programmes.append(row["program"])
    for field in ("authority", "reason", "report-date"):
        facts.say(field, row[field])
    facts.remarks.append(row["notes"])
    _dated(facts, row["start-date"], row["end-date"], "start date the list gives")
    facts.url = row["source_url"]
    return facts


def _organisation(name: str, aliases: str, country: str, mark: str = ";") -> Facts:
    code = code_of(country)
    facts = Facts(key=name_key(name, code))
    facts.add_name(name, NameKind.PRIMARY)
    for alias in aliases.split(mark):
        facts.add_name(alias)
    if country:
        facts.addresses.append(Address(whole=country, country=code, country_name=country))
    return facts


def _dated(facts: Facts, start: str, end: str, source: str) -> None:
    facts.list_on(iso_day(start), source)
    facts.removed_on = iso_day(end)
    if start and not facts.listed_on:
        facts.say("start date", start)
    if end and not facts.removed_on:
        facts.say("end date", end)
