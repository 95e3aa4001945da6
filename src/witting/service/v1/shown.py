"""Cases, decisions, notes and files as version 1 shows them: plain values, what is JSON opened."""

import json
from dataclasses import asdict
from typing import Any

from witting.assess import as_plain
from witting.store.audit import Entry
from witting.store.deal_beside import Beside
from witting.store.deal_notes import Attachment, Note
from witting.store.deal_records import DealCase, DealDecision, Verdict
from witting.store.four_eyes import why_verdict

_INSIDE = ("profile", "reading", "left_out", "world")  # kept as JSON
_NOT_SHOWN = frozenset({"words", "tenant"})  # for searches; the caller's own


def case_record(case: DealCase, beside: Beside) -> dict[str, Any]:
    """Give a case whole, without its document and assessment: they have addresses of their own."""
    why = why_verdict(case, Verdict.RELEASE, case.hits, beside)
    told = {name: value for name, value in asdict(case).items() if name not in _NOT_SHOWN}
    told |= {name: json.loads(told[name]) for name in _INSIDE}
    return {
        **_plain(told),
        "schema": "witting/case/1",
        "needs_second": bool(why),
        "why_second": why,
        "must_hold": beside.must_hold,
        "same_document": [_plain(asdict(one)) for one in beside.same_document],
        "same_deal": [_plain(asdict(one)) for one in beside.same_deal],
    }


def case_row(case: DealCase, beside: Beside) -> dict[str, Any]:
    """Give a case as a row of the queue."""
    return {
        "id": case.id,
        "name": case.name,
        "outcome": case.outcome.value,
        "severity": case.severity,
        "corridor": case.corridor,
        "summary": case.summary,
        "state": case.state.value,
        "assignee": case.assignee,
        "opened_at": case.opened_at,
        "due_at": case.due_at,
        "as_of": case.as_of,
        "needs_second": bool(why_verdict(case, Verdict.RELEASE, case.hits, beside)),
        "hits": len(case.hits),
        "unanswered": len(case.unanswered),
    }


def decision_record(decision: DealDecision) -> dict[str, Any]:
    """Give a person's word on a case."""
    return {**_plain(asdict(decision)), "schema": "witting/case-decision/1"}


def note_record(note: Note) -> dict[str, Any]:
    """Give a note."""
    return _plain(asdict(note))


def attachment_record(attachment: Attachment) -> dict[str, Any]:
    """Give a file of a case, without its bytes."""
    return _plain(asdict(attachment))


def entry_record(entry: Entry) -> dict[str, Any]:
    """Give an entry of the audit trail."""
    return {**_plain(entry.told), "hash": entry.hash}


def _plain(value: object) -> dict[str, Any]:
    record = as_plain(value)
    assert isinstance(record, dict)
    return record
