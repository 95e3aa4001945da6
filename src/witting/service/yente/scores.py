"""Puts our scores on the scale yente's clients know, and explains each by its parts.

Clients hold 0.70 to be the line of a match, and most send it; here the line is at the calibrated
threshold. So a score is stretched: the threshold lies just above 0.70, nought and one stay where
they are, and the order of two scores never changes. Just above, since a result is kept only where
its score is more than the cut-off, and a match must never be lost for being exactly on the line.
"""

from typing import Any

from witting.parties import Match
from witting.parties.thresholds import CANDIDATE, MATCH

THRESHOLD = 0.7
"""Where yente draws the line of a match unless it is told otherwise."""

_AT_LINE = 0.7001
_BELOW = THRESHOLD / MATCH
_ABOVE = (1.0 - _AT_LINE) / (1.0 - MATCH)
LEAST = round(CANDIDATE * _BELOW, 4)
"""The least score that is ever given: below it a name is not worth showing."""


def stretched(score: float) -> float:
    """Give one of our scores on the clients' scale, to four places.

    >>> [stretched(score) for score in (0.0, 0.6, 0.8399, 0.84, 0.95, 1.0)]
    [0.0, 0.5, 0.6999, 0.7001, 0.9063, 1.0]
    """
    if score >= MATCH:
        return round(_AT_LINE + (score - MATCH) * _ABOVE, 4)
    return round(score * _BELOW, 4)


def shrunk(score: float) -> float:
    """Give the least of our scores that may be one of the clients' scale; never too much.

    >>> shrunk(0.7), round(shrunk(0.35), 2), shrunk(1.0)
    (0.84, 0.42, 1.0)
    """
    if score >= _AT_LINE:
        return min(1.0, MATCH + (score - _AT_LINE) / _ABOVE)
    return max(0.0, min(MATCH, score / _BELOW))


def explained(match: Match, asked: str, score: float) -> dict[str, dict[str, Any]]:
    """Give the parts of a match by name; their scores add up to the stretched score.

    Parts of one name are put together. The name's part says which names were compared.
    """
    values: dict[str, float] = {}
    said: dict[str, list[str]] = {}
    for part in match.parts:
        values[part.name] = values.get(part.name, 0.0) + part.value
        said.setdefault(part.name, []).append(part.because)
    share = score / match.score if match.score else 0.0
    shown = {name: round(value * share, 4) for name, value in values.items()}
    if shown:  # what rounding leaves goes to the largest part
        largest = max(shown, key=lambda name: abs(shown[name]))
        shown[largest] = round(shown[largest] + score - sum(shown.values()), 4)
    return {
        name: {
            "score": shown[name],
            "detail": "; ".join(filter(None, said[name])),
            "query": asked if name == "name" else None,
            "candidate": match.listed_name if name == "name" else None,
        }
        for name in values
    }
