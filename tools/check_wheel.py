"""Installs the wheel by itself and runs it, and holds the shipped lists to their size.

The checkout's environment has the tests' helpers in it; a user has not. What only works there is
found here.
"""

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

DATA_BUDGET = 8 * 1024 * 1024  # the shipped lists and their index, compressed, in the wheel


def main(folder: Path) -> int:
    """Check the newest wheel in the folder; give an exit status."""
    wheel = max(folder.glob("witting-*.whl"), key=lambda path: path.stat().st_mtime)
    shipped = lists_size(wheel)
    print(
        f"{wheel.name}: {wheel.stat().st_size / 1e6:.1f} MB, lists and index {shipped / 1e6:.1f} MB"
    )
    if shipped > DATA_BUDGET:
        print(f"The shipped lists take more than {DATA_BUDGET} bytes of the wheel.")
        return 1
    with tempfile.TemporaryDirectory() as place:
        subprocess.run([sys.executable, "-m", "venv", place], check=True)
        python = Path(place) / "bin" / "python"
        subprocess.run([python, "-m", "pip", "install", "--quiet", wheel.resolve()], check=True)
        for arguments in (["--help"], ["version"], ["lists", "show"]):
            subprocess.run([python, "-m", "witting", *arguments], check=True, cwd=place)
    return 0


def lists_size(wheel: Path) -> int:
    """Give the compressed bytes that the shipped lists and the name index take in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return sum(
            item.compress_size
            for item in archive.infolist()
            if item.filename.startswith(("witting/data/lists/", "witting/data/parties/"))
        )


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
