from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.base import BrokenList
from witting.lists.parsed import RejectedRecord
from witting.lists.table import MARKS, table

CELL = st.text("ab é.", max_size=8)


def read(path: Path, text: str) -> tuple[list[tuple[int, dict[str, str]]], list[RejectedRecord]]:
    path.write_text(text, encoding="utf-8", newline="")
    rejected: list[RejectedRecord] = []
    return list(table(path, rejected)), rejected


@pytest.mark.parametrize("mark", MARKS)
def test_the_header_tells_what_parts_the_cells(tmp_path: Path, mark: str) -> None:
    found, _ = read(tmp_path / "a.csv", f"\ufeffa{mark}b\r\n 1 {mark}2\r\n")
    assert found == [(2, {"a": "1", "b": "2"})]


def test_a_cell_can_hold_marks_quotes_and_line_breaks(tmp_path: Path) -> None:
    found, _ = read(tmp_path / "a.csv", 'a,b\n"x, ""y""\nz",2\n3,4\n')
    assert [row for _line, row in found] == [{"a": 'x, "y"\nz', "b": "2"}, {"a": "3", "b": "4"}]
    assert [line for line, _row in found] == [2, 4]


def test_a_row_of_another_width_and_a_cell_too_long_come_back_by_their_line(
    tmp_path: Path,
) -> None:
    long = "x" * 200_000
    found, rejected = read(tmp_path / "a.csv", f"a,b\n1\n{long},2\n\n3,4\n")
    assert [row for _line, row in found] == [{"a": "3", "b": "4"}]
    assert [record.where for record in rejected] == ["a.csv line 2", "a.csv line 3"]
    assert "1 cells" in rejected[0].why


def test_a_header_that_names_a_column_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenList, match="more than one column 'a'"):
        read(tmp_path / "a.csv", "a,b,a\n1,2,3\n")


def test_a_quote_that_is_never_closed_swallows_no_row(tmp_path: Path) -> None:
    text = 'a,b\n1,x\n2,"y\n' + "".join(f"{number},z\n" for number in range(3, 8_000))
    found, rejected = read(tmp_path / "a.csv", text)
    assert [row["a"] for _line, row in found] == ["1", *map(str, range(3, 8_000))]
    assert [record.where for record in rejected] == ["a.csv line 3"]


def test_a_quote_that_the_next_row_seems_to_close_swallows_no_row(tmp_path: Path) -> None:
    found, rejected = read(tmp_path / "a.csv", 'a,b,c\n1,"x,r\n2,y,r\n3,"z",r\n4,z,r\n')
    assert [row["a"] for _line, row in found] == ["2", "3", "4"]
    assert [record.where for record in rejected] == ["a.csv line 2"]


def test_a_quote_inside_a_cell_is_read_while_its_own_line_alone_is_at_stake(
    tmp_path: Path,
) -> None:
    found, rejected = read(tmp_path / "a.csv", 'a,b\n"Acme" Ltd,1\n"B" Ltd,"x\n3,y\n')
    assert [row for _line, row in found] == [{"a": "Acme Ltd", "b": "1"}, {"a": "3", "b": "y"}]
    assert [record.where for record in rejected] == ["a.csv line 3"]


@given(
    rows=st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=12),
    broken=st.integers(0, 11),
)
def test_every_row_is_read_or_given_up_by_name(
    rows: list[tuple[str, str, str]], broken: int
) -> None:
    """Of rows of whole numbers and names, one opens a quote that nothing closes."""
    lines = [f"{number},{','.join(row)}\n" for number, row in enumerate(rows)]
    lines.insert(min(broken, len(rows)), 'x,"open,y,z\n')
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        found, rejected = read(path, "n,a,b,c\n" + "".join(lines))
    assert [row["n"] for _line, row in found] == [str(number) for number in range(len(rows))]
    assert [record.where for record in rejected] == [f"a.csv line {min(broken, len(rows)) + 2}"]
