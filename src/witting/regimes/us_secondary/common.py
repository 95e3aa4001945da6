"""What the two prongs share: the lawbook's paths, the gravest outcome, and what to do."""

from witting.base import Citation, Duty, Exposure, Fact, Finding, Obligation, Outcome
from witting.regimes.case import Case
from witting.regimes.findings import make_finding, sentence

SECTION = "us/eo14024/section-11"
PRONG_I = f"{SECTION}/prong-i"
PRONG_II = f"{SECTION}/prong-ii"
BASE = f"{SECTION}/military-industrial-base"
ITEMS = f"{SECTION}/specified-items"
KNOWLEDGE = f"{SECTION}/knowledge"
SAFE = f"{SECTION}/safe-category"
CONSEQUENCES = (f"{SECTION}/consequences/capta", f"{SECTION}/consequences/blocking")
NEW_ACT = "us/act-2026-09-18"


def gravest_for(case: Case) -> Outcome:
    """Section 11 speaks of financial institutions and of deals: others are told to look."""
    reached = case.profile.is_ffi and not case.is_article
    return Outcome.PROHIBITED if reached else Outcome.REVIEW


def bank_caveat(case: Case) -> tuple[str, ...]:
    """Say whom section 11 reaches, where it is not the asker."""
    if case.profile.is_ffi:
        return ()
    return ("Section 11 reaches the foreign bank that handles the payment, not the exporter.",)


def section_11(
    case: Case,
    path: str,
    *,
    outcome: Outcome,
    because: str,
    facts: tuple[Fact, ...],
    on_items: bool = False,
    also_cites: tuple[str, ...] = (),
    extra_cites: tuple[Citation, ...] = (),
    caveats: tuple[str, ...] = (),
) -> Finding:
    """Build a section 11 finding: its consequences and its standard of knowledge are always told.

    `on_items` adds the determination that names the goods, with what is not known of its annex.
    """
    return make_finding(
        case,
        path,
        outcome=outcome,
        exposure=Exposure.SECONDARY,
        because=sentence(because),
        facts=facts,
        consequences=CONSEQUENCES,
        knowledge=KNOWLEDGE,
        also_cites=(*((ITEMS,) if on_items else ()), *also_cites),
        extra_cites=extra_cites,
        warned_by=(*((ITEMS,) if on_items else ()), NEW_ACT),
        caveats=caveats,
        obligations=_obligations(case, path, outcome),
    )


def _obligations(case: Case, path: str, outcome: Outcome) -> tuple[Obligation, ...]:
    """Say what a foreign financial institution should do: section 11 itself commands nothing."""
    if not case.profile.is_ffi or case.is_article or outcome is Outcome.CLEAR:
        return ()
    if outcome is Outcome.PROHIBITED:
        what = (
            "Do not handle the transaction and provide no service for it, unless a dated licence "
            "or exemption covers it."
        )
        return (Obligation(duty=Duty.REFUSE, what=what, rule=path),)
    what = "Hold the transaction until what is open is settled, and keep the record of how."
    return (Obligation(duty=Duty.DILIGENCE, what=what, rule=path),)
