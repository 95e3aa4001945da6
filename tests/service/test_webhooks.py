"""Webhooks: signed, sent again until heard, and never to the inside of the house."""

import hmac
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

import pytest

from tests.service.client import Client
from tests.service.conftest import each_database
from witting.base import SettingsError
from witting.service.addresses import checked_url, pinned
from witting.service.events import CASE_OPENED, announce
from witting.service.parts import Service
from witting.service.sending import WAITS, Sender, signature
from witting.service.settings import Settings

kept_in = each_database

HOOK = {"url": "https://bank.example/hook", "events": ["case.opened"]}
PUBLIC = "93.184.215.14"


@pytest.fixture
def service(client: Client) -> Service:
    found: Service = client.app.state.service
    return found


@pytest.fixture
def settings(service: Service) -> Settings:
    return service.settings


@pytest.mark.parametrize(
    "url",
    [
        "http://bank.example/hook",
        "ftp://bank.example/",
        "file:///etc/passwd",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://169.254.169.254/latest/meta-data",
        "https://10.0.0.8/",
        "https://0.0.0.0/",
        "https://user:secret@bank.example/",
        "https:///nothing",
        "https://localhost/hook",
        "https://LOCALHOST./hook",
        "https://desk.localhost/",
        "https://printer.local/",
        "https://intranet/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0x7f.1/",
        "https://127.1/",
        "https://0177.0.0.1/",
        "https://0/",
        "https://127。0。0。1/",
        "https://[::ffff:7f00:1]/",
        "https://[::ffff:169.254.169.254]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[::]/",
        "https://[fe80::1%25eth0]/",
        "https://bank.example:99999/",
        "nothing at all",
    ],
)
def test_an_address_of_the_inside_is_refused(client: Client, url: str) -> None:
    answer = client.post("/v1/webhooks", json={**HOOK, "url": url})
    assert answer.status_code == 422
    assert client.get("/v1/webhooks").json() == []
    if url.startswith("https://") and "@" not in url:
        assert "webhook_hosts" in answer.json()["detail"]


@pytest.mark.parametrize(
    "url",
    [
        "https://bank.example/hook",
        "https://bank.example:8443/hook",
        "https://8.8.8.8/hook",
        "https://[2606:4700::1]/hook",
        "https://пример.рф/hook",
        "https://127.bank.example/",
    ],
)
def test_an_address_of_the_open_net_is_taken(client: Client, url: str) -> None:
    assert client.post("/v1/webhooks", json={**HOOK, "url": url}).status_code == 201


@pytest.mark.parametrize(
    "answers",
    [
        ["127.0.0.1"],
        ["10.1.2.3"],
        [PUBLIC, "192.168.0.1"],
        ["::ffff:10.0.0.1"],
        ["64:ff9b::a00:1"],
        ["2002:7f00:1::"],
        ["fe80::1%eth0"],
        ["100.64.0.1"],
        ["224.0.0.1"],
    ],
)
def test_a_name_that_resolves_inside_is_not_called(settings: Settings, answers: list[str]) -> None:
    url = checked_url("https://bank.example/hook", settings)
    with pytest.raises(SettingsError, match="not called"):
        pinned(url, settings, lambda _host, _port: answers)


def test_a_host_the_settings_name_may_be_inside(client: Client, tmp_path: Any) -> None:
    settings = Settings(home=tmp_path, webhook_hosts=("desk.bank.internal",))
    url = checked_url("https://desk.bank.internal/hook", settings)
    assert pinned(url, settings, lambda _host, _port: ["10.0.0.8"]) == "10.0.0.8"


class Line:
    """Stands in for the net: what is posted where, and what the other side answers."""

    def __init__(self, *statuses: int) -> None:
        self.statuses, self.posted = list(statuses), list[tuple[Any, ...]]()

    def __call__(self, url: Any, address: str, message: Any, now: Any) -> int:
        self.posted.append((str(url), address, message, now))
        return self.statuses.pop(0)


def _announced(client: Client, service: Service) -> str:
    secret: str = client.post("/v1/webhooks", json=HOOK).json()["secret"]
    with service.database.writing() as connection:
        assert announce(connection, service, "default", CASE_OPENED, {"id": 7}) == 1
        assert announce(connection, service, "other", CASE_OPENED, {"id": 8}) == 0
        assert announce(connection, service, "default", "case.closed", {"id": 7}) == 0
    return secret


