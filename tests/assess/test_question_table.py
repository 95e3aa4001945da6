"""The table of questions: every key, every language in its script, every sentence filled."""

import re
import unicodedata
from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from witting.assess.question_table import (
    END_ISOLATE,
    ISOLATE,
    LANGUAGES,
    question_table,
    read_table,
)
from witting.base import Ask, Role, SettingsError
from witting.names.scripts import script_of
from witting.ownership.asking import Asks

ROOT = Path(__file__).resolve().parents[2]
TABLE = question_table()
TEXT = files("witting.data").joinpath("assess/questions.yaml").read_text(encoding="utf-8")
SCRIPTS = {"en": "latn", "ar": "arab", "zh": "hani", "ru": "cyrl"}
FOREIGN = re.compile(r"\{\w+\}|\bHS\b|\bIMO\b|HS编码|IMO编号")
"""Places to fill, and the names of codes that are written in Latin letters everywhere."""

SENTENCES = [
    (f"{key} {language}", language, text)
    for key, entry in TABLE.entries.items()
    for language, text in entry.customer.items()
] + [
    (f"{place} {value} {language}", language, text)
    for place, row in TABLE.terms.items()
    for value, said in row.items()
    for language, text in said.items()
]


def _asking(key: str, value: str = "X") -> Ask:
    return Ask(key=key, words=tuple((word, value) for word in TABLE.entries[key].words))


def _keys_in_code() -> set[str]:
    """Give every key that stands in the code as a text of its own, by the beginnings of keys."""
    begin = "|".join({key.split(".")[0] for key in TABLE.entries})
    written = re.compile(rf'"((?:{begin})\.[a-z_]+)"')
    return {
        key
        for path in (ROOT / "src" / "witting").rglob("*.py")
        if "intake" not in path.parts  # it asks nothing, and names files: "message.eml"
        for key in written.findall(path.read_text(encoding="utf-8"))
    }


def test_every_key_in_the_code_stands_in_the_table() -> None:
    assert _keys_in_code() <= set(TABLE.entries)


def test_every_question_of_ownership_stands_in_the_table() -> None:
    assert {f"owners.{ask.value}" for ask in Asks} <= set(TABLE.entries)


def test_no_question_of_the_table_is_never_asked() -> None:
    asked = _keys_in_code() | {f"owners.{ask.value}" for ask in Asks}
    assert set(TABLE.entries) <= asked


def test_every_role_is_said_in_every_language() -> None:
    assert set(TABLE.terms["role"]) == {role.value for role in Role}


@pytest.mark.parametrize(
    ("language", "text"), [row[1:] for row in SENTENCES], ids=[row[0] for row in SENTENCES]
)
def test_every_sentence_is_in_the_script_of_its_language(language: str, text: str) -> None:
    letters = [script_of(letter) for letter in FOREIGN.sub("", text)]
    assert {script for script in letters if script} == {SCRIPTS[language]}


@pytest.mark.parametrize(
    "text", [row[2] for row in SENTENCES if row[1] == "zh"], ids=lambda text: text[:12]
)
def test_chinese_is_written_in_simplified_characters(text: str) -> None:
    table = files("witting.data").joinpath("goods/hant.yaml").read_text(encoding="utf-8")
    traditional = {pair[0] for pair in yaml.safe_load(table)["pairs"].split()}
    assert set(text) & traditional == set()


@pytest.mark.parametrize("key", TABLE.entries)
def test_every_sentence_of_a_question_fills(key: str) -> None:
    said = (TABLE.analyst(_asking(key)), *TABLE.customer(_asking(key), "LM-1").values())
    assert all("{" not in text and "}" not in text for text in said)


@pytest.mark.parametrize("key", TABLE.entries)
def test_a_question_is_asked_in_every_language_or_of_nobody(key: str) -> None:
    assert set(TABLE.customer(_asking(key))) in (set(LANGUAGES), set())


@pytest.mark.parametrize("key", TABLE.entries)
def test_a_customer_reads_a_whole_sentence(key: str) -> None:
    said = TABLE.customer(_asking(key))
    assert all(text.endswith((".", "。")) for text in said.values())


def test_no_customer_reads_the_name_of_a_list_entry() -> None:
    named = {"entries", "entry", "line", "known", "sources"}
    spoken = [entry for entry in TABLE.entries.values() if entry.customer]
    assert all(named.isdisjoint(entry.asked_of) for entry in spoken)


def test_a_broken_check_is_nothing_to_ask_a_customer() -> None:
    assert TABLE.customer(_asking("check.broken")) == {}


def test_the_reference_opens_the_question() -> None:
    assert TABLE.customer(_asking("goods.unstated"), "LM-7")["en"].startswith("Reference: LM-7. ")


