"""The customer book over HTTP: a table taken in, screened as a job, its cases decided."""

import asyncio
import json
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from filelock import FileLock

from tests.cli.book_desk import BOOK, ENTRY, IVAN, OLGA, SDN, Desk
from tests.cli.run import Shell
from tests.service.client import Client
from tests.service.conftest import MakeApp, each_database
from witting.service import book_jobs
from witting.service.parts import Service
from witting.store import book_screening

kept_in = each_database

ROOT = Path(__file__).resolve().parents[2]
TABLE = "key,name,countries\n1,Sberbank,RU\n2,Nobody Known,DE\n,No Key,DE\n"
MAPPED = "No;Who;Where\n1;Sberbank;RU\n"
MAPPING = 'file: {delimiter: ";"}\ncolumns: {key: No, name: Who, countries: Where}\n'
UNTIL = (datetime.now(tz=UTC).date() + timedelta(days=300)).isoformat()


def _import(client: Client, table: str = TABLE, **given: Any) -> Any:
    return client.post("/v1/book/import", content=table.encode(), **given)


def _screened(client: Client, **wanted: Any) -> Any:
    begun = client.post("/v1/book/screenings", json=wanted)
    assert begun.status_code == 202, begun.text
    path = f"/v1/book/screenings/{begun.json()['id']}"
    for _ in range(1_200):
        job = client.get(path).json()
        if job["state"] != "running":
            return job
        time.sleep(0.05)
    raise AssertionError(job)


def test_a_table_is_taken_in_screened_and_its_case_decided(client: Client) -> None:
    taken = _import(client, params={"name": "../customers.csv"}).json()
    assert (taken["file"], taken["added"], taken["rows_refused"]) == ("customers.csv", 2, 1)
    assert taken["refused"][0]["line"] == 4
    assert _import(client).json()["unchanged"] == 2
    assert client.get("/v1/book").json()["never_screened"] == 2
    job = _screened(client)
    assert job["state"] == "done", job
    assert [run["reason"] for run in job["runs"]] == ["full"]
    assert job["runs"][0]["screened"] == 2
    found = client.get("/v1/book/cases").json()["cases"]
    assert found
    assert {one["scope"]["party"] for one in found} == {"1"}
    path = f"/v1/book/cases/{found[0]['id']}/decisions"
    decided = {"verdict": "false_match", "because": "Another bank, by its BIC.", "until": UNTIL}
    made = client.post(path, json=decided)
    assert (made.status_code, made.json()["decided_by"]) == (201, "amina")
    assert client.post(path, json=decided).status_code == 409
    back = client.post(
        f"/v1/book/decisions/{made.json()['id']}/revocation", json={"because": "A mistake."}
    )
    assert back.json()["open_case"] == found[0]["id"]
    again = client.post(
        f"/v1/book/decisions/{made.json()['id']}/revocation", json={"because": "A mistake."}
    )
    assert again.status_code == 409
    told = [one["action"] for one in client.get("/v1/audit").json()["entries"]]
    for action in ("book.imported", "book.screened", "book.decided", "book.revoked"):
        assert action in told


def test_a_key_of_nobody_decides_no_case_of_the_book(client: Client) -> None:
    _import(client)
    _screened(client, wanted="full")
    path = f"/v1/book/cases/{client.get('/v1/book/cases').json()['cases'][0]['id']}/decisions"
    decided = {"verdict": "true_match", "because": "It is the bank.", "until": UNTIL}
    robot = {"x-test-name": "key:0123456789ab"}
    answer = client.post(path, json=decided, headers=robot)
    assert (answer.status_code, "nobody's" in answer.json()["detail"]) == (403, True)
    assert client.post(path, json=decided).status_code == 201


def test_only_who_is_fresh_is_screened_and_a_suspicion_names_parties(client: Client) -> None:
    _import(client)
    _screened(client, wanted="full")
    _import(client, "key,name\n3,Li Na\n")
    assert [run["reason"] for run in _screened(client)["runs"]] == ["onboarding"]
    job = _screened(client, wanted="suspicion", keys=["1"])
    assert [(run["reason"], run["screened"]) for run in job["runs"]] == [("suspicion", 1)]


@pytest.mark.parametrize(
    ("wanted", "status"),
    [
        ({"wanted": "suspicion"}, 422),
        ({"wanted": "full", "keys": ["1"]}, 422),
        ({"wanted": "suspicion", "keys": ["9"]}, 404),
        ({"wanted": "everybody"}, 422),
    ],
)
def test_what_cannot_be_screened_is_refused(client: Client, wanted: Any, status: int) -> None:
    _import(client)
    assert client.post("/v1/book/screenings", json=wanted).status_code == status


