"""The doors of this package: a table whole, a table row by row, and what its columns may be."""

import hashlib
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from witting.base import BrokenInput, Deal, TooLarge, UnknownFormat, UnreadableInput
from witting.intake.behind import with_those_behind
from witting.intake.sniff import binary_shape
from witting.intake.source import MAX_BYTES, MAX_DEALS, Source
from witting.intake.tables.encoding import candidates
from witting.intake.tables.guessing import SheetGuess
from witting.intake.tables.mapping import NOT_SAID, TableMapping, read_table_mapping
from witting.intake.tables.reading import IN_TURN, Asked, guesses, stream_deals, table_deals
from witting.intake.tables.sheets import CSV, PARQUET, XLSX, form_of
from witting.intake.tables.text import Progress, encoding_of, known_encoding
from witting.intake.tables.writing import mapping_text
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


@dataclass(frozen=True, slots=True, kw_only=True)
class TableGuess:
    """What the columns of a file's tables may be, for a person to confirm."""

    name: str
    sheets: tuple[SheetGuess, ...]
    encoding: str = ""  # it was read as; "" for UTF-8 and for what is no text
    doubts: tuple[str, ...] = ()  # of the file as a whole
    delimiter: str = ""

    @property
    def is_sure(self) -> bool:
        """Say whether nothing is left for a person to say."""
        tables = [sheet for sheet in self.sheets if sheet.header]
        return bool(tables) and not self.doubts and all(sheet.is_sure for sheet in tables)

    def text(self) -> str:
        """Give the guess as a mapping file."""
        encoding = f"{self.encoding}{NOT_SAID}" if self.doubts and self.encoding else self.encoding
        return mapping_text(self.name, self.sheets, encoding=encoding, delimiter=self.delimiter)


def guess_table(path: str | Path, *, encoding: str = "", delimiter: str = "") -> TableGuess:
    """Propose what the columns of each sheet of a table are, for a person to confirm."""
    file = _table_file(Path(path))
    read_as = known_encoding(encoding) if encoding else ""
    doubts = []
    if not encoding and (likely := candidates(file)):
        read_as = likely[0].name
        said = "; ".join(f"{one.name} reads {', '.join(map(repr, one.words))}" for one in likely)
        doubts.append(f"which encoding it is in, for its bytes are no UTF-8. It may be: {said}")
    said_of = TableMapping(encoding=read_as, delimiter=delimiter)
    return TableGuess(
        name=file.name,
        sheets=tuple(guesses(file, file.name, said_of)),
        encoding=read_as,
        doubts=tuple(doubts),
        delimiter=delimiter,
    )


def is_table_file(path: str | Path) -> bool:
    """Say whether a file is a table by its first bytes, or by its name where it is a text."""
    file = Path(path)
    with file.open("rb") as opened:
        form = form_of(opened.read(4))
    if form == PARQUET:
        return True
    if form == XLSX:
        return file.suffix.lower() in (".xlsx", ".xlsm", ".xltx")
    return file.suffix.lower() in (".csv", ".tsv", ".tab")


def _mapping(given: Mapped) -> TableMapping | None:
    return given if given is None or isinstance(given, TableMapping) else read_table_mapping(given)


def _table_file(file: Path) -> Path:
    """Give a file that can be a table. Raises InputError for what is another kind of file."""
    with _regular(file).open("rb") as opened:
        head = opened.read(1 << 16)
    if form_of(head) == CSV:
        packed = binary_shape(Source(name=file.name, data=head, extension=file.suffix.lower()))
        if packed is not None or (b"\0" in head and encoding_of(head, "") != "utf-16"):
            raise UnknownFormat(
                f"{file.name} is no table: a mapping is for CSV, TSV, XLSX or Parquet. Give it to"
                " `witting assess` as it is."
            )
    return file


def _regular(file: Path) -> Path:
    try:
        is_file = stat.S_ISREG(file.stat().st_mode)
    except (OSError, ValueError):
        is_file = False
    if not is_file:
        raise UnreadableInput(f"There is no file {file}: check the path and run the command again.")
    return file


def _digest(file: Path) -> str:
    with _table_file(file).open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
