"""Traces: asked for without their extra they are refused in words, and a span carries no name."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any

import pytest

from tests.service.client import Client
from tests.service.conftest import MakeApp
from witting.base import SettingsError
from witting.service.telemetry import Traced


class Span:
    """Stands in for OpenTelemetry's: keeps what is said of a request."""

    def __init__(self) -> None:
        self.said: dict[str, Any] = {}

    def set_attribute(self, name: str, value: Any) -> None:
        self.said[name] = value

    def update_name(self, name: str) -> None:
        self.said["name"] = name


class Tracer:
    """Keeps its spans."""

    def __init__(self) -> None:
        self.spans: list[Span] = []

    @contextmanager
    def start_as_current_span(self, _name: str, **_quiet: bool) -> Iterator[Span]:
        self.spans.append(Span())
        yield self.spans[-1]


@pytest.mark.skipif(
    find_spec("opentelemetry") is not None and find_spec("opentelemetry.sdk") is not None,
    reason="the extra `telemetry` is installed",
)
def test_traces_without_their_extra_are_refused(make_app: MakeApp) -> None:
    with pytest.raises(SettingsError, match="telemetry"):
        make_app(telemetry=True)


def test_a_span_says_the_route_and_never_the_address(
    make_app: MakeApp, loop: asyncio.AbstractEventLoop
) -> None:
    tracer = Tracer()
    app = make_app()
    app.add_middleware(Traced, tracer=tracer)
    Client(app, loop).get("/v1/cases", params={"text": "Vladimir Putin"})
    assert tracer.spans[0].said == {
        "name": "GET /v1/cases",
        "http.route": "/v1/cases",
        "http.request.method": "GET",
        "http.response.status_code": 200,
    }
