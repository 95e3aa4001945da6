"""The shapes the lawbook hands out: dated texts, answers, licences, goods classes, flags, sources.

A reader who holds one of these can defend it: each says from which day, on whose word, how sure.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from witting.base import Citation, Grade, Interval


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


FAMILIES: Mapping[str, str] = MappingProxyType(
    {
        "account_closing": "closing the account of a sanctioned bank",
        "administrative": "taxes, fees, import duties, permits and registrations",
        "agriculture": "agricultural commodities: food, feed, seed, fertiliser, live animals",
        "agricultural_equipment": "agricultural equipment",
        "clinical_trials": "clinical trials and medical research, COVID-19 included",
        "diesel": "diesel fuel of Russian origin",
        "diplomatic_mission": "official business of diplomatic and consular missions",
        "energy": "petroleum, gas, coal, uranium, power and other energy products",
        "international_organisation": "official business of certain international organisations",
        "medical_devices": "medical devices, their parts and software updates",
        "medicine": "medicine",
        "ngo": "activities of non-governmental organisations",
        "oil_at_sea": "Russian crude oil and petroleum products already loaded on a vessel",
        "pipeline": "the Caspian Pipeline Consortium, Tengizchevroil and Karachaganak projects",
        "retail_stations": "Lukoil retail service stations outside Russia",
        "telecom": "telecommunications and internet-based communications",
    }
)
"""Every family of business a licence may cover, with what the word takes in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One published thing the lawbook cites, and how it was read."""

    key: str
    title: str
    url: str = ""
    day: date | None = None  # of the source itself, where known
    read: str = ""  # how it was read: `text`, `excerpt`, `quoted elsewhere`, `not seen`
    grade: Grade = Grade.UNCONFIRMED


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemClass:
    """One class of critical items named by the section 11(a)(ii) determination."""

    id: str  # `CI-6`
    slug: str  # `bearings`
    title: str
    hs_hints: tuple[str, ...]  # leading digits; the project's own reading, never official
    cites: tuple[Citation, ...]
    grade: Grade
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RedFlag:
    """One sign of diversion from an authority's catalogue, in our own words."""

    id: str  # `RF-KYC-10`
    sentence: str
    source: str  # key in sources.yaml
    grade: Grade
    starts: date | None  # the day the authority published it; None where the source is undated


class TransshipmentPlace(NamedTuple):
    """Since when, by whom and how surely a country is named as a place of transshipment."""

    starts: date
    source: str
    grade: Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceTerms:
    """What one licence of a series covers, and how well its days are confirmed."""

    id: str  # `GL 8J`
    families: tuple[str, ...]
    conditions: str = ""
    expires_at: str = ""  # the moment the text itself gives: `2025-03-12T00:01 America/New_York`
    days_confirmed: bool = True  # both ends of its validity were read in a source
    seen_in_force: date | None = None  # the last day a source read shows it standing


@dataclass(frozen=True, slots=True)
class GoodsCodes:
    """A goods list's value: tier by six-digit code."""

    tiers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ItemClasses:
    """The critical item classes, in the determination's order."""

    items: tuple[ItemClass, ...]


@dataclass(frozen=True, slots=True)
class RedFlags:
    """A catalogue's value: its flags, in the order of the file."""

    flags: tuple[RedFlag, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """Countries named as places of transshipment, each with its own day and source."""

    named: tuple[tuple[str, TransshipmentPlace], ...]


Value = (
    str
    | int
    | Decimal
    | tuple[str, ...]
    | GoodsCodes
    | ItemClasses
    | RedFlags
    | Places
    | LicenceTerms
    | None
)
"""What a dated value may be: the file's kind and type decide which."""


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
