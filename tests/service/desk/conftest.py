"""A browser that went through the desk once, for the tests that look at what came of it."""

import asyncio
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest
from tools.desk_pictures import STORY, Desk, Person, Told, go_through, people, running
from tools.webdriver import Browser, browser, why_none

from tests.service.client import Client
from tests.service.conftest import MakeApp
from tests.shared import SHARED

AXE = "axe-core@4.14.1"
AXE_SHA256 = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"
_KEPT = Path(__file__).resolve().parents[3] / ".tools" / "axe"


@pytest.fixture
def client(make_app: MakeApp, loop: asyncio.AbstractEventLoop) -> Client:
    """Give a client of a service that lets one person judge as far back as the examples lie."""
    return Client(make_app(backdate_days=36_500), loop)


@dataclass(slots=True)
class Gone:
    """The service, the browser, and what came of going through the desk."""

    at: Browser
    desk: Desk
    told: Told

    @property
    def person(self) -> Person:
        """Give who sits at the browser."""
        return Person(self.at, self.desk)


@pytest.fixture(scope="package")
def gone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gone]:
    """Go through the desk: set up, hand in, decide, agree, export, verify."""
    if missing := why_none():
        pytest.skip(f"the desk is not tried in a browser: {missing}")
    article = SHARED / "articles" / "ar_2024-05-16.txt"
    home = tmp_path_factory.mktemp("desk")
    with running(home) as desk, browser() as at:
        at.size(1280, 900)
        people(at, desk)
        yield Gone(at, desk, go_through(at, desk, article if article.is_file() else STORY))


@pytest.fixture(scope="package")
def axe() -> str:
    """Give the checker's script, as npm has it; it is kept in .tools, not in the repository."""
    path = _KEPT / AXE / "axe.min.js"
    if not path.is_file():
        _fetch(path)
    assert sha256(path.read_bytes()).hexdigest() == AXE_SHA256, f"{path} is not {AXE}"
    return path.read_text("utf-8")


def _fetch(path: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip(f"accessibility is not checked: there is no npm to fetch {AXE} with")
    path.parent.mkdir(parents=True, exist_ok=True)
    packed = subprocess.run(
        [npm, "pack", "--silent", AXE],
        cwd=path.parent,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    if packed.returncode:
        pytest.skip(f"accessibility is not checked: {AXE} could not be fetched with npm")
    archive = path.parent / packed.stdout.split()[-1]
    shutil.unpack_archive(archive, path.parent, filter="data")
    shutil.move(path.parent / "package" / "axe.min.js", path)
