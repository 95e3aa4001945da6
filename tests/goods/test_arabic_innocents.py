"""Everyday Arabic and English lines raise no tier and no class, goods in the same words do."""

from pathlib import Path

import pytest
import yaml

from witting.goods import classify_goods

HERE = Path(__file__).parent
INNOCENTS = yaml.safe_load((HERE / "arabic_innocents.yaml").read_text(encoding="utf-8"))
GOODS = yaml.safe_load((HERE / "arabic_goods.yaml").read_text(encoding="utf-8"))


def _alarms(text: str) -> list[str]:
    found = classify_goods(text)
    return [word for one in found if one.tier or one.item_classes for word in one.words]


@pytest.mark.parametrize("kind", ["tricky", "plain"])
def test_no_innocent_line_alarms(kind: str) -> None:
    alarming = {text: words for text in INNOCENTS[kind] if (words := _alarms(text))}
    assert alarming == {}


def test_goods_in_the_same_words_alarm() -> None:
    assert [text for text in GOODS if not _alarms(text)] == []


def test_no_english_innocent_line_alarms() -> None:
    lines = yaml.safe_load((HERE / "english_innocents.yaml").read_text(encoding="utf-8"))["tricky"]
    assert [text for text in lines if _alarms(text)] == []
