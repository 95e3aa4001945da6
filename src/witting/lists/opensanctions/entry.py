"""Makes a list entry of one FollowTheMoney party and of what stands around it."""

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
from witting.lists.countries import code_of
from witting.lists.opensanctions.around import Around
from witting.lists.opensanctions.records import Record
from witting.lists.opensanctions.schema import (
    COUNTRIES,
    CRAFT,
    FLAGS,
    IDENTIFIERS,
    KINDS,
    NAMES,
    OTHER_IDENTIFIERS,
    POINTERS,
    SCHEMAS,
)
from witting.lists.script import script_of

_SCHEMES = frozenset(scheme for scheme, _country in IDENTIFIERS.values()) | {"account", "iban"}
_IN_FIELDS = frozenset(
    {*NAMES, *CRAFT, *POINTERS, *IDENTIFIERS, *OTHER_IDENTIFIERS}
    | {"birthDate", "birthPlace", "gender", "position", "title", "notes", "program", "programId"}
    | {"address", "addressEntity", "sourceUrl", "sanctions"}
)
"""Properties that have a place of their own in an entry, or that hold ids alone."""

_LISTED = (
    ("listingDate", "listingDate of its sanction"),
    ("startDate", "startDate of its sanction"),
)


def entry_of(record: Record, around: Around, list_id: str) -> ListEntry:
    """Make the entry of a listed record. Raises ValueError where it has no name."""
    kind = KINDS.get(record.schema)
    names = _names(record)
    if not names:
        raise ValueError(f"the record {record.id} has no name, so nobody can be matched against it")
    owned = around.owned(record.id)
    sanctions = [one for one in owned if one.schema == "Sanction"]
    day, source = _listed_on(sanctions, record)
    urls = record.all("sourceUrl")
    identifiers, of_identifiers = _identifiers(record, owned)
    details = [*_details(record), *of_identifiers, *_of_sanctions(sanctions)]
    details += [("sourceUrl", url) for url in urls[1:]]
    return ListEntry(
        id=f"os-{record.id}",
        list_id=list_id,
        kind=kind,
        names=names,
        programmes=_programmes(record, sanctions),
        birth_dates=tuple(record.all("birthDate")),
        birth_places=tuple(record.all("birthPlace")),
        nationalities=tuple(
            sorted(
                {code for name in COUNTRIES for one in record.all(name) if (code := code_of(one))}
            )
        ),
        gender=next((one for one in record.all("gender") if one in ("male", "female")), ""),
        titles=tuple(dict.fromkeys([*record.all("title"), *record.all("position")])),
        identifiers=identifiers,
        addresses=_addresses(record, around),
        vessel=tuple(sorted(_craft(record))) if kind in _CRAFTS else (),
        links=_links(record, around),
        remarks="; ".join(record.all("notes")),
        listed_on=day,
        listed_on_source=source,
        url=urls[0] if urls else "",
        sublists=() if list_id == f"os-{''.join(record.datasets)}" else record.datasets,
        details=tuple(dict.fromkeys(details)),
    )


def main_country(kind: PartyKind | None) -> str:
    """Name the property that says a party's country; the others are also kept as details."""
    return "nationality" if kind is PartyKind.PERSON else "country"


_CRAFTS = (PartyKind.VESSEL, PartyKind.AIRCRAFT)


def _names(record: Record) -> tuple[ListedName, ...]:
    found: dict[str, ListedName] = {}
    lead = record.caption if record.caption in record.all("name") else record.first("name")
    lead = lead or record.caption or record.first("publicKey")
    said = [(lead, NameKind.PRIMARY, Quality.STRONG)] if lead else []
    said += [(whole, *NAMES[name]) for name in NAMES for whole in record.all(name)]
    for whole, kind, quality in said:
        if whole not in found:
            found[whole] = ListedName(
                whole=whole, kind=kind, quality=quality, script=script_of(whole)
            )
    return tuple(found.values())


def _identifiers(
    record: Record, owned: list[Record]
) -> tuple[tuple[Identifier, ...], list[tuple[str, str]]]:
    """Give the identifiers, and beside them what else is said of each document."""
    found: list[Identifier] = []
    details: list[tuple[str, str]] = []
    for name, (scheme, country) in IDENTIFIERS.items():
        found += [_identifier(scheme, value, country) for value in record.all(name)]
    for name in sorted(OTHER_IDENTIFIERS & record.properties.keys()):
        found += [Identifier(scheme="other", value=value) for value in record.all(name)]
        details += [(name, value) for value in record.all(name)]
    for one in owned:
        if one.schema == "CryptoWallet":
            found += [Identifier(scheme="wallet", value=key) for key in one.all("publicKey")]
            details += [
                (f"wallet {key}", c) for key in one.all("publicKey") for c in one.all("currency")
            ]
        elif one.schema != "Sanction":
            found += _documents(one)
            number = one.first("number")
            details += [
                (f"{one.schema} {number} {name}", value)
                for name, values in one.properties.items()
                if name not in ("holder", "number", "country") and (name, values) != _type_said(one)
                for value in values
            ]
    return tuple(dict.fromkeys(found)), details


