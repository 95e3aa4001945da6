"""Every error is raised by some test, and the tree at the top of the file is the tree there is."""

import inspect
from pathlib import Path

import pytest

from witting.base import WittingError, errors

TESTS = Path(__file__).resolve().parents[1]


def _leaves(kind: type[WittingError]) -> set[type[WittingError]]:
    children = kind.__subclasses__()
    return {kind} if not children else set().union(*(_leaves(child) for child in children))


LEAVES = sorted((leaf for leaf in _leaves(WittingError)), key=lambda leaf: leaf.__name__)


@pytest.mark.parametrize("leaf", LEAVES, ids=lambda leaf: leaf.__name__)
def test_every_error_leaf_is_raised_by_some_test(leaf: type[WittingError]) -> None:
    texts = (path.read_text(encoding="utf-8") for path in TESTS.rglob("test_*.py"))
    assert any(leaf.__name__ in text and "raises" in text for text in texts)


def test_the_tree_at_the_top_names_every_error() -> None:
    tree = inspect.getdoc(errors) or ""
    kinds = [value for value in vars(errors).values() if inspect.isclass(value)]
    assert all(kind.__name__ in tree for kind in kinds)
