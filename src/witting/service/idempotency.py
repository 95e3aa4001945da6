"""Idempotency-Key: a request sent twice under one key is done once and answered twice the same.

The answer's bytes are kept in the database. A route that writes keeps them in the transaction of
what it writes (`kept_with`), so that no crash can part the two; for others they are kept after.
"""

import re
from collections.abc import Awaitable, Callable, Coroutine
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from fastapi.routing import APIRoute
from sqlalchemy import Connection, delete, insert, select, update
from starlette.responses import Response

from witting.service.access import Role, admitted
from witting.service.parts import Service, service_of
from witting.service.problems import Refused
from witting.store.audit import moment
from witting.store.database import alone
from witting.store.schema import idempotency

HEADER = "Idempotency-Key"
_KEY = re.compile(r"[\x21-\x7e]{1,255}")
_UNDER_WAY = timedelta(minutes=5)  # then whoever began it is taken to be dead
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(slots=True)
class Once:
    """One request under a key."""

    key: str  # as it is kept: a hash
    request: str
    is_kept: bool = field(default=False)


_once: ContextVar[Once | None] = ContextVar("once", default=None)

PARAMETER: dict[str, Any] = {
    "name": HEADER,
    "in": "header",
    "required": False,
    "description": "Sent again with the same key, a request is answered as it was, not redone.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"},
}
"""What the description of a route says of the header."""


class OnceRoute(APIRoute):
    """A route whose answers can be asked for again under the key they were first asked with."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Give the handler, which looks for an answer before it has one made."""
        made = super().get_route_handler()
        wanted = roles_of(self)

        async def handler(request: Request) -> Response:
            said = request.headers.get(HEADER)
            if said is None or request.method in _SAFE:
                return await made(request)
            caller = await admitted(request, wanted)
            service = await service_of(request)
            who = f"{caller.tenant}\n{caller.id}"
            once = await _asked(request, said, who)
            return await _answered(service, once, lambda: made(request))

        return handler


def roles_of(route: APIRoute) -> frozenset[Role]:
    """Give the roles one of which a route needs."""
    found: list[frozenset[Role]] = []
    waiting = list(route.dependant.dependencies)
    while waiting:
        one = waiting.pop()
        waiting += one.dependencies
        roles = getattr(one.call, "roles", None)
        if roles is not None:
            found.append(roles)
    return frozenset.intersection(*found) if found else frozenset(Role)


async def _asked(request: Request, said: str, who: str) -> Once:
    if not _KEY.fullmatch(said):
        raise Refused(
            400,
            f"{HEADER} must be 1 to 255 visible ASCII signs, such as a UUID: nothing was done.",
        )
    where = f"{request.method} {request.url.path}"
    shown = "\n".join((request.url.query, request.headers.get("content-type", "")))
    asked = sha256(shown.encode() + b"\n" + await request.body()).hexdigest()
    return Once(key=sha256(f"{who}\n{where}\n{said}".encode()).hexdigest(), request=asked)


async def _answered(
    service: Service, once: Once, answer: Callable[[], Awaitable[Response]]
) -> Response:
    before = await run_in_threadpool(_begun, service, once)
    if before is not None:
        return before
    token = _once.set(once)
    try:
        given = await answer()
    except BaseException:
        await run_in_threadpool(_forgotten, service, once)
        raise
    finally:
        _once.reset(token)
    if once.is_kept:
        return given
    if given.status_code >= 500:
        await run_in_threadpool(_forgotten, service, once)
    else:
        await run_in_threadpool(_kept, service, once, given)
    return given


def _begun(service: Service, once: Once) -> Response | None:
    """Give the answer that was given before, or note that the first is being made."""
    now, own = service.now(), idempotency.c
    with service.database.writing() as connection:
        alone(connection, idempotency)
        row = connection.execute(select(idempotency).where(own.key == once.key)).one_or_none()
        if row is not None and row.at >= _oldest(service, now):
            if row.request != once.request:
                raise Refused(
                    422,
                    f"This {HEADER} was used for another request, whose answer is not the answer to"
                    " this one: nothing was done. Send it with a key of its own.",
                    kind="KeyUsed",
                )
            if row.status is not None:
                return Response(
                    bytes(row.answer),
                    row.status,
                    {"Idempotency-Replayed": "true"},
                    row.media_type,
                )
            if row.at >= moment(now - _UNDER_WAY):
                raise Refused(
                    409,
                    f"The first request with this {HEADER} is still being answered: nothing was"
                    " done for the second. Ask again in a moment.",
                    kind="UnderWay",
                    headers={"Retry-After": "2"},
                )
        connection.execute(delete(idempotency).where(own.key == once.key))
        connection.execute(
            insert(idempotency).values(
                key=once.key,
                request=once.request,
                status=None,
                media_type="",
                answer=b"",
                at=moment(now),
            )
        )
    return None


def _oldest(service: Service, now: datetime) -> str:
    return moment(now - timedelta(hours=service.settings.idempotency_hours))


def kept_with(connection: Connection, given: Response) -> Response:
    """Keep an answer in the transaction of what it tells of, where it was asked with a key."""
    once = _once.get()
    if once is not None:
        _put(connection, once, given)
        once.is_kept = True
    return given


def _put(connection: Connection, once: Once, given: Response) -> None:
    wanted = update(idempotency).where(idempotency.c.key == once.key)
    connection.execute(
        wanted.values(
            status=given.status_code,
            media_type=given.headers.get("content-type", ""),
            answer=bytes(given.body),
        )
    )


def _kept(service: Service, once: Once, given: Response) -> None:
    with service.database.writing() as connection:
        _put(connection, once, given)


def _forgotten(service: Service, once: Once) -> None:
    own = idempotency.c
    with service.database.writing() as connection:
        connection.execute(delete(idempotency).where(own.key == once.key, own.status.is_(None)))


def forget_old(service: Service) -> int:
    """Forget answers whose hours have passed; give how many."""
    oldest = _oldest(service, service.now())
    with service.database.writing() as connection:
        done = connection.execute(delete(idempotency).where(idempotency.c.at < oldest))
        return int(done.rowcount)
