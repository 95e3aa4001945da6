"""The formats lists come in: how each is told by its content, and which reader reads it.

A format is told by one sign of its own, never by a file's name: the root element of XML, the
columns of a table's first line, the keys of JSON, or a test where none of them is enough.
"""

import csv
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from witting.lists.eu.journal import SIGN
from witting.lists.jp.sign import is_meti_text
from witting.lists.ofac.csv_files import csv_format
from witting.lists.own.beside import is_mapping, mapping_beside
from witting.lists.packed import MAGIC
from witting.lists.parsed import ParsedList, Progress
from witting.lists.uk.csv_list import INDEX as UK_INDEX
from witting.lists.uk.csv_list import is_uk_csv
from witting.lists.xml_stream import refuse_hostile_prolog

Reader = Callable[[Path, str, str | None, Progress | None], ParsedList | tuple[ParsedList, ...]]
"""Reads a file given its SHA-256, the day it was published where the caller knows it, and whom to
tell how far it is. Gives several lists where the file holds several."""

SNAPSHOT = "snapshot"
PART = "ofac-csv-part"
"""A file that goes beside another, and is no list by itself."""
OWN = "own"
"""A table of the user's own, with a mapping beside it or with our own column names."""

OFAC_LARGEST = 500_000_000
"""Bytes: OFAC's ADVANCED and ENHANCED files say everything in full, and passed 100 MB (ENHANCED had
109 MB in September 2026). They are read record by record, so their size costs time, not memory.
"""

OPENSANCTIONS_LARGEST = 8_000_000_000
"""Bytes: a collection of OpenSanctions has a record for each address, sanction and tie. It is read
line by line."""

_HEAD = 16_384
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)[\s>/]")
_KEY = re.compile(r'"((?:[^"\\]|\\.){1,80})"\s*:')


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the beginning of a file shows of what it is."""

    start: bytes  # its first bytes, without a byte order mark
    root: str = ""  # the local name of the root element, where it is XML
    columns: frozenset[str] = frozenset()  # the cells of its first line, where it is a table
    keys: frozenset[str] = frozenset()  # the keys that come first, where it is JSON


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format: its sign, and its reader as `module:function`, imported when it is used."""

    name: str
    reader: str = ""
    root: str = ""
    columns: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()
    test: Callable[[Head], bool] | None = None
    largest: int = 0  # bytes, where real files outgrow the bound for every list

    def tells(self, head: Head) -> bool:
        """Say whether a file that begins so is of this format."""
        if self.root and self.root != head.root:
            return False
        if self.columns and not self.columns <= head.columns:
            return False
        if self.keys and not self.keys <= head.keys:
            return False
        return self.test is None or self.test(head)

    def read(
        self, path: Path, sha256: str, published: str | None, progress: Progress | None
    ) -> tuple[ParsedList, ...]:
        """Read a file of this format: the lists it holds."""
        module, _, function = self.reader.partition(":")
        read: Reader = getattr(import_module(module), function)
        found = read(path, sha256, published, progress)
        return found if isinstance(found, tuple) else (found,)


