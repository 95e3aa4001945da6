"""Orders as a table: rows, orders of several rows, and bad rows beside good ones."""

from datetime import date
from decimal import Decimal

import pytest

from witting.base import BrokenInput, Deal, Money, Role
from witting.intake import read
from witting.intake.order_csv import COLUMNS

HEADER = "reference,day,debtor,creditor,creditor_country,creditor_identifiers,goods,hs,from,via,to"


def table(*rows: str, header: str = HEADER) -> list[Deal]:
    return read("\n".join([header, *rows]).encode(), name="orders.csv")


def test_each_row_is_an_order() -> None:
    first, second = table(
        "SO-1,2024-05-16,Sample Buyer,Sample Seller,CN,inn=77; ogrn=10,ball bearings,8482.10,"
        "CNNGB,AEJEA; Khorgos,RUVVO",
        "SO-2,,Other Buyer,,,,,,,,",
    )
    assert (first.reference, first.day) == ("SO-1", date(2024, 5, 16))
    assert [(p.role, p.name, p.country) for p in first.parties] == [
        (Role.DEBTOR, "Sample Buyer", None),
        (Role.CREDITOR, "Sample Seller", "CN"),
    ]
    assert [(i.scheme, i.value) for i in first.parties[1].identifiers] == [
        ("inn", "77"),
        ("ogrn", "10"),
    ]
    assert [(line.description, line.hs) for line in first.goods] == [("ball bearings", "848210")]
    assert [(point.part, point.text) for point in first.route] == [
        ("from", "CNNGB"),
        ("via", "AEJEA"),
        ("via", "Khorgos"),
        ("to", "RUVVO"),
    ]
    assert (second.reference, len(second.parties), second.unread) == ("SO-2", 1, ())


def test_rows_of_one_reference_are_one_order() -> None:
    [order] = table(
        "SO-1,,Sample Buyer,Sample Seller,CN,,bearings,,,,",
        "SO-1,,Sample Buyer,Other Seller,,,lathes,,,,",
    )
    assert [line.description for line in order.goods] == ["bearings", "lathes"]
    assert [party.name for party in order.parties] == [
        "Sample Buyer",
        "Sample Seller",
        "Other Seller",
    ]


def test_money_of_a_line_and_of_the_order() -> None:
    [order] = table(
        "Sample Buyer,lathes,500,CNY,900,USD",
        header="debtor,goods,value,value_currency,amount,currency",
    )
    assert order.goods[0].value == Money(value=Decimal(500), currency="CNY")
    assert order.amounts == (Money(value=Decimal(900), currency="USD"),)


@pytest.mark.parametrize("mark", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
def test_the_delimiter_is_told_from_the_header(mark: str) -> None:
    text = mark.join(["debtor", "goods"]) + "\n" + mark.join(["Sample Buyer", "lathes"])
    [order] = read(text.encode())
    assert order.parties[0].name == "Sample Buyer"


def test_a_quoted_cell_may_hold_the_delimiter_and_a_line_end() -> None:
    [order] = table('"Sample, Ltd","ball\nbearings"', header="debtor,goods")
    assert (order.parties[0].name, order.goods[0].description) == ("Sample, Ltd", "ball\nbearings")


BAD_ROWS = [
    ("SO-1,16.05.2024,Sample,,,,,,,,", "write it as 2024-05-16"),
    ("SO-1,,,,,,bearings,,,,", "names no party"),
    ("SO-1,,Sample,,CN,,,,,,", "creditor names nobody"),
    ("SO-1,,Sample,Seller,China,,,,,,", "two capital letters"),
    ("SO-1,,Sample,Seller,,7700,,,,,", "inn=7700000000"),
    ("SO-1,,Sample,Seller,,vat=7,,,,,", "has the scheme 'vat'"),
    ("SO-1,,Sample,,,,,848,,,", "no HS code"),
    ("SO-1,,Sample", "3 cells where the header has 11"),
]


@pytest.mark.parametrize(("row", "says"), BAD_ROWS, ids=[says for _, says in BAD_ROWS])
def test_a_bad_row_is_unread_beside_the_good_ones(row: str, says: str) -> None:
    deals = table("SO-0,,Good Buyer,,,,,,,,", row, "SO-2,,Other Buyer,,,,,,,,")
    assert [deal.parties[0].name for deal in deals if deal.parties] == ["Good Buyer", "Other Buyer"]
    [note] = [note for deal in deals for note in deal.unread]
    assert note.field == "row 3"
    assert says in note.why


def test_a_bad_row_of_an_order_leaves_its_other_lines() -> None:
    [order] = table("SO-1,,Sample,,,,bearings,,,,", "SO-1,,Sample,,,,lathes,84,,,")
    assert [line.description for line in order.goods] == ["bearings"]
    assert [note.field for note in order.unread] == ["row 3"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("debtor,creditor,goodz\nA,B,C", "'goodz', which is unknown"),
        ("debtor,creditor,debtor\nA,B,C", "one name twice"),
        ("goods,hs\nbearings,8482", "no column for a party"),
        ("debtor,creditor", "no rows"),
    ],
    ids=["unknown column", "column twice", "no party", "no rows"],
)
def test_a_table_that_cannot_be_used_says_why(text: str, says: str) -> None:
    with pytest.raises(BrokenInput, match=says):
        read(text.encode(), name="orders.csv")


def test_a_quote_that_never_closes_is_unread() -> None:
    deals = table("Good Buyer,lathes", '"Sample,bearings', header="debtor,goods")
    assert [note.field for deal in deals for note in deal.unread] == ["row 3"]


def test_a_sentence_with_commas_is_no_table() -> None:
    [deal] = read(b"From, to, via: he named the creditor, and left.")
    assert deal.format == "text"


def test_every_column_is_documented() -> None:
    from witting.intake import order_csv

    documented = order_csv.__doc__ or ""
    assert [name for name in order_csv._PLAIN if f"`{name}`" not in documented] == []
    assert {"debtor", "end_user", "debtor_country"} <= COLUMNS


def test_the_columns_of_company_and_terms_are_read() -> None:
    table = (
        "reference,debtor,debtor_formed_on,debtor_business,debtor_managers,goods,end_use,"
        "end_user_statement,open_flags\n"
        "SO-1,Sample LLP,2023-03-01,bakery,A. One; B. Two,looms,,Sample Mill,RF-KYC-09\n"
        "SO-1,Sample LLP,2023-03-01,bakery,A. One; B. Two,spindles,repair,Other Mill,\n"
    )
    [deal] = read(table.encode())
    [party] = deal.parties
    assert (party.formed_on, party.managers) == (date(2023, 3, 1), ("A. One", "B. Two"))
    assert (deal.terms.end_use, deal.terms.open_flags) == ("repair", ("RF-KYC-09",))
    assert deal.terms.end_user_statement == ("Sample Mill", "Other Mill")
