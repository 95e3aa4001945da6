"""How the lists in use stand on a day: how old, whether stale, what is held in quarantine."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from witting.assess.record import as_plain
from witting.assess.world import World
from witting.base import ListUsed
from witting.lists import Archive, Edition, EditionState
from witting.lists.list_files import ListFile, changes_often, stale_after
from witting.lists.manifest import FileState


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One list in use, and how it stands."""

    used: ListUsed
    age: int | None  # days since it was published, None where that is unknown
    checked: str  # the day its publisher was last asked and answered well, or ""
    stale_after: int
    is_stale: bool
    quarantined: tuple[str, ...]  # editions that wait for a person, each with the reason
    accepted: str  # who took it in against what, where a person did
    records: str  # what became of the file's records, where they are not the entries
    editions: int  # kept, used or not

    @property
    def published(self) -> str:
        """Say when it was published, its age, and whether that is too old."""
        age = "age unknown" if self.age is None else age_words(self.age)
        stale = f"; STALE: nothing newer for more than {_days(self.stale_after)}"
        return f"{self.used.published or 'unknown'}, {age}{stale if self.is_stale else ''}"

    @property
    def retrieved(self) -> str:
        """Say when it came here, and when its publisher was last asked."""
        came = self.used.retrieved
        said = [came] if came else []
        if self.checked and self.checked != came:
            said.append(f"unchanged on {self.checked}" if came else f"checked on {self.checked}")
        return ", ".join(said)

    def record(self) -> dict[str, Any]:
        """Give it as plain values."""
        return {
            "id": self.used.id,
            "days": self.age,
            "checked": self.checked,
            "stale_after": self.stale_after,
            "is_stale": self.is_stale,
            "quarantined": list(self.quarantined),
            "accepted": self.accepted,
            "records": self.records,
            "editions": self.editions,
        }


def standings(world: World, archive: Archive | None, today: date) -> tuple[Standing, ...]:
    """Say of each list in use how it stands on a day."""
    return tuple(_standing(used, archive, today) for used in world.used.lists)


def show_record(world: World, found: tuple[Standing, ...], day: date) -> dict[str, Any]:
    """Give the lists in use and how they stand as plain values."""
    return {k: v for k, v in as_plain(world.used).items() if k != "holdings"} | {
        "schema": "witting/lists-show/1",
        "as_of": day.isoformat(),
        "not_read_whole": as_plain(world.snapshot.rejected),
        "left_out": as_plain(world.snapshot.left_out),
        "standing": [one.record() for one in found],
    }


def _standing(used: ListUsed, archive: Archive | None, today: date) -> Standing:
    age = (today - date.fromisoformat(used.published)).days if used.published else None
    checked = _checked(used.id, archive)
    news = used.published or used.retrieved
    if not changes_often(used.id):
        news = max(news, checked)
    days = stale_after(used.id)
    editions = archive.editions(used.id) if archive is not None else ()
    return Standing(
        used=used,
        age=age,
        checked=checked,
        stale_after=days,
        is_stale=not news or (today - date.fromisoformat(news)).days > days,
        quarantined=tuple(_held(one) for one in editions if _waits(one)),
        accepted=used.accepted,
        records=next((one.records for one in editions if _is_it(one, used)), ""),
        editions=len(editions),
    )


def _checked(list_id: str, archive: Archive | None) -> str:
    """Give the day a file that gave an edition of the list was last answered for."""
    if archive is None:
        return ""
    digests = {edition.digest for edition in archive.editions(list_id)}
    days = (
        state.checked_at[:10] for state in archive.files.values() if digests & set(state.digests)
    )
    return max(days, default="")


def _waits(one: Edition) -> bool:
    return one.state is EditionState.QUARANTINED and not one.is_set_aside


def _is_it(one: Edition, used: ListUsed) -> bool:
    return (one.sha256, one.retrieved) == (used.sha256, used.retrieved) and one.is_used


def _held(edition: Edition) -> str:
    day = edition.published or "an unknown day"
    return (
        f"an edition of {day}, retrieved on {edition.retrieved}, is not used:"
        f" {'; '.join(edition.why)}. Take it in by your word: witting lists update --accept"
        f" {edition.list_id}"
    )


def age_words(days: int) -> str:
    """Say how old a list was on the day asked, or how long after it the list is.

    >>> age_words(1), age_words(-73)
    ('1 day old', '73 days after the day asked')
    """
    return f"{_days(days)} old" if days >= 0 else f"{_days(-days)} after the day asked"


def _days(count: int) -> str:
    return f"{count} {'day' if count == 1 else 'days'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One file that can be fetched, and how asking for it went last."""

    file: ListFile
    last: FileState | None
    published: str  # of the newest edition it gave

    @property
    def state(self) -> str:
        """Give `good`, `quarantined`, `failed`, or why it was never fetched."""
        if self.last is not None and self.last.state:
            return self.last.state
        if not self.file.url:
            return "no address known"
        if not self.file.format:
            return "no reader"
        return "never fetched" if self.file.enabled else "off"

    @property
    def told(self) -> tuple[tuple[str, str], ...]:
        """Give what there is to say of it, in words."""
        file, last = self.file, self.last
        fetched = last.fetched_at if last is not None else ""
        said = {
            "lists": ", ".join(file.lists),
            "address": file.url or "not known",
            "format": file.format or "no reader",
            "changes": file.cadence,
            "needs": file.needs,
            "last fetched": fetched,
            "last checked": last.checked_at if last is not None else "",
            "last published": self.published,
            "why": last.why if last is not None else "",
            "by default": "fetched" if file.enabled else "off; name it to fetch it",
            "known from": f"{file.source} ({file.grade})" if file.source else file.grade,
            "licence": file.licence,
            "note": file.note,
        }
        return tuple((what, words) for what, words in said.items() if words)

    def record(self) -> dict[str, Any]:
        """Give it as plain values."""
        last = self.last or FileState()
        told = as_plain(self.file)
        told.pop("login", None)  # what opens a publisher's door is nobody else's to read
        return {
            **told,
            "state": self.state,
            "why": last.why,
            "last_fetched": last.fetched_at,
            "last_checked": last.checked_at,
            "last_published": self.published,
            "sha256": last.sha256,
        }


def source_rows(files: dict[str, ListFile], archive: Archive | None) -> tuple[SourceRow, ...]:
    """Say of each file how asking for it went last."""
    rows = []
    for file in files.values():
        last = archive.files.get(file.id) if archive is not None else None
        digests = set(last.digests) if last is not None else set()
        days = [
            edition.published
            for list_id in (archive.list_ids if archive is not None else ())
            for edition in (archive.editions(list_id) if archive is not None else ())
            if edition.digest in digests
        ]
        rows.append(SourceRow(file=file, last=last, published=max(days, default="")))
    return tuple(rows)
