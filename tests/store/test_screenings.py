"""What is found of the book, and what a change of the lists, the party or time does to it."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.book_facts import listed, person, snapshot_of
from witting.base import ListEntry, SettingsError, StoreError
from witting.book import BookParty, CaseState, ChangeKind, Reason, Verdict
from witting.store import Database, book, cases
from witting.store.lists import StoredLists, keep_lists
from witting.store.screenings import Run, all_runs, last_run, screen_book

NOW = datetime(2024, 2, 24, 9, 30, tzinfo=UTC)
IVAN = listed(1, "Ivan Arkhipovsky", "Иван Архиповский")
OLGA = listed(2, "Olga Sternbergova")
BOOK = (person("1", "Olga Sternbergova"), person("2", "Ivan Arkhipovsky"), person("3", "Li Na"))


class Desk:
    """A book with its lists, screened run after run."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database, self.folder = database, folder
        self.before: StoredLists | None = None
        self.now = NOW

    def put(self, *parties: BookParty) -> None:
        with self.database.writing() as connection:
            book.put(connection, parties, self.now)

    def screen(
        self, *entries: ListEntry, reason: Reason = Reason.LIST_CHANGE, **more: object
    ) -> Run:
        lists = keep_lists(snapshot_of(entries), self.folder)
        run = screen_book(
            self.database,
            lists,
            reason=reason,
            engine="test",
            threshold=0.84,
            now=self.now,
            before=self.before,
            **more,  # type: ignore[arg-type]
        )
        self.before = lists
        return run

    def decide(self, number: int, days: int = 30) -> None:
        with self.database.writing() as connection:
            cases.decide(
                connection,
                number,
                Verdict.FALSE_MATCH,
                because="another birth date in the passport",
                decided_by="ana",
                expires_on=self.now.date() + timedelta(days=days),
                now=self.now,
            )

    def open_cases(self) -> list[tuple[ChangeKind, str]]:
        with self.database.reading() as connection:
            found = cases.all_cases(connection, state=CaseState.OPEN)
        return [(case.change.kind, case.scope.party) for case in reversed(found)]

    def hits(self) -> dict[str, tuple[str, ...]]:
        with self.database.reading() as connection:
            keys = list(book.parties_with_hits(connection))
            found = book.hits_of(connection, keys)
        return {key: tuple(hit.entry_id for hit in own) for key, own in found.items()}


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    return Desk(database, tmp_path / "lists")


def test_the_book_is_screened_and_a_listing_opens_a_case(desk: Desk) -> None:
    desk.put(*BOOK)
    first = desk.screen(OLGA, reason=Reason.FULL)
    assert (first.screened, first.new, desk.hits()) == (3, 1, {"1": ("ofac-2",)})
    second = desk.screen(OLGA, IVAN)
    assert (second.screened, second.new, second.gone) == (2, 1, 0)  # and who was found before
    assert desk.hits() == {"1": ("ofac-2",), "2": ("ofac-1",)}
    assert desk.open_cases() == [(ChangeKind.NEW, "1"), (ChangeKind.NEW, "2")]


def test_a_delisting_and_a_changed_entry_are_cases_with_before_and_after(desk: Desk) -> None:
    desk.put(*BOOK)
    desk.screen(OLGA, IVAN, reason=Reason.FULL)
    for number in (1, 2):
        desk.decide(number)
    told = listed(2, "Olga Sternbergova", remarks="Linked To: SOMEBODY")
    run = desk.screen(told)
    assert (run.gone, run.changed) == (1, 1)
    with desk.database.reading() as connection:
        latest = {case.scope.party: case.change for case in cases.all_cases(connection)[:2]}
    assert latest["2"].after is None
    before, after = latest["1"].before, latest["1"].after
    assert before is not None
    assert after is not None
    assert before.entry_version != after.entry_version


def test_a_decision_answers_the_same_hit_again(desk: Desk) -> None:
    desk.put(*BOOK)
    desk.screen(OLGA, reason=Reason.FULL)
    desk.decide(1)
    assert desk.open_cases() == []
    desk.screen(reason=Reason.FULL)
    back = desk.screen(OLGA, reason=Reason.FULL)
    assert (back.new, back.opened) == (1, 0)
    with desk.database.reading() as connection:
        assert cases.all_cases(connection)[0].standing == 1


def test_a_decision_lapses_when_the_entry_changes(desk: Desk) -> None:
    desk.put(*BOOK)
    desk.screen(OLGA, reason=Reason.FULL)
    desk.decide(1)
    desk.screen(listed(2, "Olga Sternbergova", birth_dates=("1970",)))
    assert desk.open_cases() == [(ChangeKind.CHANGED, "1")]
    with desk.database.reading() as connection:
        (made,) = cases.all_decisions(connection)
    assert made.lapsed_because == "the list entry changed since it was made"


def test_a_decision_lapses_when_the_party_changes(desk: Desk) -> None:
    desk.put(*BOOK)
    desk.screen(OLGA, reason=Reason.FULL)
    desk.decide(1)
    desk.put(person("1", "Olga Sternbergova", address="Riga"))
    run = desk.screen(OLGA, reason=Reason.DATA_CHANGE)
    assert run.screened == 1
    assert desk.open_cases() == [(ChangeKind.CHANGED, "1")]


def test_a_decision_lapses_with_its_last_day_though_nothing_else_changed(desk: Desk) -> None:
    desk.put(*BOOK)
    desk.screen(OLGA, reason=Reason.FULL)
    desk.decide(1, days=30)
    desk.now = NOW + timedelta(days=30)
    desk.screen(OLGA)
    assert desk.open_cases() == []
    desk.now = NOW + timedelta(days=31)
    assert desk.screen(OLGA).screened == 0
    assert desk.open_cases() == [(ChangeKind.CHANGED, "1")]


