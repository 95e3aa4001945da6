"""How much of a thing is held: an exact share, a range with open or closed ends, or unknown.

Shares are percent, as Decimal, and never pass through a float. Sums that decide are made of whole
numbers: a share is counted in millionths of a percent, each cut again into 4,096 parts so that
"more than 25" is one part above 25 and "less than 50" one part below 50. A share of more than six
decimals is bracketed between its two neighbours, so no rounding ever decides.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, InvalidOperation

NOTHING, WHOLE = Decimal(0), Decimal(100)
_STEP = Decimal("0.000001")
PARTS = 4_096
"""How many parts one millionth of a percent is cut into: so many open ends add up without error."""
UNITS = 10**6 * PARTS
"""One percent."""
WHOLE_UNITS = 100 * UNITS

_NUMBER = r"(\d{1,20}(?:\.\d{1,40})?)"
_EXACT = re.compile(rf"{_NUMBER}")
_RANGE = re.compile(rf"{_NUMBER}\s*(?:-|–|—|\.\.|to)\s*{_NUMBER}")
_ABOVE = re.compile(rf"(>=|>|≥|at least|more than|over)\s*{_NUMBER}")
_BELOW = re.compile(rf"(<=|<|≤|at most|less than|under|up to)\s*{_NUMBER}")
_CLOSED = (">=", "≥", "at least", "<=", "≤", "at most", "up to")
_UNKNOWN = ("", "?", "-", "n/a", "na", "unknown", "not known", "undisclosed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A share in percent, between `low` and `high`; an end that is open is not itself included.

    >>> Share.exact(Decimal("49.99")).is_exact
    True
    >>> str(Share.between(Decimal(25), Decimal(50), open_low=True))
    'more than 25 and at most 50 %'
    """

    low: Decimal = NOTHING
    high: Decimal = WHOLE
    open_low: bool = False
    open_high: bool = False

    def __post_init__(self) -> None:
        if not (self.low.is_finite() and self.high.is_finite()):
            raise ValueError("a share is a number of percent")
        if not NOTHING <= self.low <= self.high <= WHOLE:
            raise ValueError(
                f"a share lies between 0 and 100 percent, not {self.low} to {self.high}"
            )
        if self.low == self.high and (self.open_low or self.open_high):
            raise ValueError(f"nothing lies between {self.low} and itself")

    @classmethod
    def exact(cls, percent: Decimal) -> "Share":
        """Give a share known to be this many percent."""
        return cls(low=percent, high=percent)

    @classmethod
    def between(
        cls, low: Decimal, high: Decimal, *, open_low: bool = False, open_high: bool = False
    ) -> "Share":
        """Give a share known to lie in a range."""
        return cls(low=low, high=high, open_low=open_low, open_high=open_high)

    @property
    def is_exact(self) -> bool:
        """Say whether the share is one number."""
        return self.low == self.high

    @property
    def is_unknown(self) -> bool:
        """Say whether nothing at all is known of it."""
        return self.low == NOTHING and self.high == WHOLE

    @property
    def least(self) -> int:
        """Give the smallest share it can be, in units."""
        return _units(self.low, ROUND_FLOOR, self.open_low, 1)

    @property
    def most(self) -> int:
        """Give the largest share it can be, in units."""
        return _units(self.high, ROUND_CEILING, self.open_high, -1)

    def __str__(self) -> str:
        if self.is_exact:
            return f"{percent_text(self.low)} %"
        if self.is_unknown:
            return "an unknown share"
        low = f"{'more than' if self.open_low else 'at least'} {percent_text(self.low)}"
        high = f"{'less than' if self.open_high else 'at most'} {percent_text(self.high)}"
        if self.low == NOTHING:
            return f"{high} %"
        return f"{low} %" if self.high == WHOLE else f"{low} and {high} %"


UNKNOWN = Share()
"""Something is held, and nothing says how much."""


def _units(percent: Decimal, rounding: str, is_open: bool, inwards: int) -> int:
    """Count a bound in units; a bound cut off at six decimals is open towards the inside."""
    cut = percent.quantize(_STEP, rounding=rounding)
    moved = inwards if is_open or cut != percent else 0
    return int(cut / _STEP) * PARTS + moved


def percent_text(percent: Decimal) -> str:
    """Write a number of percent without needless noughts.

    >>> percent_text(Decimal("50.10"))
    '50.1'
    """
    text = f"{percent:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent_of(units: int) -> Decimal:
    """Give a number of units as percent, an open end as the bound it is just beside.

    >>> percent_of(Share.exact(Decimal("33.3")).least)
    Decimal('33.3')
    """
    millionths = (units + PARTS // 2) // PARTS
    return (Decimal(millionths) * _STEP).normalize() + NOTHING


def is_beside(units: int) -> int:
    """Say on which side of a written number the units lie: 1 just above, -1 just below, 0 on it."""
    rest = units % PARTS
    return 0 if rest == 0 else 1 if rest <= PARTS // 2 else -1


def parse_share(text: str) -> Share:
    """Read a share a person or a publisher wrote: `60`, `49,99 %`, `25-50`, `>50`, `unknown`.

    A number is percent, always: `0.5` is half a percent. Raises ValueError for anything else.

    >>> parse_share("> 50 %") == Share.between(Decimal(50), Decimal(100), open_low=True)
    True
    """
    plain = " ".join(text.lower().replace("%", " ").replace("percent", " ").split())
    if plain in _UNKNOWN:
        return UNKNOWN
    if len(plain) > 100:
        raise ValueError("that is no share: it is longer than 100 characters")
    plain = re.sub(r"(?<=\d),(?=\d)", ".", plain)
    try:
        if found := _EXACT.fullmatch(plain):
            return Share.exact(Decimal(found[1]))
        if found := _RANGE.fullmatch(plain):
            return Share.between(Decimal(found[1]), Decimal(found[2]))
        if found := _ABOVE.fullmatch(plain):
            is_open = found[1] not in _CLOSED
            return Share.between(Decimal(found[2]), WHOLE, open_low=is_open)
        if found := _BELOW.fullmatch(plain):
            is_open = found[1] not in _CLOSED
            return Share.between(NOTHING, Decimal(found[2]), open_high=is_open)
    except InvalidOperation:
        pass
    raise ValueError(f"{text!r} is no share: write percent, as 60, 49.99, 25-50, >50 or unknown")
