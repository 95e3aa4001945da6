"""Field 45A parted into lines of goods."""

import pytest

from witting.intake.fin_message import FinField
from witting.intake.goods_lines import goods_lines


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("BALL BEARINGS 6205", [("BALL BEARINGS 6205", "", "")]),
        (
            "+ 5000 PCS BALL BEARINGS, HS CODE 8482.10\n+ LATHES H.S. NO 845811",
            [
                ("5000 PCS BALL BEARINGS, HS CODE 8482.10", "848210", "5000 PCS"),
                ("LATHES H.S. NO 845811", "845811", ""),
            ],
        ),
        (
            "GOODS:\n1. INTEGRATED CIRCUITS\n   QTY: 20,000 UNITS\n2) RESISTORS",
            [("INTEGRATED CIRCUITS QTY: 20,000 UNITS", "", "20,000 UNITS"), ("RESISTORS", "", "")],
        ),
        ("WHEAT 5000 MT\nCIF NOVOROSSIYSK", [("WHEAT 5000 MT", "", "5000 MT")]),
        ("WHEAT\nIN BULK\n\nBARLEY", [("WHEAT IN BULK", "", ""), ("BARLEY", "", "")]),
        ("AS PER CONTRACT 7", [("AS PER CONTRACT 7", "", "")]),
    ],
    ids=["one line", "plus signs", "numbers", "trade terms", "blank line", "nothing but terms"],
)
def test_lines_are_told_apart(raw: str, expected: list[tuple[str, str, str]]) -> None:
    found = goods_lines(FinField(tag="45A", raw=raw))
    assert [(line.description, line.hs, line.quantity) for line in found] == expected


@pytest.mark.parametrize(
    ("text", "hs", "quantity"),
    [
        ("BEARINGS HS 848210 5000 PCS", "848210", "5000 PCS"),
        ("BEARINGS HS CODE: 8482.10", "848210", ""),
        ("BEARINGS H.S. 8482 10 00", "84821000", ""),
        ("BEARINGS HS NO. 8482.10.0000", "8482100000", ""),
        ("BEARINGS HS CODE 8482109090", "8482109090", ""),
        ("BEARINGS (HS 8482)", "8482", ""),
        ("BEARINGS HS 84821", "", ""),
        ("PHS 848210 SPECIAL", "", ""),
    ],
)
def test_an_hs_code_is_told_from_a_quantity(text: str, hs: str, quantity: str) -> None:
    [line] = goods_lines(FinField(tag="45A", raw=text))
    assert (line.hs, line.quantity) == (hs, quantity)


def test_each_span_is_the_stretch_of_the_field() -> None:
    raw = "+ BALL BEARINGS\n  6205\n+ LATHES"
    for line in goods_lines(FinField(tag="45A", raw=raw)):
        assert line.span is not None
        assert raw[line.span.start : line.span.end] == line.span.text
