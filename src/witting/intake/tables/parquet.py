"""Reads a Parquet file some thousand rows at a time, each value as the text it stands for."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from witting.base import BrokenInput
from witting.base.csv_rows import Row
from witting.intake.tables.text import LARGEST_CELL, Progress, opened

MOST_COLUMNS = 1_000
_AT_ONCE = 5_000  # rows held at a time
_WHOLE = r"^(-?\d+)\.0$"  # 7707083893.0 is a number of a firm that passed through a float


def parquet_rows(
    given: Path | bytes, *, name: str, progress: Progress | None = None
) -> tuple[tuple[str, ...], Iterator[Row]]:
    """Give the columns that hold more than one value a row, or bytes, and the rows without them.

    The first row is the names of the columns. Raises BrokenInput for a file that is not Parquet.
    """
    import polars

    with _mended(name):
        found = polars.scan_parquet(given if isinstance(given, Path) else opened(given))
        schema = found.collect_schema()
        nested = tuple(name for name, kind in schema.items() if _is_nested(kind))
        plain = [name for name in schema if name not in nested]
        if len(plain) > MOST_COLUMNS:
            raise BrokenInput(
                f"{name} has {len(plain):,} columns and a table of orders or parties has"
                f" {MOST_COLUMNS:,} at most: write those that are needed."
            )
        total = int(found.select(polars.len()).collect().item())
    return nested, _rows(found, plain, total, name, progress)


def _rows(
    found: Any, plain: list[str], total: int, name: str, progress: Progress | None
) -> Iterator[Row]:
    import polars

    text = polars.col(plain).cast(polars.String, strict=False).fill_null("")
    yield Row(line=1, cells=tuple(column.strip() for column in plain))
    floats = [
        one for one, kind in found.collect_schema().items() if one in plain and kind.is_float()
    ]
    whole = polars.col(floats).str.replace(_WHOLE, "$1") if floats else None
    for at in range(0, total, _AT_ONCE):
        if progress is not None:
            progress(f"reading {name}", at, total)
        with _mended(name):
            part = found.slice(at, _AT_ONCE).select(text)
            frame = (part.with_columns(whole) if whole is not None else part).collect()
            lengths = polars.all().str.len_chars()
            longest = frame.select(polars.max_horizontal(lengths)).to_series().to_list()
            # A value may stand once in the file for a million rows: its length is asked first.
            cut = frame.select(polars.all().str.head(LARGEST_CELL))
        for place, cells in enumerate(cut.iter_rows()):
            line = at + place + 2
            if longest[place] > LARGEST_CELL:
                why = f"one of its cells is longer than {LARGEST_CELL:,} characters"
                yield Row(line=line, why=why)
            else:
                yield Row(line=line, cells=tuple([cell.strip() for cell in cells]))


class _mended:  # noqa: N801  # it reads as a word of the `with` it stands in
    """Turns what polars says of a file that is none into one sentence."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: object
    ) -> None:
        import polars

        if kind is None or error is None:
            return
        # What goes wrong within Rust comes as a PanicException, which is no Exception.
        known = (polars.exceptions.PolarsError, OSError, ValueError, OverflowError)
        if issubclass(kind, known) or kind.__name__ == "PanicException":
            raise broken_table(self._name, error) from None


def broken_table(name: str, error: BaseException) -> BrokenInput:
    """Give the error for a file that is no table, with what its reader said of it."""
    why = " ".join(str(error).split())[:200]
    return BrokenInput(f"{name} cannot be read as a table ({why}). Write it again.")


def _is_nested(kind: Any) -> bool:
    return bool(kind.is_nested()) or str(kind) in ("Binary", "Object")
