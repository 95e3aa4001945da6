"""Compiling the glossary: same input, same bytes; each mistake is named; each citation holds."""

import csv
import json
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.shared import SHARED, needs_shared
from tools.goods_yaml import BrokenGlossary
from tools.make_goods import DATA, compile_index, held_codes, hs_rows, write_hs

from witting.goods.fold import fold, words_of
from witting.goods.index import Term, load_index
from witting.goods.inflect import stems

BROKEN = Path(__file__).resolve().parents[1] / "broken/goods"
CODES = held_codes(DATA / "hs2022.tsv")


def test_compiling_again_changes_nothing() -> None:
    held = json.loads((DATA / "index.json").read_text(encoding="utf-8"))
    assert compile_index(DATA, CODES) == held


@needs_shared
def test_the_table_made_again_is_the_same(tmp_path: Path) -> None:
    made = tmp_path / "hs2022.tsv"
    write_hs(hs_rows(SHARED / "goods/hs2022_en.csv"), made)
    assert made.read_bytes() == (DATA / "hs2022.tsv").read_bytes()


def test_the_index_stays_small() -> None:
    assert (DATA / "index.json").stat().st_size < 4_500_000


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("unknown-code", r"bolts: \['999999'\] not in the HS"),
        ("unknown-source", "hearsay.*not declared"),
        ("unknown-language", "unknown language 'xx'"),
        ("unknown-field", "unknown field.*teir"),
        ("unknown-family", "unknown family.*ironmongery"),
        ("key-given-twice", "'hs'.*given twice"),
        ("term-of-two-goods", "“bolt” is a term of bolts and of nails"),
        ("two-words-in-one", "not one word"),
        ("parts-of-nothing", "parts 'threads' are not in the glossary"),
    ],
)
def test_each_mistake_is_named(name: str, says: str, tmp_path: Path) -> None:
    shutil.copy(DATA / "words.yaml", tmp_path)
    shutil.copy(DATA / "hant.yaml", tmp_path)
    (tmp_path / "parts.yaml").write_text("sources: {}\nparts: []\n", encoding="utf-8")
    (tmp_path / "glossary").mkdir()
    shutil.copy(BROKEN / f"{name}.yaml", tmp_path / "glossary")
    with pytest.raises(BrokenGlossary, match=says):
        compile_index(tmp_path, CODES)


def test_every_term_has_a_source_that_is_declared() -> None:
    index = load_index()
    assert {term.source for term in index.terms()} <= set(index.sources)


@needs_shared
@pytest.mark.parametrize("source", ["hs", "tnved", "sa"])
def test_a_term_cited_to_a_tariff_stands_in_it(source: str) -> None:
    cited = [term for term in load_index().terms() if term.source == source]
    assert cited
    assert [term.text for term in cited if not _stands_in(term, source)] == []


def _stands_in(term: Term, source: str) -> bool:
    codes = load_index().goods[term.goods].codes
    lines = (line for code in codes for line in _lines(source).get(code[:2], ()))
    return any(all(not word.isdisjoint(line) for word in _bare(term)) for line in lines)


def _bare(term: Term) -> list[frozenset[str]]:
    return [frozenset(key.lstrip("!") for key in word) for word in term.keys]


@cache
def _lines(source: str) -> dict[str, list[frozenset[str]]]:
    found: dict[str, list[frozenset[str]]] = {}
    for code, text in _rows(source):
        forms = frozenset(form for word in words_of(fold(text)) for form in stems(word.key))
        found.setdefault(code[:2], []).append(forms)
    return found


def _rows(source: str) -> Iterator[tuple[str, str]]:
    folder = SHARED / "goods"
    if source == "hs":
        yield from hs_rows(folder / "hs2022_en.csv").items()
    elif source == "tnved":
        yield from _walk(json.loads((folder / "tnved_ru_2024.json").read_text(encoding="utf-8")))
    else:
        with (folder / "sa_tariff_ar_en_part5of5.csv").open(encoding="utf-8", newline="") as file:
            yield from ((row["hs_code12"], row["desc_ar"]) for row in csv.DictReader(file))


def _walk(node: Any) -> Iterator[tuple[str, str]]:
    if isinstance(node, dict):
        if re.fullmatch(r"\d{2,10}", str(node.get("code", ""))):
            yield node["code"], node.get("naim") or ""
        for child in node.values():
            yield from _walk(child)
    elif isinstance(node, list):
        for child in node:
            yield from _walk(child)
