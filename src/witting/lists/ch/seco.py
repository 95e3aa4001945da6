"""Reads Switzerland's list of all sanctioned persons, entities and objects (SECO, XML).

No real file was at hand. The form was read from the crawler in opensanctions/opensanctions
(datasets/ch/seco_sanctions), from ammitto/ammitto (lib/ammitto/sources/ch, which names the
publisher's schema swiss-sanctions-list_v3.1.xsd) and from excerpts of the list of 27 August 2026
that public tests copy.

The whole list keeps targets that were de-listed. One whose latest modification is a de-listing is
not in force: it is no entry of the list of that day, so it is not screened and not counted. Nor is
it rejected, which would say it could not be read: it is in `removed`, with the day it left. Targets
inside a modification are its history and are passed over.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from witting.base import BrokenList, ListEntry, PartyKind
from witting.lists.ch.fields import (
    Place,
    local,
    read_foreign,
    read_identity,
    read_place,
    read_said,
    unknown_parts,
)
from witting.lists.ch.modifications import listed_on, modifications, removed_on
from witting.lists.collected import Collected, squeeze
from witting.lists.parsed import (
    ParsedList,
    Progress,
    RejectedRecord,
    has_left,
    named_day,
    nothing_in,
    unknown_fields,
)
from witting.lists.sources import list_used
from witting.lists.xml_stream import records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

LIST_ID = "ch-seco"
_KINDS = {"individual": PartyKind.PERSON, "entity": PartyKind.ORGANISATION, "object": None}
_OBJECTS = {"vessel": PartyKind.VESSEL, "aircraft": PartyKind.AIRCRAFT}
_WANTED = frozenset({"sanctions-program", "place", "target"})
_WHOLE = "whole-list"

Programme = tuple[str, str, str, str]  # its key, its ordinance, the set of measures, its origin


class _Known:
    """What targets refer to: the sets of measures, the places, and the other targets' names."""

    def __init__(self) -> None:
        self.programmes: dict[str, Programme] = {}
        self.places: dict[str, Place] = {}
        self.names: dict[str, str] = {}
        self.date = ""


def read_seco(
    path: Path, sha256: str, published: str | None = None, progress: Progress | None = None
) -> ParsedList:
    """Read one Swiss list. Raises BrokenList where it is not the whole list, or holds no target.

    It is read twice: targets refer to places that may stand behind them.
    """
    known = _referred_to(path)
    day = published or known.date or named_day(path)
    entries: list[ListEntry] = []
    removed: list[ListEntry] = []
    rejected: list[RejectedRecord] = []
    unknown: set[str] = set()
    for target in _top(path, "target", progress):
        unknown |= unknown_parts(_own_parts(target))
        try:
            entry = _entry(target, known)
        except ValueError as error:
            where = f"{path.name} target {target.get('ssid', '')} (line {target.sourceline})"
            rejected.append(RejectedRecord(where=where, why=str(error)))
            continue
        (removed if has_left(entry, day) else entries).append(entry)
    if not entries:
        raise nothing_in(path, "target in force")
    rejected.extend(unknown_fields(path, unknown))
    return ParsedList(
        meta=list_used(LIST_ID, published=day, entries=len(entries), sha256=sha256),
        entries=tuple(entries),
        rejected=tuple(rejected),
        removed=tuple(removed),
    )


def _top(path: Path, name: str, progress: Progress | None = None) -> "Iterator[etree._Element]":
    """Give the elements of a name that stand directly under the root: no modification's."""
    for found, element in records(path, _WANTED, progress):
        parent = element.getparent()
        if found == name and parent is not None and parent.getparent() is None:
            yield element


