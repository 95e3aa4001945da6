"""Reads the user's own list by its mapping; a column the mapping does not name becomes a detail."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from witting.base import (
    Address,
    BrokenList,
    Identifier,
    ListedName,
    ListEntry,
    ListUsed,
    NameKind,
    PartyKind,
    Quality,
    SettingsError,
    UnreadableInput,
)
from witting.lists.codec import encode
from witting.lists.countries import code_of
from witting.lists.file_hash import hash_of_file
from witting.lists.own.beside import mapping_beside
from witting.lists.own.mapping import Mapping, own_columns, read_mapping
from witting.lists.parsed import ParsedList, Progress, RejectedRecord, named_day, nothing_in
from witting.lists.russian_numbers import as_russian
from witting.lists.script import script_of
from witting.lists.stable import stable_hash
from witting.lists.table import table
from witting.places import country_code

_KINDS = {
    **{kind.value: kind for kind in PartyKind},
    **dict.fromkeys(("individual", "natural person"), PartyKind.PERSON),
    **dict.fromkeys(("organization", "company", "entity", "legal entity"), PartyKind.ORGANISATION),
    **dict.fromkeys(("ship",), PartyKind.VESSEL),
}
_NAMES = (
    ("aliases", NameKind.ALIAS, Quality.STRONG),
    ("former_names", NameKind.FORMER, Quality.STRONG),
    ("weak_aliases", NameKind.ALIAS, Quality.WEAK),
)
_GENDERS = {"male": "male", "m": "male", "female": "female", "f": "female"}
_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_PARQUET = b"PAR1"
Row = dict[str, str]


def read_own_list(
    path: str | Path, mapping_path: str | Path | None = None
) -> tuple[ParsedList, ...]:
    """Read a table as lists of the user's own, by the mapping given or the one beside it.

    One list, unless the table has our own `list_id` column and names several. Raises SettingsError
    for a mapping that is none or that names a column the table does not have.
    """
    file = Path(path)
    if not file.is_file():
        raise UnreadableInput(
            f"there is no table {file.name}, so nobody can be screened against it. Check the path."
        )
    given = Path(mapping_path) if mapping_path is not None else mapping_beside(file)
    if given is not None and not given.is_file():
        raise SettingsError(f"there is no mapping {given.name}; check the path.")
    mapping = read_mapping(given) if given is not None else None
    return _read(file, hash_of_file(file).hex(), mapping, None, None)


def read_own(
    path: Path, sha256: str, published: str | None = None, progress: Progress | None = None
) -> tuple[ParsedList, ...]:
    """Read a table as one of the formats: by the mapping beside it, or by our own column names."""
    beside = mapping_beside(path)
    return _read(path, sha256, read_mapping(beside) if beside else None, published, progress)


def _read(
    path: Path,
    sha256: str,
    mapping: Mapping | None,
    published: str | None,
    progress: Progress | None,
) -> tuple[ParsedList, ...]:
    rejected: list[RejectedRecord] = []
    found: dict[str, list[ListEntry]] = {}
    columns: set[str] | None = None
    lines: dict[str, tuple[int, ListEntry]] = {}
    for line, row in _rows(path, rejected, progress, mapping.encoding if mapping else ""):
        if columns is None:
            columns = set(row)
            mapping = mapping or own_columns(row)
            _check(path, mapping, columns)
        assert mapping is not None
        where = f"{path.name} line {line}"
        try:
            entry, unread = _entry(row, mapping)
        except ValueError as error:
            rejected.append(RejectedRecord(where=where, why=str(error)))
            continue
        rejected.extend(RejectedRecord(where=where, why=why) for why in unread)
        before = lines.get(entry.id)
        if before is not None:
            entry, why = _second(entry, *before)
            rejected.append(RejectedRecord(where=where, why=why))
        if entry.id not in lines:
            lines[entry.id] = (line, entry)
            found.setdefault(entry.list_id, []).append(entry)
    if not found or mapping is None:
        raise nothing_in(path, "party", "Check the table, and the mapping beside it.")
    rejected.extend(_kindless(path, [one for entries in found.values() for one in entries]))
    day = published or mapping.published or named_day(path)
    return tuple(
        _list(path, list_id, entries, mapping, day, sha256, rejected if place == 0 else [])
        for place, (list_id, entries) in enumerate(sorted(found.items()))
    )


def _list(
    path: Path,
    list_id: str,
    told: list[ListEntry],
    mapping: Mapping,
    day: str,
    sha256: str,
    rejected: list[RejectedRecord],
) -> ParsedList:
    """Make one list."""
    return ParsedList(
        meta=ListUsed(
            id=list_id,
            title=mapping.title or list_id,
            published=day,
            retrieved="",
            entries=len(told),
            sha256=sha256,
            source=mapping.address or path.name,
            licence=mapping.licence,
        ),
        entries=tuple(told),
        rejected=tuple(rejected),
    )


def _rows(
    path: Path, rejected: list[RejectedRecord], progress: Progress | None, encoding: str
) -> Iterator[tuple[int, Row]]:
    with path.open("rb") as file:
        start = file.read(4)
    if start == _PARQUET:
        yield from _parquet(path)
    elif start.startswith(b"PK"):
        raise BrokenList(
            f"{path.name} is a workbook, and own lists are read as CSV, TSV or Parquet. Save the"
            " sheet as CSV in UTF-8."
        )
    else:
        yield from table(path, rejected, progress, encoding=encoding)


def _parquet(path: Path) -> Iterator[tuple[int, Row]]:
    import polars

    try:
        rows = polars.read_parquet(path).iter_rows(named=True)
    except (polars.exceptions.PolarsError, OSError) as error:
        raise BrokenList(f"{path.name} is no Parquet file ({error}). Write it again.") from None
    for number, row in enumerate(rows, 1):
        yield number, {n: "" if v is None else str(v).strip() for n, v in row.items()}


def _check(path: Path, mapping: Mapping, columns: set[str]) -> None:
    missing = sorted(set(mapping.columns()) - columns)
    if missing:
        raise SettingsError(
            f"the mapping of {path.name} names a column {missing[0]!r}, and the table has none of"
            f" that name; it has: {', '.join(sorted(columns))}. Mend the mapping."
        )


def _entry(row: Row, mapping: Mapping) -> tuple[ListEntry, list[str]]:
    """Make a row's entry; beside it come the values that could not be read as what they are."""
    names = _names(row, mapping)
    list_id = mapping.list_id or _list_id(mapping.read("list_id", row))
    details: list[tuple[str, str]] = []
    unread: list[str] = []

    def keep(name: str, value: str, why: str) -> None:
        details.append((name, value))
        unread.append(f"its {name} {value!r} is {why}; kept as a detail, and not compared")

    kinds = [_KINDS.get(value.casefold()) for value in mapping.read("kind", row)]
    for value, kind in zip(mapping.read("kind", row), kinds, strict=True):
        if kind is None:
            keep("kind", value, "no kind known here")
    days = {
        name: _days(name, row, mapping, keep) for name in ("birth_date", "listed_on", "removed_on")
    }
    codes: list[str] = []
    for value in mapping.read("country", row):
        if code := code_of(value) or country_code(value) or "":
            codes.append(code)
        else:
            keep("country", value, "no country known here")
    gender = next(iter(mapping.read("gender", row)), "").casefold()
    if gender and gender not in _GENDERS:
        keep("gender", gender, "no gender known here")
    urls = mapping.read("url", row)
    used = set(mapping.columns())
    details += [("url", url) for url in urls[1:]]
    details += [(name, value) for name, value in row.items() if name not in used and value]
    numbers = [
        _identifier(scheme, value, codes)
        for scheme, column in mapping.identifiers
        for value in column.values(row)
    ]
    entry = ListEntry(
        id="",
        list_id=list_id,
        kind=next(filter(None, kinds), None),
        names=names,
        programmes=tuple(mapping.read("programme", row)),
        legal_basis=tuple(mapping.read("legal_basis", row)),
        birth_dates=days["birth_date"],
        birth_places=tuple(mapping.read("birth_place", row)),
        nationalities=tuple(sorted(set(codes))),
        gender=_GENDERS.get(gender, ""),
        titles=tuple(mapping.read("title", row)),
        identifiers=tuple(dict.fromkeys(numbers)),
        addresses=tuple(Address(whole=whole) for whole in mapping.read("address", row)),
        remarks="; ".join(mapping.read("remarks", row)),
        listed_on=min(days["listed_on"], default=""),
        listed_on_source="the list's own column" if days["listed_on"] else "",
        removed_on=max(days["removed_on"], default=""),
        url=urls[0] if urls else "",
        sublists=tuple(mapping.read("sublist", row)),
        details=tuple(details),
    )
    return replace(entry, id=_id(entry, next(iter(mapping.read("id", row)), ""))), unread


