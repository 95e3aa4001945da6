"""The files publishers give their lists in: which, where, in what format and how often.

They stand under `files` in `data/lists/sources.yaml`; a file of the same form, given by the user,
stands in for what is known here of the lists it holds (a mirror, a list of the house).
"""

from dataclasses import dataclass, field, fields
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from witting.base import SettingsError
from witting.lists.address import Login, is_same_place, without_login

STALE_AFTER = 7
"""Days after which a list of no stated cadence is called stale. OFAC published list changes on 62
days in the five months from December 2023 to May 2024: a week without an update misses some."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFile:
    """One file that can be fetched."""

    id: str
    lists: tuple[str, ...]  # ids of the lists it holds
    url: str  # "" where no address of the file itself is known
    format: str  # what it must turn out to be, as `formats.FORMATS` names it; "" if none reads it
    cadence: str = ""  # how often the publisher changes it, in words
    stale_after: int = STALE_AFTER  # days without a newer edition or a check
    needs: str = ""  # what the publisher wants of a request
    checksum: str = ""  # `header:NAME`, or the address of a checksum
    enabled: bool = False  # fetched when no file is named
    grade: str = "unconfirmed"  # how well the address is known: primary, repository, secondary
    source: str = ""  # where the address was found
    licence: str = ""
    note: str = ""
    login: Login | None = field(default=None, repr=False)
    """User and password that stood in its address: kept apart, so that none is ever written."""

    def __post_init__(self) -> None:
        """Take user and password out of the addresses. Raises ValueError where that is unsafe."""
        url, login = without_login(self.url)
        object.__setattr__(self, "url", url)
        if login:
            object.__setattr__(self, "login", login)
        if not self.checksum.startswith("header:"):
            checksum, own = without_login(self.checksum)
            if own and (own != self.login or not is_same_place(checksum, url)):
                raise ValueError("the checksum's address has another login than the file's")
            object.__setattr__(self, "checksum", checksum)

    @property
    def name(self) -> str:
        """Give the file's own name: some readers ask it which list a file is, or of which day."""
        last = unquote(urlsplit(self.url).path).rstrip("/").rpartition("/")[2]
        plain = "".join(sign if sign.isalnum() or sign in "._-" else "_" for sign in last)
        return plain.lstrip(".")[:80] or self.id


_KEYS = frozenset(one.name for one in fields(ListFile)) - {"login"}


@cache
def list_files() -> dict[str, ListFile]:
    """Give the files witting knows of by id, in the order they are fetched."""
    text = files("witting.data.lists").joinpath("sources.yaml").read_text(encoding="utf-8")
    return _read(text, "sources.yaml")


def with_own(path: Path | None) -> dict[str, ListFile]:
    """Give the files known, and those of a user's file, which stand for the lists they hold.

    What is known here of a list that the user's file has rows for is left out. Raises
    SettingsError where that file cannot be read or a row of it makes no sense.
    """
    if path is None:
        return list_files()
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"the sources file {path} cannot be read ({error}); give a YAML file with `files`."
        ) from None
    own = _read(text, path.name)
    theirs = {list_id for row in own.values() for list_id in row.lists}
    return own | {
        name: row
        for name, row in list_files().items()
        if name not in own and not theirs.intersection(row.lists)
    }


def stale_after(list_id: str) -> int:
    """Give the days after which a list is stale: the least any of its files is given."""
    days = [file.stale_after for file in list_files().values() if list_id in file.lists]
    return min(days, default=STALE_AFTER)


def changes_often(list_id: str) -> bool:
    """Say whether a list's publisher changes it so often that an old edition is suspect by itself.

    Of a list that changes now and then, an old edition is the newest as long as its publisher,
    asked lately, has no other.
    """
    return stale_after(list_id) <= STALE_AFTER


def _read(text: str, name: str) -> dict[str, ListFile]:
    import yaml

    try:
        record = yaml.safe_load(text)
        rows = [_row(row) for row in record["files"]]
    except (yaml.YAMLError, KeyError, TypeError, ValueError) as error:
        raise SettingsError(
            f"{name} is no file of list sources ({error}). It needs `files`: rows with id, lists,"
            f" url and format, and if need be {', '.join(sorted(_KEYS))}."
        ) from None
    return {row.id: row for row in rows}


def _row(row: dict[str, Any]) -> ListFile:
    unknown = set(row) - _KEYS
    if unknown:
        raise ValueError(f"unknown: {', '.join(sorted(unknown))}")
    file = ListFile(**(row | {"lists": tuple(row["lists"])}))
    plain = "".join(sign for sign in file.id if sign.isalnum() or sign in "-_.")
    if not plain or plain != file.id or plain.startswith("."):
        raise ValueError(f"{file.id!r} is no id: letters, digits and hyphens only")
    if file.url and urlsplit(file.url).scheme not in ("https", "http"):
        raise ValueError(f"{file.url!r} is no web address")
    return file
