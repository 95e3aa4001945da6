"""Whom a rule catches in a whole network, and whom after one holding changes.

The first answer goes through the stakes round by round. After that each change touches only what
hangs on it: who loses its support is let go, with all that rested on it alone, and whoever still
holds by another way is caught again. Each party remembers in which round it was caught and how much
of it those of earlier rounds hold, so companies that own each other cannot hold each other up.
"""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from witting.base import SettingsError
from witting.ownership.answering import Standing
from witting.ownership.network import Network, Units
from witting.ownership.rule import OwnershipRule
from witting.ownership.share import WHOLE_UNITS, Share

_FREE = -1


@dataclass(slots=True)
class _Case:
    """One of the two cases, by party: the round it was caught in, and what those caught hold.

    `low` and `high` add up all who are caught; `low_then` and `high_then` those of earlier rounds.
    """

    worst: bool
    round: npt.NDArray[np.int32]
    low: Units
    high: Units
    low_then: Units
    high_then: Units
    rounds: int = 0
    seeds: frozenset[int] = field(default_factory=frozenset)


class FixedPoint:
    """Who is caught under an aggregating rule, kept up to date while holdings change.

    Joint arrangements and control are asked of one party with `answer`; a rule that does not add up
    several listed parties with `caught_alone`.
    """

    def __init__(self, network: Network, rule: OwnershipRule, listed: Iterable[str]):
        if not rule.aggregate:
            raise SettingsError(
                f"The rule {rule.path} does not add up the stakes of several listed parties, so "
                "there is no one set to keep. Use caught_alone, or ask party by party."
            )
        self.network = network
        self.rule = rule
        self._line = Share.exact(rule.threshold).least
        self._above = not rule.meets(self._line)
        names = set(listed)
        seeds = network.numbers(names)
        if len(seeds) < len(names):  # a later change may bring them in
            seeds = np.array(sorted(network.take_in(name) for name in names), dtype=np.int64)
        self._best = self._grown(seeds, worst=False)
        self._worst = self._grown(seeds, worst=True)

    def standing(self, party: str) -> Standing:
        """Say how a party stands: listed, owned, unknown where shares leave it open, or not."""
        number = self.network.number(party)
        return Standing.NOT if number is None else self._standing(number)

    def owned(self) -> list[str]:
        """Give everyone caught for certain and not listed, sorted."""
        return self.network.names(np.flatnonzero(self._best.round > 0))

    def unknown(self) -> list[str]:
        """Give everyone whom only the unknown shares may catch, sorted."""
        open_ = (self._worst.round > 0) & (self._best.round == _FREE)
        return self.network.names(np.flatnonzero(open_))

    def change(self, owner: str, owned: str, share: Share | None) -> dict[str, Standing]:
        """Set what one party holds of another, None for nothing; give whose standing changed."""
        if owner == owned:
            return {}
        one, two = self.network.take_in(owner), self.network.take_in(owned)
        self._make_room()
        span = (0, 0) if share is None else (share.least, share.most)
        before = self.network.put(one, two, span)
        added = (span[0] - before[0], span[1] - before[1])
        touched: dict[int, Standing] = {}
        for case in (self._best, self._worst):
            self._apply(case, one, two, added, touched)
        return {
            self.network.name(number): self._standing(number)
            for number, was in sorted(touched.items())
            if self._standing(number) is not was
        }

    def _standing(self, number: int) -> Standing:
        best, worst = self._best.round[number], self._worst.round[number]
        if best == 0:
            return Standing.LISTED
        if best > 0:
            return Standing.OWNED
        return Standing.UNKNOWN if worst > 0 else Standing.NOT

    def _grown(self, seeds: npt.NDArray[np.int64], *, worst: bool) -> _Case:
        """Catch everyone, round by round, a whole round at once."""
        size = len(self.network.known)
        low = np.zeros(size, dtype=np.int64)
        high = np.zeros(size, dtype=np.int64) if worst else low
        case = _Case(
            worst=worst,
            round=np.full(size, _FREE, dtype=np.int32),
            low=low,
            high=high,
            low_then=np.zeros(size, dtype=np.int64),
            high_then=np.zeros(size, dtype=np.int64) if worst else low,
            seeds=frozenset(seeds.tolist()),
        )
        case.round[seeds] = 0
        stakes = self.network.stakes
        frontier = seeds[seeds < len(stakes.starts) - 1]
        while len(frontier):
            starts = stakes.starts[frontier]
            counts = stakes.starts[frontier + 1] - starts
            ends = np.cumsum(counts)
            places = np.arange(int(ends[-1])) + np.repeat(starts - (ends - counts), counts)
            held = stakes.owned[places]
            np.add.at(low, held, stakes.least[places])
            if worst:
                np.add.at(high, held, stakes.most[places])
            reached = np.unique(held)
            reached = reached[case.round[reached] == _FREE]
            reached = reached[self._meets(case, reached)].astype(np.int64)
            case.rounds += 1
            case.round[reached] = case.rounds
            case.low_then[reached] = low[reached]
            if worst:
                case.high_then[reached] = high[reached]
            frontier = reached
        return case

    def _meets(self, case: _Case, parties: npt.NDArray[np.int32]) -> npt.NDArray[np.bool_]:
        held = case.low[parties]
        if case.worst:
            known = self.network.known[parties]
            room = np.where(known <= WHOLE_UNITS, WHOLE_UNITS - (known - held), WHOLE_UNITS)
            held = np.minimum(case.high[parties], room)
        result: npt.NDArray[np.bool_] = held > self._line if self._above else held >= self._line
        return result

    def _is_met(self, case: _Case, party: int, low: int, high: int) -> bool:
        held = low
        if case.worst:
            known = int(self.network.known[party])
            room = WHOLE_UNITS - (known - low) if known <= WHOLE_UNITS else WHOLE_UNITS
            held = min(high, room)
        return held > self._line if self._above else held >= self._line

    def _holds(self, case: _Case, party: int) -> bool:
        return self._is_met(case, party, int(case.low[party]), int(case.high[party]))

    def _held_then(self, case: _Case, party: int) -> bool:
        return self._is_met(case, party, int(case.low_then[party]), int(case.high_then[party]))

    def _apply(
        self,
        case: _Case,
        owner: int,
        owned: int,
        added: tuple[int, int],
        touched: dict[int, Standing],
    ) -> None:
        touched.setdefault(owned, self._standing(owned))
        if case.round[owner] != _FREE:
            self._add(case, owned, added, earlier=case.round[owner] < case.round[owned])
        if case.round[owned] > 0 and not self._held_then(case, owned):
            self._let_go(case, owned, touched)
        elif case.round[owned] == _FREE and self._holds(case, owned):
            self._catch(case, [owned], touched)

    def _add(self, case: _Case, party: int, span: tuple[int, int], *, earlier: bool) -> None:
        case.low[party] += span[0]
        if earlier:
            case.low_then[party] += span[0]
        if case.worst:
            case.high[party] += span[1]
            if earlier:
                case.high_then[party] += span[1]

    def _let_go(self, case: _Case, party: int, touched: dict[int, Standing]) -> None:
        """Let a party go and all that rested on it; catch again who holds by another way."""
        waiting, gone = deque([party]), []
        while waiting:
            one = waiting.popleft()
            number = int(case.round[one])
            if number <= 0:
                continue
            touched.setdefault(one, self._standing(one))
            case.round[one] = _FREE
            gone.append(one)
            for owned, low, high in self.network.out_of(one):
                self._add(case, owned, (-low, -high), earlier=number < case.round[owned])
                if case.round[owned] > 0 and not self._held_then(case, owned):
                    waiting.append(owned)
        self._catch(case, [one for one in gone if self._holds(case, one)], touched)

    def _catch(self, case: _Case, parties: list[int], touched: dict[int, Standing]) -> None:
        waiting = deque(parties)
        while waiting:
            one = waiting.popleft()
            if case.round[one] != _FREE or not self._holds(case, one):
                continue
            touched.setdefault(one, self._standing(one))
            case.rounds += 1
            case.round[one] = case.rounds
            case.low_then[one] = case.low[one]
            if case.worst:
                case.high_then[one] = case.high[one]
            for owned, low, high in self.network.out_of(one):
                self._add(case, owned, (low, high), earlier=False)
                if case.round[owned] == _FREE and self._holds(case, owned):
                    waiting.append(owned)

    def _make_room(self) -> None:
        """Lengthen the columns where the network has taken in more parties than they hold."""
        wanted = len(self.network.known)
        for case in (self._best, self._worst):
            short = wanted - len(case.round)
            if short <= 0:
                continue
            case.round = np.concatenate([case.round, np.full(short, _FREE, dtype=np.int32)])
            for name in (
                ("low", "low_then", "high", "high_then") if case.worst else ("low", "low_then")
            ):
                old = getattr(case, name)
                setattr(case, name, np.concatenate([old, np.zeros(short, dtype=np.int64)]))
            if not case.worst:
                case.high, case.high_then = case.low, case.low


def caught_alone(network: Network, rule: OwnershipRule, listed: Iterable[str]) -> list[str]:
    """Give whom any one listed party catches by itself, sorted: for rules that do not add them up.

    Shares are taken at their least; joint arrangements are asked of one party with `answer`.
    """
    line = Share.exact(rule.threshold).least
    is_above = not rule.meets(line)
    seeds = {int(number) for number in network.numbers(listed)}
    found: set[int] = set()
    for seed in sorted(seeds):
        caught, waiting, held = {seed}, [seed], dict[int, int]()
        while waiting:
            for owned, low, _ in network.out_of(waiting.pop()):
                if owned in caught:
                    continue
                total = held[owned] = held.get(owned, 0) + low
                if total > line or (total == line and not is_above):
                    caught.add(owned)
                    waiting.append(owned)
        found |= caught
    return network.names(sorted(found - seeds))
