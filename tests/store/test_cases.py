"""Cases stay few, and true to what a person saw; decisions can be taken back, and end."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert

from tests.book_facts import listed, person
from tests.store.test_screenings import BOOK, IVAN, NOW, OLGA, Desk
from witting.base import SettingsError, StoreError
from witting.book import (
    Case,
    CaseState,
    ChangeKind,
    Hit,
    Reason,
    Screened,
    Verdict,
    entry_version,
)
from witting.store import Database, audit, book, cases, then
from witting.store.audit import Action
from witting.store.openings import openings
from witting.store.schema import runs
from witting.store.verifying import verify_database

NOTED = listed(2, "Olga Sternbergova", remarks="Linked To: SOMEBODY")


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    desk = Desk(database, tmp_path / "lists")
    desk.put(*BOOK)
    desk.screen(OLGA, reason=Reason.FULL)
    return desk


def all_cases(desk: Desk) -> list[Case]:
    """Give the cases, the earliest first."""
    with desk.database.reading() as connection:
        return cases.all_cases(connection)[::-1]


def revoke(desk: Desk, number: int, because: str = "the wrong passport", by: str = "bo") -> int:
    with desk.database.writing() as connection:
        return cases.revoke(connection, number, because=because, revoked_by=by, now=desk.now)


def test_what_is_found_of_an_open_case_brings_it_up_to_date_and_opens_no_second(
    desk: Desk,
) -> None:
    run = desk.screen(NOTED)
    (case,) = all_cases(desk)
    assert (run.changed, run.opened, case.run, case.updated_at) == (1, 0, run.id, NOW.isoformat())
    assert (case.change.kind, case.change.before) == (ChangeKind.NEW, None)
    assert case.change.after is not None
    assert case.change.after.entry_version == case.scope.entry_version == entry_version(NOTED)


def test_an_open_case_whose_hit_is_gone_says_so_with_the_hit_it_was_opened_with(
    desk: Desk,
) -> None:
    opened_with = all_cases(desk)[0].change.after
    desk.screen(IVAN)
    case = next(case for case in all_cases(desk) if case.scope.party == "1")
    assert (case.change.kind, case.change.before) == (ChangeKind.GONE, opened_with)
    desk.screen(OLGA)
    case = next(case for case in all_cases(desk) if case.scope.party == "1")
    assert (case.change.kind, case.change.before) == (ChangeKind.CHANGED, opened_with)


def test_a_decision_taken_back_opens_the_case_again_and_says_who_and_why(desk: Desk) -> None:
    desk.decide(1)
    assert revoke(desk, 1) == 1
    (case,) = all_cases(desk)
    assert (case.state, case.standing, case.lapsed_decision) == (CaseState.OPEN, None, 1)
    with desk.database.reading() as connection:
        (made,) = cases.all_decisions(connection)
    said = (made.lapsed_because, made.lapsed_by, made.lapsed_at)
    assert said == ("taken back: the wrong passport", "bo", NOW.isoformat())
    desk.decide(1)
    assert [case.standing for case in all_cases(desk)] == [2]


def test_a_decision_taken_back_answers_the_same_hit_no_more(desk: Desk) -> None:
    desk.decide(1)
    revoke(desk, 1)
    desk.screen(reason=Reason.FULL)
    desk.screen(OLGA, reason=Reason.FULL)
    assert desk.open_cases() == [(ChangeKind.CHANGED, "1")]


def test_a_case_open_already_is_the_one_named_when_a_decision_is_taken_back(desk: Desk) -> None:
    desk.decide(1)
    desk.screen(OLGA, reason=Reason.SUSPICION, keys=["1"])
    assert revoke(desk, 1) == 2
    assert [case.state for case in all_cases(desk)] == [CaseState.CLOSED, CaseState.OPEN]


def test_what_cannot_be_taken_back_says_why(desk: Desk) -> None:
    desk.decide(1)
    for because, by in ((" ", "bo"), ("wrong", " ")):
        with pytest.raises(SettingsError, match="Give both"):
            revoke(desk, 1, because, by)
    with pytest.raises(StoreError, match="There is no decision 9"):
        revoke(desk, 9)
    revoke(desk, 1)
    with pytest.raises(StoreError, match="holds no longer"):
        revoke(desk, 1)


def test_suspicion_opens_a_case_for_what_stands_found_though_it_was_decided(desk: Desk) -> None:
    desk.decide(1)
    run = desk.screen(OLGA, reason=Reason.SUSPICION, keys=["1", "3"])
    assert (run.changed, run.opened) == (0, 1)
    assert [case.reason for case in all_cases(desk)] == [Reason.FULL, Reason.SUSPICION]
    desk.screen(OLGA, reason=Reason.SUSPICION, keys=["1"])
    assert len(all_cases(desk)) == 2


def test_a_later_decision_is_the_only_one_that_stands(desk: Desk) -> None:
    desk.decide(1)
    desk.screen(OLGA, reason=Reason.SUSPICION, keys=["1"])
    with desk.database.writing() as connection:
        cases.decide(
            connection,
            2,
            Verdict.TRUE_MATCH,
            because="the passport is forged",
            decided_by="bo",
            expires_on=date(2024, 3, 1),
            now=NOW,
        )
    with desk.database.reading() as connection:
        (made,) = cases.all_decisions(connection, standing=True)
    assert made.id == 2
    desk.screen(reason=Reason.FULL)
    assert desk.screen(OLGA, reason=Reason.FULL).opened == 0
    assert desk.open_cases() == [(ChangeKind.CHANGED, "1")]


def test_a_decision_that_only_ended_is_a_reason_of_its_own(desk: Desk) -> None:
    desk.decide(1, days=30)
    desk.now = NOW + timedelta(days=31)
    run = desk.screen(OLGA, reason=Reason.DATA_CHANGE)
    case = all_cases(desk)[-1]
    assert (run.changed, run.opened) == (0, 1)
    assert (case.reason, case.lapsed_decision) == (Reason.LAPSED, 1)


def test_a_true_match_that_ended_must_be_looked_at_again(desk: Desk) -> None:
    with desk.database.writing() as connection:
        cases.decide(
            connection,
            1,
            Verdict.TRUE_MATCH,
            because="the same passport",
            decided_by="ana",
            expires_on=date(2024, 3, 1),
            now=NOW,
        )
    assert desk.screen(OLGA, reason=Reason.FULL).opened == 0
    desk.now = NOW + timedelta(days=31)
    assert desk.screen(OLGA, reason=Reason.FULL).opened == 1


def test_a_score_opens_a_case_only_when_far_from_what_was_told(desk: Desk) -> None:
    desk.decide(1)
    with desk.database.reading() as connection:
        ((hit,),) = book.hits_of(connection, ["1"]).values()
    drifts = (0.0001, 0.005, 0.009, 0.012, 0.019, 0.023)

    def told(drift: float) -> int:
        moved = Screened(party=BOOK[0], hits=(replace(hit, score=hit.score - drift),))
        with desk.database.writing() as connection:
            needed = openings(connection, [moved], Reason.FULL, NOW)
            about = {one.change.about for one in needed}
            book.replace_hits(connection, 1, [moved], about)
        return len(needed)

    assert [told(drift) for drift in drifts] == [0, 0, 0, 1, 0, 1]


def test_a_decision_reaches_two_years_and_no_further(desk: Desk) -> None:
    with pytest.raises(SettingsError, match="give a day up to 2026-02-24"):
        desk.decide(1, days=732)
    desk.decide(1, days=731)


def test_the_party_the_entry_and_the_hit_are_kept_as_they_were(desk: Desk) -> None:
    desk.decide(1)
    desk.put(person("1", "Olga Sternbergova", address="Riga"))
    desk.screen(NOTED)
    (first, second) = all_cases(desk)
    with desk.database.writing() as connection:
        book.remove(connection, ["1"])
    with desk.database.reading() as connection:
        was, now = (then.party_then(connection, case.scope) for case in (first, second))
        entries = [then.entry_then(connection, case.change.after) for case in (first, second)]
        (made,) = cases.all_decisions(connection)
    assert (was, now) == (BOOK[0], person("1", "Olga Sternbergova", address="Riga"))
    assert entries == [OLGA, NOTED]
    assert made.hit == first.change.after


def test_the_book_has_the_newest_score_and_what_a_person_was_told(database: Database) -> None:
    one = person("1", "Olga")
    hit = Hit(
        party="1",
        list_id="l",
        entry_id="e",
        entry_version="a",
        listed_name="Olga",
        score=0.9,
        certain=False,
        because="",
    )
    run = dict.fromkeys(("parties", "screened", "new", "gone", "changed", "opened"), 0)
    run |= {"id": 1, "threshold": 0}
    words = dict.fromkeys(("reason", "lists", "lists_before", "engine", "started_at"), "")

    def put(score: float, *told: tuple[str, str, str]) -> tuple[float, float]:
        found = Screened(party=one, hits=(replace(hit, score=score),))
        book.replace_hits(connection, 1, [found], told)
        (now,) = book.hits_of(connection, ["1"])["1"]
        return now.score, book.shown_scores(connection, ["1"])[hit.about]

    with database.writing() as connection:
        book.put(connection, [one], NOW)
        connection.execute(insert(runs).values(**run, **words))
        assert put(0.9, hit.about) == (0.9, 0.9)
        assert put(0.905) == (0.905, 0.9)
        assert put(0.92, hit.about) == (0.92, 0.92)


def test_what_people_decide_of_the_book_is_told_in_the_trail_and_a_change_found(
    desk: Desk, behind: Callable[..., None]
) -> None:
    desk.decide(1)
    revoke(desk, 1)
    with desk.database.reading() as connection:
        told = [(one.action, one.actor, one.subject) for one in audit.entries(connection)]
        assert verify_database(connection).is_whole
    assert told == [
        (Action.BOOK_DECIDED, "ana", "book-case:1"),
        (Action.BOOK_REVOKED, "bo", "book-case:1"),
    ]
    behind("UPDATE decisions SET because = 'he asked nicely'")
    with desk.database.reading() as connection:
        (problem,) = verify_database(connection).problems
    assert problem.where == "book_decision:1"


def test_a_decision_of_the_book_that_is_gone_is_found(
    desk: Desk, behind: Callable[..., None]
) -> None:
    desk.decide(1)
    desk.screen(NOTED)  # the entry changed: the decision ends, by no person's word
    with desk.database.reading() as connection:
        assert verify_database(connection).is_whole
    behind("UPDATE decisions SET id = 7")
    with desk.database.reading() as connection:
        (problem,) = verify_database(connection).problems
    assert "it was removed" in problem.why
