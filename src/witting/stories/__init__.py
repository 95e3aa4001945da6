"""What a story says: whom it names, and who did what, when, where and how often, by its own words.

Every statement is the source's, never a fact. `read_story` reads one story; what several stories
say of one party, and which of them are copies, is put together from those.
"""

from witting.stories.changes import Difference
from witting.stories.copies import Member, Standing, StoryGroup, grouped
from witting.stories.dossier import (
    Dossier,
    Meant,
    NamedIn,
    StoryTold,
    dossier_of,
    stories_told,
)
from witting.stories.dossier_claims import Claim, Contradiction, End, Telling
from witting.stories.dossier_parties import StoryParty, Writing
from witting.stories.dossier_words import (
    content_of,
    days_of,
    in_the_same_words,
    sentence_of,
    stretch_of,
)
from witting.stories.graph import Edge, Graph, Node
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
from witting.stories.timeline import Moment, Timeline

__all__ = [
    "Claim",
    "Contradiction",
    "DayNamed",
    "Difference",
    "Dossier",
    "Edge",
    "End",
    "FindsListed",
    "GoodsNamed",
    "Graph",
    "How",
    "Listed",
    "Meant",
    "Member",
    "Mention",
    "Moment",
    "Named",
    "NamedIn",
    "NamedKind",
    "Node",
    "Office",
    "Part",
    "PlaceNamed",
    "Polarity",
    "SectorNamed",
    "Standing",
    "Statement",
    "StatementKind",
    "StoryGroup",
    "StoryParty",
    "StoryRead",
    "StoryTold",
    "Telling",
    "Timeline",
    "Times",
    "Writing",
    "content_of",
    "days_of",
    "dossier_of",
    "grouped",
    "in_the_same_words",
    "read_story",
    "sentence_of",
    "stories_told",
    "stretch_of",
]
