"""Which words of a record are nowhere in the entry made of it: the measure of what was lost."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from witting.base import ListEntry
from witting.lists.us.words import clean

WORD = re.compile(r"\w+")


def words_lost(
    record: Mapping[str, Any], entry: ListEntry, fields: Iterable[str], drop: str = "and"
) -> list[str]:
    """Give the fields of a record of which a word is missing; `drop` are words that only join."""
    said = set(WORD.findall(json.dumps(asdict(entry), ensure_ascii=False).casefold()))
    said.update(drop.split())
    lost = []
    for field in fields:
        held = record[field] or ""
        text = " ".join(held) if isinstance(held, list) else held
        if not set(WORD.findall(clean(text).casefold())) <= said:
            lost.append(field)
    return lost
