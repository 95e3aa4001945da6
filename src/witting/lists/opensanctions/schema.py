"""The words of FollowTheMoney that are read here, and what each is called in a list entry.

Read from the schema files of the public repository opensanctions/followthemoney
(`followthemoney/schema/*.yaml`) in 2026. Whatever property is in no table here is kept among an
entry's details under its own name.
"""

from witting.base import NameKind, PartyKind, Quality

KINDS: dict[str, PartyKind] = {
    "Person": PartyKind.PERSON,
    "Organization": PartyKind.ORGANISATION,
    "Company": PartyKind.ORGANISATION,
    "PublicBody": PartyKind.ORGANISATION,
    "Vessel": PartyKind.VESSEL,
    "Airplane": PartyKind.AIRCRAFT,
}
"""A LegalEntity may be a person or an organisation: it has no kind."""

SCHEMAS = {
    PartyKind.PERSON: "Person",
    PartyKind.ORGANISATION: "Organization",
    PartyKind.VESSEL: "Vessel",
    PartyKind.AIRCRAFT: "Airplane",
    None: "LegalEntity",
}
"""What a party of each kind is written as."""

PARTIES = frozenset(
    {*KINDS, "LegalEntity", "CryptoWallet", "Security", "Vehicle", "Asset", "Thing"}
)
"""Schemas that can be listed."""

NAMES = {
    "name": (NameKind.ALIAS, Quality.STRONG),
    "alias": (NameKind.ALIAS, Quality.STRONG),
    "previousName": (NameKind.FORMER, Quality.STRONG),
    "weakAlias": (NameKind.ALIAS, Quality.WEAK),
}

IDENTIFIERS: dict[str, tuple[str, str | None]] = {
    "innCode": ("inn", "RU"),
    "ogrnCode": ("ogrn", "RU"),
    "kppCode": ("kpp", "RU"),
    "leiCode": ("lei", None),
    "swiftBic": ("bic", None),
    "imoNumber": ("imo", None),
    "mmsi": ("mmsi", None),
    "callSign": ("call_sign", None),
    "uscCode": ("uscc", "CN"),
    "unifiedSocialCreditCode": ("uscc", "CN"),
    "taxNumber": ("tax", None),
    "vatCode": ("tax", None),
    "registrationNumber": ("registration", None),
    "idNumber": ("national_id", None),
    "socialSecurityNumber": ("national_id", None),
    "passportNumber": ("passport", None),
    "dunsCode": ("duns", None),
    "publicKey": ("wallet", None),
    "phone": ("phone", None),
    "email": ("email", None),
    "website": ("website", None),
}
"""Each property of the identifier kind with a scheme of its own, and the country it implies."""

OTHER_IDENTIFIERS = frozenset(
    [
        "okpoCode",
        "okopfCode",
        "ogrnipCode",
        "bvdId",
        "icijId",
        "uniqueEntityId",
        "npiCode",
        "licenseNumber",
        "permId",
        "isin",
        "isinCode",
        "crsNumber",
        "giiNumber",
        "cikCode",
        "jibCode",
        "bikCode",
        "irsCode",
        "ipoCode",
        "serialNumber",
        "icaoCode",
        "accountId",
        "wikidataId",
    ]
)
"""Numbers without a scheme here: identifiers of the scheme `other`, and details by their name."""

CRAFT = {
    "flag": "flag",
    "pastFlags": "former_flag",
    "type": "type",
    "pastTypes": "other_type",
    "tonnage": "tonnage",
    "grossRegisteredTonnage": "gross_registered_tonnage",
    "deadweightTonnage": "deadweight_tonnage",
    "buildDate": "built",
    "model": "model",
    "registrationPort": "home_port",
    "registrationDate": "registered",
    "deregistrationDate": "deregistered",
    "navigationArea": "navigation_area",
    "nameChangeDate": "name_changed",
}
"""Properties of vessels and aircraft; flags come as country codes."""

FLAGS = frozenset({"flag", "pastFlags"})
COUNTRIES = ("nationality", "citizenship", "country", "jurisdiction", "mainCountry")
"""Properties that tie a party to a country; each is also kept by its own name."""

EDGES = {
    "Ownership": ("owner", "asset"),
    "Directorship": ("director", "organization"),
    "Membership": ("member", "organization"),
    "Employment": ("employee", "employer"),
    "Family": ("person", "relative"),
    "Associate": ("person", "associate"),
    "Representation": ("agent", "client"),
    "Succession": ("predecessor", "successor"),
    "UnknownLink": ("subject", "object"),
    "Occupancy": ("holder", "post"),
}
"""Relationships as entities of their own, with the properties that hold their two ends."""

POINTERS = ("owner", "operator", "holder", "parent", "issuer")
"""Properties of a party itself that hold another entity's id."""

OWNED = {"Sanction": "entity", "Identification": "holder", "Passport": "holder"}
"""Entities that say more of one party, with the property that holds its id."""

LEFT_OUT = {
    "Position": "its name comes with the Occupancy that points at it",
    "Document": "a source, and no party",
    "Pages": "a source, and no party",
    "Article": "a source, and no party",
}
"""Entities that are no entries and add nothing to one, each with the reason."""

LISTED_TOPICS = frozenset(
    [
        "sanction",
        "sanction.linked",
        "sanction.counter",
        "export.control",
        "export.control.linked",
        "export.control.debarment",
        "debarment",
        "asset.frozen",
    ]
)
"""Topics that say a party is listed, where the file has no `target` of its own."""

_OF_PARTIES = (
    "country summary description publisher publisherUrl wikipediaUrl keywords topics program"
    " programId createdAt modifiedAt retrievedAt sourceUrl legalForm incorporationDate"
    " dissolutionDate taxStatus status sector classification jurisdiction mainCountry"
    " opencorporatesUrl firstName secondName middleName fatherName motherName lastName nameSuffix"
    " birthCountry deathDate nationality citizenship gender ethnicity height weight eyeColor"
    " hairColor appearance religion political profession education spokenLanguage currency"
)
PROPERTIES = frozenset(_OF_PARTIES.split()) | OTHER_IDENTIFIERS
"""Properties of a party that an entry keeps among its details, and that are written from there."""
