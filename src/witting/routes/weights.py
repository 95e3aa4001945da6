"""What each red flag weighs, and why: the table of `data/routes/red_flags.yaml`.

A flag that stands there is a check somewhere in the program; one that does not is not yet.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from witting.routes.tables import load_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """One flag's weight: where it shows, how much it adds, and why so much."""

    flag: str
    seen_in: str
    weight: float
    reason: str


@cache
def weights() -> Mapping[str, Weighed]:
    """Give every flag that is a check, with its weight, by id.

    >>> weights()["RF-KYC-09"].weight
    0.4
    """
    held = load_table("red_flags")
    return MappingProxyType(
        {
            flag: Weighed(
                flag=flag,
                **{**row, "weight": float(row["weight"])},
            )
            for flag, row in held.items()
        }
    )
