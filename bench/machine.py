"""On what a bench was run: every record says it, so that figures are held against their like."""

import os
import platform
from typing import Any


def machine() -> dict[str, Any]:
    """Give the machine's cores and kind, the Python, and how busy it is."""
    return {
        "cores": os.cpu_count(),
        "machine": platform.machine(),
        "python": platform.python_version(),
        "load": round(os.getloadavg()[0], 1),
    }
