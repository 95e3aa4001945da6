"""What a story says, as records: who and what it names, and what it states, each with its words.

Everything here is the source's word, never a fact: `Statement.source` says whose story it is, and
`Statement.said_by` whom the story quotes for it.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from witting.base import Interval, Passage, Span, Unread


class StatementKind(StrEnum):
    """What sort of event or state is stated."""

    MET = "met"  # talks face to face
    VISITED = "visited"
    SPOKE = "spoke"  # a call, an exchange of letters
    SAID = "said"
    ANNOUNCED = "announced"
    DECLARED = "declared"  # together or with form: a declaration, a proclamation
    WARNED = "warned"
    THREATENED = "threatened"
    DENIED = "denied"
    AGREED = "agreed"
    SIGNED = "signed"
    SANCTIONED = "sanctioned"
    DESIGNATED = "designated"  # put on a list
    BANNED = "banned"  # an export, an entry, a trade
    SHIPPED = "shipped"
    SUPPLIED = "supplied"
    DELIVERED = "delivered"
    BOUGHT = "bought"
    SOLD = "sold"
    PAID = "paid"
    PRODUCED = "produced"
    HELPED = "helped"
    EVADED = "evaded"  # sanctions, controls
    OWNS = "owns"
    CONTROLS = "controls"
    FOUNDED = "founded"
    APPOINTED = "appointed"
    DISMISSED = "dismissed"
    ARRESTED = "arrested"
    CHARGED = "charged"
    CONVICTED = "convicted"
    FINED = "fined"
    SEIZED = "seized"
    INVESTIGATED = "investigated"
    ATTACKED = "attacked"
    TOOK_PART = "took_part"
    TOOK_POWER = "took_power"


class Polarity(StrEnum):
    """How the source puts it: as happened, as denied, as announced, as planned."""

    STATED = "stated"
    DENIED = "denied"
    ANNOUNCED = "announced"  # somebody said that it will be done
    PLANNED = "planned"  # the story itself puts it in the future, or as a wish or a condition


class NamedKind(StrEnum):
    """What somebody named in a story is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    VESSEL = "vessel"
    AIRCRAFT = "aircraft"
    STATE = "state"  # Russia, Washington, the Kremlin, as one that acts
    GROUP = "group"  # nobody by name: the banks, the exporters
    UNKNOWN = "unknown"


