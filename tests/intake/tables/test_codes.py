"""A column of customs codes is never surely something else, and an unknown column is never sure."""

import pytest

from witting.intake import read
from witting.intake.tables import ColumnGuess
from witting.intake.tables.cells import Cells
from witting.intake.tables.codes import is_tariff_code
from witting.intake.tables.guessing import find_head, guess_sheet
from witting.intake.tables.sheets import CSV, Sheet

CODES = ("8482200009", "2005202000", "8542.31.9010")


def columns(header: str, *rows: str) -> list[ColumnGuess]:
    """Guess the columns of a table whose cells are parted by semicolons."""
    lines = [
        Cells(line=number, cells=tuple(text.split(";")))
        for number, text in enumerate((header, *rows), start=1)
    ]
    sheet = Sheet(name="", form=CSV, rows=iter(()))
    return list(guess_sheet(lines, sheet, find_head(lines, sheet)).columns)


def beside_buyer(name: str, *cells: str) -> ColumnGuess:
    """Guess a column that stands behind one of buyers and one of goods."""
    rows = (f"Sample Buyer;potato chips;{cell}" for cell in cells)
    return columns(f"Buyer;Goods;{name}", *rows)[2]


@pytest.mark.parametrize(
    "name",
    [
        *("Код товара", "код ТН ВЭД", "Код продукции", "商品编码", "商品代码", "货物编码"),
        *("رمز التعرفة", "رمز السلعة", "كود الصنف", "tariff no", "Product code", "Item code"),
    ],
)
def test_codes_under_a_name_that_fits_are_customs_codes(name: str) -> None:
    found = beside_buyer(name, *CODES)
    assert (found.field, found.is_sure) == ("hs", True)


@pytest.mark.parametrize("name", ["Артикул", "型号", "Part number", "الموديل"])
def test_codes_under_the_name_of_a_part_are_asked_about(name: str) -> None:
    found = beside_buyer(name, *CODES)
    assert (found.field, found.is_sure) == ("hs", False)
    assert "customs tariff" in found.why


def test_codes_in_a_column_of_text_are_asked_about() -> None:
    found = beside_buyer("Remarks", "8482200009", "8482200009", "for stock")
    assert not found.is_sure
    assert "customs tariff" in found.why


@pytest.mark.parametrize("cells", [("6205-2RS", "6207"), ("A-100", "848220"), ("7701234567",) * 2])
def test_numbers_that_are_no_customs_codes_stay_part_numbers(cells: tuple[str, ...]) -> None:
    for name in ("Код товара", "商品代码"):
        found = beside_buyer(name, *(*cells, "STM32H743ZIT6"))
        assert (found.field, found.is_sure) == ("part", True)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("848220", True),
        ("８４８２２０", True),
        ("8482 20 000 9", True),
        ("8482100000123", True),
        ("84822", False),
        ("84822000091234", False),
        ("9999990000", False),
        ("", False),
    ],
)
def test_a_customs_code_has_six_to_thirteen_digits_and_a_real_heading(
    text: str, is_one: bool
) -> None:
    assert is_tariff_code(text) is is_one


def test_the_code_of_a_bearing_under_chips_reaches_the_line_of_goods() -> None:
    [deal] = read(
        "Договор;Поставщик;Заказчик;Товар;Код товара;Куда\n"
        "Д-2;Sample Seller;ООО «Пример»;Чипсы картофельные;8482200009;Москва".encode(),
        name="orders.csv",
    )
    [line] = deal.goods
    assert (line.hs, line.description) == ("8482200009", "Чипсы картофельные")


def test_a_column_of_an_unknown_name_is_never_sure() -> None:
    found = beside_buyer("Zorbling", "Sample Trading", "", "")
    assert (found.field, found.is_sure) == ("text", False)


def test_an_empty_column_of_an_unknown_name_asks_nothing() -> None:
    assert beside_buyer("Zorbling", "", "-", "n/a").is_sure


def test_an_unknown_column_makes_its_orders_ask_for_a_look() -> None:
    [deal] = read(b"Order No;Seller;Zorbling;Goods\nA;Sample Seller;Sample Buyer;chips")
    assert "'Zorbling' was taken for text" in deal.unread[0].why


@pytest.mark.parametrize(
    ("stem", "of_country"),
    [("采购商", "采购商所在国"), ("Ship-To party", "Ship-To party Ctry")],
)
def test_a_country_goes_with_its_stem(stem: str, of_country: str) -> None:
    found = columns(f"Goods;Seller;{stem};End user;{of_country}", "chips;S;B;E;KZ")
    assert found[4].field == f"{found[2].field}.country"
    assert found[4].is_sure


def test_the_country_of_an_unknown_column_is_not_another_partys() -> None:
    found = columns("Goods;Seller;Zorbling;Zorbling country", "chips;S;Sample Buyer;KZ")
    assert (found[3].field, found[3].is_sure) == ("text", False)
    assert "'Zorbling'" in found[3].why


def test_a_country_behind_an_unknown_column_is_not_surely_the_partys_before() -> None:
    found = columns("Goods;Seller;Zorbling;Country", "chips;S;Sample Buyer;KZ")
    assert not found[3].is_sure


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        *(
            ("采购商", "debtor"),
            ("供应商", "creditor"),
            ("件数", "quantity"),
            ("编号", "reference"),
        ),
        *(("单号", "reference"), ("PO", "reference"), ("Mfr P/N", "part"), ("Sold-To", "debtor")),
        *(("Ship-To", "consignee"), ("Ship-To Ctry", "to"), ("Descr", "goods")),
        *(("Fwdr", "freight_forwarder"), ("Номер", "reference"), ("№ заказа", "reference")),
        *(("الثمن بالدولار", "value:USD"), ("رمز التعرفة", "hs"), ("Qty Ordered", "quantity")),
    ],
)
def test_the_plain_words_of_trade_are_known(name: str, wanted: str) -> None:
    other = "Buyer" if wanted != "debtor" else "Seller"
    goods = "Goods" if wanted != "goods" else "HS code"
    found = columns(f"{other};{goods};{name}", "A;B;C")[2]
    assert (found.field, found.is_sure) == (wanted, True)


def test_a_bare_number_is_the_reference_only_where_no_other_is() -> None:
    found = columns("Номер;Номер заказа;Покупатель;Товар", "1;A-1;B;chips")
    assert [one.field for one in found[:2]] == ["text", "reference"]
