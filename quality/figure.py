"""A Figure: one count of a scorecard, always with its n, and which way is better."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from types import ModuleType


class Better(StrEnum):
    """Which way a figure should move."""

    MORE = "more"
    FEWER = "fewer"
    NEITHER = ""  # told for understanding: a distribution, the size of a group


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """How many of how many; half a hit is a tie for the first place."""

    name: str  # set, then what was counted: `ssb/given surname/recall/typo`
    hits: float
    n: int
    better: Better = Better.MORE

    @property
    def share(self) -> float:
        """Give hits of n; 0 where nothing was asked."""
        return self.hits / self.n if self.n else 0.0


def show(figures: Iterable[Figure]) -> None:
    """Print figures one a line: share, hits, n, name."""
    for one in figures:
        print(f"{one.share:8.2%} {one.hits:>9g} of {one.n:>6}  {one.name}")


def needed(module: str) -> ModuleType:
    """Give a module of the `quality` dependency group, or say how to install it."""
    try:
        return import_module(module)
    except ImportError as error:
        raise SystemExit(
            f"{module} is not installed, and the labelled set is made with it. "
            "Run `make quality`, or `uv sync --group quality`."
        ) from error
