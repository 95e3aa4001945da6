"""Cases over HTTP: opened, shown, decided by four eyes, each tenant's own, each look told."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.service.client import ROLES, Client
from tests.service.conftest import MakeApp
from witting.service.idempotency import HEADER

PAYMENT = (
    Path(__file__).resolve().parents[2] / "examples" / "03-payment-bearings.xml"
).read_bytes()
WHEAT = (Path(__file__).resolve().parents[2] / "examples" / "04-payment-wheat.xml").read_bytes()
OTHER = {"x-test-tenant": "other"}
AMINA = {"x-test-name": "Amina", ROLES: "analyst"}
BORIS = {"x-test-name": "Boris", ROLES: "approver"}
RELEASE = {"verdict": "release", "reason": "licensed", "because": "General licence 13 covers it."}


@pytest.fixture
def number(client: Client) -> int:
    return _opened(client)


def _opened(client: Client, **headers: str) -> int:
    answer = client.post(
        "/v1/cases",
        params={"as_of": "2024-07-01", "name": "p.xml"},
        content=PAYMENT,
        headers={**AMINA, **headers},
    )
    assert answer.status_code == 201, answer.text
    made: int = answer.json()["id"]
    return made


def _decided(client: Client, number: int, **headers: str) -> Any:
    return client.post(f"/v1/cases/{number}/decisions", json=RELEASE, headers={**AMINA, **headers})


def test_a_case_keeps_the_bytes_assess_answers_with(client: Client, number: int) -> None:
    asked = client.post(
        "/v1/assess", params={"as_of": "2024-07-01", "name": "p.xml"}, content=PAYMENT
    )
    assert client.get(f"/v1/cases/{number}/assessment").content == asked.content
    assert client.get(f"/v1/cases/{number}/document").content == PAYMENT


def test_a_document_is_never_run_by_a_browser(client: Client, number: int) -> None:
    headers = client.get(f"/v1/cases/{number}/document").headers
    assert headers["content-type"] == "application/octet-stream"
    assert headers["content-disposition"].startswith("attachment")
    assert headers["x-content-type-options"] == "nosniff"


def test_a_search_is_told_with_its_words(client: Client, number: int) -> None:
    asked = {"text": "Zaborovsky steel", "state": "open", "assignee": ""}
    client.get("/v1/cases", params=asked, headers=AMINA)
    client.get("/desk/", params={"text": "Иванов"}, headers=AMINA)
    client.get("/desk/search", params={"text": "\0王伟 "}, headers=AMINA)
    told = client.get("/v1/audit", params={"action": "queue.viewed"}).json()["entries"]
    said = [one["detail"]["asked"] for one in told]
    assert said[0] == {"text": "\0王伟"}
    assert said[1]["text"] == "Иванов"
    assert said[2] == {"text": "Zaborovsky steel", "states": ["open"], "assignee": ""}
    assert told[2]["actor"] == "amina"
    assert told[2]["detail"]["cases"] == []


def test_the_queue_holds_what_waits(client: Client, number: int) -> None:
    found = client.get("/v1/cases", params={"state": "open", "corridor": "RU-"}).json()
    assert found["total"] in (0, 1)
    everything = client.get("/v1/cases").json()
    assert [case["id"] for case in everything["cases"]] == [number]


def test_a_prohibited_case_is_let_go_by_two(client: Client, number: int) -> None:
    first = _decided(client, number)
    assert (first.status_code, first.json()["case"]["state"]) == (201, "waiting_approval")
    second = {"agrees": True, "because": "Seen the licence and its scope."}
    own = client.post(
        f"/v1/cases/{number}/second", json=second, headers={**AMINA, ROLES: "approver"}
    )
    assert own.status_code == 403
    agreed = client.post(f"/v1/cases/{number}/second", json=second, headers=BORIS)
    assert (agreed.status_code, agreed.json()["case"]["state"]) == (201, "closed")
    assert _decided(client, number).status_code == 409


def test_the_same_document_opened_again_names_the_case_before(client: Client, number: int) -> None:
    again = _opened(client)
    told = client.get(f"/v1/cases/{again}").json()["same_document"]
    assert told == [{"id": number, "outcome": "prohibited", "state": "open", "decision": None}]
    assert client.get(f"/v1/cases/{number}").json()["same_document"][0]["id"] == again
    page = client.get(f"/desk/cases/{again}").text
    assert f'<a href="/desk/cases/{number}">case {number}</a> (prohibited, open)' in page
    others = _opened(client, **OTHER)
    assert client.get(f"/v1/cases/{others}", headers=OTHER).json()["same_document"] == []


_NUMBERED = (
    b"XMPL-20240516-0340",
    b"QH-24-0340",
    b"4d1a-9c55-0a4f5f1d2c03",
    b"2024-05-16T09:12:44",
)
_AS_AGAIN = (
    b"XMPL-20240517-0399",
    b"QH-24-0399",
    b"4d1a-9c55-0a4f5f1d2c99",
    b"2024-05-17T10:00:00",
)


def _numbered_anew(payment: bytes) -> bytes:
    for old, new in zip(_NUMBERED, _AS_AGAIN, strict=True):
        assert old in payment
        payment = payment.replace(old, new)
    return payment


SENT_AGAIN = {
    "a space at the end": PAYMENT + b" ",
    "other line ends": PAYMENT.replace(b"\n", b"\r\n"),
    "no line ends": b"".join(line.strip() for line in PAYMENT.splitlines()),
    "other numbers": _numbered_anew(PAYMENT),
}
SENT_ELSE = {
    "another amount": PAYMENT.replace(b">98000.00<", b">98000.01<"),
    "another currency": PAYMENT.replace(b'Ccy="CNY"', b'Ccy="USD"'),
    "another account": PAYMENT.replace(b"6222000000000000340", b"6222000000000000341"),
    "other goods": PAYMENT.replace("шарикоподшипники".encode(), "автопокрышки".encode()),
}


@pytest.mark.parametrize("how", [*SENT_AGAIN, *SENT_ELSE])
def test_a_payment_sent_again_is_the_same_deal_and_one_that_differs_is_another(
    client: Client, number: int, how: str
) -> None:
    sent = {**SENT_AGAIN, **SENT_ELSE}[how]
    assert sent != PAYMENT
    params = {"as_of": "2024-07-01", "name": "again.xml"}
    again = client.post("/v1/cases", params=params, content=sent, headers=AMINA).json()
    same = [number] if how in SENT_AGAIN else []
    assert ([one["id"] for one in again["same_deal"]], again["same_document"]) == (same, [])
    page = client.get(f"/desk/cases/{again['id']}").text
    assert (f'The same deal came in another document: <a href="/desk/cases/{number}">' in page) is (
        how in SENT_AGAIN
    )


def test_a_row_of_the_queue_says_two_where_the_case_does(client: Client) -> None:
    """What takes one until its like is refused takes two then, in the queue and on its page."""
    params = {"name": "wheat.xml"}
    sent = WHEAT, WHEAT + b" ", WHEAT.replace(b">", b">\r\n", 1)
    numbers = [
        client.post("/v1/cases", params=params, content=one, headers=AMINA).json()["id"]
        for one in sent
    ]

    def rows() -> dict[int, bool]:
        told = client.get("/v1/cases").json()["cases"]
        return {one["id"]: one["needs_second"] for one in told}

    before = rows()
    assert before == {one: _shown(client, one)["needs_second"] for one in numbers}
    refused = {"verdict": "reject", "reason": "beyond_appetite", "because": "Not for us."}
    client.post(f"/v1/cases/{numbers[0]}/decisions", json=refused, headers=AMINA)
    after = rows()
    assert after == {one: _shown(client, one)["needs_second"] for one in numbers}
    assert set(before.values()) == {False}
    assert after == {numbers[0]: False, numbers[1]: True, numbers[2]: True}
    assert client.get("/desk/").text.count("takes two</small>") == 2


def _shown(client: Client, number: int) -> Any:
    return client.get(f"/v1/cases/{number}").json()


def test_a_decision_sent_twice_under_one_key_is_made_once(client: Client, number: int) -> None:
    first = _decided(client, number, **{HEADER: "d1"})
    again = _decided(client, number, **{HEADER: "d1"})
    assert (first.content, again.status_code) == (again.content, 201)
    shown = client.get(f"/v1/cases/{number}").json()
    assert len(shown["decisions"]) == 1


def test_an_answer_is_kept_in_the_transaction_of_what_it_tells(
    client: Client, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(*_: object) -> None:
        raise AssertionError("kept apart from the decision, and so lost where a worker dies")

    monkeypatch.setattr("witting.service.idempotency._kept", lost)
    assert _decided(client, number, **{HEADER: "d1"}).status_code == 201
    assert _decided(client, number, **{HEADER: "d1"}).headers["idempotency-replayed"] == "true"


@pytest.mark.parametrize(
    "path",
    ["", "/assessment", "/document"],
)
def test_another_tenants_case_is_not_there(client: Client, number: int, path: str) -> None:
    assert client.get(f"/v1/cases/{number}{path}", headers=OTHER).status_code == 404


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("decisions", RELEASE),
        ("second", {"agrees": True, "because": "x"}),
        ("notes", {"text": "x"}),
        ("assignee", {"to": "x"}),
        ("reopening", {"because": "x"}),
    ],
)
def test_nothing_is_done_to_another_tenants_case(
    client: Client, number: int, path: str, body: dict[str, object]
) -> None:
    answer = client.post(f"/v1/cases/{number}/{path}", json=body, headers=OTHER)
    assert answer.status_code == 404
    assert client.get("/v1/cases", headers=OTHER).json()["total"] == 0


def test_another_tenants_decision_is_not_there(client: Client, number: int) -> None:
    made = _decided(client, number).json()["id"]
    assert client.get(f"/v1/decisions/{made}").status_code == 200
    assert client.get(f"/v1/decisions/{made}", headers=OTHER).status_code == 404
    assert client.get("/v1/decisions/999").status_code == 404


def test_every_look_is_told_in_the_trail(client: Client, number: int) -> None:
    client.get(f"/v1/cases/{number}")
    found = client.get("/v1/audit", params={"subject": f"case:{number}"}).json()
    assert [one["action"] for one in found["entries"]] == ["case.viewed", "case.opened"]


def test_the_trail_shows_a_tenant_its_own(client: Client, number: int) -> None:
    told = client.get("/v1/audit", headers=OTHER).json()["entries"]
    assert {one["tenant"] for one in told} == {"other"}
    assert client.get("/v1/audit/export", headers=OTHER).status_code == 403


def test_the_export_verifies_offline(client: Client, number: int, tmp_path: Path) -> None:
    from witting.store.exporting import verify_export

    path = tmp_path / "audit.jsonl"
    path.write_bytes(client.get("/v1/audit/export").content)
    with path.open("rb") as file:
        assert verify_export(file).is_whole


def test_notes_and_assignees_stand_on_the_case(client: Client, number: int) -> None:
    client.post(f"/v1/cases/{number}/notes", json={"text": "<script>alert(1)</script>"})
    client.post(f"/v1/cases/{number}/assignee", json={"to": "Amina"})
    shown = client.get(f"/v1/cases/{number}")
    assert shown.json()["notes"][0]["text"] == "<script>alert(1)</script>"
    assert shown.json()["assignee"] == "Amina"
    assert shown.headers["content-type"] == "application/json"


def _open_on(client: Client, document: bytes, name: str, **params: str) -> Any:
    asked = {"name": name, **params}
    return client.post("/v1/cases", params=asked, content=document, headers=AMINA)


@pytest.mark.parametrize("day", ["2010-01-01", "2024-05-15"])
def test_no_case_is_judged_before_its_document_was_written(client: Client, day: str) -> None:
    answer = _open_on(client, PAYMENT, "p.xml", as_of=day)
    assert answer.status_code == 422
    assert "bears the day 2024-05-16" in answer.json()["detail"]
    by_form = {"document": ("p.xml", PAYMENT)}
    assert client.post("/desk/upload", files=by_form, data={"as_of": day}).status_code == 422
    assert client.get("/v1/cases").json()["total"] == 0
    assert _open_on(client, PAYMENT, "p.xml", as_of="2024-05-16").status_code == 201


def test_no_case_is_judged_on_a_day_to_come(client: Client) -> None:
    answer = _open_on(client, PAYMENT, "p.xml", as_of="2999-01-01")
    assert answer.status_code == 422
    assert "still to come" in answer.json()["detail"]


def test_a_document_without_a_day_is_not_judged_long_ago(client: Client) -> None:
    party = {"role": "creditor", "name": "Anna Example", "country": "AE"}
    order = json.dumps({"kind": "order", "parties": [party]}).encode()
    today = datetime.now(tz=UTC).date()
    long_ago = (today - timedelta(days=60)).isoformat()
    answer = _open_on(client, order, "order.json", as_of=long_ago)
    assert answer.status_code == 422
    assert "backdate_days" in answer.json()["detail"]
    lately = (today - timedelta(days=3)).isoformat()
    assert _open_on(client, order, "order.json", as_of=lately).status_code == 201


@pytest.mark.parametrize(("setting", "state"), [(31, "waiting_approval"), (36_500, "closed")])
def test_what_was_judged_long_ago_is_let_go_by_two_as_the_setting_says(
    make_app: MakeApp, loop: asyncio.AbstractEventLoop, setting: int, state: str
) -> None:
    client = Client(make_app(backdate_days=setting), loop)
    party = {"role": "creditor", "name": "Anna Example", "country": "DE"}
    order = {"kind": "order", "day": "2024-06-01", "parties": [party]}
    made = _open_on(client, json.dumps(order).encode(), "o.json", as_of="2024-07-01").json()
    assert ("as of 2024-07-01" in made["why_second"]) is (setting == 31)
    page = client.get(f"/desk/cases/{made['id']}").text
    assert ("it was judged as of 2024-07-01" in page) is (setting == 31)
    given = {
        "verdict": "release",
        "reason": "not_reached",
        "because": "No rule reaches this deal.",
    }
    path = f"/v1/cases/{made['id']}/decisions"
    assert client.post(path, json=given, headers=AMINA).json()["case"]["state"] == state


def test_what_is_still_to_be_settled_is_judged_today(client: Client) -> None:
    to_come = (datetime.now(tz=UTC).date() + timedelta(days=9)).isoformat()
    payment = PAYMENT.replace(b"<IntrBkSttlmDt>2024-05-16", f"<IntrBkSttlmDt>{to_come}".encode())
    assert payment != PAYMENT
    assert _open_on(client, payment, "p.xml").status_code == 201
