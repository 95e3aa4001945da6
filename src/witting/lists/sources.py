"""What is known of each list whoever handed the file over: title, publisher's address, licence."""

from dataclasses import dataclass

from witting.base import ListUsed

_OFAC = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSource:
    """One list's standing facts."""

    id: str
    title: str
    address: str  # where the publisher publishes it
    licence: str


SOURCES = {
    source.id: source
    for source in (
        ListSource(
            id="ofac-sdn",
            title="OFAC Specially Designated Nationals and Blocked Persons List",
            address=_OFAC + "SDN.XML",
            licence="US-government work, public domain (17 USC 105)",
        ),
        ListSource(
            id="ofac-cons",
            title="OFAC Consolidated Non-SDN List",
            address=_OFAC + "CONSOLIDATED.XML",
            licence="US-government work, public domain (17 USC 105)",
        ),
        ListSource(
            id="eu-fsf",
            title="EU consolidated list of persons and entities subject to financial sanctions",
            address="https://webgate.ec.europa.eu/fsd/fsf/public/files/xmlFullSanctionsList_1_1/content",
            licence="Reuse with attribution (Commission Decision 2011/833/EU): © European Union",
        ),
    )
}
"""The lists this room reads, in the order in which they are kept: the gravest first."""


WITHOUT_ALIASES = "strong aliases (ALT)"
WITHOUT_ADDRESSES = "addresses (ADD)"
"""What an OFAC CSV read without the files beside it lacks, as its `source` says."""


def gravity(list_id: str) -> tuple[int, str]:
    """Give the rank lists are ordered by: the gravest first, unknown ones last by name."""
    order = list(SOURCES)
    return (order.index(list_id) if list_id in SOURCES else len(order), list_id)


def list_used(list_id: str, *, published: str, entries: int, sha256: str) -> ListUsed:
    """Describe a list as read from a file somebody gave; when it was retrieved is not known."""
    source = SOURCES[list_id]
    return ListUsed(
        id=list_id,
        title=source.title,
        published=published,
        retrieved="",
        entries=entries,
        sha256=sha256,
        source=source.address,
        licence=source.licence,
    )