def _type_said(document: Record) -> tuple[str, list[str]]:
    """Give the property that only repeats a document's scheme, so that it is not kept twice."""
    return ("type", [_scheme(document)])


def _scheme(document: Record) -> str:
    said = document.first("type")
    if said in _SCHEMES or said == "other":
        return said
    return "passport" if document.schema == "Passport" else "national_id"


def _documents(document: Record) -> list[Identifier]:
    countries = [code_of(one) or None for one in document.all("country")] or [None]
    return [
        _identifier(_scheme(document), number, country)
        for number in document.all("number")
        for country in countries
    ]


def _identifier(scheme: str, value: str, country: str | None) -> Identifier:
    if scheme == "imo" and value.startswith("IMO"):
        value = value.removeprefix("IMO").strip()
    return Identifier(scheme=scheme, value=value, country=country)


def _addresses(record: Record, around: Around) -> tuple[Address, ...]:
    found = [Address(whole=whole) for whole in record.all("address")]
    for address_id in record.all("addressEntity"):
        given = around.address(address_id)
        if given is not None and (address := _address(given)) is not None:
            found = [one for one in found if one.whole != address.whole] + [address]
    return tuple(dict.fromkeys(found))


def _address(given: Record) -> Address | None:
    lines = [
        *(
            value
            for part in ("remarks", "postOfficeBox", "street", "street2")
            for value in given.all(part)
        ),
        *(value for part in ("postalCode", "city", "region", "state") for value in given.all(part)),
    ]
    whole = given.first("full") or ", ".join(lines)
    if not whole:
        return None
    return Address(
        whole=whole,
        city=given.first("city"),
        region=given.first("region") or given.first("state"),
        postcode=given.first("postalCode"),
        country=code_of(given.first("country")),
    )


def _craft(record: Record) -> set[tuple[str, str]]:
    return {
        (key, code_of(value) or value if name in FLAGS else value)
        for name, key in CRAFT.items()
        for value in record.all(name)
    }


def _links(record: Record, around: Around) -> tuple[Link, ...]:
    ties = [(tie.kind, tie.other) for tie in around.ties(record.id)]
    ties += [(name, other) for name in POINTERS for other in record.all(name)]
    return tuple(
        dict.fromkeys(
            Link(
                kind=kind,
                name=other,  # till the name of the other end has been seen
                entry_id=f"os-{other}" if other in around.listed else "",
            )
            for kind, other in ties
        )
    )


def _programmes(record: Record, sanctions: list[Record]) -> tuple[str, ...]:
    everywhere = [*sanctions, record]
    said = [value for one in everywhere for value in one.all("program")]
    return tuple(dict.fromkeys(said or [v for one in everywhere for v in one.all("programId")]))


def _listed_on(sanctions: list[Record], record: Record) -> tuple[str, str]:
    for name, source in _LISTED:
        days = [day for sanction in sanctions for day in sanction.all(name)]
        if days:
            return min(days), source
    first = record.first_seen[:10]
    return (first, "first seen by OpenSanctions") if first else ("", "")


def _of_sanctions(sanctions: list[Record]) -> list[tuple[str, str]]:
    """Say all of each sanction by its number; one sanction's programme and day stand elsewhere."""
    alone = len(sanctions) == 1
    return [
        (f"sanction {number} {name}", value)
        for number, sanction in enumerate(sanctions, 1)
        for name, values in sorted(sanction.properties.items())
        if name != "entity" and not (alone and name in ("program", "listingDate"))
        for value in values
    ]


def _details(record: Record) -> list[tuple[str, str]]:
    """Keep what has no place of its own, by its own name; countries also by theirs."""
    kept = _IN_FIELDS - ({*CRAFT} if KINDS.get(record.schema) not in _CRAFTS else set())
    main = main_country(KINDS.get(record.schema))
    said = [("schema", record.schema)] if SCHEMAS[KINDS.get(record.schema)] != record.schema else []
    said += [
        (name, value)
        for name, values in record.properties.items()
        if name not in kept
        for value in values
        if name != main or not code_of(value)
    ]
    said += [("programId", value) for value in record.all("programId")]
    said += [("gender", one) for one in record.all("gender") if one not in ("male", "female")]
    said += [(n, getattr(record, n)) for n in ("first_seen", "last_seen", "last_change")]
    said += [("referents", one) for one in record.referents]
    return [(name, value) for name, value in said if value]
