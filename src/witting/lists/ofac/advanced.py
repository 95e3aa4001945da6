"""Reads OFAC's SDN_ADVANCED.XML and CONS_ADVANCED.XML (root `Sanctions`) into list entries.

The form is the UN's Advanced Sanctions Data Model. It says what the plain XML says and more: names
in the script they are written in, ties between parties by number, the legal basis and the day of
each listing, and which of OFAC's lists a party is on. The form was read from a real excerpt of
SDN_ADVANCED.XML of 2024-02-23; a whole real file was not at hand, nor any CONS_ADVANCED.XML.

One pass is enough: locations and documents stand before the parties and are small, ties and
sanctions entries stand after them and are joined to the parties already read. So what is held is
what was read, never the file.
"""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from witting.base import BrokenList, Link, NameKind, Quality
from witting.lists.ofac.advanced_parts import (
    Document,
    Location,
    References,
    child_text,
    local,
    read_date,
    read_document,
    read_location,
    read_period,
    text_of,
)
from witting.lists.ofac.draft import KINDS, NAME_KINDS, Draft, resolve_links
from witting.lists.ofac.features import (
    add_feature,
    list_of,
    name_pieces,
    own_lists,
    source_of,
)
from witting.lists.ofac.which import which_list
from witting.lists.parsed import ParsedList, Progress, RejectedRecord, unknown_fields
from witting.lists.sources import list_used
from witting.lists.xml_stream import records

if TYPE_CHECKING:
    from lxml import etree

RECORDS = frozenset(
    {"DateOfIssue", "ReferenceValueSets", "Location", "IDRegDocument", "DistinctParty"}
    | {"ProfileRelationship", "SanctionsEntry", "SanctionsEntryLink"}
)
LEFT_OUT = frozenset({"FeatureVersionReference", "DocumentedNameReference", "IdentityReference"})
"""Left out: which feature a place is of (the feature says it), which of a party's names stands in
a document, which identity a feature is of: a party of OFAC has had one so far.
"""
FIELDS = frozenset(
    {"DateOfIssue", "Year", "Month", "Day", "From", "To", "Start", "End", "DatePeriod", "Date"}
    | {"Location", "LocationAreaCode", "LocationCountry", "LocationPart", "LocationPartValue"}
    | {"Value", "Comment", "IDRegDocument", "IDRegistrationNo", "IssuingAuthority"}
    | {"DocumentDate", "DistinctParty", "Profile", "Identity", "Alias", "DocumentedName"}
    | {"NamePartGroups", "MasterNamePartGroup", "NamePartGroup"}
    | {"DocumentedNamePart", "NamePartValue", "Feature", "FeatureVersion", "VersionDetail"}
    | {"VersionLocation", "ProfileRelationship", "SanctionsEntry", "EntryEvent"}
    | {"SanctionsMeasure"}
)
"""Every element name this reader reads, outside of the reference values, which are read whole."""

_NAME_KINDS = {"Name": NameKind.PRIMARY} | {text.upper(): kind for text, kind in NAME_KINDS.items()}


@dataclass(slots=True)
class _Entry:
    """What one SanctionsEntry says: the list it is of, its days, programmes and measures."""

    list_name: str
    listed: list[tuple[str, str]] = field(default_factory=list)  # day, legal basis
    programmes: list[str] = field(default_factory=list)
    details: list[tuple[str, str]] = field(default_factory=list)


def read_ofac_advanced(
    path: Path, sha256: str, published: str | None = None, progress: Progress | None = None
) -> ParsedList:
    """Read one ADVANCED list. Raises BrokenList for a file without parties or without listings."""
    reading = _Reading(path)
    for name, element in records(path, RECORDS, progress):
        reading.take(name, element)
    return reading.finished(sha256, published)


