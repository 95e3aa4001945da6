"""A saved index fits only the code that made it; who changes what it holds raises its version."""

from hashlib import sha256
from pathlib import Path

from tests.house.test_kernel_contract import meaning
from witting.names import VERSION

_WITTING = Path(__file__).resolve().parents[2] / "src" / "witting"
_RECORDED = "20:85e505a5b96cb6d8"


def test_what_an_index_holds_changes_together_with_its_version() -> None:
    code = sorted((_WITTING / "names").glob("*.py"))
    code += [_WITTING / "parties" / name for name in ("build.py", "weights.py", "nearness.py")]
    data = sorted((_WITTING / "data" / "names").iterdir())
    said = sha256()
    for path in code:
        if path.name != "__init__.py":
            said.update(meaning(path).encode())
    for path in data:
        said.update(path.read_bytes())
    found = f"{VERSION}:{said.hexdigest()[:16]}"
    assert found == _RECORDED, (
        "Names may yield other tokens than saved indexes hold. Run `python -m tools.make_index`: "
        "if the index changes, raise VERSION in names/__init__.py and make it again. "
        f"Then record {found!r} here (with the VERSION after raising it)."
    )
