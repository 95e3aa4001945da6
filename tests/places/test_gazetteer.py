"""The shipped tables hold together, say where each row is from, and are refused when damaged."""

import csv
import shutil
import time
from pathlib import Path

import pytest
from tools import make_places

from tests.shared import needs_shared
from witting.base import BrokenList
from witting.places import gazetteer as room
from witting.places.fold import fold_key

ROOT = Path(__file__).resolve().parents[2]
BROKEN = ROOT / "tests" / "broken" / "places"


def rows(name: str) -> list[dict[str, str]]:
    with (room.DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_every_row_names_a_known_source() -> None:
    known = {row["key"] for row in rows("sources.tsv")}
    assert {row["source"] for row in rows("names.tsv")} <= known
    assert {row["source"] for row in rows("places.tsv")} <= known


def test_every_source_says_its_licence() -> None:
    assert all(row["title"] and row["licence"] for row in rows("sources.tsv"))


def test_every_name_belongs_to_a_place_or_is_a_decoy() -> None:
    places = {row["id"] for row in rows("places.tsv")}
    strays = [r for r in rows("names.tsv") if r["place"] not in places and r["use"] != "decoy"]
    assert strays == []


def test_every_key_is_what_folding_gives() -> None:
    wrong = [r for r in rows("names.tsv") if fold_key(r["text"]) != r["key"].replace(",", "")]
    assert wrong == []


def test_every_place_lies_in_a_country_of_the_table() -> None:
    countries = {row["id"] for row in rows("places.tsv") if row["kind"] == "country"}
    assert {row["country"] for row in rows("places.tsv")} <= countries


def test_no_code_stands_for_two_places() -> None:
    codes = [row["locode"] for row in rows("places.tsv") if row["locode"]]
    assert len(codes) == len(set(codes))


def test_a_locode_begins_with_its_country() -> None:
    wrong = [r for r in rows("places.tsv") if r["locode"] and r["locode"][:2] != r["country"]]
    assert wrong == []


@pytest.mark.parametrize("territory", ["UA-43", "UA-40", "UA-14", "UA-09"])
def test_occupied_territory_has_names_in_four_languages(territory: str) -> None:
    named = {r["language"] for r in rows("names.tsv") if r["place"] == territory}
    assert {"en", "ru", "ar", "zh"} <= named


CASES = {
    "a place of no known kind": ("places_unknown_kind.tsv", "places.tsv", "unknown kind"),
    "a row cut short": ("places_cut_short.tsv", "places.tsv", "damaged"),
    "a name without columns": ("names_cut_short.tsv", "names.tsv", "damaged"),
}


@pytest.mark.parametrize(("broken", "name", "says"), CASES.values(), ids=CASES)
def test_a_damaged_table_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str, name: str, says: str
) -> None:
    shutil.copytree(room.DATA, tmp_path / "places")
    shutil.copy(BROKEN / broken, tmp_path / "places" / name)
    monkeypatch.setattr(room, "DATA", tmp_path / "places")
    with pytest.raises(BrokenList, match=f"(?s){says}.*reinstall witting"):
        room.gazetteer.__wrapped__()


def test_a_missing_table_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "DATA", tmp_path)
    with pytest.raises(BrokenList, match="no place can be recognised: reinstall witting"):
        room.gazetteer.__wrapped__()


def test_the_tables_open_quickly() -> None:
    """Stated bound 60 ms; a crowded machine gets five times that before this fails."""
    best = min(_opening() for _ in range(3))
    assert best < 0.3


def _opening() -> float:
    start = time.perf_counter()
    room.gazetteer.__wrapped__()
    return time.perf_counter() - start


@needs_shared
def test_making_the_tables_again_changes_nothing(tmp_path: Path) -> None:
    make_places.main(tmp_path)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert {name: (room.DATA / name).read_bytes() for name in made} == made
