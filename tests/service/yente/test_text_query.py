"""A search is read as Elasticsearch's clients write it, as far as that is understood here."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.service.yente.refusals import Refused
from witting.service.yente.text_query import read_text


def test_words_must_all_be_there() -> None:
    (group,) = read_text("Vladimir Putin").groups
    assert [term.words for term in group] == [("vladimir",), ("putin",)]
    assert read_text("Vladimir Putin").is_plain


def test_or_makes_groups() -> None:
    assert len(read_text("rosneft OR gazprom oil").groups) == 2
    assert not read_text("rosneft OR gazprom").is_plain


@pytest.mark.parametrize("text", ["-oil", "NOT oil", "!oil"])
def test_a_word_may_be_unwanted(text: str) -> None:
    (group,) = read_text(text).groups
    assert group[0].is_not


def test_a_field_may_be_named() -> None:
    term = read_text('properties.birthDate:1952 name:"Vladimir Putin"').groups[0]
    assert (term[0].field, term[0].words) == ("birthDate", ("1952",))
    assert (term[1].field, term[1].is_phrase) == ("name", True)


@pytest.mark.parametrize("text", ["a/b", '"open', "[a TO b]", "a^2"])
def test_what_is_no_query_is_refused_unless_it_is_simple(text: str) -> None:
    with pytest.raises(Refused):
        read_text(text)
    assert not read_text(text, simple=True).is_empty


@given(st.text(max_size=60))
def test_simple_text_is_always_read(text: str) -> None:
    read_text(text, simple=True)


@given(st.text(max_size=60))
def test_other_text_is_read_or_refused(text: str) -> None:
    with suppress(Refused):
        read_text(text)
