"""Random holdings for the laws of ownership, and a fixed point so plain that it can be believed."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hypothesis import settings
from hypothesis import strategies as st

from witting.ownership import Holding, OwnershipRule, Reach, Register, Share

unhurried = settings(deadline=None, max_examples=150)
DAY = date(2024, 8, 1)
OFAC = OwnershipRule(path="at-or-above", threshold=Decimal(50))
ABOVE = OwnershipRule(path="above", threshold=Decimal(50), reach=Reach.ABOVE)
ALONE = OwnershipRule(path="alone", threshold=Decimal(50), reach=Reach.ABOVE, aggregate=False)
RULES = (OFAC, ABOVE, ALONE)
PARTIES = "ABCDEFGH"

Edges = dict[tuple[str, str], Decimal]
pairs = st.tuples(st.sampled_from(PARTIES), st.sampled_from(PARTIES)).filter(
    lambda pair: pair[0] != pair[1]
)
percents = st.one_of(
    st.sampled_from([Decimal(text) for text in ("50", "25", "49.99", "50.01", "100", "30", "20")]),
    st.decimals(0, 100, places=2),
)
edges = st.dictionaries(pairs, percents, max_size=16)
listed_sets = st.frozensets(st.sampled_from(PARTIES), max_size=4)
rules = st.sampled_from(RULES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Possible:
    """A true state of things, and the ranges a source tells of it."""

    true: Edges
    told: dict[tuple[str, str], Share]


def register_of(edges: Edges) -> Register:
    """Put exact stakes into a register."""
    return told_register({pair: Share.exact(share) for pair, share in edges.items()})


def told_register(told: dict[tuple[str, str], Share]) -> Register:
    """Put shares as told into a register."""
    return Register(
        holdings=tuple(
            Holding(owner=owner, owned=owned, share=share, source="test")
            for (owner, owned), share in told.items()
        )
    )


def plainly_caught(edges: Edges, rule: OwnershipRule, listed: frozenset[str]) -> set[str]:
    """Scan every company again and again until nobody is added; one listed at a time if alone."""
    groups = [listed] if rule.aggregate else [frozenset({one}) for one in listed]
    found: set[str] = set()
    for group in groups:
        caught = set(group)
        while True:
            more = {
                owned
                for owned in PARTIES
                if owned not in caught and _is_met(rule, _held(edges, caught, owned))
            }
            if not more:
                break
            caught |= more
        found |= caught
    return found


def _held(edges: Edges, caught: set[str], owned: str) -> Decimal:
    return sum((s for (o, to), s in edges.items() if to == owned and o in caught), Decimal(0))


def _is_met(rule: OwnershipRule, held: Decimal) -> bool:
    return held >= rule.threshold if rule.reach is Reach.AT_OR_ABOVE else held > rule.threshold


@st.composite
def possible_states(draw: st.DrawFn) -> Possible:
    """Draw a state in which no company is held more than whole, and what is told of it."""
    true: Edges = {}
    told: dict[tuple[str, str], Share] = {}
    left = dict.fromkeys(PARTIES, Decimal(100))
    for pair, wanted in draw(edges).items():
        share = min(wanted, left[pair[1]])
        left[pair[1]] -= share
        true[pair] = share
        low = max(share - draw(st.sampled_from([Decimal(0), Decimal(5), Decimal(100)])), Decimal(0))
        high = min(
            share + draw(st.sampled_from([Decimal(0), Decimal("0.01"), Decimal(100)])), Decimal(100)
        )
        told[pair] = Share.between(
            low,
            high,
            open_low=low < share and draw(st.booleans()),
            open_high=high > share and draw(st.booleans()),
        )
    return Possible(true=true, told=told)
