"""The direct stakes of millions of holdings on one day, as columns and a sparse matrix.

For a whole register at once, where `answer` is for one party and shows its working. Shares are the
same whole numbers as there (see `share`), so no float decides. Parties are numbered by a hash of
their ids, and every id is compared with the one its number stands for, so no two are ever mixed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Self

import numpy as np
import numpy.typing as npt

from witting.base import BrokenInput
from witting.ownership.records import Register
from witting.ownership.share import PARTS, WHOLE_UNITS
from witting.ownership.ties import ties_of

if TYPE_CHECKING:
    import polars

Ints = npt.NDArray[np.int32]
Units = npt.NDArray[np.int64]
_SEEDS = 8
_SPARE = 65_536
"""Places kept for parties that a later change brings in."""
_DECIMALS = r"^\s*\d{1,3}(\.\d{1,6})?\s*$"


@dataclass(slots=True)
class Stakes:
    """All stakes by owner: `starts` says where each owner's lie in the other columns."""

    starts: npt.NDArray[np.int64]
    owned: Ints
    least: Units
    most: Units


@dataclass(frozen=True, slots=True)
class _Codes:
    """Every id by its number, and the hashes the numbers were given by, in order."""

    ids: "polars.Series"
    hashes: npt.NDArray[np.uint64]
    seed: int

    def places(self, parties: Sequence[str]) -> npt.NDArray[np.int64]:
        """Give the numbers of the ids that are known."""
        import polars as pl

        if not len(self.ids) or not parties:
            return np.zeros(0, dtype=np.int64)
        asked = pl.Series("id", parties, dtype=pl.String)
        places = np.searchsorted(self.hashes, asked.hash(self.seed).to_numpy()).astype(np.int64)
        inside = np.minimum(places, len(self.ids) - 1)
        is_known: npt.NDArray[np.bool_] = (self.ids.gather(inside) == asked).to_numpy()
        known: npt.NDArray[np.int64] = inside[is_known]
        return known


class Network:
    """Who holds how much of whom on one day, by number; ids are found by binary search.

    >>> from decimal import Decimal
    >>> from witting.ownership import Holding, Register, Share
    >>> half = Share.exact(Decimal(50))
    >>> register = Register(holdings=(Holding(owner="A", owned="B", share=half),))
    >>> Network.from_register(register, date(2024, 8, 1)).size
    2
    """

    def __init__(self, owner: "polars.Series", owned: "polars.Series", least: Units, most: Units):
        self._coded, owners, owneds = _coded(owner, owned)
        self.size = len(self._coded.ids)
        self._added: dict[str, int] = {}
        self._names: list[str] = []
        self.stakes = _by_owner(self.size, owners, owneds, least, most)
        self.extra: dict[int, dict[int, tuple[int, int]]] = {}
        self.known = np.zeros(self.size + _SPARE, dtype=np.int64)
        np.add.at(self.known, self.stakes.owned, self.stakes.least)

    @classmethod
    def from_register(cls, register: Register, day: date) -> Self:
        """Build from the holdings of a register on a day, put together pair by pair."""
        import polars as pl

        ties = [tie for tie in ties_of(register.holdings_on(day)) if tie.is_stake]
        return cls(
            pl.Series("id", [tie.owner for tie in ties], dtype=pl.String),
            pl.Series("id", [tie.owned for tie in ties], dtype=pl.String),
            np.array([tie.stake[0] for tie in ties], dtype=np.int64),
            np.array([tie.stake[1] for tie in ties], dtype=np.int64),
        )

    @classmethod
    def from_frame(cls, frame: "polars.DataFrame", day: date | None = None) -> Self:
        """Build from a table of direct stakes: `owner`, `owned`, and `share` as text of percent.

        A share that is empty or missing is unknown. Where the table has `from` and `until` and a
        day is given, only the holdings of that day count. Rows of one pair add up. A share that is
        a float is refused: nobody knows what was written.
        """
        import polars as pl

        if day is not None:
            if "from" in frame.columns:
                frame = frame.filter(pl.col("from").is_null() | (pl.col("from") <= day))
            if "until" in frame.columns:
                frame = frame.filter(pl.col("until").is_null() | (pl.col("until") > day))
        frame = frame.filter(pl.col("owner") != pl.col("owned"))
        least, most = _spans(frame)
        return cls(frame["owner"], frame["owned"], least, most)

    def number(self, party: str) -> int | None:
        """Give a party's number; None where the network does not know it."""
        found = self.numbers([party])
        return int(found[0]) if len(found) else None

    def numbers(self, parties: Iterable[str]) -> npt.NDArray[np.int64]:
        """Give the numbers of the parties that are known."""
        asked = sorted(set(parties))
        later = [self._added[party] for party in asked if party in self._added]
        return np.concatenate([self._coded.places(asked), np.array(later, dtype=np.int64)])

    def name(self, number: int) -> str:
        """Give the id of a number."""
        built = len(self._coded.ids)
        return str(self._coded.ids[number]) if number < built else self._names[number - built]

    def names(self, numbers: Sequence[int] | npt.NDArray[Any]) -> list[str]:
        """Give the ids of numbers, sorted."""
        return sorted(self.name(int(number)) for number in numbers)

    def take_in(self, party: str) -> int:
        """Give a party's number, taking it in where it is new."""
        found = self.number(party)
        if found is not None:
            return found
        number = self.size
        self._added[party] = number
        self._names.append(party)
        self.size += 1
        if self.size > len(self.known):
            self.known = np.concatenate([self.known, np.zeros(len(self.known), dtype=np.int64)])
        return number

    def out_of(self, owner: int) -> list[tuple[int, int, int]]:
        """Give whom a party holds, and the least and the most of each."""
        extra = self.extra.get(owner, {})
        found = [(owned, low, high) for owned, (low, high) in extra.items()]
        if owner < len(self.stakes.starts) - 1:
            row = slice(int(self.stakes.starts[owner]), int(self.stakes.starts[owner + 1]))
            found += zip(
                self.stakes.owned[row].tolist(),
                self.stakes.least[row].tolist(),
                self.stakes.most[row].tolist(),
                strict=True,
            )
        return found

    def put(self, owner: int, owned: int, span: tuple[int, int]) -> tuple[int, int]:
        """Set what one party holds of another; gives what it was before."""
        place = self._place(owner, owned)
        if place is None:
            row = self.extra.setdefault(owner, {})
            before = row.get(owned, (0, 0))
            row[owned] = span
        else:
            before = (int(self.stakes.least[place]), int(self.stakes.most[place]))
            self.stakes.least[place], self.stakes.most[place] = span
        self.known[owned] += span[0] - before[0]
        return before

    def _place(self, owner: int, owned: int) -> int | None:
        if owner >= len(self.stakes.starts) - 1:
            return None
        first, last = int(self.stakes.starts[owner]), int(self.stakes.starts[owner + 1])
        place = first + int(np.searchsorted(self.stakes.owned[first:last], owned))
        return place if place < last and self.stakes.owned[place] == owned else None


