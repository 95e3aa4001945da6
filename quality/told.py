"""Told: one thing asked of something read, and whether it was right; added up into figures."""

from collections.abc import Iterable
from dataclasses import dataclass

from quality.figure import Better, Figure


@dataclass(frozen=True, slots=True)
class Told:
    """One thing asked: which figure it counts for, and whether it was right."""

    figure: str
    right: bool
    what: str = ""  # the label, or what was read without being in the text
    better: Better = Better.MORE

    @property
    def is_miss(self) -> bool:
        """Say whether it is one that should be otherwise."""
        return self.right is (self.better is Better.FEWER)


def counted(prefix: str, all_told: Iterable[Told]) -> list[Figure]:
    """Add up what was told, a figure for each name."""
    by_name: dict[str, list[Told]] = {}
    for told in all_told:
        by_name.setdefault(told.figure, []).append(told)
    return [
        Figure(
            name=f"{prefix}/{name}",
            hits=sum(one.right for one in those),
            n=len(those),
            better=those[0].better,
        )
        for name, those in sorted(by_name.items())
    ]
