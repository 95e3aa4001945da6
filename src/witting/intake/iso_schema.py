"""Checks a message against an XML Schema the caller gives, and says where it breaks it.

Banks and market practice groups publish schemas of their own, narrower than ISO's; which one is to
hold is the caller's to say. A message that breaks it is read all the same: each fault stands in
`unread` of the transaction it is in.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from lxml import etree

from witting.base import SettingsError
from witting.base.safe_xml import SAFE_XML

_XSD = "{http://www.w3.org/2001/XMLSchema}"
_MAX_BYTES = 5_000_000
_MOST = 100  # faults of one message that libxml2 keeps
_NAMESPACE = re.compile(r"\{[^{}]*\}")

Faults = dict["etree._Element", list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """A schema ready to check with."""

    name: str
    namespace: str
    compiled: etree.XMLSchema

    def faults(self, root: "etree._Element") -> Faults:
        """Check every message of the schema's namespace below an element.

        The elements that break it are given with what libxml2 says of each.
        """
        found: Faults = {}
        for message in self._messages(root):
            if self.compiled.validate(message):
                continue
            # The type stubs of lxml do not know that its log is a sequence.
            errors = list(cast("Iterable[Any]", self.compiled.error_log))
            for error in errors:
                where = _at(message, error.path)
                found.setdefault(where, []).append(_NAMESPACE.sub("", error.message)[:300])
            if len(errors) >= _MOST:
                more = f"there are {_MOST} faults, and more may not have been looked for"
                found.setdefault(_inside(message), []).append(more)
        return found

    def _messages(self, root: "etree._Element") -> "list[etree._Element]":
        """Find the outermost elements of the schema's namespace."""
        found: list[etree._Element] = []
        waiting = [root]
        while waiting:
            element = waiting.pop()
            if str(element.tag).startswith(f"{{{self.namespace}}}"):
                found.append(element)
            else:
                waiting.extend(element)
        return found


def _at(message: "etree._Element", path: str | None) -> "etree._Element":
    """Find the element a fault is in; those of `Document` itself are told of the message in it."""
    places = etree.ElementTree(message).xpath(path) if path else None
    first = places[0] if isinstance(places, list) and places else message
    found = first if isinstance(first, etree._Element) else message
    return _inside(message) if found is message else found


def _inside(message: "etree._Element") -> "etree._Element":
    return next(iter(message), message)


def open_schema(path: str | Path) -> Schema:
    """Open a schema file.

    Raises SettingsError where there is no such file, or it is no schema that stands alone.
    """
    try:
        data = Path(path).read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _refused(path, f"cannot be opened ({reason}): check its path") from None
    if len(data) > _MAX_BYTES:
        raise _refused(path, f"is over {_MAX_BYTES // 1_000_000} MB, which no message's schema is")
    return _compiled(data, str(path))


@lru_cache(maxsize=8)
def _compiled(data: bytes, name: str) -> Schema:
    parser = etree.XMLParser(**SAFE_XML)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _refused(name, f"is not well-formed XML ({error.msg})") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise _refused(name, "carries a DOCTYPE, which could bring in other files: take it out")
    # A schema that brings in others could make the parser fetch files.
    if any(element.tag in _BRINGING_IN for element in root):
        raise _refused(name, "brings in other schemas: give the one of the message, complete")
    try:
        compiled = etree.XMLSchema(root)
    except etree.XMLSchemaParseError as error:
        raise _refused(name, f"is no XML Schema ({error})") from None
    return Schema(name=name, namespace=root.get("targetNamespace") or "", compiled=compiled)


_BRINGING_IN = frozenset(f"{_XSD}{name}" for name in ("import", "include", "redefine"))


def _refused(path: str | Path, why: str) -> SettingsError:
    return SettingsError(f"The schema {path} {why}. Nothing was checked or read.")
