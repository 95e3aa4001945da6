"""Whoever stands on a list the lawbook knows is told so under the list's rule, and only once."""

from dataclasses import replace
from datetime import date

import pytest

from tests.facts import party
from witting.assess import load_profile, shipped_profiles
from witting.base import Deal, DealKind, PartyFact, Role
from witting.lawbook import Lawbook
from witting.regimes import REGIMES, Case

BOOK = Lawbook.load()
DAY = date(2026, 11, 22)


def _said(part: str) -> list[str]:
    """Give what an entry on a part of a list says: `A + B but not C` is on both A and B."""
    wanted = part.partition(" but not ")[0]
    return [half.strip() for half in wanted.split(" + ") if half]


RULES = sorted(
    (list_id, rule.path, part)
    for list_id, rules in BOOK.lists.items()
    for rule in rules.rules
    for part in rule.parts or ("",)
    if any(law.path == rule.path for law in BOOK.law_of(list_id, _said(part), DAY).in_force)
)
"""Each rule of each list that is law on the day, once for each part of the list it is bound to."""


def found_for(facts: list[PartyFact], profile: str) -> list[str]:
    """Give the rules under which the regimes find something, once for each finding."""
    case = Case(
        deal=Deal(kind=DealKind.ORDER, source="case", format="test"),
        facts=tuple(facts),
        book=BOOK,
        profile=load_profile(profile),
        day=DAY,
    )
    return [finding.rule for regime in REGIMES for finding in regime(case)]


def entry(number: int, list_id: str, part: str, role: Role = Role.CREDITOR) -> PartyFact:
    """Make the fact of a party that is an entry on a part of a list."""
    return party(
        id=f"f{number}",
        role=role,
        list_id=list_id,
        sublists=_said(part),
        programmes=[],
        section_11_marker="",
    )


pytestmark = [
    pytest.mark.parametrize("profile", shipped_profiles()),
    pytest.mark.parametrize(
        ("list_id", "path", "part"), RULES, ids=[" ".join(one) for one in RULES]
    ),
]


def test_an_entry_met_twice_is_found_once_under_its_rule(
    list_id: str, path: str, part: str, profile: str
) -> None:
    met = [entry(1, list_id, part), entry(2, list_id, part, Role.CONSIGNEE)]
    assert found_for(met, profile).count(path) == 1


def test_two_entries_are_both_found(list_id: str, path: str, part: str, profile: str) -> None:
    other = replace(
        entry(2, list_id, part), entry_id="another", entry_name="ANOTHER", party_name="Another"
    )
    assert found_for([entry(1, list_id, part), other], profile).count(path) == 2


def test_an_id_that_stands_on_another_list_too_hides_nothing(
    list_id: str, path: str, part: str, profile: str
) -> None:
    beside = [entry(1, list_id, part), entry(2, "private", "")]
    assert found_for(beside, profile).count(path) == 1
    assert found_for(beside[::-1], profile).count(path) == 1
