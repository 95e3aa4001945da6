"""The cases a lawyer can read: facts, an asker and a day give the rules and the outcome."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.facts import goods, missing, party, place, red_flag
from witting.assess import load_profile
from witting.assess.case_run import CaseRunner
from witting.assess.cases import LawCase, case_files, read_cases
from witting.assess.house import house_findings
from witting.base import Deal, DealKind, Fact, Finding, Outcome, Span, gravest
from witting.lawbook import Lawbook
from witting.regimes import REGIMES, Case
from witting.regimes.elsewhere import OTHERS

FOLDER = Path(__file__).resolve().parents[1] / "cases" / "regimes"
BOOK = Lawbook.load()
RUNNER = CaseRunner(BOOK)
CASES = [case for file in case_files([FOLDER]) for case in read_cases(file, BOOK)]


def _findings(facts: list[Fact], day: date, profile: str = "ffi-cn") -> list[Finding]:
    numbered = tuple(replace(fact, id=f"f{number}") for number, fact in enumerate(facts, start=1))
    deal = Deal(kind=DealKind.PAYMENT, source="case", format="test")
    case = Case(deal=deal, facts=numbered, book=BOOK, profile=load_profile(profile), day=day)
    found = [finding for regime in REGIMES for finding in regime(case)]
    return [*found, *house_findings(case)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_the_case_finds_what_it_says(case: LawCase) -> None:
    result = RUNNER.run(case)
    assert result.differences == ()
    assert all(
        finding.cites or finding.facts
        for finding in result.findings
        if finding.outcome is not Outcome.CLEAR and not finding.rule.startswith("house/")
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


def test_a_provision_of_ones_own_is_judged_wherever_it_stands() -> None:
    assert not "us/house/x".startswith(OTHERS)
    assert "us/ofac/sdn".startswith(OTHERS)
