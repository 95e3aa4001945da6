"""What stands beside a name, weighed: levels met add up in bits, and bits move the name's score.

Agreement closes a share of what the name's score lacks, and never more than of what a score at the
threshold lacks: it cannot make a match of an unlike name, and nothing piles up at 1. What
contradicts takes a fixed amount for each bit. An exact identifier alone reaches 1. The order of
what is known changes nothing, and one more agreeing fact never lowers a score. `models` holds the
numbers.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from witting.base import ListEntry, PartyKind, ScorePart
from witting.parties import levels
from witting.parties import thresholds as at
from witting.parties.asked import Asked, asked_of
from witting.parties.births import DAY, MONTH
from witting.parties.models import (
    AGAINST,
    HALF,
    MODELS,
    MOST_LACKING,
    SAME_ABROAD,
    Feature,
    Level,
    model_of,
)

__all__ = [
    "Asked",
    "Beside",
    "Met",
    "asked_of",
    "beside",
    "bounded",
    "branch_part",
    "levels_met",
    "most_added",
]

_ROUNDED = 0.0002  # parts of a score are cut to four places


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """One feature compared: the level met, what it weighs here, and its part before it moves."""

    feature: Feature
    level: Level
    bits: float
    part: ScorePart

    @property
    def because(self) -> str:
        """Give the sentence that says what met."""
        return self.part.because

    def moved(self, value: float) -> ScorePart:
        """Give the part of a score this moves by so much."""
        return ScorePart(name=self.part.name, value=value, because=self.part.because)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Everything beside the name, compared with one entry."""

    met: tuple[Met, ...]
    kind: PartyKind | None  # of the entry
    head: str = ""  # the bank a branch was judged as

    def level(self, feature: str) -> str:
        """Give the level a feature was met at; `absent` where it was not compared."""
        return next((m.level.says for m in self.met if m.feature.name == feature), levels.ABSENT)

    @property
    def is_exact(self) -> bool:
        """Say whether an identifier that only one party has is the listed one."""
        return self.level("identifier") == levels.EXACT

    @property
    def is_born_so(self) -> bool:
        """Say whether the birth date agrees to the month or the day: a year is many people's."""
        return self.level("birth_date") in (DAY, MONTH)

    @property
    def corroborates(self) -> bool:
        """Say whether something speaks for the entry strongly enough to let a weak alias count."""
        return any(m.feature.corroborates and (m.bits > 0 or m.level.lifts) for m in self.met)

    @property
    def contradicts(self) -> bool:
        """Say whether anything speaks against the entry."""
        return any(m.bits < 0 for m in self.met)

    @property
    def lead(self) -> str:
        """Give the sentence that explains a match by itself, or "" where the name does."""
        return next((m.because for m in self.met if m.level.lifts), "")

    @property
    def in_favour(self) -> float:
        """Give the bits that agree."""
        return sum(m.bits for m in self.met if m.bits > 0)

    def weighed(
        self, name: Iterable[ScorePart], threshold: float = at.MATCH
    ) -> tuple[float, tuple[ScorePart, ...]]:
        """Give the score of a name with its evidence, and the parts that add up to it exactly."""
        score, parts = bounded(name)
        moved = self._agreeing(score) | self._against(score, threshold)
        lifting = [m for m in self.met if m.level.lifts]
        still = (m for m in self.met if not m.level.lifts)
        beside_name = [moved.get(m.part.name, m.part) for m in still]
        if self.head:
            beside_name.append(branch_part(self.head))
        score, parts = bounded([*parts, *beside_name])
        return (
            bounded([*parts, *(_lifted(m, score) for m in lifting)]) if lifting else (score, parts)
        )

    def _agreeing(self, score: float) -> dict[str, ScorePart]:
        """Share out what agreement adds, by bits: cut in whole steps, so that the sum is exact."""
        in_favour = self.in_favour
        lacking = min(1.0 - score, MOST_LACKING)
        total = round(lacking * (1.0 - 2.0 ** (-in_favour / HALF)), 4)
        parts, bits, given = {}, 0.0, 0.0
        for m in self.met:
            if m.bits > 0:
                bits += m.bits
                upto = round(total * bits / in_favour, 4)
                parts[m.part.name] = m.moved(round(upto - given, 4))
                given = upto
        return parts

    def _against(self, score: float, threshold: float) -> dict[str, ScorePart]:
        """Take away for what contradicts.

        A firm's or a ship's name that is a match stays one in another place: they trade abroad.
        So does a person's whose name alone says much, if nothing but the place speaks against it.
        """
        stays = score >= threshold
        if self.kind is PartyKind.PERSON:
            only_place = all(m.feature.is_place for m in self.met if m.bits < 0)
            stays = stays and only_place and score >= SAME_ABROAD
        room = score - threshold if stays else 1.0
        parts = {}
        for m in self.met:
            if m.bits < 0:
                taken = -m.bits * AGAINST
                if m.feature.is_place:
                    taken = min(taken, room)
                    room -= taken
                parts[m.part.name] = m.moved(round(-taken, 4))
        return parts


