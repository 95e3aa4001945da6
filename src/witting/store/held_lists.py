"""Where lists that a case was judged by are found again, by the digest of what they say."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from witting.base import BrokenSnapshot, ListError
from witting.lists import Archive, ParsedList, Snapshot
from witting.parties import Screener, index_key
from witting.parties.store import open_packed

CASE_LISTS = "case-lists"
"""The folder, in the user's, where the service keeps the lists its cases were judged by
(`witting.store.lists.keep_lists`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where to look: folders of kept snapshots, and the archive of editions where there is one."""

    folders: tuple[Path, ...] = ()
    archive: Path | None = None


def find_lists(digest: str, used: Sequence[dict[str, Any]], places: Places) -> Snapshot | None:
    """Find the snapshot of a digest; None where it is not held.

    `used` are its lists as the case names them: where the snapshot is not kept whole, it is put
    together again of the editions the archive holds.
    """
    shipped = Snapshot.default()
    if shipped.digest == digest:
        return shipped
    for path in _files(digest, places):
        with suppress(ListError):
            found = Snapshot.open(path)
            if found.digest == digest:
                return found
    parts = [next(_editions(one, places), None) for one in used]
    if not parts or None in parts:
        return None
    together = Snapshot.from_lists(part for part in parts if part is not None)
    return together if together.digest == digest else None


def is_held(used: dict[str, Any], places: Places) -> bool:
    """Say whether one list of a case is held."""
    return next(_editions(used, places), None) is not None


def screener_of(lists: Snapshot, places: Places) -> Screener:
    """Give the screener of a snapshot: by an index that is kept, else made anew."""
    if lists.digest == Snapshot.default().digest:
        return Screener.default()
    folders = [*places.folders, *([places.archive / "indexes"] if places.archive else [])]
    for folder in folders:
        path = folder / f"{lists.digest}.index"
        with suppress(BrokenSnapshot, OSError):
            if path.is_file() and open_packed(path)[0] == index_key(lists.digest):
                return Screener.open(lists, path)
    return Screener.of(lists)


def _files(digest: str, places: Places) -> Iterator[Path]:
    """Give the files that may be the snapshot."""
    for folder in places.folders:
        path = folder / f"{digest}.snapshot"
        if path.is_file():
            yield path
    if places.archive is not None:
        yield from sorted((places.archive / "combined").glob("*.snapshot"))


def _editions(used: dict[str, Any], places: Places) -> Iterator[ParsedList]:
    """Give the editions held of a list as a case names it: the publisher's very file."""
    shipped = Snapshot.default()
    for parsed in shipped.lists() if used["id"] in {one.id for one in shipped.used} else ():
        if _is_same(parsed, used):
            yield parsed
    if places.archive is None or not Archive.is_at(places.archive):
        return
    archive = Archive(places.archive)
    for edition in archive.editions(used["id"]):
        if edition.sha256 == used["sha256"]:
            with suppress(ListError):
                yield from (one for one in archive.open(edition).lists() if _is_same(one, used))


def _is_same(parsed: ParsedList, used: dict[str, Any]) -> bool:
    meta = parsed.meta
    return all(
        getattr(meta, name) == used[name]
        for name in ("id", "sha256", "published", "retrieved", "entries")
    )
