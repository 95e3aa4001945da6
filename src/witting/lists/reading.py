"""Opens list files: tells what each is by its content, and puts several together."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from witting.base import (
    BrokenList,
    NoLists,
    TooLarge,
    UnknownFormat,
    UnreadableInput,
    parse_day,
)
from witting.lists.archive import Archive
from witting.lists.file_hash import hash_of_file
from witting.lists.formats import PART, SNAPSHOT, format_of
from witting.lists.ofac.csv_files import parts_of
from witting.lists.own.beside import is_mapping
from witting.lists.parsed import ParsedList, Progress, in_force
from witting.lists.snapshot import Snapshot

LARGEST = 100_000_000
"""No list file comes near this many bytes; a larger one is refused unread. A format that does come
near has a bound of its own.
"""


def read_list_file(
    path: str | Path, *, published: str | None = None, progress: Progress | None = None
) -> ParsedList:
    """Read one official list file, in whichever known format it is written.

    The day it was published is the file's own; `published` overrides it. A file that carries none
    may carry it in its name (`sdn_2024-02-24.csv`), else it is "": unknown is an answer.

    Raises UnknownFormat for a file that is no list known here, HostileInput for a DOCTYPE, and
    BrokenList for a list that is not what it claims to be, or for a file of several lists, which
    `read_lists` reads; ValueError for a `published` that is no day.
    """
    found = read_lists(path, published=published, progress=progress)
    if len(found) != 1:
        named = ", ".join(parsed.meta.id for parsed in found)
        raise BrokenList(
            f"{Path(path).name} holds {len(found)} lists ({named}), and one was asked for; taking"
            " the first would hide the others. Read it with read_lists."
        )
    return found[0]


def read_lists(
    path: str | Path,
    *,
    published: str | None = None,
    progress: Progress | None = None,
    came_from: str = "",
) -> tuple[ParsedList, ...]:
    """Read every list one official file holds; otherwise as `read_list_file`.

    `came_from` is where this file came from, which is then told before its publisher's address.
    """
    if published:
        parse_day(published)
    file = _readable(Path(path))
    form = format_of(file)
    if form is None or not form.reader:
        raise UnknownFormat(
            f"{file.name} is no sanctions list known here, so nothing in it can be screened."
            " Give an official list file; `witting lists sources` names those that are read."
        )
    found = form.read(file, hash_of_file(file).hex(), published, progress)
    return tuple(_from(in_force(parsed), came_from) for parsed in found)


def _from(parsed: ParsedList, came_from: str) -> ParsedList:
    """Say where a list came from, and beside it where its publisher gives it."""
    told = parsed.meta.source
    address, mark, lacking = told.partition(", without ")
    if not came_from or address == came_from:
        return parsed
    given = f", which its publisher gives at {address}" if "://" in address else ""
    source = f"{came_from}{given or f', {address}' if address else ''}{mark}{lacking}"
    return replace(parsed, meta=replace(parsed.meta, source=source))


def open_lists(
    paths: Iterable[str | Path], as_of: date | None = None, progress: Progress | None = None
) -> Snapshot:
    """Open official files, folders of them and stored snapshots together, as one snapshot.

    Where several editions of one list are given, the newest counts; with `as_of`, the newest
    published by that day, or the earliest where all are later. The others are named in
    `left_out`. A table with a mapping beside it (`blocked.csv`, `blocked.mapping.yaml`) is the
    user's own list; `witting.lists.own` says how. One stored snapshot alone is mapped; anything
    else is held in memory. Raises ListError when nothing remains to screen against.
    """
    given = [Path(path) for path in paths]
    if len(given) == 1 and given[0].is_file() and _is_snapshot(given[0]):
        return Snapshot.open(given[0])
    editions, left_out = read_editions(given, progress)
    chosen = _chosen(editions, as_of, left_out)
    if not chosen:
        raise NoLists(
            f"there is no list to screen against in {', '.join(path.name for path in given)};"
            " clearing anybody on that would be wrong. Give an official list file."
            f" {' '.join(left_out)}".rstrip()
        )
    return Snapshot.from_lists(chosen, left_out)


def read_editions(
    paths: Iterable[str | Path], progress: Progress | None = None, published: str = ""
) -> tuple[list[ParsedList], list[str]]:
    """Read every edition of every list in files, folders, stored snapshots and archives.

    `published` is the day of the files that say none themselves. Beside the editions come the files
    of the folders that were not read, each in a sentence.
    """
    left_out: list[str] = []
    found = [one for path in paths for one in _editions(Path(path), left_out, progress, published)]
    return found, left_out


def _editions(
    path: Path, left_out: list[str], progress: Progress | None, published: str
) -> Iterator[ParsedList]:
    if not path.is_dir():
        yield from _read(path, progress, published)
        return
    if Archive.is_at(path):
        yield from Archive(path).used_lists()
        return
    files = _files(path)
    taken = {beside for file in files for beside in parts_of(file)}
    for file in files:
        if file.is_dir():
            left_out.append(f"{file.name} is a folder in {path.name}, and its files were not read.")
            continue
        form = format_of(_readable(file)) if file.is_file() and file.stat().st_size else None
        if form is not None and form.name == PART:
            if file not in taken and not is_mapping(file):
                left_out.append(
                    f"{file.name} goes beside a main file of OFAC's, and none of the same name is"
                    " there; it was not read."
                )
        elif form is not None:
            yield from _read(file, progress, published)
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


def _read(path: Path, progress: Progress | None, published: str) -> Iterator[ParsedList]:
    if _is_snapshot(path):
        yield from Snapshot.open(path).lists()
        return
    found = read_lists(path, progress=progress, came_from=path.name)
    if published and not all(parsed.meta.published for parsed in found):
        found = read_lists(path, progress=progress, came_from=path.name, published=published)
    yield from found


def _is_snapshot(path: Path) -> bool:
    form = format_of(_readable(path))
    return form is not None and form.name == SNAPSHOT


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
    form = format_of(path) if size > LARGEST else None
    most = max(LARGEST, form.largest if form else 0)
    if size > most:
        raise TooLarge(
            f"{path.name} has {size:,} bytes, and no sanctions list has more than {most:,};"
            " it is refused unread. Check that it is the right file."
        )
    return path
