"""Loads a folder of law files in one pass: every file read once, hashed, typed and checked.

A file's path under the folder is its name in the lawbook. The version is the newest day anyone
confirmed a file, and the hash of all content, so the same files always give the same version.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from witting.base import BrokenLaw
from witting.lawbook.coverage import CoverageGroup, read_coverage
from witting.lawbook.listing import NO_LISTS, ListRules, read_lists
from witting.lawbook.reading import read_block, refuse
from witting.lawbook.records import Law, Source
from witting.lawbook.schema import FileReader, read_sources

_SOURCES = "sources.yaml"
_LISTS = "lists.yaml"
_COVERAGE = "coverage.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """Everything one folder holds, read and checked."""

    version: str
    laws: Mapping[str, Law]
    sources: Mapping[str, Source]
    lists: Mapping[str, ListRules]
    coverage: tuple[CoverageGroup, ...]


def packaged_folder() -> Path:
    """Give the folder of the lawbook shipped with the package."""
    return Path(__file__).parents[1] / "data" / "lawbook"


def load_folder(folder: Path) -> Loaded:
    """Read every law file under a folder, its sources, and its tables of lists and of coverage.

    The two tables may be absent, as in a small lawbook of one's own. Raises BrokenLaw at the first
    file that breaks the schema.
    """
    contents = _contents(folder)
    digest = _digest(contents)
    if _SOURCES not in contents:
        raise BrokenLaw(
            f"{folder}: there is no {_SOURCES}. Every text of the law cites a source listed "
            "there once. Add it, or point at the folder that holds a whole lawbook."
        )
    sources = read_sources(read_block(_SOURCES, contents.pop(_SOURCES)))
    tables = {name: contents.pop(name) for name in (_LISTS, _COVERAGE) if name in contents}
    reader = FileReader(sources)
    laws = {}
    for where, data in contents.items():
        path = where.removesuffix(".yaml")
        laws[path] = reader.law(path, read_block(where, data))
    if not laws:
        raise BrokenLaw(
            f"{folder}: it holds sources and no law. Nothing could be asked of it. "
            "Add law files, or point at another folder."
        )
    newest = max(law.confirmed_on for law in laws.values())
    read = {name: read_block(name, data) for name, data in tables.items()}
    return Loaded(
        version=f"{newest.isoformat()}+{digest[:12]}",
        laws=laws,
        sources=sources,
        lists=read_lists(read[_LISTS], laws) if _LISTS in read else NO_LISTS,
        coverage=read_coverage(read[_COVERAGE], laws) if _COVERAGE in read else (),
    )


def _contents(folder: Path) -> dict[str, bytes]:
    """Give every YAML file's bytes by its name under the folder, sorted."""
    if not folder.is_dir():
        raise BrokenLaw(
            f"{folder}: there is no such folder. A lawbook is a folder of YAML files with a "
            f"{_SOURCES}. Give the folder's path, or none for the lawbook shipped with witting."
        )
    found = sorted(file for file in folder.rglob("*") if file.is_file())
    return {_name(file, folder): file.read_bytes() for file in found}


def _name(file: Path, folder: Path) -> str:
    """Give a file's name under the folder; anything but YAML is refused, not passed over."""
    where = file.relative_to(folder).as_posix()
    if file.suffix != ".yaml":
        refuse(
            where,
            0,
            "this file does not end in .yaml",
            "It would be passed over in silence, and the law in it with it.",
            "Rename it, or move it out of the lawbook's folder.",
        )
    return where


def _digest(contents: Mapping[str, bytes]) -> str:
    digest = sha256()
    for where, data in contents.items():
        digest.update(f"{where}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()
