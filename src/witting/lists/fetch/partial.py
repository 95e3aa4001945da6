"""A download that is not whole yet: its bytes so far, and what it takes to go on with them.

It lies on the disk, so a download cut off by a crash goes on where it stopped.
"""

import json
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import BinaryIO

from witting.base import NotFetched

_MOST_MEMBERS = 200_000
"""No file is packed in more pieces: with 64 KB each they would hold 13 GB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Which content the bytes are of."""

    url: str
    etag: str = ""
    last_modified: str = ""
    encoding: str = ""  # how the bytes are packed

    @property
    def validator(self) -> str:
        """Give what proves that the rest belongs to the same content; "" where nothing does."""
        return "" if self.etag.startswith("W/") else self.etag or self.last_modified


class Partial:
    """One unfinished download in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.body = folder / "body"
        self._about = folder / "about"
        folder.mkdir(parents=True, exist_ok=True)

    @property
    def size(self) -> int:
        """Give how many bytes are here."""
        return self.body.stat().st_size if self.body.is_file() else 0

    def about(self, url: str) -> About | None:
        """Say what the bytes here are of, where a download of this address can go on with them."""
        try:
            about = About(**json.loads(self._about.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None
        return about if about.url == url and about.validator and self.size else None

    def begin(self, about: About) -> None:
        """Start anew: no bytes, of this content."""
        self.discard()
        self.body.touch()
        self._about.write_text(json.dumps(asdict(about)), encoding="utf-8")

    def discard(self) -> None:
        """Forget the bytes here."""
        for file in (self._about, self.body):
            with suppress(FileNotFoundError):
                file.unlink()

    def unpacked(self, name: str, encoding: str, largest: int) -> Path:
        """Unpack the whole body into a file of a name. Raises NotFetched where that fails."""
        target = self.folder / "whole" / name
        target.parent.mkdir(exist_ok=True)
        if encoding in ("", "identity"):
            self.body.replace(target)
            return target
        if encoding not in ("gzip", "x-gzip", "deflate"):
            raise NotFetched(
                f"{name} came packed as {encoding!r}, which was not asked for and is not read."
                " Check the address."
            )
        self._inflate(target, largest)
        return target

    def _inflate(self, target: Path, largest: int) -> None:
        size = 0
        with self.body.open("rb") as packed, target.open("wb") as file:
            try:
                for piece in _unpacked(packed):
                    size += len(piece)
                    if size > largest:
                        raise NotFetched(
                            f"{target.name} unpacks to more than {largest:,} bytes, and no"
                            " sanctions list is that large; it is refused. Check the address."
                        )
                    file.write(piece)
            except zlib.error as error:
                raise NotFetched(
                    f"{target.name} came damaged: it cannot be unpacked ({error}). Try again."
                ) from None
            except EOFError:
                raise NotFetched(
                    f"{target.name} came cut off: it cannot be unpacked whole. Try again."
                ) from None


def _unpacked(packed: BinaryIO) -> Iterator[bytes]:
    """Give what a packed file holds, all members of it: a large gzip file can be of several.

    Raises zlib.error where it is damaged or something else follows, EOFError where it is cut off.
    """
    head = packed.read(1)
    packed.seek(0)
    unpack, members = zlib.decompressobj(wbits=47), 1  # gzip or zlib, told by its head
    while chunk := packed.read(1 << 16):
        while chunk:
            if unpack.eof:
                members += 1
                if head != b"\x1f" or members > _MOST_MEMBERS:
                    raise zlib.error("something else follows after its end")
                unpack = zlib.decompressobj(wbits=31)
            yield unpack.decompress(chunk, 1 << 20)
            chunk = unpack.unused_data if unpack.eof else unpack.unconsumed_tail
    if not unpack.eof:
        raise EOFError


def told(url: str, headers: dict[str, str]) -> About:
    """Give what an answer's headers say of its content."""
    about = About(url=url, etag=headers.get("etag", ""))
    return replace(
        about,
        last_modified=headers.get("last-modified", ""),
        encoding=headers.get("content-encoding", "").strip().lower(),
    )
