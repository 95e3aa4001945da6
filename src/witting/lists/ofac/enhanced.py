"""Reads OFAC's SDN_ENHANCED.XML and CONS_ENHANCED.XML (root `sanctionsData`) into list entries.

One `entity` holds everything that is said of a party. No real file was at hand: the form was read
from the schema (namespace .../PublicationPreview/exports/ENHANCED_XML) as the public repository
moov-io/watchman keeps it turned into Go (pkg/csl_us/gen/ENHANCED_XML/models.go), and from excerpts
of real files in the tests of public repositories, such as entity 9640 as of 2026-07-27. Every
element of the schema is read or stands in LEFT_OUT.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from witting.base import BrokenList, Link, NameKind, Quality
from witting.lists.ofac.advanced_parts import child_text, local, text_of
from witting.lists.ofac.draft import KINDS, NAME_KINDS, Draft, resolve_links
from witting.lists.ofac.features import (
    SDN,
    add_feature,
    address_of,
    list_of,
    name_pieces,
    own_lists,
    source_of,
)
from witting.lists.ofac.periods import period_words
from witting.lists.ofac.which import which_list
from witting.lists.ofac.words import read_birth_date
from witting.lists.parsed import ParsedList, Progress, RejectedRecord, nothing_in, unknown_fields
from witting.lists.sources import list_used
from witting.lists.xml_stream import records

if TYPE_CHECKING:
    from lxml import etree

LEFT_OUT = frozenset({"identityId", "versionId", "script", "isDateRange"})
"""Left out: numbers of records; the script, which the letters tell; that a period is a range, which
its days tell. Of elements that are read: which of a party's names a document bears, which of
several features is shown first, and the days of a period whose words are given beside them.
"""
FIELDS = frozenset(
    {"entity", "name", "isPrimary", "generalInfo", "entityType", "livingStatus", "remarks", "title"}
    | {"isUsCitizen", "isUsPerson", "sanctionsLists", "sanctionsList", "sanctionsPrograms"}
    | {"sanctionsProgram", "sanctionsTypes", "sanctionsType", "legalAuthorities"}
    | {"legalAuthority", "names", "aliasType", "isLowQuality", "translations", "translation"}
    | {"formattedFirstName", "formattedLastName", "formattedFullName", "nameParts", "namePart"}
    | {"type", "value", "addresses", "address", "country", "addressParts", "addressPart"}
    | {"features", "feature", "valueRefId", "valueDate", "reliability", "comments"}
    | {"fromDateBegin", "fromDateEnd", "toDateBegin", "toDateEnd", "isApproximate"}
    | {"identityDocuments", "identityDocument", "documentNumber", "isValid"}
    | {"issuingAuthority", "issuingLocation", "issuingCountry", "issueDate", "expirationDate"}
    | {"idFeatures", "idFeature", "relationships", "relationship", "relatedEntity", "quality"}
    | {"dateRange"}
)
"""Every element name of an entity this reader reads."""

_RECORDS = frozenset({"publicationInfo", "referenceValue", "entity"})
_DAYS = ("fromDateBegin", "fromDateEnd", "toDateBegin", "toDateEnd")
_ALIASES = {text.upper(): kind for text, kind in NAME_KINDS.items()}
_GENERAL = ("livingStatus", "isUsCitizen", "isUsPerson")
_DOUBTLESS = frozenset({"", "Unknown", "Confirmed"})


def read_ofac_enhanced(
    path: Path, sha256: str, published: str | None = None, progress: Progress | None = None
) -> tuple[ParsedList, ...]:
    """Read an ENHANCED file: one list, or both where somebody had OFAC put them into one file.

    Raises BrokenList for a file that holds nobody, and for a delta file, which is no list.
    """
    reading = _Reading(path)
    for name, element in records(path, _RECORDS, progress):
        reading.take(name, element)
    return reading.finished(sha256, published)


class _Reading:
    """One file being read."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._day = ""
        self._about: list[str] = []  # the lists the file says it is of
        self._values: dict[str, str] = {}
        self._drafts: dict[str, Draft] = {}
        self._days: dict[str, list[tuple[str, str]]] = {}  # list and the day it was put on it
        self._ties: list[tuple[str, str, str, str]] = []
        self._rejected: list[RejectedRecord] = []
        self._seen: set[str] = set()

    def take(self, name: str, element: "etree._Element") -> None:
        """Read one record; one that cannot be read is kept by name."""
        if "DeltaFile" in str(element.tag):
            raise BrokenList(
                f"{self._path.name} is one of OFAC's delta files: it holds what changed, and taking"
                " it for the list would clear everybody else. Fetch the list itself."
            )
        if name == "publicationInfo":
            self._day = _iso_day(child_text(element, "dataAsOf"))
            self._about = [text_of(part) for part in element.iter("{*}sanctionsList")]
        elif name == "referenceValue":
            self._values[element.get("refId", "")] = child_text(element, "value")
        else:
            self._seen.update(local(part) for part in element.iter("*"))
            try:
                self._read_entity(element)
            except ValueError as error:
                key = element.get("id", "")
                self._reject(
                    f"{self._path.name} entity {key} (line {element.sourceline})", str(error)
                )

    def _read_entity(self, element: "etree._Element") -> None:
        uid = element.get("id", "")
        if not (uid.isascii() and uid.isdecimal()):
            raise ValueError(f"the entity has no numeric id ({uid!r}), so it cannot be referred to")
        if uid in self._drafts:
            raise ValueError("an entity of this id stood in the file before")
        parts = {local(part): part for part in element}
        general = parts.get("generalInfo")
        word = child_text(general, "entityType").lower() if general is not None else ""
        draft = Draft(uid=uid, kind=KINDS.get(word))
        if (names := parts.get("names")) is not None:
            self._read_names(draft, names, is_person=word == "individual")
        if not draft.names:
            raise ValueError("the entity has no name, so nobody can be matched against it")
        if general is not None:
            self._read_general(draft, general)
        self._read_listings(draft, parts)
        for name, read in (
            ("addresses", self._read_address),
            ("identityDocuments", self._read_document),
            ("features", self._read_feature),
            ("relationships", self._read_tie),
        ):
            for part in parts.get(name, ()):
                try:
                    read(draft, part)
                except ValueError as error:
                    self._reject(f"ofac-{uid} {local(part)} {part.get('id', '')}", str(error))
        self._drafts[uid] = draft

    def _read_general(self, draft: Draft, general: "etree._Element") -> None:
        if title := child_text(general, "title"):
            draft.titles.append(title)
        if remarks := child_text(general, "remarks"):
            draft.add_remarks(remarks)
        for name in _GENERAL:
            if value := child_text(general, name):
                draft.details.append((name, value))

    def _read_listings(self, draft: Draft, parts: "dict[str, etree._Element]") -> None:
        listings = [
            (text_of(part), part.get("datePublished", "")[:10])
            for part in parts.get("sanctionsLists", ())
        ]
        draft.on_lists = [name for name, _day in listings]
        self._days[draft.uid] = listings
        texts = [text_of(part) for part in parts.get("sanctionsPrograms", ())]
        draft.programmes = tuple(dict.fromkeys(filter(None, texts)))
        draft.legal_basis = [text_of(part) for part in parts.get("legalAuthorities", ())]
        for part in parts.get("sanctionsTypes", ()):
            draft.details.append(("sanctionsType", text_of(part)))
        for name, day in listings:
            draft.details.append(("sanctionsList", f"{name} {day}".strip()))

    def _read_names(self, draft: Draft, names: "etree._Element", *, is_person: bool) -> None:
        """Read every name in every script, the primary one in Latin letters first."""
        for name in sorted(names, key=lambda part: child_text(part, "isPrimary") != "true"):
            kind = _ALIASES.get(child_text(name, "aliasType"), NameKind.ALIAS)
            if child_text(name, "isPrimary") == "true":
                kind = NameKind.PRIMARY
            weak = child_text(name, "isLowQuality") == "true"
            forms = list(name.iter("{*}translation"))
            for form in sorted(forms, key=lambda part: child_text(part, "isPrimary") != "true"):
                last, first, left = _pieces(form, is_person=is_person)
                draft.add_name(last, first, kind, Quality.WEAK if weak else Quality.STRONG)
                draft.details.extend(("namePart", text) for text in left)

    def _read_address(self, draft: Draft, element: "etree._Element") -> None:
        country = next((text_of(part) for part in element.iter("{*}country")), "")
        forms = list(element.iter("{*}translation"))
        for form in forms or [element]:
            parts = [
                (child_text(part, "type"), child_text(part, "value"))
                for part in form.iter("{*}addressPart")
            ]
            address = address_of(parts, country)
            if address is None:
                raise ValueError("the address says nothing")
            draft.addresses.append(address)

    def _read_feature(self, draft: Draft, element: "etree._Element") -> None:
        kind = child_text(element, "type")
        value = child_text(element, "value")
        reference = child_text(element, "valueRefId")
        if not value and reference:
            value = self._values.get(reference, "")
        periods = [_period(part) for part in element if local(part) == "valueDate"]
        if periods and (not value or (kind == "Birthdate" and not read_birth_date(value))):
            value = periods[0]
        add_feature(draft, kind, value)
        for name in ("reliability", "comments"):
            said = child_text(element, name)
            if said not in _DOUBTLESS:
                draft.details.append((f"feature {name}", f"{kind} {value}: {said}"))

    def _read_document(self, draft: Draft, element: "etree._Element") -> None:
        kind, number = child_text(element, "type"), child_text(element, "documentNumber")
        days = {local(part): _period(part) for part in element if local(part).endswith("Date")}
        words = [
            f"{word} {days[name]}"
            for name, word in (("issueDate", "issued"), ("expirationDate", "expires"))
            if days.get(name)
        ]
        country = child_text(element, "issuingCountry")
        draft.add_statement(kind, number, country, " ".join(words))
        for name in ("issuingAuthority", "issuingLocation", "comments"):
            if said := child_text(element, name):
                draft.details.append((name, f"{kind} {number}: {said}"))
        if child_text(element, "isValid") == "false":
            draft.details.append(("isValid", f"{kind} {number}: false"))
        for part in element.iter("{*}idFeature"):
            if text_of(part):
                draft.details.append(("idFeature", f"{kind} {number}: {text_of(part)}"))

    def _read_tie(self, draft: Draft, element: "etree._Element") -> None:
        kind = child_text(element, "type")
        marks = [
            mark
            for mark in (child_text(element, "quality"), child_text(element, "comments"))
            if mark not in _DOUBTLESS
        ]
        marks += [_period(part) for part in element if local(part) == "dateRange"]
        words = kind + (f" ({', '.join(filter(None, marks))})" if any(marks) else "")
        for part in element:
            if local(part) == "relatedEntity":
                self._ties.append((draft.uid, part.get("entityId", ""), words, text_of(part)))

    def finished(self, sha256: str, published: str | None) -> tuple[ParsedList, ...]:
        """Join the ties to the entities, and make the lists."""
        if not self._drafts:
            raise nothing_in(self._path, "entity")
        for source, target, kind, text in self._ties:
            other = self._drafts.get(target)
            name = text or (other.names[0].whole if other else f"ofac-{target}")
            link = Link(kind=kind, name=name, entry_id=f"ofac-{target}" if other else "")
            self._drafts[source].links.append(link)
        self._rejected.extend(unknown_fields(self._path, self._seen - FIELDS - LEFT_OUT))
        day = published or self._day
        return tuple(
            self._list(list_id, drafts, sha256, day) for list_id, drafts in self._by_list().items()
        )

    def _by_list(self) -> dict[str, list[Draft]]:
        drafts = list(self._drafts.values())
        if SDN in self._about and len(set(self._about)) > 1:
            both: dict[str, list[Draft]] = {}
            for draft in drafts:
                list_id = "ofac-sdn" if SDN in draft.on_lists else "ofac-cons"
                both.setdefault(list_id, []).append(draft)
            return both
        named = [self._about] if self._about else [draft.on_lists for draft in drafts]
        return {list_of(named) or which_list(drafts, self._path): drafts}

    def _list(self, list_id: str, drafts: list[Draft], sha256: str, day: str) -> ParsedList:
        for draft in drafts:
            self._date(draft, list_id)
        entries = resolve_links([draft.build(list_id, day) for draft in drafts])
        meta = list_used(list_id, published=day, entries=len(entries), sha256=sha256)
        return ParsedList(
            meta=replace(meta, source=source_of(meta.source, "ENHANCED")),
            entries=entries,
            rejected=tuple(self._rejected),
        )

    def _date(self, draft: Draft, list_id: str) -> None:
        own = set(own_lists(list_id, draft.on_lists))
        days = [(day, name) for name, day in self._days[draft.uid] if day and name in own]
        if days:
            draft.listed_on, name = min(days)
            draft.listed_on_source = f"datePublished of the list itself, {name}"

    def _reject(self, where: str, why: str) -> None:
        self._rejected.append(RejectedRecord(where=where, why=why))


def _pieces(form: "etree._Element", *, is_person: bool) -> tuple[str, str, list[str]]:
    """Give last name, first name, and the name parts that are in neither."""
    parts = [
        (child_text(part, "type"), child_text(part, "value")) for part in form.iter("{*}namePart")
    ]
    first, last = child_text(form, "formattedFirstName"), child_text(form, "formattedLastName")
    if not last:
        full = child_text(form, "formattedFullName")
        last, comma, rest = full.partition(", ") if is_person else (full, "", "")
        first = rest if comma else first
    if not last:
        last, first = name_pieces(parts)
    whole = f"{first} {last}".casefold()
    return last, first, [text for _kind, text in parts if text.casefold() not in whole]


def _period(element: "etree._Element") -> str:
    """Give a period in OFAC's words; "" for one without days. Raises ValueError for no days."""
    row = {local(part): text_of(part) for part in element}
    days = [date.fromisoformat(row[name][:10]) for name in _DAYS if row.get(name)]
    if not days:
        return ""
    return period_words(min(days), max(days), approximate=row.get("isApproximate") == "true")


def _iso_day(text: str) -> str:
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        return ""
