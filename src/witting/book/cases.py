"""Cases and decisions: what a screening found different is a case; a person's word answers it.

That a hit is a false match is said of one party and one entry as both were when it was said. The
word has a reason and a last day, and lapses as soon as either side changes.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from witting.base import SettingsError
from witting.book.records import Change, Hit, Reason

LONGEST = timedelta(days=731)
"""How far a decision reaches at most: two years. Whoever it is of and what is known of them age
without anything in the book changing, so a person must look again."""


class Verdict(StrEnum):
    """What a person decided of a case."""

    TRUE_MATCH = "true_match"
    FALSE_MATCH = "false_match"  # the party is not the listed one: a good-guy decision


class CaseState(StrEnum):
    """Whether somebody must still look at a case."""

    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a decision holds for: one party and one entry, each as it was."""

    party: str
    party_version: str
    list_id: str
    entry_id: str
    entry_version: str

    @property
    def about(self) -> tuple[str, str, str]:
        """Give party, list and entry, however they have changed."""
        return self.party, self.list_id, self.entry_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A person's word on a case."""

    scope: Scope
    verdict: Verdict
    because: str
    decided_by: str
    decided_at: str  # ISO moment, UTC
    expires_on: str  # ISO day: the last on which it holds
    id: int = 0
    case_id: int | None = None
    lapsed_at: str = ""
    lapsed_because: str = ""
    lapsed_by: str = ""  # who took it back; "" where it lapsed by itself
    hit: Hit | None = None  # as it was decided

    def why_lapsed(self, scope: Scope | None, today: date) -> str:
        """Say why it no longer holds for a hit as it is now; "" while it does.

        `scope` is None where there is no such hit any more: the word then simply waits.
        """
        if self.lapsed_because:
            return self.lapsed_because
        if self.expires_on < today.isoformat():
            return f"its last day was {self.expires_on}"
        if scope is None:
            return ""
        changed = [
            what
            for what, mine, theirs in (
                ("the party", self.scope.party_version, scope.party_version),
                ("the list entry", self.scope.entry_version, scope.entry_version),
            )
            if mine != theirs
        ]
        return f"{' and '.join(changed)} changed since it was made" if changed else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Something a screening found different, before and after."""

    id: int
    scope: Scope
    change: Change
    reason: Reason
    run: int
    opened_at: str
    state: CaseState
    standing: int | None = None  # the decision that answers it, where one does
    updated_at: str = ""  # when a later run found something else of the same
    lapsed_decision: int | None = None  # the one that answered it, and no longer does


def decision(
    scope: Scope,
    verdict: Verdict,
    *,
    because: str,
    decided_by: str,
    decided_at: str,
    expires_on: date,
    today: date,
    case_id: int | None = None,
    hit: Hit | None = None,
) -> Decision:
    """Make a decision; raise SettingsError for one without reason, person or a day to end."""
    if not because.strip() or not decided_by.strip():
        raise SettingsError(
            "A decision needs a reason and the person who made it: without them nobody can defend"
            " it later. Give both."
        )
    if expires_on < today:
        raise SettingsError(
            f"The decision would end on {expires_on}, before today ({today}), and answer nothing."
            " Give a later day."
        )
    if expires_on > today + LONGEST:
        raise SettingsError(
            f"The decision would hold until {expires_on}, and a person must look again within two"
            f" years: give a day up to {today + LONGEST}, and decide anew when it has come."
        )
    return Decision(
        scope=scope,
        verdict=verdict,
        because=because.strip(),
        decided_by=decided_by.strip(),
        decided_at=decided_at,
        expires_on=expires_on.isoformat(),
        case_id=case_id,
        hit=hit,
    )


def scope_of(hit: Hit, party_version: str) -> Scope:
    """Give what a decision on a hit would hold for."""
    return Scope(
        party=hit.party,
        party_version=party_version,
        list_id=hit.list_id,
        entry_id=hit.entry_id,
        entry_version=hit.entry_version,
    )
