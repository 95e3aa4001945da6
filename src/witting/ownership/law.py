"""Makes an ownership rule of what a lawbook says on a day; the words it looks for are listed here.

A text of the lawbook becomes a rule when its value is the threshold and its terms say how it is
met: `operator`, `aggregate`, `joint_arrangements`, `control_counts`, `applies`. This module knows
no regime: which path to ask is the caller's business.
"""

from datetime import date
from decimal import Decimal
from typing import Protocol

from witting.base import BrokenLaw, Interval
from witting.lawbook import Answer, Standing
from witting.ownership.rule import OwnershipRule, Reach

_REACH = {">=": Reach.AT_OR_ABOVE, ">": Reach.ABOVE}
_SAID = {"yes": True, "no": False}


class AsksLaw(Protocol):
    """What is asked of the lawbook."""

    def ask(self, path: str, day: date) -> Answer:
        """Say what the law under a path was on a day."""


def rule_on(book: AsksLaw, path: str, day: date) -> OwnershipRule | None:
    """Give the rule under a path on a day; None where the lawbook has no text in force.

    A text that is there and not applied, because it is stayed, gives a rule with `in_force` False.
    Raises BrokenLaw where the text does not say how its threshold is met.
    """
    found = book.ask(path, day)
    if found.standing is not Standing.IN_FORCE or found.text is None:
        return None
    text = found.text
    if not isinstance(text.value, Decimal):
        raise BrokenLaw(_unclear(path, day, "its value is not a number of percent"))
    operator = text.terms.get("operator", "")
    if operator not in _REACH:
        raise BrokenLaw(_unclear(path, day, f"its operator is {operator!r}, not '>=' or '>'"))

    def said(term: str, default: str) -> bool:
        word = text.terms.get(term, default)
        if word not in _SAID:
            raise BrokenLaw(_unclear(path, day, f"its term {term} is {word!r}, not yes or no"))
        return _SAID[word]

    return OwnershipRule(
        path=path,
        threshold=text.value,
        reach=_REACH[operator],
        aggregate=said("aggregate", "no"),
        joint_arrangements=said("joint_arrangements", "no"),
        control=said("control_counts", "no"),
        in_force=said("applies", "yes"),
        interval=Interval(start=text.interval.start, end=text.interval.end),
        grade=text.grade,
        note=text.note,
    )


def _unclear(path: str, day: date, why: str) -> str:
    return (
        f"The lawbook's {path!r} on {day} is no ownership rule: {why}. Nobody could be measured by "
        "it. Give the text a value in percent and the terms operator, aggregate, "
        "joint_arrangements, control_counts and applies."
    )
