"""Traces by OpenTelemetry, for who collects them: nothing of it is loaded unless asked for.

A span says the method, the route as it is declared and the status: an address as it was asked may
carry names, and none leaves the house this way.
"""

from importlib import import_module
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from witting.base import SettingsError
from witting.service.around import method_of


def tracer() -> Any:
    """Give a tracer that sends where OTEL_EXPORTER_OTLP_ENDPOINT says.

    Raises SettingsError where the extra `telemetry` is not installed.
    """
    try:
        sdk = import_module("opentelemetry.sdk.trace")
        export = import_module("opentelemetry.sdk.trace.export")
        sent = import_module("opentelemetry.exporter.otlp.proto.http.trace_exporter")
        resources = import_module("opentelemetry.sdk.resources")
    except ModuleNotFoundError as missing:
        raise SettingsError(
            f"Traces need {missing.name}, which is not installed: the service is not started, for"
            " whoever asked for traces would look for them in vain. Install witting with its"
            " `telemetry` extra: pip install 'witting[serve,telemetry]', or set telemetry = false."
        ) from None
    provider = sdk.TracerProvider(resource=resources.Resource.create({"service.name": "witting"}))
    provider.add_span_processor(export.BatchSpanProcessor(sent.OTLPSpanExporter()))
    return provider.get_tracer("witting.service")


class Traced:
    """Makes a span of every request; ASGI middleware."""

    def __init__(self, app: ASGIApp, tracer: Any) -> None:
        self._app, self._tracer = app, tracer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request within its span."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        # What a mistake says may quote a document: that there was one is seen by the status.
        quiet = {"record_exception": False, "set_status_on_exception": False}
        with self._tracer.start_as_current_span("request", **quiet) as span:

            async def seen(message: Message) -> None:
                if message["type"] == "http.response.start":
                    span.set_attribute("http.response.status_code", message["status"])
                await send(message)

            try:
                await self._app(scope, receive, seen)
            finally:
                route = getattr(scope.get("route"), "path", "none")
                method = method_of(scope)
                span.update_name(f"{method} {route}")
                span.set_attribute("http.route", route)
                span.set_attribute("http.request.method", method)
