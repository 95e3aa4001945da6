"""Claims about `witting owners`: chains, regimes, days, and a record that fits its schema."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.cli.run import Done, Shell

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "docs/schema/owners.schema.json").read_text(encoding="utf-8"))
TABLE = """owner,owned,share,from,until,source,owner_name,owned_name
ofac-17013,brontovik,40,2020-01-01,,annual report,VTB,Brontovik Trading FZE
ofac-17018,brontovik,15,2021-05-01,,annual report,Sberbank,Brontovik Trading FZE
jane,brontovik,45,2021-05-01,,annual report,Jane Qwertzuiop,Brontovik Trading FZE
brontovik,zeldovar,50,2022-01-01,,register,Brontovik Trading FZE,Zeldovar Instruments LLC
hidden,quillmark,,2022-02-01,,register,Holder,Quillmark Asdfgh LLC
ofac-35096,quillmark2,51,2019-01-01,2022-02-01,register,Putin,Quillmark Two LLC
ann,quillmark2,100,2022-02-01,,register,Ann Qwertzuiop,Quillmark Two LLC
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "register.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def _asked(done: Done) -> Any:
    jsonschema.Draft202012Validator(SCHEMA).validate(done.json)
    return {item["regime"]: item for item in done.json["answers"]}


def test_two_listed_owners_are_added_and_shown_step_by_step(witting: Shell, table: Path) -> None:
    done = witting(
        "owners", "Zeldovar Instruments LLC", "--holdings", table, "--as-of", "2024-07-03",
        "--rule", "ofac", "--json",
    )  # fmt: skip
    found = _asked(done)["ofac"]
    assert (done.status, found["standing"], found["is_caught"]) == (10, "owned", True)
    assert [(step["owned"], step["together"]) for step in found["steps"]] == [
        ("brontovik", "55"),
        ("zeldovar", "50"),
    ]
    assert "together 55 %" in found["chain"]
    assert {node["id"] for node in found["graph"]["nodes"]} == {
        "ofac-17013", "ofac-17018", "jane", "brontovik", "zeldovar",
    }  # fmt: skip


def test_a_list_that_is_not_in_use_leaves_its_regime_unknown(witting: Shell, table: Path) -> None:
    done = witting("owners", "zeldovar", "--holdings", table, "--rule", "uk", "--json")
    found = _asked(done)["uk"]
    assert (done.status, found["standing"]) == (10, "unknown")
    assert "uk-sl" in found["missing"]


def test_a_party_said_to_be_listed_counts_under_every_rule(witting: Shell, table: Path) -> None:
    done = witting(
        "owners", "zeldovar", "--holdings", table, "--listed", "brontovik", "--as-of", "2024-07-03",
        "--json",
    )  # fmt: skip
    found = _asked(done)
    assert {regime: item["standing"] for regime, item in found.items()} == {
        "ofac": "owned", "eu": "owned", "uk": "not", "ch": "not", "bis": "unknown",
    }  # fmt: skip
    assert found["bis"]["law"] == "not yet"


@pytest.mark.parametrize(
    ("day", "standing", "is_caught"),
    [("2025-09-29", "owned", True), ("2025-11-10", "owned", False), ("2026-11-10", "owned", True)],
)
def test_a_stayed_rule_catches_nobody_and_says_so(
    witting: Shell, table: Path, day: str, standing: str, is_caught: bool
) -> None:
    done = witting(
        "owners", "zeldovar", "--holdings", table, "--rule", "bis", "--listed", "brontovik",
        "--as-of", day, "--json",
    )  # fmt: skip
    found = _asked(done)["bis"]
    assert (found["standing"], found["is_caught"]) == (standing, is_caught)
    assert found["rule"]["in_force"] is is_caught
    assert day == "2025-09-29" or found["notes"]


@pytest.mark.parametrize(
    ("owner", "regime", "days"), [("eu-fsf-EU.7510.16", "eu", -24), ("ofac-35096", "ofac", None)]
)
def test_a_sale_near_the_listing_is_flagged(
    witting: Shell, tmp_path: Path, owner: str, regime: str, days: int | None
) -> None:
    path = tmp_path / "sold.csv"
    path.write_text(TABLE.replace("ofac-35096", owner), encoding="utf-8")
    done = witting(
        "owners", "quillmark2", "--holdings", path, "--rule", regime, "--as-of", "2024-07-03",
        "--json",
    )  # fmt: skip
    found = _asked(done)[regime]
    assert found["standing"] == "not"
    flags = [(item["ended"], item["days"]) for item in found["divestments"]]
    assert flags == [("2022-02-01", days)]


