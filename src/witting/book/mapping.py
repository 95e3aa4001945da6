"""Says which column of a customer book is what, and what the values in it mean.

    file: {encoding: cp1251, delimiter: ";"}
    columns:
      key: Customer no
      name: Full name
      other_names: [Former name, {column: Also known as, split: "|"}]
      kind: Type
      birth_date: Born
      countries: [Nationality, Residence]
      address: [Street, City]
      identifiers: {inn: Tax no, passport: {column: Passport, country: Issued by}}
    values:
      kind: {P: person, C: organisation, V: vessel}
      birth_date: {"01.01.1900": ""}
    formats:
      birth_date: day first
    always:
      role: counterparty

`values` turns a cell into what is meant; into "", where nothing is. `always` says what holds for
every row and has no column.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from witting.base import SettingsError, UnreadableInput
from witting.intake.tables.text import known_encoding
from witting.lists.own.mapping_file import LARGEST, SCHEMES, table_said, wrong
from witting.lists.own.plain_yaml import load_plain

SINGLE = ("key", "kind", "role", "birth_date", "gender")
"""Fields that one column gives."""

FIELDS = (
    *("key", "name", "given_name", "family_name", "other_names", "kind", "role", "birth_date"),
    *("countries", "gender", "address"),
)
"""What a column can be, beside an identifier."""

ORDERS = ("day first", "month first", "year first")
"""How a date that is not ISO can be written; the first two cannot be told from each other."""

NOT_SAID = "?"
"""What `witting book map` writes where only a person can say."""

_PARTS: dict[str, tuple[str, ...]] = {
    "file": ("encoding", "delimiter"),
    "columns": (*FIELDS, "identifiers"),
    "values": FIELDS,
    "formats": ("birth_date",),
    "always": ("kind", "role", "countries"),
}
_MARKS = {"tab": "\t", "comma": ",", "semicolon": ";"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of the table, what parts several values in its cells, and whose they are."""

    name: str
    split: str = ""  # "": one value a cell
    country: str = ""  # of an identifier: the column that says which country gave it


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """What the columns of one table mean."""

    fields: dict[str, tuple[Column, ...]]
    identifiers: tuple[tuple[str, Column], ...] = ()
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    always: dict[str, str] = field(default_factory=dict)
    date_order: str = ""
    encoding: str = ""
    delimiter: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """Name every column the mapping speaks of, each once."""
        named = [column.name for columns in self.fields.values() for column in columns]
        for _scheme, column in self.identifiers:
            named += [column.name, *([column.country] if column.country else [])]
        return tuple(dict.fromkeys(named))


def read_mapping(path: Path) -> Mapping:
    """Read a mapping file. Raises SettingsError where it is none, saying what it can have."""
    import yaml

    if not path.is_file():
        raise UnreadableInput(f"There is no mapping {path}. Check the path.")
    if path.stat().st_size > LARGEST:
        raise SettingsError(f"{path.name} is larger than any mapping is; check that it is one.")
    try:
        told = load_plain(path.read_text(encoding="utf-8-sig"))
    except (ValueError, yaml.YAMLError, RecursionError) as error:
        why = " ".join(str(error).split())
        raise SettingsError(f"{path.name} cannot be read as a mapping: {why}. Mend it.") from None
    return _mapping(path.name, told)


def own_mapping(columns: Iterable[str]) -> Mapping | None:
    """Give the mapping of a header in our own names; None where any column is none of them.

    Several values in a cell are parted by a semicolon.
    """
    named = tuple(columns)
    several = ("other_names", "countries")
    whose = {f"{scheme}_country" for scheme in SCHEMES if scheme in named}.intersection(named)
    if not set(named) <= {*FIELDS, *SCHEMES, *whose} or "key" not in named:
        return None
    if not {"name", "given_name", "family_name"}.intersection(named):
        return None
    return Mapping(
        fields={
            name: (Column(name=name, split=";" if name in several else ""),)
            for name in FIELDS
            if name in named
        },
        identifiers=tuple(
            (scheme, Column(name=scheme, country=country if country in whose else ""))
            for scheme in SCHEMES
            if scheme in named
            for country in (f"{scheme}_country",)
        ),
    )


