"""What running text asks of an index: quicker than asking plainly, and the same."""

import random
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.names import ABJAD_MARK, Reading, TokenKind, kind_of, readings
from witting.parties import Screener
from witting.parties import thresholds as at
from witting.parties.align import Alignment, align
from witting.parties.lookup import Lookup
from witting.parties.mentions import _hits, _mention, _runs, _Ways
from witting.parties.plain_search import options_of
from witting.parties.prepare import ranges, told
from witting.parties.running import TextIndex, _said, text_index
from witting.parties.seen import words_seen

STORY = """
    التقى وفلاديمير بوتين الوفد في بكين وقال محمد علي إن الشركة العامة للتجارة دفعت ثمن المعدات
    «Ростех» и банк ВТБ, ООО «Уралподшипник», Владимира Путина, Мохаммад Али, Общество
    ALL CHARGES OUTSIDE HONG KONG HONG KONG FOR MAHAN AIR, AL NOOR TRADING AND BANK SADERAT
    KONTRAKT OOO, MOSKOVSKA BANKA, GENERAL TRADING CO., IRAN SHIPPING LINES, HUSSEIN ALI, VTB BANK
"""


@pytest.fixture(scope="module")
def index(world: Screener) -> TextIndex:
    """Give the shipped lists as running text asks them."""
    return text_index(world.lookup)


def abjad_words(screener: Screener) -> list[str]:
    words = [word for word in screener.lookup.vocabulary if word.startswith(ABJAD_MARK)]
    return random.Random(5).sample(words, 400)


def test_an_index_is_made_once(world: Screener) -> None:
    assert text_index(world.lookup) is text_index(world.lookup)


def test_a_word_is_plainly_what_the_lookup_says_it_is(world: Screener, index: TextIndex) -> None:
    latin = random.Random(6).sample(list(world.lookup.vocabulary), 400)
    for word in [*abjad_words(world), *latin, "~", "~b", "~bW", "putin", "v", "17"]:
        assert index._plainly(word) == world.lookup.same(word), word


def test_an_abjad_word_of_a_text_is_read_against_all_as_against_each(
    world: Screener, index: TextIndex
) -> None:
    lookup = world.lookup
    for word in abjad_words(world):
        each = [n for n in lookup.by_skeleton(word) if lookup.reads_as(word, n, 0.95)]
        assert index._listed(word, "") == (each if len(word) >= 4 else [])


def every_hit(screener: Screener, text: str) -> Iterator[tuple[int, list[int]]]:
    """Look at every row that has a word of the text, as if none could be left out."""
    words, index = words_seen(text), text_index(screener.lookup)
    ways, hits = _Ways(screener, words), dict[int, dict[int, str]]()
    for place, word in enumerate(words):
        for form in word.forms if word.capital else ():
            for token in index._listed(*_said(form)):
                for row in screener.lookup.rows_of(token).tolist():
                    hits.setdefault(row, {}).setdefault(place, form)
    for row, places in hits.items():
        if screener.lookup.row_weak[row]:
            continue
        for run in _runs(sorted(places), words):
            if _mention(screener, text, ways, row, run, places):
                yield row, run


def test_no_row_is_left_out_that_would_be_named(world: Screener) -> None:
    words = words_seen(STORY)
    kept = _hits(world, words)
    named = list(every_hit(world, STORY))
    assert named
    for row, run in named:
        assert set(run) <= set(kept.get(row, ()))


def test_a_row_passed_over_for_what_no_word_meets_would_not_be_named(
    world: Screener, monkeypatch: pytest.MonkeyPatch
) -> None:
    quickly = list(every_hit(world, STORY))
    monkeypatch.setattr("witting.parties.mentions.may_reach", lambda *_: True)
    assert list(every_hit(world, STORY)) == quickly


def laid_without_edits(
    lookup: Lookup, tokens: Reading, weights: list[int], row: int, person: bool
) -> Alignment:
    """Lay a reading against one row as the index of a text must, by the definitions alone."""
    numbers = lookup.tokens_of(row)
    kinds = lookup.token_kind[numbers].tolist()
    return align(
        tokens,
        [lookup.vocabulary[n] for n in numbers],
        weights,
        lookup.token_weight[numbers].tolist(),
        [options_of(lookup.same(t), ranges(t, told(t), lookup), numbers, kinds) for t in tokens],
        person=person,
    )


@given(data=st.data())
def test_a_row_said_not_to_reach_a_score_does_not(
    world: Screener, index: TextIndex, data: st.DataObject
) -> None:
    lookup = world.lookup
    row = data.draw(st.integers(0, lookup.rows - 1))
    own = [lookup.vocabulary[n] for n in lookup.tokens_of(row)]
    words = [word.lstrip("+@.~") for word in own] + ["trading", "ivan", "al", "v"]
    asked = data.draw(st.lists(st.sampled_from(words), min_size=1, max_size=5))
    person = data.draw(st.booleans())
    for tokens in readings(" ".join(asked), person=person):
        weights = [lookup.weight_quickly(token) for token in tokens]
        score = laid_without_edits(lookup, tokens, weights, row, person).score
        [way] = [one for one in index.heard(" ".join(asked), person) if one.tokens == tokens]
        found = index.laid(way, row, person, at.MENTION)
        assert (found is not None) == (score >= at.MENTION)
        assert bool(index.reached(np.array([row]), [way], at.MENTION)[0]) or score < at.MENTION


def test_a_row_is_told_what_it_is(world: Screener, index: TextIndex) -> None:
    for number in range(0, world.lookup.rows, 997):
        row = index.row(number)
        vocabulary = world.lookup.vocabulary
        kinds = [kind_of(vocabulary[n]) for n in row.numbers]
        assert row.own == [
            n
            for n, kind in zip(row.numbers, kinds, strict=True)
            if kind in (TokenKind.WORD, TokenKind.ABJAD)
        ]


def test_a_text_asked_again_is_answered_the_same(world: Screener) -> None:
    once = world.mentions("goods of NPO Uralpodshipnik, bearings")
    once_more = world.mentions("goods of NPO Uralpodshipnik, bearings")
    assert once == once_more
    once.clear()
    assert world.mentions("goods of NPO Uralpodshipnik, bearings") == once_more
