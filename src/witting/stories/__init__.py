"""What a story says: whom it names, and who did what, when, where and how often, by its own words.

Every statement is the source's, never a fact. `read_story` reads one story; what several stories
say of one party, and which of them are copies, is put together from those.
"""

from witting.stories.changes import Difference
from witting.stories.copies import Member, Standing, StoryGroup, grouped
from witting.stories.read import FindsListed, read_story
from witting.stories.records import (
    DayNamed,
    GoodsNamed,
    How,
    Listed,
    Mention,
    Named,
    NamedKind,
    Office,
    Part,
    PlaceNamed,
    Polarity,
    SectorNamed,
    Statement,
    StatementKind,
    StoryRead,
    Times,
)

__all__ = [
    "DayNamed",
    "Difference",
    "FindsListed",
    "GoodsNamed",
    "How",
    "Listed",
    "Member",
    "Mention",
    "Named",
    "NamedKind",
    "Office",
    "Part",
    "PlaceNamed",
    "Polarity",
    "SectorNamed",
    "Standing",
    "Statement",
    "StatementKind",
    "StoryGroup",
    "StoryRead",
    "Times",
    "grouped",
    "read_story",
]
