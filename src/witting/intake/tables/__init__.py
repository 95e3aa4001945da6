"""Reads tables of orders and payments: CSV, workbooks (XLSX), Parquet.

What the columns are is guessed from their names in four languages and from what stands in them, and
a person confirms it; what no column says is searched as text. The reading of rows, encodings and
workbooks serves the customer book too.
"""

from witting.intake.tables.guessing import ColumnGuess, SheetGuess, is_header
from witting.intake.tables.mapping import SheetMapping, TableMapping, read_table_mapping
from witting.intake.tables.read import (
    TableGuess,
    guess_table,
    is_table_file,
    read_rows,
    read_table_source,
)

__all__ = [
    "ColumnGuess",
    "SheetGuess",
    "SheetMapping",
    "TableGuess",
    "TableMapping",
    "guess_table",
    "is_header",
    "is_table_file",
    "read_rows",
    "read_table_mapping",
    "read_table_source",
]
