"""What is known of each list whoever handed the file over: title, publisher's address, licence.

It stands in `data/lists/sources.yaml`.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from witting.base import ListUsed


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSource:
    """One list's standing facts."""

    id: str
    title: str
    address: str  # where the publisher publishes it
    licence: str


@cache
def sources() -> dict[str, ListSource]:
    """Give the lists this room reads by id, the gravest first: the order they are kept in."""
    import yaml

    text = files("witting.data.lists").joinpath("sources.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml where the wheel carries it
    return {row["id"]: ListSource(**row) for row in yaml.load(text, Loader=loader)["lists"]}


WITHOUT_ALIASES = "strong aliases"
WITHOUT_ADDRESSES = "addresses (ADD)"
WITHOUT_PARTICULARS = "birth dates, places and numbers"
"""What a list was read without, as its `source` says behind `, without `: an OFAC CSV without the
files beside it, the UK's index, which names each party once and says little more."""


def lacking(source: str) -> str:
    """Give what a list was read without, as its `source` says; "" for a whole one.

    >>> lacking("SDN.CSV, without addresses (ADD)"), lacking("SDN.XML")
    ('addresses', '')
    """
    words = source.partition(", without ")[2]
    return words.replace(" (ALT)", "").replace(" (ADD)", "")


def gravity(list_id: str) -> tuple[int, str]:
    """Give the rank lists are ordered by: the gravest first, unknown ones last by name."""
    return (_order().get(list_id, len(_order())), list_id)


@cache
def _order() -> dict[str, int]:
    return {list_id: place for place, list_id in enumerate(sources())}


def list_used(list_id: str, *, published: str, entries: int, sha256: str) -> ListUsed:
    """Describe a list as read from a file somebody gave; when it was retrieved is not known."""
    source = sources()[list_id]
    return ListUsed(
        id=list_id,
        title=source.title,
        published=published,
        retrieved="",
        entries=entries,
        sha256=sha256,
        source=source.address,
        licence=source.licence,
    )
