"""The score of one reading against one listed name, in whole numbers: basis points, 10000 is 1.

This is the definition. The kernel computes the same in Rust, and both are held against each other
and against a walk over every row. No fraction is ever rounded twice, so no machine disagrees.

Each word that meets its like brings its share of both names' weight; what meets nothing brings
nothing. Then the score is held back: where numbers differ, where only one word of a person's name
agrees, where nothing but common business words agrees, where words stand in another order, where
several are written otherwise, and, a little, the commoner the words that agree.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from witting.names import TokenKind
from witting.parties import measures as at

WHOLE = 10_000
_KINDS = len(TokenKind)
_NAMES = tuple(
    kind in (TokenKind.WORD, TokenKind.ABJAD, TokenKind.PATRONYMIC) for kind in range(_KINDS)
)
_OWN = tuple(kind in (TokenKind.WORD, TokenKind.ABJAD) for kind in range(_KINDS))
_SPEAKS = tuple(
    kind not in (TokenKind.FORM, TokenKind.PARTICLE, TokenKind.INITIAL) for kind in range(_KINDS)
)

Options = Sequence[dict[int, int]]
Pair = tuple[int, int, int]  # the asked word, the listed word, how alike in basis points


@dataclass(frozen=True, slots=True)
class Side:
    """The words of one name: what each is, what it weighs in thousandths, how many bytes it has."""

    kinds: Sequence[int]
    weights: Sequence[int]
    lengths: Sequence[int]


@dataclass(slots=True)
class Scored:
    """What came of it: the pairs with what each brought, and what was taken off, in order."""

    total: int = 0
    pairs: list[Pair] = field(default_factory=list)
    brought: list[int] = field(default_factory=list)
    held_back: list[tuple[str, int]] = field(default_factory=list)


def worth(alike: int) -> int:
    """Say what a likeness is worth: unlike spellings lose faster than they differ.

    >>> worth(10_000), worth(9_000), worth(0)
    (10000, 8800, 0)
    """
    return max(0, WHOLE - (WHOLE - alike) * at.STEEP // 10)


def speaks(kind: int) -> bool:
    """Say whether a word of this kind tells anything by itself."""
    return _SPEAKS[kind]


def is_initial(asked: int, listed: int, alike: int) -> bool:
    """Say whether a meeting is of an initial with a word, by the kinds of the two tokens."""
    return alike == at.INITIAL_ALIKE and (asked == TokenKind.INITIAL) != (
        listed == TokenKind.INITIAL
    )


def score(
    asked: Side,
    listed: Side,
    options: Options,
    *,
    person: bool,
    cut: bool,
    ordered: bool,
    lone: bool,
) -> Scored:
    """Score a reading against a row.

    `options[i]` holds the listed words the asked word i may meet, with how alike they are. `cut`
    says that the field's end may have cut the name short, `ordered` that its order means something,
    `lone` that one rare word may be a person's whole name.
    """
    if not person:
        options = [
            {j: bp for j, bp in row.items() if not is_initial(asked.kinds[i], listed.kinds[j], bp)}
            for i, row in enumerate(options)
        ]
    if not _has_ground(asked, listed, options):
        return Scored()
    pairs = assign(asked.weights, listed.weights, options)
    mine, theirs = _effective(asked, listed, pairs)
    _forgive(asked, listed, mine, theirs, pairs)
    if cut:
        met = {j for _, j, _ in pairs}
        theirs = [w if j in met else max(1, w * at.CUT_OFF // 100) for j, w in enumerate(theirs)]
    out = Scored(pairs=pairs, brought=_brought(mine, theirs, pairs))
    out.total = sum(out.brought)
    _hold_back(out, asked, listed, options, person=person, ordered=ordered, lone=lone)
    return out


def _has_ground(asked: Side, listed: Side, options: Options) -> bool:
    """Say whether anything that speaks agrees: initials, forms and particles alone do not."""
    speaking = any(_SPEAKS[kind] for kind in asked.kinds)
    if not speaking:
        return any(options) and not any(_SPEAKS[kind] for kind in listed.kinds)
    return any(
        _SPEAKS[asked.kinds[i]] and _SPEAKS[listed.kinds[j]] and bp != at.CUT_ALIKE
        for i, row in enumerate(options)
        for j, bp in row.items()
    )


def assign(mine: Sequence[int], theirs: Sequence[int], options: Options) -> list[Pair]:
    """Give the assignment of asked to listed words that gains most, the first found among equals.

    Words with fewest options are placed first; after `SEARCH` steps the best so far is taken.
    """
    whole_mine, whole_theirs = sum(mine) or 1, sum(theirs) or 1

    def gain(i: int, j: int, alike: int) -> int:
        shares = at.ASKED * mine[i] * whole_theirs + at.LISTED * theirs[j] * whole_mine
        return worth(alike) * shares

    order = sorted((i for i in range(len(options)) if options[i]), key=lambda i: len(options[i]))
    ranked = [
        sorted(
            ((gain(i, j, bp), j, bp) for j, bp in options[i].items()), key=lambda o: (-o[0], o[1])
        )
        for i in order
    ]
    most = [0] * (len(order) + 1)
    for place in range(len(order) - 1, -1, -1):
        most[place] = most[place + 1] + ranked[place][0][0]
    best, kept, steps = -1, [-1] * len(order), 0
    chosen = [-1] * len(order)

    def walk(place: int, used: int, total: int) -> None:
        nonlocal best, kept, steps
        steps += 1
        if steps > at.SEARCH or total + most[place] <= best:
            return
        if place == len(order):
            best, kept = total, chosen.copy()
            return
        for number, (gained, j, _) in enumerate(ranked[place]):
            if not used >> j & 1:
                chosen[place] = number
                walk(place + 1, used | 1 << j, total + gained)
        chosen[place] = -1
        walk(place + 1, used, total)

    walk(0, 0, 0)
    return sorted(
        (order[place], ranked[place][number][1], ranked[place][number][2])
        for place, number in enumerate(kept)
        if number >= 0
    )


def _effective(asked: Side, listed: Side, pairs: list[Pair]) -> tuple[list[int], list[int]]:
    """Let a word that only met an initial weigh no more than initials do."""
    mine, theirs = list(asked.weights), list(listed.weights)
    for i, j, bp in pairs:
        if is_initial(asked.kinds[i], listed.kinds[j], bp):
            if _NAMES[asked.kinds[i]]:
                mine[i] = min(mine[i], 2 * at.INITIAL)
            if _NAMES[listed.kinds[j]]:
                theirs[j] = min(theirs[j], 2 * at.INITIAL)
    return mine, theirs


def _forgive(
    asked: Side, listed: Side, mine: list[int], theirs: list[int], pairs: list[Pair]
) -> None:
    """A patronymic one side leaves out is not held against the person; two that differ are."""
    met, given = {i for i, _, _ in pairs}, {j for _, j, _ in pairs}
    left = _lone_fathers(asked.kinds, met)
    over = _lone_fathers(listed.kinds, given)
    if left and over:
        return
    if len(left) == 1 and _has_three(asked.kinds):
        mine[left[0]] = max(1, mine[left[0]] * at.FORGIVEN // 100)
    if len(over) == 1 and _has_three(listed.kinds):
        theirs[over[0]] = max(1, theirs[over[0]] * at.FORGIVEN // 100)


def _lone_fathers(kinds: Sequence[int], met: set[int]) -> list[int]:
    return [i for i, kind in enumerate(kinds) if kind == TokenKind.PATRONYMIC and i not in met]


def _has_three(kinds: Sequence[int]) -> bool:
    """Say whether a name has a word beside given and family name: in two words -ich is a family."""
    return sum(_NAMES[kind] for kind in kinds) > 2


def _brought(mine: Sequence[int], theirs: Sequence[int], pairs: list[Pair]) -> list[int]:
    """Give what each pair brings; rounded so that the parts add up to the rounded sum."""
    whole_mine, whole_theirs = sum(mine) or 1, sum(theirs) or 1
    below = 100 * whole_mine * whole_theirs
    above = said = 0
    out = []
    for i, j, bp in pairs:
        above += worth(bp) * (
            at.ASKED * mine[i] * whole_theirs + at.LISTED * theirs[j] * whole_mine
        )
        rounded = (2 * above + below) // (2 * below)
        out.append(rounded - said)
        said = rounded
    return out


def _hold_back(
    out: Scored,
    asked: Side,
    listed: Side,
    options: Options,
    *,
    person: bool,
    ordered: bool,
    lone: bool,
) -> None:
    def take(name: str, much: int) -> None:
        if much > 0:
            out.held_back.append((name, much))
            out.total -= much

    if _other_numbers(asked, listed, options):
        take("number", min(at.OTHER_NUMBER, out.total))
    own = [
        (i, j, bp) for i, j, bp in out.pairs if _NAMES[asked.kinds[i]] and _NAMES[listed.kinds[j]]
    ]
    disorder = _disorder([j for _, j, _ in own]) if person and ordered else 0
    take("order", disorder)
    otherwise = sum(bp < at.OTHERWISE for _, _, bp in own)
    if otherwise > 1:
        take("spelling", at.EACH_OTHERWISE * (otherwise - 1))
    if person and TokenKind.ABJAD not in asked.kinds and _is_syllables(listed):
        unlike = sum(bp < at.SURNAME_ALIKE for _, _, bp in own)
        unlike += _unmet(asked.kinds, {i for i, _, _ in out.pairs})
        unlike += _unmet(listed.kinds, {j for _, j, _ in out.pairs})
        unlike += disorder == at.NO_ORDER
        take("syllable", at.EACH_SYLLABLE * unlike)
    if out.total > 0:
        take("common", min(out.total, at.COMMON * 1000 // (1000 + tells(listed, out.pairs))))
    most = _most(out.pairs, own, asked, listed, person, lone)
    if most is not None:
        take(most[0], out.total - most[1])


def _unmet(kinds: Sequence[int], met: set[int]) -> int:
    return sum(_OWN[kind] and place not in met for place, kind in enumerate(kinds))


def _disorder(places: list[int]) -> int:
    """Give what the order of the listed words takes off: little where one end moved to the other.

    Families stand first in one country and last in another; words thrown together are another name.
    """
    falls = sum(one > two for one, two in pairwise(places))
    if not falls:
        return 0
    turned = falls == 1 and places[-1] < places[0]
    return at.OTHER_ORDER if turned else at.NO_ORDER


def _is_syllables(listed: Side) -> bool:
    """Say whether a name is three short words or more: each tells one man from another."""
    own = [n for kind, n in zip(listed.kinds, listed.lengths, strict=True) if _OWN[kind]]
    return len(own) >= at.SYLLABLES and max(own) <= at.SYLLABLE


def _most(
    pairs: list[Pair], own: list[Pair], asked: Side, listed: Side, person: bool, lone: bool
) -> tuple[str, int] | None:
    """Give the most a name may score for what kind of words agree, and the reason's name."""
    has = sum(_OWN[kind] for kind in listed.kinds)
    wants = sum(_OWN[kind] for kind in asked.kinds)
    firm = [pair for pair in own if _OWN[asked.kinds[pair[0]]] or _OWN[listed.kinds[pair[1]]]]
    if not person:
        if not firm:
            return ("generic", at.GENERIC) if has + wants else None
        short = len(own) == 1 and listed.lengths[own[0][1]] <= at.SHORT_WORD
        return ("short", at.ONE_SHORT_WORD) if short and own[0][2] < WHOLE else None
    shortened = [
        pair for pair in pairs if is_initial(asked.kinds[pair[0]], listed.kinds[pair[1]], pair[2])
    ]
    if len(own) == 1 and shortened and _all_met(pairs, asked, listed):
        return "initials", _with_initials(own[0], len(shortened), listed)
    alone = len(own) < 2 <= max(has, wants)
    if not alone and not (has == wants == len(own) == 1 and own[0][2] < WHOLE):
        return None
    whole = lone and len(own) == 1 and len(pairs) == len(asked.kinds)
    rare = whole and _is_rare(own[0], listed)
    return "one_word", at.ONE_RARE_WORD if rare else at.ONE_WORD_OF_MANY


