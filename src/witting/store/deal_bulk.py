"""Several cases decided alike: what may be, and each case still with a decision of its own.

What needs a second person is never decided so, nor what falls on somebody's property: those cases
are looked at one by one. The rule is `may_be_bulk`; docs/desk.md tells it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from witting.base import Outcome, SettingsError, WittingError
from witting.store import audit
from witting.store.deal_beside import BACKDATE_DAYS, beside
from witting.store.deal_cases import case
from witting.store.deal_decisions import decide
from witting.store.deal_reasons import ReasonCode, reason_for
from witting.store.deal_records import DealCase, Person, Verdict
from witting.store.four_eyes import why_second
from witting.store.refusals import NotThere

MOST = 100
"""Cases in one go: more than a page of them nobody has looked at."""
BULK_VERDICTS = (Verdict.FALSE_MATCH, Verdict.RELEASE, Verdict.ASK, Verdict.ESCALATE)
"""What may be decided of many at once: not what refuses or holds a customer's property."""
BULK_REASONS = tuple(
    one
    for one in ReasonCode
    if one is not ReasonCode.OTHER and not set(BULK_VERDICTS).isdisjoint(one.verdicts)
)
"""Reasons that can be the same for many: something else, told in words, is of one case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotDecided:
    """A case that was left as it stood, and why."""

    number: int
    name: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bulk:
    """What came of deciding several cases alike."""

    decided: tuple[DealCase, ...]
    left: tuple[NotDecided, ...]


def may_be_bulk(found: DealCase, verdict: Verdict) -> str:
    """Say why a case cannot be decided with others; "" where it can.

    A case that is prohibited or was opened again is decided by itself, whatever is decided. Whether
    a decision takes a second person is for `four_eyes` to say, and one that does is not made so.
    """
    if verdict not in BULK_VERDICTS:
        return f"{verdict} falls on somebody's property or name, and is decided case by case."
    if found.outcome is Outcome.PROHIBITED:
        return "It is prohibited: such a case is decided by itself."
    if found.reopened:
        return "It was opened again: such a case is decided by itself."
    if verdict.is_of_hits and not found.hits:
        return "It has no hit that could be a false match: release it instead."
    return ""


def decide_bulk(
    connection: Connection,
    numbers: Sequence[int],
    verdict: Verdict,
    *,
    reason: str,
    because: str,
    by: Person,
    now: datetime,
    licences: Collection[str] = (),
    backdate_days: int = BACKDATE_DAYS,
) -> Bulk:
    """Decide several cases alike, each by a decision and a line of the trail of its own.

    A case that cannot be decided so is left as it stands, with the reason. Raises SettingsError
    where nothing is to be decided, too much is, or the reason fits no case at all.
    """
    wanted = tuple(dict.fromkeys(numbers))
    if not 1 <= len(wanted) <= MOST:
        raise SettingsError(
            f"{len(wanted)} cases were chosen: from 1 to {MOST} can be decided at once, so that"
            " somebody has looked at each. Nothing was decided."
        )
    if verdict not in BULK_VERDICTS:
        known = ", ".join(BULK_VERDICTS)
        raise SettingsError(
            f"{verdict} is decided case by case, for it falls on somebody's property or name; of"
            f" several at once {known} can be. Nothing was decided."
        )
    if reason_for(reason, verdict) not in BULK_REASONS:
        raise SettingsError(
            f"{reason!r} is told in words of one case, and is no reason for several. Choose the"
            " reason they share, or decide them one by one. Nothing was decided."
        )
    if not because.strip():
        raise SettingsError(
            "A decision needs words beside its reason, of several cases too: say what they have in"
            " common. Nothing was decided."
        )
    audit.hold(connection)
    decided, left = [], []
    for number in wanted:
        found = _case(connection, number, by)
        if isinstance(found, NotDecided):
            left.append(found)
            continue
        why = may_be_bulk(found, verdict) or _decided(
            connection,
            found,
            verdict,
            reason=reason,
            because=because,
            by=by,
            now=now,
            licences=licences,
            backdate_days=backdate_days,
        )
        if why:
            left.append(NotDecided(number=number, name=found.name, why=why))
        else:
            decided.append(case(connection, number, by.tenant))
    return Bulk(decided=tuple(decided), left=tuple(left))


def _case(connection: Connection, number: int, by: Person) -> DealCase | NotDecided:
    try:
        return case(connection, number, by.tenant)
    except NotThere as error:
        return NotDecided(number=number, name="", why=str(error))


def _decided(
    connection: Connection,
    found: DealCase,
    verdict: Verdict,
    *,
    reason: str,
    because: str,
    by: Person,
    now: datetime,
    licences: Collection[str],
    backdate_days: int,
) -> str:
    """Decide one case; say why it could not be, and then nothing of it is kept."""
    why = reason_for(reason, verdict)
    beside_it = beside(connection, found, backdate_days=backdate_days)
    if why_second(found, verdict, why, found.hits, beside_it):
        return "It takes two people, so it is decided by itself."
    try:
        with connection.begin_nested():
            decide(
                connection,
                found.id,
                verdict,
                reason=reason,
                because=because,
                by=by,
                now=now,
                licences=licences,
                backdate_days=backdate_days,
            )
    except WittingError as error:
        return str(error)
    return ""
