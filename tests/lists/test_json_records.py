from pathlib import Path

import pytest

from witting.base import BrokenList, TooLarge
from witting.lists import json_records
from witting.lists.json_records import DEEPEST, records
from witting.lists.parsed import RejectedRecord


def read(path: Path, text: str) -> tuple[list[tuple[str, dict[str, object]]], list[RejectedRecord]]:
    path.write_text(text, encoding="utf-8")
    rejected: list[RejectedRecord] = []
    return list(records(path, rejected)), rejected


def test_lines_and_an_array_hold_the_same_records(tmp_path: Path) -> None:
    lines, _ = read(tmp_path / "a.json", '\ufeff{"a": 1}\n\n{"a": 2.50}\r\n')
    array, _ = read(tmp_path / "b.json", '\ufeff [{"a": 1}, {"a": 2.50}]')
    assert [record for _where, record in lines] == [{"a": "1"}, {"a": "2.50"}]
    assert [record for _where, record in array] == [record for _where, record in lines]
    assert [where for where, _record in lines] == ["a.json line 1", "a.json line 3"]


def test_a_line_too_long_is_passed_over_and_the_next_one_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_records, "LONGEST_LINE", 20)
    long = '{"a": "' + "x" * 100 + '"}'
    found, rejected = read(tmp_path / "a.json", f'{{"a": 1}}\n{long}\n{{"a": 2}}\n')
    assert [record for _where, record in found] == [{"a": "1"}, {"a": "2"}]
    assert [(r.where, r.why) for r in rejected] == [
        ("a.json line 2", "the line is too long to be read")
    ]


@pytest.mark.parametrize("line", ["junk", "[]", "5", '"text"', "{", '{"a": "\\ud8"}', "\x00"])
def test_a_line_that_is_no_record_comes_back_by_its_number(tmp_path: Path, line: str) -> None:
    found, rejected = read(tmp_path / "a.json", f'{{"a": 1}}\n{line}\n')
    assert len(found) == 1
    assert [record.where for record in rejected] == ["a.json line 2"]


def test_a_line_in_another_encoding_comes_back_too(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b'{"a": 1}\n{"a": "\xff"}\n')
    rejected: list[RejectedRecord] = []
    assert len(list(records(tmp_path / "a.json", rejected))) == 1
    assert len(rejected) == 1


def test_an_array_that_nests_too_deep_is_refused(tmp_path: Path) -> None:
    bomb = "[" * (DEEPEST + 2) + "]" * (DEEPEST + 2)
    with pytest.raises(TooLarge, match="nests its JSON"):
        read(tmp_path / "a.json", bomb)


def test_a_broken_array_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenList, match="not well-formed JSON"):
        read(tmp_path / "a.json", '[{"a": 1}')


def test_an_array_too_large_to_be_held_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_records, "LARGEST_ARRAY", 30)
    text = '{"a": 1}\n' * 10
    assert len(read(tmp_path / "lines.json", text)[0]) == 10
    with pytest.raises(TooLarge, match="one record on each line"):
        read(tmp_path / "array.json", f"[{','.join(text.splitlines())}]")
