"""Proposes a mapping for a table nobody has described: as a file to be checked by a person.

It looks at the names of the columns and at the first rows, and says beside each line what it went
by. What a table alone cannot tell, such as whether 03/04 is in March or in April, is left as `?`,
and an import refuses it until somebody has said.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from witting.base import SettingsError
from witting.book.headers import GENDER_WORDS, KIND_WORDS, ROLE_WORDS, field_of
from witting.book.importing import KINDS
from witting.book.mapping import FIELDS, NOT_SAID, SINGLE
from witting.book.table import open_table
from witting.intake.tables.encoding import better_than, candidates
from witting.intake.tables.text import known_encoding
from witting.intake.tables.words import folded
from witting.parties.asked import gender_of

LOOKED_AT = 1_000  # rows
_LATE_YEAR = re.compile(r"\s*(\d{1,2})[./\-\s](\d{1,2})[./\-\s](\d{4})(?:\D.*)?")
_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_ ]*")
_VALUE_MARKS = ";|"


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """A proposed mapping, as text to be checked and saved."""

    text: str
    fields: dict[str, str]  # what each column was taken for; "" where for nothing
    open_questions: tuple[str, ...]  # what must be said before it can be used


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the mapping and what it was guessed from."""

    name: str
    value: str
    why: str


def guess_mapping(path: str | Path, *, encoding: str = "", delimiter: str = "") -> Guess:
    """Propose a mapping for a table. Raises InputError for a file that is none."""
    file = Path(path)
    asks: list[str] = []
    read_as = known_encoding(encoding) if encoding else _likely(file, asks)
    table = open_table(file, encoding=read_as, delimiter=delimiter)
    rows = [row.cells for row in islice(table.rows, LOOKED_AT) if not row.why]
    cells = {name: [row[at] for row in rows] for at, name in enumerate(table.columns)}
    fields = {name: field_of(name) for name in table.columns}
    for name in SINGLE:
        for extra in [column for column, of in fields.items() if of == name][1:]:
            fields[extra] = ""
    if encoding:
        _doubt(encoding, file, asks)
    columns = [
        line
        for name in FIELDS
        if (line := _columns(name, [c for c, of in fields.items() if of == name], cells))
    ]
    columns += _identifiers(fields)
    if not any(line.name == "key" for line in columns):
        asks.append("which column is the key, the number you know a party by")
    if not {"name", "given_name", "family_name"} & {line.name for line in columns}:
        asks.append("which column is the name")
    values = _values(fields, cells, asks)
    formats = _formats(fields, cells, asks)
    parts = [
        *_part("file", _file(encoding or (NOT_SAID if read_as else ""), delimiter)),
        *_part("columns", columns),
        *_part("values", values),
        *_part("formats", formats),
    ]
    unused = [name for name, of in fields.items() if not of]
    head = [*_head(file, len(rows), asks), *_read_as(read_as, fields, cells)]
    return Guess(
        text="\n".join([*head, *parts, *_foot(unused)]) + "\n",
        fields=fields,
        open_questions=tuple(asks),
    )


def _likely(file: Path, asks: list[str]) -> str:
    """Give the encoding to read a text as that is no UTF-8, and ask which it is; else ""."""
    found = candidates(file) if file.is_file() else ()
    if not found:
        return ""
    said = "; ".join(f"{one.name} reads {', '.join(map(repr, one.words))}" for one in found)
    asks.append(
        f"which encoding it is in, for its bytes are no UTF-8. It may be: {said}. Guess anew with"
        " --encoding"
    )
    return found[0].name


def _doubt(encoding: str, file: Path, asks: list[str]) -> None:
    """Ask about an encoding that was given, where its letters make no words."""
    other = better_than(encoding, file)
    if other is not None:
        asks.append(
            f"whether the encoding is {encoding}: {other.name} makes more words of it, such as"
            f" {', '.join(map(repr, other.words))}"
        )


def _read_as(encoding: str, fields: dict[str, str], cells: dict[str, list[str]]) -> list[str]:
    """Say which encoding the table was read as, with names to check it by."""
    if not encoding:
        return []
    named = [cell for name, of in fields.items() if "name" in of for cell in cells[name] if cell]
    named = sorted(dict.fromkeys(named), key=str.isascii)[:3]
    return [f"# Read as {encoding}. Are these names right? {_comment('; '.join(named) or 'none')}"]


def _head(file: Path, rows: int, asks: Sequence[str]) -> list[str]:
    guessed = f"guessed from its header and its first {rows:,} rows"
    head = [
        f"# A mapping for {_comment(file.name)}, {guessed}.",
        "# Check every line before you import with it; a wrong column clears the wrong people.",
    ]
    return head + [f"# TO SAY: {ask}." for ask in asks]


