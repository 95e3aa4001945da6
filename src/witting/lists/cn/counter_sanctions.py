"""Reads China's counter-sanctions from the one CSV that gathers them, and tells its lists apart.

China publishes notices, not files: this form is that of the CSV kept in OpenSanctions' repository
(datasets/cn/sanctions, 610 rows in 2026), one row for each party of each notice. What a row is
under is said by its Body and its List together; each such pair is a list of its own here, and the
List's words stay with the entry. A party named by several notices of one list is one entry with
all their days. Ids are hashes of kind and names, since the notices give no numbers.
"""

from datetime import datetime
from pathlib import Path

from witting.base import (
    Address,
    ListedName,
    ListEntry,
    NameKind,
    PartyKind,
)
from witting.lists.countries import code_of
from witting.lists.parsed import (
    ParsedList,
    Progress,
    RejectedRecord,
    named_day,
    nothing_in,
    unknown_fields,
)
from witting.lists.script import script_of
from witting.lists.sources import list_used
from witting.lists.stable import stable_hash
from witting.lists.table import table

OF_BODY = {
    ("Ministry of Commerce", "UEL"): "cn-uel",
    ("Ministry of Commerce", "List of Export Controls"): "cn-mofcom-ecl",
    ("Ministry of Commerce", "Export Control Watch List"): "cn-mofcom-watch",
    ("Ministry of Commerce", "List of Targets of Countermeasures"): "cn-mofcom-counter",
    ("Ministry of Foreign Affairs", ""): "cn-mfa",
    ("Taiwan Affairs Office of the State Council", ""): "cn-tao",
    ("Taiwan Work Office of the CPC Central Committee", ""): "cn-tao",
}
"""Which list a row is on by its Body and List; "" stands for every List of that body."""

UNSTATED = "cn-unstated"
"""Where a row goes whose body the file does not say, or says in words not known here."""

_READ = (
    *("Type", "QID", "Name", "Alias", "Chinese name", "Country", "Topics", "Summary"),
    *("Chinese summary", "Body", "List", "Date", "End date", "Source URL", "Address"),
)
_DETAILS = ("QID", "Country", "Topics", "Body", "Date", "End date", "Source URL")
_KINDS = {
    "Person": PartyKind.PERSON,
    "Company": PartyKind.ORGANISATION,
    "Organization": PartyKind.ORGANISATION,
}
Row = dict[str, str]


def read_cn(
    path: Path, sha256: str, published: str | None = None, progress: Progress | None = None
) -> tuple[ParsedList, ...]:
    """Read the CSV: one list for each body and list it names. Raises BrokenList where it is empty.

    What could not be read stays with the first list.
    """
    rejected: list[RejectedRecord] = []
    parties: dict[str, dict[str, list[Row]]] = {}
    seen: set[str] = set()
    for line, row in table(path, rejected, progress):
        seen.update(row)
        where = f"{path.name} line {line}"
        if not (row["Name"] or row["Chinese name"]):
            why = "the row has no name, so nobody can be matched against it"
            rejected.append(RejectedRecord(where=where, why=why))
            continue
        rejected.extend(
            RejectedRecord(where=where, why=f"its {column} {row[column]!r} is no day; kept as said")
            for column in ("Date", "End date")
            if row.get(column) and not _day(row, column)
        )
        entry_id = stable_hash((row["Type"], row["Name"], row["Chinese name"]))
        parties.setdefault(list_of(row), {}).setdefault(entry_id, []).append(row)
    if not parties:
        raise nothing_in(path, "party", "Fetch the file again.")
    rejected.extend(unknown_fields(path, seen - set(_READ)))
    day = published or named_day(path)
    return tuple(
        _list(list_id, found, day, sha256, rejected if place == 0 else [])
        for place, (list_id, found) in enumerate(sorted(parties.items()))
    )


def list_of(row: Row) -> str:
    """Give the id of the list a row is on.

    >>> list_of({"Body": "Ministry of Foreign Affairs", "List": "AFSL"})
    'cn-mfa'
    """
    body, words = row.get("Body", ""), row.get("List", "")
    return OF_BODY.get((body, words)) or OF_BODY.get((body, "")) or UNSTATED


def _list(
    list_id: str,
    found: dict[str, list[Row]],
    day: str,
    sha256: str,
    rejected: list[RejectedRecord],
) -> ParsedList:
    entries = tuple(_entry(f"{list_id}-{key}", list_id, rows) for key, rows in found.items())
    return ParsedList(
        meta=list_used(list_id, published=day, entries=len(entries), sha256=sha256),
        entries=entries,
        rejected=tuple(rejected),
        records=sum(map(len, found.values())),
    )


def _entry(entry_id: str, list_id: str, rows: list[Row]) -> ListEntry:
    kind = _KINDS.get(rows[0]["Type"])
    names = [_name(rows[0]["Name"] or rows[0]["Chinese name"], NameKind.PRIMARY)]
    names += [_name(name, NameKind.ALIAS) for row in rows for name in _other_names(row)]
    listed = min(filter(None, (_day(row, "Date") for row in rows)), default="")
    ended = [_day(row, "End date") for row in rows]
    said = _of(rows, "Summary", "Chinese summary")
    countries = {code for row in rows if (code := code_of(row.get("Country", "")))}
    code = next(iter(countries)) if len(countries) == 1 else ""
    return ListEntry(
        id=entry_id,
        list_id=list_id,
        kind=kind,
        names=tuple({name.whole: name for name in reversed(names)}.values())[::-1],
        nationalities=tuple(sorted(countries)),
        titles=said if kind is PartyKind.PERSON else (),
        addresses=tuple(Address(whole=whole, country=code) for whole in _of(rows, "Address")),
        remarks="" if kind is PartyKind.PERSON else "; ".join(said),
        listed_on=listed,
        listed_on_source="Date in the file" if listed else "",
        removed_on=max(ended) if all(ended) else "",
        url=rows[0].get("Source URL", ""),
        sublists=_of(rows, "List"),
        details=(
            ("Type", rows[0]["Type"]),
            *((column, value) for column in _DETAILS for value in _of(rows, column)),
        ),
    )


def _other_names(row: Row) -> list[str]:
    names = [*row.get("Alias", "").split(";"), row["Chinese name"] if row["Name"] else ""]
    return [name.strip() for name in names if name.strip()]


def _name(whole: str, kind: NameKind) -> ListedName:
    script = script_of(whole)
    return ListedName(
        whole=whole, kind=kind, script=script, language="zh" if script == "Hani" else ""
    )


def _of(rows: list[Row], *columns: str) -> tuple[str, ...]:
    values = (row.get(column, "") for column in columns for row in rows)
    return tuple(dict.fromkeys(filter(None, values)))


def _day(row: Row, column: str) -> str:
    """Give `13.07.20` or `05.12.2024` the ISO way; "" for what is no day."""
    text = row.get(column, "")
    for form in ("%d.%m.%Y", "%d.%m.%y"):
        try:
            return datetime.strptime(text, form).date().isoformat()  # noqa: DTZ007
        except ValueError:
            continue
    return ""
