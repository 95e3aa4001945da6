"""How words of the eleven languages bend, and how their files are refused when they are wrong."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools.goods_languages import compile_languages
from tools.goods_yaml import BrokenGlossary
from tools.make_goods import DATA, compile_index, compile_more, held_codes

from witting.goods.fold import fold
from witting.goods.index import load_index
from witting.goods.inflect import ukrainian_forms
from witting.goods.languages import fits, joined_ways, readings, voiced, without_owner

GOOD = """
language: de
sources: {trade: {title: "own knowledge"}}
goods:
  ball-bearings:
    trade: ["-Kugellager"]
"""


def _compiled(text: str, folder: Path) -> dict[str, Any]:
    (folder / "xx.yaml").write_text(text, encoding="utf-8")
    goods = {"ball-bearings": frozenset[str](), "wheat": frozenset({"agriculture"})}
    return compile_languages(folder, goods, {}, {("lager",): "plain"})


def test_compiling_the_languages_again_changes_nothing() -> None:
    held = json.loads((DATA / "languages.json").read_text(encoding="utf-8"))
    index = compile_index(DATA, held_codes(DATA / "hs2022.tsv"))
    assert json.loads(json.dumps(compile_more(DATA, index))) == held


def test_a_good_file_compiles(tmp_path: Path) -> None:
    assert _compiled(GOOD, tmp_path)


@pytest.mark.parametrize(
    ("wrong", "right", "says"),
    [
        ("language: xx", "language: de", "unknown language 'xx'"),
        ("hearsay:\n", "goods:\n", "unknown field.*hearsay"),
        ("  steel-balls:", "  ball-bearings:", "steel-balls is in no other file"),
        ("    rumour: ", "    trade: ", "rumour.*not declared"),
        ('["Kugel.lager"]', '["-Kugellager"]', "not one word"),
        ('["Lager"]', '["-Kugellager"]', "“Lager” is a term of plain and of ball-bearings"),
    ],
    ids=["language", "field", "goods", "source", "two words", "a word of other goods"],
)
def test_each_mistake_is_named(wrong: str, right: str, says: str, tmp_path: Path) -> None:
    assert right in GOOD
    with pytest.raises(BrokenGlossary, match=says):
        _compiled(GOOD.replace(right, wrong), tmp_path)


def test_a_word_of_other_goods_is_let_in_where_it_needs_its_language(tmp_path: Path) -> None:
    assert _compiled(GOOD.replace("-Kugellager", "@Lager"), tmp_path)


def test_a_language_that_frees_nothing_makes_its_word_for_wheat_doubtful(tmp_path: Path) -> None:
    wheat = GOOD.replace("ball-bearings", "wheat").replace("-Kugellager", "Weizen")
    assert "\t?\t" not in str(_compiled(wheat, tmp_path)["terms"])
    assert "\t?\t" in str(_compiled(wheat + "frees: no\n", tmp_path)["terms"])


@pytest.mark.parametrize(
    ("kind", "stem", "ending"),
    [
        *(("tr", "rulman", ending) for ending in ("lar", "lari", "larin", "i", "dan", "larindan")),
        *(("tr", "mikroislemci", ending) for ending in ("ler", "yi", "nin", "lerden")),
        *(("tr", "osiloskop", ending) for ending in ("lar", "u", "un", "larin")),
        *(("kk", "мойынтірек", ending) for ending in ("тер", "терді", "тің", "ке", "пен")),
        *(("kk", "транзистор", ending) for ending in ("лар", "дың", "ларға", "мен", "дан")),
        *(("ky", "подшипник", ending) for ending in ("тер", "терди", "тин", "ке")),
        *(("ky", "транзистор", ending) for ending in ("лор", "лорду", "дун", "го")),
        *(("de", "kugellager", ending) for ending in ("n", "s")),
        *(("fa", "بلبرينگ", ending) for ending in ("ها", "هاي", "ي", "هايي")),
        *(("ko", "베어링", ending) for ending in ("을", "의", "으로", "용", "들을")),
        *(("it-", "cuscinett", ending) for ending in ("o", "i")),
        *(("es-", "rodamient", ending) for ending in ("o", "os")),
        ("fr", "integre", "es"),
    ],
)
def test_an_ending_of_the_language_is_taken(kind: str, stem: str, ending: str) -> None:
    assert fits(kind, stem, ending)


@pytest.mark.parametrize(
    ("kind", "stem", "ending"),
    [
        ("tr", "rulman", "ler"),
        ("tr", "devre", "lar"),
        ("tr", "anten", "ne"),
        ("tr", "rulman", "xyz"),
        ("kk", "мойынтірек", "тар"),
        ("kk", "транзистор", "лер"),
        ("ky", "подшипник", "тар"),
        ("de", "kugellager", "haus"),
        ("it-", "torn", "ado"),
        ("ko", "베어링", "크"),
    ],
)
def test_no_other_ending_is(kind: str, stem: str, ending: str) -> None:
    assert not fits(kind, stem, ending)


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("підшипник", "підшипниками"),
        ("мікросхема", "мікросхем"),
        ("кульковий", "кулькових"),
        ("плівка", "плівок"),
        ("схема", "схемою"),
    ],
)
def test_ukrainian_forms_reach_the_word(word: str, form: str) -> None:
    keys = ukrainian_forms(word)
    assert any(form.startswith(key) and fits("uk", key, form[len(key) :]) for key in keys)


@pytest.mark.parametrize(
    ("language", "word", "other"),
    [("tr", "celik", "celig"), ("kk", "тірек", "тірег"), ("de", "werk", "werk")],
)
def test_a_last_consonant_is_voiced_where_the_language_does_that(
    language: str, word: str, other: str
) -> None:
    assert voiced(language, word) == other


def test_the_owner_is_taken_off_a_compound() -> None:
    assert "dürbün" not in without_owner("tr", "dürbün")
    assert "генератор" in without_owner("kk", "генераторы")
    assert without_owner("de", "geraete") == set()


@given(st.lists(st.text(alphabet="가나다라", min_size=1, max_size=3), min_size=1, max_size=4))
def test_korean_ways_all_say_the_same(words: list[str]) -> None:
    ways = list(joined_ways(words))
    assert len(ways) == 2 ** (len(words) - 1)
    assert {"".join(way) for way in ways} == {"".join(words)}


@given(st.text(alphabet="abcdeghiklmnorstuзийкартсі가나볼베어링ーンهايو", max_size=60))
def test_a_reading_is_always_a_word_of_the_glossary(word: str) -> None:
    lexicon = load_index().lexicon
    for reading in readings(fold(word), lexicon) if word else ():
        kind, _, key = reading.partition(":")
        assert kind in {row.split(" ")[0] for row in lexicon.known[key].split("|")}
