"""Reading the goods data: every scalar is text, no key is given twice, and errors name the file."""

from pathlib import Path
from typing import Any

import yaml


class BrokenGlossary(Exception):
    """A glossary file breaks its rules; the message names the file, the entry and the way out."""


class _Loader(yaml.SafeLoader):
    """Every scalar is text, and a key given twice is an error: YAML forgives too much."""


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[str, Any]:
    pairs = loader.construct_pairs(node, deep=True)
    keys = [key for key, _ in pairs]
    twice = {key for key in keys if keys.count(key) > 1}
    if twice:
        raise BrokenGlossary(f"{node.start_mark}: {sorted(twice)} given twice; keep one")
    return dict(pairs)


def _text(_: _Loader, node: yaml.ScalarNode) -> str:
    return str(node.value)


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)
for _tag in ("int", "float", "bool", "null", "timestamp"):
    _Loader.add_constructor(f"tag:yaml.org,2002:{_tag}", _text)


def read_yaml(path: Path) -> dict[str, Any]:
    """Read one file of the goods data with the strict loader."""
    found = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    if not isinstance(found, dict):
        raise BrokenGlossary(f"{path.name}: expected a mapping at the top")
    return found
