"""Reads GLEIF's XML record by record, without entities, network or DOCTYPE, in bounded memory."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from lxml import etree

from witting.base import BrokenInput, HostileInput, TooLarge
from witting.base.safe_xml import SAFE_XML
from witting.ownership.json_records import MOST_RECORDS, Record, check_size

_RECORDS = ("{*}RelationshipRecord", "{*}Exception")
_LISTED = {"RelationshipPeriod", "RelationshipQuantifier", "ExceptionReason"}
_DEEPEST = 20


def is_xml(data: bytes) -> bool:
    """Say whether a file begins as XML does."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def xml_records(data: bytes, name: str) -> Iterator[Record]:
    """Give each record with its place, its elements as keys."""
    check_size(data, name)
    if b"<!DOCTYPE" in data[:100_000] or b"<!ENTITY" in data[:100_000]:
        raise HostileInput(
            f"{name}: it declares a document type or entities. GLEIF's files have none, and they "
            "can be made to eat the machine's memory. Fetch the file from its publisher again."
        )
    events = etree.iterparse(
        BytesIO(data),
        events=("end",),
        tag=_RECORDS,
        **SAFE_XML,
    )
    number = 0
    try:
        for _, element in events:
            number += 1
            if number > MOST_RECORDS:
                raise TooLarge(
                    f"{name}: it holds more than {MOST_RECORDS:,} records. "
                    "Split the file, or give its holdings as a table."
                )
            yield f"record {number}", _as_object(element, 0)
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as problem:
        raise BrokenInput(
            f"{name}: after {number} records it is no XML ({problem.msg}). "
            "Nothing of it is used, since the rest is missing. Fetch the file again."
        ) from None


def _as_object(element: "etree._Element", depth: int) -> Any:
    children = [child for child in element if isinstance(child.tag, str)]
    if not children or depth > _DEEPEST:
        return (element.text or "").strip()
    found: dict[str, Any] = {}
    for child in children:
        key = etree.QName(child).localname
        value = _as_object(child, depth + 1)
        if key in _LISTED:
            found.setdefault(key, []).append(value)
        else:
            found[key] = value
    return found
