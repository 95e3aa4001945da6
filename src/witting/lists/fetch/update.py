"""Brings the lists up to date: every publisher asked, and none able to stop the others."""

import errno
import shutil
import ssl
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import httpx

from witting.base import NotFetched, SettingsError, WittingError
from witting.lists.edition import Edition
from witting.lists.fetch.download import Download, Fetched
from witting.lists.fetch.machine import FetchSettings, Machine
from witting.lists.formats import format_of
from witting.lists.list_files import ListFile
from witting.lists.manifest import FileState
from witting.lists.parsed import ParsedList, Progress
from witting.lists.reading import read_lists
from witting.lists.taking_in import Arrival, Changing

INCOMING = "incoming"
_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM})
_PAGES = (b"<!doctype html", b"<html")


@dataclass(frozen=True, slots=True, kw_only=True)
class FileOutcome:
    """How asking for one file went."""

    file: ListFile
    state: str  # `new`, `unchanged`, `quarantined`, `failed`
    why: str = ""
    editions: tuple[Edition, ...] = ()  # those that came with it, or were held already

    @property
    def is_good(self) -> bool:
        """Say whether what the publisher has now is what is in use."""
        return self.state in ("new", "unchanged")


def update_lists(
    held: Changing,
    wanted: Iterable[ListFile],
    settings: FetchSettings,
    machine: Machine,
    progress: Progress | None = None,
) -> Iterator[FileOutcome]:
    """Fetch each file, check it and take it in; give how it went, one file after the other.

    What one publisher does wrong is that file's outcome and stops nothing else. Raises
    SettingsError where proxy or certificates cannot be used, OSError where nothing can be written.
    """
    with _client(settings) as client:
        for file in wanted:
            yield _Update(held, file, settings, machine, progress).run(client)


class _Update:
    def __init__(
        self,
        held: Changing,
        file: ListFile,
        settings: FetchSettings,
        machine: Machine,
        progress: Progress | None,
    ) -> None:
        self._held, self._file = held, file
        self._settings, self._machine, self._progress = settings, machine, progress
        self._folder = held.folder / INCOMING / file.id
        self._before = held.archive.files.get(file.id, FileState())

    def run(self, client: httpx.Client) -> FileOutcome:
        try:
            return self._run(client)
        except OSError as problem:
            if problem.errno in _DISK:  # no fault of this publisher's, and no file can come
                raise
            return self._failed(str(problem))
        except WittingError as problem:
            return self._failed(str(problem))
        except Exception as problem:  # a reader that stumbles is this file's trouble alone
            return self._failed(f"reading it failed ({type(problem).__name__}: {problem})")
        finally:
            shutil.rmtree(self._folder / "whole", ignore_errors=True)

    def _run(self, client: httpx.Client) -> FileOutcome:
        if not self._file.url or not self._file.format:
            missing = "address of the file itself" if not self._file.url else "reader"
            raise NotFetched(
                f"{self._file.id} has no {missing} known here, so it cannot be fetched. Fetch it by"
                " hand and take it in with `witting lists import`, or give a row with --source."
            )
        known = self._before if self._holds_what_it_gave() else None
        download = Download(
            client, self._file, self._folder, self._settings, self._machine, self._progress
        )
        fetched = download.fetch(known)
        if fetched is None:
            return self._unchanged()
        return self._taken(fetched, self._read(fetched.path))

    def _holds_what_it_gave(self) -> bool:
        """Say whether what the file gave last is still held: only then may it be left unsent."""
        before = self._before
        return before.url == self._file.url and self._held.holds(before.digests)

    def _read(self, path: Path) -> tuple[ParsedList, ...]:
        with path.open("rb") as file:
            start = file.read(1024).lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        if start.startswith(_PAGES):
            raise NotFetched(
                f"the publisher answers with a web page where {self._file.id} should be (perhaps"
                f" “access denied”), so there is no list in it. Open {self._file.url} in a browser."
            )
        form = format_of(path)
        if form is None or form.name != self._file.format:
            told = f"of the format {form.name}" if form else "no list known here"
            raise NotFetched(
                f"what came for {self._file.id} is {told}, and {self._file.format} was expected;"
                " it is not used. Look whether the publisher changed it."
            )
        lists = read_lists(path, progress=self._progress, came_from=self._file.url)
        missing = self._missing({parsed.meta.id for parsed in lists})
        if missing:
            raise NotFetched(
                f"what came for {self._file.id} does not hold {', '.join(sorted(missing))}; it is"
                " not used. Look whether the publisher changed it."
            )
        return lists

    def _missing(self, found: set[str]) -> set[str]:
        """Give the lists that are gone from the file: held here, or all that it should hold.

        A part of a file that nobody is on just now may be left out of it.
        """
        expected = set(self._file.lists)
        if not expected & found:
            return expected
        archive = self._held.archive
        return {
            list_id
            for list_id in expected - found
            if any(edition.is_used and edition.entries for edition in archive.editions(list_id))
        }

    def _taken(self, fetched: Fetched, lists: tuple[ParsedList, ...]) -> FileOutcome:
        now = self._machine.now()
        moment = now.isoformat(timespec="seconds")
        arrival = Arrival(
            now=now, origin="update", file=self._file.id, url=self._file.url, etag=fetched.etag
        )
        state = FileState(
            url=self._file.url,
            etag=fetched.etag,
            last_modified=fetched.last_modified,
            sha256=lists[0].meta.sha256,
            fetched_at=moment,
            checked_at=moment,
        )
        editions = self._held.take_in(lists, arrival, state)
        noted = self._held.archive.files[self._file.id]
        is_new = noted.sha256 != self._before.sha256
        state_now = noted.state if noted.state != "good" else "new" if is_new else "unchanged"
        return FileOutcome(file=self._file, state=state_now, why=noted.why, editions=editions)

    def _unchanged(self) -> FileOutcome:
        """Note that the publisher has nothing new: what is in quarantine stays there."""
        editions, why = self._held.standing(self._before.digests)
        state = replace(
            self._before,
            checked_at=self._machine.now().isoformat(timespec="seconds"),
            state="quarantined" if why else "good",
            why="; ".join(why),
        )
        self._held.note(self._file.id, state)
        told = "quarantined" if why else "unchanged"
        return FileOutcome(file=self._file, state=told, why=state.why, editions=editions)

    def _failed(self, why: str) -> FileOutcome:
        self._held.note(self._file.id, replace(self._before, state="failed", why=why))
        return FileOutcome(file=self._file, state="failed", why=why)


def _client(settings: FetchSettings) -> httpx.Client:
    try:
        trust: ssl.SSLContext | bool = True
        if settings.ca_file is not None:
            trust = ssl.create_default_context()
            trust.load_verify_locations(cafile=settings.ca_file)
        return httpx.Client(
            follow_redirects=False,
            timeout=httpx.Timeout(settings.timeout),
            proxy=settings.proxy or None,
            verify=trust,
            headers={"User-Agent": settings.user_agent, "Accept-Encoding": "gzip"},
        )
    except httpx.InvalidURL:  # its words would show the password in it
        raise SettingsError(
            "the proxy's address cannot be read, so nothing was asked for. Check --proxy and the"
            " environment's HTTPS_PROXY: http://host:port."
        ) from None
    except (OSError, ValueError) as error:
        raise SettingsError(
            f"the proxy or the certificates cannot be used ({error}). Check --proxy and --ca-file."
        ) from None
