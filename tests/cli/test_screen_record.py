"""Claims about what a screening says of itself, so that it can be filed and made again."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.cli.run import Shell
from witting.assess import ENGINE
from witting.parties.kernel import path_in_use

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "docs/schema/screen.schema.json").read_text(encoding="utf-8"))
KNOWN = (
    "--kind", "person", "--birth-date", "1952-10-07", "--country", "ru", "--gender", "m",
    "--address", "Kremlin, Moscow", "--identifier", "INN:6660145780",
)  # fmt: skip
TODAY = datetime.now(tz=UTC).date()


def fits(record: dict[str, Any]) -> bool:
    """Say whether a record is what the published schema says."""
    jsonschema.Draft202012Validator(SCHEMA).validate(record)
    return True


@pytest.mark.parametrize(
    "arguments",
    [("普京", *KNOWN), ("Qwertzuiop",), ("😀",), ("😀", "--identifier", "inn:7704173640")],
    ids=["all known", "nobody", "unread", "unread with a number"],
)
def test_a_record_is_what_the_schema_says(witting: Shell, arguments: tuple[str, ...]) -> None:
    assert fits(witting("screen", *arguments, "--json").json)


def test_the_schema_refuses_a_record_that_says_less(witting: Shell) -> None:
    record = witting("screen", "Qwertzuiop", "--json").json
    for field in ("asked", "matches", "threshold", "world", "made_at", "ages", "query", "path"):
        less = {name: value for name, value in record.items() if name != field}
        with pytest.raises(jsonschema.ValidationError):
            fits(less)


def test_the_record_says_what_was_asked(witting: Shell) -> None:
    record = witting("screen", "普京", *KNOWN, "--json").json
    assert record["query"] == "普京"
    assert record["asked"] == {
        "kind": "person",
        "birth_date": "1952-10-07",
        "countries": ["RU"],
        "gender": "male",
        "address": "Kremlin, Moscow",
        "identifiers": [{"scheme": "inn", "value": "6660145780", "country": None}],
    }


def test_the_record_says_what_it_rests_on(witting: Shell) -> None:
    record = witting("screen", "Qwertzuiop", "--json").json
    assert record["made_at"] == TODAY.isoformat()
    assert record["threshold"] == 0.84
    assert record["path"] == path_in_use()
    assert record["world"]["engine"] == ENGINE
    lists = record["world"]["lists"]
    ages = {one["id"]: one["days"] for one in record["ages"]}
    assert lists
    assert ages == {one["id"]: (TODAY - date.fromisoformat(one["published"])).days for one in lists}


def test_the_page_says_what_was_asked_and_what_it_rests_on(witting: Shell) -> None:
    page = " ".join(witting("screen", "Qwertzuiop", *KNOWN).out.split())
    record = witting("screen", "Qwertzuiop", *KNOWN, "--json").json
    for used, age in zip(record["world"]["lists"], record["ages"], strict=True):
        assert f"{used['id']} of {used['published']}, {age['days']} days old" in page
    for said in (
        "kind person", "birth date 1952-10-07", "countries RU", "gender male",
        "address Kremlin, Moscow", "identifiers inn:6660145780", "Threshold 0.84.",
        f"Engine {ENGINE}, names looked up by", f"Made on {TODAY}.",
    ):  # fmt: skip
        assert said in page


def test_the_page_says_what_was_not_given(witting: Shell) -> None:
    page = " ".join(witting("screen", "Qwertzuiop", "--gender", "f").out.split())
    assert (
        "Asked: gender female; not given: kind, birth date, countries, address, identifiers."
        in page
    )
    assert "Asked: by the name alone;" in witting("screen", "Qwertzuiop").out


def test_old_lists_are_said_to_be_old(witting: Shell) -> None:
    (warning,) = witting("screen", "Qwertzuiop", "--json").json["warnings"]
    assert warning.startswith("Lists that may miss designations. ")
    assert warning in " ".join(witting("screen", "Qwertzuiop").out.split())


def test_a_list_not_in_use_is_named(witting: Shell, tmp_path: Path) -> None:
    path = tmp_path / "sdn.csv"
    row = '36,"AEROCARIBBEAN AIRLINES",-0- ,"CUBA"' + ",-0- " * 8
    path.write_text(row + "\n", encoding="utf-8")
    record = witting("screen", "Aerocaribbean Airlines", "--lists", path, "--json").json
    assert fits(record)
    assert any("Not screened against" in warning for warning in record["warnings"])
    assert record["ages"] == [{"id": "ofac-sdn", "days": None}]


UNREAD = ["😀", "\u0301\u0301", "…!?", "\u202e\u202c"]


@pytest.mark.parametrize("name", UNREAD)
def test_a_name_without_letters_is_not_nobody(witting: Shell, name: str) -> None:
    done = witting("screen", name)
    assert done.status == 1
    assert "NOBODY" not in done.out
    assert "NOT SCREENED" in done.out
    assert "cannot be read" in done.out
    asked = witting("screen", name, "--json")
    assert asked.status == 1
    assert "matches" not in asked.json
    assert "cannot be read" in asked.json["error"]["message"]
    assert "cannot be read" in asked.err


def test_the_other_names_still_get_their_answer(witting: Shell) -> None:
    done = witting("screen", "😀", "Vladimir Putin", "Qwertzuiop", "--json")
    unread, listed, nobody = done.json
    assert "error" in unread
    assert listed["matches"][0]["is_match"]
    assert "error" not in listed
    assert nobody["matches"] == []
    assert all(fits(record) for record in done.json)
    assert done.status == 1


def test_a_number_is_asked_even_where_the_name_cannot_be_read(witting: Shell) -> None:
    found = witting("screen", "Sberbank", "--json").json["matches"]
    bic = next(
        one["value"]
        for match in found
        for one in match["entry"]["identifiers"]
        if one["scheme"] == "bic"
    )
    done = witting("screen", "😀", "--identifier", f"bic:{bic}", "--json")
    assert done.status == 1
    assert done.json["error"]
    assert any(match["is_match"] for match in done.json["matches"])


def test_letters_turned_round_are_asked_as_they_are_shown(witting: Shell) -> None:
    done = witting("screen", "Vladimir \u202enituP", "--json")
    assert done.status == 10
    assert done.json["query"] == "Vladimir \u202enituP"
    assert done.json["ways"] == ["Vladimir nituP", "Vladimir Putin"]
    page = witting("screen", "Vladimir \u202enituP").out
    assert "\u202e" not in page
    assert "as written and as shown" in page


def test_signs_of_direction_that_turn_nothing_are_left_out_and_said(witting: Shell) -> None:
    plain = witting("screen", "صدام", "--json").json
    signed = witting("screen", "\u2068صدام\u2069", "--json").json
    assert signed["ways"] == ["صدام"]
    assert signed["matches"] == plain["matches"]
    assert "left out" in witting("screen", "\u2068صدام\u2069").out


@pytest.mark.parametrize("limit", ["0", "-1"])
def test_a_limit_below_one_is_a_usage_error(witting: Shell, limit: str) -> None:
    assert witting("screen", "Name", "--limit", limit).status == 2
