"""The kernel in Rust, where it is built: a distribution of its own that nothing needs."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

CONTRACT = 8  # which definition of likeness and score the kernel must hold; raise both together


@cache
def built() -> Any:
    """Give the kernel's module as it is installed, or None where it is not."""
    try:
        return import_module("witting_kernel") if find_spec("witting_kernel") else None
    except ImportError:  # built for another machine: the Python path gives the same
        return None


def kernel() -> Any:
    """Give the kernel's module where it holds this witting's definitions, or None.

    A kernel of another contract would score otherwise, and matches would be lost in silence.
    """
    found = built()
    return found if getattr(found, "CONTRACT", 0) == CONTRACT else None
