"""The lists a book was screened against: kept beside it, so that a change can be told from them.

Beside the lists of the last screening of everybody stands the index it made of the book.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from witting.base import BrokenSnapshot
from witting.book import INDEX_VERSION
from witting.lists import Snapshot
from witting.lists.durable import write_durably
from witting.parties import Screener, index_key
from witting.parties.store import Array, open_packed, packed_parts

_INDEX = ".book"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredLists:
    """A snapshot in a file and the name index made of it; each process opens both for itself."""

    snapshot: Path
    index: Path

    @property
    def digest(self) -> str:
        """The SHA-256 of what the lists say."""
        return Snapshot.open(self.snapshot).digest

    def screener(self) -> Screener:
        """Open the screener, once a process."""
        return _opened(self.snapshot, self.index)


def keep_lists(snapshot: Snapshot, folder: Path) -> StoredLists:
    """Keep a snapshot and its index in a folder, named by what it says, where they are not yet."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = _named(folder, snapshot.digest)
    if not kept.snapshot.is_file():
        snapshot.write(kept.snapshot)
    if not _fits(kept.index, snapshot.digest):
        write_durably(kept.index, Screener.open(Snapshot.open(kept.snapshot)).saved())
    return kept


def kept_lists(folder: Path, digest: str) -> StoredLists | None:
    """Give the lists of a digest, where they are kept and their index is of this version."""
    kept = _named(folder, digest)
    whole = kept.snapshot.is_file() and _fits(kept.index, digest)
    return kept if digest and whole else None


@dataclass(frozen=True, slots=True, kw_only=True)
class BookIndex:
    """The index of a book in a file, and the lists it was made against."""

    path: Path
    lists: StoredLists

    def arrays(self) -> dict[str, Array]:
        """Open the index."""
        return open_packed(self.path)[1]


def keep_index(lists: StoredLists, arrays: dict[str, Array], engine: str) -> None:
    """Keep the index of a book that was screened against lists, and let go of any other."""
    path = lists.snapshot.with_suffix(_INDEX)
    write_durably(path, packed_parts(arrays, _index_key(lists.digest, engine)))
    for other in path.parent.glob(f"*{_INDEX}"):
        if other != path:
            other.unlink(missing_ok=True)


def kept_index(folder: Path, engine: str) -> BookIndex | None:
    """Give the index of a book, where one is kept that this engine made, with its lists."""
    for path in sorted(folder.glob(f"*{_INDEX}")):
        lists = kept_lists(folder, path.stem)
        if lists and _key_of(path) == _index_key(path.stem, engine):
            return BookIndex(path=path, lists=lists)
    return None


def forget_lists(folder: Path, keep: set[str]) -> None:
    """Let go of every kept snapshot but those of these digests and those of a book's index."""
    needed = keep | {path.stem for path in folder.glob(f"*{_INDEX}")}
    for path in folder.glob("*.snapshot"):
        if path.stem not in needed:
            path.with_suffix(".index").unlink(missing_ok=True)
            path.unlink(missing_ok=True)


def _index_key(digest: str, engine: str) -> str:
    return f"book-{INDEX_VERSION}/{engine}/{index_key(digest)}"


def _key_of(path: Path) -> str:
    """Give the key of an index of a book; "" where it is damaged: it is then made anew."""
    try:
        return open_packed(path)[0]
    except (BrokenSnapshot, OSError):
        return ""


def _named(folder: Path, digest: str) -> StoredLists:
    path = folder / f"{digest}.snapshot"
    return StoredLists(snapshot=path, index=path.with_suffix(".index"))


def _fits(index: Path, digest: str) -> bool:
    return index.is_file() and open_packed(index)[0] == index_key(digest)


@lru_cache(maxsize=3)
def _opened(snapshot: Path, index: Path) -> Screener:
    return Screener.open(Snapshot.open(snapshot), index)
