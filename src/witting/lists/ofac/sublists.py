"""Tells which of OFAC's non-SDN lists an entry is on: they bind differently, and come in one file.

ADVANCED and ENHANCED name an entry's lists, and then their word counts. The plain XML and the CSV
do not: there the programme tags and the statements of the entry tell. Read from, and held against:

- the names: ListValues of SDN_ADVANCED.XML of 2024-02-23; the lists known to the converter of the
  public repository opensanctions/opensanctions (datasets/us/ofac/us_ofac_cons.yml, 2026);
- programme tags and statements: CONSOLIDATED.XML of 2024-05-06 against the source each entry has
  in the US Consolidated Screening List of November 2023: they agree on every entry both hold;
- HKAA and ILLICIT-DRUGS-EO14059 as menu-based: the same repository, and the entry's own menu.
"""

import re
from collections.abc import Iterable

CAPTA, SSI, NS_MBS, NS_CMIC, FSE, PLC = "CAPTA", "SSI", "NS-MBS", "NS-CMIC", "FSE", "PLC"
PART_561 = "561"
"""The list of 31 CFR part 561, which the CAPTA list took over; OFAC kept the programme tag."""

NAMED = {
    "capta list": CAPTA,
    "sectoral sanctions identifications list": SSI,
    "non-sdn menu-based sanctions list": NS_MBS,
    "non-sdn cmic list": NS_CMIC,
    "fse list": FSE,
    "foreign sanctions evaders list": FSE,
    "non-sdn palestinian legislative council list": PLC,
}
WHOLE_LISTS = frozenset({"sdn list", "consolidated list"})
"""Names of the whole lists, which an entry's `list_id` says already."""

_PROGRAMMES = {
    "561-Related": (CAPTA, PART_561),
    "561List": (CAPTA, PART_561),
    "CAPTA": (CAPTA,),
    "UKRAINE-EO13662": (SSI,),
    "CAATSA - RUSSIA": (NS_MBS,),
    "HKAA": (NS_MBS,),
    "ILLICIT-DRUGS-EO14059": (NS_MBS,),
    "NS-MBS": (NS_MBS,),
    "CMIC-EO13959": (NS_CMIC,),
    "FSE-IR": (FSE,),
    "FSE-SY": (FSE,),
    "NS-PLC": (PLC,),
}
_ACCOUNTS = "prohibited from opening or maintaining a correspondent account"
_SECTORAL = re.compile(
    r"(?:13662 Directive Determination -?|13662 Sectoral)[^;]*?Directive ([1-4])\b"
)
_MENU = re.compile(
    r"Executive Order 14(?:024|014) Directive Information[^;]*Subject to Directive \w"
)
_OF_EO14024 = re.compile(r"14024 Directive Information[^;]*?Subject to Directive ([1-4])a?\b")
# OFAC took those it blocked later off the menu-based list, and left the sentence in their entry.
_BLOCKED_SINCE = re.compile(
    r"\(EO 14024 Directive 2\)|section 11 of executive order 14024", re.IGNORECASE
)


def sublists(
    list_id: str, programmes: Iterable[str], remarks: str, named: Iterable[str] = ()
) -> tuple[str, ...]:
    """Give the parts of the list an entry is on, sorted: CAPTA, SSI, SSI Directive 1, PLC.

    `named` are the lists the publisher itself names for the entry. Entries of the SDN list are on
    that list whole, and have a part only where the publisher names one.

    >>> sublists("ofac-cons", ["UKRAINE-EO13662"], "Executive Order 13662 Directive Determination"
    ...          " - Subject to Directive 4")
    ('SSI', 'SSI Directive 4')
    >>> sublists("ofac-cons", ["RUSSIA-EO14024"], "Executive Order 14024 Directive Information"
    ...          " Subject to Directive 1a - …; Executive Order 14024 Directive Information"
    ...          " Subject to Directive 4 - …")
    ('EO14024 Directive 1', 'EO14024 Directive 4', 'NS-MBS')
    """
    found = {_code(name) for name in named if name.strip().casefold() not in WHOLE_LISTS}
    if list_id != "ofac-sdn":
        tags = {code for tag in programmes for code in _PROGRAMMES.get(tag, ())}
        found |= (tags & {PART_561}) if found else tags | _said(remarks)
        if not found and "RUSSIA-EO14024" in programmes:
            found.add(NS_MBS)
    if SSI in found:
        found.update(f"SSI Directive {number}" for number in _SECTORAL.findall(remarks))
    if NS_MBS in found:
        found.update(f"EO14024 Directive {number}" for number in _OF_EO14024.findall(remarks))
    return tuple(sorted(found))


def _code(name: str) -> str:
    """Give a list's short name; one not known here keeps the name the publisher gives it."""
    return NAMED.get(name.strip().casefold(), name.strip())


def _said(remarks: str) -> set[str]:
    found = set()
    if _ACCOUNTS in remarks:
        found.add(CAPTA)
    if _SECTORAL.search(remarks):
        found.add(SSI)
    if _MENU.search(remarks) and not _BLOCKED_SINCE.search(remarks):
        found.add(NS_MBS)
    return found
