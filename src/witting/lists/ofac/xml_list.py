"""Reads OFAC's SDN.XML and non-SDN CONSOLIDATED.XML (schema `sdnList`) into list entries.

Both files have the same form and neither says which list it is, so that is told from the
programmes. Namespaces are ignored: OFAC has moved them. Every field is kept except those named in
LEFT_OUT.
"""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from witting.base import Address, BrokenList, NameKind, Quality
from witting.lists.countries import country_code
from witting.lists.ofac.draft import KINDS, NAME_KINDS, Draft, resolve_links
from witting.lists.ofac.which import which_list
from witting.lists.parsed import ParsedList, Progress, RejectedRecord, unknown_fields
from witting.lists.sources import list_used
from witting.lists.xml_stream import records

if TYPE_CHECKING:
    from lxml import etree

LEFT_OUT = frozenset({"uid", "mainEntry"})
"""Left out: row numbers inside a record (the entry's own uid is its id), and which of several
birth dates, birth places or countries OFAC shows first: all are kept, and weigh alike.
"""

_CRAFT = {
    "callSign": "call_sign",
    "vesselType": "type",
    "vesselFlag": "flag",
    "vesselOwner": "owner",
    "tonnage": "tonnage",
    "grossRegisteredTonnage": "gross_registered_tonnage",
}
_LINES = ("address1", "address2", "address3", "city", "stateOrProvince", "postalCode", "country")
FIELDS = frozenset(
    {"lastName", "firstName", "title", "sdnType", "remarks", "programList", "program"}
    | {"idList", "id", "idType", "idNumber", "idCountry", "issueDate", "expirationDate"}
    | {"akaList", "aka", "type", "category", "addressList", "address", *_LINES}
    | {"nationalityList", "nationality", "citizenshipList", "citizenship"}
    | {"dateOfBirthList", "dateOfBirthItem", "dateOfBirth"}
    | {"placeOfBirthList", "placeOfBirthItem", "placeOfBirth", "vesselInfo", *_CRAFT}
    | {"sdnList", "sdnEntry", "publshInformation", "Publish_Date", "Record_Count"}
)
"""Every element name this reader reads."""

Row = dict[str, str]
_FIRST_YEAR = 1990  # the SDN list is younger: an earlier year is a slip of the pen, as in 05/07/24


def read_ofac_xml(
    path: Path, sha256: str, published: str | None = None, progress: Progress | None = None
) -> ParsedList:
    """Read one OFAC XML list. Raises BrokenList where the file is not what it claims to be."""
    drafts: list[Draft] = []
    rejected: list[RejectedRecord] = []
    header: Row = {}
    seen: set[str] = set()
    for name, element in records(path, frozenset({"publshInformation", "sdnEntry"}), progress):
        if name == "publshInformation":
            header = _row(element)
            continue
        try:
            drafts.append(_draft(element, seen))
        except ValueError as error:
            rejected.append(RejectedRecord(where=f"{path.name} {_where(element)}", why=str(error)))
    _check_count(path, header, len(drafts) + len(rejected))
    rejected.extend(unknown_fields(path, seen - FIELDS - LEFT_OUT))
    day = published or _publish_day(header)
    list_id = which_list(drafts, path)
    entries = resolve_links([draft.build(list_id, day) for draft in drafts])
    return ParsedList(
        meta=list_used(list_id, published=day, entries=len(entries), sha256=sha256),
        entries=entries,
        rejected=tuple(rejected),
    )


def _draft(element: "etree._Element", seen: set[str]) -> Draft:
    own: Row = {}
    lists: dict[str, list[Row]] = {}
    for child in element:
        name = _local(child)
        if name.endswith("List"):
            lists.setdefault(name, []).extend(
                {"program": _text(item)} if name == "programList" else _row(item) for item in child
            )
        elif name == "vesselInfo":
            lists[name] = [_row(child)]
        else:
            own[name] = _text(child)
    seen.update(_local(part) for part in element.iter("*"))
    return _filled(own, lists)


