"""Where the goods of a deal come from, pass and go, and the signs of a detour.

Facts only: which places the document names, the part each plays, and the red flags that the
records show. Whether any of it is forbidden is for the regimes to say.
"""

from witting.routes.check import check_routes
from witting.routes.law import Flag, RouteLaw

__all__ = ["Flag", "RouteLaw", "check_routes"]
