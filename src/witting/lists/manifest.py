"""The archive's manifest: every edition kept and the state of every fetched file, in one file.

It is replaced whole, and last: whoever reads it sees the state before a change or after it.
"""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from witting.base import BrokenSnapshot
from witting.lists.durable import write_durably
from witting.lists.edition import Edition, EditionState

NAME = "manifest.json"
SCHEMA = "witting/archive/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileState:
    """What is known of one fetched file since it was last asked for."""

    url: str = ""
    etag: str = ""
    last_modified: str = ""
    sha256: str = ""
    fetched_at: str = ""  # ISO moment its content last came
    checked_at: str = ""  # ISO moment the publisher last answered well: new content or unchanged
    state: str = ""  # `good`, `quarantined`, `failed`
    why: str = ""
    digests: tuple[str, ...] = ()  # of the editions it gave when last fetched


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What an archive holds."""

    editions: tuple[Edition, ...] = ()
    files: dict[str, FileState] = field(default_factory=dict)
    with_shipped: bool = True  # False where a person chose the set in use without them


def read_manifest(folder: Path) -> Manifest:
    """Read an archive's manifest; an empty one where there is none yet.

    Raises BrokenSnapshot where it cannot be read or was written by a newer witting.
    """
    path = folder / NAME
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Manifest()
    except (OSError, ValueError) as error:
        raise _broken(path, str(error)) from None
    if not isinstance(record, dict) or record.get("schema") != SCHEMA:
        raise _broken(path, "it is not of the form this version of witting reads")
    try:
        return Manifest(
            editions=tuple(_edition(row) for row in record["editions"]),
            files={name: _file_state(row) for name, row in record["files"].items()},
            with_shipped=bool(record["with_shipped"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise _broken(path, str(error)) from None


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Replace an archive's manifest, whole or not at all."""
    record = {
        "schema": SCHEMA,
        "editions": [asdict(edition) for edition in manifest.editions],
        "files": {name: asdict(state) for name, state in sorted(manifest.files.items())},
        "with_shipped": manifest.with_shipped,
    }
    text = json.dumps(record, ensure_ascii=False, sort_keys=True, indent=1)
    write_durably(folder / NAME, text.encode("utf-8"))


def _edition(row: dict[str, Any]) -> Edition:
    changed = {"state": EditionState(row["state"]), "why": tuple(row["why"])}
    return Edition(**(row | changed))


def _file_state(row: dict[str, Any]) -> FileState:
    return FileState(**(row | {"digests": tuple(row["digests"])}))


def _broken(path: Path, why: str) -> BrokenSnapshot:
    return BrokenSnapshot(
        f"the list archive's {path.name} cannot be read ({why}), so which lists are in use is not"
        f" known. Restore {path} from a backup, or move its folder away and import the lists again."
    )
