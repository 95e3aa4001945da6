"""The same document opened again: its cases name each other, and what was refused takes two."""

import json
from dataclasses import replace
from typing import Any

import pytest

from tests.store.deal_desk import ANA, BOB, EVE, NEAR, NOW, Desk
from witting.assess import load_profile
from witting.base import Outcome
from witting.store import Database
from witting.store.audit import entries
from witting.store.deal_beside import Beside, beside, beside_all
from witting.store.deal_records import Actor, DealCase, State, Verdict
from witting.store.four_eyes import why_verdict
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
    assert opened.detail["same"] == [first.id]
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


DEAL: dict[str, Any] = {
    "kind": "order",
    "reference": "PO-1",
    "day": "2024-02-20",
    "parties": [
        {"role": "debtor", "name": "Acme Trading LLP", "country": "GB"},
        {"role": "creditor", "name": NEAR, "country": "AE", "address": "5 Marina Walk, Dubai"},
    ],
    "goods": [{"description": "Cotton towels, white", "quantity": "40 bales"}],
    "amount": {"value": "1200.50", "currency": "EUR"},
}


def _with(*path: str | int, value: object) -> bytes:
    deal = json.loads(json.dumps(DEAL))
    at: Any = deal
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return json.dumps(deal).encode()


THE_SAME = {
    "a space at the end": json.dumps(DEAL).encode() + b" ",
    "other line ends": json.dumps(DEAL, indent=1).replace("\n", "\r\n").encode(),
    "another order of fields": json.dumps(dict(reversed(DEAL.items()))).encode(),
    "another number": _with("reference", value="PO-2"),
    "another day": _with("day", value="2024-02-22"),
    "capital letters and spaces": _with("parties", 1, "name", value=f"  {NEAR.upper()} "),
    "the parties the other way round": _with("parties", value=DEAL["parties"][::-1]),
    "white space in the goods": _with("goods", 0, "description", value="Cotton  towels,\r\n white"),
    "a nought more": _with("amount", "value", value="1200.500"),
}
ANOTHER = {
    "another amount": _with("amount", "value", value="1200.51"),
    "another currency": _with("amount", "currency", value="USD"),
    "another payer": _with("parties", 0, "name", value="Bonanza Trading LLP"),
    "another payee": _with("parties", 1, "name", value="Q. Sternbergova"),
    "another country": _with("parties", 1, "country", value="DE"),
    "another address": _with("parties", 1, "address", value="6 Marina Walk, Dubai"),
    "other goods": _with("goods", 0, "description", value="Ball bearings"),
    "another quantity": _with("goods", 0, "quantity", value="41 bales"),
}


@pytest.mark.parametrize("how", THE_SAME)
def test_the_same_deal_in_another_document_is_let_go_by_two(mild: Desk, how: str) -> None:
    first = mild.open(document=json.dumps(DEAL).encode())
    mild.decide(first, Verdict.REJECT)
    again = mild.open(document=THE_SAME[how], file="again.json")
    told = _beside(mild, again)
    assert again.document != first.document
    assert (told.same_document, [one.id for one in told.same_deal]) == ((), [first.id])
    assert told.was_refused == f"the same deal is case {first.id}, which was rejected"
    assert mild.decide(again, Verdict.RELEASE).needs_second
    with mild.database.reading() as connection:
        assert verify_database(connection).is_whole


@pytest.mark.parametrize("how", ANOTHER)
def test_another_deal_is_another(mild: Desk, how: str) -> None:
    mild.decide(mild.open(document=json.dumps(DEAL).encode()), Verdict.REJECT)
    other = mild.open(document=ANOTHER[how])
    told = _beside(mild, other)
    assert (told.same_deal, told.was_refused) == ((), "")


def test_another_tenants_case_of_the_deal_is_not_told(mild: Desk) -> None:
    first = mild.open(by=EVE, document=THE_SAME["another day"])
    mild.decide(first, Verdict.REJECT, by=EVE)
    told = _beside(mild, mild.open(document=json.dumps(DEAL).encode()))
    assert (told.same_deal, told.was_refused) == ((), "")


def test_the_same_deal_is_not_let_go_unseen(mild: Desk) -> None:
    clear = json.loads(json.dumps(DEAL))
    clear["parties"][1]["name"] = "Anna Example"
    first = mild.open(document=json.dumps(clear).encode())
    assert first.outcome is Outcome.CLEAR
    mild.decide(first, Verdict.REJECT)
    again = mild.open(document=json.dumps(clear).encode() + b"\n", clear=True)
    assert (again.outcome, again.state) == (Outcome.CLEAR, State.OPEN)


def test_a_key_taken_out_is_found(mild: Desk, behind: object) -> None:
    mild.open(document=json.dumps(DEAL).encode())
    behind("DELETE FROM case_deals")  # type: ignore[operator]
    with mild.database.reading() as connection:
        assert [one.where for one in verify_database(connection).problems] == ["case_deals:1"]


def test_a_page_is_told_as_its_cases_are(desk: Desk, mild: Desk) -> None:
    """What is asked for all cases of a page at once says of each what is asked for it alone."""
    opened = [
        *(mild.open(document=one) for one in list(THE_SAME.values())[:3]),
        *(
            mild.open(NEAR),
            mild.open(NEAR),
            mild.open("Pyotr Zaborovsky"),
            mild.open(NEAR, days=40),
        ),
        desk.open(NEAR, country="FR"),
        mild.open(NEAR, country="FR"),
        desk.open(country="IT"),
    ]
    mild.decide(opened[1], Verdict.BLOCK)
    mild.decide(opened[3], Verdict.REJECT)
    desk.decide(opened[7], Verdict.TRUE_MATCH)
    cases = [mild.case(one) for one in opened]
    with mild.database.reading() as connection:
        page = beside_all(connection, cases)
        for one in cases:
            alone = beside(connection, one)
            blank = replace(alone, must_hold="", same_document=(), same_deal=())
            assert page[one.id] == blank
    two = [one for one in cases if why_verdict(one, Verdict.RELEASE, one.hits, page[one.id])]
    assert [one.id for one in two] == [1, 3, 5, 6, 7, 8, 10]