def _all_met(pairs: list[Pair], asked: Side, listed: Side) -> bool:
    """Say whether every name word and initial of both sides met something."""
    met, given = {i for i, _, _ in pairs}, {j for _, j, _ in pairs}
    return not any(
        kind in (TokenKind.WORD, TokenKind.ABJAD, TokenKind.PATRONYMIC, TokenKind.INITIAL)
        and place not in done
        for kinds, done in ((asked.kinds, met), (listed.kinds, given))
        for place, kind in enumerate(kinds)
    )


def _with_initials(surname: Pair, shortened: int, listed: Side) -> int:
    """Give the most a surname with initials may score: Putin V.V. is one, Ivanov S. is many."""
    if not _is_rare(surname, listed):
        return at.ONE_WORD_OF_MANY
    return at.WITH_INITIALS if shortened > 1 else at.WITH_ONE_INITIAL


def _is_rare(surname: Pair, listed: Side) -> bool:
    """Say whether a word that agrees, as it sounds, is one few listed parties carry."""
    return surname[2] >= at.SURNAME_ALIKE and listed.weights[surname[1]] >= at.RARE_SURNAME


def _other_numbers(asked: Side, listed: Side, options: Options) -> bool:
    """Say whether both names have numbers and not the same ones: plant 5 is not plant 7."""
    mine = [i for i, kind in enumerate(asked.kinds) if kind == TokenKind.NUMBER]
    theirs = [j for j, kind in enumerate(listed.kinds) if kind == TokenKind.NUMBER]
    if not mine or not theirs:
        return False
    met = {j for i in mine for j in options[i]}
    return not all(options[i] for i in mine) or not met.issuperset(theirs)


def tells(listed: Side, pairs: list[Pair]) -> int:
    """Add up what the words that agreed tell, in thousandths: forms and initials tell nothing."""
    return sum(
        listed.weights[j] * bp // WHOLE
        for _, j, bp in pairs
        if _SPEAKS[listed.kinds[j]] and bp != at.INITIAL_ALIKE
    )
