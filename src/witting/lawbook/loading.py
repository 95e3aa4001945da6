"""Loads a folder of law files in one pass: every file read once, hashed, typed and checked.

A file's path under the folder is its name in the lawbook. The version is the newest day anyone
confirmed a file, and the hash of all content, so the same files always give the same version.

A folder of one's own can be laid over a book: its paths, sources and lists are added, nothing of
the book beneath is changed unless a file says so, and the version tells both apart.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from witting.base import BrokenLaw, TooLarge
from witting.lawbook.coverage import CoverageGroup, read_coverage
from witting.lawbook.files import LARGEST_IN_ALL, files_under, read_bounded
from witting.lawbook.listing import NO_LISTS, ListRules, read_lists
from witting.lawbook.reading import read_block, refuse
from witting.lawbook.records import Law, Source
from witting.lawbook.schema import FileReader, add_sources, read_sources

_SOURCES = "sources.yaml"
_LISTS = "lists.yaml"
_COVERAGE = "coverage.yaml"
CASES = "cases"
"""The folder beside one's own law that holds its cases, and no law."""


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

    The two tables may be absent, as in a small lawbook of one's own. A file may be a link, as where
    an installer lays a package out so. Raises BrokenLaw at the first file that breaks the schema,
    TooLarge over a bound.
    """
    contents = _contents(folder, follows_links=True)
    digest = _digest(contents)
    if _SOURCES not in contents:
        raise BrokenLaw(
            f"{folder}: there is no {_SOURCES}. Every text of the law cites a source listed "
            "there once. Add it, or point at the folder that holds a whole lawbook."
        )
    sources = read_sources(read_block(_SOURCES, contents.pop(_SOURCES)))
    tables = {name: contents.pop(name) for name in (_LISTS, _COVERAGE) if name in contents}
    laws = _laws(contents, FileReader(sources))
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


def lay_over(beneath: Loaded, folder: Path) -> Loaded:
    """Read a folder of one's own over a book: what it adds, and what it says it replaces.

    The folder's `cases` are left alone. Raises BrokenLaw at the first mistake, and where a file
    has a path, a source or a list of the book beneath without saying that it replaces it; TooLarge
    over a bound.
    """
    contents = _contents(folder, but_not=CASES)
    if not contents:
        raise BrokenLaw(
            f"{folder}: it holds no law, so laying it over the lawbook would change nothing. Add "
            f"law files or a {_LISTS}, or leave it out."
        )
    digest = _digest(contents)
    if _COVERAGE in contents:
        refuse(
            _COVERAGE,
            0,
            "a folder of your own has no table of coverage",
            "The table counts what research found for the lawbook that comes with witting.",
            "Take it out.",
        )
    own_sources = contents.pop(_SOURCES, None)
    own_lists = contents.pop(_LISTS, None)
    sources = beneath.sources
    if own_sources is not None:
        sources = add_sources(beneath.sources, read_block(_SOURCES, own_sources))
    laws = {**beneath.laws, **_laws(contents, FileReader(sources, beneath.laws))}
    lists = beneath.lists
    if own_lists is not None:
        lists = read_lists(read_block(_LISTS, own_lists), laws, beneath.lists)
    return Loaded(
        version=f"{beneath.version}+own.{digest[:12]}",
        laws=laws,
        sources=sources,
        lists=lists,
        coverage=beneath.coverage,
    )


def _laws(contents: Mapping[str, bytes], reader: FileReader) -> dict[str, Law]:
    found = {}
    for where, data in contents.items():
        path = where.removesuffix(".yaml")
        found[path] = reader.law(path, read_block(where, data))
    return found


def _contents(folder: Path, *, but_not: str = "", follows_links: bool = False) -> dict[str, bytes]:
    """Give every YAML file's bytes by its name under the folder, sorted, leaving one folder out."""
    if not folder.is_dir():
        raise BrokenLaw(
            f"{folder}: there is no such folder. A lawbook is a folder of YAML files with a "
            f"{_SOURCES}. Give the folder's path, or none for the lawbook shipped with witting."
        )
    contents: dict[str, bytes] = {}
    left = LARGEST_IN_ALL
    for file in files_under(folder, but_not=but_not, follows_links=follows_links):
        where = _name(file)
        contents[where] = read_bounded(folder / file, where)
        left -= len(contents[where])
        if left < 0:
            raise TooLarge(
                f"{folder}: its files have more than {LARGEST_IN_ALL:,} bytes together, and none "
                "was used. No lawbook is so large. Point at the folder that holds the law alone."
            )
    return contents


def _name(file: Path) -> str:
    """Give a file's name as the lawbook's; anything but YAML is refused, not passed over."""
    where = file.as_posix()
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
