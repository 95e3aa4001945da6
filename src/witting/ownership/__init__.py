"""Who holds what in whom on a day, and whom a rule therefore catches: owned, controlled, unknown.

Readers fill a `Register` from BODS, GLEIF, FollowTheMoney, the links of list entries and the
user's own tables. `answer` says how one party stands to those who are listed, under a rule the
caller hands in; this room knows no regime and no list. `witting.ownership.network` does it for
millions of holdings.
"""

from witting.ownership.answering import ListedOwner, OwnershipAnswer, Standing, answer
from witting.ownership.asking import Asks, OwnershipQuestion
from witting.ownership.chain import Edge, Node, Picture, Step
from witting.ownership.divestment import Divestment, divestments
from witting.ownership.fixed_point import Caught, closure
from witting.ownership.records import (
    Directness,
    Gap,
    Holding,
    HoldingKind,
    JointArrangement,
    OwnedParty,
    Register,
    UnreadRecord,
    join,
)
from witting.ownership.rule import OwnershipRule, Reach
from witting.ownership.share import UNKNOWN, Share, parse_share
from witting.ownership.ties import OwnershipGraph, Tie

__all__ = [
    "UNKNOWN",
    "Asks",
    "Caught",
    "Directness",
    "Divestment",
    "Edge",
    "Gap",
    "Holding",
    "HoldingKind",
    "JointArrangement",
    "ListedOwner",
    "Node",
    "OwnedParty",
    "OwnershipAnswer",
    "OwnershipGraph",
    "OwnershipQuestion",
    "OwnershipRule",
    "Picture",
    "Reach",
    "Register",
    "Share",
    "Standing",
    "Step",
    "Tie",
    "UnreadRecord",
    "answer",
    "closure",
    "divestments",
    "join",
    "parse_share",
]
