"""Tells by a line's first sign and a few words which rules of boilerplate it may fit at all.

Nearly every line is part of the story, and to try a hundred rules on it takes longer than to read
it. So each rule is parted at its outer `|`, and from each part is read what a line must begin with
and of which words it must hold one. Both are read off the pattern itself, by the parser that `re`
has; what is not understood there asks for nothing. A rule is thus never passed over that could fit.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

try:
    import re._parser as parser  # type: ignore[import-not-found] # private, so typed nowhere
except ImportError:  # pragma: no cover - a later Python may move it; rules are then all tried
    parser = None

# Signs that `re` takes for another when case is ignored, though `str.lower` keeps them apart: i
# with and without its dot, long s, old forms of Cyrillic letters, and the like of Greek.
_OWN_CASE = re.compile(
    "[\u0130\u0131\u017f\u00b5\u0345\u0390\u03b0\u03c2\u03d0\u03d1\u03d5\u03d6\u03f0\u03f1\u03f5"
    "\u1c80-\u1c88\u1e9b\u1fbe\u1fd3\u1fe3\ufb05\ufb06\u03a3]"
)
_MOST_WORDS, _MOST_SIGNS = 60, 8
_COMMON = frozenset(" .,-")
_CATEGORIES = {"DIGIT": "\\d", "SPACE": "\\s", "WORD": "\\w"}
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)  # one is no other, and hashed at once
class Part:
    """One part of a rule: which rule it is of, its pattern, and what a line must have to fit it."""

    rule: int
    pattern: str
    first: str  # a pattern of the signs it may begin with, "" for any
    needs: tuple[frozenset[str], ...]  # in small letters: of each set, a line must hold one


@dataclass(frozen=True, slots=True, kw_only=True)
class _Begun:
    """The parts that lines may fit which begin with one sign."""

    parts: tuple[Part, ...]
    words: tuple[str, ...]  # of which a line holds one if it fits any of `parts`
    parts_of: dict[str, tuple[Part, ...]]
    always: tuple[Part, ...]  # those that ask for no word


class Sieve:
    """The rules' patterns, tried on a line only as far as the line may fit them."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self._parts = tuple(part for n, one in enumerate(patterns) for part in parts_of(one, n))
        self._firsts = {part.first for part in self._parts}
        self._made: dict[tuple[tuple[Part, ...], bool], _Begun] = {}
        self._begun = lru_cache(maxsize=4096)(self._beginning_with)

    def rules_for(self, line: str) -> set[int]:
        """Give the numbers of the rules of which a part fits the whole line."""
        tried = self._possible(line) if line else ()
        return {part.rule for part in tried if compiled(part.pattern).fullmatch(line)}

    def _possible(self, line: str) -> Iterable[Part]:
        begun = self._begun(line[0], line.isascii())
        if not line.isascii() and _OWN_CASE.search(line):
            return begun.parts
        small = line.lower()
        held = [word for word in begun.words if word in small]
        if not held:
            return begun.always
        likely = {part: None for word in held for part in begun.parts_of[word]}
        asked = (part for part in likely if all(_holds(small, words) for words in part.needs))
        return (*begun.always, *asked)

    def _beginning_with(self, sign: str, is_ascii: bool) -> _Begun:
        """Give the parts that may begin with a sign; no ASCII line holds words in other letters."""
        may = {first for first in self._firsts if not first or compiled(first).fullmatch(sign)}
        parts = tuple(
            part
            for part in self._parts
            if part.first in may and not (is_ascii and any(map(_is_foreign, part.needs)))
        )
        # Most signs of a script begin the same few parts: those share one record.
        return self._made.setdefault((parts, is_ascii), _begun(parts, is_ascii))


def _begun(parts: tuple[Part, ...], is_ascii: bool) -> _Begun:
    by_word: dict[str, list[Part]] = {}
    for part in parts:
        for word in part.needs[0] if part.needs else ():
            if word.isascii() or not is_ascii:
                by_word.setdefault(word, []).append(part)
    return _Begun(
        parts=parts,
        words=tuple(by_word),
        parts_of={word: tuple(held) for word, held in by_word.items()},
        always=tuple(part for part in parts if not part.needs),
    )


def _is_foreign(words: frozenset[str]) -> bool:
    return not any(map(str.isascii, words))


def _holds(line: str, words: frozenset[str]) -> bool:
    return any(word in line for word in words)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Give a rule's pattern ready to be tried; only those are made that a text comes near to."""
    return re.compile(pattern, re.IGNORECASE)


def parts_of(pattern: str, rule: int = 0) -> Iterator[Part]:
    """Give a rule's parts, with what each asks of a line.

    >>> for part in parts_of("copy(?: link)?|.{1,9} (?:Ltd|AG)"):
    ...     print(part.first, [sorted(words) for words in part.needs])
    c [['copy']]
    . [['ag', 'ltd'], [' ']]
    """
    for one in split(pattern):
        tree = parser.parse(one, re.IGNORECASE) if parser else ()
        first, _ = _firsts(tree)
        is_any = not first or "" in first
        yield Part(
            rule=rule,
            pattern=one,
            first="" if is_any else "|".join(sorted(first)),
            needs=tuple(sorted(_clauses(tree), key=_likelihood)),
        )


