"""Claims about law of one's own and cases of law, from the command line and as the docs tell it."""

import json
import re
from pathlib import Path

import jsonschema
import pytest

import witting as package
from tests.cli.run import Shell
from witting.lawbook import Lawbook
from witting.regimes.binding import WHO
from witting.regimes.effects import EFFECTS

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "own-law.md").read_text(encoding="utf-8")
SCHEMA = json.loads((ROOT / "docs/schema/law-test.schema.json").read_text(encoding="utf-8"))
ORDER = {
    "kind": "order",
    "parties": [
        {"role": "consignor", "name": "Example Bearings GmbH", "country": "DE"},
        {"role": "consignee", "name": "Korvalan Maritime Holdings", "country": "AE"},
    ],
    "goods": [{"description": "office chairs"}],
    "route": {"from": "Hamburg", "to": "Jebel Ali"},
}


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write the files the page shows into a folder, and stand in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("WITTING_LAW", raising=False)
    shown = re.findall(r"`([^`\n]+)`:\n\n```\w+\n(.*?)```", PAGE, re.DOTALL)
    for name, body in shown:
        where = tmp_path / name
        where.parent.mkdir(parents=True, exist_ok=True)
        where.write_text(body, encoding="utf-8")
    assert len(shown) == 6
    (tmp_path / "order.json").write_text(json.dumps(ORDER), encoding="utf-8")
    return tmp_path / "house-law"


def rules(record: dict[str, object]) -> dict[str, str]:
    """Give the outcome of each finding by its rule."""
    findings = record["findings"]
    assert isinstance(findings, list)
    return {one["rule"]: one["outcome"] for one in findings}


@pytest.mark.usefixtures("house")
def test_a_party_on_a_list_of_ones_own_is_prohibited_under_ones_own_law(witting: Shell) -> None:
    asked = ("assess", "order.json", "--lists", "blocked.csv", "--as-of", "2026-04-01", "--json")
    done = witting(*asked, "--law", "house-law")
    assert done.status == 20
    assert done.json["outcome"] == "prohibited"
    assert rules(done.json)["own/house-list"] == "prohibited"
    assert re.search(r"\+own\.[0-9a-f]{12}$", done.json["world"]["lawbook"])
    without = witting(*asked)
    assert without.status == 10
    assert rules(without.json)["house/other-list"] == "review"
    assert "+own." not in without.json["world"]["lawbook"]


QUARTER = """path: own/quarter
title: Companies that parties on our list own by a quarter
kind: quantity
type: decimal
confirmed_on: 2026-03-01
held_from: beginning
grade: primary
values:
  - from: 2026-03-01
    value: "25"
    summary: A company that parties on our list own by 25 percent or more is treated as they are.
    terms: {operator: ">=", unit: percent, aggregate: "yes", control_counts: "no"}
    cites: [{source: house-policy}]
"""


def test_a_share_of_ones_own_carries_it_on_to_companies_that_nobody_lists(
    witting: Shell, house: Path, tmp_path: Path
) -> None:
    (house / "own" / "quarter.yaml").write_text(QUARTER)
    lists = house / "lists.yaml"
    lists.write_text(lists.read_text().replace("us/ofac/fifty-percent", "own/quarter"))
    order = json.dumps(ORDER).replace("Korvalan Maritime Holdings", "Quillfern Trading LLC")
    (tmp_path / "order.json").write_text(order)
    asked = ("assess", "order.json", "--lists", "blocked.csv", "--law", "house-law", "--json")
    for share, expected in ((30, "prohibited"), (20, None)):
        (tmp_path / "holdings.csv").write_text(
            "owner,owned,share,from,source,owner_name,owned_name\n"
            f"k,q,{share},2020-01-01,register,Korvalan Maritime Holdings,Quillfern Trading LLC\n"
        )
        done = witting(*asked, "--holdings", "holdings.csv", "--as-of", "2026-04-01")
        assert rules(done.json).get("own/quarter") == expected


