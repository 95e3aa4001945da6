"""Evidence beside the name, level by level; absent is one of them."""

import pytest

from tests.parties.conftest import entry
from witting.base import Address, Identifier, PartyKind, ScorePart
from witting.parties import Screener, evidence
from witting.parties import thresholds as at
from witting.parties.evidence import Asked, bounded
from witting.parties.identifiers import clean, contradicts, same

PERSON = entry("p", "A B", kind=PartyKind.PERSON, birth_dates=("1961-04-09", "1955/1957"),
               nationalities=("RU",))  # fmt: skip
FIRM = entry("f", "A", addresses=(Address(whole="x", country="HK"),))


@pytest.mark.parametrize(
    ("date", "value"),
    [
        ("", 0.0),
        ("1961-04-09", at.SAME_BIRTH),
        ("1961", at.SAME_BIRTH),
        ("1961-09-04", at.NEAR_BIRTH),
        ("1956-03-03", at.NEAR_BIRTH),
        ("1980-01-01", at.OTHER_BIRTH),
    ],
    ids=["absent", "same", "same-year", "day-and-month-swapped", "within-a-span", "other"],
)
def test_birth_dates_have_levels(date: str, value: float) -> None:
    assert evidence.birth_part(Asked(birth_date=date), PERSON).value == value


@pytest.mark.parametrize(
    ("countries", "value"),
    [
        ((), 0.0),
        (("RU",), at.SAME_COUNTRY),
        (("BR",), at.OTHER_COUNTRY),
        (("BR", "RU"), at.SAME_COUNTRY),
    ],
    ids=["absent", "same", "other", "one-of-two"],
)
def test_countries_have_levels(countries: tuple[str, ...], value: float) -> None:
    assert evidence.country_part(Asked(countries=countries), PERSON).value == value


def test_hong_kong_is_in_china_but_russia_is_not() -> None:
    assert evidence.country_part(Asked(countries=("CN",)), FIRM).value > 0
    assert evidence.country_part(Asked(countries=("RU",)), FIRM).value < 0


@pytest.mark.parametrize(
    ("scheme", "value", "bare"),
    [
        ("bic", "SABRRUMMXXX", ("bic", "SABRRUMM")),
        ("bic", "SABR", None),
        ("imo", "Vessel IMO 9187629", ("imo", "9187629")),
        ("inn", "77-07 083893", ("number", "7707083893")),
        ("website", "https://www.example.ru/about", ("website", "example.ru")),
        ("other", "1234567890", None),
    ],
)
def test_identifiers_are_brought_to_one_form(
    scheme: str, value: str, bare: tuple[str, str] | None
) -> None:
    assert clean(Identifier(scheme=scheme, value=value)) == bare


def test_short_numbers_need_one_country() -> None:
    mine = Identifier(scheme="passport", value="1234567", country="RU")
    assert same(mine, Identifier(scheme="passport", value="1234567", country="RU"))
    assert not same(mine, Identifier(scheme="passport", value="1234567", country="PK"))


def test_two_ship_numbers_contradict() -> None:
    one, other = (
        Identifier(scheme="imo", value="9187629"),
        Identifier(scheme="imo", value="9074729"),
    )
    assert contradicts((one,), (other,)) == "imo"
    assert contradicts((one,), (other, one)) == ""


def test_scores_stay_within_bounds_and_still_add_up() -> None:
    score, parts = bounded([ScorePart(name="a", value=1.2, because="")])
    assert (score, round(sum(p.value for p in parts), 4)) == (1.0, 1.0)
    score, parts = bounded([ScorePart(name="a", value=-0.2, because="")])
    assert (score, round(sum(p.value for p in parts), 4)) == (0.0, 0.0)


def test_another_country_alone_rules_no_firm_out_and_makes_none_certain(world: Screener) -> None:
    at_home = world.match("Госкорпорация «Ростех»", countries=("RU",))[0]
    abroad = world.match("Госкорпорация «Ростех»", countries=("CN",))[0]
    assert (at_home.entry_id, abroad.entry_id) == ("ofac-17260", "ofac-17260")
    assert (abroad.is_match, abroad.certain) == (True, False)
    assert abroad.score <= at_home.score
