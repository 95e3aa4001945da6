"""HS codes in text: the manners of four languages, and numbers that are no codes."""

import pytest

from witting.goods.codes import codes_of, edition_of, find_codes, read_code
from witting.goods.fold import fold
from witting.goods.table import is_known, older


def _codes(text: str) -> list[str]:
    return [hit.code for hit in find_codes(fold(text))]


@pytest.mark.parametrize(
    "text",
    [
        "HS 8482.10",
        "HS code: 8482 10 00",
        "H.S. CODE NO. 84821010",
        "HTS 8482.10.50.08",
        "HSN:848210",
        "commodity code 8482101009",
        "код ТН ВЭД ЕАЭС 8482101009",
        "ТН ВЭД: 8482 10 100 9",
        "код товара 8482 10 900 9",
        "税则号列 84821010",
        "税则号列:8482.1010",
        "HS编码：８４８２１０",
        "海关编码8482.10",
        "البند 8482.10",
        "البند الجمركي رقم 8482.10.00",
        "رمز النظام المنسق: ٨٤٨٢١٠",
    ],
)
def test_a_code_behind_its_word_is_read(text: str) -> None:
    assert _codes(text) == ["848210"]


@pytest.mark.parametrize(
    "text",
    [
        "invoice 84821010",
        "USD 8482.10",
        "счет 848210",
        "合同号 84821010",
        "HS 2022",
        "hshs 8482",
        "HS 9999",
    ],
)
def test_a_number_without_its_word_is_no_code(text: str) -> None:
    assert _codes(text) == []


def test_a_list_of_codes_is_read_to_its_end() -> None:
    assert _codes("HS codes 8482.10, 8482.20 and 8542.31; price 8536.90") == [
        "848210",
        "848220",
        "854231",
    ]


def test_a_quantity_after_a_code_is_not_part_of_it() -> None:
    assert [hit.written for hit in find_codes("hs 8482.10 5000 pcs")] == ["8482.10"]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("8482", "8482"),
        ("84", "84"),
        ("848210", "848210"),
        ("854140", "8541"),
        ("8482101009", "848210"),
    ],
    ids=["heading", "chapter", "subheading", "an older edition's subheading", "ten digits"],
)
def test_a_written_code_is_cut_to_what_the_system_has(written: str, code: str) -> None:
    assert read_code(written) == code


@pytest.mark.parametrize("written", ["", "0000", "99", "12345678901234", "no"])
def test_what_is_no_code_gives_none(written: str) -> None:
    assert read_code(written) == ""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("8542.31", "854231"),
        ("854231", "854231"),
        ("8482.10", "848210"),
        ("8542.31.9000", "854231"),
        ("goods 8542.31 and so on", "854231"),
        ("шарики 8482.10.90, 100 шт", "848210"),
        ("轴承 8482.10", "848210"),
    ],
)
def test_a_bare_whole_text_and_a_dotted_code_need_no_word(text: str, code: str) -> None:
    assert _codes(text) == [code]


@pytest.mark.parametrize(
    "text",
    [
        *("2024.05.16", "paid 2024.05.16", "USD 8542.31", "8542.31 USD", "8542.31 руб."),
        *("total 8482.10", "invoice 8482.10", "сумма 8482.10", "$8482.10", "12,8482.10", "240220"),
        *("8482.10%", "договор 8482.10", "金额8482.10", "9999.99 pieces", "1001.99 tonnes", "8482"),
    ],
)
def test_dates_amounts_and_references_are_no_codes(text: str) -> None:
    assert _codes(text) == []


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("8542 31 901 0", {"854231"}),
        ("8542.31.0001", {"854231"}),
        ("8542319000", {"854231"}),
        ("8542319000101", {"854231"}),
        ("8482 10 90 08", {"848210"}),
        ("854140", {"854141", "854142", "854143", "854149"}),
        ("8541409000", {"854141", "854142", "854143", "854149"}),
        ("0101", {"0101"}),
        ("12345678901234", set()),
    ],
    ids=["tn ved", "hts", "china", "china 13", "taric", "hs 2017", "china 2017", "heading", "none"],
)
def test_national_and_older_codes_come_to_the_codes_of_today(written: str, codes: set[str]) -> None:
    assert set(codes_of(written)) == codes


def test_a_code_of_today_is_of_no_older_edition() -> None:
    assert (edition_of("848210"), edition_of("852580")) == ("", "2017")


def test_every_older_code_becomes_codes_of_today() -> None:
    became = older("880330")
    assert became is not None
    assert "880730" in became[1]
    assert all(is_known(code) for code in became[1])
