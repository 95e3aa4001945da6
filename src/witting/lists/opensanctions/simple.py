"""Reads OpenSanctions' `targets.simple.csv`: one target on each row, several values in a cell.

The form was read from a whole real file (Ukraine's War and Sanctions of 2026-03-13, 5,600 rows) and
from the exporter in the public repository opensanctions/opensanctions: a cell of several values is
itself a CSV row parted by semicolons, quotes doubled where a value holds one. The format says an
identifier's value and not its scheme; the scheme is told only where the number proves it.
"""

import csv
import re
from dataclasses import replace
from pathlib import Path

from witting.base import (
    Address,
    Identifier,
    ListedName,
    ListEntry,
    NameKind,
    PartyKind,
)
from witting.lists.countries import code_of
from witting.lists.opensanctions.dataset import dataset_name, describe, list_of
from witting.lists.opensanctions.schema import KINDS
from witting.lists.parsed import ParsedList, Progress, RejectedRecord, nothing_in, unknown_fields
from witting.lists.russian_numbers import as_russian
from witting.lists.script import script_of
from witting.lists.table import table

PAGE = "https://www.opensanctions.org/entities/"
COLUMNS = (
    *("id", "schema", "name", "aliases", "birth_date", "countries", "addresses", "identifiers"),
    *("sanctions", "phones", "emails", "program_ids", "dataset"),
    *("first_seen", "last_seen", "last_change"),
)
"""Every column of the format; older files lack `program_ids` and `last_change`."""

_IMO = re.compile(r"IMO\s?(\d{7})")
_MMSI = re.compile(r"[2-7]\d{8}")
_CALL_SIGN = re.compile(r"(?=.*[A-Z])[A-Z0-9]{4,7}")
_LEI = re.compile(r"(?=.*[A-Z])[A-Z0-9]{18}\d{2}")
_BREAKS = {ord("\n"): "\x1e", ord("\r"): "\x1f"}
_UNBROKEN = {0x1E: "\n", 0x1F: "\r"}


def read_simple(
    path: Path, sha256: str, published: str | None = None, progress: Progress | None = None
) -> ParsedList:
    """Read one file. Raises BrokenList where it holds no target that can be read."""
    rejected: list[RejectedRecord] = []
    entries: list[ListEntry] = []
    datasets: list[frozenset[str]] = []
    seen: set[str] = set()
    last = ""
    for line, row in table(path, rejected, progress):
        seen.update(row)
        try:
            entries.append(_entry(row))
        except (ValueError, csv.Error) as error:
            rejected.append(RejectedRecord(where=f"{path.name} line {line}", why=str(error)))
            continue
        datasets.append(frozenset(map(dataset_name, several(row.get("dataset", "")))))
        last = max(last, row.get("last_seen", ""))
    if not entries:
        raise nothing_in(path, "target")
    rejected.extend(unknown_fields(path, seen - set(COLUMNS)))
    list_id = list_of(datasets, path)
    own = list_id.removeprefix("os-")
    return ParsedList(
        meta=describe(
            list_id, published=published or last[:10], entries=len(entries), sha256=sha256
        ),
        entries=tuple(
            replace(entry, list_id=list_id, sublists=() if found == {own} else tuple(sorted(found)))
            for entry, found in zip(entries, datasets, strict=True)
        ),
        rejected=tuple(rejected),
    )


def several(cell: str) -> list[str]:
    r"""Give the values of one cell; a value with a semicolon or a quote in it stands in quotes.

    >>> several('Liana;"A; ""B"" Ltd"'), several('""'), several("two\nlines")
    (['Liana', 'A; "B" Ltd'], [], ['two\nlines'])
    """
    row = next(csv.reader([cell.translate(_BREAKS)], delimiter=";"), [])
    values = (value.translate(_UNBROKEN).strip() for value in row)
    return [value for value in values if value]


def _entry(row: dict[str, str]) -> ListEntry:
    if not row.get("id"):
        raise ValueError("the target has no id, so it cannot be referred to")
    if not row.get("name"):
        raise ValueError(f"the target {row['id']} has no name, so nobody can be matched")
    kind = KINDS.get(row.get("schema", ""))
    said = several(row.get("countries", ""))
    codes = {code for one in said if (code := code_of(one))}
    numbers = [_identifier(value, kind, codes) for value in several(row.get("identifiers", ""))]
    contacts = [
        Identifier(scheme=scheme, value=value)
        for scheme, column in (("phone", "phones"), ("email", "emails"))
        for value in several(row.get(column, ""))
    ]
    names = [row["name"], *several(row.get("aliases", ""))]
    day = row.get("first_seen", "")[:10]
    return ListEntry(
        id=f"os-{row['id']}",
        list_id="",
        kind=kind,
        names=tuple(
            ListedName(
                whole=whole,
                kind=NameKind.ALIAS if place else NameKind.PRIMARY,
                script=script_of(whole),
            )
            for place, whole in enumerate(dict.fromkeys(names))
        ),
        programmes=tuple(several(row.get("program_ids", ""))),
        birth_dates=tuple(several(row.get("birth_date", ""))),
        nationalities=tuple(sorted(codes)) if kind is not PartyKind.VESSEL else (),
        identifiers=tuple(dict.fromkeys([*numbers, *contacts])),
        addresses=tuple(Address(whole=whole) for whole in several(row.get("addresses", ""))),
        vessel=tuple(("country", code) for code in sorted(codes))
        if kind is PartyKind.VESSEL
        else (),
        remarks="; ".join(several(row.get("sanctions", ""))),
        listed_on=day,
        listed_on_source="first seen by OpenSanctions" if day else "",
        url=PAGE + row["id"],
        details=tuple(
            (column, row[column])
            for column in ("schema", "dataset", "first_seen", "last_seen", "last_change")
            if row.get(column)
        )
        + tuple(("countries", one) for one in said if not code_of(one)),
    )


def _identifier(value: str, kind: PartyKind | None, countries: set[str]) -> Identifier:
    """Tell a number's scheme where its own form and the party prove it; else it is `other`.

    A firm has an IMO number too, of another series than a ship's.
    """
    imo = _IMO.fullmatch(value)
    if kind is PartyKind.VESSEL:
        if imo:
            return Identifier(scheme="imo", value=imo[1])
        if _MMSI.fullmatch(value):
            return Identifier(scheme="mmsi", value=value)
        return Identifier(
            scheme="call_sign" if _CALL_SIGN.fullmatch(value) else "other", value=value
        )
    if imo:
        return Identifier(scheme="registration", value=value)
    if _LEI.fullmatch(value):
        return Identifier(scheme="lei", value=value)
    told = as_russian(Identifier(scheme="registration", value=value), countries)
    return told if told.scheme != "registration" else Identifier(scheme="other", value=value)
