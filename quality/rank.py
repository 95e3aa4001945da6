"""Who came first: the entry asked for, alone; level with another; or somebody else."""

from collections.abc import Sequence
from dataclasses import dataclass

from quality.ask import Found


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """What one query came to. Entries of the same party on another list count as its own."""

    matched: bool  # the entry is a match, in whatever place
    strict: bool  # the entry is shown and nobody else scores as much
    lenient: bool  # the entry is shown and nobody else scores more

    @property
    def rank_one(self) -> float:
        """Give 1 for the first place, one half where it is shared with another party."""
        return (self.strict + self.lenient) / 2


def came(found: Sequence[Found], own: frozenset[str]) -> Came:
    """Say what became of the entry asked for."""
    mine = max((one.score for one in found if one.entry_id in own), default=None)
    if mine is None:
        return Came(matched=False, strict=False, lenient=False)
    others = max((one.score for one in found if one.entry_id not in own), default=0.0)
    matched = any(one.is_match for one in found if one.entry_id in own)
    return Came(matched=matched, strict=mine > others, lenient=mine >= others)