class _Reading:
    """One file being read: what stands before the parties, the parties, what stands after."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._day = ""
        self._references = References()
        self._locations: dict[str, Location] = {}
        self._unused: set[str] = set()
        self._documents: dict[str, list[Document]] = defaultdict(list)
        self._drafts: dict[str, Draft] = {}
        self._lists: dict[str, list[_Entry]] = defaultdict(list)
        self._ties: list[tuple[str, str, str, str]] = []
        self._rejected: list[RejectedRecord] = []
        self._seen: set[str] = set()

    def take(self, name: str, element: "etree._Element") -> None:
        """Read one record; one that cannot be read is kept by name."""
        if name == "ReferenceValueSets":
            self._references.read(element)
            return
        self._seen.update(local(part) for part in element.iter("*"))
        try:
            self._read(name, element)
        except (ValueError, KeyError) as error:
            key = element.get("FixedRef") or element.get("ID", "")
            self._reject(f"{self._path.name} {name} {key} (line {element.sourceline})", str(error))

    def _read(self, name: str, element: "etree._Element") -> None:
        if name == "DateOfIssue":
            self._day = read_date(element).isoformat()
        elif name == "Location":
            self._locations[element.get("ID", "")] = read_location(element, self._references)
            self._unused.add(element.get("ID", ""))
        elif name == "IDRegDocument":
            document = read_document(element, self._references)
            self._documents[document.identity].append(document)
        elif name == "DistinctParty":
            self._read_party(element)
        elif name == "ProfileRelationship":
            self._read_tie(element)
        elif name == "SanctionsEntry":
            self._read_entry(element)
        else:
            raise ValueError("OFAC had no such record so far, and it is not read")

    def _read_party(self, element: "etree._Element") -> None:
        profiles = [child for child in element if local(child) == "Profile"]
        uid = profiles[0].get("ID", "") if len(profiles) == 1 else ""
        if not (uid.isascii() and uid.isdecimal()):
            raise ValueError("the party has no profile with a number, so it cannot be referred to")
        if uid in self._drafts:
            raise ValueError(f"a party of the number {uid} stood in the file before")
        kind = self._references.party_kind(profiles[0].get("PartySubTypeID"))
        draft = Draft(uid=uid, kind=KINDS.get(kind))
        identities = [part for part in profiles[0] if local(part) == "Identity"]
        identities.sort(key=lambda identity: identity.get("Primary") != "true")
        for identity in identities:
            self._read_names(draft, identity)
            self._take_documents(draft, identity.get("ID", ""))
        if not draft.names:
            raise ValueError("the party has no name, so nobody can be matched against it")
        for part in profiles[0]:
            if local(part) == "Feature":
                self._read_feature(draft, part)
        for comment in (child_text(element, "Comment"), child_text(profiles[0], "Comment")):
            if comment:
                draft.add_remarks(comment)
        self._drafts[uid] = draft

    def _read_names(self, draft: Draft, identity: "etree._Element") -> None:
        """Read every name of an identity in every script, the primary one first."""
        kinds = {
            group.get("ID", ""): self._references.text("NamePartType", group.get("NamePartTypeID"))
            for group in identity.iter("{*}NamePartGroup")
        }
        aliases = [part for part in identity if local(part) == "Alias"]
        aliases.sort(key=lambda alias: alias.get("Primary") != "true")
        for alias in aliases:
            word = self._references.text("AliasType", alias.get("AliasTypeID"))
            kind = _NAME_KINDS.get(word, NameKind.ALIAS)
            if identity.get("Primary") != "true" and kind is NameKind.PRIMARY:
                kind = NameKind.ALIAS
            quality = Quality.WEAK if alias.get("LowQuality") == "true" else Quality.STRONG
            for name in sorted(alias, key=self._is_other):
                values = list(name.iter("{*}NamePartValue"))
                parts = [(kinds.get(v.get("NamePartGroupID", ""), ""), text_of(v)) for v in values]
                draft.add_name(*name_pieces(parts), kind, quality)
                for value in values:
                    if value.get("Acronym") == "true":
                        draft.details.append(("NamePartValue Acronym", text_of(value)))
                    if identity.get("False") == "true":
                        draft.details.append(("Identity False", text_of(value)))

    def _is_other(self, name: "etree._Element") -> bool:
        """Say whether a name is another than the Latin form OFAC lists the party under."""
        status = self._references.text("DocNameStatus", name.get("DocNameStatusID"))
        return status != "Primary Latin"

    def _take_documents(self, draft: Draft, identity: str) -> None:
        for document in self._documents.pop(identity, ()):
            draft.add_statement(document.type, document.number, document.country, document.dates)
            draft.details.extend(document.notes)

    def _read_feature(self, draft: Draft, feature: "etree._Element") -> None:
        """Read one feature; one that cannot be read costs only itself."""
        try:
            kind = self._references.text("FeatureType", feature.get("FeatureTypeID"))
            for version in feature:
                if local(version) == "FeatureVersion":
                    self._read_version(draft, kind, version)
        except (ValueError, KeyError) as error:
            self._reject(f"ofac-{draft.uid} Feature {feature.get('ID', '')}", str(error))

    def _read_version(self, draft: Draft, kind: str, version: "etree._Element") -> None:
        places = [self._location(part) for part in version if local(part) == "VersionLocation"]
        if kind == "Location":
            addresses = [place.address for place in places if place.address]
            draft.addresses.extend(addresses)
            value = "; ".join(address.whole for address in addresses)
        else:
            values = [*self._values(version), *(place.country for place in places)]
            value = ", ".join(filter(None, values))
            add_feature(draft, kind, value)
        comment = child_text(version, "Comment")
        if comment:
            draft.details.append((f"{kind.strip()} Comment", comment))
        doubt = self._references.text("Reliability", version.get("ReliabilityID"))
        if doubt not in ("Unknown", "Confirmed"):
            draft.details.append((f"{kind.strip()} Reliability", f"{value}: {doubt}"))

    def _values(self, version: "etree._Element") -> list[str]:
        values = []
        for part in version:
            if local(part) == "VersionDetail":
                reference = part.get("DetailReferenceID")
                values.append(
                    self._references.text("DetailReference", reference)
                    if reference
                    else text_of(part)
                )
            elif local(part) == "DatePeriod":
                values.append(read_period(part))
        return values

    def _location(self, part: "etree._Element") -> Location:
        key = part.get("LocationID", "")
        if key not in self._locations:
            raise ValueError(f"it refers to Location {key}, which the file does not have")
        self._unused.discard(key)
        return self._locations[key]

    def _read_tie(self, element: "etree._Element") -> None:
        kind = self._references.text("RelationType", element.get("RelationTypeID"))
        quality = self._references.text("RelationQuality", element.get("RelationQualityID"))
        former = ["former"] if element.get("Former") == "true" else []
        marks = former + ([] if quality == "Unknown" else [quality])
        words = kind + (f" ({', '.join(marks)})" if marks else "")
        source, target = element.get("From-ProfileID", ""), element.get("To-ProfileID", "")
        if source not in self._drafts:
            raise ValueError(f"it is a tie of party {source}, which the file does not have")
        self._ties.append((source, target, words, child_text(element, "Comment")))

    def _read_entry(self, element: "etree._Element") -> None:
        entry = _Entry(self._references.text("List", element.get("ListID")))
        for part in element:
            if local(part) == "EntryEvent":
                self._read_event(entry, part)
            elif local(part) == "SanctionsMeasure":
                self._read_measure(entry, part)
        self._lists[element.get("ProfileID", "")].append(entry)

    def _read_event(self, entry: _Entry, part: "etree._Element") -> None:
        what = self._references.text("EntryEventType", part.get("EntryEventTypeID"))
        basis = self._references.text("LegalBasis", part.get("LegalBasisID"))
        days = [read_date(child).isoformat() for child in part if local(child) == "Date"]
        day = days[0] if days else ""
        if what == "Created":
            entry.listed.append((day, "" if basis == "Unknown" else basis))
        else:
            entry.details.append((f"EntryEvent {what}", f"{day} {basis}".strip()))
        if child_text(part, "Comment"):
            entry.details.append(("EntryEvent Comment", child_text(part, "Comment")))

    def _read_measure(self, entry: _Entry, part: "etree._Element") -> None:
        what = self._references.text("SanctionsType", part.get("SanctionsTypeID"))
        comment = child_text(part, "Comment")
        when = " ".join(filter(None, (read_period(c) for c in part if local(c) == "DatePeriod")))
        if what == "Program" and comment:
            entry.programmes.append(comment)
            what = comment if when else ""
        elif comment:
            what = f"{what}: {comment}"
        if what:
            entry.details.append(("SanctionsMeasure", " ".join(filter(None, (what, when)))))

    def finished(self, sha256: str, published: str | None) -> ParsedList:
        """Join what stood after the parties to them, and make the list."""
        if not self._drafts or not self._lists:
            missing = "party" if not self._drafts else "sanctions entry"
            raise BrokenList(
                f"{self._path.name} holds no {missing} that can be read; screening on it would"
                " clear listed parties. Fetch the file again from its publisher."
            )
        named = [[entry.list_name for entry in entries] for entries in self._lists.values()]
        drafts = list(self._drafts.values())
        list_id = list_of(named) or which_list(drafts, self._path)
        for draft in drafts:
            self._join(draft, list_id)
        for source, target, kind, comment in self._ties:
            self._tie(source, target, kind, comment)
        self._name_what_is_left()
        day = published or self._day
        entries = resolve_links([draft.build(list_id, day) for draft in drafts])
        self._rejected.extend(unknown_fields(self._path, self._seen - FIELDS - LEFT_OUT))
        meta = list_used(list_id, published=day, entries=len(entries), sha256=sha256)
        return ParsedList(
            meta=replace(meta, source=source_of(meta.source, "ADVANCED")),
            entries=entries,
            rejected=tuple(self._rejected),
        )

    def _join(self, draft: Draft, list_id: str) -> None:
        entries = self._lists.pop(draft.uid, [])
        draft.on_lists = [entry.list_name for entry in entries]
        own = set(own_lists(list_id, draft.on_lists))
        listings: list[tuple[str, str, str]] = []
        for entry in entries:
            if entry.list_name in own:
                draft.programmes += tuple(p for p in entry.programmes if p not in draft.programmes)
                listings += [(day, basis, entry.list_name) for day, basis in entry.listed]
            draft.details.extend(entry.details)
        draft.legal_basis = [f"{basis} {day}".strip() for day, basis, _name in listings if basis]
        if listings:
            day, basis, name = min(listings)
            draft.listed_on = day
            draft.listed_on_source = ", ".join(
                filter(None, ("entry event of the list itself", name, basis))
            )
        else:
            why = "no sanctions entry says since when and under which programmes it is listed"
            self._reject(f"ofac-{draft.uid}", why)

    def _tie(self, source: str, target: str, kind: str, comment: str) -> None:
        other = self._drafts.get(target)
        name = other.names[0].whole if other else f"ofac-{target}"
        link = Link(kind=kind, name=name, entry_id=f"ofac-{target}" if other else "")
        self._drafts[source].links.append(link)
        if comment:
            self._drafts[source].details.append(("ProfileRelationship Comment", comment))

    def _name_what_is_left(self) -> None:
        """Name what belongs to no party of the file: nothing of it disappears."""
        for uid, entries in self._lists.items():
            why = f"party {uid} is on {', '.join(e.list_name for e in entries)}, and is not here"
            self._reject(f"{self._path.name} SanctionsEntry", why)
        for identity, documents in self._documents.items():
            for document in documents:
                why = f"it belongs to identity {identity}, which the file does not have"
                self._reject(f"{self._path.name} IDRegDocument {document.id}", why)
        for key in sorted(self._unused):
            self._reject(f"{self._path.name} Location {key}", "no party of the file refers to it")

    def _reject(self, where: str, why: str) -> None:
        self._rejected.append(RejectedRecord(where=where, why=why))
