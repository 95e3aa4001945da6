"""Holdings of a listed party that ended near the day it was listed: a reason to look again.

A sale just before or after a listing may be no sale at all: to a relative, to a manager, to a
company of the same house. The flag says what ended and when; it settles nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from witting.ownership.records import Holding

NEAR = 365
"""How many days before or after a listing are near it, where the caller does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Divestment:
    """A holding of a listed party that ended near its listing, or whose listing has no day."""

    holding: Holding
    ended: date
    listed: date | None
    days: int | None  # from the listing to the end: below nought, it ended before
    because: str


def divestments(
    ever: Mapping[str, Iterable[Holding]],
    party: str,
    listed_since: Mapping[str, date | None],
    name: Callable[[str], str],
    *,
    by: date,
    within: int = NEAR,
) -> tuple[Divestment, ...]:
    """Give the holdings behind a party that ended, by a day, near their owner's listing.

    `ever` gives the holdings in each party, on whatever day they stood.
    Where the day of a listing is not known, every holding of that owner that ended is given.
    """
    found = []
    for holding in _ever_behind(ever, party):
        ended = holding.interval.end
        if holding.owner not in listed_since or ended is None or ended > by:
            continue
        listed = listed_since[holding.owner]
        days = None if listed is None else (ended - listed).days
        if days is not None and abs(days) > within:
            continue
        owner = name(holding.owner)
        owned = name(holding.owned)
        what = f"{holding.share} of" if holding.kind == "shares" else f"{holding.kind} in"
        because = (
            f"{owner} held {what} {owned} until {ended}, {_when(days, listed)}. "
            "To whom did it go, and does the listed party still stand behind it?"
        )
        found.append(
            Divestment(holding=holding, ended=ended, listed=listed, days=days, because=because)
        )
    return tuple(sorted(found, key=lambda item: (item.ended, item.because)))


def _when(days: int | None, listed: date | None) -> str:
    if days is None:
        return "and the day it was listed is not known"
    when = f"{abs(days)} days {'after' if days > 0 else 'before'}" if days else "on the day"
    return f"{when} it was listed ({listed})"


def _ever_behind(ever: Mapping[str, Iterable[Holding]], party: str) -> Iterator[Holding]:
    """Give every holding, of any day, that lies behind a party."""
    seen, waiting = {party}, [party]
    while waiting:
        for holding in ever.get(waiting.pop(), ()):
            yield holding
            if holding.owner not in seen:
                seen.add(holding.owner)
                waiting.append(holding.owner)
