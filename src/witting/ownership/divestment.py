"""Holdings of a listed party that ended near the day it was listed: a reason to look again.

A sale just before or after a listing may be no sale at all: to a relative, to a manager, to a
company of the same house. The flag says what ended and when; it settles nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from witting.ownership.records import Holding, Register

NEAR = 365
"""How many days before or after a listing are near it, where the caller does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Divestment:
    """A holding of a listed party that ended within some days of its listing."""

    holding: Holding
    ended: date
    listed: date
    days: int  # from the listing to the end: below nought, it ended before
    because: str


def divestments(
    register: Register,
    party: str,
    listed_since: Mapping[str, date],
    names: Mapping[str, str],
    *,
    by: date,
    within: int = NEAR,
) -> tuple[Divestment, ...]:
    """Give the holdings behind a party that ended, by a day, near their owner's listing."""
    found = []
    for holding in _ever_behind(register.holdings, party):
        listed, ended = listed_since.get(holding.owner), holding.interval.end
        if listed is None or ended is None or ended > by or abs((ended - listed).days) > within:
            continue
        days = (ended - listed).days
        when = (
            "on the day" if days == 0 else f"{abs(days)} days {'after' if days > 0 else 'before'}"
        )
        owner = names.get(holding.owner, holding.owner)
        owned = names.get(holding.owned, holding.owned)
        what = f"{holding.share} of" if holding.kind == "shares" else f"{holding.kind} in"
        because = (
            f"{owner} held {what} {owned} until {ended}, {when} it was listed ({listed}). "
            "To whom did it go, and does the listed party still stand behind it?"
        )
        found.append(
            Divestment(holding=holding, ended=ended, listed=listed, days=days, because=because)
        )
    order = {item: place for place, item in enumerate(found)}
    return tuple(sorted(found, key=lambda item: (item.ended, item.because, order[item])))


def _ever_behind(holdings: Iterable[Holding], party: str) -> Iterable[Holding]:
    """Give every holding, of any day, that lies behind a party."""
    into: dict[str, list[Holding]] = {}
    for holding in holdings:
        into.setdefault(holding.owned, []).append(holding)
    seen, waiting = {party}, [party]
    while waiting:
        for holding in into.get(waiting.pop(), ()):
            yield holding
            if holding.owner not in seen:
                seen.add(holding.owner)
                waiting.append(holding.owner)
