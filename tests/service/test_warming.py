"""Ready is said once the first request finds all it needs in memory."""

import asyncio
import gc
import threading

import pytest

from tests.service.client import Client
from tests.service.conftest import MakeApp
from witting.service import app as put_together
from witting.service.parts import Service

Loop = asyncio.AbstractEventLoop


@pytest.mark.parametrize("stumbles", [False, True])
def test_it_is_not_ready_while_it_warms_and_is_then_whatever_stumbled(
    make_app: MakeApp, loop: Loop, monkeypatch: pytest.MonkeyPatch, stumbles: bool
) -> None:
    client = Client(make_app(), loop)
    service: Service = client.app.state.service
    go_on = threading.Event()

    def warm(_world: object) -> None:
        go_on.wait(60)
        if stumbles:
            raise ZeroDivisionError

    monkeypatch.setattr(put_together, "warm", warm)

    async def seen() -> list[int]:
        found = []
        async with put_together._lifespan(client.app):
            answer = await asyncio.to_thread(_ready, client)
            found.append(answer)
            found.append(await asyncio.to_thread(_ready, client, "/healthz"))
            go_on.set()
            while service.is_warming.is_set():
                await asyncio.sleep(0.01)
            found.append(await asyncio.to_thread(_ready, client))
        return found

    assert loop.run_until_complete(seen()) == [503, 200, 200]
    assert gc.isenabled()
    gc.unfreeze()


def _ready(client: Client, path: str = "/readyz") -> int:
    own = asyncio.new_event_loop()
    try:
        return Client(client.app, own).get(path).status_code
    finally:
        own.close()