@pytest.mark.parametrize("asked", ["key", "party", "because"])
def test_a_sign_that_a_database_may_not_keep_is_no_fault_of_the_store(
    client: Client, asked: str
) -> None:
    _import(client)
    _screened(client, wanted="full")
    suspected = {"wanted": "suspicion", "keys": ["1\x00"]}
    decided = {"verdict": "false_match", "because": "No\x00 match.", "until": UNTIL}
    answers = {
        "key": lambda: client.post("/v1/book/screenings", json=suspected),
        "party": lambda: client.get("/v1/book/cases", params={"party": "1\x00"}),
        "because": lambda: client.post("/v1/book/cases/1/decisions", json=decided),
    }
    answer = answers[asked]()
    kept = {"key": 404, "party": 200, "because": 201}[asked]  # SQLite keeps any sign
    assert answer.status_code in (kept, 422), answer.text


def test_an_empty_book_is_not_screened(client: Client) -> None:
    answer = client.post("/v1/book/screenings", json={})
    assert (answer.status_code, "Import it first" in answer.text) == (422, True)


def test_a_table_comes_in_a_form_with_its_mapping(client: Client) -> None:
    files = {"table": ("customers.csv", MAPPED.encode(), "text/csv")}
    given = client.post("/v1/book/import", files=files, data={"mapping": MAPPING})
    assert given.json()["added"] == 1, given.text
    asfile = {**files, "mapping": ("m.yaml", MAPPING.encode(), "text/yaml")}
    assert client.post("/v1/book/import", files=asfile).json()["unchanged"] == 1
    without = client.post("/v1/book/import", files=files)
    assert (without.status_code, "what the columns" in without.text) == (422, True)
    assert client.post("/v1/book/import", data={"mapping": MAPPING}).status_code in (400, 422)


@pytest.mark.parametrize(
    "table", ["", "key,name\n", "key,name\n,\n", "\x00\x01", "key,key\n1,2\n", "PK\x03\x04broken"]
)
def test_a_table_of_nobody_changes_nothing(client: Client, table: str) -> None:
    answer = _import(client, table)
    assert answer.status_code == 422, answer.text
    assert client.get("/v1/book").json()["parties"] == 0


