"""The kernel is a distribution of its own: where it is not installed, its tests are left out."""

import importlib.util

collect_ignore_glob = [] if importlib.util.find_spec("witting_kernel") else ["test_*.py"]
