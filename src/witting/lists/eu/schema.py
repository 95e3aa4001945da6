"""Which elements and attributes of the FSF file are read, and which are left out on purpose.

Whatever is in neither table is new: it is reported, so that nothing published is lost unseen.
"""

from collections.abc import Iterable

READ = {
    "sanctionEntity": "designationDate delistingDate designationDetails unitedNationId"
    " euReferenceNumber",
    "regulation": "regulationType organisationType publicationDate entryIntoForceDate numberTitle"
    " programme",
    "regulationSummary": "publicationDate numberTitle",
    "corrigendum": "publicationDate numberTitle",
    "subjectType": "code",
    "nameAlias": "firstName middleName lastName wholeName function gender title nameLanguage",
    "citizenship": "region countryIso2Code countryDescription acquisitionDate"
    " disenfranchisementDate",
    "birthdate": "circa calendarType city zipCode birthdate dayOfMonth monthOfYear year"
    " yearRangeFrom yearRangeTo region place countryIso2Code countryDescription",
    "address": "city street poBox zipCode region place asAtListingTime countryIso2Code"
    " countryDescription",
    "contactInfo": "key value",
    "identification": "diplomatic knownExpired knownFalse reportedLost revokedByIssuer issueDate"
    " issuedBy latinNumber nameOnDocument number validFrom validTo region"
    " identificationTypeCode countryIso2Code countryDescription",
    "additionalInformation": "key value",
    "remark": "",
    "publicationUrl": "",
}
"""Every element this reader reads, with the attributes it reads."""

LEFT_OUT = {
    "*": "logicalId regulationLanguage",  # unique only by element kind; `en` on everything
    "nameAlias": "strong",  # true everywhere, so it says nothing
    "subjectType": "classificationCode",  # repeats code
    "identification": "identificationTypeDescription",  # repeats identificationTypeCode
    "regulationSummary": "publicationUrl regulationType",  # acts are kept by number and day
    "corrigendum": "publicationUrl regulationType",
}
"""Left out on purpose, each with its reason; `*` is any element. (Of the whole file, its running
number `globalFileId` is left out too: its day and hash name it.)"""

_KNOWN = frozenset(
    (element, attribute)
    for element, read in READ.items()
    for attribute in ("", *f"{read} {LEFT_OUT.get(element, '')} {LEFT_OUT['*']}".split())
)


def unknown_parts(seen: Iterable[tuple[str, str]]) -> list[str]:
    """Name the elements and attributes seen that neither table knows.

    `seen` holds (tag, attribute), with "" for the element itself; namespaces are ignored.

    >>> unknown_parts({("{http://example.org}nameAlias", "shoeSize"), ("remark", "")})
    ['nameAlias shoeSize']
    """
    parts = {(tag.rpartition("}")[2], attribute) for tag, attribute in seen}
    return sorted(f"{tag} {attribute}".strip() for tag, attribute in parts - _KNOWN)