FORMATS = (
    Format(name=SNAPSHOT, test=lambda head: head.start.startswith(MAGIC)),
    Format(name="ofac-xml", root="sdnList", reader="witting.lists.ofac.xml_list:read_ofac_xml"),
    Format(
        name="ofac-advanced",
        root="Sanctions",
        reader="witting.lists.ofac.advanced:read_ofac_advanced",
        largest=OFAC_LARGEST,
    ),
    Format(
        name="ofac-enhanced",
        root="sanctionsData",
        reader="witting.lists.ofac.enhanced:read_ofac_enhanced",
        largest=OFAC_LARGEST,
    ),
    Format(name="eu-fsf", root="export", reader="witting.lists.eu.fsf:read_eu_fsf"),
    Format(name="eu-journal", columns=SIGN, reader="witting.lists.eu.journal:read_journal"),
    Format(name="un", root="CONSOLIDATED_LIST", reader="witting.lists.un.consolidated:read_un"),
    Format(name="ch-seco", root="swiss-sanctions-list", reader="witting.lists.ch.seco:read_seco"),
    Format(name="uk-xml", root="Designations", reader="witting.lists.uk.xml_list:read_uk_xml"),
    Format(
        name="uk-csv",
        test=lambda head: is_uk_csv(head.start),
        reader="witting.lists.uk.csv_list:read_uk_csv",
    ),
    Format(
        name="uk-index",
        columns=UK_INDEX,
        reader="witting.lists.uk.csv_list:read_uk_csv",
    ),
    Format(
        name="ofac-csv",
        test=lambda head: csv_format(head.start) == "ofac-csv",
        reader="witting.lists.ofac.csv_list:read_ofac_csv",
    ),
    Format(name=PART, test=lambda head: csv_format(head.start) == PART),
    Format(
        name="jp-meti-text",
        test=lambda head: is_meti_text(head.start),
        reader="witting.lists.jp.meti:read_meti",
    ),
    Format(
        name="cn-csv",
        columns=frozenset({"Type", "QID", "Chinese name", "Body", "List"}),
        reader="witting.lists.cn.counter_sanctions:read_cn",
    ),
    Format(
        name="us-csl-json",
        keys=frozenset({"results", "source", "source_list_url"}),
        reader="witting.lists.us.csl:read_csl",
    ),
    Format(
        name="us-csl-table",
        columns=frozenset({"_id", "source", "alt_names", "source_list_url"}),
        reader="witting.lists.us.csl:read_csl",
    ),
    Format(
        name="us-extract",
        keys=frozenset({"list_id", "source_file", "extracted", "count", "entities"}),
        reader="witting.lists.us.extract:read_extract",
    ),
    Format(
        name="us-dpl",
        columns=frozenset({"Street_Address", "Effective_Date", "Expiration_Date", "FR_Citation"}),
        reader="witting.lists.us.tables:read_dpl",
    ),
    Format(
        name="us-entity-list-table",
        columns=frozenset({"Entity", "License requirement", "Federal Register citation"}),
        reader="witting.lists.us.tables:read_supplement",
    ),
    Format(
        name="us-mieu",
        columns=frozenset({"Type", "Alias", "Program", "Source URL"}),
        test=lambda head: b"US-BIS-MIEU" in head.start,
        reader="witting.lists.us.tables:read_mieu",
    ),
    Format(
        name="us-1260h",
        columns=frozenset({"Clean Name", "Previous Name", "Parent Name"}),
        reader="witting.lists.us.tables:read_1260h",
    ),
    Format(
        name="us-1286",
        columns=frozenset({"report-date", "authority", "source_url"}),
        test=lambda head: b"Section 1286" in head.start,
        reader="witting.lists.us.tables:read_1286",
    ),
    Format(
        name="os-simple",
        columns=frozenset({"id", "schema", "name", "birth_date", "identifiers", "dataset"}),
        reader="witting.lists.opensanctions.simple:read_simple",
        largest=OPENSANCTIONS_LARGEST,
    ),
    Format(
        name="os-ftm",
        keys=frozenset({"id", "schema", "properties"}),
        reader="witting.lists.opensanctions.ftm:read_ftm",
        largest=OPENSANCTIONS_LARGEST,
    ),
    Format(
        name="ua-nsdc",
        keys=frozenset({"sid", "translit", "citizenships"}),
        reader="witting.lists.ua.nsdc:read_nsdc",
    ),
    Format(
        name="senzing",
        keys=frozenset({"DATA_SOURCE", "RECORD_ID"}),
        reader="witting.lists.senzing:read_senzing",
    ),
    Format(
        name=OWN,
        columns=frozenset({"list_id", "name"}),
        reader="witting.lists.own.reader:read_own",
    ),
)
"""Every format known here, in the order in which they are tried."""


def format_of(path: Path) -> Format | None:
    """Tell a file's format by its content; None where it is no list known here.

    A table with a mapping beside it is the user's own list, whatever its columns. Raises
    HostileInput for XML with a DOCTYPE.
    """
    if is_mapping(path) or mapping_beside(path) is not None:
        name = PART if is_mapping(path) else OWN
        return next(form for form in FORMATS if form.name == name)
    head = read_head(path)
    return next((form for form in FORMATS if form.tells(head)), None)


def read_head(path: Path) -> Head:
    """Read what the beginning of a file shows."""
    with path.open("rb") as file:
        start = file.read(_HEAD)
    text = start.removeprefix(_BYTE_ORDER_MARK)
    first = text.lstrip()[:1]
    if first == b"<":
        refuse_hostile_prolog(path)
        root = _ROOT.search(text)
        return Head(start=text, root=root[1].decode() if root else "")
    if first in (b"{", b"["):
        return Head(start=text, keys=_keys(text.decode("utf-8", "replace")))
    return Head(start=text, columns=_columns(text))


def _keys(text: str) -> frozenset[str]:
    return frozenset(_unquoted(found[1]) for found in _KEY.finditer(text))


def _unquoted(key: str) -> str:
    try:
        value: Any = json.loads(f'"{key}"')
    except ValueError:
        return key
    return str(value)


def _columns(text: bytes) -> frozenset[str]:
    """Give the cells of the first line, whichever of comma, semicolon and tab parts them."""
    try:
        line = text.split(b"\n", 1)[0].decode("utf-8").rstrip("\r")
    except UnicodeDecodeError:
        line = text.split(b"\n", 1)[0].decode("cp1252", "replace").rstrip("\r")
    mark = max(",;\t|", key=line.count)
    try:
        cells = next(csv.reader([line], delimiter=mark), [])
    except csv.Error:
        return frozenset()
    return frozenset(cell.strip() for cell in cells)
