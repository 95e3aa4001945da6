"""The models are tables: read aloud, the best level first, and as the decision note has them."""

from pathlib import Path

import pytest

from witting.base import PartyKind
from witting.parties import births
from witting.parties.models import MODELS, Feature, Model, model_of

FEATURES = [(model.name, feature) for model in MODELS for feature in model.features]


def weight(feature: Feature) -> list[tuple[float, float]]:
    return [(level.lifts, level.bits) for level in feature.levels]


@pytest.mark.parametrize(("model", "feature"), FEATURES)
def test_levels_stand_from_the_most_telling_down(model: str, feature: Feature) -> None:
    assert weight(feature) == sorted(weight(feature), reverse=True)


def test_of_several_birth_dates_the_one_that_weighs_most_counts() -> None:
    person = model_of(PartyKind.PERSON)
    (born,) = (feature for feature in person.features if feature.name == "birth_date")
    assert tuple(level.says for level in born.levels) == births.ORDER


def test_every_kind_of_party_has_a_model() -> None:
    assert {model.name for model in MODELS} == set(PartyKind)


def test_a_model_reads_aloud() -> None:
    said = list(model_of(PartyKind.PERSON).read_aloud())
    assert "person: birth date, day agrees: +10 bits" in said
    assert "person: identifier, exact: lifts to 1" in said


NOTE = Path(__file__).resolve().parents[2] / "docs" / "decisions" / "0007-evidence-levels.md"


def noted(model: str) -> dict[str, str]:
    """Give what the decision note uses for each level of a model."""
    text = NOTE.read_text(encoding="utf-8")
    table = text[text.index(f"| {model} |") :].split("\n\n")[0]
    rows = [[cell.strip() for cell in line.strip("| ").split("|")] for line in table.splitlines()]
    return {row[0]: row[-1] for row in rows[2:]}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_the_table_and_the_decision_note_hold_the_same_numbers(model: Model) -> None:
    used = {
        f"{feature.name.replace('_', ' ')}, {level.says}": (
            f"lifts to {level.lifts:g}" if level.lifts else f"{level.bits:+g}"
        )
        for feature in model.features
        for level in feature.levels
    }
    assert noted(model.name) == used
