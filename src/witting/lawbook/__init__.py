"""The lawbook: the dated, cited law as data, asked by path and day.

It keeps four answers apart (in force, not yet, ended, not held), carries how well every text is
confirmed, and knows nothing of deals, parties or lists. The law itself is YAML under
`data/lawbook`, one file for each provision or quantity, its path its name.
"""

from witting.lawbook.book import Lawbook
from witting.lawbook.coverage import CoverageGroup, CoverageRow
from witting.lawbook.describing import describe
from witting.lawbook.kinds import (
    FAMILIES,
    Event,
    ItemClass,
    RedFlag,
    Requirement,
    TransshipmentPlace,
)
from witting.lawbook.records import (
    Answer,
    Law,
    LawKind,
    Licence,
    ListLaw,
    Source,
    Standing,
    Text,
)

__all__ = [
    "FAMILIES",
    "Answer",
    "CoverageGroup",
    "CoverageRow",
    "Event",
    "ItemClass",
    "Law",
    "LawKind",
    "Lawbook",
    "Licence",
    "ListLaw",
    "RedFlag",
    "Requirement",
    "Source",
    "Standing",
    "Text",
    "TransshipmentPlace",
    "describe",
]
