"""A number in a workbook comes as its reader sees it, and no digit it holds is taken away."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.intake.tables.formats import column_letters, column_number, format_of, number_text


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        ("8482.1", "0.00", "8482.10"),
        ("8482.1", "General", "8482.1"),
        ("7700000000", "", "7700000000"),
        ("7.7E9", "", "7700000000"),
        ("1234567890123456789", "0", "1234567890123456789"),
        ("7.7070838930000002E9", "General", "7707083893"),
        ("123", "000000", "000123"),
        ("1250.5", "#,##0.00", "1250.50"),
        ("1250.5", '#,##0.00 "USD"', "1250.50"),
        ("0.30000000000000004", "General", "0.3"),
        ("12.345", "0.00", "12.345"),
        ("-5", "0.00;[Red]-0.00", "-5.00"),
        ("0.255", "0.0%", "25.5%"),
        ("45428", "dd.mm.yyyy", "2024-05-16"),
        ("45428.5", "yyyy\\-mm\\-dd hh:mm", "2024-05-16 12:00:00"),
        ("1", "dd/mm/yyyy", "1900-01-01"),
        ("60", "0", "60"),
        ("61", "dd/mm/yyyy", "1900-03-01"),
        ("12", '0 "days"', "12"),
        ("5", '"hs" 0', "5"),
        ("abc", "0.00", "abc"),
        ("1e999", "0.00", "1e999"),
    ],
)
def test_a_number_is_shown_by_its_format(value: str, code: str, shown: str) -> None:
    assert number_text(value, format_of(164, code)) == shown


def test_days_of_a_workbook_made_for_1904_start_then() -> None:
    assert number_text("43966", format_of(14, "", is_1904=True)) == "2024-05-16"


@given(st.integers(1, 16_384))
def test_columns_are_counted_and_lettered_alike(number: int) -> None:
    assert column_number(column_letters(number)) == number


@given(
    st.decimals(min_value=-(10**12), max_value=10**12, places=3, allow_nan=False),
    st.sampled_from(["0", "0.00", "0000.0000", "#,##0.00", "General"]),
)
def test_a_format_adds_digits_and_takes_none(value: Decimal, code: str) -> None:
    assert Decimal(number_text(str(value), format_of(164, code))) == value