def split(pattern: str) -> list[str]:
    """Part a pattern at the `|` that stand in no bracket, and so those of a bracket around it all.

    >>> split("(?:a|b[|]c)|d[|](?:e|f)")
    ['a', 'b[|]c', 'd[|](?:e|f)']
    """
    ends = [i for i, sign, depth in _outside(pattern) if sign == "|" and not depth]
    if ends:
        between = zip([-1, *ends], [*ends, len(pattern)], strict=True)
        return [part for start, end in between for part in split(pattern[start + 1 : end])]
    closes = next((i for i, sign, depth in _outside(pattern) if sign == ")" and not depth), -1)
    is_wrapped = pattern.startswith("(?:") and closes == len(pattern) - 1
    return split(pattern[3:-1]) if is_wrapped else [pattern]


def _outside(pattern: str) -> Iterator[tuple[int, str, int]]:
    """Give each sign outside classes and escapes: its place, itself, and how deep it then is."""
    depth, in_class, i = 0, False, 0
    while i < len(pattern):
        sign = pattern[i]
        if sign == "\\":
            i += 1
        elif in_class:
            in_class = sign != "]"
        elif sign == "[":
            in_class = True
            i += pattern[i + 1 : i + 2] == "^"
            i += pattern[i + 1 : i + 2] == "]"  # as a class's first sign it stands for itself
        else:
            depth += {"(": 1, ")": -1}.get(sign, 0)
            yield i, sign, depth
        i += 1


def _firsts(tree: Iterable[Any]) -> tuple[set[str], bool]:
    """Give what the first sign may be, "" for what is not known, and whether it may end empty."""
    found: set[str] = set()
    for node, held in tree:
        more, is_open = _first_of(str(node), held)
        found |= more
        if not is_open:
            return found, False
    return found, True


def _first_of(node: str, held: Any) -> tuple[set[str], bool]:
    if node in ("AT", "ASSERT", "ASSERT_NOT"):
        return set(), True  # they take no sign; what follows does
    if node == "SUBPATTERN":
        _, added, without, inner = held
        found, is_open = _firsts(inner)
        case = "-i" if without & re.IGNORECASE else "i" if added & re.IGNORECASE else ""
        return {f"(?{case}:{one})" if case and one else one for one in found}, is_open
    if node == "BRANCH":
        each = [_firsts(one) for one in held[1]]
        return {one for found, _ in each for one in found}, any(is_open for _, is_open in each)
    if node in _REPEATS:
        least, _, inner = held
        found, is_open = _firsts(inner)
        return found, is_open or least == 0
    return {_sign(node, held)}, False


def _sign(node: str, held: Any) -> str:
    """Write one sign's pattern as it stood, or "" where it is of a kind not known here."""
    if node == "LITERAL":
        return re.escape(chr(held))
    if node == "NOT_LITERAL":
        return f"[^{re.escape(chr(held))}]"
    if node == "ANY":
        return "."
    inside = [_in_class(str(kind), one) for kind, one in held] if node == "IN" else [""]
    return f"[{''.join(inside)}]" if all(inside) else ""


def _in_class(kind: str, held: Any) -> str:
    if kind == "NEGATE":
        return "^"
    if kind == "LITERAL":
        return re.escape(chr(held))
    if kind == "RANGE":
        return "-".join(re.escape(chr(one)) for one in held)
    name = str(held).removeprefix("CATEGORY_")
    found = _CATEGORIES.get(name.removeprefix("NOT_"), "")
    return found.upper() if name.startswith("NOT_") else found


def _clauses(tree: Iterable[Any]) -> list[frozenset[str]]:
    """Give sets of words: of each set, whatever fits holds one."""
    found: list[frozenset[str]] = []
    run = ""
    for node, held in tree:
        if str(node) == "LITERAL":
            run += chr(held)
            continue
        found += _word(run)
        run = ""
        found += _clauses_of(str(node), held)
    return found + _word(run)


def _clauses_of(node: str, held: Any) -> list[frozenset[str]]:
    if node == "SUBPATTERN":
        return _clauses(held[3])
    if node == "ASSERT":  # what is looked for ahead or behind is in the line as well
        return _clauses(held[1])
    if node == "ATOMIC_GROUP":
        return _clauses(held)
    if node in _REPEATS:
        return _clauses(held[2]) if held[0] else []
    if node == "BRANCH":
        each = [_best(_clauses(one)) for one in held[1]]
        words = _shortest({word for one in each for word in one})
        return [words] if all(each) and len(words) <= _MOST_WORDS else []
    if node == "IN" and len(held) <= _MOST_SIGNS:
        signs = [_word(chr(one)) if str(kind) == "LITERAL" else [] for kind, one in held]
        return [frozenset().union(*(sign[0] for sign in signs))] if all(signs) else []
    return []


def _shortest(words: set[str]) -> frozenset[str]:
    """Leave out the words that hold another: a line with them holds that other too."""
    return frozenset(word for word in words if not any(one in word for one in words if one != word))


def _word(run: str) -> list[frozenset[str]]:
    """Give a run of letters as a set of one, unless its small letters may not be told surely."""
    is_sure = run and not _OWN_CASE.search(run)
    return [frozenset((run.lower(),))] if is_sure else []


def _best(clauses: Iterable[frozenset[str]]) -> frozenset[str]:
    return min(clauses, key=_likelihood, default=frozenset())


def _likelihood(words: frozenset[str]) -> tuple[float, list[str]]:
    """Rate how likely a line of a story holds one of the words; only the speed hangs on it."""
    rates = (1.0 if word in _COMMON else 0.5 ** (2 * min(len(word), 4)) for word in words)
    return sum(rates) + len(words) / 500, sorted(words)
