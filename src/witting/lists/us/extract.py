"""Reads US lists that were taken out of regulations, notices and PDFs into one JSON form.

The form is that of the public repository phagehunter/nsfreg, one file a list: `list_id`,
`source_file`, `extracted`, `count`, and `entities` of name, aliases, country, address, status,
effective_date, federal_register and notes. What stands in `notes` differs by list (notes.py).
The publisher's day is taken from the name of the file it was extracted from where that carries
one, else it is the day of the extraction. `status` is empty throughout and its value is kept.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from witting.base import Address, BrokenList, ListEntry, NameKind, UnknownFormat
from witting.lists.parsed import ParsedList, Progress, RejectedRecord, nothing_in, unknown_fields
from witting.lists.sources import list_used
from witting.lists.us import notes
from witting.lists.us.entity import cite, entity, say_licence, subordinate
from witting.lists.us.facts import Facts, name_key, numbered
from witting.lists.us.json_file import open_json, records_of
from witting.lists.us.words import clean, code_of, ending_country, iso_day

_FIELDS = "name aliases country address status effective_date federal_register notes"
READ = frozenset(_FIELDS.split())
_TOP = frozenset({"list_id", "source_file", "extracted", "count", "entities"})
_DAYS = (
    (re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)"), (1, 2, 3)),
    (re.compile(r"(?<!\d)(20\d{2})(\d{2})(\d{2})(?!\d)"), (1, 2, 3)),
    (re.compile(r"(?<!\d)(\d{2})(\d{2})(20\d{2})(?!\d)"), (3, 1, 2)),
)
_EFFECTIVE = "effective date the list gives"
Record = dict[str, Any]


def read_extract(
    path: Path, sha256: str, published: str | None = None, progress: Progress | None = None
) -> ParsedList:
    """Read one such file. Raises BrokenList where it holds another number than it says it does."""
    held = open_json(path)
    form = FORMS.get(str(held.get("list_id")))
    if form is None:
        raise UnknownFormat(
            f"{path.name} holds a list {str(held.get('list_id'))[:40]!r} that is not known here, so"
            " nothing in it can be screened."
        )
    list_id, read = form
    records = records_of(path, held, "entities")
    if str(held.get("count")) != str(len(records)):
        raise BrokenList(
            f"{path.name} says that it holds {held.get('count')} entries and holds {len(records)};"
            " what is missing could not be screened against. Fetch the file again."
        )
    entries: list[ListEntry] = []
    rejected: list[RejectedRecord] = []
    for number, record in enumerate(records, 1):
        where = f"{path.name} record {number}"
        try:
            facts = read(_checked(record))
            entries.append(facts.build(list_id))
        except ValueError as error:
            rejected.append(RejectedRecord(where=where, why=str(error)))
            continue
        rejected.extend(RejectedRecord(where=where, why=why) for why in _unread(record, facts))
    if not entries:
        raise nothing_in(path, "entry")
    seen = {field for record in records if isinstance(record, dict) for field in record}
    rejected.extend(unknown_fields(path, {*(seen - READ), *(set(held) - _TOP)}))
    if progress is not None:
        progress(f"reading {path.name}", len(records), len(records))
    return ParsedList(
        meta=list_used(
            list_id, published=published or _day(held), entries=len(entries), sha256=sha256
        ),
        entries=numbered(entries),
        rejected=tuple(rejected),
    )


def _day(held: Record) -> str:
    name = str(held.get("source_file", ""))
    for pattern, order in _DAYS:
        for found in pattern.finditer(name):
            day = iso_day("-".join(found[group] for group in order))
            if day:
                return day
    return iso_day(str(held.get("extracted", "")))


def _checked(record: object) -> Record:
    if not isinstance(record, dict):
        raise ValueError("the record is no JSON object")
    aliases = record.get("aliases") or []
    if not isinstance(aliases, list) or not all(isinstance(alias, str) for alias in aliases):
        raise ValueError("its aliases are no list of names")
    for field in READ - {"aliases"}:
        if record.get(field) is not None and not isinstance(record[field], str):
            raise ValueError(f"its {field} is no text")
    return {field: record.get(field) or "" for field in READ} | {"aliases": tuple(aliases)}


def _unread(record: Record, facts: Facts) -> list[str]:
    """Say which days of a record could not be read; the words themselves are kept."""
    unread = [text for field, text in facts.details if field == "unread day"]
    day = record.get("effective_date")
    if day and not iso_day(day):
        unread.append(day)
    return [f"{text!r} is no day, so when the listing began is not known" for text in unread]


def _entity(record: Record) -> Facts:
    return entity(
        name=record["name"],
        aliases=record["aliases"],
        address=record["address"],
        country=record["country"],
        requirement=record["notes"],
        citation=record["federal_register"],
    )


def _meu(record: Record) -> Facts:
    facts = entity(
        name=record["name"],
        aliases=record["aliases"],
        address=record["address"],
        country=record["country"],
        citation=record["federal_register"],
    )
    say_licence(facts, "", "")
    subordinate(facts, record["notes"])
    return facts


def plain(record: Record, *, split: str = "") -> Facts:
    """Make the facts of a record whose cells hold one thing each."""
    country = clean(record["country"])
    code = code_of(country)
    facts = Facts(key=name_key(record["name"], code))
    facts.add_name(record["name"], NameKind.PRIMARY)
    for alias in record["aliases"]:
        facts.add_name(alias)
    pieces = record["address"].split(split) if split else [record["address"]]
    for whole in filter(None, map(clean, pieces)):
        found, name = ending_country(whole)
        facts.addresses.append(
            Address(whole=whole, country=found or code, country_name=name or country)
        )
    facts.say("country", country)
    if country and not facts.addresses:
        facts.addresses.append(Address(whole=country, country=code, country_name=country))
    facts.list_on(iso_day(record["effective_date"]), _EFFECTIVE)
    facts.say("effective_date", record["effective_date"])
    facts.say("status", record["status"])
    cite(facts, record["federal_register"])
    return facts


def _with(read: Callable[[Facts, str], None], split: str = "") -> Callable[[Record], Facts]:
    def reader(record: Record) -> Facts:
        facts = plain(record, split=split)
        read(facts, clean(record["notes"]))
        return facts

    return reader


FORMS: dict[str, tuple[str, Callable[[Record], Facts]]] = {
    "bis-entity-list": ("bis-el", _entity),
    "bis-meu": ("bis-meu", _meu),
    "bis-dpl": ("bis-dpl", _with(notes.denial_order)),
    "ofac-nscmic": ("ofac-ns-cmic", _with(notes.ns_cmic, "; ")),
    "state-debarred-statutory": ("state-aeca", _with(notes.debarred)),
    "state-nonproliferation": ("state-isn", _with(notes.nonproliferation)),
    "dow-1260h": ("dod-1260h", _with(notes.section_1260h)),
    "dow-1286": ("dod-1286", _with(notes.section_1286)),
    "dhs-uflpa": ("dhs-uflpa", _with(notes.uflpa)),
}
"""The lists in this form: the list each is, and how a record of it is read."""
