"""Opens list files: tells what each is by its content, and puts several together."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

from witting.base import (
    BrokenList,
    NoLists,
    TooLarge,
    UnknownFormat,
    UnreadableInput,
    parse_day,
)
from witting.lists.ofac_csv_files import csv_format
from witting.lists.packed import MAGIC
from witting.lists.parsed import ParsedList, Progress
from witting.lists.snapshot import Snapshot
from witting.lists.xml_stream import refuse_hostile_prolog

LARGEST = 100_000_000
"""No list file comes near this many bytes; a larger one is refused unread."""

_HEAD = 4_096
_ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)[\s>/]")
_NAMED_DAY = re.compile(r"(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)")


def read_list_file(
    path: str | Path, *, published: str | None = None, progress: Progress | None = None
) -> ParsedList:
    """Read one official list file, in whichever known format it is written.

    The day it was published is the file's own; `published` overrides it. A CSV carries none, so a
    day in its name counts (`sdn_2024-02-24.csv`), else it is "": unknown is an answer.

    Raises UnknownFormat for a file that is no list known here, HostileInput for a DOCTYPE, and
    BrokenList for a list that is not what it claims to be; ValueError for a `published` that is
    no day.
    """
    if published:
        parse_day(published)
    file = _readable(Path(path))
    form = format_of(file)
    digest = _sha256(file)
    if form == "ofac-xml":
        from witting.lists.ofac_xml import read_ofac_xml

        return read_ofac_xml(file, digest, published, progress)
    if form == "eu-fsf":
        from witting.lists.eu_fsf import read_eu_fsf

        return read_eu_fsf(file, digest, published, progress)
    if form == "ofac-csv":
        from witting.lists.ofac_csv import read_ofac_csv

        return read_ofac_csv(file, digest, published or named_day(file), progress)
    raise UnknownFormat(
        f"{file.name} is no sanctions list known here, so nothing in it can be screened. Give"
        " OFAC's SDN.XML, CONSOLIDATED.XML or SDN.CSV, the EU's FSF XML 1.1, or a stored snapshot."
    )


def open_lists(
    paths: Iterable[str | Path], as_of: date | None = None, progress: Progress | None = None
) -> Snapshot:
    """Open official files, folders of them and stored snapshots together, as one snapshot.

    Where several editions of one list are given, the newest counts; with `as_of`, the newest
    published by that day, or the earliest where all are later. The others are named in
    `left_out`. One stored snapshot alone is mapped; anything else is held in memory. Raises
    ListError when nothing remains to screen against.
    """
    given = [Path(path) for path in paths]
    if len(given) == 1 and given[0].is_file() and format_of(_readable(given[0])) == "snapshot":
        return Snapshot.open(given[0])
    left_out: list[str] = []
    editions = [edition for path in given for edition in _editions(path, left_out, progress)]
    chosen = _chosen(editions, as_of, left_out)
    if not chosen:
        raise NoLists(
            f"there is no list to screen against in {', '.join(path.name for path in given)};"
            " clearing anybody on that would be wrong. Give an official list file."
            f" {' '.join(left_out)}".rstrip()
        )
    return Snapshot.from_lists(chosen, left_out)


def format_of(path: Path) -> str:
    """Tell a file by its content: `snapshot`, `ofac-xml`, `eu-fsf`, `ofac-csv`, or "" if unknown.

    The files that go beside an OFAC CSV are `ofac-csv-part`: they are no list by themselves.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(MAGIC):
        return "snapshot"
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith(b"<"):
        return _xml_format(path, text)
    return csv_format(head)


def named_day(path: Path) -> str:
    """Give the one day a file's name carries, the ISO way; "" where it carries none."""
    found = _NAMED_DAY.search(path.stem)
    try:
        return date.fromisoformat(found[1]).isoformat() if found else ""
    except ValueError:
        return ""


def _xml_format(path: Path, text: bytes) -> str:
    refuse_hostile_prolog(path)
    root = _ROOT.search(text)
    if root is not None and root[1] == b"sdnList":
        return "ofac-xml"
    return "eu-fsf" if root is not None and root[1] == b"export" else ""


def _editions(path: Path, left_out: list[str], progress: Progress | None) -> Iterator[ParsedList]:
    if not path.is_dir():
        yield from _read(path, progress)
        return
    for file in _files(path):
        form = format_of(_readable(file)) if file.is_file() and file.stat().st_size else ""
        if form == "ofac-csv-part":
            continue
        if form:
            yield from _read(file, progress)
        elif file.is_file():
            left_out.append(f"{file.name} is no list known here.")


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError as error:
        raise _closed(folder, error) from None


def _closed(path: Path, error: OSError) -> UnreadableInput:
    return UnreadableInput(
        f"{path.name} cannot be opened ({error.strerror}), so nobody can be screened against what"
        " it holds. Check its permissions."
    )


def _read(path: Path, progress: Progress | None) -> Iterator[ParsedList]:
    if format_of(_readable(path)) == "snapshot":
        yield from Snapshot.open(path).lists()
    else:
        yield read_list_file(path, progress=progress)


def _chosen(
    editions: list[ParsedList], as_of: date | None, left_out: list[str]
) -> list[ParsedList]:
    """Keep one edition of each list, and name those that gave way."""
    by_list: dict[str, list[ParsedList]] = {}
    for edition in editions:
        by_list.setdefault(edition.meta.id, []).append(edition)
    chosen = [_edition_for(rivals, as_of) for rivals in by_list.values()]
    left_out.extend(
        f"{_named(edition)} gave way to another edition of the same list."
        for edition in editions
        if not any(edition is kept for kept in chosen)
    )
    return chosen


def _edition_for(rivals: list[ParsedList], as_of: date | None) -> ParsedList:
    """Pick the newest edition of the day or before; where all are later, the earliest.

    Of two editions of one day the one with more names counts: the XML over the bare CSV. An edition
    of an unknown day could hold what was not listed yet, so any dated one goes before it.
    """
    rivals = [edition for edition in rivals if edition.meta.published] or rivals
    last = as_of.isoformat() if as_of else "9999"
    in_time = [edition for edition in rivals if edition.meta.published <= last]
    if in_time:
        return max(in_time, key=_age)
    first = min(edition.meta.published for edition in rivals)
    return max((edition for edition in rivals if edition.meta.published == first), key=_age)


def _age(edition: ParsedList) -> tuple[str, int, str]:
    names = sum(len(entry.names) for entry in edition.entries)
    return edition.meta.published, names, edition.meta.sha256


def _named(edition: ParsedList) -> str:
    return f"{edition.meta.id} of {edition.meta.published or 'an unknown day'}"


def _readable(path: Path) -> Path:
    if not path.is_file():
        raise UnreadableInput(
            f"there is no list file {path.name}, so there is nothing to screen against there."
            " Check the path, or fetch the list from its publisher."
        )
    try:
        path.open("rb").close()
    except OSError as error:
        raise _closed(path, error) from None
    size = path.stat().st_size
    if size == 0:
        raise BrokenList(
            f"{path.name} is empty; screening on it would clear everybody. Fetch it again."
        )
    if size > LARGEST:
        raise TooLarge(
            f"{path.name} has {size:,} bytes, and no sanctions list has more than {LARGEST:,};"
            " it is refused unread. Check that it is the right file."
        )
    return path


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        content = sha256()
        while chunk := file.read(1 << 20):
            content.update(chunk)
    return content.hexdigest()
