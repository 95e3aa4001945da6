"""Reads the tables of `witting/data/stories`, and writes out the short forms their words use.

`met{,s}` is two words, `met` and `mets`; `встрети~` is every word that begins so.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from witting.stories.words import fold

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BRACE = re.compile(r"\{([^{}]*)\}")


class _TextLoader(_Loader):  # type: ignore[misc, valid-type]  # chosen at run time: C if built
    """Takes every scalar as text: Norway's `NO` is not `false`, nor is the English word `no`."""


_TextLoader.yaml_implicit_resolvers = {}


@cache
def table(name: str) -> dict[str, Any]:
    """Give one table as plain mappings, lists and texts."""
    text = files("witting.data").joinpath(f"stories/{name}.yaml").read_text(encoding="utf-8")
    held: dict[str, Any] = yaml.load(text, Loader=_TextLoader)
    return held


def written_out(word: str) -> Iterator[str]:
    """Give the words that one row with braces stands for.

    >>> list(written_out("visit{,s,ed}"))
    ['visit', 'visits', 'visited']
    """
    found = _BRACE.search(word)
    if found is None:
        yield word
        return
    for one in found[1].split(","):
        yield from written_out(word[: found.start()] + one.strip() + word[found.end() :])


def listed(text: str, parted: str | None = None) -> frozenset[str]:
    """Give the words of a line of them, folded as the words of a passage are.

    >>> sorted(listed("a|in part", parted="|"))
    ['a', 'in part']
    """
    return frozenset(fold(word) for word in text.split(parted))
