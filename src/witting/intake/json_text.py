"""JSON made safe: bounded depth, no key twice, no number ever turned into a float."""

import json
import re
from collections import Counter
from typing import NoReturn

from witting.base import BrokenInput, TooLarge
from witting.intake.source import Source

MAX_DEPTH = 16
"""How deep an order may nest; the shape itself needs 5."""

EXAMPLE = '{"kind": "order", "parties": [{"role": "creditor", "name": "..."}]}'
# A string never closed runs to the end, so that looking for brackets takes one pass whatever comes.
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[\]{}]', re.DOTALL)


class Number(str):
    """A number as the input wrote it: never turned into a float."""

    __slots__ = ()


def _check_depth(text: str, source: Source) -> None:
    depth = 0
    for match in _TOKEN.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(match.group(), 0)
        if depth > MAX_DEPTH:
            raise TooLarge(
                f"{source.name} nests its JSON more than {MAX_DEPTH} deep, which no order does: "
                f"it was not read. An order looks like {EXAMPLE}."
            )


def load_json(text: str, source: Source) -> object:
    """Parse JSON, numbers as they are written.

    Raises BrokenInput for what is not well-formed or says one key twice, TooLarge for nesting over
    the bound.
    """
    _check_depth(text, source)

    def refuse(constant: str) -> NoReturn:
        raise BrokenInput(f"{source.name} holds {constant}, which is no amount: write digits.")

    def pairs(found: list[tuple[str, object]]) -> dict[str, object]:
        held = dict(found)
        if len(held) != len(found):
            twice = Counter(key for key, _ in found).most_common(1)[0][0]
            raise BrokenInput(
                f"{source.name} gives the key {twice!r} twice in one object, and only one would "
                "be read: keep one."
            )
        return held

    try:
        loaded: object = json.loads(
            text,
            object_pairs_hook=pairs,
            parse_int=Number,
            parse_float=Number,
            parse_constant=refuse,
        )
    except json.JSONDecodeError as error:
        raise BrokenInput(
            f"{source.name} is not well-formed JSON ({error.msg} at line {error.lineno}, column "
            f"{error.colno}): mend it there. An order looks like {EXAMPLE}."
        ) from None
    return loaded
