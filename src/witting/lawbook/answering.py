"""Turns one law and one day into an Answer: which of the four it is, and one sentence why."""

from datetime import date

from witting.lawbook.records import (
    Answer,
    Law,
    Pause,
    Standing,
    Text,
)


def answer_for(law: Law, day: date) -> Answer:
    """Say what the law was on the day."""
    for step in law.steps:
        if step.interval.holds(day):
            return (
                _in_pause(law, day, step) if isinstance(step, Pause) else _in_force(law, day, step)
            )
    first, last = law.steps[0].interval, law.steps[-1].interval
    if first.start is not None and day < first.start:
        return _before(law, day, first.start)
    assert last.end is not None  # the day lies in no step and not before the first
    return _ended(law, day, last.end, "")


def _in_force(law: Law, day: date, text: Text) -> Answer:
    start, end = text.interval.start, text.interval.end
    until = f", until {end} (that day not included)" if end else ""
    because = f"It has been in force in this form since {start}{until}."
    return _answer(law, day, Standing.IN_FORCE, because, text=text, starts=start, ended=end)


def _before(law: Law, day: date, begins: date) -> Answer:
    if law.held_from is not None and day < law.held_from:
        because = (
            f"The lawbook holds this from {law.held_from} only; what stood on {day} is not held, "
            "which is not to say that there was nothing."
        )
        return _answer(law, day, Standing.NOT_HELD, because)
    first = law.texts[0] if law.texts else None
    announced = ""
    if first is not None and first.published is not None and first.published <= day:
        announced = f" It had been published on {first.published}."
    because = f"It begins on {begins}.{announced}"
    return _answer(law, day, Standing.NOT_YET, because, starts=begins)


def _in_pause(law: Law, day: date, pause: Pause) -> Answer:
    start = pause.interval.start
    assert start is not None  # every step has a first day
    if pause.ended:
        return _ended(law, day, start, pause.why)
    because = f"The text for {start} to {pause.interval.end or 'today'} is not held: {pause.why}"
    return _answer(law, day, Standing.NOT_HELD, because)


def _ended(law: Law, day: date, ended: date, why: str) -> Answer:
    """Answer for a day after the law ended; the last text that was law goes with it."""
    past = [text for text in law.texts if text.interval.start and text.interval.start <= day]
    text = past[-1] if past else None
    because = f"It ended: its last full day was the day before {ended}. {why}".strip()
    starts = text.interval.start if text else None
    return _answer(law, day, Standing.ENDED, because, text=text, starts=starts, ended=ended)


def _answer(
    law: Law,
    day: date,
    standing: Standing,
    because: str,
    *,
    text: Text | None = None,
    starts: date | None = None,
    ended: date | None = None,
) -> Answer:
    return Answer(
        path=law.path,
        title=law.title,
        kind=law.kind,
        day=day,
        standing=standing,
        because=because,
        text=text,
        starts=starts,
        ended=ended,
        history=law.texts,
        note=law.note,
        own=law.own,
    )