def test_the_same_from_python(house: Path) -> None:
    world = package.World.open("blocked.csv", law=house)
    [deal] = package.read("order.json")
    day = Lawbook.load(own=house).law("own/house-list").texts[0].interval.start
    assert day is not None
    answer = package.assess(deal, world, package.load_profile("ffi-cn"), day)
    assert answer.world.lawbook == Lawbook.load(own=house).version
    assert [one.rule for one in answer.findings if one.outcome.value == "prohibited"] == [
        "own/house-list"
    ]


@pytest.mark.usefixtures("house")
def test_the_folder_may_stand_in_the_environment(
    witting: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WITTING_LAW", "house-law")
    assert witting("law", "show", "own/house-list").status == 0
    assert "2 of 2 cases pass" in witting("law", "test").out


@pytest.mark.usefixtures("house")
def test_law_of_ones_own_is_listed_and_shown(witting: Shell) -> None:
    listed = witting("law", "list", "own", "--law", "house-law", "--as-of", "2026-04-01").out
    assert listed == "own/house-list\tin force\tParties the house does not deal with\n"
    assert "(law of your own)" in witting("law", "show", "own/house-list", "--law", "house-law").out
    assert witting("law", "show", "own/house-list").status == 1


@pytest.mark.usefixtures("house")
def test_the_cases_beside_ones_own_law_pass(witting: Shell) -> None:
    done = witting("law", "test", "--law", "house-law")
    assert done.status == 0
    assert done.out.startswith("2 of 2 cases pass. Lawbook ")


def test_a_case_that_fails_is_told_in_one_line(witting: Shell, house: Path) -> None:
    file = house / "cases" / "house-list.yaml"
    text = file.read_text(encoding="utf-8").replace("  outcome: prohibited", "  outcome: clear")
    file.write_text(text.replace("own/house-list: prohibited", "own/house-list: review"))
    done = witting("law", "test", file, "--law", "house-law")
    assert done.status == 1
    first, last = done.out.splitlines()
    assert first == (
        f"{file}:1: a party on our list is in an order: outcome: expected clear, found "
        "prohibited; finds own/house-list: expected review, found prohibited"
    )
    assert last.startswith("1 of 2 cases pass.")


def test_the_record_follows_the_schema(witting: Shell, house: Path) -> None:
    file = house / "cases" / "house-list.yaml"
    for expected, status in (("prohibited", 0), ("clear", 1)):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("  outcome: prohibited", f"  outcome: {expected}"))
        done = witting("law", "test", "--law", "house-law", "--json")
        jsonschema.validate(done.json, SCHEMA)
        assert done.status == status
        assert done.json["passed"] == 2 - status
    result = done.json["results"][0]
    assert result["finds"]["own/house-list"] == "prohibited"
    assert result["differences"] == [{"of": "outcome", "expected": "clear", "found": "prohibited"}]


def test_a_mistake_in_a_case_is_one_sentence_and_status_1(witting: Shell, house: Path) -> None:
    file = house / "cases" / "house-list.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("never:", "nevr:"))
    done = witting("law", "test", "--law", "house-law")
    assert done.status == 1
    assert "line 21: 'nevr' is not a key of a case" in done.err
    assert done.out == ""


def test_without_cases_it_says_what_to_give(witting: Shell) -> None:
    done = witting("law", "test")
    assert done.status == 2
    assert "--law FOLDER" in done.err


def test_a_broken_folder_of_law_is_an_error_that_helps(witting: Shell, house: Path) -> None:
    (house / "own" / "house-list.yaml").write_text("path: own/house-list\n")
    done = witting("assess", "order.json", "--law", "house-law")
    assert done.status == 1
    assert "own/house-list.yaml, line 1" in done.err


def test_the_page_names_every_word_of_the_two_tables() -> None:
    section = PAGE.partition("## The words of")[2].partition("\n## ")[0]
    words = set(re.findall(r"`([a-z_]+)`", section))
    assert set(WHO) | set(EFFECTS) == words - {"binds", "effect", "report_under", "conflicts_with"}
