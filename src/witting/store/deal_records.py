"""The words of a case of a deal: its states, what can be decided of it and by whom, its records."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from witting.base import Outcome
from witting.book import Scope

APPROVER = "approver"
"""The role of who may be the second of four eyes."""


class Person(Protocol):
    """Who acts, as the edge knows them."""

    @property
    def id(self) -> str:
        """Give what names the person for good."""

    @property
    def tenant(self) -> str:
        """Give whose cases the person sees."""

    @property
    def roles(self) -> Collection[str]:
        """Give what the person may do."""

    @property
    def key(self) -> str:
        """Give the key the person came by, or ""."""

    @property
    def is_person(self) -> bool:
        """Say whether it is a person, or acts for one; a system is no pair of eyes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, where the edge has no record of its own for one."""

    id: str
    tenant: str = ""
    roles: frozenset[str] = frozenset()
    key: str = ""
    is_person: bool = True


class State(StrEnum):
    """How a case stands."""

    OPEN = "open"
    WAITING_APPROVAL = "waiting_approval"  # for the second of four eyes
    WAITING_ANSWER = "waiting_answer"  # from the customer or another bank
    ESCALATED = "escalated"
    CLOSED = "closed"


class Verdict(StrEnum):
    """What a person says of a case."""

    TRUE_MATCH = "true_match"  # the party is the listed one; what becomes of the deal is open
    FALSE_MATCH = "false_match"  # it is not; of all hits this lets the deal go
    RELEASE = "release"
    REJECT = "reject"
    BLOCK = "block"
    ESCALATE = "escalate"
    ASK = "ask"

    @property
    def is_of_hits(self) -> bool:
        """Say whether it can be said of single hits."""
        return self in (Verdict.TRUE_MATCH, Verdict.FALSE_MATCH)

    @property
    def lets_go(self) -> bool:
        """Say whether it lets a deal through, or takes an alert away."""
        return self in (Verdict.FALSE_MATCH, Verdict.RELEASE)

    @property
    def is_anybodys(self) -> bool:
        """Say whether a key of nobody may say it too: it settles nothing."""
        return self in (Verdict.ASK, Verdict.ESCALATE)

    def state_after(self, *, is_of_some: bool) -> State:
        """Give how the case stands once this has taken effect."""
        match self:
            case Verdict.ESCALATE:
                return State.ESCALATED
            case Verdict.ASK:
                return State.WAITING_ANSWER
            case Verdict.TRUE_MATCH:
                return State.OPEN
            case _:
                return State.OPEN if is_of_some else State.CLOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseHit:
    """A party of the deal that may be a listed one, each as it was when the case was opened."""

    ref: str  # the number of the deal in the document and the id of the fact: 1/f3
    scope: Scope
    party_name: str
    listed_name: str
    is_certain: bool
    is_strong: bool = True  # by its whole name or a high score, of a party that may be blocked
    answered_by: int | None = None  # the good-guy decision that answers it


@dataclass(frozen=True, slots=True, kw_only=True)
class DealCase:
    """A document as it was assessed, and how it stands."""

    id: int
    tenant: str
    name: str  # of the document
    document: str  # SHA-256 of its bytes
    answer: str  # SHA-256 of the assessment's bytes, just as they were made
    profile: str  # JSON, whole
    reading: str  # JSON: how the document was read
    as_of: str  # ISO day
    made_at: str  # ISO day
    lists: str  # digest of the snapshot
    left_out: str  # JSON: what the lists in use left out, in words
    world: str  # JSON: what was held fixed
    hits: tuple[CaseHit, ...]
    outcome: Outcome  # the gravest of its deals
    severity: int  # 0 to 4
    corridor: str
    summary: str
    words: str
    opened_by: str
    opened_at: str
    due_at: str
    state: State
    assignee: str
    reopened: int
    pending: int | None
    standing: int | None
    changed_at: str

    @property
    def subject(self) -> str:
        """Give what the audit trail calls it."""
        return f"case:{self.id}"

    def why_second(self, hits: Sequence[CaseHit]) -> str:
        """Give why letting it go, or these hits of it, takes a second person; "" where it does not.

        A hit that a decision answers counts no more: it was looked at.
        """
        if self.outcome is Outcome.PROHIBITED:
            return "it is prohibited"
        if self.reopened:
            return "it was opened again"
        strong = [hit for hit in hits if hit.is_strong and hit.answered_by is None]
        if strong:
            return f"‘{strong[0].party_name}’ is a strong match of ‘{strong[0].listed_name}’"
        return ""

    @property
    def world_used(self) -> dict[str, Any]:
        """Give what was held fixed: lists, lawbook, engine, holdings."""
        record: dict[str, Any] = json.loads(self.world)
        return record

    @property
    def unanswered(self) -> tuple[CaseHit, ...]:
        """Give the hits that no good-guy decision answers."""
        return tuple(hit for hit in self.hits if hit.answered_by is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class DealDecision:
    """A person's word on a case."""

    id: int
    case_id: int
    verdict: Verdict
    reason: str  # a code of the table of reasons
    because: str
    facts: tuple[str, ...]  # refs of the hits it is of; none: of all
    until: str  # last day of a good-guy decision; "": it is none
    decided_by: str
    decided_at: str
    needs_second: bool
    seconds: int | None = None  # the decision this one answers, as the second person
    agrees: bool | None = None  # where it answers one
