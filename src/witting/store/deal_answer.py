"""The answer to one document, as bytes: made when a case is opened, and again when it is replayed.

They are the bytes `witting assess --json` prints for the document alone.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from witting.assess.telling import Asking, Told, tell, told_records
from witting.base import Assessment, SettingsError
from witting.intake import read

READING = frozenset({"ocr", "mapping"})
"""What can be said of how a document was read: `ocr` (true), `mapping` (the TOML's text)."""


def answer_to(
    document: bytes, name: str, asking: Asking, reading: Mapping[str, Any] | None = None
) -> list[Told]:
    """Read a document and judge each of its deals.

    Raises InputError where it cannot be read, SettingsError for a way of reading nobody knows.
    """
    with _options(reading or {}) as options:
        return tell(read(document, name=name, **options), asking)


def written(told: Sequence[Told]) -> bytes:
    """Give the bytes of what is told of one document."""
    record = told_records(told, single=True)
    text = json.dumps(record, ensure_ascii=False, sort_keys=True, indent=2)
    return f"{text}\n".encode("utf-8", "replace")


def assessments_of(told: Sequence[Told], name: str) -> list[Assessment]:
    """Give the assessments of a document. Raises SettingsError where a case cannot be made of it.

    A case has one asker, whose law decides what may be done with it.
    """
    found = [one.result for one in told if isinstance(one.result, Assessment)]
    if not found or len(found) != len(told):
        raise SettingsError(
            f"No case can be opened of {name}: it must have been read, and assessed for one"
            " profile. Assess it for one at a time."
        )
    return found


@contextmanager
def _options(reading: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    unknown = sorted(set(reading) - READING)
    if unknown:
        raise SettingsError(
            f"Nobody knows how to read a document with {', '.join(unknown)}, so the same reading"
            f" could not be had again. Known are {', '.join(sorted(READING))}."
        )
    options: dict[str, Any] = {"ocr": True} if reading.get("ocr") else {}
    if "mapping" not in reading:
        yield options
        return
    with TemporaryDirectory() as folder:
        path = Path(folder) / "mapping.toml"
        path.write_text(str(reading["mapping"]), encoding="utf-8")
        yield options | {"mapping": path}
