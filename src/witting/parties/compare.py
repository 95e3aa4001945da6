"""Two names compared by themselves, with no list to say which words are common."""

from witting.names import TokenKind, kind_of, likeness, readings
from witting.parties import thresholds as at
from witting.parties.align import Alignment, align
from witting.parties.evidence import bounded
from witting.parties.match import Comparison
from witting.parties.weights import token_weight


def compare(a: str, b: str, *, kind: str = "person") -> Comparison:
    """Say how far name `a`, as somebody wrote it, is name `b`, as a list has it.

    The words of `a` count for more than those of `b`: people write less than lists do. Every
    reading of both names is tried and the best kept.

    >>> compare("Владимир Путин", "Vladimir Vladimirovich PUTIN").is_match
    True
    """
    person = kind == "person"
    best: Alignment | None = None
    for mine in _joined(readings(a, person=person)):
        for theirs in _joined(readings(b, person=person)):
            found = _aligned(mine, theirs, person)
            if best is None or found.score > best.score:
                best = found
    if best is None:
        return Comparison(score=0.0, is_match=False, parts=())
    score, parts = bounded(best.parts)
    return Comparison(score=score, is_match=score >= at.MATCH, parts=parts)


def _joined(found: tuple[tuple[str, ...], ...]) -> list[tuple[str, ...]]:
    """Add to each reading the ones in which two neighbours are one word."""
    out = dict.fromkeys(found)
    for reading in found[:4]:
        for i in range(len(reading) - 1):
            pair = reading[i : i + 2]
            if all(kind_of(word) in (TokenKind.WORD, TokenKind.PARTICLE) for word in pair):
                out.setdefault((*reading[:i], "".join(pair), *reading[i + 2 :]))
    return list(out)


def _aligned(mine: tuple[str, ...], theirs: tuple[str, ...], person: bool) -> Alignment:
    options = [
        {j: alike for j, other in enumerate(theirs) if (alike := likeness(token, other))}
        for token in mine
    ]
    weights = [token_weight(t) for t in mine], [token_weight(t) for t in theirs]
    return align(mine, theirs, *weights, options, person=person)
