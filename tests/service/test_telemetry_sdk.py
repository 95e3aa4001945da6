"""Traces as OpenTelemetry's own SDK sees them: routes and statuses, never what was asked."""

import asyncio
from typing import Any

import pytest

from tests.service.client import ROLES, Client
from tests.service.conftest import MakeApp
from witting.service.telemetry import Traced

export = pytest.importorskip(
    "opentelemetry.sdk.trace.export.in_memory_span_exporter",
    reason="the extra `telemetry` is not installed",
)
trace = pytest.importorskip("opentelemetry.sdk.trace")
simple = pytest.importorskip("opentelemetry.sdk.trace.export")

Loop = asyncio.AbstractEventLoop
SECRETS = ("Zaborovsky", "Sberbank", "order-of-olga", "wk_", "passport", "Amina")
ORDER = b'{"kind": "order", "parties": [{"role": "creditor", "name": "Sberbank", "country": "RU"}]}'


class Seen:
    """A client whose requests are traced, and the spans made of them."""

    def __init__(self, app: Any, loop: Loop) -> None:
        self.exporter = export.InMemorySpanExporter()
        provider = trace.TracerProvider()
        provider.add_span_processor(simple.SimpleSpanProcessor(self.exporter))
        app.add_middleware(Traced, tracer=provider.get_tracer("witting.service"))
        self.client = Client(app, loop)

    def spans(self) -> list[Any]:
        return list(self.exporter.get_finished_spans())


@pytest.fixture
def seen(make_app: MakeApp, loop: Loop) -> Seen:
    return Seen(make_app(), loop)


def _written(span: Any) -> str:
    """Write a span down with all it holds: its name, attributes, events, status and resource."""
    return str(span.to_json())


def test_each_request_is_a_span_of_its_route_and_status(seen: Seen) -> None:
    made = seen.client.post("/v1/cases", content=ORDER, params={"name": "order-of-olga.json"})
    number = made.json()["id"]
    seen.client.get(f"/v1/cases/{number}")
    seen.client.get("/v1/cases/999")
    seen.client.get("/v1/cases", headers={ROLES: "nobody"})
    found = [(one.name, one.attributes["http.response.status_code"]) for one in seen.spans()]
    assert found == [
        ("POST /v1/cases", 201),
        ("GET /v1/cases/{number}", 200),
        ("GET /v1/cases/{number}", 404),
        ("GET /v1/cases", 401),
    ]
    for one in seen.spans():
        assert set(one.attributes) == {
            "http.route",
            "http.request.method",
            "http.response.status_code",
        }
        assert one.end_time > one.start_time


def test_no_document_name_or_query_leaves_in_a_span(seen: Seen) -> None:
    ask = seen.client
    ask.post("/v1/assess", content=ORDER, params={"name": "order-of-olga.json"})
    ask.post("/v1/screen", json={"names": ["Pyotr Zaborovsky"]})
    ask.get("/v1/cases", params={"text": "Zaborovsky passport"})
    ask.get("/search/default", params={"q": "Sberbank"})
    ask.get("/entities/Zaborovsky")
    ask.get("/nowhere/Zaborovsky")
    ask.post("/v1/cases", content=b"\xff Sberbank", params={"name": "order-of-olga"})
    ask("Zaborovsky", "/v1/cases")
    ask.get("/v1/cases", headers={"Authorization": f"Bearer wk_{'0' * 12}_{'a' * 43}"})
    assert len(seen.spans()) == 9
    told = "\n".join(map(_written, seen.spans())).casefold()
    assert [secret for secret in SECRETS if secret.casefold() in told] == []


def test_a_mistake_in_the_middle_of_an_answer_is_a_span_without_its_words(
    seen: Seen, loop: Loop
) -> None:
    async def stumble(_scope: Any, _receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise ValueError("Pyotr Zaborovsky")

    async def send(_message: Any) -> None:
        pass

    provider = trace.TracerProvider()
    provider.add_span_processor(simple.SimpleSpanProcessor(seen.exporter))
    traced = Traced(stumble, tracer=provider.get_tracer("witting.service"))
    scope = {"type": "http", "method": "GET", "path": "/v1/cases"}
    with pytest.raises(ValueError, match="Zaborovsky"):
        loop.run_until_complete(traced(scope, send, send))  # type: ignore[arg-type]
    (span,) = seen.spans()
    assert span.attributes["http.response.status_code"] == 200
    assert "Zaborovsky" not in _written(span)
