"""What stands around every answer: its number, its headers, the count of it and its log line."""

import time
from uuid import uuid4

import structlog
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from witting.service.metrics import REQUESTS, SECONDS
from witting.service.problems import unexpected
from witting.service.settings import Settings

_DATA = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
_PAGE = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
    " frame-ancestors 'none'"
)
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_log = structlog.get_logger("witting.service")


class Around:
    """Numbers, times and counts every request, and guards every answer; ASGI middleware."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._strict = settings.has_tls or settings.behind_proxy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        number, began, status = uuid4().hex, time.perf_counter(), 0

        async def guarded(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                self._guard(MutableHeaders(scope=message), number)
            await send(message)

        try:
            await self._app(scope, receive, guarded)
        except Exception as error:
            if status:
                raise
            await unexpected(error)(scope, receive, guarded)
        finally:
            seconds = time.perf_counter() - began
            route = getattr(scope.get("route"), "path", "none")
            REQUESTS.labels(method_of(scope), route, str(status)).inc()
            SECONDS.labels(route).observe(seconds)
            _log.info(
                "answered",
                request=number,
                method=method_of(scope),
                route=route,
                status=status,
                ms=round(seconds * 1000, 1),
            )

    def _guard(self, headers: MutableHeaders, number: str) -> None:
        is_page = headers.get("content-type", "").startswith("text/html")
        headers.setdefault("Content-Security-Policy", _PAGE if is_page else _DATA)
        headers.setdefault("Cache-Control", "no-store")  # answers are about customers
        for name, value in _ALWAYS.items():
            headers[name] = value
        if self._strict:
            headers["Strict-Transport-Security"] = "max-age=31536000"
        headers["X-Request-Id"] = number


def method_of(scope: Scope) -> str:
    """Give the method of a request, or `other`: a word nobody knows may say anything."""
    method = str(scope["method"])
    known = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")
    return method if method in known else "other"
