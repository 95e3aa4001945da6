"""Goods denied, inside a thing of the house or in a fitting raise nothing; sold, they do."""

from pathlib import Path

import pytest
import yaml

from witting.goods import classify_goods

LINES = yaml.safe_load((Path(__file__).parent / "contained.yaml").read_text(encoding="utf-8"))


def _alarms(text: str) -> list[str]:
    found = classify_goods(text)
    return [word for one in found if one.tier or one.item_classes for word in one.words]


@pytest.mark.parametrize("kind", ["denied", "contained", "fittings", "tuning"])
def test_what_is_not_traded_raises_nothing(kind: str) -> None:
    assert {text: words for text in LINES[kind] if (words := _alarms(text))} == {}


def test_no_word_of_the_house_hides_goods() -> None:
    assert [text for text in LINES["goods"] if not _alarms(text)] == []
