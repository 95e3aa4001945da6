"""The World: everything an assessment holds fixed, opened once and never changed.

The lists as a snapshot, the index over their names, and the lawbook. Opening the shipped world
reads nothing but a few headers: the files are memory-mapped.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Self

from witting.assess.owners_holdings import Holdings
from witting.assess.owners_ready import make_ready
from witting.base import WorldUsed
from witting.goods import unpack_words
from witting.lawbook import Lawbook
from witting.lists import Archive, Snapshot, open_lists
from witting.ownership import Register
from witting.parties import Screener

ENGINE = "0.2.0"
"""The engine's version; pyproject.toml carries the same (a test compares them)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Lists, lawbook and indexes, opened once, immutable."""

    snapshot: Snapshot
    screener: Screener
    lawbook: Lawbook
    is_default: bool  # True for the lists that come with witting
    holdings: Holdings | None = None  # who holds what in whom, where anything is known of it

    @classmethod
    def open(
        cls,
        lists: str | Path | Sequence[str | Path] | None = None,
        as_of: date | None = None,
        progress: Callable[[str, int, int], None] | None = None,
        *,
        law: str | Path | None = None,
        holdings: Sequence[str | Path] = (),
    ) -> Self:
        """Open the shipped lists, or those given: official files, folders, stored snapshots.

        Where several editions of one list are given, `as_of` picks the newest one published by
        that day; so it does of an archive, given by its folder. `progress` is called with a
        sentence, what is done and what there is to do. `law` is a folder of one's own law, laid
        over the lawbook that comes with witting; `holdings` are files of who holds what in whom.
        Raises ListError when a file is not a list, or nothing remains to screen against, and
        BrokenLaw where the law of one's own breaks the schema.
        """
        book = _lawbook() if law is None else _lawbook().with_own(law)
        opened = cls._opened(lists, as_of, progress, book)
        if not holdings:
            return opened
        return opened.with_holdings(Holdings.open(holdings, opened.snapshot))

    @classmethod
    def _opened(
        cls,
        lists: str | Path | Sequence[str | Path] | None,
        as_of: date | None,
        progress: Callable[[str, int, int], None] | None,
        book: Lawbook,
    ) -> Self:
        if lists is None:
            snapshot = Snapshot.default()
            return cls(
                snapshot=snapshot,
                screener=Screener.default(),
                lawbook=book,
                is_default=True,
            )
        paths = [lists] if isinstance(lists, str | Path) else list(lists)
        if len(paths) == 1 and Archive.is_at(paths[0]):
            return cls._of_archive(Archive(paths[0], Snapshot.default()), as_of, book)
        snapshot = open_lists([Path(path) for path in paths], as_of=as_of, progress=progress)
        beside = Path(paths[0]).with_suffix(".index")  # written by `witting lists import`
        screener = (
            Screener.open(snapshot, beside)
            if len(paths) == 1 and beside.is_file()
            else Screener.of(snapshot)
        )
        return cls(snapshot=snapshot, screener=screener, lawbook=book, is_default=False)

    @classmethod
    def _of_archive(cls, archive: Archive, as_of: date | None, book: Lawbook) -> Self:
        """Open what an archive has for a day, with its index: made once, then found again.

        A list of which it has nothing by that day is taken as it first stood, and the verdict says
        that it is later: who is not listed yet can be told then, who is missing cannot.
        """
        snapshot = archive.at(as_of, or_earliest=True) if as_of else archive.current()
        if snapshot.digest == Snapshot.default().digest:
            screener = Screener.default()
        elif archive.index_of(snapshot).is_file():
            screener = Screener.open(snapshot, archive.index_of(snapshot))
        else:
            screener = Screener.of(snapshot)
            archive.keep_index(snapshot, screener.saved())
        return cls(
            snapshot=snapshot,
            screener=screener,
            lawbook=book,
            is_default=snapshot.digest == Snapshot.default().digest,
        )

    @property
    def used(self) -> WorldUsed:
        """Name what was held fixed, for the record."""
        return WorldUsed(
            lists=self.snapshot.used,
            lawbook=self.lawbook.version,
            engine=ENGINE,
            holdings=self.holdings.used if self.holdings else (),
        )

    def with_holdings(self, holdings: Holdings | Register) -> Self:
        """Give this world with holdings beside it: opened before, or a register made in memory."""
        held = holdings if isinstance(holdings, Holdings) else Holdings(holdings)
        return replace(self, holdings=held)

    def made_ready(self) -> Self:
        """Give this world once the words for goods are unpacked and its holdings looked up.

        Every party of the holdings is looked up in the lists: one of whom there is nothing to tell
        then costs nothing. It takes some seconds for each 50,000 parties, and is for a service, a
        batch or whoever else has many deals to assess. The answers are the same without.
        """
        unpack_words()
        if self.holdings is not None:
            make_ready(self.holdings, self)
        return self


@cache
def _lawbook() -> Lawbook:
    """Load the shipped lawbook once a process: it never changes while the program runs."""
    return Lawbook.load()
