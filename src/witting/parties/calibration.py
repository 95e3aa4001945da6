"""Where to set the threshold: labelled names asked once, and counted at every threshold.

`measured` asks a screener and keeps who came with which score; `swept` counts it at each
threshold, whole and by group; `chosen` picks one by the targets and says why. Pure but for the
asking. Scores are basis points here, so that no comparison hangs on the last digit of a float.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import sqrt
from typing import Protocol

from witting.base import PartyKind
from witting.parties import thresholds as at
from witting.parties.labelled import UNKNOWN, LabelledName
from witting.parties.match import Match

WHOLE = 10_000
Z = 1.959964  # standard deviations either side that hold 95 per cent
Progress = Callable[[str, int, int], None]
_EVERYBODY = 1_000_000  # candidates wanted for one name: all


class Matcher(Protocol):
    """What calibration needs of a screener."""

    def match(
        self,
        name: str,
        *,
        kind: PartyKind | str | None = ...,
        birth_date: str = ...,
        countries: Iterable[str] = ...,
        threshold: float | None = ...,
        limit: int = ...,
    ) -> Sequence[Match]:
        """Give the candidates for a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many of how many, with the Wilson interval at 95 per cent; None where n is 0."""

    hits: int
    n: int
    rate: float | None
    low: float | None
    high: float | None


def share(hits: int, n: int) -> Share:
    """Give hits of n as a share, between its Wilson bounds.

    >>> one = share(38, 40)
    >>> one.rate, one.low, one.high
    (0.95, 0.834961, 0.986179)
    """
    if not n:
        return Share(hits=hits, n=n, rate=None, low=None, high=None)
    rate, z2 = hits / n, Z * Z
    centre = (rate + z2 / (2 * n)) / (1 + z2 / n)
    half = Z / (1 + z2 / n) * sqrt(rate * (1 - rate) / n + z2 / (4 * n * n))
    shown = round(rate, 6)
    return Share(
        hits=hits,
        n=n,
        rate=shown,
        low=max(0.0, min(shown, round(centre - half, 6))),
        high=min(1.0, max(shown, round(centre + half, 6))),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One entry a name brought up, and up to which threshold it alerts."""

    entry_id: str
    listed_name: str
    score: int  # basis points: an alert at every swept threshold up to this
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one labelled name brought up, best first: entries it should find, and others."""

    label: LabelledName
    right: tuple[Candidate, ...]
    wrong: tuple[Candidate, ...]

    @property
    def is_listed(self) -> bool:
        """Say whether the name should find somebody."""
        return bool(self.label.expect)

    def finds(self, threshold: int) -> bool:
        """Say whether one of the expected entries alerts at a threshold."""
        return bool(self.right) and self.right[0].score >= threshold

    def alerts_wrongly(self, threshold: int) -> bool:
        """Say whether somebody else alerts at a threshold."""
        return bool(self.wrong) and self.wrong[0].score >= threshold


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """What happens at one threshold. A pair is one name with one entry; names are rows."""

    threshold: Decimal
    recall: Share  # of listed names, those that find one of their entries
    false_alerts: Share  # of names that should find nobody, those that find somebody
    precision: Share  # of pairs that alert, those that are right
    alerts_per_1000: float  # pairs that alert, for a thousand names of these files


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The rows of one variation class, script or kind, at every threshold."""

    name: str
    points: tuple[Point, ...]


def basis_points(threshold: Decimal | float) -> int:
    """Give a threshold or a score in basis points."""
    return round(threshold * WHOLE)


def measured(
    labels: Sequence[LabelledName],
    screener: Matcher,
    thresholds: Sequence[Decimal],
    progress: Progress | None = None,
) -> tuple[Answer, ...]:
    """Ask every labelled name at the lowest threshold, and give what it brought up.

    A firm in another country than the listed one keeps a match its name has, so its score depends
    on the threshold. A name that gives a country is asked without it too, and again at each
    threshold the country may have kept an entry from.
    """
    answers = []
    for number, label in enumerate(labels):
        if progress:
            progress("Asking the labelled names", number, len(labels))
        answers.append(_answer(label, screener, thresholds))
    if progress:
        progress("Asking the labelled names", len(labels), len(labels))
    return tuple(answers)


