"""When to ask again: what a publisher may mend by itself, and how long to wait for it."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from witting.lists.fetch.machine import FetchSettings, Machine

AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Answers that say: not now."""


def wait_before(
    attempt: int, retry_after: str, settings: FetchSettings, machine: Machine
) -> float | None:
    """Give the seconds to wait before the next attempt; None where it is not worth waiting.

    The wait doubles with each attempt, and half of it is left to chance, so that many machines do
    not come back in step. A publisher's own Retry-After is kept to, up to the longest wait.
    """
    asked = asked_wait(retry_after, machine.now())
    if asked is not None and asked > settings.longest_wait:
        return None
    wait = min(settings.longest_wait, settings.first_wait * 2.0**attempt)
    wait *= 0.5 + machine.chance.random() / 2
    return max(wait, asked or 0.0)


def asked_wait(retry_after: str, now: datetime) -> float | None:
    """Give the seconds a Retry-After header asks for: a number, or the time until a moment.

    >>> asked_wait("120", datetime(2024, 2, 24, tzinfo=UTC))
    120.0
    >>> asked_wait("Sat, 24 Feb 2024 00:00:30 GMT", datetime(2024, 2, 24, tzinfo=UTC))
    30.0
    >>> asked_wait("soon", datetime(2024, 2, 24, tzinfo=UTC)) is None
    True
    """
    text = retry_after.strip()
    if text.isascii() and text.isdecimal():
        return float(text[:9])
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())
