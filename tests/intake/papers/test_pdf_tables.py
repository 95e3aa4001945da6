"""A PDF's tables keep their columns: within one string, and over the page."""

import pytest

from tests.intake.papers.making import text_pdf
from tests.intake.papers.test_pdf import paper_of, read_one


@pytest.mark.parametrize("spaces", [3, 4, 7])
def test_three_spaces_within_one_string_are_a_gap_however_wide_its_letters(spaces: int) -> None:
    cells = ("Unit price", "Amount USD", "17000.00")
    data = text_pdf([(72, 700, (" " * spaces).join(cells))], font="Courier")
    [line] = paper_of(data).pages[0].numbered()
    assert line.cells == cells


TABLE = ("No", "Goods", "HS code", "Qty", "Amount USD")
PLACES = (150.0, 180.0, 330.0, 400.0, 450.0)


def rows_at(y: float, *rows: tuple[str, ...]) -> list[tuple[float, float, str]]:
    return [
        (x, y - 20 * number, cell)
        for number, row in enumerate(rows)
        for x, cell in zip(PLACES, row, strict=True)
        if cell
    ]


def test_a_table_that_goes_on_over_the_page_keeps_its_columns() -> None:
    mugs = ("1", "Ceramic mugs", "6912.00", "100", "50.00")
    first = [(60.0, 760.0, "COMMERCIAL INVOICE"), *rows_at(700, TABLE, mugs)]
    spares = ("2", "Spare parts 6205-2RS", "", "400", "400.00")
    pages = paper_of(text_pdf(first, rows_at(760, TABLE, mugs, spares))).pages
    starts = [next(x.text for x in page.numbered() if "No" in x.text) for page in pages[:2]]
    assert starts[0] == starts[1]


def test_a_row_with_an_empty_column_takes_no_code_from_its_quantity() -> None:
    mugs = ("1", "Ceramic mugs", "6912.00", "100", "50.00")
    head = ["COMMERCIAL INVOICE", "Seller: Example LLP", "Buyer: Sample OOO, Bishkek"]
    first = [(60.0, 780.0 - 20 * at, words) for at, words in enumerate(head)]
    spares = ("2", "Spare parts 6205-2RS", "", "400", "400.00")
    deal = read_one(text_pdf([*first, *rows_at(700, TABLE, mugs)], rows_at(760, mugs, spares)))
    [found] = [line for line in deal.goods if "6205" in line.description]
    assert (found.hs, found.quantity) == ("", "400")
    assert found.value is not None
    assert str(found.value.value) == "400.00"


def test_a_page_without_the_table_of_the_page_before_begins_at_its_own_edge() -> None:
    mugs = ("1", "Ceramic mugs", "6912.00", "100", "50.00")
    first = [(60.0, 760.0, "COMMERCIAL INVOICE"), *rows_at(700, TABLE, mugs)]
    paper = paper_of(text_pdf(first, [(90, 700, "Example LLP")]))
    assert paper.pages[1].lines[0] == "Example LLP"


def test_headings_that_stand_again_on_a_further_page_are_no_goods() -> None:
    mugs = ("1", "Ceramic mugs", "6912.00", "100", "50.00")
    spares = ("2", "Spare parts 6205-2RS", "8482.10", "400", "400.00")
    head = ["COMMERCIAL INVOICE", "Seller: Example LLP", "Buyer: Sample OOO, Bishkek"]
    first = [(60.0, 780.0 - 20 * at, words) for at, words in enumerate(head)]
    pages = [[*first, *rows_at(700, TABLE, mugs)], rows_at(760, TABLE, spares)]
    deal = read_one(text_pdf(*pages))
    assert [(line.description, line.hs, line.quantity) for line in deal.goods] == [
        ("Ceramic mugs", "691200", "100"),
        ("Spare parts 6205-2RS", "848210", "400"),
    ]