def _answer(label: LabelledName, screener: Matcher, thresholds: Sequence[Decimal]) -> Answer:
    least, *higher = thresholds
    best: dict[str, Candidate] = {}
    for match in _asked(label, screener, least):
        score = basis_points(match.score)
        if not match.is_match:  # a weak alias that is held back never alerts, whatever its score
            score = min(score, basis_points(least) - 1)
        _keep(best, match, score)  # once: two lists may give one party the same id
    for threshold in _in_doubt(label, screener, least, best, higher):
        for match in _asked(label, screener, threshold):
            if match.is_match:
                _keep(best, match, basis_points(threshold))
    ranked = sorted(best.values(), key=lambda one: (-one.score, one.entry_id))
    beside = {*label.expect, *label.also}
    return Answer(
        label=label,
        right=tuple(one for one in ranked if one.entry_id in label.expect),
        wrong=tuple(one for one in ranked if one.entry_id not in beside),
    )


def _in_doubt(
    label: LabelledName,
    screener: Matcher,
    least: Decimal,
    best: dict[str, Candidate],
    higher: Sequence[Decimal],
) -> list[Decimal]:
    """Give the thresholds between the scores of entries with the countries and without them."""
    if not label.countries or not higher:
        return []
    lowered = [
        (best[match.entry_id].score if match.entry_id in best else 0, basis_points(match.score))
        for match in _asked(replace(label, countries=()), screener, least)
    ]
    return [
        threshold
        for threshold in higher
        if any(low < basis_points(threshold) <= high for low, high in lowered)
    ]


def _keep(best: dict[str, Candidate], match: Match, score: int) -> None:
    """Keep the highest score an entry reaches, with the reason given for it."""
    held = best.get(match.entry_id)
    if held is None or held.score < score:
        best[match.entry_id] = Candidate(
            entry_id=match.entry_id,
            listed_name=match.listed_name,
            score=score,
            because=match.because,
        )


def _asked(label: LabelledName, screener: Matcher, threshold: Decimal) -> Sequence[Match]:
    return screener.match(
        label.name,
        kind=label.kind or None,
        birth_date=label.birth_date,
        countries=label.countries,
        threshold=float(threshold),
        limit=_EVERYBODY,
    )


def differing(
    answers: Sequence[Answer],
    screener: Matcher,
    threshold: Decimal,
    progress: Progress | None = None,
) -> tuple[str, ...]:
    """Ask every name again at one threshold; give where the sweep counted it otherwise."""
    points, wrong = basis_points(threshold), []
    for number, answer in enumerate(answers):
        if progress:
            progress("Asking again at the threshold", number + 1, len(answers))
        matches = _asked(answer.label, screener, threshold)
        hits = {match.entry_id for match in matches if match.is_match} - set(answer.label.also)
        counted = {one.entry_id for one in (*answer.right, *answer.wrong) if one.score >= points}
        if hits != counted:
            wrong.append(answer.label.where)
    return tuple(wrong)


def swept(answers: Sequence[Answer], thresholds: Sequence[Decimal]) -> tuple[Point, ...]:
    """Count the answers at every threshold."""
    listed = [answer for answer in answers if answer.is_listed]
    nobody = [answer for answer in answers if not answer.is_listed]
    found = sorted(answer.right[0].score for answer in listed if answer.right)
    false = sorted(answer.wrong[0].score for answer in nobody if answer.wrong)
    right = sorted(one.score for answer in answers for one in answer.right)
    wrong = sorted(one.score for answer in answers for one in answer.wrong)
    points = []
    for threshold in thresholds:
        line = basis_points(threshold)
        hits, misses = _reaching(right, line), _reaching(wrong, line)
        points.append(
            Point(
                threshold=threshold,
                recall=share(_reaching(found, line), len(listed)),
                false_alerts=share(_reaching(false, line), len(nobody)),
                precision=share(hits, hits + misses),
                alerts_per_1000=round(1000 * (hits + misses) / max(1, len(answers)), 3),
            )
        )
    return tuple(points)


def _reaching(scores: Sequence[int], line: int) -> int:
    return len(scores) - bisect_left(scores, line)


def grouped(
    answers: Sequence[Answer], thresholds: Sequence[Decimal], key: Callable[[LabelledName], str]
) -> tuple[Group, ...]:
    """Count the answers at every threshold, group by group, in the order of their names."""
    groups: dict[str, list[Answer]] = {}
    for answer in answers:
        groups.setdefault(key(answer.label) or UNKNOWN, []).append(answer)
    return tuple(
        Group(name=name, points=swept(groups[name], thresholds)) for name in sorted(groups)
    )


def in_use() -> Decimal:
    """Give the threshold witting uses where nobody sets another."""
    return Decimal(str(at.MATCH))
