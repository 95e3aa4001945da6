"""Collects what these lists say about one party, and makes an entry with an id that stays.

Few of these lists number their entries, so an id is a hash of what identifies the party, its name
and the country it stands under, and not of its place in the file. Where entries of one list share
both, the one listed first keeps the bare hash and each other has a hash of its own day and
addresses behind it, so neither a reordered file nor one namesake more changes the id of another.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
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
from witting.lists.ofac.draft import resolve_links
from witting.lists.ofac.ids import read_identifier, refine, use_of
from witting.lists.ofac.words import section_11_marker
from witting.lists.russian_numbers import as_russian
from witting.lists.script import script_of
from witting.lists.stable import stable_hash
from witting.lists.us.words import clean

T = TypeVar("T")
_MARK = 6  # hexadecimal digits, enough to tell a few namesakes apart


@dataclass(slots=True, kw_only=True)
class Facts:
    """An entry in the making."""

    uid: str = ""  # the id, where the publisher numbers the party
    key: tuple[str, ...] = ()  # what identifies it, where not
    kind: PartyKind | None = None
    names: list[ListedName] = field(default_factory=list)
    programmes: list[str] = field(default_factory=list)
    legal_basis: list[str] = field(default_factory=list)
    birth_dates: list[str] = field(default_factory=list)
    birth_places: list[str] = field(default_factory=list)
    nationalities: list[str] = field(default_factory=list)
    gender: str = ""
    titles: list[str] = field(default_factory=list)
    identifiers: list[Identifier] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    vessel: list[tuple[str, str]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    listed_on: str = ""
    listed_on_source: str = ""
    removed_on: str = ""
    url: str = ""
    sublists: list[str] = field(default_factory=list)
    details: list[tuple[str, str]] = field(default_factory=list)

    def add_name(
        self,
        whole: str,
        kind: NameKind = NameKind.ALIAS,
        *,
        quality: Quality = Quality.STRONG,
        inverted: bool = False,
    ) -> None:
        """Add a name; the first is the primary one. `inverted` names read "LAST, First"."""
        text = clean(whole).strip(" ;,")
        last, comma, first = text.partition(", ")
        if inverted and comma:
            text = f"{first} {last}"
        if text:
            self.names.append(
                ListedName(
                    whole=text,
                    kind=kind if self.names else NameKind.PRIMARY,
                    quality=quality,
                    script=script_of(text),
                    first=first if inverted and comma else "",
                    last=last if inverted and comma else "",
                )
            )

    def say(self, what: str, text: str) -> None:
        """Keep a detail under the publisher's word for it; an empty one is nothing."""
        words = clean(text)
        if words:
            self.details.append((what, words))

    def list_on(self, day: str, source: str) -> None:
        """Set the first day of the listing and where it is from; the first one said stays."""
        if day and not self.listed_on:
            self.listed_on, self.listed_on_source = day, source

    def add_statement(self, id_type: str, value: str, country: str = "", dates: str = "") -> None:
        """Sort one identification, by its type in OFAC's words, to where it belongs."""
        use = use_of(id_type)
        if use == "gender" and value.lower() in ("male", "female"):
            self.gender = value.lower()
        elif use.startswith("craft:"):
            self.vessel.append((use.removeprefix("craft:"), value))
        elif use in ("remark", "gender") or not value:
            self.remarks.append(" ".join(filter(None, (id_type, value, country, dates))))
        else:
            found = read_identifier(use, value, "")
            scheme = refine(found.scheme, found.value, country or None)
            self.identifiers.append(replace(found, scheme=scheme, country=country or None))
            if use == "other" or dates:
                self.say("ids", " ".join(filter(None, (id_type, value, dates))))

    def build(self, list_id: str) -> ListEntry:
        """Make the entry; one that must be named by its content still has its bare hash.

        Raises ValueError where it has no name.
        """
        if not self.names:
            raise ValueError("the record has no name, so nobody can be matched against it")
        countries = {*self.nationalities, *(address.country for address in self.addresses)}
        return ListEntry(
            id=self.uid or f"{list_id}-{stable_hash(self.key)}",
            list_id=list_id,
            kind=self.kind,
            names=_names(self.names),
            programmes=_unique(self.programmes),
            legal_basis=_unique(self.legal_basis),
            birth_dates=_unique(self.birth_dates),
            birth_places=_unique(self.birth_places),
            nationalities=tuple(sorted(set(self.nationalities) - {""})),
            gender=self.gender,
            titles=_unique(self.titles),
            identifiers=_unique([as_russian(number, countries) for number in self.identifiers]),
            addresses=_unique(self.addresses),
            vessel=tuple(sorted(set(self.vessel))),
            links=_unique(self.links),
            remarks="; ".join(_unique(self.remarks)),
            section_11_marker=section_11_marker(self.remarks),
            listed_on=self.listed_on,
            listed_on_source=self.listed_on_source,
            url=self.url,
            sublists=_unique(self.sublists),
            details=_unique(self.details),
            removed_on=self.removed_on,
        )


def name_key(name: str, country: str = "") -> tuple[str, str]:
    """Give what tells a party: the words of its name in alphabetical order, and a country code.

    The order of the words is left out because one file has "Acety, Edwin" and another "Edwin
    Acety" for the same entry.

    >>> name_key("Edwin Acety", "US") == name_key("ACETY, Edwin", "US")
    True
    """
    return " ".join(sorted(re.findall(r"\w+", clean(name).casefold()))), country


def numbered(entries: Iterable[ListEntry]) -> tuple[ListEntry, ...]:
    """Give entries of one list with ids that tell them apart, and ties pointed at their entries.

    Entries keep the file's order. Of those that share an id all but the first listed are told apart
    by day and addresses; where these are the same too, by everything they say.
    """
    held = list(entries)
    shared: dict[str, list[int]] = defaultdict(list)
    for place, entry in enumerate(held):
        if entry.id.startswith(f"{entry.list_id}-"):  # an id of the publisher's own stays
            shared[entry.id].append(place)
    for places in shared.values():
        _first, *others = sorted(places, key=lambda at: (held[at].listed_on, repr(held[at])))
        marks = Counter(_mark(held[at]) for at in others)
        given: Counter[str] = Counter()
        for at in others:
            mark = _mark(held[at])
            if marks[mark] > 1:
                mark = stable_hash([repr(held[at])])[:_MARK]
            given[mark] += 1
            again = f"-{given[mark]}" if given[mark] > 1 else ""  # they say the same throughout
            held[at] = replace(held[at], id=f"{held[at].id}-{mark}{again}")
    return resolve_links(held)


def _mark(entry: ListEntry) -> str:
    """Give what tells an entry from its namesakes: a hash of its day and its addresses."""
    return stable_hash([entry.listed_on, *sorted(one.whole for one in entry.addresses)])[:_MARK]


def _names(names: list[ListedName]) -> tuple[ListedName, ...]:
    """Give each name once, by how it reads."""
    first: dict[str, ListedName] = {}
    for name in names:
        first.setdefault(name.whole, name)
    return tuple(first.values())


def _unique(items: "list[T]") -> "tuple[T, ...]":
    return tuple(item for item in dict.fromkeys(items) if item)