def _foot(unused: Sequence[str]) -> list[str]:
    return [f"# Not read: {', '.join(map(_comment, unused))}."] if unused else []


def _file(encoding: str, delimiter: str) -> list[_Line]:
    said = (("encoding", encoding), ("delimiter", delimiter))
    return [_Line(name, _quoted(value), "as given") for name, value in said if value]


def _part(name: str, lines: Iterable[_Line]) -> list[str]:
    written = [f"  {line.name}: {line.value}  # {_comment(line.why)}" for line in lines]
    return [f"{name}:", *written] if written else []


def _columns(name: str, found: list[str], cells: dict[str, list[str]]) -> _Line | None:
    if not found:
        return None
    several = name in ("other_names", "countries")
    given = [_column(column, cells[column] if several else []) for column in found]
    return _Line(
        name, _one_or_several(given), "by its name" if len(given) == 1 else "by their names"
    )


def _column(name: str, cells: list[str]) -> str:
    mark = next((mark for mark in _VALUE_MARKS if any(mark in cell for cell in cells)), "")
    return f"{{column: {_quoted(name)}, split: {_quoted(mark)}}}" if mark else _quoted(name)


def _identifiers(fields: dict[str, str]) -> list[_Line]:
    found: dict[str, list[str]] = {}
    for column, of in fields.items():
        if of.startswith("identifiers."):
            found.setdefault(of.partition(".")[2], []).append(_quoted(column))
    schemes = (f"{scheme}: {_one_or_several(found[scheme])}" for scheme in sorted(found))
    return [_Line("identifiers", f"{{{', '.join(schemes)}}}", "by their names")] if found else []


def _values(fields: dict[str, str], cells: dict[str, list[str]], asks: list[str]) -> list[_Line]:
    """Say what stands in the columns whose values must be ours, and what it may mean."""
    lines = []
    words_of = {
        "kind": {word: kind.value for kind, words in KIND_WORDS.items() for word in words},
        "role": {word: role for role, words in ROLE_WORDS.items() for word in words},
        "gender": {word: said for said, words in GENDER_WORDS.items() for word in words},
    }
    for name, words in words_of.items():
        column = next((column for column, of in fields.items() if of == name), None)
        found = sorted({cell for cell in cells.get(column or "", []) if cell})
        meant = {cell: words.get(folded(cell), NOT_SAID) for cell in found}
        meant = {cell: to for cell, to in meant.items() if not _is_ours(name, cell)}
        if len(meant) > 20:
            asks.append(f"whether {column!r} is the {name}: it has {len(found)} values")
            continue
        unknown = [cell for cell, to in meant.items() if to == NOT_SAID]
        if unknown:
            asks.append(f"what {', '.join(map(repr, unknown))} means as {name}")
        if meant:
            pairs = ", ".join(f"{_quoted(cell)}: {_quoted(to)}" for cell, to in meant.items())
            lines.append(_Line(name, f"{{{pairs}}}", f"by what stands in {column!r}"))
    return lines


def _is_ours(name: str, cell: str) -> bool:
    if name == "kind":
        return cell.casefold() in KINDS
    if name == "role":
        return cell.casefold() in ROLE_WORDS
    try:
        return bool(gender_of(cell))
    except SettingsError:
        return False


def _formats(fields: dict[str, str], cells: dict[str, list[str]], asks: list[str]) -> list[_Line]:
    """Say which of day and month stands first, where a date in the table shows it."""
    column = next((column for column, of in fields.items() if of == "birth_date"), None)
    late = [found for cell in cells.get(column or "", []) if (found := _LATE_YEAR.fullmatch(cell))]
    if not late:
        return []
    day = next((found[0] for found in late if int(found[1]) > 12 >= int(found[2])), "")
    month = next((found[0] for found in late if int(found[2]) > 12 >= int(found[1])), "")
    if bool(day) == bool(month):
        asks.append(f"whether birth dates as {late[0][0]!r} have the day or the month first")
        return [_Line("birth_date", _quoted(NOT_SAID), "day first, or month first")]
    said = "day first" if day else "month first"
    return [_Line("birth_date", said, f"{day or month} has no other reading")]


def _one_or_several(given: Sequence[str]) -> str:
    return given[0] if len(given) == 1 else f"[{', '.join(given)}]"


def _quoted(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _comment(text: str) -> str:
    """Give a text that stays on its line."""
    return " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", " ", text).split())
