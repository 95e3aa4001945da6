"""Where a story begins behind its dateline: its place, day and agency are of no deed it tells."""

import re
from collections.abc import Iterator

from witting.stories.page import Page

_LONGEST = 110  # signs
_DASH = re.compile(r"(?<=[\s)）])[-—–―]+(?=\s)")
_WIRE = re.compile(r"[^。！？]{0,40}?\d\s?日(?:消息)?[电電讯訊](?:\s?[（(][^）)]{1,20}[）)])?")
_SHOWS = re.compile(r"\d|[(（][^)）]+[)）]\s*$")
_VERBS = frozenset(("verb", "future", "passive", "infinitive"))


def without_dateline(page: Page) -> Iterator[tuple[int, int]]:
    """Give the sentences of a page, the first without the dateline it begins with."""
    after = _after(page)
    for start, end in page.sentences:
        if end > after:
            yield max(start, after), end


def _after(page: Page) -> int:
    """Give the first word behind the dateline, 0 where there is none."""
    text = page.passage.text[:_LONGEST]
    wire = _WIRE.match(text)
    if wire is not None:
        return page.word_at(wire.end() - 1) + 1
    for dash in _DASH.finditer(text):
        before = text[: dash.start()]
        if not (_SHOWS.search(before) or before.isupper()):
            return 0
        last = page.word_at(dash.end() - 1)
        told = any(h.row.tag in _VERBS for i in range(last) for h in page.events_at(i))
        return 0 if told else last + 1
    return 0
