"""What stands beside a case when it is decided: what must be held, other cases of the same.

`four_eyes.why_second` weighs it; the page of a case and `/v1/cases` show it.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, or_, select

from witting.base import Duty, Outcome
from witting.regimes.effects import EFFECTS
from witting.store import kept_bytes
from witting.store.deal_records import CaseHit, DealCase, State, Verdict
from witting.store.schema import deal_cases, deal_decisions
from witting.store.schema_keys import case_deals

BACKDATE_DAYS = 31
"""Days a case may be judged back, where the caller has no setting of its own."""
MOST_SHOWN = 50
"""Other cases of one document that are named: the latest."""
_WAS = {Verdict.BLOCK: "was blocked", Verdict.REJECT: "was rejected"}
_HOLDS = (Duty.BLOCK, Duty.FREEZE)
_ASKS = tuple(
    (effect.asks, duty.value)
    for effect in EFFECTS.values()
    for duty in effect.duties
    if duty in _HOLDS
)
_MADE = deal_decisions.c
_TOOK_EFFECT = or_(and_(_MADE.seconds.is_(None), _MADE.needs_second == 0), _MADE.agrees == 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class SameDocument:
    """Another case of the very same document, or of a deal that is also in another document."""

    id: int
    outcome: Outcome
    state: State
    decision: Verdict | None  # the one that closed it


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What a decision is weighed by that is not of the case itself, or was said of it since."""

    must_hold: str = ""  # why nothing of it may be returned; "": no rule in force says so
    same_document: tuple[SameDocument, ...] = ()
    same_deal: tuple[SameDocument, ...] = ()  # in another document
    was_refused: str = ""  # which of them is prohibited, or was blocked or rejected
    backdated: str = ""  # that it was judged as of a day long before it was opened
    called: tuple[CaseHit, ...] = ()  # hits a person called a true match, and two no false one


NOTHING_BESIDE = Beside()


def beside(
    connection: Connection, found: DealCase, *, backdate_days: int = BACKDATE_DAYS
) -> Beside:
    """Give what stands beside a case; `backdate_days` is how far back it may be judged by one."""
    made = beside_all(connection, [found], backdate_days=backdate_days)[found.id]
    deals = _deals_of(connection, [found.id])[found.id]
    own = deal_cases.c
    of_deal = own.id.in_(_cases_with(found.tenant, deals))
    return replace(
        made,
        must_hold=_must_hold(connection, found, made.called),
        same_document=_others(connection, found, own.document == found.document),
        same_deal=_others(connection, found, of_deal, own.document != found.document),
    )


def beside_all(
    connection: Connection, cases: Sequence[DealCase], *, backdate_days: int = BACKDATE_DAYS
) -> dict[int, Beside]:
    """Give what stands beside each case of a page, by few questions for all of them.

    The cases are of one tenant. Left out is what letting a case go does not hang on: `must_hold`,
    and the other cases by name.
    """
    numbers = [one.id for one in cases]
    called, deals = _called(connection, cases), _deals_of(connection, numbers)
    asked = {one.id: (one.document, deals[one.id]) for one in cases}
    tenant = cases[0].tenant if cases else ""
    refused = _refused(connection, tenant, asked)
    return {
        one.id: Beside(
            was_refused=refused.get(one.id, ""),
            backdated=backdated(one.as_of, one.opened_at, backdate_days),
            called=called.get(one.id, ()),
        )
        for one in cases
    }


def same_cases(
    connection: Connection, tenant: str, document: str, deals: Sequence[str]
) -> tuple[int, ...]:
    """Give the numbers of a tenant's cases of a document, by its SHA-256, the latest first."""
    own = deal_cases.c
    is_same = or_(own.document == document, own.id.in_(_cases_with(tenant, deals)))
    wanted = select(own.id).where(own.tenant == tenant, is_same)
    return tuple(connection.execute(wanted.order_by(own.id.desc()).limit(MOST_SHOWN)).scalars())


def refused_before(connection: Connection, tenant: str, document: str, deals: Sequence[str]) -> str:
    """Say which case of a document, or of a deal in it, is prohibited or was blocked or rejected.

    "" where there is none. One that was opened again since still counts: what was refused once is
    let go by two.
    """
    return _refused(connection, tenant, {0: (document, tuple(deals))}).get(0, "")


def _others(
    connection: Connection, found: DealCase, *which: ColumnElement[bool]
) -> tuple[SameDocument, ...]:
    """Give the other cases of the tenant that are as asked, the latest first."""
    own, made = deal_cases.c, deal_decisions.c
    wanted = (
        select(own.id, own.outcome, own.state, made.verdict)
        .outerjoin(deal_decisions, made.id == own.standing)
        .where(own.tenant == found.tenant, own.id != found.id, *which)
        .order_by(own.id.desc())
        .limit(MOST_SHOWN)
    )
    return tuple(
        SameDocument(
            id=row.id,
            outcome=Outcome(row.outcome),
            state=State(row.state),
            decision=Verdict(row.verdict) if row.verdict else None,
        )
        for row in connection.execute(wanted)
    )


def _cases_with(tenant: str, deals: Sequence[str]) -> Select[tuple[int]]:
    kept = case_deals.c
    return select(kept.case_id).where(kept.tenant == tenant, kept.deal.in_(deals))


