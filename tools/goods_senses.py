"""Compile the senses that goods words have beside words of their own (senses.yaml)."""

import itertools
from collections.abc import Collection
from pathlib import Path
from typing import Any

from tools.goods_heads import LANGUAGES, forms_of
from tools.goods_yaml import BrokenGlossary, read_yaml
from witting.goods.fold import fold

_WORDS = ("said", "ahead", "behind", "near", "within", "unless")
_FIELDS = {"goods", "language", *_WORDS}
_TELLING = ("ahead", "behind", "near", "within")
ANY = "*"
"""In place of words: the sense holds wherever no word speaks against it."""


def compile_senses(path: Path, goods: Collection[str]) -> dict[str, Any]:
    """Compile the senses: by each kind of goods, the words that make something else of it."""
    whole = read_yaml(path)
    found: dict[str, list[dict[str, Any]]] = {}
    for name, entry in whole["senses"].items():
        _check(f"{path.name}: {name}", entry, goods, set(whole["groups"]))
        language = entry["language"]
        row = {part: _keys(entry.get(part, []), language, whole["groups"]) for part in _WORDS}
        for one in entry["goods"]:
            found.setdefault(one, []).append({"language": language, **row})
    buyers = {key for word in whole["buyers"]["ar"] for key in forms_of(fold(word), "ar")}
    return {"senses": dict(sorted(found.items())), "buyers": sorted(buyers)}


def _keys(words: list[str], language: str, groups: dict[str, list[str]]) -> list[str]:
    named = (groups[word[1:]] if word.startswith("@") else [word] for word in words)
    return sorted(
        {
            key
            for word in itertools.chain.from_iterable(named)
            for key in ([ANY] if word == ANY else forms_of(fold(word), language))
        }
    )


def _check(where: str, entry: dict[str, Any], goods: Collection[str], groups: set[str]) -> None:
    if wrong := sorted(set(entry) - _FIELDS):
        raise BrokenGlossary(f"{where}: unknown field {wrong}; allowed: {sorted(_FIELDS)}")
    if wrong := sorted(set(entry["goods"]) - set(goods)):
        raise BrokenGlossary(f"{where}: no goods are called {wrong}; use an id of the glossary")
    if entry["language"] not in LANGUAGES[:3]:
        raise BrokenGlossary(f"{where}: language {entry['language']!r} has no spaced words")
    if not any(entry.get(part) for part in _TELLING):
        raise BrokenGlossary(f"{where}: no word tells it; give one of {_TELLING}")
    for word in itertools.chain.from_iterable(entry.get(part, []) for part in _WORDS):
        if " " in word:
            raise BrokenGlossary(f"{where}: {word!r} is more than one word; give the telling one")
        if word.startswith("@") and word[1:] not in groups:
            raise BrokenGlossary(f"{where}: no group is called {word[1:]!r}")
