"""Collects what OFAC says about one party, whichever of its file formats says it."""

from dataclasses import dataclass, field, replace
from typing import TypeVar

from witting.base import (
    Address,
    Identifier,
    Link,
    ListedName,
    ListEntry,
    NameKind,
    PartyKind,
    Quality,
)
from witting.lists.countries import country_code
from witting.lists.first_seen import listed_on
from witting.lists.ofac.ids import read_identifier, use_of
from witting.lists.ofac.sublists import sublists
from witting.lists.ofac.words import fragments, linked_name, read_birth_date, section_11_marker
from witting.lists.russian_numbers import as_russian
from witting.lists.script import script_of

T = TypeVar("T")

DETAILS = "https://sanctionssearch.ofac.treas.gov/Details.aspx?id="
NAME_KINDS = {"a.k.a.": NameKind.ALIAS, "f.k.a.": NameKind.FORMER, "n.k.a.": NameKind.TRADE}
KINDS = {
    "individual": PartyKind.PERSON,
    "entity": PartyKind.ORGANISATION,
    "vessel": PartyKind.VESSEL,
    "aircraft": PartyKind.AIRCRAFT,
}


@dataclass(slots=True, kw_only=True)
class Draft:
    """An OFAC entry in the making."""

    uid: str
    kind: PartyKind | None
    names: list[ListedName] = field(default_factory=list)
    programmes: tuple[str, ...] = ()
    titles: list[str] = field(default_factory=list)
    births: list[str] = field(default_factory=list)
    birth_places: list[str] = field(default_factory=list)
    nationalities: list[str] = field(default_factory=list)
    gender: str = ""
    identifiers: list[Identifier] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    craft: list[tuple[str, str]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    legal_basis: list[str] = field(default_factory=list)
    details: list[tuple[str, str]] = field(default_factory=list)
    on_lists: list[str] = field(default_factory=list)  # the publisher's own names of its lists
    listed_on: str = ""  # the publisher's day, in the forms that have one
    listed_on_source: str = ""

    def add_name(
        self,
        last: str,
        first: str,
        kind: NameKind = NameKind.PRIMARY,
        quality: Quality = Quality.STRONG,
    ) -> None:
        """Add a name as OFAC splits it; a person reads first name first. An empty one is none."""
        whole = f"{first} {last}".strip()
        if not whole:
            return
        self.names.append(
            ListedName(
                whole=whole,
                kind=kind,
                quality=quality,
                script=script_of(whole),
                first=first,
                last=last if first else "",
            )
        )

    def add_birth(self, text: str) -> None:
        """Add a date of birth; words that are no exact date also stay in the remarks."""
        born = read_birth_date(text)
        if born:
            self.births.append(born)
        if not born or "circa" in text.lower():
            self.remarks.append(f"DOB {text}")

    def add_country(self, name: str, label: str) -> None:
        """Add a nationality or citizenship; a name without a code stays in the remarks."""
        code = country_code(name)
        if code:
            self.nationalities.append(code)
        else:
            self.remarks.append(f"{label} {name}")

    def add_statement(self, id_type: str, value: str, country: str = "", dates: str = "") -> None:
        """Sort one idType and its value to where it belongs."""
        use = use_of(id_type)
        if use == "gender":
            self.gender = value.lower()
        elif use == "remark":
            self.remarks.append(" ".join(filter(None, (id_type, value))))
        elif use.startswith("craft:"):
            self.craft.append((use.removeprefix("craft:"), value))
        elif not value:
            self.remarks.append(f"{id_type} without a number".strip())
        else:
            self.identifiers.append(read_identifier(use, value, country))
            if dates:
                self.remarks.append(f"{id_type} {value} {dates}")

    def add_remarks(self, text: str) -> None:
        """Add the publisher's own remarks, and read the ties to other entries out of them."""
        self.remarks.append(text)
        for fragment in fragments(text):
            name = linked_name(fragment)
            if name:
                self.links.append(Link(kind="Linked To", name=name))

    def build(self, list_id: str, list_day: str) -> ListEntry:
        """Make the entry; its listing day is known only as far as the list's own day."""
        day, source = self.listed_on, self.listed_on_source
        if not day and list_id == "ofac-sdn":
            day, source = listed_on(self.uid, list_day)
        remarks = "; ".join(self.remarks)
        countries = {*self.nationalities, *(address.country for address in self.addresses)}
        return ListEntry(
            id=f"ofac-{self.uid}",
            list_id=list_id,
            kind=self.kind,
            names=_unique(self.names),
            programmes=self.programmes,
            birth_dates=_unique(self.births),
            birth_places=_unique(self.birth_places),
            nationalities=tuple(sorted(set(self.nationalities))),
            gender=self.gender if self.gender in ("male", "female") else "",
            titles=_unique(self.titles),
            identifiers=_unique([as_russian(number, countries) for number in self.identifiers]),
            addresses=_unique(self.addresses),
            vessel=tuple(sorted(set(self.craft))),
            links=_unique(self.links),
            legal_basis=_unique(self.legal_basis),
            remarks=remarks,
            section_11_marker=section_11_marker(self.remarks),
            listed_on=day,
            listed_on_source=source,
            url=DETAILS + self.uid,
            sublists=self._sublists(list_id, remarks),
            details=_unique(self.details),
        )

    def _sublists(self, list_id: str, remarks: str) -> tuple[str, ...]:
        said = "; ".join([remarks, *(text for _field, text in self.details)])
        return sublists(list_id, self.programmes, said, self.on_lists)


def resolve_links(entries: list[ListEntry]) -> tuple[ListEntry, ...]:
    """Point each tie at the entry it names, where exactly one entry of the list bears the name.

    Primary names are tried first, then strong aliases; a name two entries share stays unresolved.
    """
    primary: dict[str, set[str]] = {}
    aliases: dict[str, set[str]] = {}
    for entry in entries:
        for name in entry.names:
            if name.quality is Quality.STRONG:
                book = primary if name.kind is NameKind.PRIMARY else aliases
                book.setdefault(_key(name), set()).add(entry.id)
    return tuple(
        replace(entry, links=tuple(_resolved(link, primary, aliases) for link in entry.links))
        if entry.links
        else entry
        for entry in entries
    )


def _resolved(link: Link, primary: dict[str, set[str]], aliases: dict[str, set[str]]) -> Link:
    if link.entry_id:
        return link
    key = _folded(link.name)
    found = primary.get(key) or aliases.get(key) or set()
    return replace(link, entry_id=next(iter(found))) if len(found) == 1 else link


def _key(name: ListedName) -> str:
    return _folded(name.last + name.first if name.first else name.whole)


def _folded(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _unique(items: "list[T]") -> "tuple[T, ...]":
    return tuple(dict.fromkeys(items))
