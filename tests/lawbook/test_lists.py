"""What being on a list means: every list the package reads has rules, or says why none is held."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import witting.lists
from witting.lawbook import Lawbook, Standing

BOOK = Lawbook.load()
TODAY = date(2026, 11, 23)
TABLE = Path(witting.lists.__file__).parents[1] / "data" / "lists" / "sources.yaml"
KNOWN = [row["id"] for row in yaml.safe_load(TABLE.read_text(encoding="utf-8"))["lists"]]
RUSSIA = "The Russia (Sanctions) (EU Exit) Regulations 2019"


def paths(list_id: str, *parts: str, day: date = TODAY) -> list[str]:
    """Give the paths an entry on these parts of a list stands under."""
    return [answer.path for answer in BOOK.law_of(list_id, parts, day).answers]


def test_every_list_the_package_reads_is_known_and_no_other() -> None:
    assert sorted(BOOK.lists) == sorted(KNOWN)


@pytest.mark.parametrize("list_id", KNOWN)
def test_a_list_has_rules_or_says_why_not(list_id: str) -> None:
    law = BOOK.law_of(list_id, (), TODAY)
    assert bool(law.answers) != bool(law.not_held)


@pytest.mark.parametrize(
    ("list_id", "parts", "expected"),
    [
        ("ofac-sdn", ("RUSSIA-EO14024",), ["us/ofac/sdn"]),
        ("ofac-sdn", ("SDGT",), ["us/ofac/sdn"]),
        ("ofac-sdn", ("UKRAINE-EO13661",), ["us/ofac/ukraine-blocking"]),
        (
            "ofac-sdn",
            ("UKRAINE-EO13661", "RUSSIA-EO14024"),
            ["us/ofac/sdn", "us/ofac/ukraine-blocking"],
        ),
        ("ofac-sdn", ("UKRAINE-EO13662",), ["us/ofac/ukraine-blocking"]),
        # beside the newer order it is the tag of a directive on debt
        ("ofac-sdn", ("UKRAINE-EO13662", "RUSSIA-EO14024"), ["us/ofac/sdn"]),
        ("ofac-cons", ("NS-MBS",), ["us/ofac/ns-mbs"]),
        (
            "ofac-cons",
            ("NS-MBS", "EO14024 Directive 1", "EO14024 Directive 4"),
            ["us/eo14024/directives/directive-1", "us/eo14024/directives/directive-4"],
        ),
        (
            "ofac-cons",
            ("CAPTA", "RUSSIA-EO14024"),
            ["us/ofac/capta", "us/eo14024/directives/directive-2"],
        ),
        ("ofac-cons", ("SSI", "SSI Directive 4"), ["us/ofac/ssi/directive-4"]),
        (
            "ofac-cons",
            ("SSI", "SSI Directive 2", "SSI Directive 4"),
            ["us/ofac/ssi/directive-2", "us/ofac/ssi/directive-4"],
        ),
        ("ofac-cons", ("CAPTA",), ["us/ofac/capta"]),
        ("ofac-cons", ("NS-CMIC",), ["us/ofac/ns-cmic"]),
        ("ofac-cons", ("PLC",), ["us/ofac/non-sdn"]),
        ("ofac-cons", (), ["us/ofac/non-sdn"]),
        ("eu-fsf", ("UKR",), ["eu/269-2014/freeze"]),
        ("eu-fsf", ("BLR",), ["eu/765-2006/freeze"]),
        ("eu-fsf", ("IRN",), ["eu/fsf"]),
        ("uk-sl", (RUSSIA, "Asset freeze", "Travel ban"), ["uk/russia-2019/asset-freeze"]),
        ("uk-sl", (RUSSIA, "Travel ban"), ["uk/sanctions-list"]),
        ("uk-sl", ("The Iran (Sanctions) Regulations 2023", "Asset freeze"), ["uk/sanctions-list"]),
        ("eu-833-annex-xiv", (), ["eu/833-2014/5h"]),
        ("eu-833-annex-xliv", (), ["eu/833-2014/5ac"]),
        ("bis-el", (), ["us/ear/entity-list"]),
        ("ch-seco", ("Belarus",), []),
        ("cn-uel", (), []),
    ],
)
def test_an_entry_stands_under_the_rules_of_its_part(
    list_id: str, parts: tuple[str, ...], expected: list[str]
) -> None:
    assert paths(list_id, *parts) == expected


def test_a_list_of_ones_own_is_not_held() -> None:
    law = BOOK.law_of("own-blacklist", (), TODAY)
    assert law.answers == ()
    assert "knows no list 'own-blacklist'" in law.not_held
    assert "--law" in law.not_held
    assert "--law" not in BOOK.law_of("some-list", (), TODAY).not_held


def test_a_rule_is_asked_for_the_day() -> None:
    law = BOOK.law_of("eu-833-annex-xliv", (), date(2024, 6, 24))
    assert [answer.standing for answer in law.answers] == [Standing.NOT_YET]
    assert law.in_force == ()


def test_a_swiss_entry_of_another_ordinance_says_that_its_law_is_not_held() -> None:
    assert "4 March 2022" in BOOK.law_of("ch-seco", ("Belarus",), TODAY).not_held


@given(st.sampled_from(KNOWN), st.lists(st.text(max_size=8), max_size=3), st.dates())
def test_no_entry_is_left_without_a_word(list_id: str, parts: list[str], day: date) -> None:
    law = BOOK.law_of(list_id, parts, day)
    assert law.answers or law.not_held


@given(st.permutations(["SSI", "SSI Directive 1", "SSI Directive 2", "RUSSIA-EO14024"]))
def test_the_order_of_the_parts_does_not_matter(parts: list[str]) -> None:
    expected = ["us/ofac/ssi/directive-1", "us/ofac/ssi/directive-2"]
    assert paths("ofac-cons", *parts) == expected
