"""Claims about which lists are in use, how others are brought by hand, and how old they are."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

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
    assert witting("lists", "import", "--only", *files).status == 0
    assert verdicts(witting, EXAMPLE) == [
        ("2023-12-20", "clear"),
        ("2024-02-20", "clear"),
        ("2024-02-20", "clear"),
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
