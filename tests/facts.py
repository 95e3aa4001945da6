"""Builds facts for tests, with the few fields a test cares about, as cases of law do."""

from typing import Any

from witting.assess.case_facts import MARKER, USUAL, make_fact
from witting.base import (
    Certainty,
    Fact,
    GoodsFact,
    MissingFact,
    OwnerFact,
    PartyFact,
    PlaceFact,
    RedFlagFact,
    Role,
)

__all__ = ["MARKER", "USUAL", "goods", "make", "missing", "owner", "party", "place", "red_flag"]

_TYPED = {"certainty": Certainty, "role": Role}


def make(kind: str, given: dict[str, Any]) -> Fact:
    """Make a fact of the kind named; words and lists become the kinds and tuples they stand for."""
    typed = {
        key: _TYPED[key](value)
        if key in _TYPED
        else tuple(value)
        if isinstance(value, list)
        else value
        for key, value in given.items()
    }
    return make_fact(kind, **typed)


def party(**given: Any) -> PartyFact:
    """Make a party fact: by default a creditor that is certainly NPO URALPODSHIPNIK, marked."""
    made = make("party", given)
    assert isinstance(made, PartyFact)
    return made


def owner(**given: Any) -> OwnerFact:
    """Make an owner fact: by default a creditor that NPO URALPODSHIPNIK owns to 60 %."""
    made = make("owner", given)
    assert isinstance(made, OwnerFact)
    return made


def goods(**given: Any) -> GoodsFact:
    """Make a goods fact: by default ball bearings, named beyond doubt."""
    made = make("goods", given)
    assert isinstance(made, GoodsFact)
    return made


def place(**given: Any) -> PlaceFact:
    """Make a place fact: by default Russia as the stated destination."""
    made = make("place", given)
    assert isinstance(made, PlaceFact)
    return made


def red_flag(**given: Any) -> RedFlagFact:
    """Make a red flag of weight one."""
    made = make("red_flag", given)
    assert isinstance(made, RedFlagFact)
    return made


def missing(**given: Any) -> MissingFact:
    """Make a missing fact: by default the goods."""
    made = make("missing", given)
    assert isinstance(made, MissingFact)
    return made
