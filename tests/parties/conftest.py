"""A small made-up list beside the shipped one; entries are invented, and named so."""

import pytest

from witting.base import (
    Address,
    Identifier,
    ListedName,
    ListEntry,
    NameKind,
    PartyKind,
    Quality,
)
from witting.parties import Screener


def entry(
    id_: str, *names: str, kind: PartyKind = PartyKind.ORGANISATION, **rest: object
) -> ListEntry:
    """Give an entry with these names; one that begins with ~ is a weak alias."""
    listed = tuple(
        ListedName(
            whole=name.lstrip("~"),
            kind=NameKind.ALIAS if i else NameKind.PRIMARY,
            quality=Quality.WEAK if name.startswith("~") else Quality.STRONG,
        )
        for i, name in enumerate(names)
    )
    return ListEntry(id=id_, list_id="test", kind=kind, names=listed, **rest)  # type: ignore[arg-type]


ENTRIES = (
    entry("t-1", "Zorvanik Bearings LLC",
          identifiers=(Identifier(scheme="inn", value="7707083893"),)),
    entry("t-2", "Zorvanik Bearings LLC", addresses=(Address(whole="Moscow", country="RU"),)),
    entry("t-3", "Oleg Ivanovich TALVERSKY", "~Professor", kind=PartyKind.PERSON,
          birth_dates=("1961-04-09",), nationalities=("RU",)),
    entry("t-4", "EMBERLINE", kind=PartyKind.VESSEL,
          identifiers=(Identifier(scheme="imo", value="9187629"),)),
    entry("t-5", "Krasnomir Bank", identifiers=(Identifier(scheme="bic", value="KRSMRUMM"),)),
    entry("t-6", "Plant No. 5 Molvinsk", kind=PartyKind.ORGANISATION),
    entry("t-7", "OOO Elektronika"),
)  # fmt: skip


@pytest.fixture(scope="session")
def small() -> Screener:
    """Give a screener of the made-up list."""
    return Screener.from_entries(ENTRIES)


@pytest.fixture(scope="session")
def world() -> Screener:
    """Give the screener of the shipped lists."""
    return Screener.default()