def _by_owner(size: int, owner: Ints, owned: Ints, least: Units, most: Units) -> Stakes:
    """Sort the stakes by owner and add up what stands twice; whole numbers stay whole."""
    from scipy.sparse import csr_matrix

    shape = (size, size)
    low = csr_matrix((least, (owner, owned)), shape=shape, dtype=np.int64)
    high = csr_matrix((most, (owner, owned)), shape=shape, dtype=np.int64)
    low.sort_indices()
    high.sort_indices()
    return Stakes(
        starts=low.indptr.astype(np.int64),
        owned=low.indices.astype(np.int32, copy=False),
        least=np.minimum(low.data, WHOLE_UNITS),
        most=np.minimum(high.data, WHOLE_UNITS),
    )


def _coded(owner: "polars.Series", owned: "polars.Series") -> tuple[_Codes, Ints, Ints]:
    """Number every party, in the order of the hashes of their ids; another seed where two meet."""
    import polars as pl

    both = pl.concat([owner.rename("id"), owned.rename("id")])
    for seed in range(_SEEDS):
        hashed = both.hash(seed).to_numpy()
        hashes = np.sort(hashed)
        hashes = hashes[np.concatenate([[True], hashes[1:] != hashes[:-1]])[: len(hashes)]]
        codes = _places(hashes, hashed)
        one_of = np.empty(len(hashes), dtype=np.int64)
        one_of[codes] = np.arange(len(codes))
        ids = both.gather(one_of)
        if bool((ids.gather(codes) == both).all()):
            made = _Codes(ids=ids, hashes=hashes, seed=seed)
            return made, codes[: len(owner)], codes[len(owner) :]
    raise BrokenInput(
        f"Two ids of the table have one hash under each of {_SEEDS} seeds, which does not happen "
        "by chance. Look for ids made to collide, and take them out."
    )


def _places(hashes: npt.NDArray[np.uint64], asked: npt.NDArray[np.uint64]) -> Ints:
    """Find hashes among their sorted set: by their first bits, then step by step from there.

    They lie evenly, so a few steps do; a binary search of each would take several times as long.
    """
    bits = min(max(len(hashes).bit_length() + 1, 1), 26)
    shift = np.uint64(64 - bits)
    counts = np.bincount((hashes >> shift).astype(np.int64), minlength=1 << bits)
    starts = (np.cumsum(counts) - counts).astype(np.int32)
    places = starts[(asked >> shift).astype(np.int64)]
    wrong = np.flatnonzero(hashes[places] != asked) if len(asked) else np.zeros(0, dtype=np.int64)
    while len(wrong):
        places[wrong] += 1
        wrong = wrong[hashes[places[wrong]] != asked[wrong]]
    found: Ints = places
    return found


def _spans(frame: "polars.DataFrame") -> tuple[Units, Units]:
    """Read the shares as whole numbers of units; unknown ones as anything from nothing to all."""
    import polars as pl

    share = frame["share"]
    if share.dtype.is_float():
        raise BrokenInput(
            "The column share holds floating-point numbers, which cannot say 50 exactly. "
            "Give it as text, as a decimal or as whole percent."
        )
    text = share.cast(pl.String).str.strip_chars()
    known = text.is_not_null() & (text != "")
    wrong = text.filter(known & ~text.str.contains(_DECIMALS))
    if len(wrong):
        raise BrokenInput(
            f"{len(wrong):,} shares are not percent with at most six decimals, as {wrong[0]!r}. "
            "They would be read wrong. Write 49.99, and leave unknown shares empty."
        )
    exact = text.cast(pl.Decimal(12, 6), strict=False)
    millionths = (exact * 1_000_000).cast(pl.Int64).fill_null(0)
    units = millionths.to_numpy() * PARTS
    if len(units) and int(units.max()) > WHOLE_UNITS:
        raise BrokenInput("A share is more than 100 percent. Look for the row and mend it.")
    mask = known.to_numpy()
    return np.where(mask, units, 0), np.where(mask, units, WHOLE_UNITS)
