"""Takes editions into an archive: checked, kept, and put in use or into quarantine.

What is written first are the editions, under names of their own; the manifest comes last. So
whoever reads the archive meanwhile, and whoever is left by a crash, has the old lists or the new.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from witting.base import ListError, NoLists
from witting.lists.archive import Archive
from witting.lists.archive_lock import locked
from witting.lists.edition import Edition, EditionState, counted, is_partial
from witting.lists.manifest import FileState, Manifest, read_manifest, write_manifest
from witting.lists.parsed import ParsedList
from witting.lists.sanity import objections, too_small_before, went_back
from witting.lists.snapshot import Snapshot

_COMBINED_KEPT = 24  # put together for use; any other is put together again when it is asked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """How a list came: when, from where, and whether by a person who answers for it."""

    now: datetime
    origin: str  # `update` or `import`
    file: str = ""  # the id of the fetched file
    url: str = ""
    etag: str = ""
    by: str = ""  # the person who takes it in whatever speaks against it

    @property
    def day(self) -> str:
        """Give the day it came."""
        return self.now.date().isoformat()

    @property
    def at(self) -> str:
        """Give the moment it came."""
        return self.now.isoformat(timespec="microseconds")


@contextmanager
def changing(
    folder: str | Path,
    *,
    who: str,
    now: datetime,
    wait: float = 0,
    shipped: Snapshot | None = None,
) -> Iterator["Changing"]:
    """Hold the archive in a folder, to change it. Raises ListsBusy while another does."""
    place = Path(folder)
    with locked(place, who=who, now=now, wait=wait):
        _tidy(place)
        yield Changing(place, shipped)


class Changing:
    """An archive held for change; every method leaves it whole on the disk."""

    def __init__(self, folder: Path, shipped: Snapshot | None) -> None:
        self.folder = folder
        self._shipped = shipped
        self._manifest = read_manifest(folder)

    @property
    def archive(self) -> Archive:
        """Give the archive as it stands now."""
        return Archive(self.folder, self._shipped)

    def take_in(
        self, lists: Iterable[ParsedList], arrival: Arrival, state: FileState | None = None
    ) -> tuple[Edition, ...]:
        """Keep lists as editions, each good or in quarantine; all of one file, or none.

        An edition that is held already is not kept twice: it is given back as it stands. `state`
        is what to remember of the file they came in.
        """
        archive = self.archive
        taken = tuple(self._taken(archive, parsed, arrival) for parsed in lists)
        held = {edition.digest: edition for edition in self._manifest.editions}
        held |= {edition.digest: edition for edition in taken}
        files = dict(self._manifest.files)
        if state is not None:
            bad = [why for edition in taken for why in _against(archive, edition)]
            files[arrival.file] = replace(
                state,
                state="quarantined" if bad else "good",
                why="; ".join(bad),
                digests=tuple(edition.digest for edition in taken),
            )
        self._replace(replace(self._manifest, editions=tuple(held.values()), files=files))
        return taken

    def holds(self, digests: Iterable[str]) -> bool:
        """Say whether every one of these editions is kept, and not set aside; False for none."""
        archive = self.archive
        held = {
            one.digest
            for one in self._manifest.editions
            if not one.is_set_aside and archive.path_of(one).is_file()
        }
        wanted = set(digests)
        return bool(wanted) and wanted <= held

    def standing(self, digests: Iterable[str]) -> tuple[tuple[Edition, ...], tuple[str, ...]]:
        """Give the editions of these digests, and what speaks against the use of any."""
        wanted = frozenset(digests)
        found = tuple(one for one in self._manifest.editions if one.digest in wanted)
        archive = self.archive
        return found, tuple(why for one in found for why in _against(archive, one))

    def note(self, file: str, state: FileState) -> None:
        """Remember how asking for a file went."""
        self._replace(replace(self._manifest, files=self._manifest.files | {file: state}))

    def accept(self, list_id: str, *, by: str, now: datetime) -> Edition:
        """Put a list's newest quarantined edition in use, by a person's word.

        Raises NoLists where the list has none in quarantine.
        """
        waiting = [
            edition
            for edition in self._manifest.editions
            if edition.list_id == list_id and edition.state is EditionState.QUARANTINED
        ]
        if not waiting:
            raise NoLists(
                f"no edition of {list_id} is in quarantine, so there is none to accept."
                " `witting lists show` names those that are."
            )
        newest = max(waiting, key=lambda one: (not one.is_set_aside, one.kept_at))
        edition = replace(self._accepted(newest, by, now), is_set_aside=False)
        self._replace(
            replace(
                self._manifest,
                editions=tuple(
                    edition if one.digest == edition.digest else one
                    for one in self._manifest.editions
                ),
                files={
                    name: replace(state, state="good", why="")
                    if edition.digest in state.digests
                    else state
                    for name, state in self._manifest.files.items()
                },
            )
        )
        return edition

    def use_only(self, digests: Iterable[str]) -> None:
        """Put these editions in use and set every other aside, those that came here too."""
        chosen = frozenset(digests)
        editions = tuple(
            replace(edition, is_set_aside=edition.digest not in chosen)
            for edition in self._manifest.editions
        )
        self._replace(replace(self._manifest, editions=editions, with_shipped=False))

    def use_shipped(self) -> None:
        """Set every edition aside, so that the lists that come with witting are in use."""
        editions = tuple(replace(one, is_set_aside=True) for one in self._manifest.editions)
        self._replace(replace(self._manifest, editions=editions, with_shipped=True))

    def _taken(self, archive: Archive, parsed: ParsedList, arrival: Arrival) -> Edition:
        content = Snapshot.from_lists([_content(parsed)]).digest
        for held in archive.editions(parsed.meta.id):
            if held.content != content or self._is_word_taken_back(archive, held, arrival):
                continue
            if not _is_whole(archive, held):
                return self._written_again(archive, held, parsed)
            again = replace(held, is_set_aside=False)
            waits = again.state is EditionState.QUARANTINED and arrival.by
            return self._accepted(again, arrival.by, arrival.now) if waits else again
        retrieved = parsed.meta.retrieved or arrival.day
        parsed = replace(parsed, meta=replace(parsed.meta, retrieved=retrieved))
        snapshot = Snapshot.from_lists([parsed])
        edition = _judged(archive, _edition(parsed, content, snapshot.digest, arrival), arrival)
        path = archive.path_of(edition)
        path.parent.mkdir(parents=True, exist_ok=True)
        snapshot.write(path)
        if edition.state is EditionState.QUARANTINED and arrival.by:
            return self._accepted(edition, arrival.by, arrival.now)
        return edition

    def _is_word_taken_back(self, archive: Archive, held: Edition, arrival: Arrival) -> bool:
        """Say whether a publisher went back to what it said before something else of one day.

        Then what it says now is its last word, and counts from now on; what it said before stays.
        """
        used = [one for one in archive.editions(held.list_id) if one.is_used]
        if arrival.origin != "update" or not held.is_used or not used:
            return False
        return used[-1].content != held.content and used[-1].published == held.published

    def _written_again(self, archive: Archive, held: Edition, parsed: ParsedList) -> Edition:
        """Write an edition whose file is lost or damaged again; the manifest forgets that file."""
        parsed = replace(parsed, meta=replace(parsed.meta, retrieved=held.retrieved))
        snapshot = Snapshot.from_lists([parsed])
        edition = replace(held, digest=snapshot.digest, is_set_aside=False)
        path = archive.path_of(edition)
        path.parent.mkdir(parents=True, exist_ok=True)
        snapshot.write(path)
        kept = tuple(one for one in self._manifest.editions if one.digest != held.digest)
        self._manifest = replace(self._manifest, editions=kept)
        return edition

    def _accepted(self, edition: Edition, by: str, now: datetime) -> Edition:
        """Give the edition as taken in by a person: it counts from no day before the one in use."""
        used = [one for one in self.archive.editions(edition.list_id) if one.is_used]
        day = edition.counts_from
        if edition.origin == "update" and used and day < used[-1].counts_from:
            day = edition.retrieved
        return replace(
            edition,
            state=EditionState.ACCEPTED,
            counts_from=day,
            accepted_by=by,
            accepted_at=now.isoformat(timespec="seconds"),
        )

    def _replace(self, manifest: Manifest) -> None:
        write_manifest(self.folder, manifest)
        self._manifest = manifest


def _content(parsed: ParsedList) -> ParsedList:
    """Give a list without when and whence it came: what the publisher said stays the same."""
    return replace(parsed, meta=replace(parsed.meta, retrieved="", source=""))


def _is_whole(archive: Archive, edition: Edition) -> bool:
    """Say whether an edition's file can be read as it was written."""
    try:
        archive.open(edition).verify()
    except (ListError, OSError):
        return False
    return True


