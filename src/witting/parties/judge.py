"""An entry judged: the name it came nearest by, what stands beside it, and what they come to."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from witting.base import ListEntry, PartyKind, ScorePart
from witting.names import plain, romanise_word
from witting.parties import thresholds as at
from witting.parties.align import Alignment
from witting.parties.evidence import Asked, Beside, beside
from witting.parties.expand import without_prefix
from witting.parties.lookup import Lookup
from witting.parties.match import Match
from witting.parties.score import WHOLE

_WRITTEN_ALIKE = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearest:
    """The row of an entry that lies nearest to what was asked, and how it lies."""

    row: int
    found: Alignment
    strong: float  # the highest score of the entry's names that are no weak aliases


def judged(
    name: str,
    asked: Asked,
    entry: ListEntry,
    nearest: Nearest | None,
    lookup: Lookup,
    threshold: float,
) -> Match:
    """Judge one entry by the nearest of its names, if any is, and by all that is known beside."""
    found = nearest.found if nearest else None
    listed = entry.names[int(lookup.row_name[nearest.row])].whole if nearest else entry.name
    parts = list(found.parts) if found else [_no_name()]
    head = found.head if found else ""
    parts += _generic(without_prefix(head or name), entry, found)
    is_weak = bool(nearest and lookup.row_weak[nearest.row])
    known = beside(asked, entry, head)
    if nearest and is_weak:
        parts += _weak(known, nearest.strong, parts)
    score, kept = known.weighed(parts, threshold)
    sure = not head and _is_certain(score, found, known, kept, is_weak)
    return Match(
        entry_id=entry.id,
        entry=entry,
        listed_name=listed,
        score=score,
        is_match=score >= threshold,
        certain=(known.is_exact or sure) and score >= threshold,
        because=_because(name, listed, score, kept, known),
        parts=kept,
    )


def may_score(points: int, asked: Asked, entry: ListEntry, threshold: float, least: float) -> bool:
    """Say whether a name of so many points may score `least` with what is known beside it.

    What a look at its words adds takes away from it: it need not be laid out where this says no.
    """
    name = ScorePart(name="name", value=points / WHOLE, because="")
    return beside(asked, entry).weighed((name,), threshold)[0] >= least


def is_held_back(match: Match) -> bool:
    """Say whether only the weakness of an alias keeps an exact name from being a match."""
    held = sum(part.value for part in match.parts if part.name == "weak_alias")
    return held <= at.WEAK_ALIAS - at.CERTAIN


def _weak(known: Beside, strong: float, parts: list[ScorePart]) -> list[ScorePart]:
    """Hold a weak alias back unless something else speaks for the same entry."""
    score = sum(part.value for part in parts)
    if score <= at.WEAK_ALIAS:
        return []
    if known.corroborates or strong >= at.CANDIDATE:
        beside = "what is known beside it" if known.corroborates else f"another name ({strong:.2f})"
        said = f"a weak alias, and {beside} speaks for the same party"
        return [ScorePart(name="weak_alias", value=0.0, because=said)]
    said = "a weak alias, with nothing else that speaks for this party"
    return [ScorePart(name="weak_alias", value=round(at.WEAK_ALIAS - score, 4), because=said)]


def _no_name() -> ScorePart:
    return ScorePart(name="name", value=0.0, because="the name is unlike, or not given")


def _generic(name: str, entry: ListEntry, found: Alignment | None) -> list[ScorePart]:
    """Two names of common words only must be written alike, or their words together be rare."""
    if found is None or found.rarity > 0 or found.score <= at.COMMON_ONLY:
        return []
    if found.distinct >= at.TOLD:
        return []
    if any(_literal(name, listed.whole) >= _WRITTEN_ALIKE for listed in entry.names):
        return []
    said = "only common words agree, and the names are not written alike"
    return [ScorePart(name="generic", value=round(at.COMMON_ONLY - found.score, 4), because=said)]


def _literal(one: str, other: str) -> float:
    mine, theirs = (
        " ".join(romanise_word(word) for word in plain(text).split()) for text in (one, other)
    )
    joined = fuzz.ratio(mine.replace(" ", ""), theirs.replace(" ", ""))
    return max(float(fuzz.token_sort_ratio(mine, theirs)), float(joined))


_HARMLESS = ("bound", "common", "order")  # they say nothing against this being the party


def _is_certain(
    score: float,
    found: Alignment | None,
    known: Beside,
    parts: Sequence[ScorePart],
    weak: bool,
) -> bool:
    if found is None or weak or score < at.CERTAIN or found.distinct < at.DISTINCT:
        return False
    if known.contradicts or not _identifies(found, known):
        return False
    return not any(part.value < 0 and part.name not in _HARMLESS for part in parts)


def _identifies(found: Alignment, known: Beside) -> bool:
    """Say whether a name is nobody else's: Zhang Wei is a million people, Vladimir Putin one."""
    if known.kind is not PartyKind.PERSON:
        return not found.lacking
    return known.is_born_so or found.rarest >= at.RARE_IN_PERSON


def _because(
    name: str, listed: str, score: float, parts: Sequence[ScorePart], known: Beside
) -> str:
    lead = known.lead or f"‘{name}’ reads as the listed name ‘{listed}’ ({score:.2f})"
    against = [part.because for part in parts if part.value < 0 and part.name not in _HARMLESS]
    return lead + (f"; against it: {'; '.join(against)}" if against else "")
