"""The page of a case, as one record: the document, what was found, what was done, what can be."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from witting.assess import customer_language
from witting.base import Deal, DealKind, Outcome, Passage
from witting.service.desk.document import DocumentShown, document_shown
from witting.service.desk.findings import Law, VerdictShown, verdict_shown
from witting.service.desk.ownership import Behind, nothing_drawn
from witting.service.desk.queue_page import QueueRow, queue_row
from witting.service.desk.route import RouteDrawn, route_drawn
from witting.service.desk.wording import OUTCOMES, STATES, VERDICTS, VERDICTS_SAY, moment_words
from witting.store.audit import Action, Entry
from witting.store.deal_beside import NOTHING_BESIDE, Beside, SameDocument
from witting.store.deal_notes import Attachment, Note
from witting.store.deal_reasons import ReasonCode
from witting.store.deal_records import APPROVER, CaseHit, DealCase, DealDecision, State, Verdict
from witting.store.four_eyes import why_verdict

MOST_DEALS = 40
"""Deals of a document on one page, the gravest: a file may hold thousands."""
Record = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Who looks at the page, and what may be done by them."""

    id: str
    may_decide: bool
    roles: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonChoice:
    """A reason that can be given for a decision."""

    code: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictChoice:
    """A decision that can be taken, with its reasons."""

    value: str
    words: str
    says: str
    reasons: tuple[ReasonChoice, ...]
    why_second: str  # why it takes a second person; "": one is enough


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionShown:
    """A person's word on the case, in words."""

    id: int
    who: str
    when: str
    said: str
    reason: str
    because: str
    hits: str
    until: str
    is_second: bool
    agrees: bool | None
    is_waiting: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FourEyes:
    """Whether a second person is needed, who the first was, and whether the reader can be it."""

    is_needed: bool  # to let the case go
    why: str
    waiting: DecisionShown | None
    can_agree: bool
    can_turn_down: bool
    why_not: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """A line of the trail about the case."""

    number: int
    when: str
    who: str
    says: str
    hash: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HitShown:
    """A hit a decision can be of."""

    ref: str
    party_name: str
    listed_name: str
    answered: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SameShown:
    """Another case of the same document, in words."""

    number: int
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """All that the page of a case shows."""

    row: QueueRow
    summary: str  # of the gravest deal
    sha256: str
    as_of: str
    made_at: str
    profile: str
    lists: tuple[str, ...]
    lawbook: str
    engine: str
    law_is_other: str  # said where the lawbook in use is not the one of the case
    document: DocumentShown
    verdicts: tuple[VerdictShown, ...]
    routes: tuple[RouteDrawn, ...]
    hits: tuple[HitShown, ...]
    choices: tuple[VerdictChoice, ...]
    four_eyes: FourEyes
    same_document: tuple[SameShown, ...]
    same_deal: tuple[SameShown, ...]
    decisions: tuple[DecisionShown, ...]
    notes: tuple[Note, ...]
    attachments: tuple[Attachment, ...]
    history: tuple[HistoryLine, ...]
    not_shown: int  # deals of the document that are not on the page
    can_decide: bool
    can_reopen: bool
    is_closed: bool
    is_mine: bool
    me: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What the store holds of a case."""

    case: DealCase
    document: bytes
    answer: bytes
    decisions: Sequence[DealDecision]
    notes: Sequence[Note]
    attachments: Sequence[Attachment]
    history: Sequence[Entry]
    beside: Beside = NOTHING_BESIDE


def case_page(
    kept: Kept,
    asker: Asker,
    law: Law,
    *,
    lawbook: str,
    now: datetime,
    behind: Behind = nothing_drawn,
) -> CasePage:
    """Give the page of a case for who looks at it; `lawbook` is the version in use."""
    case, records = kept.case, records_of(kept.answer)
    chosen = gravest_deals(records)
    used = case.world_used
    shown = tuple(decision_shown(one, case) for one in kept.decisions)
    other = "" if used["lawbook"] == lawbook else f"{lawbook}, where the case rests on another"
    verdicts = tuple(
        verdict_shown(one, number, law, customer_of(one), behind) for number, one in chosen
    )
    return CasePage(
        row=queue_row(case, now, kept.beside),
        summary=next(one.summary for one in verdicts if one.outcome == case.outcome.value),
        sha256=case.document,
        as_of=case.as_of,
        made_at=case.made_at,
        profile=records[0]["profile"],
        lists=tuple(f"{one['id']} of {one['published'] or 'unknown day'}" for one in used["lists"]),
        lawbook=used["lawbook"],
        engine=used["engine"],
        law_is_other=other,
        document=document_shown(chosen, kept.document),
        verdicts=verdicts,
        routes=tuple(route_drawn(one) for _, one in chosen),
        not_shown=len(records) - len(chosen),
        hits=tuple(map(_hit, case.hits)),
        choices=choices(case, kept.beside),
        four_eyes=_four_eyes(case, shown, kept.decisions, asker, kept.beside),
        same_document=tuple(map(_same_shown, kept.beside.same_document)),
        same_deal=tuple(map(_same_shown, kept.beside.same_deal)),
        decisions=shown,
        notes=tuple(kept.notes),
        attachments=tuple(kept.attachments),
        history=tuple(map(history_line, kept.history)),
        can_decide=asker.may_decide and case.state not in (State.CLOSED, State.WAITING_APPROVAL),
        can_reopen=asker.may_decide and case.state is State.CLOSED,
        is_closed=case.state is State.CLOSED,
        is_mine=case.assignee == asker.id,
        me=asker.id,
    )


def records_of(answer: bytes) -> list[Record]:
    """Give the assessments of an answer, one for each deal of the document."""
    told = json.loads(answer)
    return told if isinstance(told, list) else [told]


def gravest_deals(records: Sequence[Record]) -> list[tuple[int, Record]]:
    """Give the deals to show, each with its number: the gravest, in the document's order."""
    numbered = list(enumerate(records, start=1))
    numbered.sort(key=lambda pair: (-Outcome(pair[1]["outcome"]).gravity, pair[0]))
    return sorted(numbered[:MOST_DEALS], key=lambda pair: pair[0])


