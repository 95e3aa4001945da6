"""`witting map`: what columns are taken for is shown with reasons, and written for confirmation."""

from pathlib import Path

import pytest

from tests.cli.run import Shell
from witting.base import SettingsError
from witting.intake import read
from witting.intake.tables import read_table_mapping

SURE = (
    "Order No;Date;Buyer;INN;Goods;HS code;Value (USD)\n"
    "A-1;16.05.2024;Ромашка;7700000000;lathes;8458;9,5\n"
)
UNSURE = "Order No;Buyer of record;Goods\nA-1;Ромашка;lathes\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "orders.csv"


def test_a_sure_guess_is_shown_with_reasons_and_examples(witting: Shell, table: Path) -> None:
    table.write_text(SURE, encoding="utf-8")
    result = witting("map", table)
    assert result.status == 0
    for word in ("orders.csv: orders, header in line 1", "debtor.inn", "of the debtor before it"):
        assert word in result.out
    assert "7700000000" in result.out


def test_what_is_written_can_be_read_with(witting: Shell, table: Path, tmp_path: Path) -> None:
    table.write_text(SURE, encoding="utf-8")
    mapping = tmp_path / "orders.map.toml"
    assert witting("map", table, "--write", mapping).status == 0
    assert read(table, mapping=mapping) == read(table)


def test_a_guess_that_is_not_sure_is_marked_and_its_mapping_refused(
    witting: Shell, table: Path, tmp_path: Path
) -> None:
    table.write_text(UNSURE, encoding="utf-8")
    mapping = tmp_path / "orders.map.toml"
    result = witting("map", table, "--write", mapping)
    assert result.status == 10
    assert "debtor?" in result.out
    written = mapping.read_text(encoding="utf-8")
    with pytest.raises(SettingsError, match="leaves open whether the column 'Buyer of record'"):
        read_table_mapping(mapping)
    mapping.write_text(written.replace("debtor?", "end_user"), encoding="utf-8")
    [deal] = read(table, mapping=mapping)
    assert (deal.parties[0].role.value, deal.unread) == ("end_user", ())


def test_no_file_is_written_over(witting: Shell, table: Path, tmp_path: Path) -> None:
    table.write_text(SURE, encoding="utf-8")
    mapping = tmp_path / "orders.map.toml"
    mapping.write_text("confirmed", encoding="utf-8")
    result = witting("map", table, "--write", mapping)
    assert result.status == 1
    assert "is there already" in result.err
    assert mapping.read_text(encoding="utf-8") == "confirmed"


def test_the_record_for_machines_holds_columns_and_mapping(witting: Shell, table: Path) -> None:
    table.write_text(UNSURE, encoding="utf-8")
    record = witting("map", table, "--json").json
    assert (record["schema"], record["is_sure"]) == ("witting/map/1", False)
    [sheet] = record["sheets"]
    buyer = sheet["columns"][1]
    assert (buyer["field"], buyer["is_sure"], buyer["examples"]) == ("debtor", False, ["Ромашка"])
    assert '"Buyer of record" = "debtor?"' in record["mapping"]


def test_a_text_of_another_encoding_asks_which(witting: Shell, table: Path, tmp_path: Path) -> None:
    table.write_bytes(SURE.encode("cp1251"))
    mapping = tmp_path / "orders.map.toml"
    result = witting("map", table, "--write", mapping)
    assert result.status == 10
    assert "cp1251 reads 'Ромашка'" in result.out
    with pytest.raises(SettingsError, match="leaves open the encoding"):
        read_table_mapping(mapping)
    mapping.unlink()
    assert witting("map", table, "--encoding", "cp1251", "--write", mapping).status == 0
    [deal] = read(table, mapping=mapping)
    assert deal.parties[0].name == "Ромашка"


def test_what_is_no_table_says_so(witting: Shell, tmp_path: Path) -> None:
    path = tmp_path / "story.pdf"
    path.write_bytes(b"%PDF-1.7\n")
    result = witting("map", path)
    assert result.status == 1
    assert "is no table" in result.err


def test_a_table_nobody_has_confirmed_asks_for_a_look(witting: Shell, table: Path) -> None:
    table.write_text(UNSURE, encoding="utf-8")
    result = witting("assess", table)
    assert result.status == 10
    assert "nobody has confirmed it" in " ".join(result.out.split())
