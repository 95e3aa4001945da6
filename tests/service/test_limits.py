"""The door: what is too much, too deep, too slow or too late is told so, and nothing collapses."""

import asyncio
import io
import zipfile
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from tests.service.client import Client
from tests.service.conftest import MakeApp
from witting.service.limits import Door
from witting.service.problems import Refused
from witting.service.settings import Settings

Loop = asyncio.AbstractEventLoop


class Slow:
    """Answers once it is let."""

    def __init__(self) -> None:
        self.may = asyncio.Event()
        self.began = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.began += 1
        await self.may.wait()
        await PlainTextResponse("done")(scope, receive, send)


def _door(app: Any, **settings: Any) -> Door:
    return Door(app, Settings(home=Path("unused"), **settings))


def _client(door: Door) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(door), base_url="http://witting")


def test_one_too_many_is_told_to_come_back(loop: Loop) -> None:
    async def run() -> list[httpx.Response]:
        slow = Slow()
        async with _client(_door(slow, waiting=3)) as client:
            waiting = [asyncio.ensure_future(client.get("/a")) for _ in range(10)]
            while slow.began < 3 or sum(one.done() for one in waiting) < 7:
                await asyncio.sleep(0.001)
            slow.may.set()
            return list(await asyncio.gather(*waiting))

    answers = loop.run_until_complete(run())
    assert sorted(one.status_code for one in answers) == [200] * 3 + [503] * 7
    refused = next(one for one in answers if one.status_code == 503)
    assert refused.headers["retry-after"] == "1"
    assert refused.json()["type"] == "urn:witting:problem:Busy"


def test_health_is_answered_however_busy_it_is(loop: Loop) -> None:
    async def run() -> int:
        slow = Slow()
        async with _client(_door(slow, waiting=1)) as client:
            waiting = asyncio.ensure_future(client.get("/a"))
            while not slow.began:
                await asyncio.sleep(0.001)
            health = asyncio.ensure_future(client.get("/healthz"))
            while slow.began < 2:
                await asyncio.sleep(0.001)
            slow.may.set()
            await waiting
            return (await health).status_code

    assert loop.run_until_complete(run()) == 200


def test_a_late_answer_is_not_waited_for(loop: Loop) -> None:
    async def run() -> httpx.Response:
        slow = Slow()
        door = _door(slow, answer_seconds=0.05, waiting=1)
        async with _client(door) as client:
            waiting = asyncio.ensure_future(client.get("/a"))
            await asyncio.sleep(0.2)
            second = await client.get("/a")  # the work goes on, and its place is not free
            slow.may.set()
            await waiting
            assert second.status_code == 503
            return await waiting

    answer = loop.run_until_complete(run())
    assert (answer.status_code, answer.json()["type"]) == (503, "urn:witting:problem:TooLate")


@pytest.mark.parametrize("declared", [True, False])
def test_a_body_over_the_bound_is_not_taken(make_app: MakeApp, loop: Loop, declared: bool) -> None:
    client = Client(make_app(max_body=1_000), loop)

    async def parts() -> Any:
        for _ in range(20):
            yield b"x" * 100

    answer = client.post("/v1/assess", content=b"x" * 2_000 if declared else parts())
    assert answer.status_code == 413


def test_all_bodies_together_have_a_bound(make_app: MakeApp, loop: Loop) -> None:
    client = Client(make_app(max_body=1_000, max_bodies=500), loop)
    answer = client.post("/v1/assess", content=b"x" * 900)
    assert (answer.status_code, answer.json()["type"]) == (503, "urn:witting:problem:Busy")


def test_a_slow_body_times_out(loop: Loop) -> None:
    sent: list[Message] = []

    async def receive() -> Message:
        await asyncio.sleep(0.03)
        return {"type": "http.request", "body": b"x", "more_body": True}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "POST",
        "path": "/a",
        "headers": [(b"content-length", b"99")],
    }
    door = _door(Slow(), body_seconds=0.1)
    loop.run_until_complete(asyncio.wait_for(door(scope, receive, send), 5))
    assert sent[0]["status"] == 408
    assert (b"connection", b"close") in sent[0]["headers"]


@pytest.mark.parametrize("opening", ["[", '{"a":'])
@pytest.mark.parametrize("path", ["/v1/screen", "/v1/assess", "/match/default"])
def test_deep_json_is_refused(client: Client, path: str, opening: str) -> None:
    answer = client.post(
        path, content=opening * 100_000, headers={"content-type": "application/json"}
    )
    assert answer.status_code in (400, 413)


@pytest.mark.parametrize("kind", ["application/octet-stream", "text/plain"])
def test_deep_json_of_another_type_is_refused_by_its_reader(client: Client, kind: str) -> None:
    answer = client.post("/v1/assess", content="[" * 100_000, headers={"content-type": kind})
    assert answer.status_code in (413, 415, 422)


def test_signs_within_texts_are_no_depth(client: Client) -> None:
    answer = client.post("/v1/screen", json={"names": ['Acme [[[["{' + "[" * 100]})
    assert answer.status_code == 200


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_a_packed_body_is_not_opened(client: Client, coding: str) -> None:
    answer = client.post("/v1/assess", content=b"x", headers={"content-encoding": coding})
    assert answer.status_code == 415


def test_a_zip_bomb_is_refused(client: Client) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(20):
            archive.writestr(f"{number}.txt", b"0" * 20_000_000)
    answer = client.post("/v1/assess", content=packed.getvalue())
    told = answer.json()
    if answer.status_code == 200:  # what is within the bounds is read, and the rest is named
        told = told if isinstance(told, list) else [told]
        assert any(one["deal"]["unread"] for one in told)
    else:
        assert answer.status_code in (413, 422)


def test_more_names_than_allowed_are_refused(make_app: MakeApp, loop: Loop) -> None:
    client = Client(make_app(names=2), loop)
    answer = client.post("/v1/screen", json={"names": ["A B", "C D", "E F"]})
    assert answer.status_code == 422


def test_more_files_than_allowed_are_refused(make_app: MakeApp, loop: Loop) -> None:
    client = Client(make_app(batch=2), loop)
    files = [("files", (f"{number}.xml", b"<a/>")) for number in range(3)]
    assert client.post("/v1/assess", files=files).status_code == 400


def test_a_mistake_tells_nothing_of_its_inside(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("Vladimir Putin, /etc/secret")

    monkeypatch.setattr("witting.service.v1.screen.screen_names", broken)
    answer = client.post("/v1/screen", json={"names": ["A B"]})
    assert answer.status_code == 500
    assert "Putin" not in answer.text
    assert "RuntimeError" not in answer.text
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("path", ["/healthz", "/v1/nothing", "/setup"])
def test_every_answer_carries_the_guards(client: Client, path: str) -> None:
    headers = client.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert "access-control-allow-origin" not in headers


def test_another_site_may_not_ask(client: Client) -> None:
    answer = client(
        "OPTIONS",
        "/v1/screen",
        headers={"origin": "https://evil.example", "access-control-request-method": "POST"},
    )
    assert "access-control-allow-origin" not in answer.headers


def test_a_refusal_is_told_by_its_status() -> None:
    with pytest.raises(Refused) as refused:
        raise Refused(503, "later")
    assert (refused.value.status, refused.value.kind) == (503, "ServiceUnavailable")
