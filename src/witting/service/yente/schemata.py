"""The words of FollowTheMoney that clients ask in: schemata, their properties, what fits what.

Names, labels and inheritance are those of FollowTheMoney 4.9.0; the properties stand in
`ftm_properties.csv` beside this file, with their source.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

BASE = "Thing"
"""The schema that asks for anything, as yente takes it where none is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """One property: what sort of value it holds, and for entities the way back."""

    schema: str  # the schema that defines it
    name: str
    kind: str  # name, country, date, identifier, entity…
    label: str
    range: str = ""  # of an entity: its schema
    reverse: str = ""  # of an entity: what the other end calls the way back

    @property
    def qname(self) -> str:
        """Give the name with its schema: `Person:birthDate`."""
        return f"{self.schema}:{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """One schema with all it inherits."""

    name: str
    label: str
    plural: str
    is_matchable: bool
    lineage: frozenset[str]  # itself and all it extends
    featured: tuple[str, ...]
    properties: Mapping[str, Property]

    @property
    def ways(self) -> frozenset[str]:
        """Give the properties that lead to other entities: its own, and the way back of theirs."""
        own = {p.name for p in self.properties.values() if p.kind == "entity"}
        return frozenset(own | _ways_back(self.lineage))


# Name: label, plural, what it extends, whether a query may be of it, featured properties.
_SCHEMATA: dict[str, tuple[str, str, tuple[str, ...], bool, str]] = {
    "Thing": ("Thing", "Thing", (), False, "name country"),
    "Value": ("Value", "Values", (), False, "amount currency"),
    "Asset": ("Asset", "Assets", ("Thing", "Value"), False, "name amount"),
    "LegalEntity": (
        "Legal entity",
        "Legal entities",
        ("Thing",),
        True,
        "name country legalForm status",
    ),
    "Person": ("Person", "People", ("LegalEntity",), True, "name nationality birthDate"),
    "Organization": (
        "Organization",
        "Organizations",
        ("LegalEntity",),
        True,
        "name country legalForm status",
    ),
    "Company": (
        "Company",
        "Companies",
        ("Asset", "Organization"),
        True,
        "name jurisdiction registrationNumber incorporationDate",
    ),
    "PublicBody": (
        "Public body",
        "Public bodies",
        ("Organization",),
        True,
        "name country legalForm status",
    ),
    "Vehicle": (
        "Vehicle",
        "Vehicles",
        ("Asset",),
        True,
        "type name registrationNumber country owner",
    ),
    "Vessel": ("Vessel", "Vessels", ("Vehicle",), True, "name imoNumber type flag"),
    "Airplane": (
        "Airplane",
        "Airplanes",
        ("Vehicle",),
        True,
        "type registrationNumber country operator owner",
    ),
    "CryptoWallet": (
        "Cryptocurrency wallet",
        "Cryptocurrency wallets",
        ("Thing", "Value"),
        True,
        "currency publicKey",
    ),
    "Security": ("Security", "Securities", ("Asset",), True, "isin name issuer country"),
    "Address": ("Address", "Addresses", ("Thing",), True, "full city street country"),
    "Interval": ("Interval", "Interval", (), False, "startDate endDate"),
    "Interest": ("Interest", "Interest", ("Interval",), False, "role status startDate endDate"),
    "Sanction": (
        "Sanction",
        "Sanctions",
        ("Interval",),
        False,
        "entity country authority program startDate",
    ),
    "Identification": (
        "Identification",
        "Identifications",
        ("Interval",),
        False,
        "number country type holder startDate endDate",
    ),
    "Passport": (
        "Passport",
        "Passports",
        ("Identification",),
        False,
        "number country type holder startDate endDate",
    ),
    "Ownership": (
        "Ownership",
        "Ownerships",
        ("Interest",),
        False,
        "owner asset role percentage startDate endDate",
    ),
    "Directorship": (
        "Directorship",
        "Directorships",
        ("Interest",),
        False,
        "director organization role startDate endDate",
    ),
    "Membership": (
        "Membership",
        "Memberships",
        ("Interest",),
        False,
        "member organization role startDate endDate",
    ),
    "Employment": (
        "Employment",
        "Employments",
        ("Interest",),
        False,
        "employer employee role startDate endDate",
    ),
    "Family": ("Family", "Family members", ("Interval",), False, "person relative relationship"),
    "Associate": ("Associate", "Associates", ("Interval",), False, "person associate relationship"),
    "Representation": (
        "Representation",
        "Representations",
        ("Interest",),
        False,
        "agent client role startDate endDate",
    ),
    "Succession": (
        "Succession",
        "Successions",
        ("Interest",),
        False,
        "predecessor successor",
    ),
    "UnknownLink": ("Other link", "Other links", ("Interest",), False, "subject object role"),
    "Occupancy": ("Occupancy", "Occupancies", ("Interval",), False, "holder post status"),
}


@cache
def schemata() -> dict[str, Schema]:
    """Give every schema by its name.

    >>> sorted(schemata()["Person"].lineage), schemata()["Person"].properties["birthDate"].qname
    (['LegalEntity', 'Person', 'Thing'], 'Person:birthDate')
    """
    own = _own_properties()
    found = {}
    for name, (label, plural, _, is_matchable, featured) in _SCHEMATA.items():
        lineage = _lineage(name)
        held = {p.name: p for one in lineage for p in own.get(one, ())}
        found[name] = Schema(
            name=name,
            label=label,
            plural=plural,
            is_matchable=is_matchable,
            lineage=frozenset(lineage),
            featured=tuple(featured.split()),
            properties=dict(sorted(held.items())),
        )
    return found


@cache
def fitting(name: str) -> frozenset[str]:
    """Give the schemata of entities that a query of a schema may find.

    Those it extends and those that extend it, as far as they can be matched; for `Thing`, all.

    >>> sorted(fitting("Person")), sorted(fitting("Company"))
    (['LegalEntity', 'Person'], ['Company', 'LegalEntity', 'Organization'])
    """
    all_of = schemata()
    found = {
        one.name
        for one in all_of.values()
        if one.is_matchable and (one.name in all_of[name].lineage or name in one.lineage)
    }
    return frozenset(found)


@cache
def property_names() -> frozenset[str]:
    """Give the name of every property of any schema."""
    return frozenset(name for one in schemata().values() for name in one.properties)


@cache
def by_qname() -> dict[str, Property]:
    """Give every property by its name with its schema."""
    return {p.qname: p for held in _own_properties().values() for p in held}


def _lineage(name: str) -> list[str]:
    """Give a schema after all it extends, so that its own properties win."""
    above = [one for parent in _SCHEMATA[name][2] for one in _lineage(parent)]
    return [*dict.fromkeys(above), name]


@cache
def _ways_back(lineage: frozenset[str]) -> frozenset[str]:
    return frozenset(p.reverse for p in by_qname().values() if p.reverse and p.range in lineage)


@cache
def _own_properties() -> dict[str, tuple[Property, ...]]:
    text = files("witting.service.yente").joinpath("ftm_properties.csv").read_text("utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    found: dict[str, list[Property]] = {}
    for row in rows:
        prop = Property(
            schema=row["schema"],
            name=row["name"],
            kind=row["type"],
            label=row["label"],
            range=row["range"],
            reverse=row["reverse"],
        )
        found.setdefault(prop.schema, []).append(prop)
    return {schema: tuple(held) for schema, held in found.items()}
