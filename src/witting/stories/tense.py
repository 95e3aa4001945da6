"""Whether what is told beside a day is over or to come: the verb decides, and may not tell."""

import re
from collections.abc import Iterator
from functools import cache

from witting.stories.lexicon import Hit, lexicon
from witting.stories.page import Page
from witting.stories.tables import listed
from witting.stories.triggers import REPORTING
from witting.stories.words import Word, fold

UNTOLD = "untold"
"""The turn of a day that the words beside it put neither before the story nor after it."""

_REACH = 40  # words
_NEAR = 4  # words before a verb where its helpers stand
_PARTS = frozenset(",،，;；؛:：—–()")
_NOUNS = frozenset(("noun", "weak"))
_PAST = {
    "en": re.compile(r"[^\W\d_]{2,}ed$"),
    "ru": re.compile(r"[^\W\d_]{2,}(?:л|ла|ло|ли)(?:ся|сь)?$"),
}
_PAST_PARTICIPLE = re.compile(r"(?:ан|ен|ят|ыт)[аоы]?$")
_FUTURE_ARABIC = re.compile(r"[وف]?س[يتن][^\W\d_]{3,}(?<!ة)(?<!ات)(?<!ين)$")
_NO_FUTURE = ("سيار", "سياس", "سينا", "سيطر", "سياد", "سيد", "ستار", "سيول", "سنو", "سين", "سيرغ")
_IRREGULAR = listed(
    "met said sold told bought sent paid held took came flew went spoke made gave shipped struck "
    "began fought froze wrote left sought found put"
)


def is_to_come(page: Page, first: int) -> bool:
    """Say whether the event nearest to a day, before it or else after, is yet to be."""
    event, is_before = _event(page, first)
    if event is None:
        return False
    if event.row.tag == "future" or page.words[event.first].is_future:
        return True
    written = fold(page.words[event.first].text)
    if written.endswith("ing") and fold(page.words[event.first - 1].text) in ("is", "are"):
        return True  # is visiting
    start, _ = page.sentence_of(first)
    low = _clause_start(page, event.first if is_before else min(first, event.first), start)
    near = max(low, (event.first - _NEAR) if is_before else first - 3)
    stretch = range(near, max(event.last, first) if is_before else event.last)
    return any(page.is_in("planned", i) or page.is_in("to_come", i) for i in stretch)


def tense_of(page: Page, first: int, language: str) -> str:
    """Give `coming` for what is yet to be beside a day, "" for what is over, else `untold`."""
    if is_to_come(page, first):
        return "coming"
    event, _ = _event(page, first)
    if event is not None and event.row.tag not in _NOUNS:
        if event.row.id in REPORTING or _is_past(page.words[event.last], event, language):
            return ""
        if language != "zh" and _is_past(page.words[event.first], event, language):
            return ""
    clause = list(_clause(page, first))
    if any(page.is_in("to_come", i) or _is_future(page.words[i], language) for i in clause):
        return "coming"
    gone = any(page.is_in("gone", i) or _is_over(page.words[i], language) for i in clause)
    gone = gone or (language == "zh" and any("了" in page.words[i].text for i in clause))
    if event is not None and event.row.tag == "passive" and language == "zh":
        gone = True
    return "" if gone else UNTOLD


def _event(page: Page, first: int) -> tuple[Hit | None, bool]:
    """Give the event nearest to a word, before it or else after, and whether it is before."""
    start, end = page.sentence_of(first)
    near = range(max(start, first - _REACH), min(end, first + _REACH))
    hits = [h for i in near for h in page.events_at(i)]
    before = max((h for h in hits if h.first < first), key=lambda h: h.first, default=None)
    after = min((h for h in hits if h.first > first), key=lambda h: h.first, default=None)
    return (before, True) if before is not None else (after, False)


def _clause_start(page: Page, at: int, start: int) -> int:
    """Give the first word after the last comma before a word."""
    for i in range(at - 1, start - 1, -1):
        if page.words[i].text in _PARTS:
            return i + 1
    return start


def _clause(page: Page, at: int) -> Iterator[int]:
    """Give the words around a word, as far as the next commas."""
    start, end = page.sentence_of(at)
    for i in range(_clause_start(page, at, start), end):
        if i > at and page.words[i].text in _PARTS:
            return
        yield i


def _is_past(word: Word, event: Hit, language: str) -> bool:
    """Say whether a verb of the tables stands in the past by its form."""
    key = fold(word.text)
    if language == "zh":
        return False
    if language == "ar":
        return not _is_imperfect(key)
    if language == "ru" and event.row.tag == "passive":
        return bool(_PAST_PARTICIPLE.search(key))
    return bool(_PAST[language].search(key)) or (language == "en" and key in _IRREGULAR)


def _is_imperfect(key: str) -> bool:
    """Say whether an Arabic verb is told as going on or to come: يزور, and تزور beside it."""
    bare = key[1:] if key[:1] in "وف" and len(key) > _NEAR else key
    if bare.startswith("ي"):
        return True
    return bare[:1] in "تن" and "ي" + bare[1:] in _arabic_verbs()


@cache
def _arabic_verbs() -> frozenset[str]:
    held = lexicon("ar")
    found = {key for key, rows in held.words.items() if any(r.table == "event" for r in rows)}
    firsts = {k for k, rows in held.phrases.items() if any(r.table == "event" for _, r in rows)}
    return frozenset(found | firsts)


def _is_future(word: Word, language: str) -> bool:
    """Say whether an Arabic word is a verb that its prefix puts in the future: ستعقد."""
    if language != "ar":
        return False
    key = fold(word.text)
    bare = key[1:] if key[:1] in "وف" else key
    found = _FUTURE_ARABIC.match(word.text)
    return found is not None and not bare.startswith(_NO_FUTURE)


def _is_over(word: Word, language: str) -> bool:
    """Say whether any word stands in the past by its form: ruled, прошли."""
    pattern = _PAST.get(language)
    return pattern is not None and pattern.search(fold(word.text)) is not None
