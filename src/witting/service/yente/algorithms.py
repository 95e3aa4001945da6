"""Says which algorithms can be named, and that one scorer answers to them all."""

from functools import cache
from typing import Any

from witting.parties.models import MODELS
from witting.parties.thresholds import MATCH
from witting.service.yente.matching import ALGORITHMS, DEFAULT_ALGORITHM
from witting.service.yente.scores import THRESHOLD

_ABOUT = (
    "Answered by witting's own scorer, whatever name is asked for: an alignment of the names' words"
    " in every script, with birth date, country, gender, identifiers and address weighed beside it."
    f" Its calibrated line of a match ({MATCH}) is shown at {THRESHOLD}; the scores of a result's"
    " explanations add up to its score. Weights and config of yente's algorithms have no effect."
)
_OF_NAMES = {
    "name": "how well the words of the nearest listed name align with those asked for",
    "left_over": "words on one side that nothing on the other side meets",
    "common": "what is taken because the words that agree are common ones",
    "weak_alias": "a weak alias counts only where something else speaks for the same party",
    "bank_code": "the bank's own code within a BIC",
    "branch": "a branch is judged as its bank",
    "bound": "what is cut off so that no score leaves 0 to 1",
}


@cache
def features() -> dict[str, str]:
    """Give every part a score may have, with a sentence."""
    found = dict(_OF_NAMES)
    for model in MODELS:
        for feature in model.features:
            found.setdefault(
                feature.name, f"{feature.name.replace('_', ' ')}: same, different or absent"
            )
    return found


@cache
def algorithms() -> dict[str, Any]:
    """Give the answer of /algorithms."""
    docs = {
        name: {"description": said, "coefficient": 1.0, "url": None}
        for name, said in features().items()
    }
    return {
        "algorithms": [
            {
                "name": name,
                "description": _ABOUT,
                "features": docs,
                "docs": {"name": name, "description": _ABOUT, "config": {}, "features": docs},
            }
            for name in ALGORITHMS
        ],
        "default": DEFAULT_ALGORITHM,
        "best": DEFAULT_ALGORITHM,
    }
