"""A name in any script is read as the words a list would hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.names import TokenKind, kind_of, readings, romanise_word


@pytest.mark.parametrize(
    ("name", "reading"),
    [
        ("НПО «Уралподшипник»", (".npo", "uralpodshipnik")),
        ("香港恒邦微电子有限公司", ("@hong_kong", "hengbangwei", "+electronics", ".limited")),
        ("HK HENGBANGWEI ELECTRONICS LIMITED",
         ("@hong_kong", "hengbangwei", "+electronics", ".limited")),
        ("北京ABC科技股份有限公司", ("@beijing", "abc", "+technology", ".jsc")),
        ("深圳市恒远贸易有限公司", ("@shenzhen", "hengyuan", "+trading", ".limited")),
        ("شركة النور للإلكترونيات المحدودة", (".company", "~nWr", "+electronics", ".limited")),
        ("Общество с ограниченной ответственностью Ромашка", (".llc", "romashka")),
        ("Özgür Elektronik San. ve Tic. Ltd. Şti.", ("ozgur", "+electronics", ".limited")),
    ],
    ids=["ru", "zh", "en", "zh-and-latin", "zh-city", "ar", "ru-long-form", "tr"],
)  # fmt: skip
def test_an_organisation_is_read_by_class(name: str, reading: tuple[str, ...]) -> None:
    assert reading in readings(name, person=False)


@pytest.mark.parametrize(
    ("name", "reading"),
    [
        ("普京", ("putin",)),
        ("习近平", ("xi", "jinping")),
        ("شي جين بينغ", ("xi", "jinping")),
        ("弗拉基米尔·普京", ("vladimir", "putin")),
        ("谢尔盖伊万诺夫", ("sergey", "ivanov")),
        ("김정은", ("kim", "jong", "un")),
        ("Dr. V. V. Putin", ("v", "v", "putin")),
        ("Mohammed Abdulrahman al-Husseini", ("mohammed", "abd", "rahman", "al", "husseini")),
        ("Вячаслаў Гладкоў", ("vyachaslov", "gladkov")),
        ("Գագիկ Ծառուկյան", ("gagik", "tsarukyan")),
        ("მიხეილ სააკაშვილი", ("mikheil", "saakashvili")),
        ("Αλέξης Τσίπρας", ("alexis", "tsipras")),
        ("プーチン", ("putin",)),
    ],
)  # fmt: skip
def test_a_person_is_read_by_exonym_or_romanisation(name: str, reading: tuple[str, ...]) -> None:
    assert reading in readings(name, person=True)


def test_microelectronics_and_electronics_are_both_tried() -> None:
    words = {word for reading in readings("恒邦微电子有限公司", person=False) for word in reading}
    assert {"+electronics", "+microelectronics"} <= words


@pytest.mark.parametrize(
    ("token", "kind"),
    [
        (".llc", TokenKind.FORM),
        ("+bank", TokenKind.BUSINESS),
        ("@beijing", TokenKind.PLACE),
        ("~bWtYn", TokenKind.ABJAD),
        ("17", TokenKind.NUMBER),
        ("v", TokenKind.INITIAL),
        ("bin", TokenKind.PARTICLE),
        ("vladimirovna", TokenKind.PATRONYMIC),
        ("putin", TokenKind.WORD),
    ],
)
def test_a_token_says_what_it_is(token: str, kind: TokenKind) -> None:
    assert kind_of(token) is kind


@given(st.text(alphabet="абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґў", min_size=1, max_size=20))
def test_cyrillic_becomes_ascii(word: str) -> None:
    assert romanise_word(word).isascii()


@given(st.text(max_size=60), st.booleans())
def test_any_text_can_be_read(text: str, person: bool) -> None:
    found = readings(text, person=person)
    assert len(found) <= 16
    assert all(all(reading) for reading in found)


def test_a_han_letter_nobody_can_read_is_no_word() -> None:
    assert readings("𬺔0", person=True)
