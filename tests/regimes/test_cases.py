"""The cases a lawyer can read: facts, an asker and a day give the rules and the outcome."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.facts import goods, party, place
from witting.assess import load_profile
from witting.assess.case_run import CaseRunner
from witting.assess.cases import LawCase, case_files, read_cases
from witting.assess.house import house_findings
from witting.base import Deal, DealKind, Fact, Finding, Span
from witting.lawbook import Lawbook
from witting.regimes import REGIMES, Case
from witting.regimes.elsewhere import OTHERS

FOLDER = Path(__file__).resolve().parents[1] / "cases" / "regimes"
BOOK = Lawbook.load()
RUNNER = CaseRunner(BOOK)
HELD = {cite for path in BOOK.paths() for text in BOOK.law(path).texts for cite in text.cites}
CASES = [case for file in case_files([FOLDER]) for case in read_cases(file, BOOK)]


def findings_of(
    facts: list[Fact], day: date, profile: str = "ffi-cn", kind: DealKind = DealKind.PAYMENT
) -> list[Finding]:
    """Judge facts by every regime and by the house's own rules."""
    numbered = tuple(replace(fact, id=f"f{number}") for number, fact in enumerate(facts, start=1))
    deal = Deal(kind=kind, source="case", format="test")
    case = Case(deal=deal, facts=numbered, book=BOOK, profile=load_profile(profile), day=day)
    found = [finding for regime in REGIMES for finding in regime(case)]
    return [*found, *house_findings(case)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_the_case_finds_what_it_says(case: LawCase) -> None:
    assert RUNNER.run(case).differences == ()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_every_finding_cites_what_its_rule_rests_on_that_day(case: LawCase) -> None:
    """A finding of a rule cites all its sources, and beside them only such as the book holds."""
    for finding in RUNNER.run(case).findings:
        if not finding.rule.startswith("house/"):
            own = BOOK.require(finding.rule, case.day).cites
            assert own
            assert set(own) <= set(finding.cites) <= HELD


def test_every_section_11_finding_says_that_not_knowing_does_not_help() -> None:
    found = [
        finding
        for finding in findings_of([party(), goods(), place()], date(2024, 5, 16))
        if "section-11/prong" in finding.rule
    ]
    assert found
    assert all("know" in finding.knowledge.lower() for finding in found)


def test_a_bank_known_for_certain_hides_no_other_bank_without_a_name() -> None:
    first, second = (
        Span(field=f"IntrmyAgt{n}/BICFI", start=0, end=8, text=code)
        for n, code in enumerate(("XMPLCUHH", "VTBRCNSH"), start=1)
    )
    bank = {"role": "intermediary_agent", "party_name": ""}
    known = party(**bank, span=first, entry_id="ofac-306", programmes=["CUBA"])
    branch = party(**bank, span=second, entry_id="ofac-17013", certainty="possible")
    found = findings_of([known, branch], date(2024, 7, 1))
    assert any("VTBRCNSH" in item.because for item in found if "section-11" in item.rule)


def test_a_provision_of_ones_own_is_judged_wherever_it_stands() -> None:
    assert not "us/house/x".startswith(OTHERS)
    assert "us/ofac/sdn".startswith(OTHERS)
