"""What the lawbook says of goods on a day: tiers by code, item classes by leading digits.

The goods room holds neither. It asks whoever can answer these two questions; the Lawbook can.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Protocol

from witting.goods.table import SIX, beneath

HIGH_PRIORITY = "us/bis/chpl"
EVERYDAY = ("281121", "281122", "854340", "900130", "900140", "900150")
"""Carbon dioxide, silica, e-cigarettes, contact and spectacle lenses: the leading digits of a class
take them in, and no reading of its name does."""


_Hints = tuple[str, tuple[str, ...]]  # a class, and the leading digits of its codes


class ItemClass(Protocol):
    """A class of critical items, as far as goods need it."""

    @property
    def id(self) -> str:
        """Give the class's id, `CI-6`."""

    @property
    def hs_hints(self) -> tuple[str, ...]:
        """Give the leading digits of the HS codes it points at."""


class GoodsLaw(Protocol):
    """What is asked of the lawbook."""

    def goods_list(self, path: str, day: date) -> Mapping[str, str]:
        """Give a list's six-digit codes and their tiers on a day."""

    def item_classes(self, day: date) -> Sequence[ItemClass]:
        """Give the classes of critical items on a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodsView:
    """The goods lists of one day, ready to be asked of codes."""

    tiers: Mapping[str, str] = field(default_factory=dict)
    classes: tuple[ItemClass, ...] = ()
    hints: tuple[_Hints, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Keep the leading digits of each class: they are asked for at every code."""
        hints = tuple((item.id, tuple(item.hs_hints)) for item in self.classes)
        object.__setattr__(self, "hints", hints)

    def tier(self, codes: Sequence[str]) -> str:
        """Give the tier that every code shares; "" where they differ or one is not listed."""
        found = {self.tiers.get(code, "") for code in _subheadings(tuple(codes))}
        return found.pop() if len(found) == 1 else ""

    def listed(self, codes: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """List the codes beneath that are on the list, each with its tier."""
        return tuple((c, self.tiers[c]) for c in _subheadings(tuple(codes)) if c in self.tiers)

    def classes_of(self, codes: Sequence[str]) -> tuple[str, ...]:
        """Name the classes whose leading digits meet a code; a chapter alone meets none."""
        return _classes(tuple(codes), self.hints)


def view_of(lawbook: GoodsLaw, day: date) -> GoodsView:
    """Ask the lawbook for the goods lists of a day."""
    return GoodsView(
        tiers=lawbook.goods_list(HIGH_PRIORITY, day), classes=tuple(lawbook.item_classes(day))
    )


@lru_cache(maxsize=4096)
def _classes(codes: tuple[str, ...], hints: tuple[_Hints, ...]) -> tuple[str, ...]:
    exact = [code for code in codes if len(code) > 2 and code not in EVERYDAY]
    return tuple(
        name for name, of in hints if any(_meets(hint, code) for hint in of for code in exact)
    )


def _meets(hint: str, code: str) -> bool:
    return code.startswith(hint) or hint.startswith(code)


@lru_cache(maxsize=4096)
def _subheadings(codes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({six for c in codes for six in (beneath(c) if len(c) < SIX else (c,))}))
