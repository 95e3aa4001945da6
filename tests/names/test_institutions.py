"""Names of firms and institutions are read by class, in whatever language they are written."""

import pytest

from witting.names import readings


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Ромашка ЖШС", ".llc"),
        ("Тоҷиксодирот ҶДММ", ".llc"),
        ("Навоий МЧЖ", ".llc"),
        ("Монгол ХХК", ".llc"),
        ("Ромашка ДООЕЛ", ".llc"),
        ("Metalurgija d.o.o.", ".llc"),
        ("Kereskedelmi Kft.", ".llc"),
        ("Handel Sp. z o.o.", ".llc"),
        ("Azər Ticarət MMC", ".llc"),
        ("შპს კავკასია", ".llc"),
        ("Կովկաս ՍՊԸ", ".llc"),
        ("Công ty TNHH Hòa Bình", ".llc"),
        ("شرکت پارس با مسئولیت محدود", ".llc"),
        ("Болгарски ЕАД", ".jsc"),
        ("Özgür A.Ş.", ".jsc"),
        ("Ανοικτή συμμετοχική εταιρεία «Ναφτάν»", ".jsc"),
        ("PT Nusantara Tbk", ".jsc"),
        ("株式会社山田", ".jsc"),
        ("주식회사 한국", ".jsc"),
        ("Oyj Suomi", ".jsc"),
        ("חברת אלקטרון בע״מ", ".limited"),
        ("บริษัท สยาม จำกัด", ".limited"),
        ("Özgür Ltd. Şti.", ".limited"),
    ],
)
def test_an_organisation_form_is_known(name: str, form: str) -> None:
    assert any(form in reading for reading in readings(name, person=False))


@pytest.mark.parametrize(
    ("name", "classes"),
    [
        ("Islamic Revolution Movement", {"+islamic", "+revolution", "+movement"}),
        ("Ислямско революционно движение", {"+islamic", "+revolution", "+movement"}),
        ("Ισλαμικό Επαναστατικό Κίνημα", {"+islamic", "+revolution", "+movement"}),
        ("جنبش انقلاب اسلامی", {"+islamic", "+revolution", "+movement"}),
        ("Λαϊκός Στρατός της Κορέας", {"+people", "+army", "@korea"}),
        ("Народна армия на Корея", {"+people", "+army", "@korea"}),
        ("Министерство обороны Российской Федерации", {"+ministry", "+defence", "@russia"}),
        ("Υπουργείο Άμυνας της Ρωσικής Ομοσπονδίας", {"+ministry", "+defence", "@russia"}),
        ("سازمان صنایع دفاع ایران", {"+organisation", "+industry", "+defence", "@iran"}),
        ("машиностроительная компания", {"+machinery", ".company"}),
    ],
)
def test_one_meaning_is_one_class_in_every_language(name: str, classes: set[str]) -> None:
    assert any(classes <= set(reading) for reading in readings(name, person=False))


@pytest.mark.parametrize(
    ("name", "particle"), [("Στρατός της Ελλάδας", "of"), ("Фонд за развитие", "for")]
)
def test_a_preposition_is_no_word_of_the_name(name: str, particle: str) -> None:
    assert particle in readings(name, person=False)[0]
