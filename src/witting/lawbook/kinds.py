"""What a dated value may hold beside text and numbers: licences, codes, classes, flags, events."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from witting.base import Citation, Grade

FAMILIES: Mapping[str, str] = MappingProxyType(
    {
        "account_closing": "closing the account of a sanctioned bank",
        "administrative": "taxes, fees, import duties, permits and registrations",
        "agriculture": "agricultural commodities: food, feed, seed, fertiliser, live animals",
        "agricultural_equipment": "agricultural equipment",
        "asset_sale": "talks and contingent contracts on the sale of a blocked company's assets",
        "clinical_trials": "clinical trials and medical research, COVID-19 included",
        "diesel": "diesel fuel of Russian origin",
        "diplomatic_mission": "official business of diplomatic and consular missions",
        "electricity_project": "a named civil nuclear or power project",
        "energy": "petroleum, gas, coal, uranium, power and other energy products",
        "information": "information and informational materials, such as books, films and news",
        "international_organisation": "official business of certain international organisations",
        "medical_devices": "medical devices, their parts and software updates",
        "medicine": "medicine",
        "named_company": "business with one named company and those it owns",
        "ngo": "activities of non-governmental organisations",
        "oil_at_sea": "Russian crude oil and petroleum products already loaded on a vessel",
        "pipeline": "the Caspian Pipeline Consortium, Tengizchevroil and Karachaganak projects",
        "retail_stations": "Lukoil retail service stations outside Russia",
        "telecom": "telecommunications and internet-based communications",
        "travel": "what is ordinarily incident to travel",
    }
)
"""Every family of business a licence may cover, with what the word takes in."""


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
    limited_by: str = ""  # the word that limits the class (`advanced`), "" where it is named whole


@dataclass(frozen=True, slots=True, kw_only=True)
class RedFlag:
    """One sign of diversion from an authority's catalogue, in our own words."""

    id: str  # `RF-KYC-10`
    sentence: str
    source: str  # key in sources.yaml
    grade: Grade
    starts: date | None  # the day the authority published it; None where the source is undated
    needs: str = ""  # what the data must hold for the sign to show


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """One thing an authority asks of an institution or its screening, and how far it is met."""

    id: str  # `REQ-24`
    sentence: str
    source: str  # key in sources.yaml
    grade: Grade
    met: str  # `yes`, `partly`, `not yet` or `the user` where only the institution can do it
    by: str  # what meets it, or what is missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened to the law, on a day or in a month."""

    id: str  # `T-08`
    when: str  # `2023-12-22`, or `2026-07` where the day is not known
    where: str  # whose law: `US`, `EU`, `G7`
    sentence: str
    source: str  # key in sources.yaml
    grade: Grade
    path: str = ""  # the path of the lawbook that holds it, or ""
    names: tuple[str, ...] = ()  # whom it put on a list, as the source names them
    listed_under: str = ""  # the rule of that list: `us/ofac/sdn`


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
    only_with: str = ""  # `banks` where of blocked parties only banks may take part
    programmes: tuple[str, ...] = ("RUSSIA-EO14024",)  # how those it speaks of are tagged


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


@dataclass(frozen=True, slots=True)
class Requirements:
    """What is asked, in the order of the file."""

    items: tuple[Requirement, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """What happened, in the order of days."""

    events: tuple[Event, ...]


Value = (
    str
    | int
    | Decimal
    | tuple[str, ...]
    | GoodsCodes
    | ItemClasses
    | RedFlags
    | Places
    | Requirements
    | Timeline
    | LicenceTerms
    | None
)
"""What a dated value may be: the file's kind and type decide which."""
