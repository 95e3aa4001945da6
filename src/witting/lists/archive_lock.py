"""The lock on an archive: of two who would change it, the second waits or is told who holds it.

The system frees the lock when its holder dies, so a crash never leaves the archive locked.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from witting.base import ListsBusy
from witting.lists.durable import write_durably

_LOCK = "archive.lock"
_HOLDER = "archive.holder"


@contextmanager
def locked(folder: Path, *, who: str, now: datetime, wait: float = 0) -> Iterator[None]:
    """Hold an archive's lock while something is changed in it.

    `wait` is how many seconds to wait for another to finish. Raises ListsBusy, with who holds it
    and since when, where it is not free by then.
    """
    from filelock import FileLock, Timeout

    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / _LOCK)
    try:
        lock.acquire(timeout=wait, poll_interval=0.1)
    except Timeout:
        raise ListsBusy(
            f"the lists in {folder} are being changed by {_holder(folder)}; nothing was done. Wait"
            " for it to finish, or wait for it with --wait SECONDS."
        ) from None
    try:
        said = {"who": who, "process": os.getpid(), "since": now.isoformat(timespec="seconds")}
        write_durably(folder / _HOLDER, json.dumps(said).encode())
        yield
    finally:
        with suppress(OSError):
            (folder / _HOLDER).unlink(missing_ok=True)
        lock.release()


def _holder(folder: Path) -> str:
    """Say who holds the lock; the holder may not have written it yet."""
    try:
        said = json.loads((folder / _HOLDER).read_text(encoding="utf-8"))
        return f"{said['who']} (process {said['process']}) since {said['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"
