"""The front door offers what `__all__` says and no more."""

import types

import witting


def test_all_is_sorted_and_complete() -> None:
    assert sorted(witting.__all__) == witting.__all__
    assert all(hasattr(witting, name) for name in witting.__all__)


def test_nothing_leaks_beside_all() -> None:
    visible = {
        name
        for name, value in vars(witting).items()
        if not name.startswith("_") and not isinstance(value, types.ModuleType)
    }
    assert visible == set(witting.__all__)
