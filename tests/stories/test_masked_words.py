"""A story whose words hide from a search is read as its reader sees it."""

from datetime import date

from tests.stories.texts import ENGLISH
from witting.intake import read
from witting.stories import StoryRead, read_story
from witting.stories.records import Statement

DAY = date(2024, 5, 16)


def told(text: str) -> StoryRead:
    """Read a story."""
    [deal] = read(text.encode(), name="story.txt")
    return read_story(deal, day=DAY)


def said(one: Statement) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Give what is said, without where it stands."""
    return one.kind.value, tuple(p.name for p in one.who), tuple(p.name for p in one.whom)


def test_masked_words_say_what_plain_ones_say() -> None:
    masked = ENGLISH.replace("Putin", "\u0420utin").replace("bearings", "bear\u200bings")
    plain, read_as = told(ENGLISH), told(masked)
    assert [*map(said, read_as.statements)] == [*map(said, plain.statements)]
    assert [one.name for one in read_as.named] == [one.name for one in plain.named]
    assert [one.hs6 for one in read_as.goods] == [one.hs6 for one in plain.goods]


def test_each_place_points_at_the_words_as_written() -> None:
    masked = ENGLISH.replace("Putin", "\u0420utin").replace("bearings", "bear\u200bings")
    story = told(masked)
    fields = {passage.field: passage.text for passage in story.passages}
    spans = [mention.span for named in story.named for mention in named.mentions]
    spans += [goods.span for goods in story.goods] + [s.words for s in story.statements]
    assert any("\u0420utin" in span.text for span in spans)
    assert any("bear\u200bings" in span.text for span in spans)
    assert all(fields[span.field][span.start : span.end] == span.text for span in spans)


def test_the_story_says_which_words_were_masked() -> None:
    [one] = told(ENGLISH.replace("bearings", "bear\u200bings")).unread
    assert "ZERO WIDTH SPACE" in one.why
    assert told(ENGLISH).unread == ()