def beside(asked: Asked, entry: ListEntry, head: str = "") -> Beside:
    """Compare all that is known beside a name with an entry.

    `head` is the bank a branch was judged as: the branch's own place then says nothing.
    """
    if asked.is_bare:
        return _bare(asked.kind, asked.surely, entry.kind, head)
    return _beside(levels_met(asked, entry), entry.kind, head)


def _beside(met: tuple[Met, ...], kind: PartyKind | None, head: str) -> Beside:
    if head:
        met = tuple(m for m in met if not m.feature.is_place)
    return Beside(met=met, kind=kind, head=head)


@lru_cache(maxsize=256)
def _bare(asked: PartyKind | None, surely: bool, kind: PartyKind | None, head: str) -> Beside:
    """Give what stands beside a name where no more than a kind is known: all else is absent."""
    nobody = ListEntry(id="", list_id="", kind=kind, names=())
    return _beside(levels_met(Asked(kind=asked, surely=surely), nobody), kind, head)


def levels_met(asked: Asked, entry: ListEntry) -> tuple[Met, ...]:
    """Give the level each feature of the entry's model is met at, in the model's order."""
    found: list[Met] = []
    for feature in model_of(entry.kind).features:
        met = _met(feature, *feature.compare(asked, entry))
        if met.bits and feature.name == "kind" and not asked.surely:
            met = replace(met, bits=met.bits / 2)
        if met.bits < 0 and feature.name == "address" and any(_has_spoken(m) for m in found):
            met = replace(met, bits=0.0)  # the country is held against the party once
        found.append(met)
    return tuple(found)


@lru_cache(maxsize=8192)
def _met(feature: Feature, says: str, because: str) -> Met:
    """Give a feature met at a level, as the tables weigh it."""
    level = feature.level(says)
    part = ScorePart(name=feature.name, value=0.0, because=because)
    return Met(feature=feature, level=level, bits=level.bits, part=part)


def _has_spoken(met: Met) -> bool:
    return met.feature.name == "country" and met.level.says != levels.ABSENT


def _lifted(met: Met, so_far: float) -> ScorePart:
    """Lift a score to the least this level allows."""
    name = "bank_code" if met.level.says == levels.BANK else met.feature.name
    value = round(max(0.0, met.level.lifts - so_far), 4)
    return ScorePart(name=name, value=value, because=met.because)


def most_added(asked: Asked) -> float:
    """Give the most that what is known beside a name may add to its score, no identifier listed.

    >>> most_added(asked_of(kind="person")), round(most_added(asked_of(countries=["RU"])), 4)
    (0.0, 0.0112)
    """
    given = {
        "kind": asked.kind,
        "country": asked.countries,
        "flag": asked.countries,
        "birth_date": asked.birth_date,
        "gender": asked.gender,
        "address": asked.address,
    }
    silent = frozenset(name for name, value in given.items() if not value)
    return _most_added(silent if asked.identifiers else silent | {"call_sign", "identifier"})


@lru_cache(maxsize=256)
def _most_added(silent: frozenset[str]) -> float:
    bits = max(
        sum(feature.most for feature in model.features if feature.name not in silent)
        for model in MODELS
    )
    return MOST_LACKING * (1.0 - 2.0 ** (-bits / HALF)) + _ROUNDED if bits else 0.0


def branch_part(head: str) -> ScorePart:
    """Say that a branch was judged as its bank: its place and country speak against nothing."""
    said = f"a branch, judged as ‘{head}’: the branch's place and country say nothing against it"
    return ScorePart(name="branch", value=0.0, because=said)


def bounded(parts: Iterable[ScorePart]) -> tuple[float, tuple[ScorePart, ...]]:
    """Add parts up to a score within 0 and 1; what is cut off is a part too."""
    kept = tuple(parts)
    total = round(sum(part.value for part in kept), 4)
    if total > 1.0:
        cut = ScorePart(name="bound", value=round(1.0 - total, 4), because="no score is above 1")
        return 1.0, (*kept, cut)
    if total < 0.0:
        cut = ScorePart(name="bound", value=round(-total, 4), because="no score is below 0")
        return 0.0, (*kept, cut)
    return total, kept
