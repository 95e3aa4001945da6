"""Days and spans of days: every question about law or lists is asked of one day."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A half-open span of days: `start` is in, `end` is out; None leaves that side open.

    >>> Interval(start=date(2023, 12, 22), end=date(2024, 6, 12)).holds(date(2024, 6, 11))
    True
    >>> Interval(start=date(2023, 12, 22), end=date(2024, 6, 12)).holds(date(2024, 6, 12))
    False
    """

    start: date | None = None
    end: date | None = None

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.end <= self.start:
            raise ValueError(f"an interval must end after it starts: {self.start} to {self.end}")

    def holds(self, day: date) -> bool:
        """Say whether the day lies in the span."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


def parse_day(text: str) -> date:
    """Read a day written the ISO way (`2024-05-16`).

    Raises ValueError with a sentence a user can act on.

    >>> parse_day("2024-05-16")
    datetime.date(2024, 5, 16)
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text!r} is not a day: write it as 2024-05-16") from None
