"""Part numbers that settle the goods by themselves: `6205-2RS`, `STM32F407`, `XC7K325T`.

The patterns are data (`parts.yaml`), each with its reason and source. Some numbers are plain
digits (`6205`, `30205`): those count only where the text also speaks of the goods, so that an
invoice number is no bearing.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from witting.goods.index import load_index

FIND_AT_MOST = 500  # part numbers looked at in one text: a list longer than this says nothing new


@dataclass(frozen=True, slots=True)
class PartPattern:
    """One manner of part number: what it is, and near which goods it counts."""

    pattern: re.Pattern[str]
    goods: str  # the glossary's id
    reason: str
    source: str
    beside: str  # start of the id of the goods that must be named in the text, or ""


@dataclass(frozen=True, slots=True)
class PartHit:
    """A part number found in a text."""

    start: int
    end: int
    part: PartPattern


_BEFORE, _AFTER = r"(?<![a-z0-9.,])", r"(?![a-z0-9]|[.,]\d)"  # a number stands by itself


@cache
def part_patterns() -> tuple[PartPattern, ...]:
    """Compile the patterns, in the order of the file: the first that fits a number wins."""
    return tuple(
        PartPattern(re.compile(f"{_BEFORE}(?:{p}){_AFTER}"), goods, reason, source, beside)
        for p, goods, reason, source, beside in load_index().parts
    )


@cache
def _any_part() -> re.Pattern[str]:
    """Give what finds a number of any manner: most texts have none, and need no second look."""
    each = "|".join(f"(?:{pattern})" for pattern, *_ in load_index().parts)
    return re.compile(f"{_BEFORE}(?:{each}){_AFTER}")


def find_parts(folded: str, named: Collection[str]) -> list[PartHit]:
    """Find part numbers in a folded text; `named` are the ids of goods its words already name."""
    if not _any_part().search(folded):
        return []
    hits: list[PartHit] = []
    used: set[int] = set()
    for part in part_patterns():
        if part.beside and not any(goods.startswith(part.beside) for goods in named):
            continue
        for found in part.pattern.finditer(folded):
            span = range(found.start(), found.end())
            if len(hits) < FIND_AT_MOST and used.isdisjoint(span):
                used.update(span)
                hits.append(PartHit(found.start(), found.end(), part))
    return sorted(hits, key=lambda hit: hit.start)