def test_the_page_shows_the_chain_and_the_question(witting: Shell, table: Path) -> None:
    done = witting(
        "owners", "zeldovar", "quillmark", "--holdings", table, "--rule", "ofac", "--listed",
        "hidden", "--as-of", "2024-07-03",
    )  # fmt: skip
    assert "OFAC: owned" in done.out
    assert "1. " in done.out
    assert "together 55 %" in done.out
    assert "? How much of Quillmark Asdfgh LLC (quillmark) does Holder (hidden) hold?" in done.out


def test_nobody_reached_is_status_nought(witting: Shell, table: Path) -> None:
    done = witting(
        "owners", "quillmark2", "--holdings", table, "--rule", "ofac", "--as-of", "2024-07-03"
    )
    assert done.status == 0


@pytest.mark.parametrize(
    ("party", "text", "says"),
    [
        ("nobody", TABLE, "nobody in the holdings"),
        ("Same", "owner,owned,share,owned_name\nX,A,50,Same\nX,B,50,Same\n", "2 parties"),
        ("A", "name,share\nX,50\n", "no column says"),
    ],
)
def test_what_cannot_be_asked_says_what_to_do(
    witting: Shell, tmp_path: Path, party: str, text: str, says: str
) -> None:
    path = tmp_path / "own.csv"
    path.write_text(text, encoding="utf-8")
    done = witting("owners", party, "--holdings", path)
    assert done.status == 1
    assert says in done.err


def test_a_file_that_is_not_there_is_an_error(witting: Shell, tmp_path: Path) -> None:
    done = witting("owners", "A", "--holdings", tmp_path / "none.csv")
    assert (done.status, "cannot be read" in done.err) == (1, True)


def test_rows_that_cannot_be_read_are_named(witting: Shell, tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("owner,owned,share\nX,A,50\nX,B,half\n", encoding="utf-8")
    done = witting("owners", "A", "--holdings", path, "--rule", "ofac", "--json")
    _asked(done)
    assert any("line 3" in item for item in done.json["unread"])


def _order(tmp_path: Path) -> Path:
    path = tmp_path / "order.json"
    order = {
        "kind": "order",
        "parties": [{"role": "creditor", "name": "Zeldovar Instruments LLC"}],
    }
    path.write_text(json.dumps(order), encoding="utf-8")
    return path


@pytest.mark.parametrize(("given", "status"), [(False, 0), (True, 20)])
def test_a_verdict_takes_holdings(
    witting: Shell, tmp_path: Path, table: Path, given: bool, status: int
) -> None:
    held = ("--holdings", str(table)) if given else ()
    done = witting(
        "assess", _order(tmp_path), *held, "--as-of", "2024-07-03", "--profile", "bank-us", "--json"
    )
    assert done.status == status
    names = [item["name"] for item in done.json["world"]["holdings"]]
    assert names == ([table.name] if given else [])
    kinds = [fact["kind"] for fact in done.json["facts"]]
    assert ("owner" in kinds) is given


def test_a_verdict_whose_holdings_cannot_be_read_is_an_error(
    witting: Shell, tmp_path: Path
) -> None:
    done = witting("assess", _order(tmp_path), "--holdings", tmp_path / "none.csv")
    assert (done.status, "cannot be read" in done.err) == (1, True)


def test_a_regime_without_a_rule_of_ownership_is_a_mistake_of_usage(
    witting: Shell, table: Path
) -> None:
    done = witting("owners", "zeldovar", "--holdings", table, "--rule", "mars")
    assert (done.status, "no regime with a rule" in " ".join(done.err.split())) == (2, True)


def test_the_ties_of_list_entries_can_be_asked(witting: Shell) -> None:
    done = witting(
        "owners", "ofac-18721", "--holdings", "lists", "--rule", "ofac", "--as-of", "2024-07-03",
        "--json",
    )  # fmt: skip
    assert _asked(done)["ofac"]["standing"] == "listed"
    assert [item["name"] for item in done.json["world"]["holdings"]] == ["lists"]


def test_banks_under_a_directive_are_not_added_to_the_blocked(
    witting: Shell, tmp_path: Path
) -> None:
    path = tmp_path / "mixed.csv"
    path.write_text(
        "owner,owned,share\nofac-17013,A,30\nofac-17022,A,25\nJane,A,45\n", encoding="utf-8"
    )
    done = witting(
        "owners", "A", "--holdings", path, "--rule", "ofac", "--as-of", "2024-07-03", "--json"
    )
    assert (done.status, _asked(done)["ofac"]["standing"]) == (0, "not")
