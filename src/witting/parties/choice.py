"""The threshold chosen from a sweep, the reason in words, and what a step either way would cost."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from witting.base import SettingsError
from witting.parties.calibration import Answer, Point, Share, basis_points

_NAMED = 10  # names listed for a step; the rest is counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Targets:
    """What is asked of a threshold, and the thresholds to try, lowest first."""

    thresholds: tuple[Decimal, ...]
    recall: Decimal
    false_alerts: Decimal | None = None  # None sets no bound

    def __post_init__(self) -> None:
        if not self.thresholds or list(self.thresholds) != sorted(set(self.thresholds)):
            raise SettingsError(
                "The thresholds to try must be one or more, each higher than the last, or the "
                "sweep has no order. Give them as 0.70:0.98:0.01."
            )

    def are_met_by(self, point: Point) -> bool:
        """Say whether a point holds the recall and stays within the false alerts allowed."""
        return _holds(point, self.recall) and _is_quiet(point, self.false_alerts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What one step away from the chosen threshold changes. Names are of rows, as written."""

    threshold: Decimal
    found: int  # listed names found more (+) or fewer (-)
    false_alerts: int  # names alerting wrongly more (+) or fewer (-)
    found_names: tuple[str, ...]
    false_names: tuple[str, ...]
    meets_targets: bool
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The threshold that meets the targets at the fewest false alerts, or None with the reason."""

    threshold: Decimal | None
    shown: Decimal  # the threshold the rest of the report is shown at
    because: tuple[str, ...]
    steps: tuple[Step, ...]


def chosen(
    answers: Sequence[Answer], points: Sequence[Point], targets: Targets, in_use: Decimal
) -> Choice:
    """Give the threshold with the lowest false-alert rate among those that meet the targets.

    Where several have that rate, those that find most are kept, and of these the middle one is
    taken: it lies farthest from where the figures change. Where none meets the targets, the report
    is shown at the swept threshold nearest to the one in use.
    """
    meeting = [point for point in points if targets.are_met_by(point)]
    if not meeting:
        near = min(points, key=lambda p: (abs(p.threshold - in_use), p.threshold))
        return Choice(
            threshold=None,
            shown=near.threshold,
            because=_no_reason(points, targets, near),
            steps=_steps(answers, points, targets, near),
        )
    level = _best(meeting)
    best = level[(len(level) - 1) // 2]
    return Choice(
        threshold=best.threshold,
        shown=best.threshold,
        because=_reason(best, points, meeting, level, targets),
        steps=_steps(answers, points, targets, best),
    )


def _best(meeting: Sequence[Point]) -> list[Point]:
    """Give the points with the fewest false alerts, and of these those that find most."""
    rank = min((p.false_alerts.hits, -p.recall.hits) for p in meeting)
    return [p for p in meeting if (p.false_alerts.hits, -p.recall.hits) == rank]


def _holds(point: Point, recall: Decimal) -> bool:
    return point.recall.hits >= recall * point.recall.n


def _is_quiet(point: Point, most: Decimal | None) -> bool:
    return most is None or point.false_alerts.hits <= most * point.false_alerts.n


def _reason(
    best: Point,
    points: Sequence[Point],
    meeting: Sequence[Point],
    level: Sequence[Point],
    targets: Targets,
) -> tuple[str, ...]:
    swept = f"{len(points)} thresholds from {points[0].threshold} to {points[-1].threshold}"
    verb = "holds" if len(meeting) == 1 else "hold"
    said = [
        f"Of {swept}, {len(meeting)} {verb} {_asked(targets)}.",
        f"The lowest false-alert rate among them is at {best.threshold}: "
        + in_words(best.false_alerts)
        + ".",
        f"It finds {in_words(best.recall)}.",
    ]
    if len(level) > 1:
        said.append(
            f"{len(level)} thresholds, {level[0].threshold} to {level[-1].threshold}, have that "
            "rate and find as many; the middle one is taken, farthest from where the figures "
            "change."
        )
    if len(points) > 1 and (level[0] is points[0] or level[-1] is points[-1]):
        said.append("That reaches an end of the sweep: thresholds beyond it may serve better.")
    low, high = best.recall.low, best.false_alerts.high
    if low is not None and low < targets.recall:
        said.append(
            f"The recall seen meets the target; its interval reaches down to {per_cent(low)}, "
            f"below it. {best.recall.n} listed names are too few to rule that out."
        )
    if high is not None and targets.false_alerts is not None and high > targets.false_alerts:
        said.append(
            f"The false-alert rate seen meets the target; its interval reaches up to "
            f"{per_cent(high)}, above it. {best.false_alerts.n} names of nobody are too few to "
            "rule that out."
        )
    return tuple(said)


def _no_reason(points: Sequence[Point], targets: Targets, near: Point) -> tuple[str, ...]:
    swept = f"{points[0].threshold} to {points[-1].threshold}"
    most = max(points, key=lambda p: (p.recall.hits, p.threshold))
    said = [f"No threshold from {swept} holds {_asked(targets)}; none is chosen."]
    if not _holds(most, targets.recall):
        said.append(f"The most is found at {most.threshold}: {in_words(most.recall)}.")
    quiet = [point for point in points if _is_quiet(point, targets.false_alerts)]
    if quiet and targets.false_alerts is not None:
        best = max(quiet, key=lambda p: (p.recall.hits, p.threshold))
        said.append(
            f"Within the false alerts allowed, the most is found at {best.threshold}: "
            f"{in_words(best.recall)}."
        )
    elif not quiet:
        least = min(points, key=lambda p: (p.false_alerts.hits, -p.threshold))
        said.append(
            f"The fewest false alerts are at {least.threshold}: {in_words(least.false_alerts)}."
        )
    said.append(
        "Look at the missed names and the false alerts by class, try lower or higher thresholds, "
        "or set other targets and record why they suffice. The report is shown at "
        f"{near.threshold}, the swept threshold nearest to the one in use."
    )
    return tuple(said)


def _asked(targets: Targets) -> str:
    said = f"a recall of {per_cent(targets.recall)} or more"
    if targets.false_alerts is not None:
        said += f" with a false-alert rate of {per_cent(targets.false_alerts)} or less"
    return said


def in_words(one: Share) -> str:
    """Give a share in words: hits of n, per cent and interval.

    >>> from witting.parties.calibration import share
    >>> in_words(share(38, 40))
    '38 of 40 (95%, interval 83.5% to 98.62%)'
    """
    if one.rate is None or one.low is None or one.high is None:
        return "0 of 0"
    between = f"{per_cent(one.low)} to {per_cent(one.high)}"
    return f"{one.hits} of {one.n} ({per_cent(one.rate)}, interval {between})"


def per_cent(rate: float | Decimal | None) -> str:
    """Give a rate in per cent, with two places at most; a dash for none.

    >>> per_cent(0.95), per_cent(0.00123), per_cent(None)
    ('95%', '0.12%', '–')
    """
    if rate is None:
        return "–"
    return f"{100 * float(rate):.2f}".rstrip("0").rstrip(".") + "%"


def _steps(
    answers: Sequence[Answer], points: Sequence[Point], targets: Targets, best: Point
) -> tuple[Step, ...]:
    place = [point.threshold for point in points].index(best.threshold)
    beside = [points[n] for n in (place - 1, place + 1) if 0 <= n < len(points)]
    return tuple(_step(answers, best, point, targets) for point in beside)


def _step(answers: Sequence[Answer], best: Point, to: Point, targets: Targets) -> Step:
    low, high = sorted(basis_points(p.threshold) for p in (best, to))
    found = [a for a in answers if a.is_listed and a.finds(low) and not a.finds(high)]
    false = [
        a
        for a in answers
        if not a.is_listed and a.alerts_wrongly(low) and not a.alerts_wrongly(high)
    ]
    sign = 1 if to.threshold < best.threshold else -1
    meets = targets.are_met_by(to)
    word = "more" if sign > 0 else "fewer"
    says = (
        f"At {to.threshold}: {len(found)} of {best.recall.n} listed names {word} found, "
        f"{len(false)} of {best.false_alerts.n} others {word} alert; the targets are "
        f"{'met' if meets else 'not met'}."
    )
    return Step(
        threshold=to.threshold,
        found=sign * len(found),
        false_alerts=sign * len(false),
        found_names=_names(found),
        false_names=_names(false),
        meets_targets=meets,
        says=says,
    )


def _names(answers: Sequence[Answer]) -> tuple[str, ...]:
    return tuple(answer.label.name for answer in answers[:_NAMED])
