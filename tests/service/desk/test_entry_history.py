"""What became of an entry over the editions held: came, changed, went."""

from asyncio import AbstractEventLoop as Loop
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.lists.small_lists import sdn
from tests.service.client import Client
from tests.service.conftest import MakeApp
from witting.lists import Archive, Snapshot, read_list_file
from witting.lists.taking_in import Arrival, changing
from witting.service.desk.entry_history import entry_history

ENTRY = "ofac-98000000"
DAYS = {
    "2024-06-01": (),
    "2024-06-02": ("VORTIGUNDSON",),
    "2024-06-03": ("VORTIGUNDSON", "OTHERBY"),
    "2024-06-04": ("VORTIGUNDSEN", "OTHERBY"),
    "2024-06-05": (),
}


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """Give an archive of five days of one list."""
    folder = tmp_path / "lists"
    for number, (day, names) in enumerate(DAYS.items(), start=1):
        path = tmp_path / f"{day}.xml"
        path.write_bytes(sdn(day, names=names))
        now = datetime(2024, 6, number, 12, tzinfo=UTC)
        with changing(folder, who="a test", now=now, shipped=Snapshot.default()) as held:
            arrival = Arrival(now=now, origin="import", by="a test")
            taken = held.take_in([read_list_file(path)], arrival)
            held.use_only(edition.digest for edition in taken)
    return Archive(folder, Snapshot.default())


def told(archive: Archive, in_use: Snapshot) -> list[tuple[str, str]]:
    made = entry_history(ENTRY, in_use, archive)
    return [(one.kind, one.day) for one in made.changes if one.list_id == "ofac-sdn"]


def test_it_came_changed_and_went(archive: Archive) -> None:
    made = entry_history(ENTRY, archive.current(), archive)
    assert told(archive, archive.current()) == [
        ("added", "2024-06-02"),
        ("changed", "2024-06-04"),
        ("removed", "2024-06-05"),
    ]
    assert "VORTIGUNDSEN" in made.changes[1].says
    assert made.last is not None
    assert made.last.name.endswith("VORTIGUNDSEN")


def test_an_edition_in_which_nothing_changed_is_no_line(archive: Archive) -> None:
    assert "2024-06-03" not in {day for _, day in told(archive, archive.current())}


def test_of_shipped_lists_alone_there_is_one_edition() -> None:
    made = entry_history("ofac-48019", Snapshot.default(), None)
    assert [one.kind for one in made.changes] == ["in the earliest edition held"]
    assert "1 edition held" in made.editions[0]
    assert made.last is None


def test_the_page_shows_a_removed_entry_as_it_stood_last(
    archive: Archive, make_app: MakeApp, loop: Loop
) -> None:
    app = make_app()
    client = Client(app, loop)
    assert app.state.service.settings.archive == archive.folder
    page = client.get(f"/desk/entries/{ENTRY}").text
    assert "No list in use has it any more" in page
    assert "VORTIGUNDSEN" in page
    assert page.index("2024-06-02") < page.index("2024-06-04") < page.index("2024-06-05")


def test_the_page_tells_the_source_and_the_programmes(client: Client) -> None:
    page = client.get("/desk/entries/ofac-48019").text
    assert "Over the editions held" in page
    assert '<th scope="row">Source</th>' in page
    assert "SHA-256" in page
    assert "RUSSIA-EO14024" in page
