"""Which list an OpenSanctions file is: its dataset, or a collection of datasets."""

import re
from collections.abc import Iterable

from witting.base import ListUsed
from witting.lists.sources import list_used, sources

COLLECTION = "os-collection"
"""The list of a file whose entries come from datasets that no single one covers."""

LICENCE = "CC BY-NC 4.0: © OpenSanctions; business use needs its licence"

_NAMES = {"Ukraine War and Sanctions": "ua_war_sanctions"}
"""Datasets whose files give their title in one format and their name in another."""


def dataset_name(said: str) -> str:
    """Give the name of a dataset a file names by its title or its name.

    >>> dataset_name("Ukraine War and Sanctions"), dataset_name("us_ofac_sdn")
    ('ua_war_sanctions', 'us_ofac_sdn')
    """
    return _NAMES.get(said) or re.sub(r"\W+", "_", said.casefold()).strip("_")


def list_of(datasets: Iterable[frozenset[str]]) -> str:
    """Give the id of the list a file is: the one dataset all its entries are in, or a collection.

    >>> list_of([frozenset({"a", "b"}), frozenset({"b"})])
    'os-b'
    >>> list_of([frozenset({"a"}), frozenset({"b"})])
    'os-collection'
    """
    common: frozenset[str] | None = None
    for found in datasets:
        common = found if common is None else common & found
    return f"os-{min(common)}" if common else COLLECTION


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
