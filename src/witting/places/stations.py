"""Stations that goods go to or come from by rail: `ст. назн. Орёл`, `stanciya naznacheniya Tula`.

Behind these words only a place stands, so that a town whose name is an ordinary word too is read
here and nowhere else.
"""

import re
from collections.abc import Iterator

from witting.places.countries import lookup
from witting.places.record import PlaceMention

_STATION = re.compile(
    r"(?<![^\W_])(?:(?:ст(?:анци[яию])?\.?|st(?:an(?:ci|tsi)y[aiu])?\.?)\s?(?:и\s+дорога\s+)?"
    r"(?:назначения|назнач|назн|отправления|отпр|nazn(?:acheniya)?|otpr(?:avleniya)?)"
    r"|(?:destination\s+station|station\s+of\s+destination)|محطة\s+الوصول)(?![^\W_])"
    r"[.\s:=–—-]{0,4}(?:(?:г|g)\.\s?)?([^\W\d_]{3,30})(?:-[^\W_]{1,20})?",
    re.IGNORECASE,
)


def station_places(text: str) -> Iterator[PlaceMention]:
    """Give the places whose stations a text names.

    >>> [one.place.id for one in station_places("ст. назн.: Орёл-Товарный")]
    ['ru/oryol']
    """
    for found in _STATION.finditer(text):
        place = lookup(found[1])
        if place is not None:
            start, end = found.span(1)
            yield PlaceMention(start=start, end=end, text=found[1], place=place)
