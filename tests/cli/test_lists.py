"""Claims about which lists are in use, how others are brought by hand, and how old they are."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.cli.documents import pacs008
from tests.cli.run import Done, Shell
from tests.lists.small_lists import cons, sdn
from tests.shared import SHARED, needs_shared
from witting.cli.edge import Settings
from witting.lists import Snapshot, open_lists

FIRM = "ZARECHNAYA MELNITSA"
PAYMENT = pacs008(
    creditor=f"Pyotr {FIRM.title()}",
    debtor="Jiangsu Lanhua Trading Co Ltd",
    debtor_country="CN",
    remittance="wheat flour",
)
HISTORY = ("2023-12-20", "2024-02-20", "2024-02-24", "2024-05-03")
SIX_DAYS = ("2023-12-21", "2024-02-20", "2024-02-23", "2024-02-24", "2024-05-03", "2024-06-01")

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "01-payment-corebai.xml"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """Give an official file of one entry, published after the shipped ones."""
    path = tmp_path / "SDN.XML"
    path.write_bytes(sdn("2024-11-20", 1, names=[FIRM]))
    return path


@pytest.fixture
def history(tmp_path: Path) -> list[Path]:
    """Give four days of one list; a name that was not there before comes on the third."""
    files = []
    for number, day in enumerate(HISTORY):
        file = tmp_path / f"sdn-{day}.xml"
        file.write_bytes(sdn(day, 100 + number, names=[FIRM] if day >= "2024-02-24" else []))
        files.append(file)
    return files


def at(monkeypatch: pytest.MonkeyPatch, home: Path, moment: datetime) -> None:
    """Set the clock of the commands."""
    for place in ("assess", "screen", "lists", "lists_import", "lists_update"):
        monkeypatch.setattr(
            f"witting.cli.{place}.read_settings", lambda: Settings(home=home, now=moment)
        )


def test_the_shipped_lists_are_shown_with_source_licence_and_hash(witting: Shell) -> None:
    done = witting("lists", "show")
    for words in ("2024-05-07", "days old", "STALE", "public domain", "2011/833/EU"):
        assert words in done.out
    assert "witting lists update" in done.out


def test_lists_imported_alone_are_in_use_from_then_on(witting: Shell, newer: Path) -> None:
    assert witting("lists", "import", "--only", newer).status == 0
    (used,) = witting("version", "--json").json["lists"]
    assert used["published"] == "2024-11-20"
    found = witting("screen", "Pyotr Zarechnaya Melnitsa", "--json").json["matches"]
    assert [match["entry_id"] for match in found if match["is_match"]] == ["ofac-98000000"]


def test_the_day_it_came_stands_in_every_verdict(
    witting: Shell, newer: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, home, datetime(2024, 12, 1, tzinfo=UTC))
    witting("lists", "import", "--only", newer)
    (used,) = witting("screen", FIRM, "--json").json["world"]["lists"]
    assert (used["published"], used["retrieved"]) == ("2024-11-20", "2024-12-01")


def test_an_import_that_cannot_be_right_is_kept_aside_and_every_verdict_says_so(
    witting: Shell, newer: Path, tmp_path: Path
) -> None:
    done = witting("lists", "import", newer)
    assert (done.status, "NOT IN USE: it has 1 entries" in done.out) == (10, True)
    payment = tmp_path / "payment.xml"
    payment.write_text(pacs008(remittance="счет 7"), encoding="utf-8")
    for command in (("assess", payment), ("screen", FIRM)):
        record = witting(*command, "--json").json
        assert record["world"]["lists"][0]["published"] == "2024-05-07"
        said = [words for words in record["warnings"] if "ofac-sdn of 2024-11-20" in words]
        assert said
        assert "is in quarantine" in said[0]
    assert "retrieved on" in witting("lists", "show").out
    (first, *_) = witting("lists", "show", "--json").json["standing"]
    assert "witting lists update --accept ofac-sdn" in first["quarantined"][0]


def test_going_back_to_the_shipped_lists(witting: Shell, newer: Path) -> None:
    witting("lists", "import", "--only", newer)
    witting("lists", "import", "--shipped")
    assert len(witting("version", "--json").json["lists"]) == 3
    assert witting("version", "--json").json["lists"][0]["published"] == "2024-05-07"


def test_lists_given_for_one_call_stand_before_the_stored_ones(
    witting: Shell, newer: Path, tmp_path: Path
) -> None:
    payment = tmp_path / "payment.xml"
    payment.write_text(pacs008(remittance="счет 7"), encoding="utf-8")
    record = witting("assess", payment, "--lists", newer, "--json").json
    assert {used["published"] for used in record["world"]["lists"]} == {"2024-11-20"}
    assert witting("version", "--json").json["lists"][0]["published"] == "2024-05-07"


def test_what_is_no_list_is_refused(witting: Shell, tmp_path: Path) -> None:
    path = tmp_path / "notes.xml"
    path.write_text("<notes/>", encoding="utf-8")
    done = witting("lists", "import", path)
    assert done.status == 1
    assert "no sanctions list" in done.err


def test_what_an_earlier_version_stored_is_still_in_use_and_then_taken_in(
    witting: Shell, newer: Path, home: Path, tmp_path: Path
) -> None:
    stored = home / "lists" / "current.snapshot"
    stored.parent.mkdir(parents=True)
    open_lists([newer]).write(stored)
    assert len(witting("version", "--json").json["lists"]) == 1
    other = tmp_path / "CONS.XML"
    other.write_bytes(cons("2024-11-21", 30))
    assert witting("lists", "import", other).status == 0
    used = witting("version", "--json").json["lists"]
    assert [one["id"] for one in used] == ["ofac-sdn", "ofac-cons"]
    assert not stored.exists()


def verdicts(witting: Shell, payment: Path) -> list[tuple[str, str]]:
    found = []
    for day in SIX_DAYS:
        record = witting("assess", payment, "--as-of", day, "--json").json
        found.append((record["world"]["lists"][0]["published"], record["outcome"]))
    return found


def test_one_deal_over_six_days_is_judged_by_the_lists_of_each(
    witting: Shell, history: list[Path], tmp_path: Path
) -> None:
    assert witting("lists", "import", "--only", *history).status == 0
    payment = tmp_path / "payment.xml"
    payment.write_text(PAYMENT, encoding="utf-8")
    found = verdicts(witting, payment)
    assert [day for day, _ in found] == [
        "2023-12-20", "2024-02-20", "2024-02-20", "2024-02-24", "2024-05-03", "2024-05-03",
    ]  # fmt: skip
    assert [outcome != "clear" for _, outcome in found] == [False, False, False, True, True, True]


@needs_shared
def test_the_regime_arrives_in_the_real_lists(witting: Shell) -> None:
    files = [SHARED / "lists" / "ofac" / f"sdn_{day}.csv" for day in HISTORY]
    assert witting("lists", "import", "--only", *files).status == 10  # remarks that OFAC cuts
    assert verdicts(witting, EXAMPLE) == [  # never clear: without ALT the aliases are not there
        ("2023-12-20", "review"),
        ("2024-02-20", "review"),
        ("2024-02-20", "review"),
        ("2024-02-24", "prohibited"),
        ("2024-05-03", "prohibited"),
        ("2024-05-03", "prohibited"),
    ]


def test_screening_takes_the_lists_of_the_day_asked(witting: Shell, history: list[Path]) -> None:
    witting("lists", "import", "--only", *history)
    name = f"Pyotr {FIRM.title()}"
    assert witting("screen", name, "--as-of", "2024-02-23").status == 0
    assert witting("screen", name, "--as-of", "2024-02-24").status == 10


def without_made_at(done: Done) -> str:
    record = done.json
    del record["made_at"]
    return json.dumps(record, ensure_ascii=False, sort_keys=True)


@pytest.mark.parametrize("command", ["assess", "screen"])
def test_a_verdict_for_a_day_past_is_the_same_bytes_today_and_tomorrow(
    witting: Shell,
    history: list[Path],
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
) -> None:
    today = datetime(2026, 11, 20, tzinfo=UTC)
    at(monkeypatch, home, today)
    witting("lists", "import", "--only", *history)
    payment = tmp_path / "payment.xml"
    payment.write_text(PAYMENT, encoding="utf-8")
    asked = (command, payment if command == "assess" else FIRM, "--as-of", "2024-02-24", "--json")
    once = witting(*asked)
    at(monkeypatch, home, today + timedelta(days=1))
    later = tmp_path / "later.xml"
    later.write_bytes(sdn("2026-11-21", 120))
    assert witting("lists", "import", later).status == 0
    again = witting(*asked)
    assert (once.json["made_at"], again.json["made_at"]) == ("2026-11-20", "2026-11-21")
    assert once.out.replace("2026-11-20", "2026-11-21") != once.out
    assert without_made_at(once) == without_made_at(again)


def test_the_index_of_the_lists_of_a_day_is_made_once(
    witting: Shell, history: list[Path], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    witting("lists", "import", "--only", *history)
    witting("screen", FIRM, "--as-of", "2024-02-20")
    made = set((home / "lists" / "indexes").iterdir())
    monkeypatch.setattr(
        "witting.parties.Screener.of", lambda *_: pytest.fail("the index was made again")
    )
    witting("screen", FIRM, "--as-of", "2024-02-20")
    witting("screen", FIRM)
    assert set((home / "lists" / "indexes").iterdir()) == made


def test_a_list_whose_publisher_was_asked_lately_is_not_stale(
    witting: Shell, newer: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, home, datetime(2024, 11, 25, tzinfo=UTC))
    witting("lists", "import", "--only", newer)
    (one,) = witting("lists", "show", "--json").json["standing"]
    assert (one["days"], one["stale_after"], one["is_stale"]) == (5, 7, False)
    at(monkeypatch, home, datetime(2024, 11, 28, tzinfo=UTC))
    (one,) = witting("lists", "show", "--json").json["standing"]
    assert (one["days"], one["is_stale"]) == (8, True)


def test_the_shipped_lists_are_the_world_where_nothing_was_brought(witting: Shell) -> None:
    assert witting("version", "--json").json["lists"][0]["sha256"] == (
        Snapshot.default().used[0].sha256
    )


def test_nobody_is_cleared_on_a_bare_csv(witting: Shell, tmp_path: Path) -> None:
    path = tmp_path / "sdn_2024-11-20.csv"
    rows = (f'{n},"FIRM {n}",-0- ,"CUBA"' + ",-0- " * 8 for n in range(1, 30))
    path.write_text("\r\n".join([*rows, ""]), encoding="utf-8")
    payment = tmp_path / "payment.xml"
    payment.write_text(PAYMENT, encoding="utf-8")
    done = witting("assess", payment, "--lists", path, "--json")
    assert (done.status, done.json["outcome"]) == (10, "review")
    assert "house/partial-list" in [one["rule"] for one in done.json["findings"]]
    for record in (done.json, witting("screen", FIRM, "--lists", path, "--json").json):
        assert "was read without its strong aliases and addresses" in record["warnings"][0]


def test_nobody_is_cleared_where_no_list_of_ofac_is_held(witting: Shell, tmp_path: Path) -> None:
    path = tmp_path / "CONS.XML"
    path.write_bytes(cons("2024-11-21", 30))
    assert witting("lists", "import", "--only", path).status == 0
    payment = tmp_path / "payment.xml"
    payment.write_text(PAYMENT, encoding="utf-8")
    done = witting("assess", payment)
    assert (done.status, "house/list-missing" in done.out) == (10, True)
    assert witting("screen", FIRM).out.startswith("! NOT SCREENED: OFAC Specially Designated")


def test_a_folder_that_holds_no_list_is_named_and_nothing_changes(
    witting: Shell, tmp_path: Path, home: Path
) -> None:
    (tmp_path / "given" / "sub").mkdir(parents=True)
    done = witting("lists", "import", tmp_path / "given")
    assert done.status == 1
    assert f"there is no list in {tmp_path / 'given'}" in done.err
    assert "sub is a folder" in done.err
    assert "archive.lock" not in done.err
    assert not (home / "lists" / "manifest.json").exists()


@pytest.mark.parametrize("failing", ["witting.lists.archive_lock", "witting.lists.taking_in"])
def test_what_the_disk_refuses_is_one_sentence_and_the_old_lists_stay(
    witting: Shell, newer: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    witting("lists", "import", "--only", newer)
    later = tmp_path / "later.xml"
    later.write_bytes(sdn("2024-11-21", 2))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    name = "write_durably" if failing.endswith("lock") else "write_manifest"
    with monkeypatch.context() as patched:
        patched.setattr(f"{failing}.{name}", full)
        done = witting("lists", "import", later)
    assert (done.status, done.err.count("\n")) == (1, 1)
    assert "No space left on device" in done.err
    assert witting("version", "--json").json["lists"][0]["published"] == "2024-11-20"


def test_the_lists_of_a_day_past_are_shown(witting: Shell, history: list[Path]) -> None:
    witting("lists", "import", "--only", *history)
    record = witting("lists", "show", "--as-of", "2024-02-23", "--json").json
    assert (record["as_of"], record["lists"][0]["published"]) == ("2024-02-23", "2024-02-20")
    assert record["standing"][0]["days"] == 3
    shown = witting("lists", "show", "--as-of", "2023-12-01").out
    assert "2023-12-20, 19 days after the day asked" in shown


def test_a_record_not_read_whole_is_said_and_the_status_is_10(
    witting: Shell, tmp_path: Path
) -> None:
    path = tmp_path / "own.csv"
    head = "list_id,name,kind,birth_date\nours,Olwyn Kvortumb,person,"
    path.write_text(f"{head}1960\n", encoding="utf-8")
    assert witting("lists", "import", path).status == 0
    path.write_text(f"{head}some day\n", encoding="utf-8")
    done = witting("lists", "import", path, "--published", "2026-01-02")
    assert (done.status, "1 records were not read whole" in done.err) == (10, True)
    assert "own-ours of 2026-01-02: 1 entries, in use" in done.out


def test_a_file_that_tells_of_who_left_says_what_became_of_its_records(
    witting: Shell, tmp_path: Path
) -> None:
    path = tmp_path / "own.csv"
    rows = "ours,Olwyn Kvortumb,person,\nours,Pyotr Kvortumb,person,2020-01-01\n"
    path.write_text(f"list_id,name,kind,removed_on\n{rows}", encoding="utf-8")
    said = "2 records: 1 in force, 1 left the list"
    assert said in witting("lists", "import", path, "--published", "2026-01-02").out
    assert said in witting("lists", "show").out


def schema(name: str) -> Any:
    path = Path(__file__).resolve().parents[2] / "docs" / "schema" / f"{name}.schema.json"
    return jsonschema.Draft202012Validator(json.loads(path.read_text(encoding="utf-8")))


def test_what_is_printed_for_machines_is_what_the_schemas_say(
    witting: Shell, newer: Path, history: list[Path]
) -> None:
    held_back = witting("lists", "import", "--json", newer)
    assert held_back.status == 10
    whole = witting("lists", "import", "--only", "--json", *history).json
    for record in (held_back.json, whole):
        schema("lists-import").validate(record)
    assert [one["in_use"] for one in whole["editions"]] == [False, False, False, True]
    schema("lists-show").validate(witting("lists", "show", "--json").json)
    schema("lists-sources").validate(witting("lists", "sources", "--json").json)
    broken = {**whole, "editions": [{**whole["editions"][0], "in_use": "yes"}]}
    assert not schema("lists-import").is_valid(broken)