def _referred_to(path: Path) -> _Known:
    known = _Known()
    for name, element in records(path, _WANTED):
        root = element.getparent()
        if root is None or root.getparent() is not None:
            continue
        known.date = known.date or str(root.get("date", ""))
        if str(root.get("list-type", _WHOLE)) != _WHOLE:
            raise BrokenList(
                f"{path.name} is a {root.get('list-type')!r} and not the whole list; screening on"
                " it would miss listed parties. Fetch the whole list from its publisher."
            )
        if name == "place":
            known.places[str(element.get("ssid", ""))] = read_place(element)
        elif name == "sanctions-program":
            _read_programme(known, element)
        else:
            known.names[str(element.get("ssid", ""))] = _first_name(element)
    return known


def _read_programme(known: _Known, element: "etree._Element") -> None:
    key, ordinance = (_in_english(element, name) for name in ("program-key", "program-name"))
    origin = squeeze(element.findtext("{*}origin"))
    for measures in element.findall("{*}sanctions-set"):
        number = str(measures.get("ssid", ""))
        if number not in known.programmes or measures.get("lang") == "eng":
            known.programmes[number] = (key, ordinance, squeeze(measures.text), origin)


def _in_english(element: "etree._Element", name: str) -> str:
    found = element.findall(f"{{*}}{name}")
    english = next((each for each in found if each.get("lang") == "eng"), None)
    chosen = english if english is not None else next(iter(found), None)
    return squeeze(chosen.text) if chosen is not None else ""


def _first_name(target: "etree._Element") -> str:
    parts = next(iter(target.iterfind("{*}*/{*}identity/{*}name")), None)
    if parts is None:
        return ""
    values = (squeeze(part.findtext("{*}value")) for part in parts.findall("{*}name-part"))
    return " ".join(filter(None, values))


def _entry(target: "etree._Element", known: _Known) -> ListEntry:
    number = squeeze(target.get("ssid"))
    if not (number.isascii() and number.isdecimal()):
        raise ValueError(f"the target has no numeric ssid ({number!r}), so it cannot be found")
    party = next((child for child in target if local(child) in _KINDS), None)
    if party is None:
        raise ValueError(f"the target {number} is no individual, entity or object")
    draft = Collected(kind=_KINDS[local(party)])
    if local(party) == "object":
        draft.kind = _OBJECTS.get(squeeze(party.get("object-type")))
        if draft.kind is None:
            draft.add_detail("object-type", squeeze(party.get("object-type")))
    draft.add_gender(squeeze(party.get("sex")), "sex")
    _read_target(draft, target, known)
    for child in party:
        if local(child) == "identity":
            read_identity(draft, child, known.places)
        read_said(draft, child, known.names)
    return draft.build(f"{LIST_ID}-{number}", LIST_ID)


def _read_target(draft: Collected, target: "etree._Element", known: _Known) -> None:
    numbers = [squeeze(target.get("sanctions-set-id"))]
    for child in target:
        name, text = local(child), squeeze(child.text)
        if name == "sanctions-set-id":
            numbers.append(text)
        elif name == "foreign-identifier":
            read_foreign(draft, text)
        elif name == "generic-attribute":
            draft.add_detail(squeeze(child.get("name")) or name, text)
        elif name in ("justification", "relation", "other-information"):
            read_said(draft, child, known.names)
    for number in filter(None, numbers):
        _add_programme(draft, number, known)
    changes = modifications(target)
    draft.listed_on, draft.removed_on = listed_on(changes), removed_on(changes)
    draft.listed_on_source = "effective-date of the modification `listed` in the file"
    for change in changes:
        draft.add_detail("modification", change.said)


def _add_programme(draft: Collected, number: str, known: _Known) -> None:
    if number not in known.programmes:
        draft.add_detail("sanctions-set-id", number)
        return
    key, ordinance, measures, origin = known.programmes[number]
    draft.programmes.append(key or ordinance)
    draft.legal_basis.append(": ".join(filter(None, (ordinance, measures))))
    draft.sublists.append(measures)
    draft.add_detail("origin", origin)


def _own_parts(target: "etree._Element") -> "Iterator[etree._Element]":
    """Give a target's elements, without what its modifications added and removed."""
    yield target
    for child in target:
        if local(child) == "modification":
            yield child
        else:
            yield from child.iter("*")
