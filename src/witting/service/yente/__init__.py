"""The API that yente's clients speak: match, search, entities, reconciliation, over our own lists.

Paths, parameters and answers are those of yente 5.5 (docs/yente.md says rule by rule where each was
read, and where this differs); the scorer is ours. No package of OpenSanctions is needed.
"""

from witting.service.yente.app import create_app
from witting.service.yente.routes import router, routers

__all__ = ["create_app", "router", "routers"]
