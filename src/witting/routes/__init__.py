"""Where the goods of a deal come from, pass and go, and the signs of a detour.

Facts only: which places the document names, the part each plays, and the red flags that the
records show. Whether any of it is forbidden is for the regimes to say.
"""

from witting.routes.check import check_routes
from witting.routes.history import earlier_of, is_same_party
from witting.routes.law import Flag, RouteLaw
from witting.routes.weights import Weighed, weights

__all__ = [
    "Flag",
    "RouteLaw",
    "Weighed",
    "check_routes",
    "earlier_of",
    "is_same_party",
    "weights",
]
