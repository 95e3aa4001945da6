"""assess(): one deal, one world, one asker, one day; one answer, the same every time."""

from collections.abc import Sequence
from datetime import date

from witting.assess.checks import gather_facts
from witting.assess.designated import designated_findings
from witting.assess.footing import MISSING, PARTIAL, footing_findings, holdings_findings
from witting.assess.house import CONTRADICTED, future_findings, house_findings
from witting.assess.questions import questions_for
from witting.assess.strength import evidence_of, in_order
from witting.assess.warnings import warnings_for
from witting.assess.world import World
from witting.base import Assessment, Deal, DealKind, Fact, Finding, Outcome, Profile, gravest
from witting.intake.article import is_story
from witting.regimes import REGIMES, Case, conflicts_of


def assess(
    deal: Deal,
    world: World,
    profile: Profile,
    as_of: date,
    *,
    made_at: date | None = None,
    earlier: Sequence[Deal] = (),
    papers: Sequence[Deal] = (),
) -> Assessment:
    """Judge one deal for one asker under the law of one day.

    `made_at` is the day the question is asked; it defaults to `as_of`, so that a replay gives the
    same bytes. `earlier` are deals of the same parties, in which red flags may show; those that did
    not come before this one are left out. `papers` are other documents given beside it: those of
    the same trade must not contradict it. Nothing outside the arguments is read: no clock, no
    network.
    """
    facts = gather_facts(deal, world, as_of, earlier=earlier, papers=papers)
    return judge(deal, facts, world, profile, as_of, made_at=made_at)


def judge(
    deal: Deal,
    facts: tuple[Fact, ...],
    world: World,
    profile: Profile,
    as_of: date,
    *,
    made_at: date | None = None,
) -> Assessment:
    """Judge facts already gathered: facts know no asker, so several may be asked of the same."""
    case = Case(deal=deal, facts=facts, book=world.lawbook, profile=profile, day=as_of)
    found = [finding for regime in REGIMES for finding in regime(case)]
    made = made_at or as_of
    house = (*house_findings(case), *future_findings(as_of, made))
    house += designated_findings(case, world)
    unread = world.holdings.unread if world.holdings else ()
    footing = (*footing_findings(world.used.lists, profile), *holdings_findings(unread))
    findings = _ordered([*found, *house, *footing], facts)
    outcome = gravest([finding.outcome for finding in findings])
    return Assessment(
        outcome=outcome,
        summary=_summary(deal, outcome, findings),
        as_of=as_of,
        made_at=made,
        profile=profile.name,
        world=world.used,
        deal=deal,
        facts=facts,
        findings=findings,
        questions=questions_for(case, findings),
        conflicts=conflicts_of(case, findings),
        warnings=warnings_for(world, as_of, made, profile),
    )


def _ordered(findings: list[Finding], facts: Sequence[Fact]) -> tuple[Finding, ...]:
    """Put the gravest first, of them what rests on the strongest evidence, the house's rules last.

    Of equals what binds the asker comes first, then they go by rule. Contradictions stay as they
    were told: by what they mean.
    """
    settled = sorted(
        findings,
        key=lambda item: (
            item.rule in (MISSING, PARTIAL),
            item.exposure.value,
            not item.rule.startswith("us/eo14024"),
            item.rule,
            "" if item.rule == CONTRADICTED else item.because,
        ),
    )
    named = {one for item in findings for one in item.facts}
    told = {fact.id: evidence_of(fact) for fact in facts if fact.id in named}
    records = [
        {
            "outcome": item.outcome.value,
            "rule": item.rule,
            "exposure": item.exposure.value,
            "facts": item.facts,
            "finding": item,
        }
        for item in settled
    ]
    return tuple(one["finding"] for one in in_order(records, told))


def _summary(deal: Deal, outcome: Outcome, findings: tuple[Finding, ...]) -> str:
    if findings and findings[0].outcome is outcome and outcome is not Outcome.CLEAR:
        return f"{findings[0].title}: {findings[0].because}"
    for finding in findings:
        if finding.outcome is Outcome.CLEAR:
            return f"{finding.title}: {finding.because}"
    if deal.kind is DealKind.ARTICLE:
        what = "story" if is_story(deal.passages) else "text"
        return f"No listed name was recognised in this {what}, and no provision held is touched."
    return "No provision held in the lawbook reaches this deal on the facts as found."