def test_who_is_new_is_screened_at_onboarding_and_nobody_else(desk: Desk) -> None:
    desk.put(*BOOK)
    desk.screen(OLGA, reason=Reason.FULL)
    desk.put(person("4", "Sternbergova, Olga"), person("3", "Li Na"))
    run = desk.screen(OLGA, reason=Reason.ONBOARDING)
    assert (run.screened, run.new) == (1, 1)
    assert desk.screen(OLGA, reason=Reason.ONBOARDING).screened == 0


def test_on_suspicion_those_named_are_screened(desk: Desk) -> None:
    desk.put(*BOOK)
    assert desk.screen(OLGA, reason=Reason.SUSPICION, keys=["1", "3", "nobody"]).screened == 2


def test_several_processes_find_the_same(desk: Desk) -> None:
    desk.put(*BOOK)
    assert desk.screen(OLGA, IVAN, reason=Reason.FULL, processes=2).new == 2


def test_what_cannot_be_asked_is_told(desk: Desk) -> None:
    desk.put(person("1", "…"), person("2", "Li Na", birth_date="31.02.1999"), person("3"))
    desk.screen(OLGA, reason=Reason.FULL)
    with desk.database.reading() as connection:
        found = book.unread_parties(connection)
    assert "no letter or digit" in found["1"]
    assert "no such day" in found["2"]
    assert "no name" in found["3"]


def test_the_last_run_over_the_whole_book_says_against_which_lists(desk: Desk) -> None:
    desk.put(*BOOK)
    with desk.database.reading() as connection:
        assert last_run(connection) is None
    full = desk.screen(OLGA, reason=Reason.FULL)
    desk.screen(OLGA, IVAN, reason=Reason.ONBOARDING)
    with desk.database.reading() as connection:
        assert last_run(connection) == full
        assert [run.reason for run in all_runs(connection)] == [Reason.ONBOARDING, Reason.FULL]


def test_a_decision_without_reason_person_or_end_is_refused(desk: Desk) -> None:
    desk.put(*BOOK)
    desk.screen(OLGA, reason=Reason.FULL)
    with desk.database.writing() as connection:
        for because, who, end in (
            ("", "ana", date(2024, 3, 1)),
            ("known", " ", date(2024, 3, 1)),
            ("known", "ana", date(2024, 2, 23)),
        ):
            with pytest.raises(SettingsError):
                cases.decide(
                    connection,
                    1,
                    Verdict.FALSE_MATCH,
                    because=because,
                    decided_by=who,
                    expires_on=end,
                    now=NOW,
                )


def test_a_closed_case_and_one_that_is_not_cannot_be_decided(desk: Desk) -> None:
    desk.put(*BOOK)
    desk.screen(OLGA, reason=Reason.FULL)
    desk.decide(1)
    with pytest.raises(StoreError, match="closed already"):
        desk.decide(1)
    with pytest.raises(StoreError, match="There is no case 99"):
        desk.decide(99)


def test_a_party_taken_out_takes_what_was_found_with_it(desk: Desk) -> None:
    desk.put(*BOOK)
    desk.screen(OLGA, reason=Reason.FULL)
    with desk.database.writing() as connection:
        assert book.remove(connection, ["1", "nobody"]) == 1
    assert desk.hits() == {}


def test_an_import_says_what_it_changed(database: Database) -> None:
    with database.writing() as connection:
        first = book.put(connection, BOOK, NOW)
        second = book.put(connection, (BOOK[0], person("2", "Ivan A."), person("9", "New")), NOW)
        assert (first.added, second.added, second.changed, second.unchanged) == (3, 1, 1, 1)
        assert [row.party().key for row in book.rows(connection)] == ["1", "2", "3", "9"]


def test_who_changes_or_leaves_while_a_run_screens_is_left_to_the_next(desk: Desk) -> None:
    desk.put(*BOOK, person("4", "Sternbergova Olga"))

    def meanwhile(_what: str, _done: int, _all: int) -> None:
        desk.put(person("1", "Ivan Arkhipovsky"))
        with desk.database.writing() as connection:
            book.remove(connection, ["4"])

    desk.screen(OLGA, IVAN, reason=Reason.FULL, progress=meanwhile)
    assert desk.hits() == {"2": ("ofac-1",)}
    desk.screen(OLGA, IVAN, reason=Reason.DATA_CHANGE)
    assert desk.hits() == {"1": ("ofac-1",), "2": ("ofac-1",)}


def test_who_could_not_be_asked_and_now_can_is_told_no_more(desk: Desk) -> None:
    desk.put(person("1", "…"))
    desk.screen(OLGA, reason=Reason.FULL)
    desk.put(person("1", "Li Na"))
    desk.screen(OLGA, reason=Reason.DATA_CHANGE)
    with desk.database.reading() as connection:
        assert book.unread_parties(connection) == {}


def test_a_decision_holds_for_the_party_as_it_was_when_it_was_made(desk: Desk) -> None:
    desk.put(*BOOK)
    desk.screen(OLGA, reason=Reason.FULL)
    desk.put(person("1", "Olga Sternbergova", address="Riga"))
    desk.screen(OLGA, reason=Reason.DATA_CHANGE)
    desk.decide(1)
    desk.screen(OLGA, reason=Reason.FULL)
    assert desk.open_cases() == []
