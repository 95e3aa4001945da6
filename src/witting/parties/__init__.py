"""Is this a listed party? An index over the lists, comparison by name and identifier, explanation.

`Screener` is asked by name and evidence and answers with matches whose score parts add up;
`check_parties` asks it for every party of a deal and every name in its text; `compare` sets two
names side by side. `calibrate` asks it for labelled names and says where to set the threshold.
"""

from witting.parties.asked import asked_of
from witting.parties.calibrated import Band, Calibration, Sample, calibrate
from witting.parties.calibration import Group, Point, Share
from witting.parties.check import check_parties
from witting.parties.choice import Targets, in_words, per_cent
from witting.parties.compare import compare
from witting.parties.few import check_few
from witting.parties.labelled import LabelledName, read_labelled
from witting.parties.limits import script_name
from witting.parties.match import Comparison, Match, Mention
from witting.parties.screener import Screener, index_key

__all__ = [
    "Band",
    "Calibration",
    "Comparison",
    "Group",
    "LabelledName",
    "Match",
    "Mention",
    "Point",
    "Sample",
    "Screener",
    "Share",
    "Targets",
    "asked_of",
    "calibrate",
    "check_few",
    "check_parties",
    "compare",
    "in_words",
    "index_key",
    "per_cent",
    "read_labelled",
    "script_name",
]
