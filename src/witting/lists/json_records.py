"""Reads a file of JSON records one by one: a record on each line, or all of them in one array.

Lines are read one at a time, so a file of a million records needs no memory of its own. A line
that is no JSON, that nests too deep or that is too long comes back by its number.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from witting.base import BrokenList, TooLarge
from witting.lists.parsed import Progress, RejectedRecord

LONGEST_LINE = 8_000_000
"""A record longer than this many bytes is no listed party."""
DEEPEST = 32
"""How deep a record may nest; OpenSanctions' nested form is the deepest that is read here."""

LARGEST_ARRAY = 500_000_000
"""Bytes: an array is read whole, and takes several times as much memory; lines are not."""

_OFTEN = 5_000
_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[\]{}]', re.DOTALL)


def records(
    path: Path, rejected: list[RejectedRecord], progress: Progress | None = None
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give each record with its place in words; numbers come as the text they were written in.

    Raises BrokenList for an array that is no JSON, TooLarge for one that is too large or too deep.
    """
    with path.open("rb") as file:
        start = file.read(64).removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    found = _of_array(path) if start == b"[" else _of_lines(path, rejected, progress)
    for where, record in found:
        if isinstance(record, dict):
            yield where, record
        else:
            rejected.append(RejectedRecord(where=where, why="the record is no JSON object"))


def _of_array(path: Path) -> Iterator[tuple[str, object]]:
    if path.stat().st_size > LARGEST_ARRAY:
        raise TooLarge(
            f"{path.name} is one JSON array of more than {LARGEST_ARRAY:,} bytes, and an array is"
            " held whole while it is read. Write it with one record on each line."
        )
    try:
        text = path.read_bytes().decode("utf-8-sig")
        if _depth(text) > DEEPEST + 1:
            raise TooLarge(
                f"{path.name} nests its JSON more than {DEEPEST} deep, which no list does, so it is"
                " refused. Fetch the file again from its publisher."
            )
        held = loads(text)
    except ValueError as error:
        raise BrokenList(
            f"{path.name} is not well-formed JSON ({error}); a cut-off list would hide listed"
            " parties, so none of it is used. Fetch the file again from its publisher."
        ) from None
    for number, record in enumerate(held, 1):
        yield f"{path.name} record {number}", record


def _of_lines(
    path: Path, rejected: list[RejectedRecord], progress: Progress | None
) -> Iterator[tuple[str, object]]:
    size, done = path.stat().st_size, 0
    with path.open("rb") as file:
        for number, line in enumerate(iter(lambda: file.readline(LONGEST_LINE + 1), b""), 1):
            done += len(line)
            if progress is not None and number % _OFTEN == 0:
                progress(f"reading {path.name}", done, size)
            where = f"{path.name} line {number}"
            if len(line) > LONGEST_LINE and not line.endswith(b"\n"):
                rejected.append(RejectedRecord(where=where, why="the line is too long to be read"))
                done += _skip_line(file.readline)
                continue
            if not line.strip():
                continue
            try:
                record = record_of(line)
            except ValueError as error:
                rejected.append(RejectedRecord(where=where, why=f"no JSON record ({error})"))
                continue
            yield where, record


def _skip_line(readline: Any) -> int:
    skipped = 0
    while piece := readline(LONGEST_LINE):
        skipped += len(piece)
        if piece.endswith(b"\n"):
            break
    return skipped


def record_of(line: bytes) -> object:
    """Read one line. Raises ValueError where it is no JSON or nests too deep."""
    text = line.decode("utf-8-sig")
    if text.count("[") + text.count("{") > DEEPEST and _depth(text) > DEEPEST:
        raise ValueError(f"it nests more than {DEEPEST} deep")
    return loads(text)


def loads(text: str) -> Any:
    """Read JSON with every number as the text it was written in."""
    return _DECODER.decode(text)


def _depth(text: str) -> int:
    depth = deepest = 0
    for match in _TOKEN.finditer(text):
        token = match[0]
        if token in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif token in "]}":
            depth -= 1
    return deepest
