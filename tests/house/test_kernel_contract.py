"""The kernel holds the definitions written in Python; who changes one must change both."""

import ast
from hashlib import sha256
from pathlib import Path

import pytest

from witting.names import built
from witting.names.native import CONTRACT

_ROOT = Path(__file__).resolve().parents[2]
_DEFINITIONS = (
    "parties/score.py",
    "parties/beside.py",
    "parties/nearness.py",
    "parties/spoken.py",
    "parties/plain_search.py",
    "parties/prepare.py",
    "parties/respell.py",
    "names/kinds.py",
    "names/likeness.py",
    "names/weave.py",
    "names/abjad.py",
    "names/sounds.py",
    "names/people.py",
    "names/firms.py",
    "names/spelt.py",
    "names/adorned.py",
    "names/normal.py",
    "names/romanise.py",
    "names/compounds.py",
    "names/bare.py",
    "names/han.py",
    "names/japanese.py",
    "names/cantonese.py",
)
_DIGEST = "8:3acfa4868ab4b727"


def meaning(path: Path) -> str:
    """Give what a file says without its words: names, numbers and order, no docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if not isinstance(body, list) or not body or not isinstance(body[0], ast.Expr):
            continue
        if isinstance(body[0].value, ast.Constant):
            del body[0]
    return ast.dump(tree)


def test_definitions_change_together_with_the_contract() -> None:
    said = "".join(meaning(_ROOT / "src" / "witting" / name) for name in _DEFINITIONS)
    found = f"{CONTRACT}:{sha256(said.encode()).hexdigest()[:16]}"
    assert found == _DIGEST, (
        "A definition the kernel holds has changed. Port the change to native/, raise CONTRACT in "
        f"names/native.py and native/src/python.rs, and record {found!r} here."
    )


def test_the_kernel_built_here_is_of_this_contract() -> None:
    if built() is None:
        pytest.skip("the kernel is not built here")
    assert built().CONTRACT == CONTRACT
