"""Which list an OpenSanctions file is: its dataset, or a collection of datasets."""

import re
from collections.abc import Iterable
from pathlib import Path

from witting.base import ListUsed
from witting.lists.sources import list_used, sources

COLLECTION = "os-collection"
"""The list of a file whose entries come from several datasets, where its name names none."""

LICENCE = "CC BY-NC 4.0: © OpenSanctions; business use needs its licence"

_IN_FILE_NAME = re.compile(r"([a-z][a-z0-9_]*?)[_.-](?:targets\.(?:simple|nested)|entities\.ftm)")

_NAMES = {"Ukraine War and Sanctions": "ua_war_sanctions"}
"""Datasets whose files give their title in one format and their name in another."""


def dataset_name(said: str) -> str:
    """Give the name of a dataset a file names by its title or its name.

    >>> dataset_name("Ukraine War and Sanctions"), dataset_name("us_ofac_sdn")
    ('ua_war_sanctions', 'us_ofac_sdn')
    """
    return _NAMES.get(said) or re.sub(r"\W+", "_", said.casefold()).strip("_")


def list_of(datasets: Iterable[frozenset[str]], path: Path) -> str:
    """Give the id of the list a file is: its one dataset, else what its name says, or a collection.

    What many entries of a collection share changes from one edition to the next, and names nothing.

    >>> list_of([frozenset({"a"}), frozenset({"a"})], Path("sanctions_targets.simple.csv"))
    'os-a'
    >>> list_of([frozenset({"a", "b"}), frozenset({"b"})], Path("sanctions_targets.simple.csv"))
    'os-sanctions'
    >>> list_of([frozenset({"a", "b"}), frozenset({"b"})], Path("targets.simple.csv"))
    'os-collection'
    """
    found = frozenset[str]().union(*datasets)
    if len(found) == 1:
        return f"os-{min(found)}"
    named = _IN_FILE_NAME.match(path.name)
    return f"os-{named[1]}" if named else COLLECTION


def describe(list_id: str, *, published: str, entries: int, sha256: str) -> ListUsed:
    """Describe the list a file is; one that sources.yaml does not know is named by its dataset."""
    if list_id in sources():
        return list_used(list_id, published=published, entries=entries, sha256=sha256)
    name = list_id.removeprefix("os-")
    return ListUsed(
        id=list_id,
        title=f"OpenSanctions: {name}",
        published=published,
        retrieved="",
        entries=entries,
        sha256=sha256,
        source=f"https://www.opensanctions.org/datasets/{name}/",
        licence=LICENCE,
    )
