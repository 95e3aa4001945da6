"""The invented customers."""

import pytest
from quality.innocents import LOCALES, development, firms, people
from quality.listed import folded

pytest.importorskip("faker", reason="the quality group is not installed")


def test_people_are_the_same_each_time_and_as_many_of_each_locale() -> None:
    few = people(count=40)
    assert few == people(count=40)
    assert [one.countries for one in few] == [(loc[-2:],) for loc in LOCALES for _ in range(2)]
    assert all(one.kind == "person" and one.name and one.birth_date for one in few)


def test_another_seed_invents_other_people() -> None:
    assert people(count=40) != people(seed=11, count=40)


def test_invented_firms_are_organisations() -> None:
    assert {one.kind for one in firms(count=80)} == {"organisation"}


def test_nobody_tuned_on_has_a_name_that_is_scored() -> None:
    scored = {folded(one.name) for one in people()}
    assert scored.isdisjoint(folded(one.name) for one in development())
