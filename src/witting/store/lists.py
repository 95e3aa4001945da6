"""The lists a book was screened against: kept beside it, so that a change can be told from them."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from witting.lists import Snapshot
from witting.lists.durable import write_durably
from witting.parties import Screener, index_key
from witting.parties.store import open_packed


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


def forget_lists(folder: Path, keep: set[str]) -> None:
    """Let go of every kept snapshot but those of these digests."""
    for path in folder.glob("*.snapshot"):
        if path.stem not in keep:
            path.with_suffix(".index").unlink(missing_ok=True)
            path.unlink(missing_ok=True)


def _named(folder: Path, digest: str) -> StoredLists:
    path = folder / f"{digest}.snapshot"
    return StoredLists(snapshot=path, index=path.with_suffix(".index"))


def _fits(index: Path, digest: str) -> bool:
    return index.is_file() and open_packed(index)[0] == index_key(digest)


@lru_cache(maxsize=2)
def _opened(snapshot: Path, index: Path) -> Screener:
    return Screener.open(Snapshot.open(snapshot), index)
