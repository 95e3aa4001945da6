"""What a cell holds: codes, days, amounts, numbers; what cannot be told is not guessed."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.intake.tables.cells import (
    code_of,
    day_of,
    day_order,
    decimal_sign,
    is_error,
    is_nobody,
    number_in,
    numbers_of,
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("8482.10", "848210"),
        ("8482 10 10 09", "8482101009"),
        ("8482101009.0", "8482101009"),
        ("8482", "8482"),
        ("٨٤٨٢١٠", "848210"),
        ("ТН ВЭД 8542 31", "854231"),
    ],
)
def test_a_goods_code_is_read(text: str, code: str) -> None:
    assert code_of(text) == (code, "")


@pytest.mark.parametrize("text", ["101210000", "84821", "848"])
def test_a_code_that_lost_its_zero_is_not_taken_for_another(text: str) -> None:
    code, why = code_of(text)
    assert code == ""
    assert "a zero in front may be lost" in why


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("2024-05-16", "", date(2024, 5, 16)),
        ("2024-05-16 00:00:00", "", date(2024, 5, 16)),
        ("2024年5月16日", "", date(2024, 5, 16)),
        ("20240516", "", date(2024, 5, 16)),
        ("16.05.2024", "", date(2024, 5, 16)),
        ("05/06/2024", "", None),
        ("05/06/2024", "day first", date(2024, 6, 5)),
        ("05/06/2024", "month first", date(2024, 5, 6)),
        ("16 May 2024", "", date(2024, 5, 16)),
        ("31.02.2024", "", None),
        ("soon", "", None),
    ],
)
def test_a_day_is_read_or_left_open(text: str, order: str, day: date | None) -> None:
    assert day_of(text, order) == day


def test_one_cell_shows_the_order_of_a_column() -> None:
    assert day_order(("03/04/2024", "04/30/2024")) == "month first"
    assert day_order(("13/04/2024", "04/30/2024")) == ""


@pytest.mark.parametrize(
    ("texts", "sign"),
    [(("1,250.50",), "."), (("1 250,5",), ","), (("1.250.000",), ""), (("1,250", "2"), "")],
)
def test_the_sign_of_a_fraction_is_told_by_a_column(texts: tuple[str, ...], sign: str) -> None:
    assert decimal_sign(texts) == sign


@given(st.decimals(0, 10**12, places=2, allow_nan=False), st.sampled_from(".,"))
def test_an_amount_is_read_in_either_way_of_writing(value: Decimal, sign: str) -> None:
    other = "," if sign == "." else "."
    written = f"{value:,}".replace(",", "\0").replace(".", sign).replace("\0", other)
    assert number_in(written, sign) == value


@pytest.mark.parametrize(
    ("scheme", "text", "values"),
    [
        ("inn", "7700000000.0", ["7700000000"]),
        ("inn", "7700000000 / 770001001", ["7700000000", "770001001"]),
        ("inn", "0012345678", ["0012345678"]),
        ("lei", "5493000000000000AB12", ["5493000000000000AB12"]),
        ("imo", "9074729", ["9074729"]),
    ],
)
def test_a_number_of_a_party_is_kept_as_it_is(scheme: str, text: str, values: list[str]) -> None:
    found, why = numbers_of(scheme, text)
    assert ([one.value for one in found], why) == (values, "")


def test_a_number_cut_by_a_program_is_told() -> None:
    assert "last digits are gone" in numbers_of("inn", "7,7E+09")[1]


@pytest.mark.parametrize("text", ["#REF!", "#N/A", "#NOT CALCULATED!"])
def test_errors_are_known(text: str) -> None:
    assert is_error(text)


@pytest.mark.parametrize("text", ["-", "—", "n/a", "нет", "无", "لا يوجد"])
def test_words_for_nobody_are_known(text: str) -> None:
    assert is_nobody(text)
