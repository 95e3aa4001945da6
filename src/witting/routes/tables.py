"""Reads the tables of `witting/data/routes`; text stays text: Norway's `NO` is not `false`."""

from importlib.resources import files
from typing import Any

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _TextLoader(_Loader):  # type: ignore[misc, valid-type]  # chosen at run time: C if built
    """Takes every scalar as text."""


_TextLoader.yaml_implicit_resolvers = {}


def load_table(name: str) -> dict[str, Any]:
    """Give one table as plain mappings, lists and texts."""
    text = files("witting").joinpath(f"data/routes/{name}.yaml").read_text(encoding="utf-8")
    held: dict[str, Any] = yaml.load(text, Loader=_TextLoader)
    return held
