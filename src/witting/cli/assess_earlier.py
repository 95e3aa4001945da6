"""Reads the earlier deals that new ones are held against: files, or folders of them."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from witting.base import Deal, TooLarge, WittingError
from witting.intake import read

MOST_FILES = 10_000
"""Files of earlier deals read in one call; more belong in a book."""

Unreadable = tuple[str, WittingError]


def read_earlier(paths: Iterable[Path]) -> tuple[list[Deal], list[Unreadable]]:
    """Give the deals of all these files, and each file that could not be read with the reason.

    A folder gives the files in it and under it, hidden ones left out. Raises TooLarge for more
    files than are read in one call.
    """
    deals: list[Deal] = []
    unreadable: list[Unreadable] = []
    for number, path in enumerate(_files(paths), start=1):
        if number > MOST_FILES:
            raise TooLarge(
                f"--earlier names more than {MOST_FILES} files, and flags over all of them would "
                "keep every deal waiting: give the files of the same parties, or of fewer years."
            )
        try:
            deals += read(path)
        except WittingError as problem:
            unreadable.append((str(path), problem))
    return deals, unreadable


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            found = (one for one in sorted(path.rglob("*")) if one.is_file())
            yield from (one for one in found if not _is_hidden(one.relative_to(path)))
        else:
            yield path


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
