"""The tests' own way to do without the kernel does what it says, and the wheel never needs it."""

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_plugin_bars_the_kernel() -> None:
    code = (
        "import tests.without_kernel; from witting.parties.kernel import kernel, path_in_use;"
        "assert kernel() is None; print(path_in_use())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "python"


def test_the_package_does_not_depend_on_the_kernel() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert not any("kernel" in needed for needed in project["dependencies"])


def test_the_kernel_is_a_distribution_of_its_own() -> None:
    native = tomllib.loads((ROOT / "native" / "pyproject.toml").read_text(encoding="utf-8"))
    assert native["project"]["name"] == "witting-kernel"
    assert native["tool"]["maturin"]["module-name"] == "witting_kernel"
