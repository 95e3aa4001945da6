"""The calibration whole: sweep, groups, scores, the choice, samples to look at, and its limits."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from witting.parties.calibration import (
    WHOLE,
    Answer,
    Candidate,
    Group,
    Matcher,
    Point,
    Progress,
    Share,
    basis_points,
    differing,
    grouped,
    in_use,
    measured,
    share,
    swept,
)
from witting.parties.choice import Choice, Targets, chosen
from witting.parties.labelled import UNKNOWN, LabelledName
from witting.parties.limits import limits_of

BAND = 200  # basis points of a band of the distribution
WIDE = 500  # of the reliability table
SAMPLE = 30  # pairs shown in each sample
_KEYS: tuple[tuple[str, Callable[[LabelledName], str]], ...] = (
    ("class", lambda label: label.variation),
    ("script", lambda label: label.script),
    ("kind", lambda label: label.kind or UNKNOWN),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Pairs with scores from `low` up to, and not including, `high`; the last band includes 1."""

    low: str
    high: str
    right: int
    wrong: int
    share_right: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """How many pairs share the commonest score: a pile-up leaves nothing to rank by."""

    score: str  # the commonest, "" where there is no pair
    share: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A pair for somebody to look at; no entry where the name brought up none of those meant."""

    where: str
    name: str
    variation: str
    script: str
    entry_id: str
    listed_name: str
    score: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """The first of many pairs, and how many there are."""

    shown: tuple[Shown, ...]
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """Everything a validator is told. Thresholds are exact decimals; rates have six places."""

    names: int
    listed: int
    nobody: int
    targets: Targets
    in_use: Decimal
    choice: Choice
    points: tuple[Point, ...]
    groups: dict[str, tuple[Group, ...]]
    distribution: tuple[Band, ...]
    not_brought_up: int  # expected pairs that scored too low to be shown as candidates
    ties: dict[str, Ties]
    reliability: tuple[Band, ...]
    missed: Sample
    false_alerts: Sample
    below_the_line: Sample
    asked_again: int
    counted_otherwise: tuple[str, ...]  # rows whose alerts the sweep got wrong: none, one hopes
    limits: tuple[str, ...]


def calibrate(
    labels: Sequence[LabelledName],
    screener: Matcher,
    targets: Targets,
    progress: Progress | None = None,
) -> Calibration:
    """Ask every labelled name, count at every threshold, choose one and show the work."""
    answers = measured(labels, screener, targets.thresholds, progress)
    points = swept(answers, targets.thresholds)
    choice = chosen(answers, points, targets, in_use())
    line = basis_points(choice.shown)
    right = [one.score for answer in answers for one in answer.right]
    wrong = [one.score for answer in answers for one in answer.wrong]
    return Calibration(
        names=len(answers),
        listed=sum(answer.is_listed for answer in answers),
        nobody=sum(not answer.is_listed for answer in answers),
        targets=targets,
        in_use=in_use(),
        choice=choice,
        points=points,
        groups={name: grouped(answers, targets.thresholds, key) for name, key in _KEYS},
        distribution=bands(right, wrong, BAND),
        not_brought_up=sum(len(answer.label.expect) for answer in answers) - len(right),
        ties={"right": ties(right), "wrong": ties(wrong)},
        reliability=bands(right, wrong, WIDE),
        missed=_missed(answers, line),
        false_alerts=_wrong(answers, lambda score: score >= line),
        below_the_line=_wrong(answers, lambda score: score < line),
        asked_again=len(answers),
        counted_otherwise=differing(answers, screener, choice.shown, progress),
        limits=limits_of(labels),
    )


def bands(right: Sequence[int], wrong: Sequence[int], width: int) -> tuple[Band, ...]:
    """Count pairs by band of score, from the lowest score seen up to 1, none left out."""
    if not right and not wrong:
        return ()
    counts = [Counter(min(s, WHOLE - 1) // width for s in scores) for scores in (right, wrong)]
    first = min(number for count in counts for number in count)
    return tuple(
        Band(
            low=_score(number * width),
            high=_score((number + 1) * width),
            right=counts[0][number],
            wrong=counts[1][number],
            share_right=share(counts[0][number], counts[0][number] + counts[1][number]),
        )
        for number in range(first, WHOLE // width)
    )


def ties(scores: Sequence[int]) -> Ties:
    """Give the commonest score, the highest of several, and the share of pairs that have it."""
    if not scores:
        return Ties(score="", share=share(0, 0))
    score, count = max(Counter(scores).items(), key=lambda item: (item[1], item[0]))
    return Ties(score=_score(score, places=4), share=share(count, len(scores)))


def _score(points: int, places: int = 2) -> str:
    return f"{points / WHOLE:.{places}f}"


def _missed(answers: Sequence[Answer], line: int) -> Sample:
    """Give listed names found by none of their entries, the nearest to the line first."""
    lost = [answer for answer in answers if answer.is_listed and not answer.finds(line)]
    lost.sort(key=lambda a: (-(a.right[0].score if a.right else 0), a.label.where))
    shown = (_shown(answer.label, answer.right[0] if answer.right else None) for answer in lost)
    return Sample(shown=tuple(shown)[:SAMPLE], n=len(lost))


def _wrong(answers: Iterable[Answer], wanted: Callable[[int], bool]) -> Sample:
    """Give pairs of a name with somebody else, the highest score first."""
    pairs = [(answer, one) for answer in answers for one in answer.wrong if wanted(one.score)]
    pairs.sort(key=lambda pair: (-pair[1].score, pair[0].label.where, pair[1].entry_id))
    shown = tuple(_shown(answer.label, one) for answer, one in pairs[:SAMPLE])
    return Sample(shown=shown, n=len(pairs))


def _shown(label: LabelledName, one: Candidate | None) -> Shown:
    return Shown(
        where=label.where,
        name=label.name,
        variation=label.variation,
        script=label.script,
        entry_id=one.entry_id if one else ";".join(label.expect),
        listed_name=one.listed_name if one else "",
        score=_score(one.score, places=4) if one else "",
        because=one.because if one else "too unlike every name of the entry to be a candidate",
    )
