"""Timings of the main job; run with `make bench`. Figures belong here, never in tests."""
