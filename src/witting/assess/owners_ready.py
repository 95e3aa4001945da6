"""Every party of the holdings looked up in the lists at once, for callers with many deals to come.

Most parties are not listed, and behind them stands nobody listed, nothing is hidden and nobody is
of Russia: of them nothing is to be said on any day. One walk through the holdings tells them from
the others, which are marked and looked behind as ever, so that what is said of anybody stays the
same.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from witting.assess.owners_behind import MOST, Hit, Lists, hits_of
from witting.assess.owners_flags import MOST_LAYERS, RUSSIA
from witting.assess.owners_holdings import Holdings

_AT_ONCE = 4_096  # parties looked up together
_Ties = dict[str, set[str]]  # by owner, whom it held on any day


def make_ready(holdings: Holdings, lists: Lists) -> None:
    """Look every party up in the lists, and mark the parties that are worth looking behind."""
    holdings.index()
    ties = _ties(holdings)
    listed = _listed(holdings, lists)
    holdings.keep_listed(lists.screener, listed)
    seeds = {
        *listed,
        *(owner for owner in ties if RUSSIA in holdings.about.party(owner).countries),
        *holdings.about.gaps,
        *_deep_or_wide(ties),
    }
    holdings.mark(lists.screener, _owned_by(seeds, ties))


def _ties(holdings: Holdings) -> _Ties:
    ties: defaultdict[str, set[str]] = defaultdict(set)
    for held in holdings.register.holdings:
        if held.owner != held.owned:
            ties[held.owner].add(held.owned)
    return dict(ties)


def _listed(holdings: Holdings, lists: Lists) -> dict[str, tuple[Hit, ...]]:
    """Give the parties that are, or may be, on the lists on any day, each with its entries."""
    parties = holdings.register.ids()
    listed: dict[str, tuple[Hit, ...]] = {}
    for first in range(0, len(parties), _AT_ONCE):
        found = hits_of(holdings, parties[first : first + _AT_ONCE], lists)
        listed.update((party, hits) for party, hits in found.items() if hits)
    return listed


def _deep_or_wide(ties: _Ties) -> Iterator[str]:
    """Give the parties behind whom so many layers or parties may stand that it has to be told.

    The ways up from a party are counted, layer by layer: there are no fewer of them than parties.
    """
    owners = Counter[str]()
    ways = Counter(dict.fromkeys(ties, 1))
    for _ in range(MOST_LAYERS + 1):
        ways = _a_layer_down(ways, ties)
        owners.update(ways)
    yield from (party for party, count in owners.items() if count >= MOST)
    yield from _a_layer_down(ways, ties)


def _a_layer_down(ways: Counter[str], ties: _Ties) -> Counter[str]:
    found = Counter[str]()
    for owner, count in ways.items():
        for owned in ties.get(owner, ()):
            found[owned] += count
    return found


def _owned_by(seeds: Iterable[str], ties: _Ties) -> frozenset[str]:
    """Give some parties with all whom they, or those they held, ever held."""
    found = set(seeds)
    waiting = list(found)
    while waiting:
        further = ties.get(waiting.pop(), set()) - found
        found |= further
        waiting += further
    return frozenset(found)
