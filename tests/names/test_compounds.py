"""Names run together or parted, and firms whose script or grammar joins their words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.names import readings
from witting.names.bare import bare_abjad, without_servants
from witting.names.compounds import ways_compounded
from witting.names.hangul import hangul_parts
from witting.names.tables import sources

_HANGUL = st.text(st.sampled_from("조선무역회사백호은행부국산대"), min_size=1, max_size=30)
_ARABIC = st.text(st.sampled_from("ابتحدرسعلمنهويىة"), min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("name", "reading"),
    [
        ("بشارالاسد", ("~bšAr", "~Asd")),
        ("علیرضا تنگسیری", ("~'lY", "~rḍA", "~tngsYrY")),
        ("ياسرعزيزعباس", ("~YAsr", "~'zYz", "~'bAs")),
        ("عتیق الله", ("~'tYqlH",)),
        ("اللهکرم عزیزی", ("~lh", "~krm", "~'zYzY")),
        ("علی یزدی خواه", ("~'lY", "~YzdYxWAH")),
        ("عبدالحی سالک", ("abd", "~hY", "~sAlk")),
        ("عبدلله مهرابی", ("abdullah", "~mhrAbY")),
        ("مالک نورزى", ("~mAlk", "~nWrzY")),
        ("برهان الدين", ("~brhAnAldYn",)),
        ("برهانالدين", ("~brhAn", "~dYn")),
    ],
)
def test_a_name_is_read_joined_and_parted(name: str, reading: tuple[str, ...]) -> None:
    assert reading in readings(name, person=True)


@pytest.mark.parametrize("name", ["محمد", "حسيني", "مصطفى", "حسنزاده", "نصرالله", "خالد سالم"])
def test_a_name_that_only_begins_like_another_is_not_parted(name: str) -> None:
    assert all(len(reading) == len(name.split()) for reading in readings(name, person=True))


@pytest.mark.parametrize(
    ("name", "reading"),
    [
        ("조선백호무역회사", ("@korea", "paekho", "+trading", ".company")),
        ("조선릉라도무역총회사", ("@korea", "rungrado", "+trading", ".company")),
        ("로케트공업부", ("+rocket", "+industry", "+department")),
        ("조선인민군", ("@korea", "+people", "+army")),
        ("정찰총국", ("+intelligence", "+bureau")),
    ],
)
def test_a_korean_firm_is_parted(name: str, reading: tuple[str, ...]) -> None:
    assert reading in readings(name, person=False)


def test_korean_words_are_not_taken_for_latin_ones() -> None:
    assert readings("Susan Gun", person=False) == (("susan", "gun"),)


@pytest.mark.parametrize(
    ("name", "classes"),
    [
        ("وللصناعات", ("+industry",)),
        ("شركات النقل البري", (".company", "+transport", "+land")),
        ("شرکت‌های فناوری", (".company", "+technology")),
        ("الجمعيه", ("+association",)),
        ("حرکت الجہاد الاسلامی", ("+movement", "+jihad", "+islamic")),
    ],
)
def test_an_arabic_or_persian_word_is_known_in_all_its_forms(
    name: str, classes: tuple[str, ...]
) -> None:
    assert readings(name, person=False)[0] == classes


def test_a_firm_known_by_meaning_is_read_by_its_sounds_too() -> None:
    assert readings("راه ساحل", person=False) == (("+road", "~sAhl"), ("~rAH", "~sAhl"))


@given(_HANGUL)
def test_parting_korean_loses_no_letter(run: str) -> None:
    assert "".join(hangul_parts(run)) == run


@given(st.lists(_ARABIC, min_size=1, max_size=5))
def test_compounds_are_found_in_any_letters(words: list[str]) -> None:
    for way in ways_compounded(tuple(words)):
        assert way != tuple(words)
        assert all(way)


@given(_ARABIC)
def test_servants_come_off_the_front_alone(word: str) -> None:
    assert word.endswith(without_servants(word))
    assert without_servants(word)
    assert bare_abjad(bare_abjad(word)) == bare_abjad(word)


def test_the_arabic_table_names_its_sources() -> None:
    assert sources("arabic")
