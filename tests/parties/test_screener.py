"""Who is found, who is not, and that every score can be added up."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.parties.conftest import ENTRIES
from witting.base import Identifier, PartyKind, SettingsError
from witting.parties import Match, Screener
from witting.parties import thresholds as at


def best(found: list[Match], entry_id: str) -> Match:
    return next(match for match in found if match.entry_id == entry_id)


def ids(found: list[Match]) -> set[str]:
    return {match.entry_id for match in found if match.is_match}


@pytest.mark.parametrize(
    ("name", "entry_id"),
    [
        ("Corebai Microelectronics (Beijing) Co Ltd", "ofac-48019"),
        ("香港恒邦微电子有限公司", "ofac-48781"),
        ("НПО «Уралподшипник»", "ofac-47492"),
        ("JSCARGUMENT", "ofac-37447"),
        ("فلاديمير بوتين", "ofac-35096"),
        ("Владимир Путин", "ofac-35096"),
        ("Wladimir Poutine", "ofac-35096"),
        ("PUTIN, Vladimir Vladimirovich", "ofac-35096"),
        ("弗拉基米尔·普京", "ofac-35096"),
        ("김정은", "ofac-20157"),
        ("Сергей Викторович Лавров", "ofac-35233"),
    ],
)
def test_a_listed_party_is_found_in_any_script(world: Screener, name: str, entry_id: str) -> None:
    assert best(world.match(name), entry_id).is_match


@pytest.mark.parametrize("name", ["Emma Daniels", "شي جين بينغ", "习近平", "بلومبرج", "新华社"])
def test_nobody_listed_is_found(world: Screener, name: str) -> None:
    assert ids(world.match(name)) == set()


def test_a_surname_alone_is_a_candidate_and_no_match(world: Screener) -> None:
    assert not best(world.match("Putin"), "ofac-35096").is_match


@pytest.mark.parametrize("name", ["普京", "푸틴", "Πούτιν", "Путин"])
def test_a_rare_surname_alone_in_another_script_is_a_match_and_never_certain(
    world: Screener, name: str
) -> None:
    found = best(world.match(name), "ofac-35096")
    assert (found.is_match, found.certain) == (True, False)


def test_a_person_is_not_a_ship(small: Screener) -> None:
    assert ids(small.match("Emberline", kind="person")) == set()
    assert ids(small.match("Emberline", kind="vessel")) == {"t-4"}


def test_entries_with_one_name_all_come_back(small: Screener) -> None:
    assert ids(small.match("Zorvanik Bearings", limit=1)) == {"t-1", "t-2"}


def test_a_patronymic_left_out_is_not_held_against_a_person(small: Screener) -> None:
    assert best(small.match("Oleg Talversky"), "t-3").is_match


def test_a_weak_alias_does_not_alert_alone(small: Screener) -> None:
    assert ids(small.match("Professor", kind="person")) == set()


def test_numbers_in_names_are_strict(small: Screener) -> None:
    assert ids(small.match("Plant No. 7 Molvinsk")) == set()
    assert ids(small.match("Plant No. 5 Molvinsk")) == {"t-6"}


def test_common_words_in_another_language_are_not_a_name(small: Screener) -> None:
    assert ids(small.match("Electronics LLC")) == set()
    assert ids(small.match("ООО Электроника")) == {"t-7"}


@pytest.mark.parametrize(
    ("scheme", "value", "entry_id"),
    [
        ("bic", "KRSMRUMMXXX", "t-5"),
        ("imo", "IMO 9187629", "t-4"),
        ("inn", "7707083893", "t-1"),
        ("tax", "77 0708 3893", "t-1"),
    ],
)
def test_an_exact_identifier_is_certain(
    small: Screener, scheme: str, value: str, entry_id: str
) -> None:
    found = small.match("quite another name", identifiers=[Identifier(scheme=scheme, value=value)])
    assert best(found, entry_id).certain
    assert best(found, entry_id).score == 1.0


def test_a_branch_abroad_is_known_by_its_bank_code(world: Screener) -> None:
    found = world.match("some bank", identifiers=[Identifier(scheme="bic", value="VTBRCNSHXXX")])
    bank = best(found, "ofac-17013")
    assert (bank.is_match, bank.certain) == (True, False)
    assert "the bank code VTBR is that of the listed bank's BIC VTBRRUMM" in bank.because


def test_a_bic_of_another_bank_in_the_same_city_is_nobody(small: Screener) -> None:
    found = small.match("some bank", identifiers=[Identifier(scheme="bic", value="KRSNRUMM")])
    assert ids(found) == set()


def test_another_ship_number_speaks_against_the_ship(small: Screener) -> None:
    found = small.match("Emberline", identifiers=[Identifier(scheme="imo", value="9074729")])
    assert ids(found) == set()


def test_another_birth_date_speaks_against_a_person(small: Screener) -> None:
    assert not best(small.match("Oleg Talversky", birth_date="1990-01-01"), "t-3").is_match


def test_a_distinctive_name_is_certain_and_a_contradicted_one_is_not(world: Screener) -> None:
    assert best(world.match("Владимир Путин"), "ofac-35096").certain
    elsewhere = world.match("Владимир Путин", countries=["BR"])
    assert not best(elsewhere, "ofac-35096").certain


@pytest.mark.parametrize("name", ["Zhang Wei", "Li Wei", "张伟", "Wang Jing", "Kim Jong Un"])
def test_a_name_many_people_bear_is_never_certain_by_itself(world: Screener, name: str) -> None:
    assert not any(match.certain for match in world.match(name))


def test_a_common_name_with_the_birth_date_is_certain(world: Screener) -> None:
    found = best(world.match("Kim Jong Un", birth_date="1984-01-08"), "ofac-20157")
    assert found.certain


@pytest.mark.parametrize(
    ("name", "entry_id"),
    [
        ("Путин В.В.", "ofac-35096"),
        ("В. В. Путин", "ofac-35096"),
        ("PUTIN V.V.", "ofac-35096"),
        ("Лавров С.В.", "ofac-35233"),
    ],
)
def test_a_rare_surname_with_both_initials_is_a_match_and_not_certain(
    world: Screener, name: str, entry_id: str
) -> None:
    found = best(world.match(name), entry_id)
    assert (found.is_match, found.certain) == (True, False)
    assert entry_id in {m.match.entry_id for m in world.mentions(f"Директор: {name}, Москва")}


@pytest.mark.parametrize("name", ["Иванов С.Б.", "Zhang W.", "Путин А.Б.", "Иванов С."])
def test_a_common_surname_or_other_initials_are_no_match(world: Screener, name: str) -> None:
    assert ids(world.match(name)) == set()


@pytest.mark.parametrize(
    ("name", "entry_id"),
    [
        ("ПАО «НК «Роснефть»", "ofac-17022"),
        ("АО «ГК Ростех»", "ofac-17260"),
        ("Госкорпорация «Ростех»", "ofac-17260"),
        ("Концерн «Калашников»", "ofac-16911"),
        ("Группа «Калашников»", "ofac-16911"),
        ("Холдинг «Вертолеты России»", "ofac-18820"),
        ("АК «АЛРОСА»", "ofac-34644"),
    ],
)
def test_what_a_russian_group_puts_before_its_name_says_little(
    world: Screener, name: str, entry_id: str
) -> None:
    assert best(world.match(name), entry_id).is_match


def test_a_firm_whose_listed_name_has_a_word_more_is_not_certain(world: Screener) -> None:
    found = world.match("Li Wei", kind="organisation")
    assert not any(match.certain for match in found)


def test_an_unknown_kind_is_refused_with_the_known_ones(small: Screener) -> None:
    with pytest.raises(SettingsError, match="Choose one of: person"):
        small.match("x", kind="robot")


@pytest.mark.parametrize("name", ["", "  ", "…", "1", "ـ", "​", "\x00", "a" * 5000, "有" * 500])
def test_odd_input_is_answered_and_not_raised(small: Screener, name: str) -> None:
    assert isinstance(small.match(name), list)


_NAMES = st.sampled_from(
    ["Oleg Talversky", "Zorvanik Bearing", "Emberline", "Professor", "Олег Тальверский", "Bank"]
)
_KINDS = st.sampled_from([None, *PartyKind])
_DATES = st.sampled_from(["", "1961", "1961-04-09", "1970"])
_LANDS = st.sampled_from([(), ("RU",), ("CN",), ("RU", "CN")])


@settings(deadline=None)
@given(_NAMES, _KINDS, _DATES, _LANDS)
def test_the_parts_add_up_to_the_score(
    name: str, kind: PartyKind | None, date: str, lands: tuple[str, ...]
) -> None:
    screener = Screener.from_entries(ENTRIES)
    for match in screener.match(name, kind=kind, birth_date=date, countries=lands, threshold=0.1):
        assert round(sum(part.value for part in match.parts), 4) == match.score
        assert 0.0 <= match.score <= 1.0


@settings(deadline=None)
@given(_NAMES, st.booleans(), st.booleans())
def test_more_agreeing_evidence_never_lowers(name: str, date: bool, land: bool) -> None:
    screener = Screener.from_entries(ENTRIES)
    bare = {m.entry_id: m.score for m in screener.match(name, threshold=0.1, limit=99)}
    more = screener.match(
        name,
        birth_date="1961-04-09" if date else "",
        countries=["RU"] if land else [],
        threshold=0.1,
        limit=99,
    )
    told = {m.entry_id: m.score for m in more}
    assert told.get("t-3", 0.0) >= bare.get("t-3", 0.0)


def test_threshold_is_the_callers_to_move(small: Screener) -> None:
    strict = small.match("Oleg Talverski", threshold=0.999)
    assert ids(strict) == set()
    assert at.CANDIDATE < at.MATCH < at.MENTION


def test_an_entry_whose_weak_alias_is_the_name_asked_is_always_shown(world: Screener) -> None:
    found = world.match("ABU ALI", limit=3)
    assert {"ofac-7843", "ofac-7940"} <= {match.entry_id for match in found}
    assert not any(m.is_match for m in found if m.entry_id in {"ofac-7843", "ofac-7940"})
