"""Another country alone makes no stranger of a person whose name says much."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.parties.conftest import entry
from witting.base import PartyKind, ScorePart
from witting.parties import Screener
from witting.parties import thresholds as at
from witting.parties.asked import Asked
from witting.parties.evidence import beside
from witting.parties.models import SAME_ABROAD

LISTED = entry(
    "p",
    "Oleg TALVERSKY",
    kind=PartyKind.PERSON,
    birth_dates=("1961-04-09",),
    nationalities=("RU",),
    gender="male",
)


def weighed(score: float, **known: object) -> float:
    asked = Asked(kind=PartyKind.PERSON, **known)  # type: ignore[arg-type]
    name = [ScorePart(name="name", value=score, because="the name")]
    return beside(asked, LISTED).weighed(name)[0]


@pytest.mark.parametrize("country", ["CN", "TR", "AE"])
@pytest.mark.parametrize("name", ["奥列格·德里帕斯卡", "伊戈尔·谢钦", "Oleg Deripaska"])
def test_a_listed_person_is_asked_about_in_another_country(
    world: Screener, name: str, country: str
) -> None:
    found = world.match(name, kind="person", countries=[country])
    assert [match for match in found if match.is_match]


@given(st.integers(round(SAME_ABROAD * 10_000), 10_000).map(lambda n: n / 10_000))
def test_a_good_name_stays_a_match_in_another_country(score: float) -> None:
    assert at.MATCH <= weighed(score, countries=("TR",)) <= score


@given(st.integers(0, round(SAME_ABROAD * 10_000) - 1).map(lambda n: n / 10_000))
def test_a_name_less_like_is_ruled_out_by_another_country(score: float) -> None:
    assert weighed(score, countries=("TR",)) < at.MATCH


@pytest.mark.parametrize("known", [{"birth_date": "1990-01-01"}, {"gender": "female"}])
def test_what_else_contradicts_takes_its_whole_weight(known: dict[str, object]) -> None:
    alone = weighed(0.93, **known)
    assert weighed(0.93, countries=("TR",), **known) == pytest.approx(alone - 0.1, abs=1e-4)


def test_a_match_kept_so_is_never_certain(world: Screener) -> None:
    found = world.match("奥列格·德里帕斯卡", kind="person", countries=["TR"])
    assert not [match for match in found if match.certain]
