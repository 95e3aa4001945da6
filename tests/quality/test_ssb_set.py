"""The perturbed set: its sample, its hits, and that what is tuned on is not scored."""

import pytest
from quality.ask import Found
from quality.figure import Better
from quality.ssb_set import DEVELOPMENT, SIZE, Case, best, cases, counted, persons, surname_first

from witting.base import ListedName


def test_the_sample_is_500_persons_and_the_same_each_time() -> None:
    first = [entry.id for entry in persons()]
    assert len(first) == SIZE
    assert first == [entry.id for entry in persons()]
    assert first == sorted(first)


def test_nobody_tuned_on_is_scored() -> None:
    scored = {entry.id for entry in persons()}
    assert len(persons(DEVELOPMENT)) == SIZE
    assert scored.isdisjoint(entry.id for entry in persons(DEVELOPMENT))


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([], ""),
        ([Found("b", 0.8, False)], ""),
        ([Found("b", 0.9, True), Found("a", 0.8, True)], "b"),
        ([Found("b", 0.9, True), Found("a", 0.9, True)], "a"),
    ],
    ids=["nobody", "not matched", "highest", "of equals the smallest id"],
)
def test_the_best_is_the_highest_match(found: list[Found], expected: str) -> None:
    assert best(found) == expected


def test_hits_and_false_positives_are_counted_apart() -> None:
    made = [
        Case("q", "a", "typo"),
        Case("q", "a", "typo"),
        Case("q", "", "swap"),
        Case("q", "", "swap"),
    ]
    figures = {one.name: one for one in counted("x", made, ["a", "b", "b", ""])}
    assert (figures["x/recall"].hits, figures["x/recall"].n) == (1, 2)
    assert figures["x/recall/typo"].share == 0.5
    false = figures["x/false positives"]
    assert (false.hits, false.n, false.better) == (1, 2, Better.FEWER)


def test_a_name_without_parts_is_written_as_it_is() -> None:
    assert surname_first(ListedName(whole="Min Aung HLAING", first="Min Aung", last="HLAING")) == (
        "HLAING, Min Aung"
    )
    assert surname_first(ListedName(whole="HLAING")) == "HLAING"


def test_the_package_makes_the_same_cases_each_time() -> None:
    pytest.importorskip("ssb", reason="the quality group is not installed")
    made = cases("given surname")
    assert made == cases("given surname")
    assert {case.expected for case in made if case.expected} <= {entry.id for entry in persons()}
