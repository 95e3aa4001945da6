"""A case keeps a document and what was said of it; four eyes are two people's."""

import json
from datetime import date, timedelta

import pytest

from tests.book_facts import listed, snapshot_of
from tests.store.deal_desk import (
    ANA,
    BOB,
    EVE,
    LISTS,
    NEAR,
    NOW,
    OLGA,
    PYOTR,
    Desk,
    order,
    world_of,
)
from witting.assess import load_profile
from witting.base import Outcome, SettingsError, StoreError
from witting.store import Database, audit, deal_cases, deal_decisions, good_guys, kept_bytes
from witting.store.audit import Action
from witting.store.deal_answer import answer_to
from witting.store.deal_records import Actor, State, Verdict
from witting.store.refusals import NotByYou, NotNow, NotThere
from witting.store.verifying import verify_database

UNTIL = date(2025, 2, 1)


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


@pytest.fixture
def mild(database: Database) -> Desk:
    """A desk of an asker whom the list does not bind: what is found is for review."""
    return Desk(database, profile=load_profile("ffi-cn"))


def test_a_case_keeps_the_document_and_the_answer_byte_for_byte(desk: Desk) -> None:
    case = desk.open()
    with desk.database.reading() as connection:
        assert kept_bytes.content_of(connection, case.document) == order("Olga Sternbergova")
        answer = kept_bytes.content_of(connection, case.answer)
    assert json.loads(answer)["outcome"] == case.outcome == Outcome.PROHIBITED
    assert (case.lists, case.as_of, case.state) == (LISTS.digest, "2024-02-24", State.OPEN)


def test_a_case_is_measured(desk: Desk) -> None:
    case = desk.open(country="RU")
    assert (case.severity, case.corridor) == (4, "??-RU")
    assert "olga sternbergova" in case.words
    assert case.due_at == "2024-02-24T13:30:00.000+00:00"


def test_a_clear_case_waits_unless_it_may_be_released(mild: Desk) -> None:
    assert mild.open("Li Na").state is State.OPEN
    assert mild.open("Li Na", clear=True).state is State.CLOSED
    assert mild.open(clear=True).state is State.OPEN


def test_another_tenant_sees_nothing_of_a_case(desk: Desk) -> None:
    case = desk.open()
    with desk.database.reading() as connection, pytest.raises(NotThere, match="no case 1"):
        deal_cases.case(connection, case.id, EVE.tenant)
    with pytest.raises(NotThere):
        desk.decide(case, by=EVE)
    desk.decide(case, Verdict.RELEASE)
    with pytest.raises(NotThere):
        desk.second(case, by=EVE)


@pytest.mark.parametrize(
    ("verdict", "state"),
    [
        (Verdict.REJECT, State.WAITING_APPROVAL),  # its asker must block
        (Verdict.BLOCK, State.CLOSED),
        (Verdict.ESCALATE, State.ESCALATED),
        (Verdict.ASK, State.WAITING_ANSWER),
        (Verdict.TRUE_MATCH, State.OPEN),
        (Verdict.RELEASE, State.WAITING_APPROVAL),
        (Verdict.FALSE_MATCH, State.WAITING_APPROVAL),
    ],
)
def test_what_a_decision_makes_of_a_prohibited_case(
    desk: Desk, verdict: Verdict, state: State
) -> None:
    case = desk.open()
    desk.decide(case, verdict)
    assert desk.case(case).state is state


@pytest.mark.parametrize("verdict", [Verdict.RELEASE, Verdict.FALSE_MATCH])
def test_a_case_for_review_is_let_go_by_one(mild: Desk, verdict: Verdict) -> None:
    case = mild.open(NEAR)
    assert case.outcome is Outcome.REVIEW
    made = mild.decide(case, verdict)
    after = mild.case(case)
    assert (after.state, after.standing) == (State.CLOSED, made.id)


def test_four_eyes_are_two_people_with_the_role(desk: Desk) -> None:
    case = desk.open()
    made = desk.decide(case, Verdict.RELEASE, by=BOB)
    for same in (BOB, Actor(id=" BOB ", tenant="bank", roles=BOB.roles)):
        with pytest.raises(NotByYou, match="four eyes"):
            desk.second(case, by=same)
    with pytest.raises(NotByYou, match="role approver"):
        desk.second(case, by=ANA)
    other = Actor(id="cem", tenant="bank", roles=frozenset({"approver"}))
    desk.second(case, by=other)
    after = desk.case(case)
    assert (after.state, after.standing, after.pending) == (State.CLOSED, made.id, None)


