r"""With which characters a part number's pattern can begin, told from how the pattern is written.

Only what `parts.yaml` uses is understood: letters, classes, `\d` and `\w`, groups, looks around,
and how often each may stand. Anything else ends in an error when the patterns are compiled.
"""

import re
from collections.abc import Iterator
from string import ascii_lowercase, digits

_CYRILLIC = "".join(chr(code) for code in range(ord("а"), ord("я") + 1))
_CLASSES = {"d": digits, "w": digits + ascii_lowercase + _CYRILLIC + "_"}
_TIMES = re.compile(r"\?|\*|\{0?,\d+\}|\{0\}")  # what may stand never
_ANY_TIMES = re.compile(r"[?*+]|\{[\d,]*\}")


def ways_of(pattern: str) -> list[str]:
    """Take a pattern apart into its ways, each to be looked for by itself.

    >>> ways_of("(?:ab|c)1|d")
    ['(?:ab)1', '(?:c)1', 'd']
    """
    found = []
    for way in _split(pattern):
        end = _end_of(way, 0) if way.startswith("(?:") else 0
        rest = way[end:]
        if end and not _ANY_TIMES.match(rest):
            found += [f"(?:{inner}){rest}" for inner in _split(way[3 : end - 1])]
        else:
            found.append(way)
    return found


def starts_of(pattern: str) -> frozenset[str]:
    r"""Give every character with which a match of the pattern can begin.

    >>> sorted(starts_of("(?:ab)?[c-e]1|\\.x"))
    ['.', 'a', 'c', 'd', 'e']
    """
    return frozenset(c for way in _split(pattern) for c in _first(way))


def _first(way: str) -> Iterator[str]:
    at = 0
    while at < len(way):
        end = _end_of(way, at)
        piece = way[at:end]
        times = _ANY_TIMES.match(way, end)
        if not piece.startswith(("(?=", "(?!", "(?<")):
            yield from _chars(piece)
            if times is None or not _TIMES.fullmatch(times.group()):
                return
        at = times.end() if times else end


def _chars(piece: str) -> Iterator[str]:
    if piece.startswith("(?:"):
        yield from starts_of(piece[3:-1])
    elif piece.startswith("["):
        yield from _in_class(piece[1:-1])
    elif piece.startswith("\\"):
        yield from _CLASSES.get(piece[1], piece[1])
    else:
        yield piece


def _in_class(inner: str) -> Iterator[str]:
    for found in re.finditer(r"\\(.)|(.)-(.)|(.)", inner):
        if found[1]:
            yield from _CLASSES.get(found[1], found[1])
        elif found[2]:
            yield from (chr(code) for code in range(ord(found[2]), ord(found[3]) + 1))
        else:
            yield found[4]


def _split(pattern: str) -> list[str]:
    """Split at the bars that stand in no group and no class."""
    ways, begin, at = [], 0, 0
    while at < len(pattern):
        if pattern[at] == "|":
            ways.append(pattern[begin:at])
            begin = at = at + 1
        else:
            at = _end_of(pattern, at)
    return [*ways, pattern[begin:]]


def _end_of(pattern: str, at: int) -> int:
    """Give where the piece that begins at `at` ends: a letter, an escape, a class, a group."""
    if pattern[at] == "\\":
        return at + 2
    if pattern[at] == "[":
        return re.compile(r"\[(?:\\.|[^\]])*\]").match(pattern, at).end()  # type: ignore[union-attr]  # a class that compiled ends
    if pattern[at] != "(":
        return at + 1
    at += 1
    while pattern[at] != ")":
        at = _end_of(pattern, at)
    return at + 1