def test_a_name_in_an_arabic_sentence_keeps_its_direction() -> None:
    said = TABLE.customer(_asking("identity.person", "Ivan Petrov"))["ar"]
    assert f"«{ISOLATE}Ivan Petrov{END_ISOLATE}»" in said


def test_an_arabic_name_keeps_its_direction_in_an_english_sentence() -> None:
    said = TABLE.customer(_asking("identity.person", "محمد"))["en"]
    assert f"“{ISOLATE}محمد{END_ISOLATE}”" in said


def test_a_role_is_said_in_the_customers_language() -> None:
    ask = Ask(key="party.nameless", words=(("role", "consignee"),))
    assert "грузополучатель" in TABLE.customer(ask)["ru"]


@given(st.text(), st.sampled_from(LANGUAGES), st.sampled_from(sorted(TABLE.entries)))
def test_no_name_can_turn_the_sentence_around_it(name: str, language: str, key: str) -> None:
    said = TABLE.customer(_asking(key, name)).get(language, "")
    steering = [c for c in said if unicodedata.bidirectional(c) in _STEERS]
    assert steering == [ISOLATE, END_ISOLATE] * (len(steering) // 2)


_STEERS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def test_questions_a_customer_reads_alike_are_one() -> None:
    first = Ask(key="owners.share", words=_share(line="50 % or more"))
    second = Ask(key="owners.share", words=_share(line="more than 50 %"))
    [(ask, places)] = TABLE.joined([first, second])
    assert places == (0, 1)
    assert dict(ask.words)["line"] == "50 % or more; more than 50 %"


def test_questions_about_others_stay_apart() -> None:
    asks = [_asking("identity.person", "A"), _asking("identity.person", "B")]
    assert [ask for ask, _ in TABLE.joined(asks)] == asks


def _share(line: str) -> tuple[tuple[str, str], ...]:
    return (("owner", "A"), ("owned", "B"), ("known", "nothing"), ("line", line))


def test_a_key_the_table_does_not_hold_is_named() -> None:
    with pytest.raises(SettingsError, match=r"no 'goods\.nothing'"):
        TABLE.analyst(Ask(key="goods.nothing"))


def test_a_word_that_is_not_given_is_named() -> None:
    with pytest.raises(SettingsError, match="was given no place"):
        TABLE.analyst(Ask(key="destination.place"))


WRONG = {
    "a language missing": ('      zh: "请说明"\n', "", "lacks zh"),
    "a language empty": ('zh: "请说明"', 'zh: ""', "says nothing in zh"),
    "a language nobody speaks": ('zh: "请说明"', 'zh: "请说明"\n      fr: "Oui"', "has fr"),
    "a place no word fills": ("Who is {who}?", "Who is {whom}?", "whom"),
    "a place in one language only": ("Кто {who}?", "Кто?", "in some languages only"),
    "a word nobody uses": ("words: [who]", "words: [who, why]", "why"),
    "a place that is no word": ("Ask {who}.", "Ask {who.name}.", "who.name"),
    "a brace left open": ("Ask {who}.", "Ask {who.", "does not close"),
    "no sentence for the analyst": ("    analyst: Ask {who}.\n", "", "for the analyst"),
    "neither customer nor reason": ("    customer:", "    custom:", "custom"),
    "a key written twice": ("    words: [who]\n", "    words: [who]\n    words: [who]\n", "twice"),
    "no table at all": ("questions:", "questions: []\nmore:", "more"),
    "not YAML": ("questions:", "questions: [", "not YAML"),
}
GOOD = """
reference:
  words: [reference]
  customer: {en: "R {reference}", ar: "م {reference}", zh: "号 {reference}", ru: "Н {reference}"}
questions:
  who.is:
    words: [who]
    analyst: Ask {who}.
    customer:
      en: "Who is {who}?"
      ar: "من {who}؟"
      zh: "请说明"
      ru: "Кто {who}?"
terms: {}
""".replace("请说明", "请说明{who}")


def test_the_table_the_mistakes_are_made_in_is_right() -> None:
    assert set(read_table(GOOD).entries) == {"who.is"}


@pytest.mark.parametrize(("right", "wrong", "said"), WRONG.values(), ids=WRONG.keys())
def test_a_mistake_in_the_table_is_refused_by_name(right: str, wrong: str, said: str) -> None:
    given_, made = right.replace("请说明", "请说明{who}"), wrong.replace("请说明", "请说明{who}")
    assert given_ in GOOD
    with pytest.raises(SettingsError, match=re.escape(said)):
        read_table(GOOD.replace(given_, made))


def test_the_table_says_who_has_not_read_it() -> None:
    assert "No native speaker, translator or lawyer has reviewed them" in TEXT
