"""The real list files, each read once for the whole run."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.lists.publisher import publishing
from tests.lists.updater import Updater
from tests.shared import SHARED
from witting.lists import ParsedList, read_list_file

LISTS = SHARED / "lists"
SDN = LISTS / "ofac" / "SDN_2024-05-07.xml"
CONS = LISTS / "ofac" / "CONSOLIDATED_2024-05-06.xml"
FSF = LISTS / "eu" / "20240513-FULL-1_1.xml"


@cache
def read_once(name: str) -> ParsedList:
    return read_list_file(LISTS / name)


@pytest.fixture(scope="session")
def sdn() -> ParsedList:
    return read_once("ofac/SDN_2024-05-07.xml")


@pytest.fixture(scope="session")
def cons() -> ParsedList:
    return read_once("ofac/CONSOLIDATED_2024-05-06.xml")


@pytest.fixture(scope="session")
def fsf() -> ParsedList:
    return read_once("eu/20240513-FULL-1_1.xml")


@pytest.fixture(scope="session")
def before() -> ParsedList:
    return read_once("ofac/sdn_2024-02-20.csv")


@pytest.fixture(scope="session")
def after() -> ParsedList:
    return read_once("ofac/sdn_2024-02-24.csv")


@pytest.fixture(scope="session")
def may() -> ParsedList:
    return read_once("ofac/sdn_2024-05-03.csv")


@pytest.fixture
def update(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Updater]:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    with publishing() as publisher:
        yield Updater(tmp_path / "archive", publisher)
