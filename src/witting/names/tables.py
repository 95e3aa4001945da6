"""The room's own data files, each read once, when first needed."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _TextLoader(_Loader):  # type: ignore[misc, valid-type]  # chosen at import: C or Python
    """Takes every scalar as text: YAML would read the particles `no` and `y` as booleans."""


_TextLoader.yaml_implicit_resolvers = {}


@cache
def table(name: str) -> dict[str, Any]:
    """Give one data file of `witting/data/names` as plain dictionaries, without its sources."""
    text = files("witting").joinpath(f"data/names/{name}.yaml").read_text(encoding="utf-8")
    rows: dict[str, Any] = yaml.load(text, Loader=_TextLoader)
    rows.pop("sources", None)
    return rows


@cache
def sources(name: str) -> Any:
    """Give the sources a data file names for its rows."""
    text = files("witting").joinpath(f"data/names/{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=_TextLoader).get("sources")
