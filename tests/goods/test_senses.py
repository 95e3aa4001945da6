"""A goods word beside words of its own has another sense; the same words hide no goods."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tools.goods_senses import compile_senses
from tools.goods_yaml import BrokenGlossary, read_yaml
from tools.make_goods import DATA

from witting.goods import classify_goods
from witting.goods.heads import load_heads
from witting.goods.index import load_index

LINES = yaml.safe_load((Path(__file__).parent / "arabic_senses.yaml").read_text(encoding="utf-8"))
WHOLE = read_yaml(DATA / "senses.yaml")


def _alarms(text: str) -> list[str]:
    found = classify_goods(text)
    return [word for one in found if one.tier or one.item_classes for word in one.words]


def test_another_sense_alarms_nobody() -> None:
    alarming = {text: words for text in LINES["innocent"] if (words := _alarms(text))}
    assert alarming == {}


def test_goods_beside_the_same_words_alarm() -> None:
    assert [text for text in LINES["goods"] if not _alarms(text)] == []


@pytest.mark.parametrize(
    ("text", "is_goods"),
    [
        ("محمل قدور ساخنة", False),
        ("محمل قدور ساخنة، محامل كرات", True),
        ("محامل لمصنع القدور", True),
        ("مصباح بمقبس", False),
        ("مصباح مع مقابس", True),
        ("تلفزيون 55 بوصة بمعالج صورة", False),
        ("معالجات صورة رقمية لتلفزيون 55 بوصة", True),
        ("ألعاب أطفال ومتحكمات دقيقة", True),
        ("قطعة شاش", False),
        ("قطعة شاشة", True),
        ("مناظير تلسكوبية", True),
        ("عصا تلسكوبية", False),
        ("رقم المرجع LM358", False),
        ("رقم القطعة LM358", True),
        ("NXP-2N2222", True),
        ("مرجع العملية TRX-2N2222", False),
        ("流水号 2N2222", False),
        ("型号 2N2222", True),
    ],
)
def test_the_words_beside_goods_tell(text: str, is_goods: bool) -> None:
    assert bool(_alarms(text)) is is_goods


@given(st.sampled_from(LINES["goods"]), st.sampled_from(LINES["innocent"]))
def test_goods_on_a_line_of_their_own_are_never_hidden(goods: str, innocent: str) -> None:
    assert _alarms(f"{innocent}\n{goods}")


def test_every_sense_is_of_goods_that_may_alarm() -> None:
    known = {one.id for one in load_index().goods}
    assert set(load_heads().senses) <= known


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"goods": ["nothing"]}, "no goods are called"),
        ({"colour": "red"}, "unknown field"),
        ({"language": "zh"}, "no spaced words"),
        ({"near": []}, "no word tells it"),
        ({"near": ["two words"]}, "more than one word"),
        ({"near": ["@nowhere"]}, "no group is called 'nowhere'"),
    ],
)
def test_each_mistake_is_named(change: dict[str, Any], says: str, tmp_path: Path) -> None:
    entry = {"goods": ["bearings"], "language": "ar", "near": ["قدر"]} | change
    path = tmp_path / "senses.yaml"
    path.write_text(json.dumps(WHOLE | {"senses": {"one": entry}}), encoding="utf-8")
    with pytest.raises(BrokenGlossary, match=says):
        compile_senses(path, {"bearings"})
