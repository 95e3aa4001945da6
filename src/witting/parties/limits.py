"""What a calibration on given labels cannot say: how few they are, and whom they leave out."""

from collections import Counter
from collections.abc import Sequence

from witting.base import PartyKind
from witting.parties.labelled import UNKNOWN, LabelledName

FEW = 30  # listed names of a class below which its recall is hardly known
SCRIPTS = {
    "arab": "Arabic",
    "armn": "Armenian",
    "cyrl": "Cyrillic",
    "geor": "Georgian",
    "grek": "Greek",
    "hang": "Hangul",
    "hani": "Han",
    "hebr": "Hebrew",
    "kana": "kana",
    "latn": "Latin",
    "thai": "Thai",
}

_MIXTURE = (
    "Recall and the false-alert rate carry over to other names as far as these are like them. "
    "Precision and alerts per 1,000 are of this mixture of names: a customer book holds far "
    "fewer listed parties, and there both will be other."
)
_INTERVALS = (
    "Intervals are Wilson's at 95 per cent. They count chance alone, as if every name had been "
    "drawn by itself; several variations of one name make them too narrow."
)
_SEEN = (
    "The threshold was chosen on the names it is reported on. Confirm it on names that had no "
    "part in choosing it."
)


def limits_of(labels: Sequence[LabelledName]) -> tuple[str, ...]:
    """Say in sentences how far the labels reach: n, sources, small groups, what is not in them."""
    listed = [label for label in labels if label.expect]
    said = [
        (
            f"{len(labels)} names were asked: {len(listed)} should find a listed party, "
            f"{len(labels) - len(listed)} nobody. The labels were taken as right."
        ),
        _sources(labels),
        _MIXTURE,
        _INTERVALS,
        _SEEN,
    ]
    counts = Counter(label.variation for label in listed)
    few = [f"{name} ({n})" for name, n in sorted(counts.items()) if n < FEW]
    if few:
        said.append(f"Fewer than {FEW} listed names stand behind these classes: {', '.join(few)}.")
    said += [*_lacking(labels), *_beside(labels), *_repeated(labels)]
    return tuple(said)


def _sources(labels: Sequence[LabelledName]) -> str:
    sources = Counter(label.source for label in labels)
    unknown = sources.pop("", 0)
    said = [f"{source} ({n})" for source, n in sorted(sources.items())]
    if unknown:
        said.append(f"not said ({unknown})")
    return f"Where the names are from, in the files' own words: {'; '.join(said)}."


def _lacking(labels: Sequence[LabelledName]) -> list[str]:
    written = {part for label in labels for part in label.script.split("+")}
    found = {part for label in labels if label.expect for part in label.script.split("+")}
    kinds = {label.kind for label in labels if label.expect}
    said = []
    if none := [name for code, name in SCRIPTS.items() if code not in written]:
        said.append(f"Not covered: names in {_listed(none)}.")
    if one_sided := [SCRIPTS.get(code, code) for code in sorted(written - found - {UNKNOWN})]:
        said.append(f"No listed name is written in {_listed(one_sided)}: no recall is known there.")
    if none := [kind.value for kind in PartyKind if kind.value not in kinds]:
        said.append(f"Not covered: recall of names given as {_listed(none)}.")
    return said


def _beside(labels: Sequence[LabelledName]) -> list[str]:
    born = sum(bool(label.birth_date) for label in labels)
    placed = sum(bool(label.countries) for label in labels)
    return [
        (
            f"{born} of the names come with a birth date, {placed} with a country, none with an "
            "identifier or an address. Screening that knows more behaves otherwise."
        )
    ]


def _repeated(labels: Sequence[LabelledName]) -> list[str]:
    asked: dict[tuple[object, ...], set[tuple[str, ...]]] = {}
    for label in labels:
        key = (label.name, label.kind, label.birth_date, label.countries)
        asked.setdefault(key, set()).add(label.expect)
    said = []
    if repeated := len(labels) - len(asked):
        said.append(f"{repeated} rows ask again what another row asks, and count again.")
    if split := sum(len(expected) > 1 for expected in asked.values()):
        said.append(f"{split} names are labelled in two ways: one of the labels must count wrong.")
    return said


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def script_name(codes: str) -> str:
    """Give scripts in words: `cyrl+latn` is Cyrillic and Latin.

    >>> script_name("cyrl+latn")
    'Cyrillic and Latin'
    """
    return " and ".join(SCRIPTS.get(code, code) for code in codes.split("+"))
