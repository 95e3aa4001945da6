"""The cases a lawyer can read: who is caught under which rule of the lawbook on which day."""

import csv
from collections import Counter

import pytest

from tests.ownership.cases import Case, read_cases
from tests.shared import SHARED, needs_shared
from witting.lawbook import Lawbook
from witting.ownership import (
    ListedOwner,
    OwnershipGraph,
    OwnershipRule,
    Standing,
    answer,
    closure,
)
from witting.ownership.law import rule_on

ALL = read_cases()
BOOK = Lawbook.load()
_RULES = {
    "OFAC": "us/ofac/fifty-percent",
    "EU": "eu/ownership",
    "UK": "uk/ownership",
    "CH": "ch/ownership",
}


def _rule(path: str, case: Case) -> OwnershipRule:
    rule = rule_on(BOOK, path, case.day)
    assert rule is not None, f"{case.id}: no rule under {path} on {case.day}"
    return rule


@pytest.mark.parametrize(
    ("case", "path"),
    [(case, path) for case in ALL for path in case.expected],
    ids=lambda item: item if isinstance(item, str) else item.id,
)
def test_a_rule_catches_whom_the_case_says(case: Case, path: str) -> None:
    expected = case.expected[path]
    if expected == "none":
        assert rule_on(BOOK, path, case.day) is None
        return
    rule = _rule(path, case)
    graph = OwnershipGraph.of(case.register, case.day)
    caught = set(closure(graph, rule, case.listed)) - case.listed if rule.in_force else set()
    assert sorted(caught) == expected, case.title


@pytest.mark.parametrize(
    ("case", "path", "party", "standing"),
    [
        (case, path, party, standing)
        for case in ALL
        for path, parties in case.standing.items()
        for party, standing in parties.items()
    ],
    ids=lambda item: item.id if isinstance(item, Case) else item,
)
def test_a_party_stands_as_the_case_says(case: Case, path: str, party: str, standing: str) -> None:
    listed = [ListedOwner(id=item) for item in case.listed]
    found = answer(case.register, party, _rule(path, case), listed, case.day)
    assert found.standing is Standing(standing), found.because


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.id)
def test_the_answer_about_each_party_agrees_with_who_is_caught(case: Case) -> None:
    listed = [ListedOwner(id=item) for item in case.listed]
    for path, expected in case.expected.items():
        if expected == "none":
            continue
        rule = _rule(path, case)
        for party in case.register.ids():
            found = answer(case.register, party, rule, listed, case.day)
            owned = found.standing is Standing.OWNED and rule.in_force
            assert owned == (party in expected), (path, party, found.because)


def test_no_case_has_the_id_of_another() -> None:
    assert max(Counter(case.id for case in ALL).values()) == 1


@needs_shared
def test_every_researched_expectation_is_a_case() -> None:
    with (SHARED / "regime" / "ownership_tests.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    cases = {case.id: case for case in ALL}
    assert len(rows) == 31
    for row in rows:
        wanted = [item for item in row["expected_caught_unlisted"].split(",") if item]
        assert cases[row["id"]].expected[_RULES[row["model"]]] == wanted, row["case"]
