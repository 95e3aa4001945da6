"""The input itself: its bytes, what to call it, and its hash; refused at the door when too large.

The size is asked of the file system before a byte is read, so a huge file costs nothing.
"""

import stat
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from witting.base import TooLarge, UnreadableInput

MAX_BYTES = 20_000_000
"""The most one document may weigh. A message, an order or a story is a few kilobytes; bulk files
of many million payments are a later door's business."""

MAX_BATCH_BYTES = 40_000_000
"""The most a file of messages may weigh: ten thousand payments in XML, with their indentation."""

MAX_DEALS = 50_000
"""The most deals one document may hold: more is a bulk file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One input: where it came from and what it holds."""

    name: str  # what errors and verdicts call it
    data: bytes
    extension: str = ""  # `.xml`, in lower case; breaks ties only
    digest: str = ""  # SHA-256 of the bytes


def open_source(given: str | Path | bytes, name: str | None = None) -> Source:
    """Take bytes as they are, or read the file a path names.

    Raises UnreadableInput for a missing file, a directory or an empty input, TooLarge over the
    bound.
    """
    if isinstance(given, bytes | bytearray | memoryview):
        label = name or "the input"
        return _checked(label, bytes(given), Path(label).suffix)
    path = Path(given)
    return _checked(name or path.name, _read_file(path), path.suffix)


def _read_file(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise UnreadableInput(
                f"{path} is a directory, and a directory is not a document: give the files in it."
            )
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise UnreadableInput(
                f"{path} is a pipe or a device, and reading it might never end: save the document "
                "to a file and give that."
            )
        _check_size(found.st_size, str(path), MAX_BATCH_BYTES)
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableInput(
            f"There is no file {path}: check the path and run the command again."
        ) from None
    except (OSError, ValueError) as error:
        # ValueError: a path with a NUL character in it.
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableInput(
            f"{str(path)!r} cannot be opened ({reason}): check its permissions and its path."
        ) from None


def check_count(count: int, what: str, name: str) -> None:
    """Refuse a document of too many deals.

    Raises TooLarge.
    """
    if count > MAX_DEALS:
        raise TooLarge(
            f"{name} holds {count:,} {what} and one document may hold {MAX_DEALS:,} at most: it "
            "was not read. Split it and give the parts."
        )


def _checked(name: str, data: bytes, extension: str) -> Source:
    _check_size(len(data), name, MAX_BATCH_BYTES)
    if not data.strip():
        raise UnreadableInput(
            f"{name} is empty: nothing was screened. Send the whole document again."
        )
    digest = sha256(data).hexdigest()
    return Source(name=name, data=data, extension=extension.lower(), digest=digest)


def check_document(source: Source) -> None:
    """Refuse a document that is no file of messages and weighs more than one document may.

    Raises TooLarge.
    """
    _check_size(len(source.data), source.name, MAX_BYTES)


def _check_size(size: int, name: str, most: int) -> None:
    if size > most:
        raise TooLarge(
            f"{name} is {size / 1e6:,.1f} MB and one document may be {most / 1e6:.0f} MB at "
            "most: it was not read. Split it into its messages and give those; a table is read row "
            "by row by witting.intake.tables.read_rows."
        )
