"""Several cases decided alike: each by itself in the store, and never what needs two."""

import pytest

from tests.service.client import Client
from tests.service.desk.test_cases import PROHIBITED, STORY, decided, hand_in
from witting.store.audit import Action, entries
from witting.store.deal_bulk import BULK_REASONS, BULK_VERDICTS
from witting.store.deal_reasons import ReasonCode
from witting.store.deal_records import Verdict

REVIEW = ("A shipment of bearings to Novorossiysk.", "We sell ball bearings to Omsk.")


def number_of(case: str) -> str:
    return case.rpartition("/")[2]


def pasted(client: Client, text: str) -> str:
    return number_of(client.post("/desk/upload", data={"text": text}).headers["location"])


def bulk(client: Client, cases: list[str], **more: str) -> str:
    given = {"verdict": "release", "reason": "not_reached", "because": "All of one customer."}
    answer = client.post("/desk/bulk", data={**given, **more, "cases": cases})
    assert answer.status_code in (200, 422), answer.text
    return answer.text


def test_each_case_has_a_decision_and_a_line_of_its_own(client: Client) -> None:
    cases = [pasted(client, text) for text in REVIEW]
    page = bulk(client, cases)
    assert "Release: 2 cases" in page
    with client.app.state.service.database.reading() as connection:
        told = list(entries(connection, action=Action.CASE_DECIDED))
    assert [one.subject for one in told] == [f"case:{number}" for number in cases]
    assert len({one.detail["decision"] for one in told}) == 2
    assert client.post("/desk/audit/verify").text.count("It holds.") == 1


def test_what_could_not_be_decided_is_listed_with_the_reason(client: Client) -> None:
    prohibited = number_of(hand_in(client, PROHIBITED))
    closed = hand_in(client, STORY)
    assert decided(client, closed, "release", "not_reached") == 303
    good = pasted(client, REVIEW[0])
    page = bulk(client, [prohibited, number_of(closed), good, "999"])
    assert "Release: 1 case" in page
    left = page[page.index('id="bulk-left"') :]
    assert "It is prohibited: such a case is decided by itself." in left
    assert "is closed already" in left
    assert "There is no case 999" in left
    assert "<strong>open</strong>" in client.get(f"/desk/cases/{prohibited}").text
    assert "<strong>closed</strong>" in client.get(f"/desk/cases/{good}").text


def test_a_reopened_case_is_decided_by_itself_and_nothing_of_the_try_is_kept(
    client: Client,
) -> None:
    case = hand_in(client, STORY)
    decided(client, case, "release", "not_reached")
    client.post(f"{case}/reopening", data={"because": "News."})
    page = bulk(client, [number_of(case)])
    assert "It was opened again" in page
    assert "waits for approval" not in client.get(case).text


def test_a_decision_that_takes_two_is_not_made_with_others(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = number_of(hand_in(client, PROHIBITED))
    monkeypatch.setattr("witting.store.deal_bulk.may_be_bulk", lambda *_: "")
    page = bulk(client, [case])
    assert "It takes two people" in page
    shown = client.get(f"/desk/cases/{case}").text
    assert "Decided so far" not in shown
    assert "<strong>open</strong>" in shown
    assert "It holds." in client.post("/desk/audit/verify").text


def test_another_tenants_cases_are_not_there(client: Client) -> None:
    case = pasted(client, REVIEW[0])
    given = {"verdict": "ask", "reason": "ask_party", "because": "Who?", "cases": [case]}
    answer = client.post("/desk/bulk", data=given, headers={"x-test-tenant": "other"})
    assert f"There is no case {case}" in answer.text
    assert "<strong>open</strong>" in client.get(f"/desk/cases/{case}").text


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"verdict": "block", "reason": "listed_party"}, "case by case"),
        ({"reason": "other"}, "in words of one case"),
        ({"because": " "}, "needs words"),
        ({"verdict": "ask"}, "is no reason for ask"),
    ],
)
def test_what_cannot_be_said_of_several_is_refused(
    client: Client, more: dict[str, str], said: str
) -> None:
    case = pasted(client, REVIEW[0])
    assert said in bulk(client, [case], **more)
    assert "<strong>open</strong>" in client.get(f"/desk/cases/{case}").text


def test_none_chosen_and_too_many_are_told(client: Client) -> None:
    assert "No case was chosen" in bulk(client, [])
    assert "from 1 to 100" in bulk(client, [str(one) for one in range(1, 102)])


def test_only_who_decides_has_boxes_and_no_prohibited_case_has_one(client: Client) -> None:
    hand_in(client, PROHIBITED)
    assert 'name="cases"' not in client.get("/desk/").text
    pasted(client, REVIEW[0])
    assert client.get("/desk/").text.count('name="cases"') == 1
    viewer = client.get("/desk/", headers={"x-test-roles": "viewer"}).text
    assert 'name="cases"' not in viewer
    assert 'action="/desk/bulk"' not in viewer


def test_no_reason_in_words_alone_and_no_verdict_against_a_customer() -> None:
    assert ReasonCode.OTHER not in BULK_REASONS
    assert not {Verdict.BLOCK, Verdict.REJECT, Verdict.TRUE_MATCH} & set(BULK_VERDICTS)
    assert all(set(one.verdicts) & set(BULK_VERDICTS) for one in BULK_REASONS)
