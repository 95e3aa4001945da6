"""Disguised, broken and misread names are read as what they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.names import readings
from witting.names.damaged import lettered, ocr_ways
from witting.names.looks import latin_look, one_script, seen_as_latin, strange_look


@pytest.mark.parametrize(
    ("written", "reading"),
    [
        pytest.param("Аbu АВВАЅ", ("abu", "abbas"), id="cyrillic-beside-latin"),
        pytest.param("АВВАЅ", ("abbas",), id="all-cyrillic"),
        pytest.param("ОЅАМА", ("osama",), id="all-cyrillic-with-dze"),
        pytest.param("ΡUTΙΝ", ("putin",), id="greek-in-a-latin-word"),
        pytest.param("ПYTИН", ("putin",), id="latin-in-a-cyrillic-word"),
        pytest.param("Pսtin", ("putin",), id="armenian-in-a-latin-word"),
        pytest.param("ᏢᎪᎫᎪ", ("paja",), id="cherokee"),
        pytest.param("ꓑꓴꓔꓲꓠ", ("putin",), id="lisu"),
        pytest.param("Ｐｕｔｉｎ", ("putin",), id="full-width"),
        pytest.param("𝐏𝐮𝐭𝐢𝐧", ("putin",), id="mathematical"),
        pytest.param("ᴘᴜᴛɪɴ", ("putin",), id="small-capitals"),
        pytest.param("🅿🆄🆃🅸🅽", ("putin",), id="squared"),
    ],
)
@pytest.mark.parametrize("person", [True, False])
def test_a_disguised_name_is_read_as_it_looks(
    written: str, reading: tuple[str, ...], person: bool
) -> None:
    assert reading in readings(written, person=person)


def test_a_name_that_looks_latin_keeps_its_cyrillic_reading() -> None:
    assert readings("АННА ТОРОС", person=True) == (("anna", "toros"), ("ahha", "topoc"))


@pytest.mark.parametrize("name", ["Анна Торос", "Владимир", "АННА Иванова", "ИВАН"])
def test_a_name_that_does_not_look_latin_is_read_once(name: str) -> None:
    assert len(readings(name, person=True)) == 1


def test_which_letters_look_latin_depends_on_their_case() -> None:
    assert seen_as_latin("НОТА") == "HOTA"
    assert seen_as_latin("нота") == ""


def test_a_word_of_two_scripts_becomes_the_one_that_can_hold_it() -> None:
    assert one_script("ивaнoв") == "иванов"
    assert one_script("vlаdimir") == "vladimir"
    assert one_script("ιvan") == "ivan"
    assert latin_look("иван") == ""
    assert strange_look("ж") == ""


_UNSEEN = (
    "\u200b\u200c\u200d\u2060\u00ad\u200e\u200f\u202a\u202b\u202d\u202e\u2066\u2069\ufeff\u3164\x00"
)


@given(st.lists(st.sampled_from(_UNSEEN), max_size=12), st.booleans())
def test_signs_that_show_nothing_part_no_word(signs: list[str], person: bool) -> None:
    name = "Vladimir"
    for at, sign in enumerate(signs):
        name = name[: 2 * at] + sign + name[2 * at :]
    assert readings(name, person=person) == (("vladimir",),)


@pytest.mark.parametrize("space", ["\u00a0", "\u202f"])
def test_a_hard_space_may_stand_inside_a_word(space: str) -> None:
    found = readings(f"VLADI{space}MIR PUTIN", person=True)
    assert found == (("vladi", "mir", "putin"), ("vladimir", "putin"))


def test_hard_spaces_throughout_are_spaces() -> None:
    name = "Abd\u00a0Ali\u00a0Hasan\u00a0Omar"
    assert readings(name, person=True) == (("abd", "ali", "hasan", "omar"),)


@pytest.mark.parametrize("space", ["\u2009", "\u200a", "\u2007", "\u3000", "\t", "\u2028"])
def test_other_spaces_only_part_words(space: str) -> None:
    assert readings(f"Ivan{space}Petrov", person=True) == (("ivan", "petrov"),)


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("VLAD1MIR PUT1N", ("vladimir", "putin")),
        ("0SAMA", ("osama",)),
        ("5ERGEI", ("sergei",)),
        ("A8BAS", ("abbas",)),
        ("2AFAR", ("zafar",)),
        ("П0ЛИНА", ("polina",)),
        ("3АХАР", ("zakhar",)),
    ],
)
def test_digits_among_a_persons_letters_are_letters(written: str, first: tuple[str, ...]) -> None:
    found = readings(written, person=True)
    assert found[0] == first
    assert len(found) > 1  # and as it was written


def test_a_one_may_be_either_of_two_letters() -> None:
    assert readings("A1I", person=True) == (("aii",), ("ali",), ("a1i",))
    assert lettered("KHA1IL") == ("KHAIIL", "KHALIL")


@pytest.mark.parametrize(
    "name", ["B52", "2nd", "Group 100", "X1", "Ivan 17", "A1000", "Unit 26165"]
)
def test_numbers_stay_numbers(name: str) -> None:
    assert len(readings(name, person=True)) == 1


@pytest.mark.parametrize("name", ["WEB5", "S7 Airlines", "C1PHER"])
def test_digits_in_a_firms_name_are_its_own(name: str) -> None:
    assert len(readings(name, person=False)) == 1


def test_a_scanned_word_may_be_another() -> None:
    assert "kamal" in ocr_ways("karnal")
    assert "smith" in ocr_ways("srnith")
    assert "ahmad" in ocr_ways("alimad")
    assert "wladimir" in ocr_ways("vvladimir")
    assert "vladimir" in ocr_ways("viadimir")  # with a capital I
    assert "ivan" in ocr_ways("lvan")
    assert ocr_ways("sergey") == ()


@given(st.text("rnmvwcldih", max_size=30))
def test_a_scanned_word_has_few_other_ways_none_itself(word: str) -> None:
    ways = ocr_ways(word)
    assert len(ways) <= 6
    assert len(set(ways)) == len(ways)
    assert word not in ways
