"""The customer book: who is in it, whom of them the lists may name, and what a list change does.

Pure over what it is given: a screener of the lists, parties, earlier hits. The store keeps them.
"""

from witting.book.cases import (
    LONGEST,
    Case,
    CaseState,
    Decision,
    Scope,
    Verdict,
    decision,
    scope_of,
)
from witting.book.indexing import INDEX_VERSION, IndexMaker, Part, PartMaker
from witting.book.lookback import Lookback, is_touched, look_back
from witting.book.records import (
    MOVED,
    About,
    BookParty,
    BookRole,
    Change,
    ChangeKind,
    Hit,
    Reason,
    as_row,
    changes,
    entry_version,
)
from witting.book.screening import Screened, screen, screen_chunk
from witting.book.sieve import Sieve
from witting.book.touched import Touched

__all__ = [
    "INDEX_VERSION",
    "LONGEST",
    "MOVED",
    "About",
    "BookParty",
    "BookRole",
    "Case",
    "CaseState",
    "Change",
    "ChangeKind",
    "Decision",
    "Hit",
    "IndexMaker",
    "Lookback",
    "Part",
    "PartMaker",
    "Reason",
    "Scope",
    "Screened",
    "Sieve",
    "Touched",
    "Verdict",
    "as_row",
    "changes",
    "decision",
    "entry_version",
    "is_touched",
    "look_back",
    "scope_of",
    "screen",
    "screen_chunk",
]
