"""Families of goods that a code alone shows: food and feed, medicine, fuels, telephony, arms.

These are facts about what the goods are. Which licence speaks of which family is law, and is said
elsewhere. Only prefixes that lie wholly within a family are listed: 271019 holds lubricants beside
gas oil, so it is in none, and 2208 (spirits) and 24 (tobacco) are not called food.
"""

from collections.abc import Sequence
from functools import lru_cache

AGRICULTURE = (
    *(f"{chapter:02d}" for chapter in range(1, 14)),  # animals, plants and what they give
    *("1401", "140490"),  # plaiting materials and the like; cotton linters are military below
    *(f"{chapter:02d}" for chapter in range(15, 22)),  # fats and prepared foods
    *("2201", "2202", "2209"),  # water, soft drinks, vinegar
    "23",  # residues of food industries, animal feed
    "31",  # fertilisers
)
MEDICINE = ("30",)
MEDICAL_DEVICES = (
    "9018",
    "9019",
    "9020",
    "9021",
    "902212",
    "902213",
    "902214",
    "902221",
    "871310",
    "871390",
)
ENERGY = (
    *("2701", "2702", "2703", "2704", "2705", "2709", "271012", "271020"),
    *("2711", "2713", "2716"),
)
TELECOM = ("8517",)
AGRICULTURAL_EQUIPMENT = (
    "8432",
    "8433",
    "8434",
    "8436",
    "870191",
    "870192",
    "870193",
    "870194",
    "870195",
)
MILITARY = (
    "93",  # arms and ammunition
    "8710",  # tanks and other armoured fighting vehicles
    "140420",  # cotton linters: what nitrocellulose is made of
    *("3601", "3602", "3603"),  # propellent powders, explosives, detonators
    *("841111", "841112"),  # turbo-jets, which drive missiles and military aircraft
    *("841121", "841122"),  # turbo-propellers, which drive aircraft and large unmanned ones
    "8526",  # radar, radio navigation and radio remote control
    *("8802", "8806", "8807"),  # aircraft, unmanned aircraft, and parts of both
    "8804",  # parachutes
    "8805",  # aircraft launching gear, deck arrestors, flying trainers
)
"""Made for war, or what arms are built of; the reasons follow the HS text of each heading."""

FAMILIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("agricultural_equipment", AGRICULTURAL_EQUIPMENT),
    ("agriculture", AGRICULTURE),
    ("energy", ENERGY),
    ("medical_devices", MEDICAL_DEVICES),
    ("medicine", MEDICINE),
    ("military", MILITARY),
    ("telecom", TELECOM),
)


def families_of(codes: Sequence[str]) -> tuple[str, ...]:
    """Name the families that every one of the codes lies in, sorted.

    >>> families_of(["100199"]), families_of(["1001", "2710"])
    (('agriculture',), ())
    """
    return _of(tuple(codes))


@lru_cache(maxsize=4096)
def _of(codes: tuple[str, ...]) -> tuple[str, ...]:
    if not codes:
        return ()
    return tuple(name for name, prefixes in FAMILIES if all(c.startswith(prefixes) for c in codes))
