"""A Finding: one provision met by the facts, with all that is needed to show why."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from witting.base.citation import Citation, Grade


class Outcome(StrEnum):
    """What the asker should do; ordered from lightest to gravest."""

    CLEAR = "clear"
    REVIEW = "review"
    PROHIBITED = "prohibited"

    @property
    def gravity(self) -> int:
        """Give the outcome's rank: 0 clear, 1 review, 2 prohibited."""
        return ("clear", "review", "prohibited").index(self.value)


class Exposure(StrEnum):
    """Whether the law binds the asker, or may be used against the asker."""

    PRIMARY = "primary"
    SECONDARY = "secondary"


class Duty(StrEnum):
    """What a rule asks of the asker, in the words of the field."""

    BLOCK = "block"  # hold the property, neither pay nor return it
    FREEZE = "freeze"
    REJECT = "reject"  # refuse and return: nothing is blocked
    REFUSE = "refuse"  # do not deal
    REPORT = "report"
    LICENCE = "licence"  # nothing without one
    CLAUSE = "clause"  # a clause in the contract
    DILIGENCE = "diligence"  # find out before going on
    CLOSE = "close"  # an account


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """Something the asker has to do, under which rule, and by when where the rule says so."""

    duty: Duty
    what: str  # one sentence
    rule: str  # the lawbook's path that asks for it
    by: date | None = None  # the last day, counted from the day the verdict is for


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two laws that pull apart: shown, and left to a lawyer."""

    rule: str  # the lawbook's path of the law that speaks against obeying the other
    title: str
    against: tuple[str, ...]  # the rules of the findings it bears on
    because: str
    cites: tuple[Citation, ...]
    grade: Grade = Grade.UNCONFIRMED


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing a check found, with all that is needed to show why."""

    rule: str  # the lawbook's path, `us/eo14024/section-11/prong-ii`
    title: str  # the rule's name as a reader knows it
    outcome: Outcome
    exposure: Exposure
    because: str  # what the analyst reads first
    facts: tuple[str, ...]  # ids of the facts it rests on
    cites: tuple[Citation, ...]
    consequence: str  # what the institution would face; "" for a clearing finding
    knowledge: str = ""  # what the rule says of not knowing
    grade: Grade = Grade.UNCONFIRMED
    caveats: tuple[str, ...] = ()  # what is unconfirmed, disputed, or about to change
    obligations: tuple[Obligation, ...] = ()  # what the rule asks of the asker


def gravest(outcomes: "tuple[Outcome, ...] | list[Outcome]") -> Outcome:
    """Pick the gravest outcome; an empty collection is clear.

    >>> gravest([Outcome.CLEAR, Outcome.REVIEW])
    <Outcome.REVIEW: 'review'>
    """
    return max(outcomes, key=lambda outcome: outcome.gravity, default=Outcome.CLEAR)
