"""Writes files so that a crash at any moment leaves the old one or the new one, never a part."""

import os
from collections.abc import Iterable
from pathlib import Path
from secrets import token_hex


def write_durably(path: Path, content: bytes | Iterable[bytes | memoryview]) -> None:
    """Write a file, whole or not at all, and have it on the disk before it has its name.

    Of several who write one file at once, the last to finish is read, and none is torn.
    """
    parts = (content,) if isinstance(content, bytes) else content
    # The process alone does not tell two writers apart: threads share it, and so do containers.
    partial = path.with_name(f"{path.name}.{os.getpid()}.{token_hex(6)}.part")
    try:
        with partial.open("wb") as file:
            file.writelines(parts)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Have a folder's names on the disk, where the system can."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows opens no folder
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)
