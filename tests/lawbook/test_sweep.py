"""A sweep over the days: no gaps, no overlaps, every citation resolves, every doubt says itself."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from witting.base import Grade
from witting.lawbook import Lawbook, Standing, Text
from witting.lawbook.kinds import ItemClasses, RedFlags, Requirements, Timeline
from witting.lawbook.records import Pause

BOOK = Lawbook.load()
LAST = date(2026, 11, 23)
ONE_DAY = timedelta(days=1)
TEXTS = [(path, text) for path in BOOK.paths() for text in BOOK.law(path).texts]
ALL = pytest.mark.parametrize(
    ("path", "text"), TEXTS, ids=[f"{path} from {text.interval.start}" for path, text in TEXTS]
)


def days_of_change(path: str) -> list[date]:
    """Give every day around which the answer may change, up to the last day read."""
    law = BOOK.law(path)
    ends = {day for step in law.steps for day in (step.interval.start, step.interval.end) if day}
    near = {day + shift for day in ends for shift in (-ONE_DAY, timedelta(0), ONE_DAY)}
    first = law.held_from or law.steps[0].interval.start
    assert first is not None
    return sorted(day for day in near | {first, LAST} if first <= day <= LAST)


@pytest.mark.parametrize("path", BOOK.paths())
def test_each_day_from_the_first_held_is_covered_once(path: str) -> None:
    steps = BOOK.law(path).steps
    end_of_all = steps[-1].interval.end
    for day in days_of_change(path):
        covering = [step for step in steps if step.interval.holds(day)]
        over = end_of_all is not None and end_of_all <= day
        before = steps[0].interval.start is not None and day < steps[0].interval.start
        assert len(covering) == (0 if over or before else 1), day


@pytest.mark.parametrize("path", BOOK.paths())
def test_a_day_held_is_answered_with_a_text_unless_a_gap_is_declared(path: str) -> None:
    for day in days_of_change(path):
        answer = BOOK.ask(path, day)
        declared = any(
            isinstance(step, Pause) and step.interval.holds(day) for step in BOOK.law(path).steps
        )
        assert (answer.standing is Standing.NOT_HELD) <= declared, day


@pytest.mark.parametrize("path", BOOK.paths())
def test_no_two_texts_of_a_path_overlap(path: str) -> None:
    texts = BOOK.law(path).texts
    for before, after in pairwise(texts):
        assert before.interval.end is not None
        assert after.interval.start is not None
        assert before.interval.end <= after.interval.start


@ALL
def test_every_citation_resolves(path: str, text: Text) -> None:
    assert text.cites
    for cite in text.cites:
        assert cite.title == BOOK.sources[cite.source].title


@ALL
def test_what_is_unconfirmed_says_what_is_in_doubt(path: str, text: Text) -> None:
    assert text.grade is not Grade.UNCONFIRMED or text.note


@ALL
def test_what_is_short_of_primary_in_a_doubtful_part_has_a_note_or_lesser_sources(
    path: str, text: Text
) -> None:
    """A text graded below its best source tells why."""
    best_is_better = any(cite.grade is Grade.PRIMARY for cite in text.cites)
    assert text.grade is Grade.PRIMARY or not best_is_better or text.note


@ALL
def test_a_quotation_is_short_and_the_summary_is_a_sentence(path: str, text: Text) -> None:
    assert len(text.says) <= 300
    assert text.summary[0].isupper() or text.summary[0].isdigit()
    assert text.summary.endswith(".")


def test_nothing_was_confirmed_after_the_research() -> None:
    assert all(BOOK.law(path).confirmed_on <= LAST for path in BOOK.paths())


def test_every_source_is_used() -> None:
    used = {cite.source for _, text in TEXTS for cite in text.cites}
    for _, text in TEXTS:
        if isinstance(text.value, RedFlags):
            used |= {flag.source for flag in text.value.flags}
        if isinstance(text.value, ItemClasses):
            used |= {cite.source for item in text.value.items for cite in item.cites}
        if isinstance(text.value, Requirements):
            used |= {item.source for item in text.value.items}
        if isinstance(text.value, Timeline):
            used |= {event.source for event in text.value.events}
    assert set(BOOK.sources) - used == set()


def test_a_source_that_was_not_seen_is_graded_unconfirmed() -> None:
    for source in BOOK.sources.values():
        assert source.read in {"text", "excerpt", "quoted elsewhere", "not seen"}, source.key
        assert (source.read == "not seen") == (source.grade is Grade.UNCONFIRMED), source.key


UNCONFIRMED = {
    "eu/economically-critical-goods",
    "eu/ownership",
    "us/act-2026-09-18",
    "us/bis/affiliates-fifty-percent",
    "us/eo14024/emergency",
    "us/eo14024/section-11/significance",
    "us/ofac/ssi/directive-2",
}


def test_the_unconfirmed_texts_are_the_known_few() -> None:
    assert {path for path, text in TEXTS if text.grade is Grade.UNCONFIRMED} == UNCONFIRMED


FROM, TO = date(2022, 2, 24), date(2026, 12, 31)
EVERY_DAY = [FROM + timedelta(days=number) for number in range((TO - FROM).days + 1)]


@pytest.mark.parametrize("path", BOOK.paths())
def test_every_day_of_the_war_has_one_standing_and_changes_only_where_a_text_does(
    path: str,
) -> None:
    """No day without an answer, none with two texts, and no change on a day no text gives."""
    law = BOOK.law(path)
    turns = {day for step in law.steps for day in (step.interval.start, step.interval.end)}
    turns.add(law.held_from)
    before = None
    for day in EVERY_DAY:
        texts = [text for text in law.texts if text.interval.holds(day)]
        answer = BOOK.ask(path, day)
        assert len(texts) <= 1, day
        assert (answer.standing is Standing.IN_FORCE) == bool(texts), day
        now = (answer.standing, answer.text)
        assert before in (None, now) or day in turns, day
        before = now


def test_the_sweep_covers_every_day_asked_for() -> None:
    assert (len(EVERY_DAY), EVERY_DAY[0], EVERY_DAY[-1]) == (1_772, FROM, TO)


def test_every_event_points_at_a_path_that_is_held() -> None:
    for _, text in TEXTS:
        if isinstance(text.value, Timeline):
            assert {event.path for event in text.value.events} - {""} <= set(BOOK.paths())


def test_whom_an_event_names_stands_on_a_list_whose_rule_is_held() -> None:
    """Names go with the rule of their list; a list in use must be able to stand under it."""
    under = {rule.path for rules in BOOK.lists.values() for rule in rules.rules}
    named = BOOK.designated(LAST)
    assert {event.id for event, _ in named} == {"D-02", "D-03", "D-05", "D-06", "T-29"}
    assert {event.listed_under for event, _ in named} <= under


@pytest.mark.parametrize(
    ("day", "is_named"),
    [(date(2025, 1, 14), False), (date(2025, 1, 15), True), (date(2025, 1, 16), True)],
)
def test_who_was_designated_is_named_from_that_day_on(day: date, is_named: bool) -> None:
    names = {name for event, _ in BOOK.designated(day) for name in event.names}
    assert ("OJSC Keremet Bank" in names) is is_named


def test_events_stand_in_the_order_of_their_days() -> None:
    for path, text in TEXTS:
        if isinstance(text.value, Timeline):
            months = [event.when[:7] for event in text.value.events]
            assert months == sorted(months), path
