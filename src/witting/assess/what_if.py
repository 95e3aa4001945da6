"""Which open facts would change the outcome, found by judging the deal both ways.

A party that may be the listed one, and owners whose standing is not settled, are taken away with
whatever else is unknown: what is left holds the outcome whatever the answers are. Each is then put
back as if it had turned out for the worse. Where that changes the outcome, the answer matters.
"""

import dataclasses
from collections.abc import Iterable

from witting.base import (
    Certainty,
    Fact,
    MissingFact,
    Outcome,
    OwnerFact,
    OwnerStanding,
    PartyFact,
    gravest,
)
from witting.regimes import REGIMES, Case

Open = PartyFact | OwnerFact
"""Facts that may turn out otherwise."""


def turning_facts(case: Case) -> frozenset[str]:
    """Give the ids of the open facts about parties and owners that would change the outcome.

    Only the law is asked: that a list is missing is nothing an answer settles.
    """
    open_: list[Open] = []
    calm: list[Fact] = []
    for fact in case.facts:
        if isinstance(fact, Open) and _is_open(fact):
            open_.append(fact)
        elif not isinstance(fact, MissingFact):
            calm.append(fact)
    if not open_:
        return frozenset()
    held = _outcome(case, calm)
    turns: dict[object, bool] = {}
    for fact in open_:
        if (key := _seen_by_law(fact)) not in turns:
            turns[key] = _outcome(case, [*calm, _for_the_worse(fact)]) is not held
    return frozenset(fact.id for fact in open_ if turns[_seen_by_law(fact)])


def _is_open(fact: Open) -> bool:
    if isinstance(fact, PartyFact):
        return fact.is_match and fact.certainty is Certainty.POSSIBLE
    return (
        fact.standing is not OwnerStanding.OWNED
        or not fact.is_certain
        or not all(owner.is_certain for owner in fact.owners)
    )


def _seen_by_law(fact: Open) -> object:
    """Give what a verdict can hang on of a fact: one party may be many entries of one kind."""
    if isinstance(fact, OwnerFact):
        return fact.id
    return (
        *(fact.role, fact.party_name, fact.entry_kind, fact.list_id, fact.parts_of_list),
        *(fact.section_11_marker, fact.listed_on, fact.listed_on_source),
    )


def _for_the_worse(fact: Open) -> Open:
    """Give the fact as if the party were the listed one, or owned by those that are."""
    if isinstance(fact, PartyFact):
        return dataclasses.replace(fact, certainty=Certainty.CERTAIN)
    return dataclasses.replace(
        fact,
        standing=OwnerStanding.OWNED,
        is_certain=True,
        owners=tuple(dataclasses.replace(owner, is_certain=True) for owner in fact.owners),
    )


def _outcome(case: Case, facts: Iterable[Fact]) -> Outcome:
    supposed = dataclasses.replace(case, facts=tuple(facts))
    return gravest([finding.outcome for regime in REGIMES for finding in regime(supposed)])
