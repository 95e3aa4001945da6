"""Is this a listed party? An index over the lists, comparison by name and identifier, explanation.

`Screener` is asked by name and evidence and answers with matches whose score parts add up;
`check_parties` asks it for every party of a deal and every name in its text; `compare` sets two
names side by side.
"""

from witting.parties.check import check_parties
from witting.parties.compare import compare
from witting.parties.match import Comparison, Match, Mention
from witting.parties.screener import Screener, index_key

__all__ = [
    "Comparison",
    "Match",
    "Mention",
    "Screener",
    "check_parties",
    "compare",
    "index_key",
]
