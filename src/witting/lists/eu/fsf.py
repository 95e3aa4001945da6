"""Reads the EU's consolidated financial sanctions file (FSF XML 1.1) into list entries.

The key is `euReferenceNumber`; three parties of May 2024 stand in it twice, once for each
programme, and stay two entries of one id. `strong` is true on every name of the file and means
nothing, so every name is kept as strong. `countryIso2Code` 00 is the file's word for unknown.
Every element and attribute is kept except those that schema.LEFT_OUT names.
"""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from witting.base import ListedName, ListEntry, NameKind, PartyKind
from witting.lists.eu.fields import (
    Facts,
    read_address,
    read_birth,
    read_citizenship,
    read_identification,
)
from witting.lists.eu.schema import unknown_parts
from witting.lists.parsed import ParsedList, Progress, RejectedRecord, nothing_in, unknown_fields
from witting.lists.script import script_of
from witting.lists.sources import list_used
from witting.lists.xml_stream import records

if TYPE_CHECKING:
    from lxml import etree

_KINDS = {"person": PartyKind.PERSON, "enterprise": PartyKind.ORGANISATION}
_GENDERS = {"M": "male", "F": "female"}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def read_eu_fsf(
    path: Path, sha256: str, published: str | None = None, progress: Progress | None = None
) -> ParsedList:
    """Read one FSF file. Raises BrokenList where it holds no entity that can be read."""
    entries: list[ListEntry] = []
    rejected: list[RejectedRecord] = []
    generated = ""
    seen: set[tuple[str, str]] = set()
    for _name, element in records(path, frozenset({"sanctionEntity"}), progress):
        parent = element.getparent()
        generated = generated or (
            str(parent.get("generationDate", "")) if parent is not None else ""
        )
        for part in element.iter("*"):
            seen.add((part.tag, ""))
            seen.update((part.tag, str(attribute)) for attribute in part.keys())  # noqa: SIM118
        try:
            entries.append(_entry(element))
        except ValueError as error:
            where = f"{path.name} sanctionEntity (line {element.sourceline})"
            rejected.append(RejectedRecord(where=where, why=str(error)))
    if not entries:
        raise nothing_in(path, "entity")
    rejected.extend(unknown_fields(path, unknown_parts(seen)))
    day = published or (generated[:10] if _DAY.match(generated) else "")
    return ParsedList(
        meta=list_used("eu-fsf", published=day, entries=len(entries), sha256=sha256),
        entries=tuple(entries),
        rejected=tuple(rejected),
    )


def _entry(element: "etree._Element") -> ListEntry:
    reference = _attribute(element, "euReferenceNumber")
    if not reference:
        raise ValueError("the entity has no euReferenceNumber, so it cannot be referred to")
    facts = Facts()
    for child in element:
        _read_child(facts, _local(child), child)
    if not facts.names:
        raise ValueError(f"the entity {reference} has no name, so nobody can be matched")
    _read_designation(facts, element)
    listed_on, source = _listed_on(element, facts)
    return ListEntry(
        id=f"eu-fsf-{reference}",
        list_id="eu-fsf",
        kind=facts.kind,
        names=_primary_first(facts.names),
        programmes=_unique(facts.programmes),
        legal_basis=_unique([text for _act, text in sorted(facts.acts.items())]),
        birth_dates=_unique(facts.birth_dates),
        birth_places=_unique(facts.birth_places),
        nationalities=tuple(sorted(set(facts.nationalities))),
        gender=facts.gender,
        titles=_unique(facts.titles),
        identifiers=tuple(dict.fromkeys(facts.identified())),
        addresses=tuple(dict.fromkeys(facts.addresses)),
        remarks="; ".join(_unique(facts.remarks)),
        listed_on=listed_on,
        listed_on_source=source,
        url=facts.url,
    )


