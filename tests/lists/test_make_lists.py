from dataclasses import replace
from pathlib import Path

import yaml
from tools.make_lists import MANIFEST, TARGET, Edition, editions, first_seen

from tests.lists.conftest import read_once
from tests.shared import needs_shared
from witting.lists import Snapshot


def test_the_record_beside_the_snapshot_says_what_it_is_made_of() -> None:
    record = yaml.safe_load((TARGET / "default.yaml").read_text(encoding="utf-8"))
    snapshot = Snapshot.default()
    assert (record["digest"], record["entries"]) == (snapshot.digest, len(snapshot))
    for row, used in zip(record["lists"], snapshot.used, strict=True):
        assert (row["id"], row["published"], row["sha256"]) == (
            used.id,
            used.published,
            used.sha256,
        )
        assert (row["source"], row["licence"]) == (used.source, used.licence)
        assert row["attribution"]
        assert row["read_from"]


@needs_shared
def test_the_same_files_give_the_shipped_snapshot() -> None:
    rows = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))["lists"]
    lists = [
        replace(found, meta=replace(found.meta, source=row["source"], licence=row["licence"]))
        for row in rows
        for found in [read_once(row["file"])]
    ]
    assert Snapshot.from_lists(lists).digest == Snapshot.default().digest


@needs_shared
def test_the_same_diffs_give_the_shipped_days() -> None:
    rows = sorted(first_seen(editions()), key=lambda row: (int(row[0]), row[2], row[1]))
    shipped = (TARGET / "ofac_first_seen.csv").read_text(encoding="utf-8").splitlines()
    assert [",".join(row) for row in rows] == [line for line in shipped if line[0].isdigit()]
    assert (len(rows), len(editions())) == (1_713, 62)


def test_a_second_edition_of_a_day_points_at_the_day_before() -> None:
    rows = first_seen(
        [
            Edition(name="2024-02-06_a", start="0", end="1", removed={}, added={"1": "+1"}),
            Edition(name="2024-02-08_b", start="1", end="2", removed={}, added={"2": "+2"}),
            Edition(name="2024-02-08_c", start="2", end="3", removed={}, added={"3": "+3"}),
        ]
    )
    assert [(row[0], row[2], row[3]) for row in rows] == [
        ("1", "2024-02-06", ""),
        ("2", "2024-02-08", "2024-02-06"),
        ("3", "2024-02-08", "2024-02-06"),
    ]


def test_a_remark_that_comes_to_a_listed_id_is_a_day_of_its_own() -> None:
    marked = '+1,"A",…,"section 11 of Executive Order 14024"'
    edition = Edition(
        name="2024-02-23_x", start="0", end="1", removed={"1": '-1,"A"'}, added={"1": marked}
    )
    assert next(iter(first_seen([edition])))[1] == "marked"


def test_the_manifest_names_no_machine() -> None:
    for path in (MANIFEST, TARGET / "default.yaml", TARGET / "ofac_first_seen.csv"):
        assert str(Path.home()) not in path.read_text(encoding="utf-8")
