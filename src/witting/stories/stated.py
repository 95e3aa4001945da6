"""A statement before those in it have their ids, and when two words state one event."""

from dataclasses import dataclass, field

from witting.base import Span
from witting.stories.cast import Draft
from witting.stories.records import DayNamed, GoodsNamed, Polarity, StatementKind, Times
from witting.stories.triggers import Trigger


@dataclass(slots=True, kw_only=True)
class Stated:
    """A statement with those of the cast it is of, before they have their ids."""

    kind: StatementKind
    polarity: Polarity
    words: Span
    passage: Span
    who: tuple[tuple[Draft, Span], ...]
    whom: tuple[tuple[Draft, Span], ...]
    what: Span | None
    where: tuple[str, ...]
    when: DayNamed | None
    times: Times | None
    goods: tuple[GoodsNamed, ...]
    said_by: tuple[tuple[Draft, Span], ...] = ()
    is_quoted: bool = False
    trigger: Trigger = field(repr=False)


def one_day(day: DayNamed | None, often: Times | None) -> DayNamed | None:
    """Give the day of a deed, and none where it was done again and again since another."""
    return None if often is not None and often.since is not None else day


def is_same(one: Stated, other: Stated) -> bool:
    """Say whether two words of a sentence state one event: held a meeting, met."""
    if one.kind is not other.kind or one.polarity is not other.polarity:
        return False
    if one.kind.value == "said":
        return False
    if _is_repeated(one) != _is_repeated(other) and (one.when or other.when):
        return False  # met on Thursday, and 40 times since 2012
    who = {id(d) for d, _ in one.who}
    others = {id(d) for d, _ in other.who}
    whom, whoms = {id(d) for d, _ in one.whom}, {id(d) for d, _ in other.whom}
    crossed = (who & whoms or others & whom) and (one.trigger.is_noun or other.trigger.is_noun)
    if who and others and not who & others and not crossed:
        return False
    return not (whom and whoms and not whom & whoms and not who & whoms)


def _is_repeated(one: Stated) -> bool:
    return one.times is not None and one.times.since is not None


def merge(one: Stated, other: Stated) -> None:
    """Put what a second word adds to the statement of the first."""
    one.who = one.who or other.who
    known = {id(d) for d, _ in (*one.who, *one.whom)}
    if not one.whom:
        one.whom = tuple(part for part in other.whom if id(part[0]) not in known)
    one.where = tuple(dict.fromkeys((*one.where, *other.where)))
    one.when = one.when or other.when
    one.times = one.times or other.times
    one.goods = tuple(dict.fromkeys((*one.goods, *other.goods)))
    one.said_by = one.said_by or other.said_by
