"""A pytest plugin: `-p tests.without_kernel` runs the tests as where the kernel is not built."""

import sys

sys.modules["witting_kernel"] = None  # type: ignore[assignment]  # Python's way to bar an import
