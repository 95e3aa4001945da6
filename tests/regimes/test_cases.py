"""The cases a lawyer can read: facts, an asker and a day give the rules and the outcome."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.facts import goods, make, missing, party, place, red_flag
from witting.assess import load_profile
from witting.assess.house import house_findings
from witting.base import Deal, DealKind, Fact, Finding, Outcome, Span, gravest
from witting.lawbook import Lawbook
from witting.regimes import REGIMES, Case

FOLDER = Path(__file__).resolve().parents[1] / "cases" / "regimes"
CASES = [
    case
    for path in sorted(FOLDER.glob("*.yaml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]


@cache
def _book() -> Lawbook:
    return Lawbook.load()


def _findings(facts: list[Fact], day: date, profile: str = "ffi-cn") -> list[Finding]:
    numbered = tuple(replace(fact, id=f"f{number}") for number, fact in enumerate(facts, start=1))
    deal = Deal(kind=DealKind.PAYMENT, source="case", format="test")
    case = Case(deal=deal, facts=numbered, book=_book(), profile=load_profile(profile), day=day)
    found = [finding for regime in REGIMES for finding in regime(case)]
    return [*found, *house_findings(case)]


def _run(case: dict[str, Any]) -> list[Finding]:
    facts = [make(*next(iter(item.items()))) for item in case["facts"]]
    return _findings(facts, date.fromisoformat(case["day"]), case.get("profile", "ffi-cn"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_case_has_its_outcome(case: dict[str, Any]) -> None:
    outcome = gravest([finding.outcome for finding in _run(case)])
    assert outcome.value == case["outcome"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_case_finds_its_rules(case: dict[str, Any]) -> None:
    found = {finding.rule: finding.outcome.value for finding in _run(case)}
    expected = case.get("finds", {})
    assert {rule: found.get(rule) for rule in expected} == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_case_finds_no_other_rule_it_excludes(case: dict[str, Any]) -> None:
    found = {finding.rule for finding in _run(case)}
    assert found.isdisjoint(case.get("never", []))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_every_finding_but_a_clear_one_has_a_source(case: dict[str, Any]) -> None:
    assert all(
        finding.cites or finding.facts
        for finding in _run(case)
        if finding.outcome is not Outcome.CLEAR
    )


def test_every_section_11_finding_says_that_not_knowing_does_not_help() -> None:
    found = [
        finding
        for finding in _findings([party(), goods(), place()], date(2024, 5, 16))
        if "section-11/prong" in finding.rule
    ]
    assert found
    assert all("know" in finding.knowledge.lower() for finding in found)


FACTS = st.lists(
    st.sampled_from(
        [
            party(),
            party(certainty="possible", entry_id="ofac-2"),
            goods(),
            goods(text="?", confidence=0.5),
            goods(text="wheat", tier="", item_classes=[], families=["agriculture"]),
            place(),
            place(name="Germany", country="DE", roles=["destination", "stated"]),
            red_flag(),
            missing(),
            missing(what="check:parties"),
        ]
    ),
    max_size=6,
)


@given(
    facts=FACTS,
    extra=st.sampled_from([party(), goods(), red_flag(), missing(what="check:goods")]),
    day=st.dates(min_value=date(2023, 1, 1), max_value=date(2026, 11, 22)),
)
def test_more_evidence_never_lowers_the_outcome(facts: list[Fact], extra: Fact, day: date) -> None:
    before = gravest([finding.outcome for finding in _findings(facts, day)])
    after = gravest([finding.outcome for finding in _findings([*facts, extra], day)])
    assert after.gravity >= before.gravity


def test_a_bank_known_for_certain_hides_no_other_bank_without_a_name() -> None:
    first, second = (
        Span(field=f"IntrmyAgt{n}/BICFI", start=0, end=8, text=code)
        for n, code in enumerate(("XMPLCUHH", "VTBRCNSH"), start=1)
    )
    bank = {"role": "intermediary_agent", "party_name": ""}
    known = party(**bank, span=first, entry_id="ofac-306", programmes=["CUBA"])
    branch = party(**bank, span=second, entry_id="ofac-17013", certainty="possible")
    found = _findings([known, branch], date(2024, 7, 1))
    assert any("VTBRCNSH" in item.because for item in found if "section-11" in item.rule)
