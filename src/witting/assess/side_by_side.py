"""One deal under several profiles: what each is told, what is common, what differs and why.

Facts are gathered once and judged for each asker. Why two askers are told different things is found
by asking again as somebody in between: the fewest traits of the one that, given to the other, make
the other be told the same are the reason. So the reason is the engine's own, and no guess.
"""

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations
from typing import Any

from witting.assess.checks import gather_facts
from witting.assess.record import as_plain, as_record
from witting.assess.run import judge
from witting.assess.traits import TRAITS, phrase
from witting.assess.world import World
from witting.base import (
    Assessment,
    Deal,
    Exposure,
    Finding,
    Obligation,
    Outcome,
    Profile,
    SettingsError,
)
from witting.lawbook import Lawbook
from witting.regimes.binding import Binding, binding, who_is_bound

SCHEMA = "witting/profiles/1"

Judge = Callable[[Profile], Assessment]
"""Judges the one deal for an asker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What one asker is told, in short."""

    profile: str
    title: str
    outcome: Outcome
    exposure: Exposure | None  # of the chief finding; None where nothing is found
    rule: str  # the chief finding's, or ""
    rule_title: str
    to_do: tuple[Obligation, ...]  # of the findings that hold the outcome where it is

    @property
    def by(self) -> date | None:
        """Give the first day something has to be done by."""
        return min((item.by for item in self.to_do if item.by), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one rule says to one asker."""

    profile: str
    outcome: Outcome
    exposure: Exposure


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What one rule says to each asker: alike to all, or not, and then why."""

    rule: str
    title: str
    is_common: bool
    told: tuple[Told, ...]
    absent: tuple[str, ...]  # the askers it says nothing to
    because: str  # one or more sentences; "" where it is alike to all


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """One deal under several profiles."""

    assessments: tuple[Assessment, ...]
    columns: tuple[Column, ...]
    differences: tuple[Difference, ...]  # what differs first, the gravest first


def assess_side_by_side(
    deal: Deal,
    world: World,
    profiles: Sequence[Profile],
    as_of: date,
    *,
    made_at: date | None = None,
    earlier: Sequence[Deal] = (),
    papers: Sequence[Deal] = (),
) -> SideBySide:
    """Judge one deal for several askers under the law of one day, on the same facts."""
    facts = gather_facts(deal, world, as_of, earlier=earlier, papers=papers)

    def judge_as(profile: Profile) -> Assessment:
        return judge(deal, facts, world, profile, as_of, made_at=made_at)

    return side_by_side(profiles, judge_as, world.lawbook)


def side_by_side(profiles: Sequence[Profile], judge_as: Judge, book: Lawbook) -> SideBySide:
    """Set what each profile is told beside the others', and explain what differs.

    Raises SettingsError where two different profiles have one name.
    """
    asked = tuple(dict.fromkeys(profiles))
    _refuse_namesakes(asked)
    judged = cache(judge_as)
    answers = {profile: judged(profile) for profile in asked}
    compared = [_difference(rule, answers, judged, book) for rule in _rules(answers)]
    return SideBySide(
        assessments=tuple(answers.values()),
        columns=tuple(_column(profile, answer) for profile, answer in answers.items()),
        differences=tuple(sorted(compared, key=_order)),
    )


def as_profiles_record(shown: SideBySide) -> dict[str, Any]:
    """Give it as plain JSON values, as docs/schema/profiles.schema.json describes."""
    return {
        "schema": SCHEMA,
        "assessments": [as_record(assessment) for assessment in shown.assessments],
        "differences": as_plain(shown.differences),
    }


def _refuse_namesakes(profiles: tuple[Profile, ...]) -> None:
    names = [profile.name for profile in profiles]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise SettingsError(
            f"Two different profiles are called {', '.join(twice)}: nobody could tell whose "
            "verdict is whose. Give one of the files another name."
        )


def _column(profile: Profile, answer: Assessment) -> Column:
    holding = [item for item in answer.findings if item.outcome is answer.outcome]
    chief = holding[0] if holding else None
    duties = dict.fromkeys(item for finding in holding for item in finding.obligations)
    return Column(
        profile=profile.name,
        title=profile.title,
        outcome=answer.outcome,
        exposure=chief.exposure if chief else None,
        rule=chief.rule if chief else "",
        rule_title=chief.title if chief else "",
        to_do=tuple(duties),
    )


def _rules(answers: dict[Profile, Assessment]) -> tuple[str, ...]:
    """Give every rule that says something to somebody, in the order of the first who is told."""
    return tuple(
        dict.fromkeys(item.rule for answer in answers.values() for item in answer.findings)
    )


def _difference(
    rule: str, answers: dict[Profile, Assessment], judge_as: Judge, book: Lawbook
) -> Difference:
    said = {profile: _told(profile, rule, answer) for profile, answer in answers.items()}
    told = tuple(one for one in said.values() if one)
    is_common = len({_verdict(one) for one in said.values()}) == 1
    first = next(iter(answers.values()))
    return Difference(
        rule=rule,
        title=_title(rule, answers),
        is_common=is_common,
        told=told,
        absent=tuple(profile.name for profile, one in said.items() if one is None),
        because="" if is_common else " ".join(_why(rule, said, judge_as, book, first.as_of)),
    )


def _told(profile: Profile, rule: str, answer: Assessment) -> Told | None:
    found = [item for item in answer.findings if item.rule == rule]
    if not found:
        return None
    chief = max(found, key=_weight)
    return Told(profile=profile.name, outcome=chief.outcome, exposure=chief.exposure)


def _weight(said: Finding | Told) -> tuple[int, bool]:
    return said.outcome.gravity, said.exposure is Exposure.PRIMARY


def _verdict(told: Told | None) -> tuple[Outcome, Exposure] | None:
    return (told.outcome, told.exposure) if told else None


def _title(rule: str, answers: dict[Profile, Assessment]) -> str:
    found = (item.title for answer in answers.values() for item in answer.findings)
    rules = (item.rule for answer in answers.values() for item in answer.findings)
    return next(title for title, named in zip(found, rules, strict=True) if named == rule)


def _order(one: Difference) -> tuple[bool, int]:
    return one.is_common, -max(told.outcome.gravity for told in one.told)


def _why(
    rule: str, said: dict[Profile, Told | None], judge_as: Judge, book: Lawbook, day: date
) -> Iterator[str]:
    """Say whom the rule binds, and what sets those who are told otherwise apart."""
    yield from _whom(rule, said, book, day)
    first = max((profile for profile, one in said.items() if one), key=lambda who: _rank(said, who))
    others = [profile for profile, one in said.items() if _verdict(one) != _verdict(said[first])]
    causes = [(_cause(rule, first, other, judge_as), other) for other in others]
    for cause in dict.fromkeys(cause for cause, _ in causes):
        members = [other for found, other in causes if found == cause]
        yield _set_apart(cause, first, members)


def _whom(rule: str, said: dict[Profile, Told | None], book: Lawbook, day: date) -> Iterator[str]:
    """Say whom the rule binds in the lawbook's words, and of whom here that is not known."""
    whom = _binds(rule, book, day)
    if whom:
        yield f"It binds {who_is_bound(whom)}."
        open_ = [who for who, one in said.items() if one and binding(who, whom) is Binding.MAY]
        if open_:
            yield f"Whether {_names(open_)} among them is not known."
    elif all(one.exposure is Exposure.SECONDARY for one in said.values() if one):
        yield "It binds none of them: it may be used against those it is told to."


def _binds(rule: str, book: Lawbook, day: date) -> str:
    if rule not in book.paths():
        return ""
    text = book.ask(rule, day).text
    return text.terms.get("binds", "") if text else ""


def _rank(said: dict[Profile, Told | None], who: Profile) -> tuple[int, bool]:
    told = said[who]
    assert told is not None
    return _weight(told)


def _cause(rule: str, first: Profile, other: Profile, judge_as: Judge) -> tuple[str, ...]:
    """Give the fewest traits of the one that make the other be told the same."""
    wanted = _verdict(_told(first, rule, judge_as(first)))
    apart = [trait for trait in TRAITS if getattr(first, trait) != getattr(other, trait)]
    for size in range(1, len(apart) + 1):
        for traits in combinations(apart, size):
            given = {trait: getattr(first, trait) for trait in traits}
            between = dataclasses.replace(other, **given)
            if _verdict(_told(other, rule, judge_as(between))) == wanted:
                return traits
    return tuple(apart)


def _set_apart(traits: tuple[str, ...], first: Profile, others: list[Profile]) -> str:
    """Say what the one is and the others are not, those alike together."""
    alike: dict[str, list[Profile]] = {}
    for other in others:
        alike.setdefault(phrase(traits, [other]), []).append(other)
    said = [f"{first.name} is {phrase(traits, [first])}"]
    said += [f"{_names(group)} {phrase(traits, group)}" for group in alike.values()]
    return f"{'; '.join(said)}."


def _names(profiles: list[Profile]) -> str:
    *others, last = (profile.name for profile in profiles)
    return f"{', '.join(others)} and {last} are" if others else f"{last} is"
