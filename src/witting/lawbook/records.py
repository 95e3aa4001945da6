"""The shapes the lawbook hands out: sources, dated texts, whole laws, answers, licences on a day.

A reader who holds one of these can defend it: each says from which day, on whose word, how sure.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from witting.base import Citation, Grade, Interval
from witting.lawbook.kinds import Value


class Standing(StrEnum):
    """Four different answers to one question, whether this is the law on that day."""

    IN_FORCE = "in force"
    NOT_YET = "not yet"  # the law had not begun on that day
    ENDED = "ended"  # it had been law and was no longer
    NOT_HELD = "not held"  # it may have been law: the lawbook does not have the text


class LawKind(StrEnum):
    """What sort of thing one file of the lawbook holds."""

    PROVISION = "provision"
    QUANTITY = "quantity"
    DEFINITION = "definition"
    GOODS_LIST = "goods_list"
    ITEM_CLASSES = "item_classes"
    LICENCE = "licence"
    CATALOGUE = "catalogue"  # red flags by id
    PLACES = "places"  # countries named by an authority
    REQUIREMENTS = "requirements"  # what an authority asks of those it supervises
    TIMELINE = "timeline"  # what happened to the law, day by day


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One published thing the lawbook cites, and how it was read."""

    key: str
    title: str
    url: str = ""
    day: date | None = None  # of the source itself, where known
    read: str = ""  # how it was read: `text`, `excerpt`, `quoted elsewhere`, `not seen`
    grade: Grade = Grade.UNCONFIRMED
    own: bool = False  # a source of one's own, cited by law laid over the book


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What the law said over one span of days, and on whose word we say so."""

    interval: Interval
    value: Value
    summary: str  # own words
    cites: tuple[Citation, ...]
    grade: Grade
    says: str = ""  # a short quotation, or ""
    published: date | None = None
    note: str = ""  # doubts, conflicts between sources, what was not seen
    terms: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """A declared span without text: `ended` when the law lapsed, else the text is not held."""

    interval: Interval
    ended: bool
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """One file of the lawbook: a path, what it is, and its texts in order of days.

    `held_from` is None when the first text is the first there ever was: every earlier day is then
    "not yet". Otherwise a day before `held_from` is "not held".
    """

    path: str
    title: str
    kind: LawKind
    confirmed_on: date
    held_from: date | None
    grade: Grade
    steps: tuple[Text | Pause, ...]
    note: str = ""
    own: bool = False  # law of one's own, laid over the book

    @property
    def texts(self) -> tuple[Text, ...]:
        """Give the texts held, oldest first, leaving out the declared pauses."""
        return tuple(step for step in self.steps if isinstance(step, Text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the lawbook says of one path on one day.

    `text` is the one in force; for ENDED the last one that was; otherwise None. `starts` and
    `ended` are that text's days, or for NOT_YET the day the law begins.
    """

    path: str
    title: str
    kind: LawKind
    day: date
    standing: Standing
    because: str
    text: Text | None = None
    starts: date | None = None
    ended: date | None = None
    history: tuple[Text, ...] = ()
    note: str = ""
    own: bool = False  # law of one's own, laid over the book


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """One licence as it stood on one day. `ends` is the first day it no longer holds."""

    id: str  # `GL 6D`
    path: str
    title: str
    families: tuple[str, ...]
    starts: date
    ends: date | None
    standing: Standing
    conditions: str
    summary: str
    cites: tuple[Citation, ...]
    grade: Grade
    validity_confirmed: bool  # a source read shows it standing on the day asked, or its end
    expires_at: str = ""
    note: str = ""
    only_with: str = ""  # `banks` where of blocked parties only banks may take part
    programmes: tuple[str, ...] = ()  # beginnings of the tags of those it speaks of


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLaw:
    """What being on one list, or on one part of it, means on one day.

    `answers` is empty where the lawbook holds no law of that list; `not_held` then says why.
    `ownership` gives, by the path of a rule, the rule of ownership by which companies that listed
    parties own share their fate.
    """

    list_id: str
    answers: tuple[Answer, ...]
    not_held: str = ""
    ownership: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def in_force(self) -> tuple[Answer, ...]:
        """Give the rules among them that are law on the day."""
        return tuple(answer for answer in self.answers if answer.standing is Standing.IN_FORCE)
