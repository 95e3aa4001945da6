"""The same document opened again: its cases name each other, and what was refused takes two."""

from dataclasses import replace

import pytest

from tests.store.deal_desk import ANA, BOB, EVE, NEAR, NOW, Desk
from witting.assess import load_profile
from witting.base import Outcome
from witting.store import Database
from witting.store.audit import entries
from witting.store.deal_beside import Beside, beside
from witting.store.deal_records import Actor, DealCase, State, Verdict
from witting.store.verifying import verify_database

CHEN = Actor(id="chen", tenant="bank")


@pytest.fixture
def mild(desk: Desk) -> Desk:
    return replace(desk, profile=load_profile("ffi-cn"))


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


def _beside(desk: Desk, case: DealCase) -> Beside:
    with desk.database.reading() as connection:
        return beside(connection, case)


@pytest.mark.parametrize("verdict", [Verdict.RELEASE, Verdict.FALSE_MATCH])
@pytest.mark.parametrize("refused", [Verdict.BLOCK, Verdict.REJECT])
def test_what_was_refused_once_is_let_go_by_two(
    mild: Desk, refused: Verdict, verdict: Verdict
) -> None:
    first = mild.open(NEAR)
    mild.decide(first, refused)
    again = mild.open(NEAR)
    made = mild.decide(again, verdict, by=CHEN)
    assert (again.document, made.needs_second) == (first.document, True)
    assert mild.case(again).state is State.WAITING_APPROVAL
    mild.second(again, BOB)
    assert mild.case(again).state is State.CLOSED


def test_what_is_prohibited_for_one_asker_is_let_go_by_two_for_another(
    desk: Desk, mild: Desk
) -> None:
    first = desk.open()
    again = mild.open()
    assert (first.outcome, again.outcome) == (Outcome.PROHIBITED, Outcome.REVIEW)
    assert f"case {first.id}, which is prohibited" in _beside(mild, again).was_refused
    assert _beside(desk, first).was_refused == ""


def test_a_case_refused_and_opened_again_still_counts(mild: Desk) -> None:
    first = mild.open(NEAR)
    mild.decide(first, Verdict.REJECT)
    mild.reopen(first)
    mild.decide(first, Verdict.RELEASE)
    assert mild.decide(mild.open(NEAR), Verdict.RELEASE).needs_second


def test_a_refusal_that_was_turned_down_does_not_count(mild: Desk) -> None:
    first = mild.open(NEAR)
    told = "The goods were to go on to somebody else, as the carrier says."
    mild.decide(first, Verdict.BLOCK, reason="other", because=told)
    mild.second(first, BOB, agrees=False)
    assert not mild.decide(mild.open(NEAR), Verdict.RELEASE).needs_second


def test_a_refusal_two_agreed_to_counts(mild: Desk) -> None:
    first = mild.open(NEAR)
    told = "The goods were to go on to somebody else, as the carrier says."
    mild.decide(first, Verdict.BLOCK, reason="other", because=told)
    mild.second(first, BOB)
    assert mild.decide(mild.open(NEAR), Verdict.RELEASE).needs_second


def test_what_was_let_go_before_takes_no_second(mild: Desk) -> None:
    mild.decide(mild.open(NEAR), Verdict.RELEASE)
    assert not mild.decide(mild.open(NEAR), Verdict.RELEASE).needs_second


def test_another_tenants_case_of_the_document_is_not_told(mild: Desk) -> None:
    first = mild.open(NEAR, EVE)
    mild.decide(first, Verdict.REJECT, by=EVE)
    own = mild.open(NEAR)
    assert _beside(mild, own).same_document == ()
    assert not mild.decide(own, Verdict.RELEASE).needs_second


def test_the_cases_of_a_document_name_each_other(mild: Desk) -> None:
    first, other = mild.open(NEAR), mild.open("Pyotr Zaborovsky")
    mild.decide(first, Verdict.REJECT)
    again = mild.open(NEAR)
    (told,) = _beside(mild, again).same_document
    assert (told.id, told.outcome, told.state) == (first.id, first.outcome, State.CLOSED)
    assert told.decision is Verdict.REJECT
    assert [one.id for one in _beside(mild, first).same_document] == [again.id]
    assert _beside(mild, other).same_document == ()


def test_the_trail_tells_of_the_others_and_why_two_must_decide(mild: Desk) -> None:
    first = mild.open(NEAR)
    mild.decide(first, Verdict.REJECT)
    again = mild.open(NEAR)
    mild.decide(again, Verdict.RELEASE)
    with mild.database.reading() as connection:
        opened, decided = entries(connection, subject=again.subject)
        assert verify_database(connection).is_whole
    assert opened.detail["same_document"] == [first.id]
    assert (
        decided.detail["why_second"] == f"the same document is case {first.id}, which was rejected"
    )


def test_what_was_refused_is_closed_by_no_decision_of_its_hits(mild: Desk) -> None:
    mild.let_go(mild.open(NEAR), until=NOW.date().replace(year=2025))
    assert mild.open(NEAR, file="a.json").state is State.CLOSED
    refused = mild.open(NEAR, country="DE")
    assert refused.state is State.OPEN  # another party: nobody said anything of it
    mild.decide(refused, Verdict.FALSE_MATCH, until=NOW.date().replace(year=2025))
    mild.reopen(refused)
    mild.decide(refused, Verdict.REJECT, by=ANA)
    mild.let_go(mild.open(NEAR, country="DE"), until=NOW.date().replace(year=2025))
    assert mild.open(NEAR, country="DE").state is State.OPEN


def test_what_is_clear_is_not_let_go_unseen_where_it_was_refused(mild: Desk) -> None:
    first = mild.open("Anna Example", clear=False)
    assert first.outcome is Outcome.CLEAR
    mild.decide(first, Verdict.REJECT)
    assert mild.open("Anna Example", clear=True).state is State.OPEN
    assert mild.open("Anna Other", clear=True).state is State.CLOSED