def test_a_decision_turned_down_leaves_the_case_open(desk: Desk) -> None:
    case = desk.open()
    desk.decide(case, Verdict.RELEASE)
    with pytest.raises(NotByYou):
        desk.second(case, by=Actor(id="cem", tenant="bank"), agrees=False)
    desk.second(case, agrees=False)
    after = desk.case(case)
    assert (after.state, after.standing, after.pending) == (State.OPEN, None, None)


def test_who_decided_may_take_it_back_before_it_is_seconded(desk: Desk) -> None:
    case = desk.open()
    desk.decide(case, Verdict.RELEASE)
    desk.second(case, by=ANA, agrees=False)
    assert desk.case(case).state is State.OPEN


def test_while_it_waits_nobody_decides_past_the_second_person(desk: Desk) -> None:
    case = desk.open()
    desk.decide(case, Verdict.RELEASE)
    with pytest.raises(NotNow, match="waits for a second person"):
        desk.decide(case, Verdict.RELEASE, by=BOB)


def test_a_case_opened_again_takes_two_to_let_go(mild: Desk) -> None:
    case = mild.open(NEAR)
    mild.decide(case, Verdict.RELEASE)
    with pytest.raises(NotNow, match="closed already"):
        mild.decide(case, Verdict.REJECT)
    mild.reopen(case)
    mild.decide(case, Verdict.RELEASE)
    assert mild.case(case).state is State.WAITING_APPROVAL
    mild.second(case)
    assert mild.case(case).state is State.CLOSED


def test_only_a_closed_case_is_opened_again(desk: Desk) -> None:
    case = desk.open()
    with pytest.raises(NotNow, match="not closed"):
        desk.reopen(case)
    with pytest.raises(NotNow, match="nothing to agree to"):
        desk.second(case)


def test_a_decision_says_enough_or_is_refused(desk: Desk) -> None:
    case = desk.open()
    with pytest.raises(SettingsError, match="no reason for reject"):
        desk.decide(case, Verdict.REJECT, reason="licensed")
    with pytest.raises(SettingsError, match="none of them"):
        desk.decide(case, Verdict.FALSE_MATCH, facts=("1/f99",))
    with pytest.raises(SettingsError, match="hold until a day"):
        desk.decide(case, Verdict.RELEASE, until=UNTIL)
    with pytest.raises(SettingsError, match="within two years"):
        desk.decide(case, Verdict.FALSE_MATCH, until=date(2029, 1, 1))
    assert desk.case(case) == case


def test_a_good_guy_decision_answers_the_same_hit_the_next_time(mild: Desk) -> None:
    first = mild.open()
    mild.let_go(first, until=UNTIL)
    again = mild.open()
    (hit,) = again.hits
    assert (again.state, hit.answered_by) == (State.CLOSED, 1)
    with mild.database.reading() as connection:
        made = good_guys.good_guy(connection, 1, "bank")
        party, entry = good_guys.both_sides(connection, made.scope)
        told = [one.action for one in audit.entries(connection, subject=again.subject)]
    assert made.because == "as licence 13 and the papers of the trade say"
    assert party is not None
    assert party.names == ("Olga Sternbergova",)
    assert entry == OLGA
    assert told == [Action.CASE_OPENED, Action.CASE_ANSWERED]


def test_a_good_guy_decision_of_a_prohibited_case_holds_once_it_is_seconded(desk: Desk) -> None:
    case = desk.open()
    desk.decide(case, Verdict.FALSE_MATCH, until=UNTIL)
    assert desk.open().hits[0].answered_by is None
    desk.second(case)
    again = desk.open()
    assert again.hits[0].answered_by == 1
    assert again.state is State.OPEN  # prohibited: shown with its answer, closed by a person


def test_a_good_guy_decision_answers_nobody_else(mild: Desk) -> None:
    mild.let_go(mild.open(), until=UNTIL)
    elsewhere = mild.open(country="TR")
    assert [hit.answered_by for hit in elsewhere.hits] == [None]
    other = mild.open(by=EVE)
    assert [hit.answered_by for hit in other.hits] == [None]
    mild.now = NOW + timedelta(days=400)
    assert [hit.answered_by for hit in mild.open().hits] == [None]


