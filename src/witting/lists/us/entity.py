"""Makes an entry of a line of the lists BIS prints in the EAR: Entity List, MEU List.

Entries that name nobody and are only an address ("Address 01", under China and Turkey) keep the
publisher's heading as a weak name, which alerts on nobody, and the address, which is what has to
be screened; `listed_as` says `address`.
"""

import re

from witting.base import Address, Link, Quality
from witting.lists.us.cells import Read, read_addresses, read_alias, read_entry, read_name
from witting.lists.us.facts import Facts, name_key
from witting.lists.us.words import citations, clean, code_of, days_in, ending_country, footnotes

_ADDRESS_ONLY = re.compile(r"Address \d+", re.IGNORECASE)
_KEYED = 200  # characters of a name that are more than enough to tell it by
FIRST_CITATION = "first day cited from the Federal Register"


def entity(
    *,
    name: str = "",
    whole: str = "",
    aliases: tuple[str, ...] = (),
    address: str = "",
    country: str = "",
    requirement: str = "",
    policy: str = "",
    citation: str = "",
) -> Facts:
    """Make the facts of one entry from its cells; `whole` is name, aliases and addresses in one."""
    read = Read()
    if whole:
        read_entry(read, whole)
    else:
        read_name(read, name)
    for alias in aliases:
        read_alias(read, alias)
    if address:
        read_addresses(read, address)
    facts = Facts()
    code = code_of(clean(country))
    _name(facts, read, code)
    _locate(facts, read, clean(country), code)
    say_licence(facts, requirement, policy)
    cite(facts, citation)
    for see in read.sees:
        facts.say("see", see)
    for cell, text in read.as_published:
        facts.say(f"{cell} as published", text)
    return facts


def _name(facts: Facts, read: Read, code: str) -> None:
    heading = read.names[0][0] if read.names else ""
    address_only = bool(_ADDRESS_ONLY.fullmatch(heading))
    for text, kind in read.names:
        quality = Quality.WEAK if address_only else Quality.STRONG
        facts.add_name(text, kind, quality=quality)
    facts.key = name_key(heading[:_KEYED], code)
    if address_only:
        facts.say("listed_as", "address")
    if read.parent:
        facts.links.append(Link(kind="subordinate institution of", name=read.parent))


def _locate(facts: Facts, read: Read, country: str, code: str) -> None:
    """Add the addresses; one that names no country lies in the one the entry stands under."""
    facts.say("country", country)
    for whole in read.addresses:
        found, name = ending_country(whole)
        facts.addresses.append(
            Address(whole=whole, country=found or code, country_name=name or country)
        )
    if ("listed_as", "address") in facts.details:
        return  # a whole country is no key to screen by
    if country and code not in {address.country for address in facts.addresses}:
        facts.addresses.append(Address(whole=country, country=code, country_name=country))


def say_licence(facts: Facts, requirement: str, policy: str) -> None:
    """Keep what needs a licence and how one is judged, and the footnotes the first points to."""
    facts.say("license_requirement", requirement)
    facts.say("license_policy", policy)
    for number in footnotes(clean(requirement)):
        facts.say("footnote", number)


def cite(facts: Facts, citation: str) -> None:
    """Keep the citations; the first day among them is the listing's where nothing else says it."""
    facts.legal_basis.extend(citations(citation))
    days = days_in(citation)
    facts.list_on(min(days) if days else "", FIRST_CITATION)


def subordinate(facts: Facts, notes: str) -> None:
    """Read a note of the MEU List: "Subordinate institution of Aero-Engine Company of China"."""
    _before, found, parent = clean(notes).partition("Subordinate institution of ")
    if found:
        facts.links.append(Link(kind="subordinate institution of", name=parent))
    facts.remarks.append(clean(notes))
