"""Countries, territories, ports and cities by any of their names in four languages and by code.

Finds them in running text, and understands them standing alone in a field.
"""

from witting.places.countries import (
    country_code,
    country_name,
    country_of_bic,
    lookup,
    place_of_country,
    port,
)
from witting.places.misspelt import misspelt_place
from witting.places.record import Place, PlaceMention
from witting.places.scan import find_places

__all__ = [
    "Place",
    "PlaceMention",
    "country_code",
    "country_name",
    "country_of_bic",
    "find_places",
    "lookup",
    "misspelt_place",
    "place_of_country",
    "port",
]
