"""A client that calls an app in this process, as one who has the roles the test gives."""

import asyncio
from typing import Any

import httpx
from fastapi import FastAPI
from starlette.requests import HTTPConnection

from witting.service.access import Caller, Role

ROLES = "x-test-roles"


class Callers:
    """Knows a caller by the roles a header names; everybody has every role where it is absent."""

    def __init__(self, *, is_set_up: bool = True) -> None:
        self._is_set_up = is_set_up

    async def caller_of(self, connection: HTTPConnection) -> Caller | None:
        said = connection.headers.get(ROLES)
        if said == "nobody":
            return None
        roles = frozenset(Role(one) for one in said.split(",")) if said else frozenset(Role)
        tenant = connection.headers.get("x-test-tenant", "default")
        name = connection.headers.get("x-test-name", "Amina")
        return Caller(id=name.lower(), name=name, tenant=tenant, roles=roles)

    async def is_set_up(self) -> bool:
        return self._is_set_up


class Client:
    """Calls an app without a network."""

    def __init__(self, app: FastAPI, loop: asyncio.AbstractEventLoop) -> None:
        self.app, self._loop = app, loop

    def __call__(self, method: str, path: str, **given: Any) -> httpx.Response:
        return self._loop.run_until_complete(self._call(method, path, **given))

    async def _call(self, method: str, path: str, **given: Any) -> httpx.Response:
        transport = httpx.ASGITransport(self.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://witting") as client:
            return await client.request(method, path, **given)

    def get(self, path: str, **given: Any) -> httpx.Response:
        return self("GET", path, **given)

    def post(self, path: str, **given: Any) -> httpx.Response:
        return self("POST", path, **given)
