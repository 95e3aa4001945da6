"""The doors of this package: a table whole, a table row by row, and what its columns may be."""

import hashlib
import stat
from collections.abc import Iterator
from pathlib import Path

from witting.base import BrokenInput, Deal, TooLarge, UnreadableInput
from witting.intake.behind import with_those_behind
from witting.intake.source import MAX_BYTES, MAX_DEALS, Source
from witting.intake.tables.guessing import SheetGuess
from witting.intake.tables.mapping import TableMapping, read_table_mapping
from witting.intake.tables.reading import IN_TURN, Asked, guesses, stream_deals, table_deals
from witting.intake.tables.text import Progress
from witting.intake.vessels import with_vessels

Mapped = TableMapping | str | Path | None


def read_table_source(source: Source, mapping: Mapped = None, text: str = "") -> list[Deal]:
    """Read every deal of a table that is at hand as bytes; `text` is what they were decoded to.

    Raises InputError for a table that cannot be read or is too long, SettingsError for a mapping
    that is of another.
    """
    if len(source.data) > MAX_BYTES:
        raise TooLarge(
            f"{source.name} is {len(source.data) / 1e6:,.1f} MB and one document may be"
            f" {MAX_BYTES / 1e6:.0f} MB at most: it was not read. {IN_TURN}"
        )
    said = _mapping(mapping)
    asked = Asked(name=source.name, digest=source.digest, mapping=said, most_rows=MAX_DEALS)
    deals = table_deals(text.encode() or source.data, asked)
    if not deals:
        raise BrokenInput(
            f"{source.name} holds no row that can be read: nothing was screened. Check that it is"
            " the file you mean."
        )
    return deals


def read_rows(
    path: str | Path, mapping: Mapped = None, *, progress: Progress | None = None
) -> Iterator[Deal]:
    """Give the deals of a table one after another, however long it is.

    Rows of one reference are one order where they stand together; where they do not, each part says
    so. `mapping` is what `witting map` wrote and a person confirmed, or its file. A row that cannot
    be read comes as a Deal with `unread`, and the others go on. Raises as `read` does, but for
    size.
    """
    file = Path(path)
    asked = Asked(
        name=file.name, digest=_digest(file), mapping=_mapping(mapping), progress=progress
    )
    for deal in stream_deals(file, asked):
        yield with_vessels(with_those_behind(deal))


def guess_table(
    given: str | Path | bytes, name: str = "", *, encoding: str = "", delimiter: str = ""
) -> list[SheetGuess]:
    """Propose what the columns of each sheet of a table are, for a person to confirm."""
    if not isinstance(given, bytes):
        given = _regular(Path(given))
        name = name or given.name
    said = TableMapping(encoding=encoding, delimiter=delimiter)
    return guesses(given, name or "the table", said)


def _mapping(given: Mapped) -> TableMapping | None:
    return given if given is None or isinstance(given, TableMapping) else read_table_mapping(given)


def _regular(file: Path) -> Path:
    try:
        is_file = stat.S_ISREG(file.stat().st_mode)
    except (OSError, ValueError):
        is_file = False
    if not is_file:
        raise UnreadableInput(f"There is no file {file}: check the path and run the command again.")
    return file


def _digest(file: Path) -> str:
    with _regular(file).open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
