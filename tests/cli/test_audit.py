"""`witting audit` and `witting replay` on the service's database, as an auditor runs them."""

import json
from datetime import timedelta
from pathlib import Path

import jsonschema
import pytest
from sqlalchemy import text

from tests.cli.run import Shell
from tests.store.deal_desk import LISTS, Desk, world_of
from witting.assess import World
from witting.store import Database
from witting.store.deal_records import Verdict
from witting.store.guards import drop_guards, make_guards
from witting.store.lists import keep_lists

SCHEMAS = Path(__file__).resolve().parents[2] / "docs" / "schema"


@pytest.fixture
def worked(store: str) -> str:
    """Give a database with two cases: by small lists, and by those that come with witting."""
    database = Database.open(store)
    desk = Desk(database, world=world_of())
    desk.decide(desk.open())
    desk.world = World.open()
    desk.open("Bank Rossiya")
    database.close()
    return store


def tamper(store: str, statement: str) -> None:
    """Change the database as its owner can."""
    database = Database.open(store)
    with database.writing() as connection:
        drop_guards(connection)
        connection.execute(text(statement))
        make_guards(connection)
    database.close()


def fits(record: object, name: str) -> bool:
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(record, schema)
    return True


def test_a_database_is_verified(witting: Shell, worked: str) -> None:
    done = witting("audit", "verify", "--database", worked)
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("The database holds: 3 entries, 1 to 3, and")
    record = witting("audit", "verify", "--database", worked, "--json").json
    assert fits(record, "audit-verify")
    assert record["is_whole"]


def test_what_was_changed_is_named(witting: Shell, worked: str) -> None:
    tamper(worked, "UPDATE deal_decisions SET verdict = 'release'")
    done = witting("audit", "verify", "--database", worked)
    assert done.status == 1
    assert "deal_decisions:1: it is not what the trail tells" in done.err
    assert "does NOT hold" in done.out
    record = witting("audit", "verify", "--database", worked, "--json").json
    assert fits(record, "audit-verify")
    assert record["problems"][0]["where"] == "deal_decisions:1"


def test_an_export_is_verified_without_the_database(
    witting: Shell, worked: str, tmp_path: Path
) -> None:
    path = tmp_path / "trail.jsonl"
    done = witting("audit", "export", path, "--database", worked)
    assert done.status == 0
    hashed = done.err.strip().removesuffix(".").rpartition(" ")[2]
    assert witting("audit", "verify", path).status == 0
    assert witting("audit", "verify", path, "--expect", hashed).status == 0
    assert witting("audit", "verify", "--database", worked, "--expect", hashed).status == 0
    assert witting("audit", "verify", path, "--expect", "0" * 63 + "1").status == 1
    lines = path.read_bytes().splitlines(keepends=True)
    assert len(lines) == 6
    assert json.loads(lines[-2])["action"] == "audit.exported"
    lines[2], lines[3] = lines[3], lines[2]
    path.write_bytes(b"".join(lines))
    done = witting("audit", "verify", path)
    assert done.status == 1
    assert done.err.startswith("line 3: it is entry 3 where 2 belongs")


def test_an_export_that_is_there_is_not_written_over(
    witting: Shell, worked: str, tmp_path: Path
) -> None:
    path = tmp_path / "trail.jsonl"
    path.write_text("mine", encoding="utf-8")
    done = witting("audit", "export", path, "--database", worked)
    assert done.status == 1
    assert "is there already" in done.err
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_database_or_file_that_is_not_there_is_not_called_whole(
    witting: Shell, tmp_path: Path
) -> None:
    for asked in (["--database", tmp_path / "none.db"], [tmp_path / "none.jsonl"], []):
        done = witting("audit", "verify", *asked)
        assert done.status == 1
        assert "nothing can be" in done.err
    assert not (tmp_path / "none.db").exists()


def test_the_oldest_entries_are_cut_by_years(witting: Shell, store: str) -> None:
    database = Database.open(store)
    desk = Desk(database)
    desk.now -= timedelta(days=365 * 12)
    case = desk.open()
    desk.now += timedelta(days=365 * 12)
    desk.decide(case, Verdict.REJECT)
    database.close()
    done = witting("audit", "prune", "--database", store)
    assert done.out == "1 entries older than 10 years were cut.\n"
    assert witting("audit", "verify", "--database", store).status == 0
    assert witting("audit", "prune", "--years", 0, "--database", store).status == 1


def test_a_case_is_replayed_to_the_same_bytes(witting: Shell, worked: str) -> None:
    done = witting("replay", 2, "--database", worked)
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("Case 2 gives the same bytes again: SHA-256 ")
    record = witting("replay", 2, "--database", worked, "--json").json
    assert fits(record, "replay")
    assert record["before"] == record["after"]
    assert witting("audit", "verify", "--database", worked).status == 0


def test_a_case_whose_lists_are_not_here_says_which_and_where(
    witting: Shell, worked: str, tmp_path: Path
) -> None:
    done = witting("replay", 1, "--database", worked)
    assert done.status == 1
    assert "the list ofac-sdn of 2024-02-20" in done.out
    assert "witting lists import FILE" in done.out
    assert fits(witting("replay", 1, "--database", worked, "--json").json, "replay")
    keep_lists(LISTS, tmp_path / "kept")
    assert witting("replay", 1, "--database", worked, "--lists", tmp_path / "kept").status == 0


def test_a_case_of_other_bytes_says_where_they_begin(witting: Shell, worked: str) -> None:
    database = Database.open(worked)
    with database.writing() as connection:
        drop_guards(connection)
        connection.execute(text("UPDATE deal_cases SET made_at = '2024-02-25' WHERE id = 2"))
        make_guards(connection)
    database.close()
    done = witting("replay", 2, "--database", worked)
    assert done.status == 1
    assert "gives OTHER bytes. line " in done.out
    assert '“"made_at": "2024-02-25"' in done.out


def test_there_is_no_such_case(witting: Shell, worked: str) -> None:
    done = witting("replay", 99, "--database", worked)
    assert done.status == 1
    assert "There is no case 99" in done.err