def _filled(own: Row, lists: dict[str, list[Row]]) -> Draft:
    uid, last = own.get("uid", ""), own.get("lastName", "")
    if not (uid.isascii() and uid.isdecimal()):
        raise ValueError(f"the record has no numeric uid ({uid!r}), so it cannot be referred to")
    if not last:
        raise ValueError("the record has no name (lastName is empty), so nobody can be matched")
    draft = Draft(uid=uid, kind=KINDS.get(own.get("sdnType", "").lower()))
    draft.add_name(last, own.get("firstName", ""))
    draft.programmes = tuple(filter(None, (row["program"] for row in lists.get("programList", ()))))
    if own.get("title"):
        draft.titles.append(own["title"])
    if own.get("remarks"):
        draft.add_remarks(own["remarks"])
    _add_rows(draft, lists)
    return draft


def _add_rows(draft: Draft, lists: dict[str, list[Row]]) -> None:
    for row in lists.get("akaList", ()):
        kind = NAME_KINDS.get(row.get("type", ""), NameKind.ALIAS)
        quality = Quality.WEAK if row.get("category") == "weak" else Quality.STRONG
        draft.add_name(row.get("lastName", ""), row.get("firstName", ""), kind, quality)
    for row in lists.get("addressList", ()):
        _add_address(draft, row)
    for row in lists.get("idList", ()):
        dates = _dates(row)
        draft.add_statement(
            row.get("idType", ""), row.get("idNumber", ""), row.get("idCountry", ""), dates
        )
    for row in lists.get("dateOfBirthList", ()):
        draft.add_birth(row.get("dateOfBirth", ""))
    for row in lists.get("placeOfBirthList", ()):
        draft.birth_places.append(row.get("placeOfBirth", ""))
    for row in lists.get("nationalityList", ()):
        draft.add_country(row.get("country", ""), "nationality")
    for row in lists.get("citizenshipList", ()):
        draft.add_country(row.get("country", ""), "citizen")
    for row in lists.get("vesselInfo", ()):
        draft.craft.extend((_CRAFT[key], value) for key, value in row.items() if key in _CRAFT)


def _add_address(draft: Draft, row: Row) -> None:
    whole = ", ".join(row[line] for line in _LINES if row.get(line))
    if whole:
        draft.addresses.append(
            Address(
                whole=whole,
                city=row.get("city", ""),
                region=row.get("stateOrProvince", ""),
                postcode=row.get("postalCode", ""),
                country=country_code(row.get("country", "")),
                country_name=row.get("country", ""),
            )
        )


def _dates(row: Row) -> str:
    issued, expires = row.get("issueDate", ""), row.get("expirationDate", "")
    return " ".join(filter(None, (issued and f"issued {issued}", expires and f"expires {expires}")))


def _row(element: "etree._Element") -> Row:
    return {_local(child): _text(child) for child in element}


def _text(element: "etree._Element") -> str:
    """Give an element's text; marks inside it, which no edition had so far, cost no word."""
    return ("".join(map(str, element.itertext())) if len(element) else element.text or "").strip()


def _local(element: "etree._Element") -> str:
    return str(element.tag).rpartition("}")[2]


def _where(element: "etree._Element") -> str:
    uid = _row(element).get("uid", "")
    return f"sdnEntry {uid} (line {element.sourceline})"


def _publish_day(header: Row) -> str:
    """Turn the American 05/07/2024 into 2024-05-07; "" where the header has no such day."""
    try:
        month, day, year = map(int, header.get("Publish_Date", "").split("/"))
        return date(year, month, day).isoformat() if year >= _FIRST_YEAR else ""
    except ValueError:
        return ""


def _check_count(path: Path, header: Row, found: int) -> None:
    claimed = header.get("Record_Count", "")
    if found == 0 or (claimed.isdecimal() and int(claimed) != found):
        raise BrokenList(
            f"{path.name} holds {found} entries where it claims {claimed or 'to be a list'}; a"
            " list with entries missing would clear listed parties, so none of it is used."
            " Fetch the file again from its publisher."
        )
