"""Finding sounds a slip or two away: every key is kept under what is left when letters go.

Two keys within `k` slips share what is left of their first seven letters after at most `k`
deletions each, so looking up a key's own deletions finds every near one, and no other is missed.
The kernel makes the same arrays faster.
"""

from itertools import combinations
from zlib import crc32

import numpy as np

from witting.names import edits
from witting.parties.store import Array

PREFIX = 7  # letters of a key that are looked at
_LEAST_BUCKETS = 16


def deletions(key: str) -> set[str]:
    """Give what is left of a key's first letters after the deletions its length allows.

    >>> sorted(deletions("ivan"))
    ['ian', 'iva', 'ivan', 'ivn', 'van']
    """
    head = key[:PREFIX]
    out = {head}
    for count in range(1, min(edits(len(key)), len(head)) + 1):
        for gone in combinations(range(len(head)), count):
            out.add("".join(c for i, c in enumerate(head) if i not in gone))
    return out if edits(len(key)) else set()


def buckets(keys: int) -> int:
    """Say how many buckets so many keys are spread over: a power of two."""
    return max(_LEAST_BUCKETS, 1 << max(0, (keys * 4 - 1).bit_length()))


def neighbourhoods(keys: list[str], count: int) -> tuple[Array, Array]:
    """Give the starts of each bucket and the keys in it, by number."""
    pairs = [
        (crc32(rest.encode()) & (count - 1)) << 32 | number
        for number, key in enumerate(keys)
        for rest in deletions(key)
    ]
    flat = np.unique(np.array(pairs, dtype=np.uint64))
    starts = np.zeros(count + 1, dtype=np.uint32)
    np.cumsum(
        np.bincount((flat >> np.uint64(32)).astype(np.int64), minlength=count), out=starts[1:]
    )
    return starts, (flat & np.uint64(0xFFFFFFFF)).astype(np.uint32)


def near(key: str, starts: Array, items: Array) -> list[int]:
    """Give the keys, by number, that may be within the slips a key's length allows."""
    mask = len(starts) - 2
    found: set[int] = set()
    for rest in deletions(key):
        bucket = crc32(rest.encode()) & mask
        found.update(items[int(starts[bucket]) : int(starts[bucket + 1])].tolist())
    return sorted(found)