class How(StrEnum):
    """In what way a mention names somebody or something."""

    NAME = "name"  # in full, as first written or alike
    PART = "part"  # by a part of the name: the family name alone
    SHORT = "short"  # by an abbreviation or by initials
    OFFICE = "office"  # by an office or title alone: the Russian leader
    PRONOUN = "pronoun"  # the two leaders, the company
    DEMONYM = "demonym"  # a word made of a state's name: Russian
    METONYM = "metonym"  # a capital for its state: Moscow said
    STREET = "street"  # part of a street's name: no place in the story


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place of the story at which somebody or something is named, and how."""

    span: Span
    how: How


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office the story gives a person, with the state or the organisation it is of."""

    title: str  # the office's own name, `president`, `foreign_minister`; "" where not in the table
    written: str  # as the story writes it
    country: str  # ISO 3166-1 alpha-2, or "" where the story does not say
    organisation: str = ""  # id of the organisation among `StoryRead.named`, or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A list entry that the name may be, as the lists' finder judged it."""

    entry_id: str
    name: str  # the entry's primary name
    list_id: str
    is_certain: bool
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A person, an organisation, a state or a group as one story names it, all its mentions one.

    `because` says what showed it to be one: a list entry, an office before it, an organisation's
    word, a verb of saying.
    """

    id: str  # within the story: `n1`
    name: str  # the fullest form the story writes
    kind: NamedKind
    because: str
    mentions: tuple[Mention, ...]
    country: str = ""  # of a state, or that the story gives an organisation; ISO alpha-2
    offices: tuple[Office, ...] = ()
    listed: tuple[Listed, ...] = ()

    @property
    def entry_id(self) -> str | None:
        """Give the list entry it is taken for, or None: the certain one first, then the nearest."""
        return self.listed[0].entry_id if self.listed else None

    @property
    def is_listed(self) -> bool:
        """Say whether a list entry may be meant."""
        return bool(self.listed)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceNamed:
    """A place the story names, with every mention of it."""

    id: str  # as the places room knows it: `RU`, `cn/harbin`
    name: str  # English
    country: str
    territory: str
    kind: str  # `country`, `territory`, `region`, `city`, `port`
    is_capital: bool
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayNamed:
    """A day, month, year or stretch the story names, resolved against the story's day if need be.

    `days` is None where it stays unknown; `how` says in a sentence how it was resolved, or why not.
    """

    span: Span
    days: Interval | None
    how: str
    unit: Literal["day", "week", "month", "season", "year", "stretch"]
    is_since: bool = False  # the words say "since": `days` has no end of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodsNamed:
    """Goods the story names, as the goods room reads the words."""

    span: Span
    goods: str  # the glossary's own name, or ""
    hs6: str
    codes: tuple[str, ...]
    hs_title: str
    tier: str
    item_classes: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SectorNamed:
    """A sector of an economy the story names: energy, banking, arms."""

    sector: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """How often: `least` times (or exactly so often), or the so-and-so-many-th time."""

    span: Span
    least: int | None = None  # "more than 40" and "at least 40" are both 40 here
    most: int | None = None
    nth: int | None = None  # for the first time: 1
    since: DayNamed | None = None

    @property
    def is_exact(self) -> bool:
        """Say whether the source gives one number and no bound."""
        return self.least is not None and self.least == self.most


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Somebody's part in a statement: `named` is the id of one of `StoryRead.named`, or ""."""

    named: str
    name: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing the source says happened, is so, is planned or is denied.

    `when` None means that no day is stated with it. `what` is the rest of the sentence that is
    said, announced or done, where it is more than the names.
    """

    id: str  # within the story: `s1`
    kind: StatementKind
    polarity: Polarity
    words: Span  # the word that says it
    passage: Span  # the sentence it stands in
    source: str  # the story's own publisher, agency or file: whose statement it is
    who: tuple[Part, ...] = ()
    whom: tuple[Part, ...] = ()
    what: Span | None = None
    where: tuple[str, ...] = ()  # ids of `StoryRead.places`
    when: DayNamed | None = None
    times: Times | None = None
    goods: tuple[GoodsNamed, ...] = ()
    said_by: tuple[Part, ...] = ()  # whom the story quotes for it; empty: the story itself
    is_quoted: bool = False  # stands within quotation marks


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRead:
    """One story as read: all that it names and states; boilerplate lines are no evidence."""

    source: str  # the deal's source
    publisher: str  # the agency or paper the story gives for itself, or ""
    language: str  # `ar`, `zh`, `ru`, `en`, or "" where it is another
    day: date | None
    day_how: str  # how the story's day is known, or why not
    title: str
    version_note: str  # "(Updates with …)", as written; "" where there is none
    named: tuple[Named, ...]
    places: tuple[PlaceNamed, ...]
    days: tuple[DayNamed, ...]
    goods: tuple[GoodsNamed, ...]
    sectors: tuple[SectorNamed, ...]
    statements: tuple[Statement, ...]
    passages: tuple[Passage, ...]  # what was read
    left_out: tuple[Passage, ...]  # boilerplate: shown on request, no evidence
    unread: tuple[Unread, ...] = ()  # what goes over the bounds of length, and was not read
    digest: str = ""

    def by_id(self, named: str) -> Named | None:
        """Give whom an id of this story names, or None."""
        return next((one for one in self.named if one.id == named), None)

    @property
    def persons(self) -> tuple[Named, ...]:
        """Give the persons, in order of first mention."""
        return tuple(one for one in self.named if one.kind is NamedKind.PERSON)

    @property
    def organisations(self) -> tuple[Named, ...]:
        """Give the organisations, in order of first mention."""
        return tuple(one for one in self.named if one.kind is NamedKind.ORGANISATION)
