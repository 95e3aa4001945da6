"""What a story tells of itself: its day, its agency or paper, and the note of its version."""

import re
from collections.abc import Sequence
from datetime import date

from witting.base import Deal, Passage
from witting.intake.article import is_story
from witting.intake.dateline import find_day, stated_day
from witting.stories.lexicon import lexicon
from witting.stories.words import words_of

_IN_NAME = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d{2})[-_.]?(?P<m>\d{2})[-_.]?(?P<d>\d{2})(?!\d)")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright|حقوق|版权|Копирайт).{0,20}?(?P<y>(?:19|20)\d{2})", re.I
)
_DATELINE = 140  # signs of the first passages in which an agency names itself
_BYLINE = 3  # passages


def day_of_story(deal: Deal, given: date | None) -> tuple[date | None, str, int | None]:
    """Give the story's day, how it is known, and its year where no more is known.

    In order: what the caller says, the deal, a dateline, a dated line set aside as boilerplate, the
    file's name. A copyright tells the year alone.
    """
    if given is not None:
        return given, "given by the caller", given.year
    if deal.day is not None:
        return deal.day, "stated by the page or the story's opening", deal.day.year
    stated = stated_day(deal.passages)
    if stated is not None:
        return stated, "stated in the story's opening", stated.year
    for passage in deal.dropped:
        found = find_day(passage.text) if len(passage.text) < _DATELINE else None
        if found is not None:
            return found, f"stated in a line beside the story: ‘{passage.text}’", found.year
    named = _in_name(deal.source)
    if named is not None:
        return named, f"in the file's name, {deal.source}", named.year
    year = _copyright(deal.dropped)
    if year is not None:
        return None, f"only the year {year} is told, by the copyright", year
    what = "story" if is_story(deal.passages) else "text"
    return None, f"the {what} does not say it", None


def _in_name(name: str) -> date | None:
    for found in _IN_NAME.finditer(name):
        try:
            return date(int(found["y"]), int(found["m"]), int(found["d"]))
        except ValueError:
            continue
    return None


def _copyright(dropped: Sequence[Passage]) -> int | None:
    years = (_COPYRIGHT.search(passage.text) for passage in dropped)
    return next((int(found["y"]) for found in years if found), None)


def publisher_of(deal: Deal, language: str) -> str:
    """Give the agency or paper the story names as its own: in its dateline, byline or copyright."""
    held = lexicon(language)
    own = [p for p in deal.dropped if _COPYRIGHT.search(p.text)]
    for passage in (*deal.passages[:_BYLINE], *reversed(own)):
        opening = passage.text[:_DATELINE]
        words = words_of(opening, held.han, held.known)
        for hit in held.hits(words):
            if hit.row.table != "institution" or hit.row.tag != "agency":
                continue
            start, end = words[hit.first].start, words[hit.last].end
            if passage in own or _is_byline(opening, start, end):
                return opening[start:end]
    return ""


def _is_byline(text: str, start: int, end: int) -> bool:
    """Say whether an agency's name stands as its own: in brackets, before a dash, as 电."""
    before, after = text[:start].rstrip()[-1:], text[end:].lstrip()[:1]
    if before in ("(", "（", "[") and after in (")", "）", "]"):
        return start < 60
    if before in ("—", "–", "-") and start < 60 and (not after or after in ".,"):
        return True
    return (after in ("—", "–", "-", "电", "電", "讯", "訊") and start < 60) or bool(
        re.match(r"[^。]{0,24}\d+日[电電讯訊]", text[end:]) and start < 4
    )


def version_note_of(dropped: Sequence[Passage]) -> str:
    """Give the remark that says what a version of the story has that the last had not, or ""."""
    return next((p.text for p in dropped if "(update-note)" in p.field), "")
