"""Who of the book is screened again when the lists change, by the index kept of the book."""

from collections.abc import Callable, Iterator
from itertools import islice

import numpy as np
from sqlalchemy import Connection, select

from witting.parties.store import Array
from witting.store import book
from witting.store.lists import BookIndex
from witting.store.schema import parties
from witting.store.workers import Crew, sifted

_SIFTED = 500_000  # parties looked up together: their words are made ready once
_AT_ONCE = 10_000
_MOST_STRANGE = 0.2  # of the book: if the index does not know more, everybody is screened
Progress = Callable[[str, int, int], None]


def to_screen(
    connection: Connection, crew: Crew, index: BookIndex, processes: int, progress: Progress | None
) -> set[str] | None:
    """Give the keys of those who must be screened; None where it should be everybody.

    A party's version names all that is known of it. Of one whose version the index does not know
    it says nothing.
    """
    versions = index.arrays()["versions"]
    count = int(versions.size)
    size = max(1, min(_SIFTED, -(-count // processes)))
    stretches = [(first, min(first + size, count)) for first in range(0, count, size)]
    sifting = crew.each(sifted, stretches)  # begun before the book is read
    order = np.argsort(versions)
    held = list(_placed(connection, versions[order], order))
    wanted = np.zeros(count + 1, dtype=bool)
    wanted[count] = True  # whom the index does not know
    for (first, last), found in sifting:
        wanted[first:last] = found
        if progress is not None:
            progress("looking the book up", last, count)
    never, changed = book.fresh_keys(connection)
    keys = {*never, *changed}
    asked = strange = 0
    for names, places in held:
        asked += len(names)
        strange += int(np.count_nonzero(places == count))
        keys.update(names[at] for at in np.flatnonzero(wanted[places]).tolist())
    return None if strange > _MOST_STRANGE * asked else keys


def _placed(
    connection: Connection, versions: Array, order: Array
) -> Iterator[tuple[list[str], Array]]:
    """Give the keys of the book with their places in the index; beyond its end, for the unknown."""
    wanted = select(parties.c.key, parties.c.version)
    rows = iter(
        connection.execution_options(stream_results=True, yield_per=_AT_ONCE).execute(wanted)
    )
    while some := list(islice(rows, _AT_ONCE)):
        own = np.array([int(version, 16) for _, version in some], dtype=np.uint64)
        at = np.minimum(np.searchsorted(versions, own), max(0, len(versions) - 1))
        known = versions[at] == own if len(versions) else np.zeros(len(own), dtype=bool)
        places = np.full(len(own), len(versions), dtype=np.int64)
        places[known] = order[at[known]]
        yield [key for key, _ in some], places