def _deals_of(connection: Connection, numbers: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Give the keys of the deals of each case."""
    kept = case_deals.c
    wanted = select(kept.case_id, kept.deal).where(kept.case_id.in_(numbers)).order_by(kept.id)
    out: dict[int, tuple[str, ...]] = dict.fromkeys(numbers, ())
    for row in connection.execute(wanted):
        out[row.case_id] += (row.deal,)
    return out


def _refused(
    connection: Connection, tenant: str, asked: Mapping[int, tuple[str, Sequence[str]]]
) -> dict[int, str]:
    """Say of each case asked, by document and deals, which other case of the same was refused."""
    own, made, kept = deal_cases.c, deal_decisions.c, case_deals.c
    was = made.verdict.in_([one.value for one in _WAS])
    refused = select(made.verdict).where(made.case_id == own.id, was, _TOOK_EFFECT)
    is_refused = or_(own.outcome == Outcome.PROHIBITED.value, exists(refused))
    documents = {document for document, _ in asked.values()}
    deals = {deal for _, each in asked.values() for deal in each}
    # The first and the last of each, so that a case has another beside itself.
    ends = (func.min(own.id).label("first"), func.max(own.id).label("last"))
    of_document = (
        select(own.document.label("same"), *ends)
        .where(own.tenant == tenant, own.document.in_(documents), is_refused)
        .group_by(own.document)
    )
    of_deal = (
        select(kept.deal.label("same"), *ends)
        .join(deal_cases, own.id == kept.case_id)
        .where(kept.tenant == tenant, kept.deal.in_(deals), is_refused)
        .group_by(kept.deal)
    )
    ends_of = {
        row.same: (row.first, row.last)
        for wanted in (of_document, of_deal)
        for row in connection.execute(wanted)
    }
    found: dict[int, tuple[str, int]] = {}
    for number, (document, each) in asked.items():
        for what, same in (("document", document), *(("deal", deal) for deal in each)):
            other = next((one for one in ends_of.get(same, ()) if one != number), None)
            if other is not None:
                found[number] = what, other
                break
    if not found:
        return {}
    verdict = refused.limit(1).scalar_subquery().label("verdict")
    others = {other for _, other in found.values()}
    how = {
        row.id: "is prohibited"
        if row.outcome == Outcome.PROHIBITED.value
        else _WAS[Verdict(row.verdict)]
        for row in connection.execute(
            select(own.id, own.outcome, verdict).where(own.id.in_(others))
        )
    }
    return {
        number: f"the same {what} is case {other}, which {how[other]}"
        for number, (what, other) in found.items()
    }


def _called(connection: Connection, cases: Sequence[DealCase]) -> dict[int, tuple[CaseHit, ...]]:
    """Give the hits of each case that the last word in force on them calls a true match."""
    made = deal_decisions.c
    of_hits = made.verdict.in_([one.value for one in Verdict if one.is_of_hits])
    wanted = (
        select(made.case_id, made.verdict, made.facts)
        .where(made.case_id.in_([one.id for one in cases]), of_hits, _TOOK_EFFECT)
        .order_by(made.id)
    )
    of_case = {one.id: one.hits for one in cases}
    last: dict[int, dict[str, str]] = {}
    for row in connection.execute(wanted):
        refs = json.loads(row.facts) or [hit.ref for hit in of_case[row.case_id]]
        last.setdefault(row.case_id, {}).update(dict.fromkeys(refs, row.verdict))
    return {
        number: tuple(hit for hit in of_case[number] if said.get(hit.ref) == Verdict.TRUE_MATCH)
        for number, said in last.items()
    }


def backdated(as_of: str, opened_at: str, most: int = BACKDATE_DAYS) -> str:
    """Say that a case was judged as of a day long before it was opened; "" where it was not."""
    opened, day = date.fromisoformat(opened_at[:10]), date.fromisoformat(as_of)
    days = (opened - day).days
    if days <= most:
        return ""
    return f"it was judged as of {day}, {days} days before it was opened"


def _must_hold(connection: Connection, found: DealCase, called: Sequence[CaseHit]) -> str:
    """Say why a deal must be blocked or frozen, and not returned, by the rules that bind.

    What the assessment says to hold if the party is the listed one must be, once a person said so.
    """
    if found.outcome is not Outcome.PROHIBITED and not called:
        return ""
    told = json.loads(kept_bytes.content_of(connection, found.answer))
    refs = {hit.ref for hit in called}
    for number, record in enumerate(told if isinstance(told, list) else [told], start=1):
        for finding in record["findings"]:
            is_called = any(f"{number}/{fact}" in refs for fact in finding["facts"])
            held = _held(finding, is_called=is_called)
            if held:
                why = (
                    f"‘{finding['title']}’ says to {held}, and to return what must be held may"
                    f" itself break the rule: {held} it instead."
                )
                duties = finding["obligations"]
                reports = [one["what"] for one in duties if one["duty"] == Duty.REPORT]
                return " ".join((why, *dict.fromkeys(reports))).removesuffix(".")
    return ""


def _held(finding: Mapping[str, Any], *, is_called: bool) -> str:
    """Give the duty of a finding by which something is held; "" where there is none."""
    duties = finding["obligations"]
    if finding["outcome"] == Outcome.PROHIBITED:
        return next((one["duty"] for one in duties if one["duty"] in _HOLDS), "")
    if not is_called:
        return ""
    asked = [one["what"] for one in duties if one["duty"] == Duty.DILIGENCE]
    return next((duty for asks, duty in _ASKS for what in asked if what.endswith(asks)), "")
