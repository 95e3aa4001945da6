"""Which path screens names here: the kernel where it is built, the same in Python where not.

Both give identical results; the kernel is the fast one.
"""

import numpy as np

from witting.names import kernel
from witting.parties import nearness
from witting.parties.store import Array

__all__ = ["kernel", "neighbourhoods", "path_in_use"]


def path_in_use() -> str:
    """Say which path screens names: `kernel 0.1.0`, or `python`."""
    built = kernel()
    return f"kernel {built.VERSION}" if built is not None else "python"


def neighbourhoods(keys: list[str], count: int) -> tuple[Array, Array]:
    """Give the deletion neighbourhoods of keys, by the kernel where it is built."""
    built = kernel()
    if built is None:
        return nearness.neighbourhoods(keys, count)
    starts, items = built.neighbourhoods(keys, count)
    return np.frombuffer(starts, dtype=np.uint32), np.frombuffer(items, dtype=np.uint32)
