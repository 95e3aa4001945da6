"""The listed words an abjad word reads as: all those alike, as the definition says one by one."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from witting.names import ABJAD_MARK, TokenKind, alike, kind_of, skeleton, skeletons
from witting.names.abjad import abjad_alike, spoken, ways_written
from witting.names.weave import plain_read
from witting.parties.build import Listed, index_arrays
from witting.parties.lookup import Lookup
from witting.parties.spoken import PlainSpoken, open_spoken, read_many

_latin = st.text("aeiouybdhklmnrstvz", min_size=1, max_size=12)
_signs = st.text("'AHWYbdhklmnrstxz", min_size=1, max_size=9)
_least = st.sampled_from((6_000, 8_600, 9_500, 9_588))
# Words of many lengths, so that they are read together and not one by one.
_MANY = tuple("bandar kabandar alkabandar azhar al alexander gholam hasan hussein ezzedine".split())  # noqa: SIM905


def _opened(words: list[str]) -> Lookup:
    names: list[Listed] = [(i, 0, False, None, word) for i, word in enumerate(words)]
    return Lookup(index_arrays(names, len(words)))


@settings(deadline=None, max_examples=500)
@given(_signs, st.lists(_latin, max_size=12), _least)
@example("'zAldYn", ["şəə", "x" * 80], 6_000)
@example("o", ["o"], 6_000)
def test_many_words_are_read_as_one_after_the_other(
    signs: str, words: list[str], least: int
) -> None:
    ways, said = ways_written(ABJAD_MARK + signs), [spoken(word) for word in (*_MANY, *words, "a")]
    assert read_many(ways, said, least) == [plain_read(ways, one, least) for one in said]


@given(_signs, _latin)
def test_a_word_as_it_is_spoken_tells_what_the_word_tells(signs: str, latin: str) -> None:
    read = plain_read(ways_written(ABJAD_MARK + signs), spoken(latin), 6_000)
    assert read == abjad_alike(ABJAD_MARK + signs, latin, 6_000)


def _is_near(token: str, other: str) -> bool:
    """Say whether a listed word is a candidate: by its skeleton, or one slip from a long one."""
    own = skeleton(other)
    return any(
        own == key or (min(len(key), len(own)) > 3 and OSA.distance(own, key) <= 1)
        for key in skeletons(token)
    )


_WORD_KINDS = (TokenKind.WORD, TokenKind.PATRONYMIC, TokenKind.ABJAD)


@settings(deadline=None, max_examples=200)
@given(st.lists(_latin, max_size=12), st.lists(_signs, min_size=1, max_size=6))
@example(["putin", "bautin", "michael"], ["bWtYn", "mAYkl", "b"])
def test_an_abjad_word_reads_as_every_listed_word_it_is_alike(
    words: list[str], asked: list[str]
) -> None:
    lookup = _opened([*words, *_MANY, "مايكل", "حسين"])
    for signs in asked:
        token = ABJAD_MARK + signs
        wanted = tuple(
            (number, alike(token, word))
            for number, word in enumerate(lookup.vocabulary)
            if kind_of(word) in _WORD_KINDS and _is_near(token, word) and alike(token, word)
        )
        assert lookup.abjad(token) == wanted
        assert lookup.knows(token) == any(bp >= 9_300 for _, bp in wanted)


@pytest.mark.parametrize("token", ["~bndr", "~hsYn", "~AlksAndr", "~'zAldYn", "~m"])
def test_both_paths_give_the_same(token: str) -> None:
    arrays = _opened([*_MANY, "حسين"]).arrays
    asked = token, ways_written(token), skeletons(token), 8_600
    assert open_spoken(arrays).read(*asked) == PlainSpoken(arrays).read(*asked)
    assert type(open_spoken(arrays, fast=False)) is PlainSpoken


def test_a_word_spelt_by_usage_is_the_foreign_name() -> None:
    lookup = _opened(["michael", "mikal"])
    assert dict(lookup.abjad("~mAYkl"))[lookup.number("michael")] == 9_700


def test_a_word_of_two_names_is_parted() -> None:
    lookup = _opened(["hasan", "bandar"])
    assert lookup.respeller.parts("~hsnbndr") == (("~hsn", "~bndr"),)
