"""Reads JSON that came from elsewhere, record by record: an array, an object that holds one, lines.

Numbers become Decimal, never floats. What is too large or too deep is refused; a line that is no
JSON is named beside the others.
"""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, NoReturn

from witting.base import BrokenInput, HostileInput, TooLarge

LARGEST = 1 << 29
"""Bytes of one file; a whole register of millions is read as a table of columns instead."""
MOST_RECORDS = 3_000_000
_LISTS = ("relations", "records", "statements", "exceptions", "data", "holdings")

Record = tuple[str, Any]
"""Where a record stands, and what it holds; an Exception where the line could not be read."""


def json_records(data: bytes, name: str) -> Iterator[Record]:
    """Give each record of a JSON file with its place; a broken line comes as a ValueError."""
    check_size(data, name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise BrokenInput(
            f"{name}: it is not UTF-8 (byte {problem.start}), so it cannot be read as JSON. "
            "Save it as UTF-8 and give it again."
        ) from None
    try:
        whole = _loads(text, name)
    except json.JSONDecodeError as problem:
        if "\n" not in text.strip():
            raise BrokenInput(
                f"{name}: line {problem.lineno} is no JSON ({problem.msg}). "
                "Nothing of the file can be used. Give the whole file as its publisher wrote it."
            ) from None
        yield from _lines(text, name)
        return
    records = _list_in(whole)
    if len(records) > MOST_RECORDS:
        raise TooLarge(_too_many(name))
    yield from ((f"record {number}", item) for number, item in enumerate(records, 1))


def check_size(data: bytes, name: str) -> None:
    """Refuse a file over the bound before anything of it is read."""
    if len(data) > LARGEST:
        raise TooLarge(
            f"{name}: {len(data):,} bytes are more than the {LARGEST:,} read at once. "
            "Split the file, or give its holdings as a table."
        )


def _list_in(whole: Any) -> list[Any]:
    if isinstance(whole, list):
        return whole
    if isinstance(whole, dict):
        for key in _LISTS:
            if isinstance(whole.get(key), list):
                return list(whole[key])
    return [whole]


def _lines(text: str, name: str) -> Iterator[Record]:
    for number, line in enumerate(text.splitlines(), 1):
        if number > MOST_RECORDS:
            raise TooLarge(_too_many(name))
        if not line.strip():
            continue
        try:
            yield f"line {number}", _loads(line, name)
        except json.JSONDecodeError as problem:
            yield f"line {number}", ValueError(f"the line is no JSON: {problem.msg}")


def _loads(text: str, name: str) -> Any:
    try:
        return json.loads(text, parse_float=Decimal, parse_int=_integer, parse_constant=_no_number)
    except RecursionError:
        raise HostileInput(
            f"{name}: its JSON is nested too deep to be a register of holdings. "
            "It is refused whole. Give the file as its publisher wrote it."
        ) from None


def _integer(text: str) -> int:
    if len(text) > 40:
        raise json.JSONDecodeError("a number of more than 40 digits", text[:40], 0)
    return int(text)


def _no_number(text: str) -> NoReturn:
    raise json.JSONDecodeError(f"{text} is no number", text, 0)


def _too_many(name: str) -> str:
    return (
        f"{name}: it holds more than {MOST_RECORDS:,} records. "
        "Split the file, or give its holdings as a table."
    )


def day_of(text: object) -> date | None:
    """Read a day, or the first day of a month or year; None where nothing is written.

    Raises ValueError for what is no day.

    >>> day_of("2017-11"), day_of("2012-11-29T00:00:00.000Z")
    (datetime.date(2017, 11, 1), datetime.date(2012, 11, 29))
    """
    if text is None or text == "":
        return None
    if not isinstance(text, str) or len(text) > 64:
        raise ValueError(f"{str(text)[:40]!r} is no day")
    plain = text[:10]
    if len(plain) == 4:
        plain += "-01-01"
    elif len(plain) == 7:
        plain += "-01"
    try:
        return date.fromisoformat(plain)
    except ValueError:
        raise ValueError(f"{text!r} is no day") from None
