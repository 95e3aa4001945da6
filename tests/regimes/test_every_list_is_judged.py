"""Whoever stands on a list the lawbook knows is told so under the list's rule, and only once."""

from datetime import date

import pytest

from tests.facts import party
from witting.assess import load_profile, shipped_profiles
from witting.base import Deal, DealKind
from witting.lawbook import Lawbook
from witting.regimes import REGIMES, Case

BOOK = Lawbook.load()
DAY = date(2026, 11, 22)
RULES = sorted(
    (list_id, rule.path, rule.parts)
    for list_id, rules in BOOK.lists.items()
    for rule in rules.rules
    if BOOK.law_of(list_id, rule.parts, DAY).in_force
)


@pytest.mark.parametrize("profile", shipped_profiles())
@pytest.mark.parametrize(
    ("list_id", "path", "parts"), RULES, ids=[f"{one[0]} {one[1]} {one[2][:1]}" for one in RULES]
)
def test_an_entry_is_found_once_under_its_rule(
    list_id: str, path: str, parts: tuple[str, ...], profile: str
) -> None:
    sublists = [half.strip() for part in parts[:1] for half in part.split(" + ")]
    fact = party(id="f1", list_id=list_id, sublists=sublists, programmes=[], section_11_marker="")
    case = Case(
        deal=Deal(kind=DealKind.ORDER, source="case", format="test"),
        facts=(fact,),
        book=BOOK,
        profile=load_profile(profile),
        day=DAY,
    )
    found = [finding.rule for regime in REGIMES for finding in regime(case)]
    assert found.count(path) == 1
