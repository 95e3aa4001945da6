"""What a list's rule says of those met under it: outcome, exposure, duties, in one way for all.

A regime says which rules are its own and what to tell those it does not bind; the lawbook says whom
a rule binds and what it does; the table of effects how that is weighed.
"""

from collections.abc import Callable

from witting.base import Duty, Exposure, Finding, Grade, Obligation, Outcome, OwnerStanding
from witting.regimes.binding import Binding, binding, who_is_bound
from witting.regimes.case import Case
from witting.regimes.deadlines import deadline
from witting.regimes.effects import EFFECTS, Effect, effect_of
from witting.regimes.findings import describe_owned, describe_party, join_words, make_finding
from witting.regimes.findings import sentence as as_sentence
from witting.regimes.met import Met

Aside = Callable[[Case, Met], str]
"""What is told to an asker whom the regime does not bind: a clause, or "" for nothing."""

_FREEZE_WORDS = "asset freeze"


def listed_finding(
    case: Case,
    met: Met,
    aside: Aside,
    *,
    also_cites: tuple[str, ...] = (),
    perhaps_freed: tuple[str, ...] = (),
) -> Finding:
    """Judge one party under one rule of its list.

    `perhaps_freed` says which dated licence may cover the deal: then a person has to look.
    """
    effect = effect_under(met)
    bound = bound_by(case, met)
    outcome = _outcome(case, met, effect, bound)
    if perhaps_freed and outcome is Outcome.PROHIBITED:
        outcome = Outcome.REVIEW
    return make_finding(
        case,
        met.rule,
        outcome=outcome,
        exposure=Exposure.PRIMARY if bound is Binding.BOUND else Exposure.SECONDARY,
        because=_because(case, met, bound, aside),
        facts=met.facts,
        consequences=(met.law.path,),
        also_cites=(*_laws(met), *also_cites) if met.via else also_cites,
        caveats=(*perhaps_freed, *_caveats(met)),
        obligations=_obligations(case, met, effect, bound, outcome),
    )


def _laws(met: Met) -> tuple[str, ...]:
    return tuple(law.path for law in (met.law, *met.beside))


def effect_under(met: Met) -> Effect:
    """Give what the rule does; where that is for the entry to say, a freeze it names is one."""
    if met.terms.get("effect") == "as_the_entry_says" and any(
        _FREEZE_WORDS in part.casefold() for part in met.parts_of_list
    ):
        return EFFECTS["freeze"]
    return effect_of(met.terms)


def bound_by(case: Case, met: Met) -> Binding:
    """Say whether the rule binds the asker."""
    return binding(case.profile, _binds(met))


def _binds(met: Met) -> str:
    return met.terms.get("binds", "")


def _outcome(case: Case, met: Met, effect: Effect, bound: Binding) -> Outcome:
    """Only a rule that binds, of an identity beyond doubt, in a deal it speaks of, prohibits."""
    if bound is Binding.NOT:
        return effect.others
    if effect.bound is Outcome.CLEAR:
        return Outcome.CLEAR
    is_spoken_of = (case.is_about_goods or not effect.needs_goods) and _goes_where(case, met)
    gravest = bound is Binding.BOUND and met.is_settled and is_spoken_of and not case.is_article
    return effect.bound if gravest else Outcome.REVIEW


def _goes_where(case: Case, met: Met) -> bool:
    """Say whether the goods go where the rule reaches as far as it can (`only_to`)."""
    named = met.terms.get("only_to", "").split()
    return not named or any(place.country in named for place in case.destinations)


def _because(case: Case, met: Met, bound: Binding, aside: Aside) -> str:
    if met.owned:
        said = describe_owned(met.owned, met.owners)
    else:
        programmes = join_words(list(met.programmes)) or "no programme"
        said = f"{describe_party(met.parties)}, under {programmes}"
    if bound is Binding.NOT and (more := aside(case, met)):
        said = f"{said}. {more}"
    elif bound is Binding.MAY:
        said = f"{said}. The rule binds {who_is_bound(_binds(met))}: whether you are, is not known"
    return as_sentence(said)


def _caveats(met: Met) -> tuple[str, ...]:
    said = []
    if met.owned and not met.owned.is_applied:
        said.append(
            "This rule of ownership is a sign to look at on this day, not a ban; the note on it "
            "says why."
        )
    if met.owned and met.owned.standing is OwnerStanding.CONTROLLED:
        said.append("Control is presumed from what is known, and can be rebutted.")
    if met.law.text and met.law.text.grade is Grade.UNCONFIRMED and met.via:
        said.append(f"What the list itself means ({met.law.path}) is carried as unconfirmed.")
    return tuple(said)


def _obligations(
    case: Case, met: Met, effect: Effect, bound: Binding, outcome: Outcome
) -> tuple[Obligation, ...]:
    """Say what to do: at once where it is prohibited, after finding out where it is open."""
    if bound is Binding.NOT or outcome is Outcome.CLEAR or case.is_article or not effect.asks:
        return ()
    if outcome is not effect.bound or bound is Binding.MAY:
        what = f"Settle what is open before going on. If it holds: {effect.asks}"
        return (Obligation(duty=Duty.DILIGENCE, what=what, rule=met.law.path),)
    duties = tuple(
        Obligation(duty=duty, what=effect.asks, rule=met.law.path) for duty in effect.duties
    )
    return (*duties, *_report(case, met)) if outcome is Outcome.PROHIBITED else duties


def _report(case: Case, met: Met) -> tuple[Obligation, ...]:
    """Give the report a rule asks for, where the lawbook says under which path and by when."""
    path = met.terms.get("report_under", "")
    text = case.text_of(path) if path else None
    if text is None:
        return ()
    by = deadline(case, path)
    return (Obligation(duty=Duty.REPORT, what=text.summary, rule=path, by=by),)
