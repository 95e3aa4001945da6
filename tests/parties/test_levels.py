"""Each feature's levels, one case for each, and what the sentence says met."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.parties.conftest import entry
from witting.base import Address, Identifier, ListedName, ListEntry, PartyKind
from witting.parties import addresses, births, levels
from witting.parties.addresses import address_level
from witting.parties.asked import Asked
from witting.parties.genders import gender_of_entry

BORN = entry("p", "A B", kind=PartyKind.PERSON, birth_dates=("1961-04-09", "1955/1957"))


@pytest.mark.parametrize(
    ("date", "level"),
    [
        ("", levels.ABSENT),
        ("09.04.1961", levels.ABSENT),
        ("1961-04-09", births.DAY),
        ("1961-04", births.MONTH),
        ("1961", births.YEAR),
        ("1961-01-01", births.YEAR),
        ("1956-03-03", births.RANGE),
        ("1955", births.RANGE),
        ("1961-09-04", births.SWAPPED),
        ("1961-04-08", births.DIGIT),
        ("1951-04-09", births.DIGIT),
        ("1961-11-30", births.OTHER_DAY),
        ("1961-05", births.OTHER_DAY),
        ("1962", births.NEAR),
        ("1958-03-03", births.OTHER),
        ("1980-01-01", births.OTHER),
    ],
)
def test_birth_dates_have_levels(date: str, level: str) -> None:
    assert levels.birth_date(Asked(birth_date=date), BORN)[0] == level


def test_the_first_of_january_is_a_year_on_either_side() -> None:
    listed = entry("q", "A", kind=PartyKind.PERSON, birth_dates=("1970-01-01",))
    assert levels.birth_date(Asked(birth_date="1970-01-01"), listed)[0] == births.YEAR
    assert levels.birth_date(Asked(birth_date="1970-06-12"), listed)[0] == births.YEAR


def test_a_span_of_days_ends_on_its_day() -> None:
    listed = entry("q", "A", kind=PartyKind.PERSON, birth_dates=("1970-02-01/1970-03-10",))
    met = [
        levels.birth_date(Asked(birth_date=day), listed)[0] for day in ("1970-03-10", "1970-03-11")
    ]
    assert met == [births.RANGE, births.OTHER]


HONG_KONG = entry("f", "A", addresses=(Address(whole="x", country="HK"),))
CRIMEA = entry("g", "A", addresses=(Address(whole="Simferopol, Crimea", country="UA"),))
RUSSIAN = entry("p", "A", kind=PartyKind.PERSON, nationalities=("RU", "IL"))


@pytest.mark.parametrize(
    ("listed", "countries", "level"),
    [
        (RUSSIAN, (), levels.ABSENT),
        (entry("n", "A"), ("RU",), levels.ABSENT),
        (RUSSIAN, ("RU",), levels.SAME),
        (RUSSIAN, ("BR", "RU"), levels.SAME),
        (RUSSIAN, ("BR",), levels.OTHER),
        (RUSSIAN, ("UA",), levels.OTHER),
        (HONG_KONG, ("CN",), levels.NEIGHBOUR),
        (HONG_KONG, ("RU",), levels.OTHER),
        (CRIMEA, ("RU",), levels.NEIGHBOUR),
    ],
    ids=["not-asked", "not-listed", "same", "one-of-two", "other", "ukraine-is-not-russia",
         "hong-kong-in-china", "hong-kong-not-russia", "occupied"],
)  # fmt: skip
def test_countries_have_levels(listed: ListEntry, countries: tuple[str, ...], level: str) -> None:
    assert levels.country(Asked(countries=countries), listed)[0] == level


@pytest.mark.parametrize(
    ("flag", "level"),
    [("RU", levels.SAME), ("PA", levels.SAME), ("BR", levels.OTHER)],
    ids=["now", "formerly", "never"],
)
def test_flags_have_levels(flag: str, level: str) -> None:
    ship = entry("v", "A", kind=PartyKind.VESSEL, vessel=(("flag", "Russia"), ("former_flag", "Panama")))  # fmt: skip  # noqa: E501
    assert levels.flag(Asked(countries=(flag,)), ship)[0] == level


def named(first: str, last: str, **rest: object) -> ListEntry:
    whole = ListedName(whole=f"{first} {last}", first=first, last=last)
    return ListEntry(id="n", list_id="t", kind=PartyKind.PERSON, names=(whole,), **rest)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "last", "gender"),
    [
        ("Vladimir Vladimirovich", "PUTIN", "male"),
        ("Ekaterina Yurevna", "GUBAREVA", "female"),
        ("Natallia Mikalaeuna", "X", ""),
        ("Roman", "ABRAMOVICH", ""),
        ("Heinrich Friedrich", "X", ""),
        ("Aliyev Ilham ogly", "X", "male"),
        ("Анна Ивановна", "Х", "female"),
    ],
)
def test_only_a_patronymic_among_given_names_tells_a_gender(
    first: str, last: str, gender: str
) -> None:
    assert gender_of_entry(named(first, last))[0] == gender


def test_a_stated_gender_goes_before_a_patronymic() -> None:
    assert gender_of_entry(named("Anna Ivanovna", "X", gender="male")) == ("male", "stated")


@pytest.mark.parametrize(
    ("gender", "level"),
    [("", levels.ABSENT), ("male", levels.SAME), ("female", levels.OTHER)],
)
def test_genders_have_levels(gender: str, level: str) -> None:
    listed = named("Oleg Ivanovich", "TALVERSKY")
    assert levels.gender(Asked(gender=gender), listed)[0] == level


MOSCOW = Address(whole="5 Lenina Street, Moscow, 101000", city="Moscow", country="RU")
NOWHERE = Address(whole="Molvinsk, 7 Zavodskaya", city="Molvinsk", country="RU")


@pytest.mark.parametrize(
    ("written", "level"),
    [
        ("Lenina 5, Moscow", "same street and city"),
        ("г. Москва, ул. Ленина, д. 5", "same street and city"),
        ("Lenina 7, Moscow", "same city"),
        ("Tverskaya Street 5, Moscow", "same city"),
        ("Zavodskaya 9, Molvinsk", "same city"),
        ("Zavodskaya 7, Molvinsk", "same street and city"),
        ("Nevsky prospekt 5, Saint Petersburg", "another city"),
        ("Rua Augusta 5, São Paulo, Brazil", "another country"),
    ],
)
def test_addresses_have_levels(written: str, level: str) -> None:
    found = address_level(written, [MOSCOW, NOWHERE])
    assert found is not None
    assert found[0] == level


@pytest.mark.parametrize("written", ["", "  ", "upstairs"])
def test_an_address_without_a_place_is_absent(written: str) -> None:
    listed = entry("f", "A", addresses=(MOSCOW,))
    assert levels.address(Asked(address=written), listed)[0] == levels.ABSENT


def test_a_street_named_after_a_city_is_not_in_it() -> None:
    found = address_level("Moscow Street 5, Almaty", [MOSCOW])
    assert found is None or found[0] in ("another city", "another country")


BANK = entry("b", "A", identifiers=(Identifier(scheme="bic", value="KRSMRUMM"),
                                    Identifier(scheme="email", value="a@krasnomir.example"),
                                    Identifier(scheme="inn", value="7707083893")))  # fmt: skip


@pytest.mark.parametrize(
    ("scheme", "value", "level"),
    [
        ("bic", "KRSMRUMMXXX", levels.EXACT),
        ("bic", "KRSMCNSH", levels.BANK),
        ("bic", "OTHRRUMM", levels.ABSENT),
        ("email", "A@krasnomir.example", levels.SHARED),
        ("inn", "7707083893", levels.EXACT),
        ("inn", "5001007322", levels.OTHER),
        ("lei", "5493001KJTIIGC8Y1R12", levels.ABSENT),
    ],
)
def test_identifiers_have_levels(scheme: str, value: str, level: str) -> None:
    asked = Asked(identifiers=(Identifier(scheme=scheme, value=value),))
    assert levels.identifier(asked, BANK)[0] == level


def test_an_exact_number_goes_before_one_that_contradicts() -> None:
    both = tuple(Identifier(scheme="inn", value=v) for v in ("5001007322", "7707083893"))
    assert levels.identifier(Asked(identifiers=both), BANK)[0] == levels.EXACT


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_date_or_address_however_odd_stops_a_comparison(mine: str, theirs: str) -> None:
    listed = entry("x", "A", kind=PartyKind.PERSON, birth_dates=(theirs,),
                   addresses=(Address(whole=theirs, city=theirs[:9]),))  # fmt: skip
    assert levels.birth_date(Asked(birth_date=mine), listed)[0] in (*births.ORDER, levels.ABSENT)
    met = levels.address(Asked(address=mine), listed)[0]
    assert met in (*addresses.ORDER, levels.ABSENT)


DATES = st.dates(min_value=date(1900, 1, 1), max_value=date(2020, 12, 31)).map(str)


@given(DATES, st.sampled_from((4, 7, 10)))
def test_a_date_meets_itself_and_what_is_left_of_it(day: str, length: int) -> None:
    level = births.birth_level(day[:length], [day])
    nominal = day.endswith("-01-01")
    expected = births.YEAR if nominal else {4: births.YEAR, 7: births.MONTH, 10: births.DAY}[length]
    assert level == (expected, day)


@given(DATES, DATES)
def test_it_is_one_whichever_of_two_dates_is_listed(one: str, other: str) -> None:
    there, back = births.birth_level(one, [other]), births.birth_level(other, [one])
    assert there is not None
    assert back is not None
    assert there[0] == back[0]


def test_sentences_say_which_values_met() -> None:
    assert levels.birth_date(Asked(birth_date="1961-11-30"), BORN)[1] == (
        "birth date agrees in its year only: 1961-11-30 and 1961-04-09"
    )
    assert levels.birth_date(Asked(birth_date="1980"), BORN)[1] == (
        "birth date differs: 1980 and 1961-04-09, 1955/1957"
    )
    assert levels.country(Asked(countries=("BR",)), RUSSIAN)[1] == (
        "other country: BR, but listed IL, RU"
    )