def customer_of(record: Record) -> str:
    """Guess the language to ask the customer in, by the script most of the document is in."""
    deal = record["deal"]
    said = [one["text"] for one in deal["passages"]]
    said += [f"{one['name']} {one['address']}" for one in deal["parties"]]
    said += [one["description"] for one in deal["goods"]]
    passages = tuple(Passage(field="", text=text) for text in said)
    return customer_language(
        Deal(kind=DealKind(deal["kind"]), source="", format="", passages=passages)
    )


def choices(case: DealCase, beside: Beside = NOTHING_BESIDE) -> tuple[VerdictChoice, ...]:
    """Give the decisions that can be taken of a case, each with its reasons."""
    return tuple(
        VerdictChoice(
            value=one.value,
            words=VERDICTS[one],
            says=VERDICTS_SAY[one],
            reasons=tuple(
                ReasonChoice(code=reason.value, says=reason.says)
                for reason in ReasonCode
                if one in reason.verdicts
            ),
            why_second=why_verdict(case, one, case.hits, beside),
        )
        for one in Verdict
        if case.hits or not one.is_of_hits
    )


def decision_shown(one: DealDecision, case: DealCase) -> DecisionShown:
    """Give a person's word on a case in words."""
    names = {hit.ref: f"{hit.party_name} / {hit.listed_name}" for hit in case.hits}
    said = VERDICTS[one.verdict]
    if one.agrees is not None:
        said = f"{'Agrees to' if one.agrees else 'Turns down'}: {said.lower()}"
    reasons = {reason.value: reason.says for reason in ReasonCode}
    return DecisionShown(
        id=one.id,
        who=one.decided_by,
        when=moment_words(one.decided_at),
        said=said,
        reason=reasons.get(one.reason, one.reason),
        because=one.because,
        hits="; ".join(names.get(ref, ref) for ref in one.facts),
        until=one.until,
        is_second=one.seconds is not None,
        agrees=one.agrees,
        is_waiting=one.id == case.pending,
    )


def history_line(entry: Entry) -> HistoryLine:
    """Give an entry of the trail as a line."""
    known = {one.value: one.says for one in Action}
    detail = {key: value for key, value in entry.detail.items() if value not in ("", [], None)}
    return HistoryLine(
        number=entry.number,
        when=moment_words(entry.at),
        who=entry.actor,
        says=known.get(entry.action, entry.action),
        hash=entry.hash,
        detail=", ".join(f"{key}: {_short(value)}" for key, value in sorted(detail.items())),
    )


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 120 else f"{text[:117]}…"


def _hit(hit: CaseHit) -> HitShown:
    answered = f"answered by decision {hit.answered_by}" if hit.answered_by is not None else ""
    return HitShown(
        ref=hit.ref,
        party_name=hit.party_name,
        listed_name=hit.listed_name,
        answered=answered,
    )


def _same_shown(one: SameDocument) -> SameShown:
    decided = f", {VERDICTS[one.decision].lower()}" if one.decision is not None else ""
    says = f"{OUTCOMES.get(one.outcome, one.outcome)}, {STATES[one.state]}{decided}"
    return SameShown(number=one.id, says=says)


def _four_eyes(
    case: DealCase,
    shown: Sequence[DecisionShown],
    decisions: Sequence[DealDecision],
    asker: Asker,
    beside: Beside,
) -> FourEyes:
    """Say who else is needed; the store itself holds everybody to it."""
    why = why_verdict(case, Verdict.RELEASE, case.hits, beside)
    waiting = next((one for one in shown if one.is_waiting), None)
    own = any(one.id == case.pending and one.decided_by == asker.id for one in decisions)
    is_approver = APPROVER in asker.roles
    why_not = ""
    if waiting is not None and own:
        why_not = "This is your own decision: somebody else with the role approver must look at it."
    elif waiting is not None and not is_approver:
        why_not = "To agree takes the role approver, which you do not have."
    return FourEyes(
        is_needed=bool(why),
        why=why,
        waiting=waiting,
        can_agree=waiting is not None and not why_not,
        can_turn_down=waiting is not None and (own or is_approver),
        why_not=why_not,
    )