def _kindless(path: Path, entries: list[ListEntry]) -> Iterator[RejectedRecord]:
    """Say how many parties are of no known kind: their names are compared as organisations' are."""
    count = sum(entry.kind is None for entry in entries)
    if count:
        why = (
            f"{count} of its {len(entries)} parties say no kind that is known, so they are compared"
            " as organisations are, and one asked for as a person is not found among them. Give a"
            " column `kind`"
        )
        yield RejectedRecord(where=path.name, why=why)


def _second(entry: ListEntry, line: int, first: ListEntry) -> tuple[ListEntry, str]:
    """Give an entry whose id another row has an id of its own, made of what it says, and say so."""
    if entry == first:
        return entry, f"the row says the same as line {line}, so it is taken once"
    apart = replace(entry, id=f"{entry.id}-{stable_hash([encode(entry).decode()])}")
    return apart, f"its id is that of line {line} too; both are taken, this one as {apart.id}"


def _names(row: Row, mapping: Mapping) -> tuple[ListedName, ...]:
    first, *more = mapping.read("name", row) or [""]
    if not first:
        raise ValueError("the row has no name, so nobody can be matched against it")
    said = [(first, NameKind.PRIMARY, Quality.STRONG)]
    said += [(name, NameKind.ALIAS, Quality.STRONG) for name in more]
    said += [(n, kind, quality) for what, kind, quality in _NAMES for n in mapping.read(what, row)]
    names: dict[str, ListedName] = {}
    for whole, kind, quality in said:
        names.setdefault(
            whole, ListedName(whole=whole, kind=kind, quality=quality, script=script_of(whole))
        )
    return tuple(names.values())


