"""Finds and reads the files of a folder of law or of cases: nothing is passed over in silence.

A link, a pipe or a device among the files is refused by its name, for the law in it would be
missing, or reading it might never end. Files are bounded in size and in number.
"""

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

from witting.base import BrokenLaw, TooLarge
from witting.lawbook.reading import refuse

LARGEST = 1_000_000
"""Bytes of one file: refused or read in a second at worst. The largest file of the lawbook that
comes with witting, its sources, has 61 kB; the largest file of cases in its tests has 25 kB."""

LARGEST_IN_ALL = 20_000_000
"""Bytes of all files of one folder of law. The lawbook that comes with witting has 0.4 MB."""

MOST = 10_000
"""Files and folders beneath one folder. The lawbook that comes with witting has 128 files."""


def files_under(
    folder: Path,
    *,
    but_not: str = "",
    is_wanted: Callable[[str], bool] = bool,
    follows_links: bool = False,
) -> list[Path]:
    """Give the files beneath a folder, as seen from there, in a fixed order.

    One folder in it may be left out by name, and so may files whose name `is_wanted` does not want
    (any name is). A link to a folder is refused by its name, and so is each wanted thing that is no
    ordinary file; a link to one is followed only where that is said. Raises BrokenLaw, and TooLarge
    for more than `MOST` files and folders.
    """
    found = []
    for number, entry in enumerate(_walk(folder, but_not), start=1):
        if number > MOST:
            raise TooLarge(
                f"{folder}: more than {MOST:,} files and folders lie in it, and none was used. No "
                "lawbook is so large. Point at the folder that holds the law or the cases alone."
            )
        if entry.is_symlink() and (entry.is_dir() or is_wanted(entry.name)):
            if not (follows_links and entry.is_file()):
                _refuse_link(entry.path)
        elif entry.is_dir() or not is_wanted(entry.name):
            continue
        elif not entry.is_file():
            _refuse_kind(entry.path)
        found.append(Path(entry.path).relative_to(folder))
    return sorted(found, key=lambda where: where.parts)


def read_bounded(file: Path, where: str) -> bytes:
    """Read the bytes of one file, asking for its kind and its size before it is opened.

    `where` is the name used in messages. Raises BrokenLaw for what cannot be read or is no
    ordinary file, TooLarge for more than `LARGEST` bytes.
    """
    try:
        found = file.stat()
        if not stat.S_ISREG(found.st_mode):
            _refuse_kind(where)
        if found.st_size <= LARGEST:
            return file.read_bytes()
    except OSError as problem:
        _refuse_unreadable(where, problem)
    raise TooLarge(
        f"{where}: it has {found.st_size:,} bytes, more than the {LARGEST:,} a file of law or of "
        "cases may have. Nothing in it was used: such files have some kilobytes, and reading one "
        "without end would hold up every answer. Split it, or check that it is the right file."
    )


def _walk(folder: Path, but_not: str) -> Iterator[os.DirEntry[str]]:
    """Give all that lies beneath a folder, in a fixed order, without following a link."""
    left = [folder]
    while left:
        here = left.pop()
        try:
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except OSError as problem:
            _refuse_unreadable(str(here), problem)
        for entry in entries:
            is_folder = entry.is_dir(follow_symlinks=False)
            if is_folder and here == folder and entry.name == but_not:
                continue
            yield entry
            if is_folder:
                left.append(Path(entry.path))


def _refuse_link(where: str) -> NoReturn:
    refuse(
        where,
        0,
        f"this is a link to {Path(where).readlink()}",
        "What it leads to may change without a trace here, or not be there at all.",
        "Put the file or the folder itself in its place, or take the link out.",
    )


def _refuse_kind(where: str) -> NoReturn:
    refuse(
        where,
        0,
        "this is no ordinary file (a pipe, a socket, a device or a folder)",
        "Reading it might never end; passing it over would drop the law in it in silence.",
        "Put an ordinary file in its place, or take it out.",
    )


def _refuse_unreadable(where: str, problem: OSError) -> NoReturn:
    raise BrokenLaw(
        f"{where}: it cannot be read ({problem.strerror}). What it holds would be missing. Check "
        "the path and the permissions, or take it out."
    ) from None
