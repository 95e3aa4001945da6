"""The person, the organisation and the vessel as tables to be read aloud: feature, level, bits.

A level's bits say how much more often it is seen between two records of one party than between two
namesakes, as a power of two: +3 is eight times as often, -3 an eighth. The numbers were measured on
the shipped lists and taken down where a bank's data is poorer than a list's; both columns stand in
docs/decisions/0007-evidence-levels.md. What is absent weighs nothing and is in no table.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from witting.base import ListEntry, PartyKind
from witting.parties import addresses, births, levels
from witting.parties.asked import Asked

HALF = 13.6  # bits that close half of what a score lacks: a day of birth adds 0.06 at the threshold
AGAINST = 0.04  # what each bit against takes: another day of birth takes 0.2
SAME_ABROAD = 0.92
"""A person's name from which another country alone makes no stranger of them: the country of a
payment is often a bank's or an address's, and moved at will (docs/decisions/0007)."""
MOST_LACKING = 0.15  # of what a score lacks, so much may be closed: an unlike name stays unlike
SETTLES = 1.0  # an exact identifier says who it is
TO_BE_LOOKED_AT = 0.9  # a bank's code, a website, a ship's radio number: a match, never certain


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One way a feature can meet an entry, and what it weighs."""

    says: str
    bits: float = 0.0
    lifts: float = 0.0  # the least score where this is met, whatever the name says


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Feature:
    """One thing compared, with its levels from the most telling down; equal to itself only."""

    name: str  # of the score's part
    compare: Callable[[Asked, ListEntry], levels.Found]
    levels: tuple[Level, ...]
    corroborates: bool = False  # agreement here lets a weak alias count
    is_place: bool = False  # firms trade and ships sail abroad: alone it rules none of them out

    def level(self, says: str) -> Level:
        """Give the level of this name; one the table does not hold weighs nothing."""
        return next((level for level in self.levels if level.says == says), Level(says=says))

    @property
    def most(self) -> float:
        """Give the bits of the level that speaks most for an entry."""
        return max(0.0, *(level.bits for level in self.levels))


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """What is compared for one kind of party, in the order it is read out."""

    name: str
    features: tuple[Feature, ...]

    def read_aloud(self) -> Iterator[str]:
        """Give the table line by line: feature, level, weight."""
        for feature in self.features:
            for level in feature.levels:
                said = f"lifts to {level.lifts:g}" if level.lifts else f"{level.bits:+g} bits"
                yield f"{self.name}: {feature.name.replace('_', ' ')}, {level.says}: {said}"


def _levels(**bits: float) -> tuple[Level, ...]:
    """Give levels whose names are single words."""
    return tuple(Level(says=says, bits=weight) for says, weight in bits.items())


KIND = Feature(name="kind", compare=levels.kind, levels=_levels(same=0, other=-7.5))

BIRTH_DATE = Feature(
    name="birth_date",
    compare=levels.birth_date,
    levels=(
        Level(says=births.DAY, bits=10),
        Level(says=births.MONTH, bits=8.5),
        Level(says=births.YEAR, bits=5),
        Level(says=births.RANGE, bits=3.5),
        Level(says=births.SWAPPED, bits=3),
        Level(says=births.DIGIT, bits=3),
        Level(says=births.NEAR, bits=0),
        Level(says=births.OTHER_DAY, bits=-1.5),
        Level(says=births.OTHER, bits=-5),
    ),
    corroborates=True,
)

GENDER = Feature(name="gender", compare=levels.gender, levels=_levels(same=0.1, other=-2.5))

IDENTIFIER = Feature(
    name="identifier",
    compare=levels.identifier,
    levels=(
        Level(says=levels.EXACT, lifts=SETTLES),
        Level(says=levels.SHARED, lifts=TO_BE_LOOKED_AT),
        Level(says=levels.BANK, lifts=TO_BE_LOOKED_AT),
        Level(says=levels.OTHER, bits=-5),
    ),
    corroborates=True,
)


def _country(*, same: float, other: float) -> Feature:
    return Feature(
        name="country",
        compare=levels.country,
        levels=(
            Level(says=levels.SAME, bits=same),
            Level(says=levels.NEIGHBOUR, bits=0.5),
            Level(says=levels.OTHER, bits=other),
        ),
        corroborates=True,
        is_place=True,
    )


def _address(*, street: float, city: float) -> Feature:
    return Feature(
        name="address",
        compare=levels.address,
        levels=(
            Level(says=addresses.STREET, bits=street),
            Level(says=addresses.CITY, bits=city),
            Level(says=addresses.OTHER_CITY, bits=0),
            Level(says=addresses.OTHER_COUNTRY, bits=-1.5),
        ),
        corroborates=True,
        is_place=True,
    )


FLAG = Feature(
    name="flag",
    compare=levels.flag,
    levels=(
        Level(says=levels.SAME, bits=0.5),
        Level(says=levels.NEIGHBOUR, bits=0.5),
        Level(says=levels.OTHER, bits=0),  # a flag is changed within a day, to leave a list behind
    ),
    is_place=True,
)

CALL_SIGN = Feature(
    name="call_sign",
    compare=levels.call_sign,
    levels=_levels(same=6, other=0),  # it goes with the flag
    corroborates=True,
)

PERSON = Model(
    name="person",
    features=(
        KIND,
        _country(same=1.5, other=-2.5),
        BIRTH_DATE,
        GENDER,
        _address(street=5, city=3),
        IDENTIFIER,
    ),
)
ORGANISATION = Model(
    name="organisation",
    features=(KIND, _country(same=1, other=-1.5), _address(street=5.5, city=0.5), IDENTIFIER),
)
VESSEL = Model(name="vessel", features=(KIND, FLAG, CALL_SIGN, IDENTIFIER))
AIRCRAFT = Model(name="aircraft", features=(KIND, _country(same=1, other=-1.5), IDENTIFIER))

MODELS = (PERSON, ORGANISATION, VESSEL, AIRCRAFT)

_BY_KIND: dict[PartyKind | None, Model] = {PartyKind(model.name): model for model in MODELS}


def model_of(kind: PartyKind | None) -> Model:
    """Give the model of a kind of entry; one of no stated kind is compared in all a person has."""
    return _BY_KIND.get(kind, PERSON)