@pytest.fixture
def desk(
    witting: Shell,
    make_app: MakeApp,
    loop: asyncio.AbstractEventLoop,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> tuple[Client, Desk]:
    """Give a client, and the command line over the same home and the same database."""
    monkeypatch.setenv("WITTING_HOME", str(tmp_path))
    witting("lists", "import", "--only", _lists(tmp_path, OLGA))
    client = Client(make_app(), loop)
    service: Service = client.app.state.service
    return client, Desk(witting, tmp_path, service.settings.store)


def _lists(folder: Path, *entries: tuple[int, str]) -> Path:
    """Write lists of a day before all others."""
    written = "".join(
        ENTRY.format(uid=99_000_000 + uid, name=name, remarks="") for uid, name in entries
    )
    path = folder / "first.xml"
    path.write_text(SDN.format(day="10/31/2026", count=len(entries), entries=written), "utf-8")
    return path


def _switched(client: Client) -> None:
    service: Service = client.app.state.service
    assert service.watch.look()


def test_a_rescreening_screens_whom_the_change_can_touch(desk: tuple[Client, Desk]) -> None:
    client, shell = desk
    _import(client, BOOK)
    first = _screened(client, wanted="rescreen")
    assert [run["reason"] for run in first["runs"]] == ["full"]
    assert first["because"] == "no run has screened the whole book yet: everybody"
    shell.lists(OLGA, IVAN)
    _switched(client)
    job = _screened(client, wanted="rescreen")
    assert [(run["reason"], run["screened"]) for run in job["runs"]] == [("list_change", 2)]
    assert job["because"] == "the lists changed since run 1: whom the change can touch"
    assert shell.open_cases() == [("new", "1"), ("new", "2")]
    told = client.get("/v1/audit", params={"action": "book.screened"}).json()["entries"]
    assert told[0]["detail"]["because"] == job["because"]


def test_after_a_screening_over_http_the_command_line_knows_what_changed(
    desk: tuple[Client, Desk],
) -> None:
    client, shell = desk
    _import(client, BOOK)
    _screened(client, wanted="full")
    shell.lists(OLGA, IVAN)
    (run,) = shell.json("rescreen")["runs"]
    assert (run["reason"], run["screened"]) == ("list_change", 2)
    _switched(client)
    job = _screened(client, wanted="rescreen")
    assert [(run["reason"], run["screened"]) for run in job["runs"]] == [("data_change", 0)]


def _rows(*keys: int) -> str:
    return "key,name\n" + "".join(f"{key},Nobody Known {key}\n" for key in keys)


def test_with_replace_who_is_not_in_the_table_leaves(client: Client) -> None:
    _import(client, _rows(*range(10)))
    done = _import(client, _rows(*range(8), 99), params={"replace": "true"}).json()
    assert (done["added"], done["left"], done["parties"]) == (1, 2, 9)
    (told, _) = client.get("/v1/audit", params={"action": "book.imported"}).json()["entries"]
    assert (told["detail"]["replace"], told["detail"]["left"]) == (True, 2)


def test_with_replace_more_than_a_fifth_leaves_only_when_asked(client: Client) -> None:
    _import(client, _rows(*range(10)))
    answer = _import(client, _rows(*range(7), 99), params={"replace": "true"})
    assert (answer.status_code, "does not have 3 of the 10" in answer.text) == (422, True)
    assert client.get("/v1/book").json()["parties"] == 10
    asked = {"replace": "true", "yes": "true"}
    assert _import(client, _rows(0), params=asked).json()["left"] == 9


def test_with_replace_nobody_leaves_where_a_refused_row_may_be_anybodys(client: Client) -> None:
    _import(client, _rows(*range(10)))
    done = _import(client, f"{_rows(*range(9))},No Key\n", params={"replace": "true"}).json()
    assert (done["left"], done["parties"]) == (0, 10)
    assert "nobody left the book" in done["why_nobody_left"]


def test_an_import_answers_as_its_schema_says(client: Client) -> None:
    path = ROOT / "docs" / "schema" / "book-import.schema.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(_import(client).json())


def test_a_table_may_be_larger_than_another_body_and_has_a_bound(
    make_app: MakeApp, loop: Any
) -> None:
    client = Client(make_app(max_body=1_000, max_table=20_000), loop)
    rows = "".join(f"{number},Nobody Known {number}\n" for number in range(400))
    table = f"key,name\n{rows}"
    assert 1_000 < len(table) < 20_000
    assert _import(client, table).json()["added"] == 400
    assert _import(client, table * 3).status_code == 413
    once = _import(client, table, headers={"Idempotency-Key": "a"})
    assert once.status_code == 413  # held whole to be compared, so as small as any
    files = {"table": ("t.csv", (table * 3).encode(), "text/csv")}
    assert client.post("/v1/book/import", files=files).status_code == 413


def test_one_job_runs_at_a_time_and_one_whose_process_ended_is_lost(client: Client) -> None:
    _import(client)
    service: Service = client.app.state.service
    (service.settings.home / "book-jobs").mkdir(exist_ok=True)
    held = FileLock(service.settings.home / "book-jobs" / "screening.lock", thread_local=False)
    job = book_jobs.Job(
        id="0123456789abcdef", wanted=book_jobs.Wanted.FULL, begun_by="a", begun_at="b"
    )
    book_jobs._keep(service, job)
    path = f"/v1/book/screenings/{job.id}"
    with held.acquire(timeout=0):
        assert client.post("/v1/book/screenings", json={}).status_code == 409
        assert client.get(path).json()["state"] == "running"
    assert client.get(path).json()["state"] == "lost"
    assert _screened(client)["state"] == "done"


def test_a_job_that_stumbles_says_why_and_lets_the_next_begin(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    _import(client)

    def stumble(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr(book_screening, "screen_book", stumble)
        failed = _screened(client)
    assert (failed["state"], "mistake of the service" in failed["why"]) == ("failed", True)
    assert _screened(client)["state"] == "done"


@pytest.mark.parametrize("identity", ["nothing", "%2e%2e%2fservice", "0123456789abcdef"])
def test_a_job_nobody_began_is_not_there(client: Client, identity: str) -> None:
    assert client.get(f"/v1/book/screenings/{identity}").status_code == 404


@pytest.mark.parametrize(
    ("roles", "status"),
    [("analyst", 403), ("approver", 200), ("analyst,admin", 200), ("viewer", 403), ("admin", 403)],
)
def test_most_of_the_book_leaves_only_by_an_approver_or_administrator(
    client: Client, roles: str, status: int
) -> None:
    _import(client, _rows(*range(10)))
    asked = {"replace": "true", "yes": "true"}
    by = {"x-test-roles": roles}
    answer = _import(client, _rows(0), params=asked, headers=by)
    assert answer.status_code == status, answer.text
    assert client.get("/v1/book").json()["parties"] == (1 if status == 200 else 10)
    told = client.get("/v1/audit", params={"action": "book.imported"}).json()["entries"]
    lefts = [(one["detail"]["left"], one["detail"]["even_most"]) for one in told]
    assert lefts == ([(9, True), (0, False)] if status == 200 else [(0, False)])


def test_an_analyst_replaces_the_book_as_long_as_most_of_it_stays(client: Client) -> None:
    _import(client, _rows(*range(10)))
    asked, by = {"replace": "true"}, {"x-test-roles": "analyst"}
    assert _import(client, _rows(*range(9)), params=asked, headers=by).json()["left"] == 1
