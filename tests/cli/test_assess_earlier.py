"""`witting assess --earlier`: a new deal is held against earlier ones, of any format."""

import json
from pathlib import Path
from typing import Any

from tests.cli.run import Shell

DAY = "2024-05-16"


def _order(folder: Path, name: str, end: str, day: str) -> Path:
    order = {
        "kind": "order",
        "reference": name,
        "day": day,
        "parties": [
            {"role": "creditor", "name": "Wesertal Beispiel GmbH", "country": "DE"},
            {"role": "debtor", "name": "TOO Primer Agro", "country": "KZ"},
        ],
        "goods": [{"description": "ball bearings 6205-2RS", "hs": "848210"}],
        "route": {"from": "DEHAM", "to": end},
    }
    path = folder / f"{name}.json"
    path.write_text(json.dumps(order), encoding="utf-8")
    return path


def _flags(record: Any) -> set[str]:
    return {fact["flag"] for fact in record["facts"] if fact["kind"] == "red_flag"}


def test_an_earlier_deal_of_a_folder_raises_a_flag(witting: Shell, tmp_path: Path) -> None:
    new, held = _order(tmp_path, "new", "KZ", "2024-05-01"), tmp_path / "earlier"
    held.mkdir()
    _order(held, "old", "RU", "2021-05-01")
    alone = witting("assess", new, "--json", "--as-of", DAY)
    beside = witting("assess", new, "--json", "--as-of", DAY, "--earlier", held)
    assert "RF-J22-01" not in _flags(alone.json)
    assert "RF-J22-01" in _flags(beside.json)


def test_a_later_deal_is_not_earlier(witting: Shell, tmp_path: Path) -> None:
    new = _order(tmp_path, "new", "KZ", "2024-05-01")
    later = _order(tmp_path, "later", "RU", "2024-05-02")
    done = witting("assess", new, "--json", "--as-of", DAY, "--earlier", later)
    assert "RF-J22-01" not in _flags(done.json)


def test_an_earlier_deal_that_cannot_be_read_is_told_and_fails(
    witting: Shell, tmp_path: Path
) -> None:
    new = _order(tmp_path, "new", "KZ", "2024-05-01")
    broken = tmp_path / "broken.json"
    broken.write_text('{"kind": "order",', encoding="utf-8")
    done = witting("assess", new, "--json", "--as-of", DAY, "--earlier", broken)
    told, error = done.json
    assert told["schema"] == "witting/assessment/1"
    assert error["input"] == str(broken)
    assert done.status == 1


def test_too_many_earlier_files_are_refused(
    witting: Shell, tmp_path: Path, monkeypatch: Any
) -> None:
    monkeypatch.setattr("witting.cli.assess_earlier.MOST_FILES", 1)
    new = _order(tmp_path, "new", "KZ", "2024-05-01")
    held = tmp_path / "earlier"
    held.mkdir()
    _order(held, "one", "KZ", "2021-05-01")
    _order(held, "two", "KZ", "2021-05-02")
    done = witting("assess", new, "--earlier", held)
    assert done.status not in (0, 10, 20)
    assert "--earlier names more than 1 files" in done.err
