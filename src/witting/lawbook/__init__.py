"""The lawbook: the dated, cited law as data, asked by path and day.

It keeps four answers apart (in force, not yet, ended, not held), carries how well every text is
confirmed, and knows nothing of deals, parties or lists. The law itself is YAML under
`data/lawbook`, one file for each provision or quantity, its path its name.
"""

from witting.lawbook.book import Lawbook
from witting.lawbook.describing import describe
from witting.lawbook.kinds import (
    FAMILIES,
    ItemClass,
    RedFlag,
    TransshipmentPlace,
)
from witting.lawbook.records import (
    Answer,
    Law,
    LawKind,
    Licence,
    Source,
    Standing,
    Text,
)

__all__ = [
    "FAMILIES",
    "Answer",
    "ItemClass",
    "Law",
    "LawKind",
    "Lawbook",
    "Licence",
    "RedFlag",
    "Source",
    "Standing",
    "Text",
    "TransshipmentPlace",
    "describe",
]
