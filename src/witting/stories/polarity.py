"""Whether something is told as happened, denied, announced or planned, by the words around it."""

from collections.abc import Sequence

from witting.stories.page import Page
from witting.stories.records import Polarity
from witting.stories.triggers import Trigger
from witting.stories.words import fold

_NOT_REACH = {"en": 3, "ar": 2, "zh": 8, "ru": 1}
_PLANNED_REACH = {"en": 5, "ar": 4, "zh": 6, "ru": 4}
_TO = frozenset(("to",))
_TOWARDS = frozenset("对向對针")
_NONE = frozenset(("no", "without", "без", "دون", "无", "没有", "沒有", "未", "并未", "並未"))
_REFUSED_REACH = 5
_LIFTED_REACH = 8  # removed the firm from its sanctions list
_PARTS = frozenset(",،，;؛；:：.。—–()")


def polarity_of(
    page: Page, trigger: Trigger, before: Sequence[Trigger], start: int, language: str
) -> Polarity:
    """Say how a trigger is told; `before` are those before it in its sentence, from `start`."""
    denial = next((t for t in reversed(before) if t.kind.value == "denied" and not t.is_noun), None)
    if denial is not None and any(t.is_report and t.first > denial.last for t in before):
        denial = None  # denied it, and said that…
    if (denial is not None and not trigger.is_report) or _is_denied(page, trigger, start, language):
        return Polarity.DENIED
    if not trigger.is_report and (_is_refused(page, trigger, start) or _is_untrue(page, trigger)):
        return Polarity.DENIED
    if not _is_planned(page, trigger, start, language):
        return Polarity.STATED
    announced = (t for t in before if t.kind.value in ("announced", "declared"))
    return Polarity.ANNOUNCED if any(announced) else Polarity.PLANNED


def _is_denied(page: Page, trigger: Trigger, start: int, language: str) -> bool:
    reach = _NOT_REACH[language]
    at = trigger.first
    if trigger.is_noun:
        near = page.words[at - 1] if at > start else None
        return near is not None and fold(near.text) in _NONE
    for i in range(at - 1, max(start, at - reach) - 1, -1):
        is_not = page.is_in("not", i)  # asked first: `ولم` is both
        if not is_not and (page.words[i].text in _PARTS or page.is_in("and", i)):
            return False
        if language == "zh" and i < at - 1 and _is_verb(page, i):
            return False
        if is_not:
            return fold(page.words[i].text) not in ("no", "without")
    return False


def _is_untrue(page: Page, trigger: Trigger) -> bool:
    """Say whether the sentence calls a deed untrue, or somebody acquitted of it."""
    start, end = page.sentence_of(trigger.first)
    if any(page.is_in("cleared", i) for i in range(start, trigger.first)):
        return True
    said = {
        name
        for name in ("untrue", "false", "heard")
        for i in range(start, end)
        if page.is_in(name, i)
    }
    return "untrue" in said or {"false", "heard"} <= said  # papers may be false, and goods sold


def is_lifted(page: Page, trigger: Trigger, start: int) -> bool:
    """Say whether a measure is only what is taken back: lifted sanctions, dropped charges."""
    return _stands_before(page, "lifted", trigger.first, max(start, trigger.first - _LIFTED_REACH))


def _is_refused(page: Page, trigger: Trigger, start: int) -> bool:
    """Say whether a deed is one that somebody would not do: refused to sell."""
    reach = max(start, trigger.first - _REFUSED_REACH)
    return _stands_before(page, "refused", trigger.first, reach)


def _stands_before(page: Page, table: str, at: int, first: int) -> bool:
    """Say whether a word of a table stands before another, with no part of a sentence between."""
    for i in range(at - 1, first - 1, -1):
        if page.is_in(table, i):
            return True
        if page.words[i].text in _PARTS or page.is_in("and", i):
            return False
    return False


def _is_verb(page: Page, i: int) -> bool:
    hits = (*page.events_at(i), *page.events_before(i + 1))
    return any(hit.row.tag in ("verb", "passive") for hit in hits)


def _is_planned(page: Page, trigger: Trigger, start: int, language: str) -> bool:
    words, at = page.words, trigger.first
    if trigger.tag == "future" or words[at].is_future:
        return True
    if language == "zh":
        return _is_planned_in_chinese(page, at, start)
    reach = _PLANNED_REACH[language]
    for i in range(at - 1, max(start, at - reach) - 1, -1):
        if words[i].text in _PARTS:
            return False
        if page.is_in("planned", i):
            return not (trigger.is_noun and language == "en" and at - i > 3)
        if page.is_in("begun", i):
            return False
        if _is_verb(page, i) and not (language == "en" and page.is_in("planned", i)):
            return language == "en" and fold(words[at - 1].text) in _TO and _threatens(page, i)
    is_infinitive = language == "en" and at > start and fold(words[at - 1].text) in _TO
    return is_infinitive and not trigger.is_noun


def _is_planned_in_chinese(page: Page, at: int, start: int) -> bool:
    """Look back for 将 and its like, over what is said of somebody before his name."""
    words = page.words
    if at > start and page.is_in("prep", at - 1) and words[at - 1].text in _TOWARDS:
        return False  # it stands within what is said of somebody
    i, left = at - 1, _PLANNED_REACH["zh"]
    while i >= start and left:
        if words[i].text in _PARTS:
            return False
        if page.is_in("planned", i):
            is_handled = words[i].text == "将" and page.is_in("pronoun", i + 1)
            return not is_handled  # 将该公司列入: whom it happens to, and no future
        if words[i].text == "的":
            ahead = range(i - 1, max(start, i - 18) - 1, -1)
            i = next((n for n in ahead if words[n].text in _TOWARDS), i)
        i, left = i - 1, left - 1
    return False


def _threatens(page: Page, i: int) -> bool:
    governs = ("threatened", "agreed", "announced", "declared")
    return any(h.row.id in governs for h in (*page.events_at(i), *page.events_before(i + 1)))
