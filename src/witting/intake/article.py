"""Reads a story or any plain text, and HTML pages: paragraphs to search, boilerplate set aside.

An article names nobody by role, so intake gives it no parties; those who read its passages find
them.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from witting.base import BrokenInput, Deal, DealKind, Passage, TooLarge, UnreadableInput
from witting.intake.dateline import stated_day
from witting.intake.paragraphs import Story, take_apart
from witting.intake.source import Source

MAX_LINES = 200_000

_PARTS = re.compile(r"\n\n|(?<=[.!?…])\s|(?<=[。！？؟])")
_STOPS = (".", "!", "?", "…", "。", "！", "？", "؟")
_FEWEST_WORDS, _FEWEST_HAN = 5, 8  # of a sentence
_HAN = re.compile("[\u3400-\u9fff]")
_LONG = 160  # signs of a sentence that is a story by itself
_LOOKED_AT, _MOST_PASSAGES = 4_000, 40  # signs, passages


def read_text(text: str, source: Source) -> list[Deal]:
    """Read plain text as one article.

    Raises UnreadableInput where it holds no letter or digit, TooLarge over the bound of lines.
    """
    if not any(character.isalnum() for character in text):
        raise UnreadableInput(
            f"{source.name} holds no letter and no digit: there is nothing in it to check. "
            "Send the document again."
        )
    if text.count("\n") + text.count("\r") > MAX_LINES:
        raise TooLarge(
            f"{source.name} has more than {MAX_LINES:,} lines, which no story has: it was not "
            "read. Split it and give the parts."
        )
    return [_article(take_apart(text, is_story=True), "text", source, None)]


def is_story(passages: Sequence[Passage]) -> bool:
    """Say whether a text tells something, in sentences: a line, a list or a heading does not.

    >>> is_story([Passage(field="line 1", text="Ball bearings, 40 boxes")])
    False
    """
    text = "\n\n".join(passage.text for passage in passages[:_MOST_PASSAGES])[:_LOOKED_AT]
    sentences = [*filter(_is_sentence, _PARTS.split(text))]
    return len(sentences) > 1 or any(len(one) >= _LONG for one in sentences)


def _is_sentence(text: str) -> bool:
    is_long = len(text.split()) >= _FEWEST_WORDS or len(_HAN.findall(text)) >= _FEWEST_HAN
    return is_long and text.rstrip(" \n\"'”’»)）").endswith(_STOPS)


def read_html(text: str, source: Source) -> list[Deal]:
    """Read an HTML page as one article: its main text, without menus and advertisements.

    Raises BrokenInput where the page has no text, TooLarge or HostileInput by `main_text`.
    """
    from witting.intake.html_text import main_text

    page = main_text(text, source)
    if not any(character.isalnum() for character in page.text):
        raise BrokenInput(
            f"{source.name} is an HTML page without any text: a page that fills itself by script "
            "must be saved as text after it has loaded."
        )
    story = take_apart(page.text, with_offsets=False, is_story=True)
    aside = [Passage(field=f"page aside {n}", text=t) for n, t in enumerate(page.left_out, start=1)]
    story = replace(story, dropped=(*story.dropped, *aside))
    return [_article(story, "html", source, page.day)]


def _article(story: Story, form: str, source: Source, day: date | None) -> Deal:
    return Deal(
        kind=DealKind.ARTICLE,
        source=source.name,
        format=form,
        day=day or stated_day(story.passages) or stated_day(_published(story)),
        passages=story.passages,
        dropped=story.dropped,
        digest=source.digest,
    )


def _published(story: Story) -> list[Passage]:
    """Give the lines set aside in which the page says when it was published."""
    return [passage for passage in story.dropped if "(published)" in passage.field]
