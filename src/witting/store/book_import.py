"""An open table taken into the book: who comes, who leaves where it is the whole book, who may not.

The command line and the service both take tables in here, within one transaction of theirs.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from witting.base import BrokenInput
from witting.book.importing import Book, Refused
from witting.book.records import BookParty
from witting.store import book

MOST_LEAVE = 0.2
"""How much of the book may leave unasked with `replace`: a file cut short looks so too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """What came of a table."""

    file: str
    added: int
    changed: int
    unchanged: int
    left: int
    why_nobody_left: str  # though the table is the whole book
    parties: int  # in the book now
    not_read_columns: tuple[str, ...]
    refused: tuple[Refused, ...]

    def record(self, most_told: int | None = None) -> dict[str, Any]:
        """Give it as plain values; of the refused rows the first ones where there is a most."""
        return {
            "schema": "witting/book-import/1",
            "file": self.file,
            "added": self.added,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "left": self.left,
            "why_nobody_left": self.why_nobody_left,
            "parties": self.parties,
            "not_read_columns": list(self.not_read_columns),
            "rows_refused": len(self.refused),
            "refused": [
                {"line": one.line, "key": one.key, "why": one.why}
                for one in self.refused[:most_told]
            ],
        }


def take_in(
    connection: Connection,
    given: Book,
    now: datetime,
    *,
    replace: bool = False,
    even_most: bool = False,
) -> TakenIn:
    """Take the parties of a table into the book; with `replace`, who is not in it leaves.

    A refused row's party stays, and where a refused row does not say whose it is, nobody leaves.
    Raises BrokenInput for a table of nobody, and where more of the book would leave than a file cut
    short could explain, but for `even_most`: then nothing is changed.
    """
    refused: list[Refused] = []
    seen: set[str] = set()
    held = list(book.all_keys(connection)) if replace else []
    parties = _told_apart(given, refused, seen if replace else None)
    done = book.put(connection, parties, now)
    if not done.added + done.changed + done.unchanged:
        raise _nobody(given, refused)
    why_stayed = _why_all_stay(refused) if replace else ""
    gone = [] if why_stayed else _gone(held, seen, refused)
    if len(gone) > MOST_LEAVE * len(held) and not even_most:
        raise _too_many(given, len(gone), len(held))
    return TakenIn(
        file=given.name,
        added=done.added,
        changed=done.changed,
        unchanged=done.unchanged,
        left=book.remove(connection, gone),
        why_nobody_left=why_stayed,
        parties=book.count(connection),
        not_read_columns=given.unused,
        refused=tuple(refused),
    )


def _told_apart(given: Book, refused: list[Refused], seen: set[str] | None) -> Iterator[BookParty]:
    """Give the parties, and put the refused rows and the keys seen aside."""
    for row in given.rows:
        if isinstance(row, BookParty):
            if seen is not None:
                seen.add(row.key)
            yield row
        else:
            refused.append(row)


def _gone(held: list[str], seen: set[str], refused: list[Refused]) -> list[str]:
    """Give the keys in the book that the file does not have; a refused row is had."""
    had = seen | {one.key for one in refused}
    return [key for key in held if key not in had]


def _why_all_stay(refused: list[Refused]) -> str:
    """Say why nobody may leave: a row whose party cannot be told may be anybody's."""
    unknown = [str(one.line) for one in refused if not one.key]
    if not unknown:
        return ""
    lines = ", ".join(unknown[:5]) + (", …" if len(unknown) > 5 else "")
    return (
        f"nobody left the book: whose the refused rows are (line {lines}) cannot be told, and those"
        " parties would have left it unseen. Mend them and import again"
    )


def _too_many(given: Book, gone: int, held: int) -> BrokenInput:
    return BrokenInput(
        f"{given.name} does not have {gone:,} of the {held:,} parties of the book, and they would"
        " leave it and be screened no more; the book is as it was. Check that the file is whole,"
        " and give --yes (over HTTP yes=true) where they are to leave."
    )


def _nobody(given: Book, refused: list[Refused]) -> BrokenInput:
    first = f" Line {refused[0].line}: {refused[0].why}." if refused else ""
    return BrokenInput(
        f"{given.name} holds no party that can be read, so the book is as it was.{first}"
        " Check the file and its mapping."
    )
