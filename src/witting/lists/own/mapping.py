"""Reads the mapping of a user's own list: which column is what, and what its values mean.

    list: {id: blocked, title: Our blocked parties, published: 2026-03-01, licence: internal}
    file: {encoding: cp1251}
    columns:
      name: Full name
      aliases: {column: AKA, split: ";"}
      kind: Type
      birth_date: Born
      identifiers: {inn: INN, passport: Passport no}
    values:
      kind: {P: person, C: organisation}
    formats:
      birth_date: "%d.%m.%Y"

The same in TOML. Columns that no line names are kept as details.
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from witting.base import SettingsError, parse_day
from witting.lists.own.mapping_file import LARGEST, SCHEMES, table_said, wrong
from witting.lists.own.plain_yaml import load_plain

FIELDS = (
    *("id", "list_id", "name", "aliases", "weak_aliases", "former_names", "kind", "birth_date"),
    *("birth_place", "country", "gender", "title", "address", "programme", "legal_basis"),
    *("sublist", "listed_on", "removed_on", "remarks", "url"),
)
"""What a column can be, beside an identifier."""

_PARTS = {
    "list": ("id", "title", "published", "licence", "address"),
    "file": ("encoding",),
    "columns": (*FIELDS, "identifiers"),
    "values": FIELDS,
    "formats": ("birth_date", "listed_on", "removed_on"),
}
_LIST_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,60}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of the table, and what parts several values in its cells ("": nothing)."""

    name: str
    split: str = ""

    def values(self, row: dict[str, str]) -> list[str]:
        """Give the values of this column in one row."""
        cell = row.get(self.name, "")
        parts = cell.split(self.split) if self.split else [cell]
        return [part.strip() for part in parts if part.strip()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """What the columns of one table mean."""

    list_id: str = ""  # "" where each row says its own
    title: str = ""
    published: str = ""
    licence: str = "the user's own"
    address: str = ""
    encoding: str = ""
    fields: dict[str, tuple[Column, ...]] = field(default_factory=dict)
    identifiers: tuple[tuple[str, Column], ...] = ()
    meanings: dict[str, dict[str, str]] = field(default_factory=dict)
    formats: dict[str, str] = field(default_factory=dict)

    def columns(self) -> list[str]:
        """Name every column the mapping speaks of."""
        named = [column.name for columns in self.fields.values() for column in columns]
        return [*named, *(column.name for _scheme, column in self.identifiers)]

    def read(self, name: str, row: dict[str, str]) -> list[str]:
        """Give the values a row has for a field, each in the meaning the mapping gives it."""
        meanings = self.meanings.get(name, {})
        values = (v for column in self.fields.get(name, ()) for v in column.values(row))
        return [meanings.get(value, value) for value in values]


def read_mapping(path: Path) -> Mapping:
    """Read a mapping file. Raises SettingsError where it is not one, saying what is wrong."""
    if path.stat().st_size > LARGEST:
        raise SettingsError(f"{path.name} is larger than any mapping is; check that it is one.")
    told = _load(path)
    for part, given in told.items():
        if part not in _PARTS:
            raise wrong(path.name, f"it has a part {part!r}", _PARTS)
        if not isinstance(given, dict):
            raise wrong(path.name, f"its part {part!r} has no lines of its own", _PARTS[part])
        for name in given:
            if name not in _PARTS[part]:
                raise wrong(path.name, f"its part {part!r} has a line {name!r}", _PARTS[part])
    about, columns = told.get("list", {}), told.get("columns", {})
    if "name" not in columns:
        raise wrong(path.name, "no column is its `name`, so nobody could be matched", ("name: …",))
    list_id = _text(path, about, "id")
    if not _LIST_ID.fullmatch(list_id):
        raise wrong(path.name, f"its list's id {list_id!r} is no short name", ("a-z, 0-9 and -",))
    return Mapping(
        list_id=f"own-{list_id}",
        title=_text(path, about, "title") or list_id,
        published=_day(path, _text(path, about, "published")),
        licence=_text(path, about, "licence") or "the user's own",
        address=_text(path, about, "address"),
        encoding=_encoding(path, _text(path, told.get("file", {}), "encoding")),
        fields={
            name: _columns(path, name, said)
            for name, said in columns.items()
            if name != "identifiers"
        },
        identifiers=_identifiers(path, columns.get("identifiers", {})),
        meanings={
            name: {str(key): str(value) for key, value in table_said(path.name, name, said).items()}
            for name, said in told.get("values", {}).items()
        },
        formats={name: str(said) for name, said in told.get("formats", {}).items()},
    )


def own_columns(header: Iterable[str]) -> Mapping:
    """Give the mapping of a table whose header uses our own names; several values by semicolon."""
    names = set(header)
    return Mapping(
        fields={
            name: (Column(name=name, split="" if name in _SINGLE else ";"),)
            for name in FIELDS
            if name in names
        },
        identifiers=tuple(
            (scheme, Column(name=scheme, split=";")) for scheme in SCHEMES if scheme in names
        ),
    )


_SINGLE = ("id", "list_id", "name", "kind", "gender", "address", "remarks", "url", "listed_on")


def _load(path: Path) -> dict[str, Any]:
    import yaml

    try:
        text = path.read_text(encoding="utf-8-sig")
        if path.suffix == ".toml":
            return tomllib.loads(text)
        told = load_plain(text)
    except (ValueError, yaml.YAMLError, RecursionError) as error:
        why = " ".join(str(error).split())
        raise SettingsError(f"{path.name} cannot be read as a mapping: {why}. Mend it.") from None
    if not isinstance(told, dict):
        raise wrong(path.name, "it holds no parts", _PARTS)
    return told


def _columns(path: Path, name: str, said: object) -> tuple[Column, ...]:
    given = said if isinstance(said, list) else [said]
    return tuple(_column(path, name, one) for one in given)


def _column(path: Path, name: str, said: object) -> Column:
    if isinstance(said, str) and said:
        return Column(name=said)
    if isinstance(said, dict) and set(said) <= {"column", "split"} and said.get("column"):
        return Column(name=str(said["column"]), split=str(said.get("split", "")))
    known = (f"{name}: A column", f'{name}: {{column: A column, split: ";"}}')
    raise wrong(path.name, f"its column for {name!r} is {said!r}", known)


def _identifiers(path: Path, said: object) -> tuple[tuple[str, Column], ...]:
    found: list[tuple[str, Column]] = []
    for scheme, column in table_said(path.name, "identifiers", said).items():
        if scheme not in SCHEMES:
            raise wrong(path.name, f"its identifiers have a scheme {scheme!r}", SCHEMES)
        found += [(scheme, one) for one in _columns(path, scheme, column)]
    return tuple(found)


def _text(path: Path, told: dict[str, Any], name: str) -> str:
    value = told.get(name, "")
    if isinstance(value, dict | list):
        raise wrong(path.name, f"its {name!r} is {value!r}", (f"{name}: some words",))
    return str(value).strip()


def _day(path: Path, text: str) -> str:
    try:
        return parse_day(text).isoformat() if text else ""
    except ValueError as error:
        raise wrong(path.name, f"its day of publication {error}", ("2026-03-01",)) from None


def _encoding(path: Path, name: str) -> str:
    try:
        "".encode(name or "utf-8")
    except LookupError:
        raise wrong(path.name, f"its encoding {name!r} is not known", ("utf-8", "cp1251")) from None
    return name
