"""Labelled names: a file of names with the list entries each should find, for calibration.

CSV or YAML, one row a name. Pure: text in, rows out; the command line reads the files.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from witting.base import BrokenInput, PartyKind
from witting.names import scripts_of
from witting.parties.asked import is_birth_date
from witting.places import country_code

NEEDED = ("name", "expect", "class")
OPTIONAL = ("kind", "birth_date", "countries", "script", "also", "source")
UNKNOWN = "not given"
"""The group of a row that does not say its kind, or has no letters to tell a script from."""

_SHOWN = 5  # mistakes named before the rest is only counted


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledName:
    """One name as a customer book or a payment gives it, and whom it should find."""

    where: str  # file and line
    name: str
    kind: str = ""  # person, organisation, vessel…, "" unknown
    birth_date: str = ""
    countries: tuple[str, ...] = ()
    expect: tuple[str, ...] = ()  # entry ids; finding one of them is finding the party; () nobody
    also: tuple[str, ...] = ()  # entries that may match without being right or wrong
    variation: str = UNKNOWN  # what was done to the name
    script: str = UNKNOWN
    source: str = ""  # where the name is from, in the labeller's words


def read_labelled(text: str, name: str) -> tuple[LabelledName, ...]:
    """Give the rows of a labelled file: YAML where the name ends in .yaml or .yml, else CSV.

    Raises BrokenInput, naming the lines, where columns are missing or values make no sense.
    """
    is_yaml = name.lower().endswith((".yaml", ".yml"))
    rows = list(_yaml_rows(text, name) if is_yaml else _csv_rows(text, name))
    if not rows:
        raise BrokenInput(
            f"{name} holds no labelled names, so nothing can be measured on it. "
            f"Give one row a name, with the columns {', '.join(NEEDED)}."
        )
    read, wrong = [], []
    for where, row in rows:
        try:
            read.append(_labelled(where, row))
        except ValueError as problem:
            wrong.append(f"{where}: {problem}")
    if wrong:
        more = f"\n… and {len(wrong) - _SHOWN} more" if len(wrong) > _SHOWN else ""
        raise BrokenInput(
            f"{len(wrong)} of {len(rows)} rows of {name} cannot be used, and a measurement on the "
            "others would not be one of this file. Mend them:\n" + "\n".join(wrong[:_SHOWN]) + more
        )
    return tuple(read)


def _csv_rows(text: str, name: str) -> Iterator[tuple[str, dict[str, str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [column.strip().lower() for column in next(reader, [])]
        _check_columns(header, name)
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            where = f"{name} line {reader.line_num}"
            if len(cells) != len(header):
                raise BrokenInput(
                    f"{where} has {len(cells)} cells, and the header has {len(header)} columns, so "
                    "no cell can be trusted to stand under its name. Put quotation marks round a "
                    "cell that holds a comma; several entry ids are separated by a semicolon."
                )
            yield where, dict(zip(header, cells, strict=True))
    except csv.Error as problem:
        raise BrokenInput(
            f"{name} line {reader.line_num} is not CSV ({problem}). Write it as UTF-8 text with "
            "commas between the columns and quotation marks round a cell that holds a comma."
        ) from None


def _check_columns(header: list[str], name: str) -> None:
    known = (*NEEDED, *OPTIONAL)
    missing = [column for column in NEEDED if column not in header]
    strange = [column for column in header if column not in known]
    if missing or strange or len(set(header)) < len(header):
        said = [f"it lacks {', '.join(missing)}"] if missing else []
        said += [f"it has {', '.join(map(repr, strange))}, unknown here"] if strange else []
        said = said or ["a column stands in it twice"]
        raise BrokenInput(
            f"The columns of {name} cannot be read: {'; '.join(said)}. Needed are "
            f"{', '.join(NEEDED)}; understood are also {', '.join(OPTIONAL)}."
        )


def _yaml_rows(text: str, name: str) -> Iterator[tuple[str, dict[str, str]]]:
    try:
        # The base loader leaves every value as it is written: NO is Norway, not false.
        found: Any = yaml.load(text, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as problem:  # or nested without end
        raise BrokenInput(f"{name} is not YAML: {problem}. Write a list of rows.") from None
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise BrokenInput(
            f"{name} must be a list of rows, each with {', '.join(NEEDED)}. "
            'Begin each row with a dash, as `- name: "…"`.'
        )
    for number, row in enumerate(found, start=1):
        where = f"{name} row {number}"
        _check_columns([str(key) for key in row], where)
        yield where, {str(key): _joined(value, f"{where}, {key}") for key, value in row.items()}


def _joined(value: object, where: str) -> str:
    parts: list[object] = value if isinstance(value, list) else [value]
    texts = [part for part in parts if isinstance(part, str)]
    if len(texts) < len(parts):
        raise BrokenInput(f"{where}: write a text, or a list of texts.")
    return ";".join(texts)


def _labelled(where: str, row: Mapping[str, str]) -> LabelledName:
    """Read one row; ValueError says what is wrong with it."""
    cell = {key: value.strip() for key, value in row.items()}
    if not cell["name"]:
        raise ValueError("the name is empty: nobody can be found by no name")
    if not cell["class"]:
        raise ValueError("the class is empty: write what was done to the name, or `as listed`")
    kind, born = cell.get("kind", "").lower(), cell.get("birth_date", "")
    if kind and kind not in list(PartyKind):
        raise ValueError(f"the kind {kind!r} is not one of {', '.join(PartyKind)}")
    if born and not is_birth_date(born):
        raise ValueError(f"the birth date {born!r} is not written 1952, 1952-10 or 1952-10-07")
    return LabelledName(
        where=where,
        name=cell["name"],
        kind=kind,
        birth_date=born,
        countries=tuple(sorted({_country(part) for part in _parts(cell.get("countries", ""))})),
        expect=_parts(cell["expect"]),
        also=_parts(cell.get("also", "")),
        variation=cell["class"],
        script=cell.get("script", "").lower() or "+".join(scripts_of(cell["name"])) or UNKNOWN,
        source=cell.get("source", ""),
    )


def _parts(text: str) -> tuple[str, ...]:
    return tuple(sorted({part.strip() for part in text.split(";")} - {""}))


def _country(text: str) -> str:
    code = country_code(text.upper(), allow_codes=True) or country_code(text)
    if code is None:
        raise ValueError(f"{text!r} is no country known here; give its ISO code, as RU")
    return code
