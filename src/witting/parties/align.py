"""Two readings laid word against word: the best assignment, and a score whose parts add up.

Each word that meets its like brings its share of both names' weight; what meets nothing brings
nothing. Then the score is held back where only one word of a person's name agrees, where numbers
differ, or where nothing but common business words agrees.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from witting.base import ScorePart
from witting.names import TokenKind, kind_of
from witting.parties import thresholds as at
from witting.parties.lookup import CUT, worth

_NAMES = (TokenKind.WORD, TokenKind.ABJAD, TokenKind.PATRONYMIC)
_OWN = (TokenKind.WORD, TokenKind.ABJAD)
_EMPTY = (TokenKind.FORM, TokenKind.PARTICLE, TokenKind.INITIAL)
_INITIAL_WORTH = 0.75
_SURNAME_ALIKE = 0.97  # a surname with initials must be the surname, as it sounds
_SEARCH = 40_000  # steps of exact search before the rest is assigned greedily


@dataclass(frozen=True, slots=True)
class Pair:
    """One word of the query that met one of the listed name."""

    asked: int
    listed: int
    alike: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """The outcome for one reading against one row."""

    score: float
    parts: tuple[ScorePart, ...]
    pairs: tuple[Pair, ...]
    rarity: float  # of the name's own words that agreed
    distinct: float  # how far all the words that agreed tell this name from any other
    rarest: float  # the weight of the rarest of the name's own words that agreed
    lacking: bool  # an own word of the listed name met nothing: it may be another party's name
    head: str = ""  # what was asked instead, where the name is that of a branch


def assign(options: list[dict[int, float]], gain: Callable[[int, int, float], float]) -> list[Pair]:
    """Give the assignment of query words to listed words that gains most.

    `options[i]` holds, for query word i, the listed words it may meet and how alike they are.
    """
    order = sorted((i for i in range(len(options)) if options[i]), key=lambda i: len(options[i]))
    steps = 0
    best: tuple[float, tuple[Pair, ...]] = (-1.0, ())
    most = [0.0] * (len(order) + 1)
    for place in range(len(order) - 1, -1, -1):
        i = order[place]
        most[place] = most[place + 1] + max(gain(i, j, s) for j, s in options[i].items())

    def walk(place: int, used: int, total: float, pairs: tuple[Pair, ...]) -> None:
        nonlocal best, steps
        steps += 1
        if total + most[place] <= best[0]:
            return
        if place == len(order):
            best = (total, pairs)
            return
        i = order[place]
        ranked = sorted(options[i].items(), key=lambda one: (-gain(i, *one), one[0]))
        met = False
        for j, alike in ranked:
            if not used >> j & 1:
                met = True
                walk(
                    place + 1, used | 1 << j, total + gain(i, j, alike), (*pairs, Pair(i, j, alike))
                )
                if steps > _SEARCH:
                    return
        if not met or len(ranked) < len(order) or steps <= _SEARCH:
            walk(place + 1, used, total, pairs)

    walk(0, 0, 0.0, ())
    return sorted(best[1], key=lambda pair: pair.asked)


def initials(asked: Sequence[str], listed: Sequence[str], options: list[dict[int, float]]) -> None:
    """Let an initial meet a word that begins with it, on either side."""
    for i, mine in enumerate(asked):
        for j, theirs in enumerate(listed):
            short = kind_of(mine) is TokenKind.INITIAL, kind_of(theirs) is TokenKind.INITIAL
            if (
                any(short)
                and _begin_alike(mine, theirs)
                and kind_of(max(mine, theirs, key=len)) in _NAMES
            ):
                options[i].setdefault(j, _INITIAL_WORTH)


_SAME_BEGINNING = (("e", "ye"), ("k", "h"), ("y", "iu"), ("y", "ia"), ("y", "ju"), ("y", "ja"))


def _begin_alike(one: str, other: str) -> bool:
    """Say whether an initial may stand for a word: Е. may be Yelena, Х. Hasan."""
    short, word = sorted((one, other), key=len)
    begins = (way for initial, way in _SAME_BEGINNING if initial == short)
    return word.startswith((short, *begins))


def align(
    asked: Sequence[str],
    listed: Sequence[str],
    asked_weights: Sequence[float],
    listed_weights: Sequence[float],
    options: list[dict[int, float]],
    *,
    person: bool,
) -> Alignment:
    """Score one reading against one row."""
    if person:
        initials(asked, listed, options)
    whole = sum(asked_weights) or 1.0, sum(listed_weights) or 1.0

    def gain(i: int, j: int, alike: float) -> float:
        shares = at.ASKED * asked_weights[i] / whole[0] + at.LISTED * listed_weights[j] / whole[1]
        return worth(alike) * shares

    pairs = assign(options, gain)
    mine, theirs = (
        _effective(asked, asked_weights, pairs, True),
        _effective(listed, listed_weights, pairs, False),
    )
    _forgive(asked, listed, mine, theirs, pairs)
    if asked[-1].endswith(CUT):  # what the field had no room for is not held against the name
        met = {p.listed for p in pairs}
        theirs = [w if j in met else w * at.CUT_OFF for j, w in enumerate(theirs)]
    total = sum(mine) or 1.0, sum(theirs) or 1.0
    parts = [
        ScorePart(
            name="name",
            value=round(
                worth(p.alike)
                * (at.ASKED * mine[p.asked] / total[0] + at.LISTED * theirs[p.listed] / total[1]),
                4,
            ),
            because=_said(asked[p.asked], listed[p.listed], p.alike),
        )
        for p in pairs
    ]
    parts += _left_over(asked, listed, pairs)
    rarity = sum(
        listed_weights[p.listed] * p.alike for p in pairs if kind_of(listed[p.listed]) in _NAMES
    )
    parts += _held_back(asked, listed, pairs, parts, listed_weights if person else None)
    return Alignment(
        score=round(sum(part.value for part in parts), 4),
        parts=tuple(parts),
        pairs=tuple(pairs),
        rarity=rarity,
        distinct=_distinct(listed, listed_weights, pairs) if rarity else 0.0,
        rarest=max((listed_weights[p.listed] for p in _own_pairs(asked, listed, pairs)), default=0),
        lacking=_is_lacking(listed, pairs),
    )


def _own_pairs(asked: Sequence[str], listed: Sequence[str], pairs: list[Pair]) -> list[Pair]:
    """Give the pairs in which one own word met another, and not an initial."""
    return [
        p
        for p in pairs
        if kind_of(asked[p.asked]) in _OWN
        and kind_of(listed[p.listed]) in _OWN
        and p.alike != _INITIAL_WORTH
    ]


def _is_lacking(listed: Sequence[str], pairs: list[Pair]) -> bool:
    met = {p.listed for p in pairs}
    # a particle may be a word of another language: the `ta` of Wei Ta Lee
    own = (*_OWN, TokenKind.PARTICLE)
    return any(kind_of(token) in own for j, token in enumerate(listed) if j not in met)


def _distinct(listed: Sequence[str], weights: Sequence[float], pairs: list[Pair]) -> float:
    """Add up what the words that agreed tell: forms tell nothing, a long compound tells more."""
    return sum(
        weights[p.listed] * p.alike * (at.COMPOUND if len(listed[p.listed]) >= at.LONG else 1.0)
        for p in pairs
        if kind_of(listed[p.listed]) not in _EMPTY
    )


def _effective(
    tokens: Sequence[str], weights: Sequence[float], pairs: list[Pair], asked: bool
) -> list[float]:
    """Let a word that only met an initial weigh no more than the initial does."""
    out = list(weights)
    for pair in pairs:
        if pair.alike == _INITIAL_WORTH:
            place = pair.asked if asked else pair.listed
            if kind_of(tokens[place]) in _NAMES:
                out[place] = min(out[place], 2 * at.INITIAL)
    return out


def _forgive(
    asked: Sequence[str],
    listed: Sequence[str],
    mine: list[float],
    theirs: list[float],
    pairs: list[Pair],
) -> None:
    """A patronymic one side leaves out is not held against the person; two that differ are."""
    left = set(range(len(asked))) - {p.asked for p in pairs}
    over = set(range(len(listed))) - {p.listed for p in pairs}
    fathers = [i for i in left if kind_of(asked[i]) is TokenKind.PATRONYMIC]
    others = [j for j in over if kind_of(listed[j]) is TokenKind.PATRONYMIC]
    if fathers and others:
        return
    if len(fathers) == 1 and _has_three(asked):
        mine[fathers[0]] *= at.FORGIVEN
    if len(others) == 1 and _has_three(listed):
        theirs[others[0]] *= at.FORGIVEN


def _has_three(tokens: Sequence[str]) -> bool:
    """Say whether a name has a word beside given and family name: in two words -ich is a family."""
    return sum(kind_of(token) in _NAMES for token in tokens) > 2


def shown(token: str) -> str:
    """Give a token as a reader may see it.

    >>> shown("+electronics"), shown("@hong_kong")
    ('electronics', 'hong kong')
    """
    return token.lstrip(".+@~").replace("_", " ") if token[:1] in ".+@~" else token


def _said(mine: str, theirs: str, alike: float) -> str:
    if mine == theirs:
        return f"‘{shown(mine)}’ agrees"
    if alike == _INITIAL_WORTH:
        return f"‘{shown(mine)}’ may be ‘{shown(theirs)}’: an initial"
    return f"‘{shown(mine)}’ is like ‘{shown(theirs)}’ ({alike:.2f})"


def _left_over(asked: Sequence[str], listed: Sequence[str], pairs: list[Pair]) -> list[ScorePart]:
    met, given = {p.asked for p in pairs}, {p.listed for p in pairs}
    left = [shown(t) for i, t in enumerate(asked) if i not in met]
    over = [shown(t) for j, t in enumerate(listed) if j not in given]
    said = []
    if left:
        said.append(f"not on the list: {', '.join(left)}")
    if over:
        said.append(f"not in the query: {', '.join(over)}")
    return [ScorePart(name="left_over", value=0.0, because="; ".join(said))] if said else []


def _held_back(
    asked: Sequence[str],
    listed: Sequence[str],
    pairs: list[Pair],
    parts: list[ScorePart],
    weights: Sequence[float] | None,
) -> list[ScorePart]:
    """Give what is taken off a score; `weights` are the listed words', for a person only."""
    person = weights is not None
    score = sum(part.value for part in parts)
    out: list[ScorePart] = []

    def cap(name: str, most: float, because: str) -> None:
        nonlocal score
        if score > most:
            out.append(ScorePart(name=name, value=round(most - score, 4), because=because))
            score = most

    numbers = _numbers(asked), _numbers(listed)
    if numbers[0] and numbers[1] and numbers[0] != numbers[1]:
        out.append(
            ScorePart(
                name="number", value=-at.OTHER_NUMBER, because="the numbers in the names differ"
            )
        )
        score -= at.OTHER_NUMBER
    own = [p for p in pairs if kind_of(asked[p.asked]) in _OWN and p.alike != _INITIAL_WORTH]
    has = sum(kind_of(token) in _OWN for token in listed)
    wants = sum(kind_of(token) in _OWN for token in asked)
    if weights and _is_surname_with_initials(asked, listed, own, pairs, weights):
        cap("initials", at.WITH_INITIALS, "given name and patronymic agree by their initials only")
    elif person and len(own) < 2 <= max(has, wants):
        cap("one_word", at.ONE_WORD_OF_MANY, "one word of a person's name is not the name")
    if person and has == wants == 1 and own and own[0].alike < 1.0:
        cap("one_word", at.ONE_WORD_OF_MANY, "a single word, and not written alike")
    if not person and not own and has + wants:
        cap("generic", at.GENERIC - 0.1, "only common words agree")
    return out


def _is_surname_with_initials(
    asked: Sequence[str],
    listed: Sequence[str],
    own: list[Pair],
    pairs: list[Pair],
    weights: Sequence[float],
) -> bool:
    """Say whether a name is a surname and two initials, each agreeing: Putin V.V.

    The first initial stands for the given name, the second for the patronymic; nothing is left.
    The surname must be rare: Ivanov S.B. is a hundred people.
    """
    short = [token for token in asked if kind_of(token) is TokenKind.INITIAL]
    fathers = [token for token in listed if kind_of(token) is TokenKind.PATRONYMIC]
    if (len(asked), len(listed), len(short), len(own), len(fathers)) != (3, 3, 2, 1, 1):
        return False
    given = next(t for j, t in enumerate(listed) if j != own[0].listed and t != fathers[0])
    agree = _begin_alike(short[0], given) and _begin_alike(short[1], fathers[0])
    return (
        agree
        and len(pairs) == 3
        and own[0].alike >= _SURNAME_ALIKE
        and weights[own[0].listed] >= at.RARE_SURNAME
    )


def _numbers(tokens: Sequence[str]) -> set[str]:
    return {token.lstrip("0") or "0" for token in tokens if kind_of(token) is TokenKind.NUMBER}
