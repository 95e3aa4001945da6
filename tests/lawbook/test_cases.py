"""The cases a lawyer can read: every provision before, on and after each of its days."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

from witting.base import Grade
from witting.lawbook import Lawbook
from witting.lawbook.kinds import (
    GoodsCodes,
    ItemClasses,
    LicenceTerms,
    Places,
    RedFlags,
    Requirements,
    Timeline,
    Value,
)

CASES = Path(__file__).parents[1] / "cases"
FOLDERS = ("law", "lawbook")
BOOK = Lawbook.load()
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One day of one path, and what the lawbook must say."""

    path: str
    claim: str
    day: date
    standing: str
    holds: tuple[str, ...]  # words the value must hold

    @property
    def id(self) -> str:
        """Name the case for the test report."""
        return f"{self.path} on {self.day}"


def read_cases() -> list[Case]:
    """Read every case file; scalars stay text."""
    cases = []
    for file in sorted(file for folder in FOLDERS for file in (CASES / folder).glob("*.yaml")):
        for item in yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader):
            assert set(item) - {"holds"} == {"claim", "path", "source", "days"}, file
            for day, says in item["days"].items():
                standing, _, word = says.partition(", ")
                holds = (word,) if word else tuple(item.get("holds", ()))
                cases.append(
                    Case(
                        path=item["path"],
                        claim=item["claim"],
                        day=date.fromisoformat(day),
                        standing=standing,
                        holds=holds,
                    )
                )
    return cases


ALL = read_cases()


def words_of(value: Value) -> tuple[str, ...]:
    """Give the words by which a case may name a value."""
    match value:
        case LicenceTerms():
            return (value.id,)
        case GoodsCodes(tiers):
            return tuple(tiers)
        case ItemClasses(items):
            return tuple(item.id for item in items)
        case RedFlags(flags):
            return tuple(flag.id for flag in flags)
        case Places(named):
            return tuple(country for country, _ in named)
        case Requirements(asked):
            return tuple(item.id for item in asked)
        case Timeline(events):
            return tuple(event.id for event in events)
        case tuple():
            return value
        case _:
            return (str(value),)


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.id)
def test_the_lawbook_says_what_the_case_says(case: Case) -> None:
    answer = BOOK.ask(case.path, case.day)
    assert answer.standing.value == case.standing, case.claim
    if case.holds:
        assert answer.text is not None
        assert set(case.holds) <= set(words_of(answer.text.value)), case.claim


@pytest.mark.parametrize("path", BOOK.paths())
def test_every_path_is_tried_before_on_and_after_each_of_its_days(path: str) -> None:
    tried = {case.day for case in ALL if case.path == path}
    wanted = set()
    for step in BOOK.law(path).steps:
        for day in (step.interval.start, step.interval.end):
            if day is not None:
                wanted |= {day - ONE_DAY, day, day + ONE_DAY}
    assert wanted <= tried, sorted(day.isoformat() for day in wanted - tried)


def test_every_case_is_of_a_path_that_exists() -> None:
    assert {case.path for case in ALL} == set(BOOK.paths())


@pytest.mark.parametrize(
    ("path", "day", "grade"),
    [
        ("us/ofac/licences/gl-20", date(2024, 7, 1), Grade.SECONDARY),
        ("us/ofac/licences/gl-27", date(2024, 7, 1), Grade.SECONDARY),
        ("us/ofac/licences/gl-25", date(2024, 7, 1), Grade.SECONDARY),
        ("us/ofac/licences/gl-25", date(2024, 10, 1), Grade.SECONDARY),
        ("us/ofac/licences/gl-25", date(2025, 7, 1), Grade.REPOSITORY),
    ],
)
def test_a_licence_is_no_surer_than_its_days_and_its_text(
    path: str, day: date, grade: Grade
) -> None:
    assert BOOK.require(path, day).grade is grade
