"""Is this party owned or controlled by those who are listed? The answer, with all that shows why.

For one party, one day and one rule. Two cases are worked out, the best and the worst that unknown
shares leave open; where they differ the answer is unknown, and says what would settle it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from witting.base import PartyKind
from witting.ownership.asking import (
    OwnershipQuestion,
    identity,
    open_questions,
    owners_unknown,
    rebuttals,
    rest_unknown,
)
from witting.ownership.chain import Picture, Speaker, Step, amount, picture, steps_to
from witting.ownership.divestment import NEAR, Divestment, divestments
from witting.ownership.fixed_point import (
    Closure,
    allies_of,
    closures,
    is_plainer,
    stake_of,
)
from witting.ownership.records import POSSIBLE_CONTROL, SURE_CONTROL, HoldingKind, Register
from witting.ownership.rule import OwnershipRule
from witting.ownership.share import WHOLE_UNITS, percent_of
from witting.ownership.ties import OwnershipGraph


class Standing(StrEnum):
    """How a party stands to those who are listed, under one rule on one day."""

    LISTED = "listed"
    OWNED = "owned"
    CONTROLLED = "controlled"  # until rebutted
    NOT = "not"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedOwner:
    """A party that is, or may be, on a list: `is_certain` where its identity is settled."""

    id: str  # as the register has it
    is_certain: bool = True
    since: date | None = None
    entry_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnershipAnswer:
    """What one rule makes of one party on one day."""

    party: str
    name: str
    day: date
    rule: OwnershipRule
    standing: Standing
    because: str
    best: Decimal  # percent that those caught hold together, unknown shares at their least
    worst: Decimal  # the same, unknown shares at their most
    unaccounted: Decimal  # percent of the party no known holding can be
    steps: tuple[Step, ...]  # the chain; where unknown, the chain that may hold
    picture: Picture
    questions: tuple[OwnershipQuestion, ...] = ()
    divestments: tuple[Divestment, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_caught(self) -> bool:
        """Say whether the rule, as applied on the day, reaches the party by its owners."""
        return self.rule.in_force and self.standing in (Standing.OWNED, Standing.CONTROLLED)

    @property
    def chain(self) -> str:
        """Give the steps in one line."""
        return "; ".join(step.sentence for step in self.steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cases:
    """The four closures: unknowns at their least and most, without and with control."""

    owned: Closure
    owned_worst: Closure
    controlled: Closure
    controlled_worst: Closure
    best: int
    worst: int


def answer(
    register: Register,
    party: str,
    rule: OwnershipRule,
    listed: Iterable[ListedOwner],
    day: date,
    *,
    graph: OwnershipGraph | None = None,
    near: int = NEAR,
) -> OwnershipAnswer:
    """Say how a party stands to the listed under a rule on a day, and show why.

    `graph` is the register's graph of that day, where the caller has built it for many questions.
    A rule not in force on the day is still worked out; the answer says that it is not applied.
    """
    whole = graph or OwnershipGraph.of(register, day)
    behind = whole.behind(party)
    owners = tuple(listed)
    sure = frozenset(item.id for item in owners if item.is_certain)
    maybe = frozenset(item.id for item in owners) - sure
    speaker = Speaker(
        parties=whole.about.parties,
        listed=sure,
        maybe_listed=maybe,
        alike={item.id: item.entry_id for item in owners},
    )
    cases = _cases(behind, rule, sure, (sure | maybe) - {party}, party)
    made = _itself(_concluded(behind, party, rule, speaker, cases), speaker)
    since = {item.id: item.since for item in owners}
    return replace(
        made,
        divestments=divestments(
            whole.about.ever, party, since, speaker.names_of, by=day, within=near
        ),
        picture=picture(
            behind, party, speaker, cases.controlled, cases.controlled_worst, made.steps
        ),
    )


def _cases(
    graph: OwnershipGraph,
    rule: OwnershipRule,
    listed: frozenset[str],
    perhaps: frozenset[str],
    party: str,
) -> _Cases:
    here = graph.nodes() | {party}
    listed, perhaps = listed & here, perhaps & here
    owned, best = _closure(graph, rule, listed, party, worst=False)
    owned_worst, worst = _closure(graph, rule, perhaps, party, worst=True)
    controlled, controlled_worst = owned, owned_worst
    if rule.control:
        controlled, _ = _closure(graph, rule, listed, party, worst=False, control=True)
        controlled_worst, _ = _closure(graph, rule, perhaps, party, worst=True, control=True)
    return _Cases(
        owned=owned,
        owned_worst=owned_worst,
        controlled=controlled,
        controlled_worst=controlled_worst,
        best=best,
        worst=worst,
    )


def _closure(
    graph: OwnershipGraph,
    rule: OwnershipRule,
    listed: frozenset[str],
    party: str,
    *,
    worst: bool,
    control: bool = False,
) -> tuple[Closure, int]:
    """Give the closure that catches the party most plainly, and the largest stake in it."""
    allies = allies_of(graph, rule, listed)
    chosen: Closure = {}
    largest = 0
    for found in closures(graph, rule, listed, worst=worst, control=control):
        largest = max(largest, stake_of(graph, found, allies, party, worst=worst))
        if party not in found:
            chosen = chosen or found
        elif party not in chosen or is_plainer(found[party], chosen[party]):
            chosen = found
    return chosen, largest


def _concluded(
    graph: OwnershipGraph,
    party: str,
    rule: OwnershipRule,
    speaker: Speaker,
    cases: _Cases,
) -> OwnershipAnswer:
    into, day = graph.into.get(party, ()), graph.day
    told = [tie for tie in into if not _is_nameless(graph, tie.owner)]
    rest = max(WHOLE_UNITS - sum(tie.stake[1] for tie in told), 0)
    draft = OwnershipAnswer(
        party=party,
        name=graph.about.party(party).name,
        day=day,
        rule=rule,
        standing=Standing.NOT,
        because="",
        best=percent_of(cases.best),
        worst=percent_of(max(cases.worst, cases.best)),
        unaccounted=percent_of(rest),
        steps=(),
        picture=Picture(nodes=(), edges=(), is_whole=True),
        notes=_notes(graph, party, rule, speaker, cases),
    )
    who = speaker.name(party)
    if party in speaker.listed:
        return replace(draft, standing=Standing.LISTED, because=f"{who} is listed itself.")
    if party in cases.owned:
        steps = steps_to(party, cases.owned, rule, speaker)
        return replace(draft, standing=Standing.OWNED, steps=steps, because=_because(steps))
    if party in cases.controlled:
        steps = steps_to(party, cases.controlled, rule, speaker)
        because = f"{_because(steps)} That is control until somebody rebuts it."
        questions = rebuttals(steps, speaker)
        return replace(
            draft, standing=Standing.CONTROLLED, steps=steps, because=because, questions=questions
        )
    if party in cases.controlled_worst:
        return _unsettled(draft, cases, speaker)
    if not any(tie.is_stake for tie in into):
        return _without_owners(draft, graph, speaker)
    held = _held_text(cases, rule, f"{who} on {day}")
    open_part = f" {amount(rest)} of it is not accounted for." if rest else ""
    return replace(
        draft,
        because=f"{held}; the rule takes {rule.line}.{open_part}",
        questions=(rest_unknown(party, amount(rest), speaker),) if rest else (),
    )


def _held_text(cases: _Cases, rule: OwnershipRule, of_whom: str) -> str:
    """Say how much the listed hold, together or each alone as the rule counts them."""
    if not (cases.best or cases.worst):
        return f"Nobody listed is known to hold anything of {of_whom}"
    share = amount(cases.best)
    if cases.worst > cases.best:
        share = f"{share} to {amount(cases.worst)}"
    if rule.aggregate:
        return f"Those listed hold {share} of {of_whom}"
    return f"No one listed party holds more than {share} of {of_whom}, and they are not added up"


def _is_nameless(graph: OwnershipGraph, owner: str) -> bool:
    """Say whether a source holds back who an owner is: its part is not accounted for."""
    return any(gap.what == "identity" for gap in graph.about.gaps.get(owner, ()))


def _itself(told: OwnershipAnswer, speaker: Speaker) -> OwnershipAnswer:
    """Leave open what the owners settle no further, where the party itself may be listed."""
    is_open = told.standing in (Standing.NOT, Standing.UNKNOWN)
    if told.party not in speaker.maybe_listed or not is_open:
        return told
    return replace(
        told,
        standing=Standing.UNKNOWN,
        because=f"{speaker.name(told.party)} may be listed itself. {told.because}",
        questions=(identity(told.party, speaker), *told.questions),
    )


def _because(steps: tuple[Step, ...]) -> str:
    said = "; ".join(step.sentence for step in steps)
    return f"{said[:1].upper()}{said[1:]}."


def _unsettled(draft: OwnershipAnswer, cases: _Cases, speaker: Speaker) -> OwnershipAnswer:
    party, rule = draft.party, draft.rule
    owned = party in cases.owned_worst
    worst = cases.owned_worst if owned else cases.controlled_worst
    steps = steps_to(party, worst, rule, speaker, worst=True)
    questions = open_questions(steps, cases.controlled, rule, speaker)
    what = "owned" if owned else "controlled"
    because = (
        f"Not settled: those listed hold {draft.best} % at the least and {draft.worst} % at the "
        f"most. The steps show how it would be {what}."
    )
    return replace(
        draft, standing=Standing.UNKNOWN, steps=steps, because=because, questions=questions
    )


def _without_owners(
    draft: OwnershipAnswer, graph: OwnershipGraph, speaker: Speaker
) -> OwnershipAnswer:
    if graph.about.party(draft.party).kind is PartyKind.PERSON:
        return replace(draft, because=f"{speaker.name(draft.party)} is a person: nobody owns one.")
    return replace(
        draft,
        standing=Standing.UNKNOWN,
        because=f"Nobody's share in {speaker.name(draft.party)} is known on {draft.day}.",
        questions=(owners_unknown(draft.party, graph.about.gaps.get(draft.party, ()), speaker),),
    )


def _notes(
    graph: OwnershipGraph, party: str, rule: OwnershipRule, speaker: Speaker, cases: _Cases
) -> tuple[str, ...]:
    notes = []
    if not rule.in_force:
        notes.append(f"The rule is not applied on {graph.day}: {rule.note or 'it is not in force'}")
    elif rule.note:
        notes.append(rule.note)
    into = graph.into.get(party, ())
    known = sum(tie.stake[0] for tie in into)
    if known > WHOLE_UNITS:
        notes.append(
            f"The known shares of {speaker.name(party)} add up to {amount(known)}: one of them is "
            "wrong, or one stake is told twice under two names."
        )
    for tie in into:
        if tie.disputed:
            notes.append(
                f"The sources disagree on what {speaker.name(tie.owner)} holds of "
                f"{speaker.name(party)}; both are kept."
            )
        signs = (SURE_CONTROL | POSSIBLE_CONTROL) - {HoldingKind.BRANCH}
        if not rule.control and tie.owner in cases.owned_worst:
            notes.extend(
                f"{speaker.owner(tie.owner, also=False)} {speaker.holding(item)}. Control alone "
                "does not catch under this rule; take care."
                for item in tie.holdings
                if item.kind in signs
            )
    return tuple(dict.fromkeys(notes))
