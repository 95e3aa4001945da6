"""Runs cases through the front door and says, line by line, where a case and the engine differ."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from witting.assess.cases import LawCase
from witting.assess.footing import MISSING, PARTIAL
from witting.assess.run import assess, judge
from witting.assess.world import World
from witting.base import (
    Assessment,
    Conflict,
    Deal,
    Duty,
    Finding,
    Outcome,
    WittingError,
    gravest,
)
from witting.intake import read
from witting.lawbook import Lawbook

FOOTING = frozenset({MISSING, PARTIAL})
"""What is said of the lists in use: nothing to a case that states its facts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing a case expects that was found otherwise."""

    of: str  # `outcome`, `finds us/ofac/sdn`, `never …`, `duties report`, `conflicts`, `error`
    expected: str
    found: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseResult:
    """What came of one case: no differences, and it passed."""

    case: LawCase
    differences: tuple[Difference, ...]
    findings: tuple[Finding, ...]

    @property
    def passed(self) -> bool:
        """Say whether all was found as expected."""
        return not self.differences

    @property
    def rules(self) -> dict[str, str]:
        """Give the rules found, each with its gravest outcome, by path."""
        return {rule: outcome.value for rule, outcome in sorted(_by_rule(self.findings).items())}


class CaseRunner:
    """Runs cases under one lawbook; the lists a case names are opened once."""

    def __init__(self, book: Lawbook) -> None:
        self._book = book
        self._worlds: dict[tuple[Path | None, Path | None, date | None], World] = {}

    def run(self, case: LawCase) -> CaseResult:
        """Judge a case and hold what was found against what it expects.

        A document that cannot be read, or lists that are none, are a difference, not an error.
        """
        try:
            said = self._judge(case)
        except WittingError as problem:
            failed = Difference(of="error", expected="a verdict", found=str(problem))
            return CaseResult(case=case, differences=(failed,), findings=())
        findings = tuple(
            finding
            for one in said
            for finding in one.findings
            if case.document is not None or finding.rule not in FOOTING
        )
        conflicts = tuple(conflict for one in said for conflict in one.conflicts)
        return CaseResult(
            case=case, differences=tuple(_differences(case, findings, conflicts)), findings=findings
        )

    def _judge(self, case: LawCase) -> tuple[Assessment, ...]:
        world = self._world(case)
        if case.document is None:
            return (_judge_facts(case, world),)
        name = f"{case.where}, line {case.line}" if isinstance(case.document, bytes) else None
        deals = read(case.document, name=name)
        return tuple(assess(deal, world, case.profile, case.day) for deal in deals)

    def _world(self, case: LawCase) -> World:
        key = (case.lists, case.holdings, case.day if case.lists else None)
        if key not in self._worlds:
            holdings = [case.holdings] if case.holdings else []
            opened = World.open(case.lists, as_of=case.day, holdings=holdings)
            self._worlds[key] = replace(opened, lawbook=self._book)
        return self._worlds[key]


def _judge_facts(case: LawCase, world: World) -> Assessment:
    """Judge stated facts as if the checks had found them in a deal."""
    facts = tuple(replace(fact, id=f"f{number}") for number, fact in enumerate(case.facts, start=1))
    deal = Deal(kind=case.kind, source=case.where, format="case")
    return judge(deal, facts, world, case.profile, case.day)


def _differences(
    case: LawCase, findings: Sequence[Finding], conflicts: Sequence[Conflict]
) -> Iterable[Difference]:
    outcome = gravest([finding.outcome for finding in findings])
    if outcome is not case.outcome:
        yield Difference(of="outcome", expected=case.outcome.value, found=outcome.value)
    by_rule = _by_rule(findings)
    for rule, expected in case.finds.items():
        found = by_rule.get(rule)
        if found is not expected:
            said = found.value if found else f"no finding; {_named(by_rule)}"
            yield Difference(of=f"finds {rule}", expected=expected.value, found=said)
    for rule in case.never:
        if rule in by_rule:
            said = by_rule[rule].value
            yield Difference(of=f"never {rule}", expected="no finding", found=said)
    yield from _duties(case, findings)
    rules = sorted({conflict.rule for conflict in conflicts})
    if case.conflicts is not None and rules != sorted(set(case.conflicts)):
        expected_rules = ", ".join(sorted(set(case.conflicts))) or "none"
        yield Difference(of="conflicts", expected=expected_rules, found=", ".join(rules) or "none")


def _by_rule(findings: Sequence[Finding]) -> dict[str, Outcome]:
    """Give the gravest outcome found under each rule."""
    found: dict[str, Outcome] = {}
    for finding in findings:
        before = found.get(finding.rule, finding.outcome)
        found[finding.rule] = gravest([before, finding.outcome])
    return found


def _named(by_rule: dict[str, Outcome]) -> str:
    return f"found are {', '.join(sorted(by_rule))}" if by_rule else "nothing was found"


def _duties(case: LawCase, findings: Sequence[Finding]) -> Iterable[Difference]:
    """Hold duties against what is asked: the same last day, or none, in some finding."""
    days: dict[Duty, set[date | None]] = {}
    for finding in findings:
        for asked in finding.obligations:
            days.setdefault(asked.duty, set()).add(asked.by)
    for duty, expected in case.duties.items():
        if expected not in days.get(duty, set()):
            said = sorted(_day(day) for day in days.get(duty, set()))
            yield Difference(
                of=f"duties {duty.value}",
                expected=_day(expected),
                found=", ".join(said) or "no such duty",
            )


def _day(day: date | None) -> str:
    return day.isoformat() if day else "no last day"
