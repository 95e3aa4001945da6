"""The Assessment: a verdict with everything needed to defend it and to make it again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from witting.base.deal import Deal
from witting.base.fact import Fact
from witting.base.finding import Conflict, Finding, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class ListUsed:
    """One list snapshot behind a verdict."""

    id: str  # `ofac-sdn`
    title: str
    published: str  # ISO day by the publisher, or ""
    retrieved: str  # ISO day, or ""
    entries: int
    sha256: str  # of the publisher's file
    source: str  # where the file came from: an address, or the name of a file
    licence: str
    accepted: str = ""  # who took it in against what, where a check had held it back


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldingsUsed:
    """Holdings behind a verdict: who holds what in whom, as one file or register tells it."""

    name: str  # of the file
    sha256: str  # of its bytes; of what a register made in memory says
    count: int  # holdings in it


@dataclass(frozen=True, slots=True, kw_only=True)
class WorldUsed:
    """What was held fixed: lists and holdings by hash, lawbook and engine by version."""

    lists: tuple[ListUsed, ...]
    lawbook: str
    engine: str
    holdings: tuple[HoldingsUsed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What to ask to settle what is unknown.

    `ask` is English, for the analyst; `said` is the same question to the customer, ready to send,
    by language: `en`, `ar`, `zh`, `ru`.
    """

    ask: str
    settles: tuple[str, ...]  # ids of facts or rules it would settle
    said: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """A recommendation until a person decides: outcome, findings in order, what is missing.

    Two assessments of the same deal with the same lists, lawbook, engine, `as_of` and `made_at`
    are the same bytes when written down.
    """

    outcome: Outcome
    summary: str  # one sentence: the outcome and its chief reason
    as_of: date  # the day it is for
    made_at: date  # the day it was made on
    profile: str
    world: WorldUsed
    deal: Deal
    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]
    questions: tuple[Question, ...]
    conflicts: tuple[Conflict, ...] = ()
    warnings: tuple[str, ...] = ()  # age of lists, law blind spots, lists newer than the day
