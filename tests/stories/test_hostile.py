"""Any text whatever is read: no crash, no hang, every span exactly where it says."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.stories import texts
from tests.stories.reading import STORY_DAY, read_lines, read_text
from witting.base import Deal, DealKind, Passage, Span
from witting.stories import StoryRead, read_story

_PIECES = " ".join((texts.ENGLISH, texts.RUSSIAN, texts.CHINESE)).split()
_SCRAPS = st.lists(
    st.one_of(st.sampled_from(_PIECES), st.text(max_size=6), st.sampled_from(list('.,«»"()،。的'))),
    max_size=60,
)


def _spans(story: StoryRead) -> list[Span]:
    out = [m.span for named in story.named for m in named.mentions]
    out += [m.span for place in story.places for m in place.mentions]
    out += [day.span for day in story.days] + [one.span for one in story.goods]
    for s in story.statements:
        out += [s.words, s.passage, *(p.span for p in (*s.who, *s.whom, *s.said_by))]
        out += [s.what] if s.what else []
    return out


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_SCRAPS, min_size=1, max_size=3), st.sampled_from(["en", "ar", "zh", "ru", None]))
def test_scraps_of_stories_are_read_and_spans_are_exact(
    scraps: list[list[str]], language: str | None
) -> None:
    passages = tuple(
        Passage(field=f"paragraph {n}", text=" ".join(words))
        for n, words in enumerate(scraps, start=1)
    )
    deal = Deal(kind=DealKind.ARTICLE, source="s", format="text", passages=passages)
    story = read_story(deal, day=STORY_DAY, language=language)
    held = {p.field: p.text for p in passages}
    for span in _spans(story):
        assert held[span.field][span.start : span.end] == span.text
    ids = {named.id for named in story.named}
    assert all(p.named in ids for s in story.statements for p in (*s.who, *s.whom, *s.said_by))


@pytest.mark.parametrize(
    "text",
    [
        "Putin met Xi and " * 1_500,
        "president of president of " * 1_500,
        "«" * 14_000,
        "的" * 14_000,
        "习" * 14_000,
        "بوتين قال " * 1_500,
        "1 " * 14_000,
        "A. B. " * 4_000,
        "в 2012 году " * 1_500,
    ],
)
def test_a_monotonous_text_takes_no_long_time(text: str) -> None:
    started = time.perf_counter()
    read_lines(text)
    assert time.perf_counter() - started < 10


def test_reading_twice_says_the_same() -> None:
    assert read_text.__wrapped__(texts.ENGLISH) == read_text.__wrapped__(texts.ENGLISH)


def test_a_story_in_another_language_is_read_for_places_alone() -> None:
    story = read_lines("Ο Πούτιν επισκέφθηκε το Πεκίνο.")
    assert story.language == ""
    assert story.statements == ()


def test_what_is_over_the_bounds_is_named() -> None:
    story = read_lines("Russia sold oil to India.", "x" * 40_000)
    assert [one.field for one in story.unread] == ["paragraph 2"]
    assert len(story.statements) == 1