def _against(archive: Archive, edition: Edition) -> tuple[str, ...]:
    """Say what speaks against a fetched edition, one that was held already among them."""
    if edition.state is EditionState.QUARANTINED:
        return edition.why
    used = [one for one in archive.editions(edition.list_id) if one.is_used]
    if edition.state is EditionState.ACCEPTED or not used or used[-1].rank <= edition.rank:
        return ()
    return went_back(edition.published, used[-1].published)


def _edition(parsed: ParsedList, content: str, digest: str, arrival: Arrival) -> Edition:
    meta = parsed.meta
    return Edition(
        list_id=meta.id,
        published=meta.published,
        retrieved=meta.retrieved,
        counts_from=meta.published or meta.retrieved,
        sha256=meta.sha256,
        content=content,
        digest=digest,
        counts=counted(parsed),
        is_partial=is_partial(meta.source),
        origin=arrival.origin,
        file=arrival.file,
        url=arrival.url,
        etag=arrival.etag,
        kept_at=arrival.at,
    )


def _judged(archive: Archive, edition: Edition, arrival: Arrival) -> Edition:
    """Put an edition into quarantine where something speaks against it.

    What was fetched is held against the newest good edition. What was imported can be history: it
    is held against its neighbours in time, the newest of its day or before and the next later one.
    """
    all_used = [one for one in archive.editions(edition.list_id) if one.is_used]
    used = [one for one in all_used if one.has_day] or all_used
    later: list[Edition] = []
    if arrival.origin == "import":
        later = [one for one in used if one.counts_from > edition.counts_from]
        used = [one for one in used if one.counts_from <= edition.counts_from]
    why: list[str] = []
    tomorrow = (date.fromisoformat(arrival.day) + timedelta(days=1)).isoformat()
    if edition.published > tomorrow:  # a publisher east of here may be a day ahead
        why.append(f"it says it was published on {edition.published}, which is yet to come")
        edition = replace(edition, counts_from=arrival.day)
    if used:
        why.extend(objections(edition.counts, archive.counts(used[-1])))
        if arrival.origin == "update" or not edition.published:
            why.extend(went_back(edition.published, used[-1].published))
    elif not edition.entries:
        why.append("it has no entries")
    if later and edition.published and not why:
        after = later[0]
        apart = date.fromisoformat(after.counts_from) - date.fromisoformat(edition.published)
        why.extend(too_small_before(edition.entries, after.entries, apart.days, after.counts_from))
    if not why:
        return edition
    return replace(edition, state=EditionState.QUARANTINED, why=tuple(why))


def _tidy(folder: Path) -> None:
    """Remove what a crash left half written, and what was put together longest ago."""
    for place in (folder, *folder.glob("lists/*"), folder / "combined", folder / "indexes"):
        for partial in place.glob("*.part"):
            with suppress(OSError):
                partial.unlink()
    for pattern in ("combined/*.snapshot", "indexes/*.index"):
        files = sorted(folder.glob(pattern), key=lambda file: file.stat().st_mtime, reverse=True)
        for old in files[_COMBINED_KEPT:]:
            with suppress(OSError):
                old.unlink()