def _days(
    name: str, row: Row, mapping: Mapping, keep: Callable[[str, str, str], None]
) -> tuple[str, ...]:
    """Read the days of a field: the ISO way, or as the mapping says they are written."""
    found: list[str] = []
    for value in mapping.read(name, row):
        day = _day(value, mapping.formats.get(name, ""))
        if day:
            found.append(day)
        else:
            keep(name, value, "no day that can be read")
    return tuple(dict.fromkeys(found))


def _day(value: str, form: str) -> str:
    try:
        if form:
            return datetime.strptime(value, form).date().isoformat()  # noqa: DTZ007
        if _DAY.fullmatch(value):
            datetime.strptime(f"{value}-01-01"[:10], "%Y-%m-%d")  # noqa: DTZ007
            return value
    except ValueError:
        pass
    return ""


def _identifier(scheme: str, value: str, countries: list[str]) -> Identifier:
    if scheme == "imo":
        value = value.upper().removeprefix("IMO").strip()
    country = "RU" if scheme in ("inn", "ogrn", "kpp") else None
    return as_russian(Identifier(scheme=scheme, value=value, country=country), set(countries))


def _list_id(said: list[str]) -> str:
    name = re.sub(r"[^a-z0-9]+", "-", said[0].casefold()).strip("-") if said else ""
    if not name:
        raise ValueError("the row names no list in `list_id`, so it is on none")
    return f"own-{name.removeprefix('own-')}"


def _id(entry: ListEntry, number: str) -> str:
    """Name an entry by its own number, or by a hash of what identifies the party."""
    if not number:
        number = stable_hash(
            (
                *(entry.kind or "", entry.name, *entry.birth_dates, *entry.nationalities),
                *(f"{i.scheme} {i.value}" for i in entry.identifiers),
            )
        )
    return f"{entry.list_id}-{number}"
