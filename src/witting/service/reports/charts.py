"""Bars as numbers a template draws in SVG: upright over days, lying beside names.

Only shapes and short words; a table with the same numbers stands beside every drawing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

_WIDE, _HIGH = 640, 220
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 8, 10, 26
_ROW, _NAMES, _COUNTS = 26, 210, 60
_MOST_TICKS = 7
_LONGEST = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar: where, how large, of which series, and what it says when pointed at."""

    x: float
    y: float
    width: float
    height: float
    series: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words in a drawing."""

    x: float
    y: float
    anchor: str  # start, middle, end
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A drawing's size, shapes and words."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    words: tuple[Words, ...]
    lines: tuple[tuple[float, float, float, float], ...]
    series: tuple[str, ...]  # for the key; one needs none


def columns(
    labels: Sequence[str], series: Sequence[str], values: Sequence[Sequence[int]]
) -> Drawing:
    """Draw a column for each label, its series one on the other: `values` has a row for each."""
    most = max((sum(row) for row in values), default=0)
    top = step_up(most)
    floor = _HIGH - _BOTTOM
    step = (_WIDE - _LEFT - _RIGHT) / max(1, len(labels))
    bars = []
    for at, (label, row) in enumerate(zip(labels, values, strict=True)):
        y = float(floor)
        for name, value in zip(series, row, strict=True):
            height = value / top * (floor - _TOP)
            y -= height
            if value:
                bars.append(
                    Bar(
                        x=round(_LEFT + at * step + step * 0.1, 1),
                        y=round(y, 1),
                        width=round(max(1.0, step * 0.8), 1),
                        height=round(height, 1),
                        series=name,
                        says=f"{label}, {name}: {value}",
                    )
                )
    every = -(-len(labels) // _MOST_TICKS) or 1
    words = [
        Words(
            x=round(_LEFT + (at + 0.5) * step, 1), y=_HIGH - 8.0, anchor="middle", text=labels[at]
        )
        for at in range(0, len(labels), every)
    ]
    lines = []
    for part in (0, top // 2, top) if top > 1 else (0, top):
        y = round(floor - part / top * (floor - _TOP), 1)
        lines.append((_LEFT, y, _WIDE - _RIGHT, y))
        words.append(Words(x=_LEFT - 6.0, y=y + 4, anchor="end", text=str(part)))
    return Drawing(
        width=_WIDE,
        height=_HIGH,
        bars=tuple(bars),
        words=tuple(words),
        lines=tuple((float(a), b, float(c), d) for a, b, c, d in lines),
        series=tuple(series) if len(series) > 1 else (),
    )


def rows(labels: Sequence[str], series: Sequence[str], values: Sequence[Sequence[int]]) -> Drawing:
    """Draw a lying bar for each label, its series one behind the other, with the sum at its end."""
    most = max((sum(row) for row in values), default=0) or 1
    room = _WIDE - _NAMES - _COUNTS
    bars, words = [], []
    for at, (label, row) in enumerate(zip(labels, values, strict=True)):
        x, y = float(_NAMES), 6.0 + at * _ROW
        for name, value in zip(series, row, strict=True):
            width = value / most * room
            if value:
                bars.append(
                    Bar(
                        x=round(x, 1),
                        y=y,
                        width=round(max(1.0, width), 1),
                        height=_ROW - 8.0,
                        series=name,
                        says=f"{label}, {name}: {value}",
                    )
                )
            x += width
        words.append(Words(x=_NAMES - 8.0, y=y + 14, anchor="end", text=_cut(label)))
        words.append(Words(x=round(x + 6, 1), y=y + 14, anchor="start", text=str(sum(row))))
    return Drawing(
        width=_WIDE,
        height=12 + _ROW * max(1, len(labels)),
        bars=tuple(bars),
        words=tuple(words),
        lines=((float(_NAMES), 2.0, float(_NAMES), 8.0 + _ROW * len(labels)),),
        series=tuple(series) if len(series) > 1 else (),
    )


def step_up(most: int) -> int:
    """Give the next round number at or above one: where an axis ends.

    >>> [step_up(n) for n in (0, 1, 3, 7, 12, 40, 101)]
    [1, 1, 4, 10, 20, 40, 200]
    """
    size = 1
    while True:
        for step in (1, 2, 4):
            if most <= step * size:
                return step * size
        size *= 10


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"…{text[1 - _LONGEST :]}"
