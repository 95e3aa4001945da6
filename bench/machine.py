"""On what a bench was run: every record says it, so that figures are held against their like."""

import os
import platform
from typing import Any


def machine() -> dict[str, Any]:
    """Give the machine's cores and kind, the Python with its build, and how busy it is.

    How Python was built matters: one built with profiles runs the same deals faster.
    """
    built = ", ".join((*platform.python_build(), platform.python_compiler()))
    return {
        "cores": os.cpu_count(),
        "machine": platform.machine(),
        "python": f"{platform.python_version()} ({built})",
        "load": round(os.getloadavg()[0], 1),
    }
