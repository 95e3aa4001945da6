"""A party on a list whose law is not in the lawbook is a review, never OFAC's or the EU's."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.book_facts import listed
from witting.assess import World, assess, load_profile
from witting.base import Outcome
from witting.intake import read
from witting.lists import ParsedList, Snapshot
from witting.lists.sources import list_used

ORDER = {"kind": "order", "parties": [{"role": "creditor", "name": "Olga Sternbergova"}]}


@pytest.mark.parametrize(
    ("list_id", "rule"),
    [
        ("un-sc", "un/consolidated-list"),
        ("uk-sl", "uk/sanctions-list"),
        ("bis-el", "us/ear/entity-list"),
        ("state-isn", "house/other-list"),
        ("own-house-blacklist", "house/other-list"),
        ("csl-sdn", "us/ofac/sdn"),
        ("ofac-cons", "us/ofac/non-sdn"),
    ],
)
def test_each_list_stands_for_its_own_rule_or_for_none(
    tmp_path: Path, list_id: str, rule: str
) -> None:
    entry = replace(listed(2, "Olga Sternbergova"), list_id=list_id)
    meta = replace(
        list_used("ofac-sdn", published="2024-02-20", entries=1, sha256="0" * 64), id=list_id
    )
    path = tmp_path / "one.snapshot"
    Snapshot.from_lists([ParsedList(meta=meta, entries=(entry,))]).write(path)
    (deal,) = read(json.dumps(ORDER).encode())
    day = date(2024, 2, 24)
    told = assess(deal, World.open(path), load_profile("ffi-cn"), day)
    missing = [] if list_id == "csl-sdn" else ["house/list-missing"]
    assert [finding.rule for finding in told.findings] == [rule, *missing]
    binds_all = list_id == "un-sc"  # through the law of every member state
    assert told.outcome is (Outcome.PROHIBITED if binds_all else Outcome.REVIEW)
