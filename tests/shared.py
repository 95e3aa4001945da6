"""Where the real list files, messages and goods lists lie, when they lie beside the checkout."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[1].parent / "shared" / "data"

needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the real data files are not beside this checkout (../shared/data)"
)
