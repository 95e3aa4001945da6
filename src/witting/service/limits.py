"""The door before every route: how much may come, how fast, how long, and how many at once.

A body is taken whole before anybody works on it, so a slow sender holds no worker; what is too much
is told to come back rather than left to wait.
"""

import asyncio
import re
from typing import Any

import numpy as np
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from witting.base import WittingError
from witting.service.metrics import BUSY, TURNED_AWAY
from witting.service.problems import Refused, of_error, unexpected
from witting.service.settings import Settings
from witting.service.tables import STREAMED, bounded

UNLIMITED = frozenset({"/healthz", "/readyz", "/metrics"})
"""Asked by those who look whether the service lives: never turned away for being busy."""

_STRING = re.compile(rb'"(?:[^"\\]++|\\.)*+"?', re.DOTALL)
_BODILESS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class Door:
    """Lets in what can be answered; ASGI middleware."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._settings = app, settings
        self._active = 0
        self._bytes = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or say why not."""
        if scope["type"] != "http" or scope["path"] in UNLIMITED:
            await self._app(scope, receive, send)
            return
        held = 0
        is_streamed = scope["path"] in STREAMED and scope["method"] == "POST"
        try:
            body = b"" if is_streamed else await self._body(scope, receive)
            held = len(body)
            self._bytes += held
            if self._active >= self._settings.waiting:
                TURNED_AWAY.labels("busy").inc()
                raise Refused(
                    503,
                    f"{self._active} requests are being answered or wait already, and one more"
                    " would only make all of them late: nothing was done. Ask again in a second.",
                    kind="Busy",
                    headers={"Retry-After": "1"},
                )
        except WittingError as refused:
            self._bytes -= held
            answer = of_error(refused)
            answer.headers["Connection"] = "close"  # the rest of the body is not waited for
            await answer(scope, receive, send)
            return
        self._active += 1
        BUSY.inc()
        given = bounded(scope, receive, self._settings) if is_streamed else _replay(body, receive)
        answering = asyncio.ensure_future(self._answer(scope, given, send, is_long=is_streamed))
        answering.add_done_callback(lambda _: self._left(held))
        await asyncio.shield(answering)

    def _left(self, held: int) -> None:
        self._active -= 1
        self._bytes -= held
        BUSY.dec()

    async def _answer(self, scope: Scope, receive: Receive, send: Send, *, is_long: bool) -> None:
        """Have the app answer; a late one is told of, and what it still says is dropped."""
        said = _Said(send)
        work = asyncio.ensure_future(self._app(scope, receive, said))
        settings = self._settings
        seconds = settings.table_seconds if is_long else settings.answer_seconds
        done, _ = await asyncio.wait({work}, timeout=seconds)
        answer: Response | None = None
        if not done and not said.began:
            TURNED_AWAY.labels("late").inc()
            answer = of_error(_late(seconds))
        elif done and (error := work.exception()) is not None:
            if said.began:
                raise error
            answer = of_error(error) if isinstance(error, WittingError) else unexpected(error)
        if answer is not None:
            said.is_over = True
            await answer(scope, receive, send)
        if not done:
            await asyncio.wait({work})
            work.exception()  # it was told of already

    async def _body(self, scope: Scope, receive: Receive) -> bytes:
        headers = Headers(scope=scope)
        length = headers.get("content-length")
        has_none = length is None and "transfer-encoding" not in headers
        if has_none and scope["method"] in _BODILESS:
            return b""
        self._check_size(int(length) if length and length.isascii() and length.isdigit() else 0)
        coding = headers.get("content-encoding", "identity").strip().lower()
        if coding not in ("", "identity"):
            raise Refused(
                415,
                f"The body is sent as {coding[:40]!r}, which is not opened here: what is small"
                " could hold far more than may be sent. Send it as it is.",
            )
        try:
            async with asyncio.timeout(self._settings.body_seconds):
                body = await self._whole(receive)
        except TimeoutError:
            TURNED_AWAY.labels("slow").inc()
            raise Refused(
                408,
                f"The body did not come within {self._settings.body_seconds:g} seconds, and"
                " nothing was done. Send it again, over a better line or in smaller parts.",
            ) from None
        if "json" in headers.get("content-type", ""):
            check_depth(body, self._settings.max_depth)
        return body

    async def _whole(self, receive: Receive) -> bytes:
        parts: list[bytes] = []
        size = 0
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise Refused(400, "The sender went away before the body was whole.")
            part = message.get("body", b"")
            size += len(part)
            self._check_size(size)
            parts.append(part)
            if not message.get("more_body", False):
                return b"".join(parts)

    def _check_size(self, size: int) -> None:
        most = self._settings.max_body
        if size > most:
            TURNED_AWAY.labels("large").inc()
            raise Refused(
                413,
                f"The body is more than the {most / 1e6:g} MB one request may bring: it was not"
                " read. Split it, and send the parts.",
                kind="TooLarge",
            )
        if self._bytes + size > self._settings.max_bodies:
            TURNED_AWAY.labels("busy").inc()
            raise Refused(
                503,
                "So many documents are being read that there is no room for one more: nothing was"
                " done. Ask again in a second.",
                kind="Busy",
                headers={"Retry-After": "1"},
            )


class _Said:
    """What the app says, until somebody else has answered in its place."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.began = self.is_over = False

    async def __call__(self, message: Message) -> None:
        if self.is_over:
            return
        self.began = True
        await self._send(message)


def check_depth(body: bytes, most: int) -> None:
    """Refuse JSON that nests deeper than anything asked for here.

    Raises Refused.

    >>> check_depth(b'{"a": "[[[["}', 2)
    """
    if body.count(b"[") + body.count(b"{") <= most:
        return
    signs = np.frombuffer(_STRING.sub(b"", body), dtype=np.uint8)
    opened = (signs == ord("[")) | (signs == ord("{"))
    closed = (signs == ord("]")) | (signs == ord("}"))
    steps = opened.astype(np.int8) - closed.astype(np.int8)
    if int(steps.cumsum(dtype=np.int64).max(initial=0)) > most:
        raise Refused(
            413,
            f"The JSON nests more than {most} deep, which nothing asked for here does: it was not"
            " read. /openapi.json says what fits.",
            kind="TooLarge",
        )


def _late(seconds: float) -> Refused:
    return Refused(
        503,
        f"The answer was not ready after {seconds:g} seconds, and is not waited for any longer."
        " Ask for less at once: one document, fewer names.",
        kind="TooLate",
        headers={"Retry-After": "10"},
    )


def _replay(body: bytes, receive: Receive) -> Receive:
    given = False

    async def again() -> Any:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again
