"""What counts as words that describe something, beside the words of any invoice."""

import pytest

from witting.goods.missing import describes_something


@pytest.mark.parametrize(
    "text",
    [
        "Invoice 123",
        "PAYMENT AGAINST INV 5",
        "оплата по договору от 12.03.2024",
        "付款,合同号12",
        "سداد فاتورة",
        "",
        "---",
    ],
)
def test_office_words_describe_nothing(text: str) -> None:
    assert not describes_something(text)


@pytest.mark.parametrize(
    "text", ["hydraulic unit", "гидроагрегат по счету 5", "付款 液压装置", "وحدة هيدروليكية"]
)
def test_other_words_describe_something(text: str) -> None:
    assert describes_something(text)