def _mapping(file: str, told: Any) -> Mapping:
    told = table_said(file, "file", told if told is not None else {})
    for part, given in told.items():
        if part not in _PARTS:
            raise wrong(file, f"it has a part {part!r}", _PARTS)
        for name in table_said(file, part, given):
            if name not in _PARTS[part]:
                raise wrong(file, f"its part {part!r} has a line {name!r}", _PARTS[part])
    columns, about = told.get("columns", {}), told.get("file", {})
    fields = {
        name: _columns(file, name, said) for name, said in columns.items() if name != "identifiers"
    }
    for name in SINGLE:
        if len(fields.get(name, ())) > 1:
            raise wrong(file, f"its {name!r} has several columns", (f"{name}: one column",))
    if "key" not in fields:
        raise wrong(file, "no column is the `key`, the number you know a party by", ("key: …",))
    if not {"name", "given_name", "family_name"}.intersection(fields):
        raise wrong(file, "no column is a name", ("name: …", "given_name and family_name: …"))
    order = _text(file, told.get("formats", {}), "birth_date")
    if order == NOT_SAID:
        raise SettingsError(
            f"{file} leaves open how birth dates are written, and 03/04/1970 is two days: say"
            f" formats: {{birth_date: day first}}, or month first, in place of {NOT_SAID!r}."
        )
    if order and order not in ORDERS:
        raise wrong(file, f"its format of birth dates is {order!r}", ORDERS)
    mark = _text(file, about, "delimiter", strip=False)
    mark = _MARKS.get(mark, mark)
    if len(mark) > 1:
        raise wrong(file, f"its delimiter is {mark!r}", (*_MARKS, "any one sign"))
    encoding = _text(file, about, "encoding")
    values = {
        name: {key: _text(file, said, key) for key in table_said(file, name, said)}
        for name, said in told.get("values", {}).items()
    }
    for name, meant in values.items():
        if unsaid := [value for value, meaning in meant.items() if meaning == NOT_SAID]:
            raise SettingsError(
                f"{file} leaves open what {unsaid[0]!r} means as {name}: say it in place of"
                f" {NOT_SAID!r}."
            )
    return Mapping(
        fields=fields,
        identifiers=_identifiers(file, columns.get("identifiers", {})),
        values=values,
        always={name: _text(file, told["always"], name) for name in told.get("always", {})},
        date_order=order,
        encoding=known_encoding(encoding) if encoding else "",
        delimiter=mark,
    )


def _columns(file: str, name: str, said: object) -> tuple[Column, ...]:
    given = said if isinstance(said, list) else [said]
    if not given:
        raise wrong(file, f"its {name!r} names no column", (f"{name}: A column",))
    return tuple(_column(file, name, one) for one in given)


def _column(file: str, name: str, said: object, *more: str) -> Column:
    parts = ("column", "split", *more)
    if isinstance(said, str) and said:
        return Column(name=said)
    if isinstance(said, dict) and set(said) <= set(parts) and said.get("column"):
        return Column(**{("name" if k == "column" else k): _text(file, said, k) for k in said})
    known = (f"{name}: A column", f"{name}: {{{', '.join(f'{part}: …' for part in parts)}}}")
    raise wrong(file, f"its column for {name!r} is {said!r}", known)


def _identifiers(file: str, said: object) -> tuple[tuple[str, Column], ...]:
    found = []
    for scheme, columns in table_said(file, "identifiers", said).items():
        if scheme not in SCHEMES:
            raise wrong(file, f"its identifiers have a scheme {scheme!r}", SCHEMES)
        given = columns if isinstance(columns, list) else [columns]
        found += [(scheme, _column(file, scheme, one, "country")) for one in given]
    return tuple(found)


def _text(file: str, told: dict[str, Any], name: str, *, strip: bool = True) -> str:
    value = told.get(name, "")
    if not isinstance(value, str):
        raise wrong(file, f"its {name!r} is {value!r}", (f"{name}: some words",))
    return value.strip() if strip else value
