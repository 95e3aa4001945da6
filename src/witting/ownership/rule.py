"""An ownership rule of one day, handed in by the caller: this room knows none of its own."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from witting.base import Grade, Interval
from witting.ownership.share import Share


class Reach(StrEnum):
    """Whether a stake of exactly the threshold is caught."""

    AT_OR_ABOVE = "at or above"
    ABOVE = "above"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnershipRule:
    """What makes a party owned or controlled, and over which days that is the rule.

    >>> ofac = OwnershipRule(path="us/ofac/fifty-percent", threshold=Decimal(50))
    >>> ofac.meets(Share.exact(Decimal(50)).least)
    True
    """

    path: str  # the lawbook's path: a citation
    threshold: Decimal
    reach: Reach = Reach.AT_OR_ABOVE
    aggregate: bool = True  # stakes of several listed parties are added
    joint_arrangements: bool = False  # where not: those of a joint arrangement are
    control: bool = False  # a separate, rebuttable test beside ownership
    in_force: bool = True  # False: the text stands and is not applied, as while stayed
    interval: Interval = field(default_factory=Interval)
    grade: Grade = Grade.UNCONFIRMED
    note: str = ""  # what is in doubt, for whoever reads an answer

    def meets(self, units: int) -> bool:
        """Say whether a stake of so many units is caught."""
        line = Share.exact(self.threshold).least
        return units >= line if self.reach is Reach.AT_OR_ABOVE else units > line

    @property
    def line(self) -> str:
        """Write the threshold as a reader says it."""
        if self.reach is Reach.AT_OR_ABOVE:
            return f"{self.threshold} % or more"
        return f"more than {self.threshold} %"
