"""A request sent twice under one key is done once and answered twice the same."""

from pathlib import Path

import pytest

from tests.service.client import ROLES, Client
from tests.service.conftest import MakeApp
from witting.service.idempotency import HEADER, forget_old

PAYMENT = Path(__file__).resolve().parents[2] / "examples" / "03-payment-bearings.xml"
ASKED = {"names": ["Nobody Known"]}


def test_the_same_request_is_answered_with_the_same_bytes(client: Client) -> None:
    given = {"content": PAYMENT.read_bytes(), "headers": {HEADER: "one"}}
    first, second = client.post("/v1/assess", **given), client.post("/v1/assess", **given)
    assert (first.content, first.status_code) == (second.content, second.status_code)
    assert first.headers["content-type"] == second.headers["content-type"]
    assert "idempotency-replayed" not in first.headers
    assert second.headers["idempotency-replayed"] == "true"


@pytest.mark.parametrize(
    "other",
    [{"json": {"names": ["Somebody Else"]}}, {"content": b'{"names":["Nobody Known"]}'}],
)
def test_another_request_under_the_same_key_is_refused(
    client: Client, other: dict[str, object]
) -> None:
    client.post("/v1/screen", json=ASKED, headers={HEADER: "one"})
    answer = client.post("/v1/screen", headers={HEADER: "one"}, **other)
    assert (answer.status_code, answer.json()["type"]) == (422, "urn:witting:problem:KeyUsed")


@pytest.mark.parametrize("whose", [{"x-test-name": "Boris"}, {"x-test-tenant": "other"}])
def test_a_key_is_its_senders_own(client: Client, whose: dict[str, str]) -> None:
    client.post("/v1/screen", json=ASKED, headers={HEADER: "one"})
    answer = client.post("/v1/screen", json={"names": ["Other"]}, headers={HEADER: "one", **whose})
    assert answer.status_code == 200
    assert "idempotency-replayed" not in answer.headers


def test_what_was_refused_can_be_sent_again(client: Client) -> None:
    headers = {HEADER: "one"}
    refused = client.post("/v1/screen", json={"names": []}, headers=headers)
    assert refused.status_code == 422
    assert client.post("/v1/screen", json=ASKED, headers=headers).status_code == 200


def test_a_kept_answer_is_not_given_to_who_may_not_ask(client: Client) -> None:
    client.post("/v1/screen", json=ASKED, headers={HEADER: "one"})
    answer = client.post("/v1/screen", json=ASKED, headers={HEADER: "one", ROLES: "auditor"})
    assert answer.status_code == 403


@pytest.mark.parametrize("key", ["", "a b", "x" * 256])
def test_a_key_that_is_none_is_refused(client: Client, key: str) -> None:
    answer = client.post("/v1/screen", json=ASKED, headers={HEADER: key})
    assert answer.status_code == 400


def test_one_that_is_being_answered_is_not_begun_again(client: Client) -> None:
    client.post("/v1/screen", json=ASKED, headers={HEADER: "one"})
    database = client.app.state.service.database
    with database.writing() as connection:
        connection.exec_driver_sql("UPDATE idempotency SET status = NULL")
    answer = client.post("/v1/screen", json=ASKED, headers={HEADER: "one"})
    assert (answer.status_code, answer.headers["retry-after"]) == (409, "2")


def test_one_whose_worker_died_is_begun_again(client: Client) -> None:
    client.post("/v1/screen", json=ASKED, headers={HEADER: "one"})
    long_ago = "UPDATE idempotency SET status = NULL, at = '2020-01-01T00:00:00.000+00:00'"
    with client.app.state.service.database.writing() as connection:
        connection.exec_driver_sql(long_ago)
    assert client.post("/v1/screen", json=ASKED, headers={HEADER: "one"}).status_code == 200


def test_answers_are_forgotten_after_their_hours(make_app: MakeApp, client: Client) -> None:
    client.post("/v1/screen", json=ASKED, headers={HEADER: "one"})
    service = client.app.state.service
    assert forget_old(service) == 0
    with service.database.writing() as connection:
        connection.exec_driver_sql("UPDATE idempotency SET at = '2020-01-01T00:00:00.000+00:00'")
    assert forget_old(service) == 1
