import csv
import re
from collections import Counter, defaultdict
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.lists.conftest import LISTS, read_once
from tests.shared import needs_shared
from witting.lists import ParsedList
from witting.lists.ofac.periods import period_words
from witting.lists.ofac.sublists import sublists
from witting.lists.ofac.words import read_birth_date

CSL = LISTS / "us" / "csl_2023-11_subset.csv"
CODES = {"CAP": "CAPTA", "CMIC": "NS-CMIC"}
SECTORAL = "Executive Order 13662 Directive Determination - Subject to Directive"
MENU = "Executive Order 14024 Directive Information Subject to Directive 3 - All transactions"


def told(parsed: ParsedList) -> dict[str, tuple[str, ...]]:
    return {entry.id.removeprefix("ofac-"): entry.sublists for entry in parsed.entries}


@pytest.fixture(scope="module")
def screening_list() -> dict[str, set[str]]:
    """Give each party's lists as the US Consolidated Screening List of November 2023 names them."""
    lists: dict[str, set[str]] = defaultdict(set)
    with CSL.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            code = re.search(r"\(([\w-]+)", row["source"])
            if "Treasury" in row["source"] and code is not None and code[1] != "SDN":
                lists[row["entity_number"]].add(CODES.get(code[1], code[1]))
    return dict(lists)


@needs_shared
def test_every_entry_of_the_non_sdn_list_is_on_the_list_the_screening_list_names(
    cons: ParsedList, screening_list: dict[str, set[str]]
) -> None:
    found = told(cons)
    assert len(found) == 443
    assert found.keys() <= screening_list.keys()
    for uid, parts in found.items():
        whole = {part for part in parts if part != "561" and "Directive" not in part}
        assert whole == screening_list[uid], uid


@needs_shared
def test_the_non_sdn_list_has_so_many_on_each_list(cons: ParsedList) -> None:
    assert Counter(part for parts in told(cons).values() for part in parts) == {
        "SSI": 287,
        "SSI Directive 1": 125,
        "SSI Directive 2": 54,
        "SSI Directive 3": 42,
        "SSI Directive 4": 86,
        "PLC": 78,
        "NS-CMIC": 68,
        "NS-MBS": 13,
        "EO14024 Directive 1": 3,
        "EO14024 Directive 3": 8,
        "EO14024 Directive 4": 3,
        "CAPTA": 1,
        "561": 1,
        "FSE": 1,
    }


@needs_shared
def test_xml_and_csv_tell_the_same_list(
    cons: ParsedList, screening_list: dict[str, set[str]]
) -> None:
    """Gazprombank and Gazprom Neft were blocked between the two editions: menu-based no more."""
    xml, table = told(cons), told(read_once("ofac/cons_prim_watchman.csv"))
    both = xml.keys() & table.keys()
    assert {uid for uid in both if xml[uid] != table[uid]} == {"17016", "17143"}
    assert len(both) == 441


@needs_shared
def test_the_plain_sdn_list_has_no_parts(sdn: ParsedList) -> None:
    assert {entry.sublists for entry in sdn.entries} == {()}


def test_the_words_of_the_publisher_count_before_the_programmes() -> None:
    named = ["Consolidated List", "Non-SDN Menu-Based Sanctions List"]
    assert sublists("ofac-cons", ["UKRAINE-EO13662"], "", named) == ("NS-MBS",)


def test_a_list_not_known_here_keeps_its_name() -> None:
    assert sublists("ofac-cons", [], "", ["Consolidated List", "Quantum List"]) == ("Quantum List",)


def test_the_sdn_list_is_whole_and_has_parts_only_where_named() -> None:
    assert sublists("ofac-sdn", ["UKRAINE-EO13662"], f"{SECTORAL} 1") == ()
    named = ["SDN List", "Sectoral Sanctions Identifications List", "Consolidated List"]
    assert sublists("ofac-sdn", [], f"{SECTORAL} 1", named) == ("SSI", "SSI Directive 1")


@pytest.mark.parametrize(
    ("programme", "parts"),
    [
        ("561-Related", ("561", "CAPTA")),
        ("CMIC-EO13959", ("NS-CMIC",)),
        ("FSE-IR", ("FSE",)),
        ("FSE-SY", ("FSE",)),
        ("NS-PLC", ("PLC",)),
        ("CAATSA - RUSSIA", ("NS-MBS",)),
        ("HKAA", ("NS-MBS",)),
        ("RUSSIA-EO14024", ("NS-MBS",)),
        ("SDGT", ()),
    ],
)
def test_a_programme_tells_the_list(programme: str, parts: tuple[str, ...]) -> None:
    assert sublists("ofac-cons", [programme], "") == parts


def test_a_sentence_on_correspondent_accounts_tells_the_capta_list() -> None:
    text = (
        "United States financial institutions are prohibited from opening or maintaining a"
        " correspondent account or a payable-through account for this institution"
    )
    assert sublists("ofac-cons", ["IRAN"], text) == ("CAPTA",)


def test_directives_of_other_orders_are_not_sectoral_ones() -> None:
    text = f"{SECTORAL} 4; {MENU}"
    parts = sublists("ofac-cons", ["UKRAINE-EO13662", "RUSSIA-EO14024"], text)
    assert parts == ("EO14024 Directive 3", "NS-MBS", "SSI", "SSI Directive 4")


DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2030, 12, 31))


@given(DAYS, st.integers(min_value=0, max_value=4_000))
def test_a_period_in_words_is_read_back_as_the_same_period(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    read = read_birth_date(period_words(first, last))
    start, _slash, end = read.partition("/")
    assert first.isoformat().startswith(start)
    assert last.isoformat().startswith(end or start)


@given(DAYS, st.integers(min_value=0, max_value=4_000))
def test_an_approximate_period_is_a_year_wider_on_either_side(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    read = read_birth_date(period_words(first, last, approximate=True))
    assert read == f"{first.year - 1:04d}/{last.year + 1:04d}"


def test_whole_months_and_years_are_written_as_such() -> None:
    assert period_words(date(2024, 2, 1), date(2024, 2, 29)) == "Feb 2024"
    assert period_words(date(1970, 1, 1), date(1972, 12, 31)) == "1970 to 1972"
    assert period_words(date(1970, 3, 1), date(1970, 5, 31)) == "Mar 1970 to May 1970"
    with pytest.raises(ValueError, match="before it starts"):
        period_words(date(1970, 2, 1), date(1970, 1, 1))
