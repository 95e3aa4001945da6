"""Tables made to break a reader are refused or told, in time and memory, and nothing is lost."""

import os
import re
import time
import zipfile
from collections.abc import Callable
from io import BytesIO

import polars
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.intake.mutations import mutated
from tests.intake.tables.workbooks import sheet_of, table
from witting.base import BrokenInput, Deal, HostileInput, InputError, TooLarge, WittingError
from witting.intake import read
from witting.intake.tables.cells import country_in
from witting.intake.tables.reading import guesses

LONGEST = 2.0  # seconds
CSV = (
    b"Order No,Date,Buyer,INN,Country,Goods,HS code,Qty,Value (USD)\n"
    b'A-1,16.05.2024,"Romashka, LLP",7700000000,Russia,ball bearings,8482.10,5,"1,250.50"\n'
    b"A-2,17.05.2024,Gulf Trading,,UAE,lathes,8458,1,9000\n"
)
XLSX = sheet_of(
    ["Orders of May"],
    ["Order No", "Buyer", "INN", "Goods", "HS code", "Qty"],
    ["A-1", "Romashka", 7700000000, "ball bearings", 8482.1, 5],
    ["A-2", "Gulf Trading", None, "lathes", "8458", 1],
)


def parquet() -> bytes:
    held = BytesIO()
    polars.DataFrame({"Buyer": ["Romashka"], "Goods": ["x"], "Qty": [1.5]}).write_parquet(held)
    return held.getvalue()


PARQUET = parquet()


def repacked(change: Callable[[str, bytes], bytes], more: dict[str, bytes] | None = None) -> bytes:
    """Give the workbook with its parts changed."""
    held = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(XLSX)) as old,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            new.writestr(part, change(part, old.read(part)))
        for part, data in (more or {}).items():
            new.writestr(part, data)
    return held.getvalue()


def parts() -> dict[str, bytes]:
    """Give one part of the workbook for each of the endings a change is tried in."""
    with zipfile.ZipFile(BytesIO(XLSX)) as packed:
        return {
            ending: next(packed.read(part) for part in packed.namelist() if part.endswith(ending))
            for ending in PARTS
        }


def sheet(change: Callable[[bytes], bytes]) -> bytes:
    """Give the workbook with its sheet changed."""
    return repacked(lambda part, data: change(data) if part.endswith("sheet1.xml") else data)


def before_rows(outside: bytes, inside: bytes) -> bytes:
    """Give the workbook with something before its rows, and something as its first."""
    return sheet(lambda x: x.replace(b"<sheetData>", outside + b"<sheetData>" + inside))


def after_rows(more: bytes) -> bytes:
    """Give the workbook with something behind its rows."""
    return sheet(lambda x: x.replace(b"</worksheet>", more + b"</worksheet>"))


def within_time(data: bytes, name: str) -> list[Deal]:
    """Read an input; give no deals where it is refused as any input may be."""
    start = time.process_time()
    try:
        deals = read(data, name=name)
    except WittingError:
        deals = []
    assert time.process_time() - start < LONGEST
    return deals


