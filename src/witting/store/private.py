"""Files that only their owner may read: the database holds customers, their papers and keys."""

import os
import stat
from contextlib import suppress
from pathlib import Path

FOLDER, FILE = 0o700, 0o600
_BESIDE = ("", "-wal", "-shm")  # what SQLite keeps; it gives the others the rights of the first


def make_folder(folder: Path) -> None:
    """Make a folder and those above it that are missing, each for its owner alone."""
    for one in (*reversed(folder.parents), folder):
        if not one.exists():
            one.mkdir(mode=FOLDER, exist_ok=True)


def make_file(path: Path) -> None:
    """Make an empty file for its owner alone, where there is none; what cannot be, SQLite tells."""
    with suppress(OSError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, FILE))


def too_open(database: Path, folder: Path) -> list[str]:
    """Say of a database and of the folder of data who else may read them, and how to mend it."""
    named = [Path(f"{database}{end}") for end in _BESIDE]
    found = [(path, FILE) for path in named] + [(folder, FOLDER)]
    return [
        f"{path} can be read by others on this machine ({mode:04o}), and it holds what customers"
        f" trusted you with. Mend it: chmod {wanted:o} {path}"
        for path, wanted in found
        if (mode := _mode(path)) & 0o077
    ]


def _mode(path: Path) -> int:
    if os.name != "posix":  # rights are kept otherwise there
        return 0
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except OSError:
        return 0
