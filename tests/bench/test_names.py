"""Claims about what the name bench reads, writes and shows."""

from pathlib import Path

from bench.name_sets import Asked, Listed, read_list, read_queries, write_list, write_queries
from bench.names import number, table

from witting.base import PartyKind


def test_lists_and_queries_come_back_as_they_were_written(tmp_path: Path) -> None:
    listed: list[Listed] = [
        (0, 0, False, PartyKind.PERSON, "Ольга Петрова"),
        (0, 1, True, None, "O. P."),
    ]
    write_list(tmp_path / "list", listed)
    assert list(read_list(tmp_path / "list")) == listed
    asked = [Asked(PartyKind.VESSEL, "Emberline"), Asked(None, "王慧", "王慧敏")]
    write_queries(tmp_path / "asked", asked)
    assert read_queries(tmp_path / "asked") == asked


def test_a_size_is_said_in_thousands_or_millions() -> None:
    assert [number(size) for size in ("100k", "4M", "2500")] == [100_000, 4_000_000, 2_500]


def test_the_table_has_only_rows_somebody_has_and_says_what_failed() -> None:
    shown = table({"sizes": {"1,000": {"build": {"words": 1234}, "recall": {"failed": "no room"}}}})
    assert "1,234" in shown
    assert "peak MB" not in shown
    assert "1,000, recall: failed: no room" in shown