BOMBS: dict[str, tuple[Callable[[], bytes], type[InputError], str]] = {
    "unpacks to more than any sheet": (
        lambda: repacked(lambda _, data: data, {"xl/more.xml": b" " * 40_000_000}),
        TooLarge,
        "when unpacked",
    ),
    "a DOCTYPE": (
        lambda: sheet(lambda x: x.replace(b"?>", b'?><!DOCTYPE a [<!ENTITY b "c">]>', 1)),
        HostileInput,
        "declares a DOCTYPE",
    ),
    "a cell far out": (
        lambda: sheet(lambda x: x.replace(b'r="B3"', b'r="XFD3"')),
        TooLarge,
        "more than 1,000 columns",
    ),
    "a row of too many cells": (
        lambda: before_rows(b"", b"<row>" + b"<c/>" * 250_000 + b"</row>"),
        TooLarge,
        "more in one piece",
    ),
    "elements within elements": (
        lambda: before_rows(b"<a>" * 250 + b"</a>" * 250, b""),
        TooLarge,
        "more in one piece",
    ),
    "merged cells without end": (
        lambda: after_rows(b"".join(b'<mergeCell ref="A%d:B%d"/>' % (n, n) for n in range(60_000))),
        TooLarge,
        "merged cells",
    ),
    "texts that are not there": (
        lambda: sheet(lambda x: re.sub(rb"<v>\d+</v>", b"<v>99999</v>", x)),
        BrokenInput,
        "cannot be read as a workbook",
    ),
    "no sheets": (
        lambda: repacked(lambda part, data: b"<workbook/>" if part == "xl/workbook.xml" else data),
        BrokenInput,
        "names no sheet",
    ),
    "a sheet cut short": (lambda: sheet(lambda x: x[: len(x) // 2]), BrokenInput, "cannot be read"),
    "no Parquet": (lambda: b"PAR1 and no more", BrokenInput, "cannot be read as a table"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_what_is_made_to_break_a_reader_is_refused_in_time(name: str) -> None:
    make, error, says = BOMBS[name]
    data = make()
    start = time.process_time()
    with pytest.raises(error, match=says):
        read(data, name="orders.parquet" if data[:4] == b"PAR1" else "orders.xlsx")
    assert time.process_time() - start < LONGEST


def test_one_merged_cell_over_everything_is_no_bomb() -> None:
    data = after_rows(b'<mergeCell ref="B3:XFD1048576"/>')
    first, *_ = within_time(data, "orders.xlsx")
    assert first.parties[0].name == "Romashka"


def test_a_formula_never_calculated_is_told() -> None:
    data = sheet(lambda x: x.replace(b'<c r="F3"><v>5</v></c>', b'<c r="F3"><f>2+3</f></c>'))
    first, *_ = within_time(data, "orders.xlsx")
    assert "Orders!F3" in [note.field for note in first.unread]


def test_a_locked_member_is_refused() -> None:
    held = bytearray(XLSX)
    at = 0
    while (at := held.find(b"PK\x01\x02", at)) >= 0:
        held[at + 8] |= 1
        at += 4
    with pytest.raises(InputError, match="password"):
        read(bytes(held), name="orders.xlsx")


def test_a_quote_that_never_closes_takes_no_other_row_with_it() -> None:
    deals = table(
        "Order No,Buyer,Goods", 'A-1,"Romashka,bearings', "A-2,Gulf Trading,lathes", name="o.csv"
    )
    assert "Gulf Trading" in [party.name for deal in deals for party in deal.parties]
    assert "row 2" in [note.field for deal in deals for note in deal.unread]


def test_a_short_value_repeated_a_million_times_is_bounded() -> None:
    held = BytesIO()
    row = polars.DataFrame({"Buyer": ["Romashka"], "Goods": ["bearings"]})
    row.select(polars.all().repeat_by(10**6).explode()).write_parquet(held)
    with pytest.raises(TooLarge, match="more than 50,000 rows"):
        read(held.getvalue(), name="orders.parquet")


# What a mutation puts in: signs that part cells, pieces of markup, and bytes that are neither.
SNIPPETS = (
    *(b",", b";", b"\t", b'"', b"\n", b"\r", b"\x00", b"\xff", b"\xef\xbb\xbf", b"=", b"#REF!"),
    *(b"<", b">", b"</row>", b"<row>", b"<c>", b"<v>9</v>", b"&", b"<!DOCTYPE a>", b'r="ZZ9"'),
    *(b't="s"', b's="9"', b"<f>A1</f>", b'<mergeCell ref="A1:C9"/>', b"PAR1", b"PK\x03\x04"),
)
PARTS = ("sheet1.xml", "sharedStrings.xml", "styles.xml", "workbook.xml", ".rels")
fuzzed = settings(
    max_examples=int(os.environ.get("WITTING_FUZZ", "100")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=True,
)


@fuzzed
@given(mutated(CSV, SNIPPETS))
def test_a_text_changed_anywhere_is_read_or_told_and_no_word_is_lost(data: bytes) -> None:
    deals = within_time(data, "orders.csv")
    if not deals:
        return
    names = [one.name for sheet in guesses(data, "x") for one in sheet.columns]
    told = f"{deals} {names} {CSV.decode().splitlines()[0]}"
    for word in re.findall(r"[^\W\d_]{4,}", data.decode("utf-8-sig")):
        assert word in told or country_in(word)


@fuzzed
@given(st.data())
def test_a_workbook_with_a_part_changed_is_read_or_refused(data: st.DataObject) -> None:
    where = data.draw(st.sampled_from(PARTS))
    changed = data.draw(mutated(parts()[where], SNIPPETS))
    made = repacked(lambda part, held: changed if part.endswith(where) else held)
    within_time(made, "orders.xlsx")


@fuzzed
@given(mutated(XLSX, SNIPPETS))
def test_a_workbook_changed_as_a_file_is_read_or_refused(data: bytes) -> None:
    within_time(data, "orders.xlsx")


@fuzzed
@given(mutated(PARQUET, SNIPPETS))
def test_a_parquet_file_changed_anywhere_is_read_or_refused(data: bytes) -> None:
    within_time(data, "orders.parquet")
