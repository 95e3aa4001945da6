"""Fetches one file: asks only for what changed, goes on where it was cut off, tries again.

Redirects are followed a few times and never from https to http. Sizes are bounded, lengths and
checksums held against what came.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import httpx

from witting.base import NotFetched
from witting.lists.address import host_of, is_same_place, shown
from witting.lists.fetch.attempts import AGAIN, wait_before
from witting.lists.fetch.checksums import check_headers, check_published
from witting.lists.fetch.machine import FetchSettings, Machine
from witting.lists.fetch.partial import About, Partial, told
from witting.lists.formats import FORMATS
from witting.lists.list_files import ListFile
from witting.lists.manifest import FileState
from witting.lists.parsed import Progress

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+)")
_CHECKSUM_BYTES = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A file that came whole."""

    path: Path
    etag: str
    last_modified: str


class _AskAgain(Exception):
    """What happened can mend itself; `retry_after` is the publisher's own word on when."""

    def __init__(self, why: str, retry_after: str = "") -> None:
        super().__init__(why)
        self.retry_after = retry_after


class Download:
    """One file's download, from the first attempt to the last."""

    def __init__(
        self,
        client: httpx.Client,
        file: ListFile,
        folder: Path,
        settings: FetchSettings,
        machine: Machine,
        progress: Progress | None = None,
    ) -> None:
        self._client, self._file = client, file
        self._settings, self._machine, self._progress = settings, machine, progress
        self._partial = Partial(folder)
        form = next((form for form in FORMATS if form.name == file.format), None)
        self._largest = max(settings.largest, form.largest if form else 0)
        self._until = machine.ticks() + settings.longest

    def fetch(self, known: FileState | None) -> Fetched | None:
        """Give the file as it came; None where the publisher says that it has not changed.

        `known` is what was fetched before. Raises NotFetched when nothing usable came.
        """
        for attempt in range(self._settings.attempts):
            try:
                return self._attempt(known)
            except _AskAgain as again:
                last, retry_after = str(again), again.retry_after
            except httpx.TransportError as error:
                last, retry_after = self._said(error), ""
            if attempt + 1 == self._settings.attempts:
                break
            wait = wait_before(attempt, retry_after, self._settings, self._machine)
            if wait is None:
                raise NotFetched(
                    f"{self._host} answers {last} and asks to be left alone for {retry_after!r},"
                    f" longer than the {self._settings.longest_wait:.0f} seconds waited here. Try"
                    " again later."
                )
            if self._machine.ticks() + wait > self._until:
                break
            self._machine.sleep(wait)
        raise NotFetched(
            f"{self._file.id} could not be fetched from {self._host}: {last}, after"
            f" {attempt + 1} attempts. Try again later, or fetch the file by other means and take"
            " it in with `witting lists import`."
        )

    @property
    def _host(self) -> str:
        return host_of(self._file.url)

    def _said(self, error: httpx.TransportError) -> str:
        """Give a network error in words. Raises NotFetched where no attempt can mend it."""
        said = str(error) or type(error).__name__
        if "CERTIFICATE_VERIFY_FAILED" in said:
            raise NotFetched(
                f"{self._host} shows a certificate that is not trusted here ({said}). If a proxy"
                " of your house reads the traffic, give its certificate with --ca-file."
            )
        if isinstance(error, httpx.UnsupportedProtocol):
            raise NotFetched(f"{self._file.url} is no address that can be fetched: {said}")
        return f"no answer in {self._settings.timeout:g} seconds" if _is_late(error) else said

    def _attempt(self, known: FileState | None) -> Fetched | None:
        begun = self._partial.about(self._file.url)
        headers = _going_on(begun, self._partial.size) if begun else _conditional(known)
        with self._asked(headers) as answer:
            if answer.status_code == 304 and known is not None and not begun:
                return None
            about = self._accepted(answer, begun)
            total = _total(answer)
            self._refuse_large(total)
            self._store(answer, total)
            said = dict(answer.headers)
        if total and self._partial.size != total:
            raise _AskAgain(f"{self._partial.size:,} of {total:,} bytes came")
        try:
            check_headers(said, self._partial.body)
            whole = self._partial.unpacked(self._file.name, about.encoding, self._largest)
        finally:
            self._partial.discard()
        self._check(said, whole)
        return Fetched(path=whole, etag=about.etag, last_modified=about.last_modified)

    @contextmanager
    def _asked(self, headers: dict[str, str], url: str = "") -> Iterator[httpx.Response]:
        """Ask, following redirects, and give the answer with its body still to be read."""
        place = url or self._file.url
        for _hop in range(self._settings.redirects + 1):
            is_own = self._file.login is not None and is_same_place(place, self._file.url)
            auth = self._file.login if is_own else httpx.USE_CLIENT_DEFAULT
            with self._client.stream("GET", place, headers=headers, auth=auth) as answer:
                if answer.status_code not in _REDIRECTS:
                    yield answer
                    return
                place = self._redirected(place, answer.headers.get("location", ""))
        raise NotFetched(
            f"{self._host} sends from one address to the next more than"
            f" {self._settings.redirects} times (last to {shown(place)}). Look for the file's new"
            " address at its publisher's."
        )

    def _redirected(self, place: str, location: str) -> str:
        target = urljoin(place, location)
        allowed = ("https", "http") if urlsplit(self._file.url).scheme == "http" else ("https",)
        if not location or urlsplit(target).scheme not in allowed:
            raise NotFetched(
                f"{self._host} sends on to {shown(location) or 'nowhere'!r}, which is not protected"
                " by https, so anybody on the way could change the list. It is not followed."
            )
        return target

    def _accepted(self, answer: httpx.Response, begun: About | None) -> About:
        """Make ready for the body of an answer. Raises where the answer brings none."""
        status = answer.status_code
        if status == 200:
            about = told(self._file.url, dict(answer.headers))
            self._partial.begin(about)
            return about
        if status == 206 and begun is not None:
            found = _RANGE.fullmatch(answer.headers.get("content-range", ""))
            if found is not None and int(found[1]) == self._partial.size:
                return begun
        if status in (206, 416):
            self._partial.discard()
            raise _AskAgain("another part of the file came than was asked for")
        if status in AGAIN:
            raise _AskAgain(f"status {status}", answer.headers.get("retry-after", ""))
        needs = f" It wants: {self._file.needs}." if self._file.needs else ""
        raise NotFetched(
            f"{self._host} answers {status} {answer.reason_phrase} for {self._file.id}.{needs}"
            " Check the address at the publisher's, or fetch the file by other means and take it"
            " in with `witting lists import`."
        )

    def _store(self, answer: httpx.Response, total: int) -> None:
        done = self._partial.size
        with self._partial.body.open("ab") as file:
            for chunk in answer.iter_raw():  # as it comes: what waits in a buffer is lost
                file.write(chunk)
                done += len(chunk)
                self._refuse_large(done)
                if self._machine.ticks() > self._until:
                    raise NotFetched(
                        f"{self._file.id} came so slowly that after"
                        f" {self._settings.longest:.0f} seconds {done:,} bytes were here. The next"
                        " update goes on from there, where the publisher allows it."
                    )
                if self._progress is not None:
                    self._progress(f"fetching {self._file.id}", done, max(total, done))

    def _refuse_large(self, size: int) -> None:
        if size > self._largest:
            self._partial.discard()
            raise NotFetched(
                f"{self._file.id} has more than {self._largest:,} bytes, and no sanctions"
                " list comes near; it is refused. Check the address."
            )

    def _check(self, headers: dict[str, str], whole: Path) -> None:
        """Hold the file against the checksum its row in the sources names."""
        where = self._file.checksum
        if where.startswith("header:"):
            name = where.removeprefix("header:").strip().lower()
            check_published(headers.get(name, ""), whole, where)
        elif where:
            with self._asked({}, where) as answer:
                if answer.status_code in AGAIN:
                    raise _AskAgain(f"status {answer.status_code} for the checksum")
                text = b""
                for chunk in answer.iter_bytes():
                    text += chunk
                    if len(text) > _CHECKSUM_BYTES:
                        break
            is_there = answer.status_code == 200
            check_published(text.decode("utf-8", "replace") if is_there else "", whole, where)


def _is_late(error: httpx.TransportError) -> bool:
    return isinstance(error, httpx.TimeoutException)


def _conditional(known: FileState | None) -> dict[str, str]:
    if known is None:
        return {}
    asked = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in asked.items() if value}


def _going_on(begun: About, size: int) -> dict[str, str]:
    return {"Range": f"bytes={size}-", "If-Range": begun.validator}


def _total(answer: httpx.Response) -> int:
    """Give the length of the whole body as sent, 0 where the answer does not say."""
    found = _RANGE.fullmatch(answer.headers.get("content-range", ""))
    if answer.status_code == 206 and found is not None:
        return int(found[3])
    length = answer.headers.get("content-length", "")
    return int(length) if length.isascii() and length.isdecimal() else 0
