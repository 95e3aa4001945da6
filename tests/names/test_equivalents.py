"""Words that stand for one name find each other, both ways, and only where somebody judged it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.names.equivalents import (
    FAMILY,
    LANGUAGE,
    SHORT,
    SPELLING,
    equivalents,
    syllable_spellings,
)
from witting.names.tables import sources, table
from witting.names.wade_giles import wade_giles

_FILES = ("given", "families", "korean")


def _words() -> list[str]:
    found = {
        word
        for group in table("given")["groups"].values()
        for rows in (group["same"], group.get("short", ()))
        for row in rows
        for word in row.split()
    }
    found |= {
        word
        for row in table("families")["families"]
        for field in ("mandarin", "cantonese", "min", "hakka", "viet", "korean")
        for word in row.get(field, "").split()
    }
    return sorted(found | {w for row in table("korean")["families"].values() for w in row.split()})


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("zhang", "chang", SPELLING),
        ("zhang", "cheung", FAMILY),
        ("huang", "wong", FAMILY),
        ("ruan", "nguyen", FAMILY),
        ("xiao", "hsiao", SPELLING),
        ("zedong", "tsetung", SPELLING),
        ("kim", "gim", SPELLING),
        ("lee", "ri", SPELLING),
        ("yi", "rhee", SPELLING),
        ("jeong", "chung", SPELLING),
        ("young", "yong", SPELLING),
        ("alexander", "iskander", LANGUAGE),
        ("alexander", "oleksandr", LANGUAGE),
        ("mikhail", "michael", LANGUAGE),
        ("mykhailo", "mikhail", LANGUAGE),
        ("yusuf", "joseph", LANGUAGE),
        ("yevgeny", "eugene", LANGUAGE),
        ("muhammad", "mehmet", LANGUAGE),
        ("muhammad", "mohamed", SPELLING),
        ("khalid", "khaled", SPELLING),
        ("qasim", "kassem", SPELLING),
        ("gaddafi", "qadhafi", SPELLING),
        ("jabir", "gaber", SPELLING),
        ("john", "jon", SPELLING),
        ("sasha", "aleksandr", SHORT),
        ("vova", "vladimir", SHORT),
        ("bill", "william", SHORT),
    ],
)
def test_one_name_is_found_from_the_other(one: str, other: str, alike: int) -> None:
    assert dict(equivalents(one))[other] == dict(equivalents(other))[one] == alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sasha", "alex"),  # two nicknames say nothing about each other
        ("alexander", "alexandra"),
        ("vladislav", "stanislav"),  # both are called Slava
        ("ahmad", "muhammad"),
        ("dina", "tina"),  # not Mandarin, though its syllables would be
        ("ivan", "igor"),
    ],
)
def test_other_names_stay_apart(one: str, other: str) -> None:
    assert other not in dict(equivalents(one))


@given(st.sampled_from(_words()))
def test_the_relation_holds_both_ways(word: str) -> None:
    for other, alike in equivalents(word):
        assert dict(equivalents(other))[word] == alike
        assert other != word


@given(st.text(alphabet="acdeghinostuwxz", min_size=1, max_size=14))
def test_wade_giles_and_pinyin_find_each_other(word: str) -> None:
    assert all(word in wade_giles(other) for other in wade_giles(word))


@given(st.text(max_size=30))
def test_any_text_has_an_answer(text: str) -> None:
    assert all(alike in (SPELLING, LANGUAGE, SHORT, FAMILY) for _, alike in equivalents(text))


def test_every_word_is_a_token() -> None:
    assert [word for word in _words() if not re.fullmatch("[a-z]+", word)] == []


def test_no_group_holds_a_word_twice() -> None:
    twice = []
    for name, group in table("given")["groups"].items():
        words = [w for row in (*group["same"], *group.get("short", ())) for w in row.split()]
        twice += [(name, word) for word in set(words) if words.count(word) > 1]
    assert twice == []


@pytest.mark.parametrize("name", _FILES)
def test_each_file_names_its_sources(name: str) -> None:
    assert sources(name)


def test_each_group_cites_a_source_the_file_knows() -> None:
    known = sources("given")
    assert all(group["source"] in known for group in table("given")["groups"].values())


def test_a_korean_syllable_is_spelt_as_people_spell_it() -> None:
    assert {"jeong", "jung", "chung", "jong", "chong"} <= set(syllable_spellings()["정"])
