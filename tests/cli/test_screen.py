"""Claims about screening plain names from the command line."""

import pytest

from tests.cli.run import Shell


def test_a_joined_name_finds_its_entry(witting: Shell) -> None:
    done = witting("screen", "JSCARGUMENT", "--json")
    hits = {m["listed_name"] for m in done.json["matches"] if m["is_match"]}
    assert any("ARGUMENT" in name.upper() for name in hits)
    assert done.status == 10


@pytest.mark.parametrize("name", ["Emma Daniels", "Bloomberg", "شينخوا", "شي جين بينغ"])
def test_an_innocent_name_finds_nobody(witting: Shell, name: str) -> None:
    done = witting("screen", name, "--json")
    assert not any(match["is_match"] for match in done.json["matches"])
    assert done.status == 0


def test_the_parts_of_a_score_add_up(witting: Shell) -> None:
    done = witting("screen", "НПО «Уралподшипник»", "--json")
    for match in done.json["matches"]:
        total = sum(part["value"] for part in match["parts"])
        assert total == pytest.approx(match["score"], abs=1e-4)


def test_an_identifier_without_its_scheme_is_a_usage_error(witting: Shell) -> None:
    assert witting("screen", "Name", "--identifier", "6660145780").status == 2


@pytest.mark.parametrize(
    "arguments",
    [("",), ("Name", "--birth-date", "1952-99"), ("Name", "--country", "Atlantis")],
    ids=["empty name", "no month", "no country"],
)
def test_what_cannot_be_screened_is_a_usage_error(
    witting: Shell, arguments: tuple[str, ...]
) -> None:
    assert witting("screen", *arguments).status == 2


def test_a_country_may_be_given_by_name(witting: Shell) -> None:
    name = "Corebai Microelectronics Beijing"
    by_code = witting("screen", name, "--country", "cn", "--json").json
    assert witting("screen", name, "--country", "China", "--json").json == by_code
