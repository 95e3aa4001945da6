"""A change of the lists asks the index of the book, and finds what screening everybody finds."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from bench.book import held_against_full, kept_in

from tests.book_facts import listed, person, snapshot_of
from tests.shared import needs_shared
from witting.base import ListEntry
from witting.book import BookParty, Reason
from witting.store import Database, book
from witting.store.lists import StoredLists, forget_lists, keep_lists
from witting.store.screenings import Run, screen_book

NOW = datetime(2024, 2, 24, 9, 30, tzinfo=UTC)
OLGA, IVAN = listed(1, "Olga Sternbergova"), listed(2, "Ivan Arkhipovsky")
NOBODY, PYOTR = listed(3, "Qwertz Uiopasov"), listed(4, "Pyotr Zaborovsky")
OTHERS = ("Li Na", "Emma Daniels", "Ana Costa", "Kofi Mensah", "Jan de Vries", "Aiko Tanaka")
BOOK = tuple(
    person(str(number), name)
    for number, name in enumerate(("Olga Sternbergova", "Ivan Arkhipovsky", *OTHERS), start=1)
)


class Desk:
    """A book, screened whole against two entries."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database, self.folder = database, folder
        self._before: StoredLists | None = None
        self.put(*BOOK)
        self.screen(OLGA, NOBODY, reason=Reason.FULL)

    def put(self, *parties: BookParty) -> None:
        with self.database.writing() as connection:
            book.put(connection, parties, NOW)

    def screen(
        self,
        *entries: ListEntry,
        reason: Reason = Reason.LIST_CHANGE,
        engine: str = "test",
        processes: int = 1,
    ) -> Run:
        lists = keep_lists(snapshot_of(entries), self.folder)
        run = screen_book(
            self.database,
            lists,
            reason=reason,
            engine=engine,
            threshold=0.84,
            now=NOW,
            before=self._before,
            processes=processes,
        )
        if reason in (Reason.FULL, Reason.LIST_CHANGE):
            self._before = lists
        return run

    def hits(self) -> dict[str, tuple[str, ...]]:
        with self.database.reading() as connection:
            found = book.hits_of(connection, list(book.parties_with_hits(connection)))
        return {key: tuple(hit.entry_id for hit in own) for key, own in found.items()}

    @property
    def index(self) -> Path:
        (found,) = self.folder.glob("*.book")
        return found


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    return Desk(database, tmp_path / "lists")


def test_who_is_found_and_who_was_is_screened_and_nobody_else(desk: Desk) -> None:
    assert desk.screen(OLGA, IVAN, NOBODY).screened == 2
    assert desk.hits() == {"1": ("ofac-1",), "2": ("ofac-2",)}


def test_several_processes_screen_the_same(desk: Desk) -> None:
    assert desk.screen(IVAN, NOBODY, processes=2).screened == 2
    assert desk.hits() == {"2": ("ofac-2",)}


def test_change_after_change_is_told_from_the_lists_of_the_index(desk: Desk) -> None:
    made = desk.index
    desk.screen(OLGA, IVAN, NOBODY)
    desk.screen(PYOTR, NOBODY)
    assert desk.hits() == {}
    assert desk.screen(OLGA, NOBODY).screened == 1
    assert (desk.hits(), desk.index) == ({"1": ("ofac-1",)}, made)


def test_a_party_that_changed_since_is_screened_as_it_is_now(desk: Desk) -> None:
    desk.put(person("3", "Pyotr Zaborovsky"))
    desk.screen(OLGA, NOBODY, reason=Reason.DATA_CHANGE)
    assert desk.screen(OLGA, PYOTR, NOBODY).screened == 2
    assert desk.hits() == {"1": ("ofac-1",), "3": ("ofac-4",)}


def test_a_party_that_is_new_or_changed_back_is_screened(desk: Desk) -> None:
    desk.put(person("3", "Pyotr Zaborovsky"), person("9", "Ivan Arkhipovsky"))
    desk.screen(OLGA, NOBODY, reason=Reason.DATA_CHANGE)
    desk.put(person("3", "Li Na"))
    assert desk.screen(OLGA, IVAN, NOBODY).screened == 4
    assert desk.hits() == {"1": ("ofac-1",), "2": ("ofac-2",), "9": ("ofac-2",)}


def test_a_party_that_left_is_not_screened(desk: Desk) -> None:
    with desk.database.writing() as connection:
        book.remove(connection, ["2"])
    assert desk.screen(OLGA, IVAN, NOBODY).screened == 1


def test_where_the_index_knows_too_few_everybody_is_screened_and_it_is_made_anew(
    desk: Desk,
) -> None:
    desk.put(*(person(f"n{n}", name) for n, name in enumerate(OTHERS)))
    assert desk.screen(OLGA, IVAN, NOBODY).screened == 14
    assert desk.screen(OLGA, NOBODY).screened == 2


def test_a_damaged_index_is_made_anew(desk: Desk) -> None:
    desk.index.write_bytes(desk.index.read_bytes()[:-64])
    assert desk.screen(OLGA, IVAN, NOBODY).screened == 8
    assert desk.screen(OLGA, NOBODY).screened == 2


def test_an_index_that_another_engine_made_is_not_used(desk: Desk) -> None:
    assert desk.screen(OLGA, IVAN, NOBODY, engine="another").screened == 8
    assert desk.screen(OLGA, NOBODY, engine="another").screened == 2


def test_lists_that_the_index_was_made_against_are_kept(desk: Desk) -> None:
    desk.screen(OLGA, IVAN, NOBODY)
    assert desk._before is not None
    forget_lists(desk.folder, {desk._before.digest})
    assert len([*desk.folder.glob("*.snapshot")]) == 2
    desk.screen(OLGA, IVAN, NOBODY, reason=Reason.FULL)
    forget_lists(desk.folder, {desk._before.digest})
    assert len([*desk.folder.glob("*.snapshot")]) == 1


@needs_shared
def test_the_real_change_finds_what_screening_everybody_finds(tmp_path: Path) -> None:
    pytest.importorskip("faker", reason="Faker comes with `make bench-book`")
    made = held_against_full(tmp_path, kept_in(tmp_path / "lists"), 1, 4_000)
    assert made["same"]
    assert made["after"]["hits"] > 0
    assert made["after"]["screened"] < 1_000
