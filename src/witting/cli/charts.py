"""Charts of a calibration as SVG text: the sweep, the scores, one interval. No script, no fonts.

Only numbers and fixed words stand in them; names are for the page, which knows their direction.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal

from witting.cli.html_page import svg, svg_words
from witting.parties import Band, Point, Share, per_cent

_WIDTH, _HEIGHT = 760, 320
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 16, 14, 40
_BAR = 130
Place = Callable[[float], float]


def sweep_chart(points: Sequence[Point], shown: Decimal, in_use: Decimal) -> str:
    """Draw recall, precision and false-alert rate over the thresholds, with their intervals."""
    low, high = float(points[0].threshold), float(points[-1].threshold)
    x = _scale(low, high, _LEFT, _WIDTH - _RIGHT)
    y = _scale(0.0, 1.0, _HEIGHT - _BOTTOM, _TOP)
    every = max(1, len(points) // 7)
    ticks = [(float(p.threshold), str(p.threshold)) for p in points[::every]]
    body = [*_frame(x, y, ticks, "threshold"), *_line_at(x, in_use, "use", low, high)]
    body += _line_at(x, shown, "chosen", low, high)
    for name, pick in (
        ("precision", _precision),
        ("false", _false_alerts),
        ("recall", _recall),
    ):
        body += _curve(name, [(float(p.threshold), pick(p)) for p in points], x, y)
    return svg(body, "Recall, precision and false-alert rate at every threshold", _WIDTH, _HEIGHT)


def scores_chart(bands: Sequence[Band], shown: Decimal) -> str:
    """Draw the scores of right pairs upwards and of wrong pairs downwards, each as shares."""
    if not bands:
        return ""
    right, wrong = (sum(counts) for counts in ([b.right for b in bands], [b.wrong for b in bands]))
    shares = [(b.right / max(1, right), b.wrong / max(1, wrong)) for b in bands]
    most = max(max(pair) for pair in shares) or 1.0
    low = float(bands[0].low)
    x = _scale(low, 1.0, _LEFT, _WIDTH - _RIGHT)
    y = _scale(-most, most, _HEIGHT - _BOTTOM, _TOP)
    body = [f'<line class="axis" x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" {_level(y(0.0))}/>']
    for band, (up, down) in zip(bands, shares, strict=True):
        left, width = x(float(band.low)), x(float(band.high)) - x(float(band.low)) - 1.5
        said = f"{band.low} to {band.high}: {band.right} right, {band.wrong} wrong"
        for name, top, bottom in (("right", y(up), y(0.0)), ("wrong", y(0.0), y(-down))):
            body.append(
                f'<rect class="{name}" x="{left:.1f}" width="{width:.1f}" y="{top:.1f}" '
                f'height="{bottom - top:.1f}"><title>{said}</title></rect>'
            )
    body += [_tick(x(float(b.low)), b.low) for b in bands[:: max(1, len(bands) // 10)]]
    body += _line_at(x, shown, "chosen", low, 1.0)
    body.append(svg_words(_LEFT - 8, y(most) + 10, per_cent(most), "end"))
    body.append(svg_words(_LEFT - 8, y(-most), per_cent(most), "end"))
    body.append(svg_words((_WIDTH + _LEFT) / 2, _HEIGHT - 6, "score of the pair", "middle"))
    return svg(body, "Scores of right pairs (up) and wrong pairs (down)", _WIDTH, _HEIGHT)


def interval_bar(one: Share, name: str) -> str:
    """Draw one share as a dot on a line from 0 to 100 per cent, over its interval."""
    if one.rate is None or one.low is None or one.high is None:
        return ""
    x = _scale(0.0, 1.0, 5, _BAR - 5)
    return (
        f'<svg class="bar" viewBox="0 0 {_BAR} 14" width="{_BAR}" height="14" role="img" '
        f'aria-label="{per_cent(one.rate)}">'
        f'<line class="axis" x1="5" x2="{_BAR - 5}" {_level(7)}/>'
        f'<line class="{name} thick" x1="{x(one.low):.1f}" x2="{x(one.high):.1f}" {_level(7)}/>'
        f'<circle class="{name}" cx="{x(one.rate):.1f}" cy="7" r="4"/></svg>'
    )


def _recall(point: Point) -> Share:
    return point.recall


def _precision(point: Point) -> Share:
    return point.precision


def _false_alerts(point: Point) -> Share:
    return point.false_alerts


def _scale(low: float, high: float, first: float, last: float) -> Place:
    span = (high - low) or 1.0
    return lambda value: first + (value - low) / span * (last - first)


def _curve(name: str, values: Sequence[tuple[float, Share]], x: Place, y: Place) -> list[str]:
    known = [(at, s.low, s.rate, s.high) for at, s in values if s.rate is not None]
    if not known:
        return []
    over = [f"{x(at):.1f},{y(high or 0):.1f}" for at, _, _, high in known]
    under = [f"{x(at):.1f},{y(low or 0):.1f}" for at, low, _, _ in reversed(known)]
    line = " ".join(f"{x(at):.1f},{y(rate or 0):.1f}" for at, _, rate, _ in known)
    drawn = [f'<polyline class="{name}" points="{line}"/>']
    if name != "precision":
        drawn.insert(0, f'<polygon class="{name} band" points="{" ".join([*over, *under])}"/>')
    return drawn + [
        f'<circle class="{name}" cx="{x(at):.1f}" cy="{y(rate or 0):.1f}" r="2.5">'
        f"<title>{at:.4g}: {_SAID[name]} {per_cent(rate)}</title></circle>"
        for at, _, rate, _ in known
    ]


_SAID = {"recall": "recall", "precision": "precision", "false": "false-alert rate"}


def _frame(x: Place, y: Place, ticks: Sequence[tuple[float, str]], below: str) -> list[str]:
    drawn = []
    for part in (0.0, 0.25, 0.5, 0.75, 1.0):
        level = y(part)
        drawn.append(f'<line class="grid" x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" {_level(level)}/>')
        drawn.append(svg_words(_LEFT - 8, level + 4, per_cent(part), "end"))
    drawn += [_tick(x(at), said) for at, said in ticks]
    drawn.append(svg_words((_WIDTH + _LEFT) / 2, _HEIGHT - 6, below, "middle"))
    return drawn


def _line_at(x: Place, at: Decimal, name: str, low: float, high: float) -> list[str]:
    if not low <= float(at) <= high:
        return []
    place = x(float(at))
    across = f'x1="{place:.1f}" x2="{place:.1f}" y1="{_TOP}" y2="{_HEIGHT - _BOTTOM}"'
    return [f'<line class="{name}" {across}><title>{_LINES[name]} {at}</title></line>']


_LINES = {"chosen": "shown at", "use": "in use"}


def _level(at: float) -> str:
    return f'y1="{at:.1f}" y2="{at:.1f}"'


def _tick(at: float, said: str) -> str:
    return svg_words(at, _HEIGHT - _BOTTOM + 16, said, "middle")
