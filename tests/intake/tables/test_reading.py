"""A table becomes deals: rows of one reference are one order, and no cell is lost."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars
import pytest

from tests.intake.tables.workbooks import sheet_of, table, workbook
from witting.base import DealKind, Money, Role, SettingsError, TooLarge, UnreadableInput
from witting.intake import read
from witting.intake.tables import read_rows, read_table_mapping
from witting.intake.tables.mapping import mapping_of

HEADER = "Order No;Date;Buyer;INN;Country;Goods;HS code;Qty;Value (USD);Port of discharge;Remarks"


def test_rows_of_one_reference_are_one_order() -> None:
    first, second = table(
        HEADER,
        "A-1;16.05.2024;Romashka;7700000000;Россия;bearings;8482.10;5;1 250,50;Aktau;",
        "A-2;17.05.2024;Gulf Trading;;UAE;lathes;8458;1;9000;Jebel Ali;",
        "A-1;16.05.2024;Romashka;;;spindles;8483;2;10;Aktau;",
    )
    assert (first.kind, first.format, first.reference) == (DealKind.ORDER, "csv", "A-1")
    assert [line.description for line in first.goods] == ["bearings", "spindles"]
    assert first.goods[0].value == Money(value=Decimal("1250.50"), currency="USD")
    [buyer] = first.parties
    assert (buyer.role, buyer.country, buyer.identifiers[0].value) == (
        Role.DEBTOR,
        "RU",
        "7700000000",
    )
    assert (second.reference, second.day, second.unread) == ("A-2", date(2024, 5, 17), ())


def test_each_payment_is_a_row() -> None:
    first, second = table(
        "Reference,Value date,Debtor,Creditor,Amount,Currency,Purpose",
        "C-7,2024-05-16,Sample Buyer,Sample Seller,900,USD,for bearings",
        "C-7,2024-05-17,Sample Buyer,Other Seller,100,USD,",
    )
    assert (first.kind, first.amounts) == (
        DealKind.PAYMENT,
        (Money(value=Decimal(900), currency="USD"),),
    )
    assert [passage.text for passage in first.passages] == ["for bearings"]
    assert [party.name for party in second.parties] == ["Sample Buyer", "Other Seller"]


def test_a_column_of_no_field_is_searched_as_text() -> None:
    [deal] = table(HEADER, "A-1;;Romashka;;;bearings;;;;;care of Example LLP")
    assert ("row 2, Remarks", "care of Example LLP") in [(p.field, p.text) for p in deal.passages]
    assert deal.unread == ()


def test_a_cell_that_is_not_what_its_column_says_is_told_and_searched() -> None:
    [deal] = table(HEADER, "A-1;soon;Romashka;;;bearings;84821;;dear;;")
    assert [note.field for note in deal.unread] == [
        "row 2, HS code",
        "row 2, Value (USD)",
        "row 2, Date",
    ]
    assert {"84821", "dear", "soon"} <= {passage.text for passage in deal.passages}
    assert deal.goods[0].description == "bearings"


def test_a_bad_row_comes_back_by_its_number_beside_the_others() -> None:
    first, bad, last = table(HEADER, "A-1;;Romashka;;;x;;;;;", "A-2;Ivan", "A-3;;Gulf;;;y;;;;;")
    assert [note.field for note in bad.unread] == ["row 3"]
    assert [passage.text for passage in bad.passages] == ["A-2", "Ivan"]
    assert (first.reference, last.reference, first.unread, last.unread) == ("A-1", "A-3", (), ())


def test_a_guess_that_is_not_sure_is_told_until_it_is_confirmed(tmp_path: Path) -> None:
    lines = ["Deal no,Buyer of record,Goods", "1,Romashka,bearings"]
    [guessed] = table(*lines)
    assert [note.field for note in guessed.unread] == ["the columns"]
    assert "'record' is not known" in guessed.unread[0].why
    mapping = tmp_path / "orders.toml"
    mapping.write_text(
        '[table]\nkind = "order"\n[table.columns]\n"Deal no" = "reference"\n'
        '"Buyer of record" = "end_user"\n"Goods" = "goods"\n',
        encoding="utf-8",
    )
    [confirmed] = read("\n".join(lines).encode(), name="orders.csv", mapping=mapping)
    assert confirmed.unread == ()
    assert confirmed.parties[0].role is Role.END_USER


def test_a_mapping_of_another_table_is_refused(tmp_path: Path) -> None:
    mapping = tmp_path / "orders.toml"
    mapping.write_text('[table]\nkind = "order"\n[table.columns]\n"Buyer" = "debtor"\n')
    with pytest.raises(SettingsError, match=r"names a column 'Buyer' that .* does not have"):
        read(b"Seller,Goods\nA,B\n", name="orders.csv", mapping=read_table_mapping(mapping))


def test_a_row_that_sums_up_is_no_order() -> None:
    [deal] = table(HEADER, "A-1;;Romashka;;;bearings;;1;10;;", "Итого;;;;;;;1;10;;")
    assert "Итого" in [passage.text for passage in deal.passages]
    assert deal.unread == ()


def test_a_row_without_a_number_or_a_name_goes_on_with_the_order_above() -> None:
    [deal] = table(HEADER, "A-1;;Romashka;;;bearings;;;;;", ";;;;;spindles;;;;;")
    assert [line.description for line in deal.goods] == ["bearings", "spindles"]


def fill(book: Any) -> None:
    sheet = book.add_worksheet("Заказы")
    sheet.write(0, 0, "Реестр заказов ООО Вектор")
    sheet.merge_range(2, 0, 3, 0, "№ заказа")
    sheet.merge_range(2, 1, 2, 3, "Покупатель")
    sheet.write_row(3, 1, ["Наименование", "ИНН", "Страна"])
    sheet.merge_range(2, 4, 2, 6, "Товар")
    sheet.write_row(3, 4, ["Наименование", "Код ТН ВЭД", "Кол-во"])
    sheet.merge_range(4, 0, 5, 0, "А-1")
    sheet.merge_range(4, 1, 5, 1, "ООО Ромашка")
    sheet.write_row(4, 2, [7700000000, "Россия", "подшипник"])
    sheet.write_number(4, 5, 8482.1, book.add_format({"num_format": "0.00"}))
    sheet.write_row(5, 4, ["станок", "8458", 1])
    sheet.set_column(2, 2, None, None, {"hidden": True})
    more = book.add_worksheet("Info")
    more.write("B2", "Ask Ivan Petrov")
    more.hide()


def test_a_workbook_is_read_with_its_head_of_two_rows_and_merged_cells() -> None:
    order, info = read(workbook(fill), name="orders.xlsx")
    [buyer] = order.parties
    assert (buyer.name, buyer.country, buyer.identifiers[0].value) == (
        "ООО Ромашка",
        "RU",
        "7700000000",
    )
    assert buyer.span is not None
    assert buyer.span.field == "Заказы!B5"
    assert [(line.description, line.hs) for line in order.goods] == [
        ("подшипник", "848210"),
        ("станок", "8458"),
    ]
    assert "Реестр заказов ООО Вектор" in [passage.text for passage in order.passages]
    assert order.unread == ()
    assert [(passage.field, passage.text) for passage in info.passages] == [
        ("Info!B2", "Ask Ivan Petrov")
    ]
    assert [note.field for note in info.unread] == ["sheet Info"]


def test_a_parquet_file_is_read_and_what_is_nested_is_named() -> None:
    from io import BytesIO

    held = BytesIO()
    polars.DataFrame(
        {
            "Buyer": ["Romashka"],
            "INN": [7700000000.0],
            "Goods": ["bearings"],
            "Date": [date(2024, 5, 16)],
            "Tags": [["a", "b"]],
        }
    ).write_parquet(held)
    [deal] = read(held.getvalue(), name="orders.parquet")
    assert deal.parties[0].identifiers[0].value == "7700000000"
    assert (deal.day, [note.field for note in deal.unread]) == (
        date(2024, 5, 16),
        ["column Tags"],
    )


def test_a_table_over_the_bound_says_how_it_is_read() -> None:
    rows = ["Buyer,Goods,Qty", *("Romashka,bearings,1" for _ in range(50_001))]
    with pytest.raises(TooLarge, match="read_rows"):
        table(*rows)


def test_a_stream_gives_the_same_orders_where_their_rows_stand_together(tmp_path: Path) -> None:
    lines = [HEADER, "A-1;;Romashka;;;bearings;;;;;", "A-1;;Romashka;;;spindles;;;;;"]
    lines += ["A-2;;Gulf;;;lathes;;;;;", "A-1;;Romashka;;;belts;;;;;"]
    path = tmp_path / "orders.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    whole, stream = read(path), list(read_rows(path))
    assert [deal.reference for deal in whole] == ["A-1", "A-2"]
    assert [deal.reference for deal in stream] == ["A-1", "A-2", "A-1"]
    assert whole[1] == stream[1]
    assert "read apart" in stream[2].unread[0].why


def test_a_workbook_of_two_tables_is_read_as_both() -> None:
    def two(book: Any) -> None:
        for name, buyer in (("May", "Romashka"), ("June", "Gulf Trading")):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["Order No", "Buyer", "Goods"])
            sheet.write_row(1, 0, ["1", buyer, "bearings"])

    first, second = read(workbook(two), name="orders.xlsx")
    assert [deal.parties[0].name for deal in (first, second)] == ["Romashka", "Gulf Trading"]
    assert second.parties[0].span is not None
    assert second.parties[0].span.field == "June!B2"


def test_a_cell_with_an_error_is_told() -> None:
    [deal] = read(sheet_of(["Buyer", "Goods", "Qty"], ["Romashka", "#REF!", 1]), name="o.xlsx")
    assert [note.field for note in deal.unread] == ["Orders!B2"]


def test_a_stream_reads_a_table_in_our_own_names_as_the_whole_is_read(tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    path.write_text(
        "reference,day,debtor,debtor_identifiers,debtor_managers,creditor,creditor_country,goods,"
        "hs,amount,currency,from,via,to,end_use,end_user_statement,open_flags\n"
        "A-1,2024-05-16,Sample Buyer,inn=7700000000; ogrn=1027700000000,A. One; B. Two,Seller,CN,"
        "lathes,8458,900,USD,CNNGB,AEJEA; Khorgos,RUVVO,repair,Sample Mill,RF-KYC-09\n",
        encoding="utf-8",
    )
    [whole], [streamed] = read(path), list(read_rows(path))
    for name in ("kind", "reference", "day", "amounts", "terms", "unread"):
        assert getattr(streamed, name) == getattr(whole, name)
    for one, other in zip(streamed.parties, whole.parties, strict=True):
        assert (one.role, one.name, one.country, one.identifiers, one.managers) == (
            *(other.role, other.name, other.country, other.identifiers),
            other.managers,
        )
    assert [point.text for point in streamed.route] == [point.text for point in whole.route]


def test_a_red_flag_that_has_no_id_is_told() -> None:
    columns = {"Buyer": "debtor", "Goods": "goods", "Flags": "open_flags"}
    mapping = mapping_of({"table": {"kind": "order", "columns": columns}}, "m.toml")
    lines = b"Buyer,Goods,Flags\nRomashka,lathes,late\nGulf,lathes,RF-KYC-09\n"
    first, second = read(lines, name="o.csv", mapping=mapping)
    assert (first.terms.open_flags, [note.field for note in first.unread]) == (
        (),
        ["row 2, Flags"],
    )
    assert (second.terms.open_flags, second.unread) == (("RF-KYC-09",), ())


def test_a_stream_of_another_encoding_is_refused_until_the_mapping_says_which(
    tmp_path: Path,
) -> None:
    path, mapping = tmp_path / "orders.csv", tmp_path / "m.toml"
    path.write_bytes("Покупатель;Товар;Кол-во\nРомашка;станок;1\n".encode("cp1251"))
    with pytest.raises(UnreadableInput, match="witting map"):
        list(read_rows(path))
    mapping.write_text(
        '[file]\nencoding = "cp1251"\n[table]\nkind = "order"\n[table.columns]\n'
        '"Покупатель" = "debtor"\n"Товар" = "goods"\n"Кол-во" = "quantity"\n',
        encoding="utf-8",
    )
    [deal] = read_rows(path, mapping)
    assert (deal.parties[0].name, deal.goods[0].quantity, deal.unread) == ("Ромашка", "1", ())


def test_a_sign_that_steers_a_terminal_is_told_and_not_kept() -> None:
    from io import BytesIO

    held = BytesIO()
    names = ["Roma\x1b[2Jshka", "Gulf"]
    polars.DataFrame({"Buyer": names, "Goods": ["x", "y"], "Qty": [1, 2]}).write_parquet(held)
    first, second = read(held.getvalue(), name="orders.parquet")
    assert [note.field for note in first.unread] == ["row 2"]
    assert "\x1b" not in repr(first)
    assert second.unread == ()


def test_words_beside_a_figure_are_searched() -> None:
    [deal] = table(HEADER, "A-1;16.05.2024 for Ivanov;Romashka;;;x;;;9000 to Petrov;;")
    assert {"16.05.2024 for Ivanov", "9000 to Petrov"} <= {p.text for p in deal.passages}
    assert (deal.day, deal.goods[0].value) == (
        date(2024, 5, 16),
        Money(value=Decimal(9000), currency="USD"),
    )


def test_words_of_a_header_without_rows_are_kept() -> None:
    [deal] = read(b"debtor,\neditor,goods\n", name="two-heads.csv")
    assert [passage.text for passage in deal.passages] == ["debtor", "editor", "goods"]
    [told] = deal.unread
    assert "‘creditor’, misspelt" in told.why
