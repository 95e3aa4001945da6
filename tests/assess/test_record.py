"""The written assessment is what its published schema says, byte for byte the same each time."""

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from witting.assess import World, as_json, as_record, assess, load_profile
from witting.base import Outcome
from witting.intake import read

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "docs/schema/assessment.schema.json").read_text(encoding="utf-8"))
EXAMPLES = sorted((ROOT / "examples").glob("[0-9]*"))
DAY = date(2024, 5, 16)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_every_example_is_written_as_the_schema_says(path: Path) -> None:
    for deal in read(path):
        answer = assess(deal, World.open(), load_profile("ffi-cn"), DAY)
        jsonschema.validate(as_record(answer), SCHEMA)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_every_grave_finding_of_an_example_is_sourced(path: Path) -> None:
    for deal in read(path):
        answer = assess(deal, World.open(), load_profile("ffi-cn"), DAY)
        grave = [item for item in answer.findings if item.outcome is not Outcome.CLEAR]
        assert all(item.cites or item.rule.startswith("house/") for item in grave)


def test_the_same_five_inputs_give_the_same_bytes() -> None:
    (deal,) = read(ROOT / "examples" / "03-payment-bearings.xml")
    profile = load_profile("ffi-cn")
    once = as_json(assess(deal, World.open(), profile, DAY, made_at=DAY))
    again = as_json(assess(deal, World.open(), profile, DAY, made_at=DAY))
    assert once == again
