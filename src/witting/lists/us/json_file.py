"""Opens a JSON file of one of these lists whole, within bounds."""

from pathlib import Path
from typing import Any

from witting.base import BrokenList, HostileInput, TooLarge
from witting.lists.json_records import loads

LARGEST = 80_000_000
"""Bytes; the Consolidated Screening List, the largest by far, has some 35 million."""


def open_json(path: Path) -> dict[str, Any]:
    """Give the file's object, every number as the text it was written in.

    Raises TooLarge for one too large to be held, HostileInput for one that nests without end, and
    BrokenList for one that is no JSON object.
    """
    if path.stat().st_size > LARGEST:
        raise TooLarge(
            f"{path.name} has more than {LARGEST:,} bytes, which no list of this form has; it is"
            " refused unread. Check that it is the right file."
        )
    try:
        held = loads(path.read_bytes().decode("utf-8-sig"))
    except RecursionError:
        raise HostileInput(
            f"{path.name} nests its JSON without end. Official lists do not, and it can be used to"
            " exhaust the reader, so it is refused. Fetch the list again from its publisher."
        ) from None
    except ValueError as error:
        raise _broken(path, f"is not well-formed JSON ({error})") from None
    if not isinstance(held, dict):
        raise _broken(path, "is no JSON object")
    return held


def records_of(path: Path, held: dict[str, Any], field: str) -> list[Any]:
    """Give the records that stand under one field. Raises BrokenList where they are no list."""
    found = held.get(field)
    if not isinstance(found, list) or not found:
        raise _broken(path, f"holds no records under {field!r}")
    return found


def _broken(path: Path, what: str) -> BrokenList:
    return BrokenList(
        f"{path.name} {what}; a cut-off list would hide listed parties, so none of it is used."
        " Fetch the file again from its publisher."
    )