def test_the_checked_address_is_the_one_that_is_called(
    client: Client, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = Line(200)
    monkeypatch.setattr(Sender, "_posted", line)
    _announced(client, service)
    asked: list[str] = []

    def resolve(host: str, _port: int) -> list[str]:
        asked.append(host)
        return [PUBLIC] if len(asked) == 1 else ["127.0.0.1"]

    assert Sender(service, resolve).send_due() == 1
    assert (line.posted[0][1], asked) == (PUBLIC, ["bank.example"])


def test_what_is_not_heard_is_sent_again_later_and_later(
    client: Client, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = Line(*[500] * (len(WAITS) + 1))
    monkeypatch.setattr(Sender, "_posted", line)
    _announced(client, service)
    clock = [datetime.now(tz=UTC) + timedelta(seconds=1)]
    later = replace(service, now=lambda: clock[0])
    sender = Sender(later, lambda _host, _port: [PUBLIC])
    for wait in (*WAITS, timedelta(days=2)):
        assert sender.send_due() == 0
        assert sender.send_due() == 0  # not due again at once
        clock[0] += wait + timedelta(seconds=1)
    assert len(line.posted) == len(WAITS) + 1 >= 5
    told = client.get("/v1/webhooks/1/deliveries").json()[0]
    assert (told["state"], told["said"]) == ("given_up", "it answered 500")
    assert [one["number"] for one in told["attempts"]] == list(range(1, len(WAITS) + 2))
    assert {one["said"] for one in told["attempts"]} == {"it answered 500"}
    assert sorted(one["at"] for one in told["attempts"]) == [one["at"] for one in told["attempts"]]


@pytest.mark.parametrize("answers", [OSError("no such name"), [], ["127.0.0.1"]])
def test_a_name_that_is_not_known_just_now_is_asked_for_again(
    client: Client, service: Service, monkeypatch: pytest.MonkeyPatch, answers: Any
) -> None:
    monkeypatch.setattr(Sender, "_posted", Line(200))
    _announced(client, service)
    said = [answers, [PUBLIC]]

    def resolve(_host: str, _port: int) -> list[str]:
        found = said.pop(0)
        if isinstance(found, Exception):
            raise found
        return list(found)

    clock = [datetime.now(tz=UTC) + timedelta(seconds=1)]
    sender = Sender(replace(service, now=lambda: clock[0]), resolve)
    assert sender.send_due() == 0
    told = client.get("/v1/webhooks/1/deliveries").json()[0]
    assert (told["state"], told["tries"]) == ("waiting", 1)
    clock[0] += WAITS[0] + timedelta(seconds=1)
    assert sender.send_due() == 1
    told = client.get("/v1/webhooks/1/deliveries").json()[0]
    assert (told["state"], [one["number"] for one in told["attempts"]]) == ("sent", [1, 2])
    assert told["attempts"][1]["said"] == "heard"


def test_what_was_not_sent_when_it_ended_is_sent_by_the_next(
    client: Client, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = Line(200)
    monkeypatch.setattr(Sender, "_posted", line)
    _announced(client, service)
    clock = [datetime.now(tz=UTC) + timedelta(seconds=1)]
    later = replace(service, now=lambda: clock[0])
    assert len(Sender(later, lambda _host, _port: [PUBLIC])._taken()) == 1  # and is killed
    following = Sender(later, lambda _host, _port: [PUBLIC])
    assert following.send_due() == 0
    clock[0] += timedelta(seconds=61)
    assert following.send_due() == 1


def test_a_redirect_is_not_heard(
    client: Client, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Sender, "_posted", Line(302))
    _announced(client, service)
    assert Sender(service, lambda _host, _port: [PUBLIC]).send_due() == 0


def test_an_ended_webhook_is_told_nothing(
    client: Client, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = Line()
    monkeypatch.setattr(Sender, "_posted", line)
    _announced(client, service)
    assert client("DELETE", "/v1/webhooks/1").status_code == 204
    assert Sender(service, lambda _host, _port: [PUBLIC]).send_due() == 0
    assert line.posted == []


def test_a_secret_is_shown_once(client: Client, service: Service) -> None:
    secret = _announced(client, service)
    assert secret not in client.get("/v1/webhooks").text
    assert secret not in client.get("/v1/audit").text


def test_the_signature_is_of_moment_and_body() -> None:
    wanted = hmac.new(b"whsec_x", b'1700000000.{"a":1}', sha256).hexdigest()
    assert signature("whsec_x", b'{"a":1}', 1_700_000_000) == f"t=1700000000,v1={wanted}"


def test_another_tenants_webhook_is_not_there(client: Client, service: Service) -> None:
    _announced(client, service)
    other = {"x-test-tenant": "other"}
    assert client("DELETE", "/v1/webhooks/1", headers=other).status_code == 404
    assert client.get("/v1/webhooks/1/deliveries", headers=other).status_code == 404
    assert client.get("/v1/webhooks", headers=other).json() == []
