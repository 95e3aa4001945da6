"""Workbooks and tables as tests write them."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # it comes without types

from witting.base import Deal
from witting.intake import read


def workbook(fill: Callable[[Any], None]) -> bytes:
    """Give the bytes of a workbook a function has filled."""
    held = BytesIO()
    with xlsxwriter.Workbook(held) as book:
        fill(book)
    return held.getvalue()


def sheet_of(*rows: list[Any], name: str = "Orders") -> bytes:
    """Give a workbook of one sheet with these rows."""

    def fill(book: Any) -> None:
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)

    return workbook(fill)


def table(*rows: str, name: str = "orders.csv") -> list[Deal]:
    """Read the lines of a CSV table."""
    return read("\n".join(rows).encode(), name=name)