def _read_child(facts: Facts, name: str, child: "etree._Element") -> None:
    for summary in (*child.findall("{*}regulationSummary"), *child.findall("{*}corrigendum")):
        day, title = (_attribute(summary, part) for part in ("publicationDate", "numberTitle"))
        facts.acts.setdefault((day, title), f"{title}, published {day}")
    for info in child.findall("{*}additionalInformation"):
        facts.remark(f"{name} {_attribute(info, 'key')}", _attribute(info, "value"))
    if name == "remark":
        facts.remark("", child.text or "")
    elif name == "additionalInformation":
        facts.remark(_attribute(child, "key"), _attribute(child, "value"))
    elif name == "regulation":
        _read_regulation(facts, child)
    elif name == "subjectType":
        facts.kind = _KINDS.get(_attribute(child, "code"))
    elif name == "nameAlias":
        _read_name(facts, child)
    elif name == "citizenship":
        read_citizenship(facts, child)
    elif name == "birthdate":
        read_birth(facts, child)
    elif name == "address":
        read_address(facts, child)
    elif name == "identification":
        read_identification(facts, child)


def _read_name(facts: Facts, alias: "etree._Element") -> None:
    first, middle, last = (
        _attribute(alias, part) for part in ("firstName", "middleName", "lastName")
    )
    given = " ".join(filter(None, (first, middle)))
    whole = _attribute(alias, "wholeName") or " ".join(filter(None, (given, last)))
    if not whole:
        return
    facts.names.append(
        ListedName(
            whole=whole,
            kind=NameKind.ALIAS,
            script=script_of(whole),
            language=_attribute(alias, "nameLanguage").lower(),
            first=given,
            last=last,
        )
    )
    facts.gender = facts.gender or _GENDERS.get(_attribute(alias, "gender"), "")
    facts.titles.extend(filter(None, (_attribute(alias, "title"), _attribute(alias, "function"))))
    for remark in alias.findall("{*}remark"):
        facts.remark(whole, remark.text or "")


def _primary_first(names: list[ListedName]) -> tuple[ListedName, ...]:
    """Put the name a reader of English expects first: the file marks none as the primary one."""
    lead = next(
        (name for name in names if name.script == "Latn" and name.language in ("", "en")), names[0]
    )
    first = ListedName(
        whole=lead.whole,
        kind=NameKind.PRIMARY,
        script=lead.script,
        language=lead.language,
        first=lead.first,
        last=lead.last,
    )
    return tuple(dict.fromkeys([first, *(name for name in names if name is not lead)]))


def _read_regulation(facts: Facts, regulation: "etree._Element") -> None:
    day, force = (
        _attribute(regulation, name) for name in ("publicationDate", "entryIntoForceDate")
    )
    maker, act = (_attribute(regulation, name) for name in ("organisationType", "regulationType"))
    title = _attribute(regulation, "numberTitle")
    facts.acts[day, title] = f"{title}, published {day}, in force {force} ({maker} {act})"
    facts.programmes.append(_attribute(regulation, "programme"))
    facts.url = (regulation.findtext("{*}publicationUrl") or "").strip()


def _read_designation(facts: Facts, element: "etree._Element") -> None:
    details, united_nations = (
        _attribute(element, name) for name in ("designationDetails", "unitedNationId")
    )
    facts.remark("designation", details)
    facts.remark("UN reference", united_nations)
    if _attribute(element, "delistingDate"):
        facts.remark("delisting date", _attribute(element, "delistingDate"))


def _listed_on(element: "etree._Element", facts: Facts) -> tuple[str, str]:
    """Give the earliest day the file itself names: a designation, or the publication of an act."""
    days = [
        (day, f"earliest act the file names for the entry: {text}")
        for (day, _title), text in facts.acts.items()
        if day
    ]
    designated = _attribute(element, "designationDate")
    if designated:
        days.append((designated, "designation date in the file"))
    return min(days, default=("", ""))


def _attribute(element: "etree._Element", name: str) -> str:
    return " ".join((element.get(name) or "").split())


def _local(element: "etree._Element") -> str:
    return str(element.tag).rpartition("}")[2]


def _unique(items: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, items)))
