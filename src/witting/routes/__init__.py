"""Where the goods of a deal come from, pass and go, and the signs of a detour.

Facts only: which places the document names, the part each plays, and the red flags that the
records show. Whether any of it is forbidden is for the regimes to say.
"""

from witting.routes.check import check_routes
from witting.routes.history import (
    INVASION,
    address_key,
    buyers,
    earlier_of,
    is_same_party,
    meets,
    name_key,
    sellers,
    targets_of,
    told,
)
from witting.routes.law import Flag, RouteLaw
from witting.routes.lookups import is_of_coalition, unfit_business
from witting.routes.scene import Seen
from witting.routes.sent_before import Weigh
from witting.routes.weights import Weighed, weights

__all__ = [
    "INVASION",
    "Flag",
    "RouteLaw",
    "Seen",
    "Weigh",
    "Weighed",
    "address_key",
    "buyers",
    "check_routes",
    "earlier_of",
    "is_of_coalition",
    "is_same_party",
    "meets",
    "name_key",
    "sellers",
    "targets_of",
    "told",
    "unfit_business",
    "weights",
]
