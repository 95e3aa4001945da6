"""Reads a large XML list record by record, refusing everything a list has no use for.

No DOCTYPE, no entities, no network, no huge trees: a sanctions list needs none of them, and each
is a known way to attack a reader. Every record is freed as soon as it has been used.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from witting.base import BrokenList, HostileInput, TooLarge
from witting.base.safe_xml import SAFE_XML
from witting.lists.parsed import Progress

if TYPE_CHECKING:
    from lxml import etree

MOST_HELD = 100_000
"""Elements held before a record is complete; the largest real record has some thousands."""

_PROLOG_BOUND = 65_536
_ENCODING = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
# Encodings whose ASCII characters are single ASCII bytes, so that a DOCTYPE cannot hide.
_PLAIN_ENCODINGS = frozenset({b"utf-8", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"})


def records(
    path: Path, wanted: frozenset[str], progress: Progress | None = None
) -> Iterator[tuple[str, "etree._Element"]]:
    """Give each wanted element with its local name, in file order, freed when the next is taken.

    Namespaces are ignored on purpose: OFAC's has moved. Raises HostileInput for a DOCTYPE or an
    entity, TooLarge for a record without end and BrokenList for XML that is not well formed.
    """
    from lxml import etree

    refuse_hostile_prolog(path)
    held = 0
    with path.open("rb") as file:
        stream = etree.iterparse(
            _Counted(file, path, progress),
            events=("end",),
            **SAFE_XML,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            for _event, element in stream:
                held += 1
                name = str(element.tag).rpartition("}")[2]
                if name in wanted:
                    _refuse_doctype(element, path)
                    yield name, element
                    _free(element)
                    held = 0
                elif held > MOST_HELD:
                    raise TooLarge(_too_many(path))
        except etree.XMLSyntaxError as error:
            raise BrokenList(
                f"{path.name} is not well-formed XML ({error}); a cut-off list would hide listed"
                " parties, so none of it is used. Fetch the file again from its publisher."
            ) from None


def refuse_hostile_prolog(path: Path) -> None:
    """Raise HostileInput where a DOCTYPE or an unusual encoding stands before the first element."""
    with path.open("rb") as file:
        head = file.read(_PROLOG_BOUND)
    opening = re.search(rb"<[A-Za-z_]", head)
    prolog = head[: opening.start()] if opening else head
    if b"<!DOCTYPE" in prolog.upper() or b"<!ENTITY" in prolog.upper():
        raise HostileInput(_refusal(path, "declares a DOCTYPE"))
    declared = _ENCODING.search(prolog)
    if b"\0" in head[:1024] or (declared and declared[1].lower() not in _PLAIN_ENCODINGS):
        raise HostileInput(_refusal(path, "uses an encoding no list publisher uses"))


def _refuse_doctype(element: "etree._Element", path: Path) -> None:
    if element.getroottree().docinfo.internalDTD is not None:
        raise HostileInput(_refusal(path, "declares a DOCTYPE"))


def _refusal(path: Path, what: str) -> str:
    return (
        f"{path.name} {what}. Official lists do not, and it can be used to attack the reader, so"
        " the file is refused unread. Fetch the list again from its publisher."
    )


def _too_many(path: Path) -> str:
    return (
        f"{path.name} has more than {MOST_HELD:,} elements in one record or outside of any."
        " No list has, and it could exhaust the memory, so it is refused. Fetch it again from its"
        " publisher."
    )


def _free(element: "etree._Element") -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


class _Counted:
    """A file that says how far it has been read."""

    def __init__(self, file: BinaryIO, path: Path, progress: Progress | None) -> None:
        self._file = file
        self._progress = progress
        self._what = f"reading {path.name}"
        self._size = path.stat().st_size
        self._done = 0

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(max(size, 1 << 18))
        self._done += len(data)
        if self._progress is not None:
            self._progress(self._what, self._done, self._size)
        return data
