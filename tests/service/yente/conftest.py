"""The API for tests: in this process over the shipped and over invented lists, and as a process."""

import asyncio
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.service.client import Client
from tests.service.yente.serving import InUse
from witting.service.yente import create_app

ROOT = Path(__file__).resolve().parents[3]
SAMPLES = ROOT / "tests" / "lists" / "samples"


@pytest.fixture(scope="session")
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    loop = asyncio.new_event_loop()
    yield loop
    loop.close()


@pytest.fixture(scope="session")
def api(loop: asyncio.AbstractEventLoop) -> Client:
    """The API over the lists that come with witting."""
    return Client(create_app(InUse.of()), loop)


@pytest.fixture(scope="session")
def invented(loop: asyncio.AbstractEventLoop) -> Client:
    """The API over an invented file of OpenSanctions' form, with ties, topics and referents."""
    return Client(create_app(InUse.of(str(SAMPLES / "entities.ftm.json"))), loop)


@pytest.fixture(scope="session")
def served() -> Iterator[str]:
    """A process of its own that serves the shipped lists; its address."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.service.yente.serving"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        address = f"http://127.0.0.1:{process.stdout.readline().strip()}"
        try:
            _wait(address)
            yield address
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait(address: str) -> None:
    for _ in range(200):
        try:
            if httpx.get(f"{address}/readyz").status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.05)
    raise AssertionError(f"nothing answered at {address}")
