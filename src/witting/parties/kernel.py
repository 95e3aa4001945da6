"""Which path screens names here: the kernel where it is built, the same in Python where not.

Both give identical results; the kernel is the fast one.
"""

import numpy as np

from witting.names import built, kernel
from witting.parties import nearness
from witting.parties.store import Array

__all__ = ["is_of_another_witting", "kernel", "neighbourhoods", "path_in_use"]


def path_in_use() -> str:
    """Say which path screens names: `kernel 0.1.0`, or `python`."""
    found = kernel()
    return f"kernel {found.VERSION}" if found is not None else "python"


def is_of_another_witting() -> bool:
    """Say whether a kernel is installed that holds other definitions, and so is not used."""
    return kernel() is None and built() is not None


def neighbourhoods(keys: list[str], count: int) -> tuple[Array, Array]:
    """Give the deletion neighbourhoods of keys, by the kernel where it is built."""
    found = kernel()
    if found is None:
        return nearness.neighbourhoods(keys, count)
    starts, items = found.neighbourhoods(keys, count)
    return np.frombuffer(starts, dtype=np.uint32), np.frombuffer(items, dtype=np.uint32)
