"""What stands beside a name: identifier, birth date, country, kind. Absent is a level of its own.

Agreement only ever adds; absence weighs nothing; contradiction takes away. Each comes back as a
part of the score with its sentence.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from witting.base import Identifier, ListEntry, PartyKind, ScorePart
from witting.parties import thresholds as at
from witting.parties.identifiers import bank_code, contradicts, same


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is known of the party beside its name."""

    kind: PartyKind | None = None
    surely: bool = True  # the kind is stated, not guessed from an organisation form
    birth_date: str = ""
    countries: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()


def kind_part(asked: Asked, entry: ListEntry) -> ScorePart:
    """Compare kinds: a person is not an organisation, nor a company a ship."""
    if asked.kind is None or entry.kind is None:
        return ScorePart(name="kind", value=0.0, because="kind absent on one side")
    if asked.kind is entry.kind:
        return ScorePart(name="kind", value=0.0, because=f"both {entry.kind}")
    weight = at.OTHER_KIND if asked.surely else at.OTHER_KIND / 2
    return ScorePart(name="kind", value=weight, because=f"{asked.kind}, but listed {entry.kind}")


def country_part(asked: Asked, entry: ListEntry) -> ScorePart:
    """Compare countries: any in common agrees."""
    listed = set(entry.countries)
    if not asked.countries or not listed:
        return ScorePart(name="country", value=0.0, because="country absent on one side")
    common = sorted(_widened(listed) & _widened(asked.countries))
    if common:
        said = ", ".join(common)
        return ScorePart(name="country", value=at.SAME_COUNTRY, because=f"country agrees: {said}")
    said = f"{', '.join(sorted(asked.countries))}, but listed {', '.join(sorted(listed))}"
    return ScorePart(name="country", value=at.OTHER_COUNTRY, because=f"other country: {said}")


def branch_part(head: str) -> ScorePart:
    """Say that a branch was judged as its bank: its place and country speak against nothing."""
    said = f"a branch, judged as ‘{head}’: the branch's place and country say nothing against it"
    return ScorePart(name="branch", value=0.0, because=said)


def country_beside(
    asked: Asked, entry: ListEntry, name: Iterable[ScorePart], threshold: float
) -> ScorePart:
    """Compare countries beside a name: firms trade abroad, so that alone rules none of them out.

    A firm's or a ship's name that is a match stays one in another country, and is never certain
    there; a person's is held against it in full.
    """
    part = country_part(asked, entry)
    score = round(sum(one.value for one in name), 4)
    if part.value >= 0 or entry.kind is PartyKind.PERSON or score < threshold:
        return part
    return replace(part, value=round(max(part.value, threshold - score), 4))


def _widened(countries: Iterable[str]) -> set[str]:
    """Add China to its special regions: lists give Hong Kong firms as either."""
    found = set(countries)
    return found | {"CN"} if found & {"HK", "MO"} else found


def birth_part(asked: Asked, entry: ListEntry) -> ScorePart:
    """Compare birth dates by what both sides give: day, month or year, or a span of years."""
    if not asked.birth_date or not entry.birth_dates:
        return ScorePart(name="birth_date", value=0.0, because="birth date absent on one side")
    levels = [_birth_level(asked.birth_date, listed) for listed in entry.birth_dates]
    best = max(levels)
    shown = f"{asked.birth_date} and {', '.join(entry.birth_dates)}"
    value, said = {
        2: (at.SAME_BIRTH, "agrees"),
        1: (at.NEAR_BIRTH, "may agree"),
        0: (at.OTHER_BIRTH, "differs"),
    }[best]
    return ScorePart(name="birth_date", value=value, because=f"birth date {said}: {shown}")


def _birth_level(mine: str, theirs: str) -> int:
    """Give 2 where the dates agree, 1 where they may, 0 where they cannot."""
    if "/" in theirs:
        first, _, last = theirs.partition("/")
        return 1 if first[:4] <= mine[:4] <= (last or first)[:4] else 0
    length = min(len(mine), len(theirs))
    if mine[:length] == theirs[:length]:
        return 2
    swapped = len(mine) == len(theirs) == 10 and mine == f"{theirs[:5]}{theirs[8:]}-{theirs[5:7]}"
    near = mine[:4].isdigit() and theirs[:4].isdigit() and abs(int(mine[:4]) - int(theirs[:4])) == 1
    return 1 if swapped or (near and length == 4) else 0


def identifier_match(asked: Asked, entry: ListEntry) -> tuple[Identifier, Identifier] | None:
    """Give the first pair of identifiers, ours and theirs, that name the same party."""
    for mine in asked.identifiers:
        for theirs in entry.identifiers:
            if same(mine, theirs):
                return mine, theirs
    return None


def same_bank(asked: Asked, entry: ListEntry) -> tuple[Identifier, Identifier] | None:
    """Give the first pair of BICs, ours and theirs, that carry one bank's code."""
    for mine in asked.identifiers:
        for theirs in entry.identifiers:
            if bank_code(mine) and bank_code(mine) == bank_code(theirs):
                return mine, theirs
    return None


def identifier_part(asked: Asked, entry: ListEntry, so_far: float) -> ScorePart:
    """Compare identifiers: an exact one lifts the score to 1 whatever the name says."""
    found = identifier_match(asked, entry)
    if found is not None:
        mine, theirs = found
        said = f"{mine.scheme} {mine.value} is the listed {theirs.scheme} {theirs.value}"
        return ScorePart(name="identifier", value=round(1.0 - so_far, 4), because=said)
    bank = same_bank(asked, entry)
    if bank is not None:
        return _bank_part(*bank, so_far)
    if not asked.identifiers or not entry.identifiers:
        return ScorePart(name="identifier", value=0.0, because="identifier absent on one side")
    scheme = contradicts(asked.identifiers, entry.identifiers)
    if scheme:
        said = f"the listed {scheme} is another"
        return ScorePart(name="identifier", value=at.OTHER_IDENTIFIER, because=said)
    return ScorePart(name="identifier", value=0.0, because="no identifier in common to compare")


def _bank_part(mine: Identifier, theirs: Identifier, so_far: float) -> ScorePart:
    """Lift the score to a match, and never beyond doubt: a code may outlive the sale of a bank."""
    code, listed = bank_code(mine), theirs.value
    said = f"the bank code {code} is that of the listed bank's BIC {listed}: a branch or subsidiary"
    lifted = round(max(0.0, at.SAME_BANK - so_far), 4)
    return ScorePart(name="bank_code", value=lifted, because=said)


def bounded(parts: Iterable[ScorePart]) -> tuple[float, tuple[ScorePart, ...]]:
    """Add parts up to a score within 0 and 1; what is cut off is a part too."""
    kept = tuple(parts)
    total = round(sum(part.value for part in kept), 4)
    if total > 1.0:
        cut = ScorePart(name="bound", value=round(1.0 - total, 4), because="no score is above 1")
        return 1.0, (*kept, cut)
    if total < 0.0:
        cut = ScorePart(name="bound", value=round(-total, 4), because="no score is below 0")
        return 0.0, (*kept, cut)
    return total, kept
