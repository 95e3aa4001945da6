"""The words by which phrases are read: compiled as they stand, cited rightly, each of one kind."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools.goods_heads import compile_heads
from tools.goods_yaml import BrokenGlossary, read_yaml
from tools.make_goods import DATA, read_heads

from witting.goods.fold import fold, words_of
from witting.goods.heads import kind_of, kind_of_han, kind_of_pair, load_heads
from witting.goods.inflect import stems

WHOLE = read_yaml(DATA / "heads.yaml")
CITED = [
    (kind, word)
    for kind, entry in WHOLE["kinds"].items()
    for by_source in entry["words"].values()
    for word in by_source.get("hs", ())
]


def test_compiling_again_changes_nothing() -> None:
    assert read_heads(DATA) == json.loads((DATA / "heads.json").read_text(encoding="utf-8"))


def _titles() -> dict[str, set[str]]:
    """Give the words of every chapter's titles, in all their forms."""
    found: dict[str, set[str]] = {}
    for line in (DATA / "hs2022.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        code, title = line.split("\t")
        words = found.setdefault(code[:2], set())
        words.update(form for word in words_of(fold(title)) for form in stems(word.key))
    return found


TITLES = _titles()


@pytest.mark.parametrize(("kind", "word"), CITED)
def test_a_head_cited_to_the_harmonized_system_stands_in_its_chapters(kind: str, word: str) -> None:
    forms = [set(stems(piece.key)) for piece in words_of(fold(word))]
    chapters = WHOLE["kinds"][kind]["chapters"]
    assert any(all(form & TITLES[chapter] for form in forms) for chapter in chapters)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("textbooks", "publication"),
        ("учебниками", "publication"),
        ("والكتب", "publication"),
        ("футболке", "clothing"),
        ("operators", "people"),
        ("housings", "part"),
        ("станков", "machine"),
    ],
)
def test_a_head_is_known_in_its_forms(word: str, kind: str) -> None:
    found = kind_of(word)
    assert found is not None
    assert found.name == kind


def test_two_words_are_known_before_one() -> None:
    pair, one = kind_of_pair("bearing", "covers"), kind_of("covers")
    assert pair is not None
    assert pair.keeps
    assert one is not None
    assert not one.keeps


def test_a_chinese_compound_is_known_by_its_longest_ending() -> None:
    tray, bag = kind_of_han("轴承包装盒"), kind_of_han("锂电池包")
    assert tray is not None
    assert tray.name == "container"
    assert bag is not None
    assert bag.keeps


@given(st.text(max_size=40))
def test_any_word_may_be_asked_about(word: str) -> None:
    for found in (kind_of(word), kind_of_pair(word, word), kind_of_han(word)):
        assert found is None or found.name in load_heads().kinds


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"behind": "never"}, "behind is 'never'"),
        ({"links": ["towards"]}, "unknown link"),
        ({"colour": "red"}, "unknown field"),
        ({"words": {"xx": {"trade": ["w"]}}}, "unknown language"),
        ({"words": {"en": {"hearsay": ["w"]}}}, "not declared"),
        ({"words": {"en": {"trade": ["doll"]}}}, "is of publication and of toy"),
    ],
)
def test_each_mistake_is_named(change: dict[str, Any], says: str, tmp_path: Path) -> None:
    kinds = {
        "publication": {"behind": "any", "links": ["of"], "words": {"en": {"trade": ["book"]}}},
        "toy": {"behind": "last", "links": ["of"], "words": {"en": {"trade": ["doll"]}}},
    }
    kinds["publication"] |= change
    path = tmp_path / "heads.yaml"
    path.write_text(json.dumps(WHOLE | {"kinds": kinds}, ensure_ascii=False), encoding="utf-8")
    with pytest.raises(BrokenGlossary, match=says):
        compile_heads(path, {})
