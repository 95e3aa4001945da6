"""The kernel in Rust, where it is built: a distribution of its own that nothing needs."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any


@cache
def kernel() -> Any:
    """Give the kernel's module, or None where it is not built."""
    return import_module("witting_kernel") if find_spec("witting_kernel") else None
