from pathlib import Path

import pytest

from witting.base import BrokenList
from witting.lists.parsed import RejectedRecord
from witting.lists.table import MARKS, table


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
    assert [line for line, _row in found] == [3, 4]


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
