"""A Match: one listed party a name may be, with the score, its parts, and what they come to."""

from dataclasses import dataclass

from witting.base import ListEntry, ScorePart


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One entry compared with what was asked. The parts add up to the score exactly."""

    entry_id: str
    entry: ListEntry
    listed_name: str  # the name of the entry that came nearest
    score: float  # 0 to 1, rounded to four places
    is_match: bool  # at or above the threshold, and not on a weak alias alone
    certain: bool  # an exact identifier, or a distinctive name nothing contradicts
    because: str  # one sentence for the analyst
    parts: tuple[ScorePart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A listed party found in running text: where, and which."""

    start: int
    end: int
    match: Match


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two names compared without a list behind them."""

    score: float
    is_match: bool
    parts: tuple[ScorePart, ...]