def test_a_good_guy_decision_ends_when_the_entry_changes(mild: Desk) -> None:
    mild.let_go(mild.open(), until=UNTIL)
    mild.world = world_of(snapshot_of([listed(2, "Olga Sternbergova", remarks="DOB 1970"), PYOTR]))
    assert [hit.answered_by for hit in mild.open().hits] == [None]
    with mild.database.writing() as connection:
        assert good_guys.lapse_changed(connection, LISTS, BOB, NOW) == []
        ended = good_guys.lapse_changed(connection, mild.world.snapshot, BOB, NOW)
        assert ended == [1]
        assert "the list entry changed" in good_guys.good_guy(connection, 1, "bank").lapsed_because


def test_a_good_guy_decision_ends_when_its_case_is_opened_again_or_it_is_taken_back(
    mild: Desk,
) -> None:
    case = mild.open()
    mild.let_go(case, until=UNTIL)
    mild.reopen(case)
    assert mild.open().hits[0].answered_by is None
    other = mild.open("Pyotr Zaborovsky")
    mild.let_go(other, until=UNTIL)
    assert mild.open("Pyotr Zaborovsky").hits[0].answered_by == 2
    with mild.database.writing() as connection:
        good_guys.revoke(connection, 2, because="a mistake", by=BOB, now=NOW)
        with pytest.raises(NotNow, match="holds no longer"):
            good_guys.revoke(connection, 2, because="a mistake", by=BOB, now=NOW)
    assert mild.open("Pyotr Zaborovsky").hits[0].answered_by is None


def test_one_hit_of_several_is_answered_and_the_case_stays_open(mild: Desk) -> None:
    case = mild.open()
    mild.let_go(case, facts=(case.hits[0].ref,), until=UNTIL)
    assert mild.case(case).state is State.OPEN
    assert mild.open().hits[0].answered_by == 1


def test_everything_done_with_a_case_is_told(desk: Desk) -> None:
    case = desk.open()
    with desk.database.writing() as connection:
        deal_cases.view(connection, case.id, BOB, NOW)
        deal_cases.assign(connection, case.id, "ana", BOB, NOW)
    desk.decide(case, Verdict.RELEASE)
    desk.second(case, agrees=False)
    desk.decide(case, Verdict.RELEASE)
    desk.second(case)
    desk.reopen(case)
    with desk.database.reading() as connection:
        told = [(e.action, e.actor) for e in audit.entries(connection, subject=case.subject)]
        made = deal_decisions.decisions_of(connection, case.id, "bank")
    assert told == [
        (Action.CASE_OPENED, "ana"),
        (Action.CASE_VIEWED, "bob"),
        (Action.CASE_ASSIGNED, "bob"),
        (Action.CASE_DECIDED, "ana"),
        (Action.CASE_NOT_SECONDED, "bob"),
        (Action.CASE_DECIDED, "ana"),
        (Action.CASE_SECONDED, "bob"),
        (Action.CASE_REOPENED, "ana"),
    ]
    assert [(one.seconds, one.agrees) for one in made] == [
        (None, None),
        (1, False),
        (None, None),
        (3, True),
    ]


@pytest.mark.parametrize("odd", ["\0", "\ud800"])
def test_a_document_whose_name_is_no_text_is_refused(mild: Desk, odd: str) -> None:
    with pytest.raises(SettingsError, match="Call it something else"):
        mild.open(name="Li Na", file=f"a{odd}.json")


def test_a_hostile_party_name_is_kept_as_it_is_written(mild: Desk) -> None:
    case = mild.open("Olga Sternbergova'); DROP TABLE audit; --")
    with mild.database.reading() as connection:
        assert verify_database(connection).is_whole
    assert "drop table audit" in case.words


def test_a_case_is_kept_with_the_lists_it_was_judged_by_or_not_at_all(mild: Desk) -> None:
    document, asking = order("Li Na"), mild.asking
    later = snapshot_of([OLGA], published="2024-02-25")
    with (
        mild.database.writing() as connection,
        pytest.raises(StoreError, match="judged by other lists"),
    ):
        deal_cases.open_case(
            connection,
            document=document,
            name="order.json",
            told=answer_to(document, "order.json", asking),
            profile=mild.profile,
            lists=later,
            by=ANA,
            now=NOW,
        )
