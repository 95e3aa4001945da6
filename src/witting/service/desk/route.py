"""The route of a deal as a drawing's numbers: stops in the order goods pass them, places beside.

No map is drawn: what counts is the order of stops, and which of them are hubs.
"""

from dataclasses import dataclass
from typing import Any

Record = dict[str, Any]
_ORDER = ("from", "via", "to")
_WIDE, _LEFT = 720, 80
_MOST = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One stop of the route, and where it is drawn."""

    x: int
    name: str
    country: str  # "" where the place is the country itself
    part: str
    kind: str  # russia, transshipment or ""
    anchor: str  # start, middle, end


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteDrawn:
    """The stops of a route, and whether there is one at all."""

    stops: tuple[Stop, ...]
    said: str  # the same in words, for who does not see it


def route_drawn(record: Record) -> RouteDrawn:
    """Give the route of a deal: where goods come from, pass and go to; a story's places as named.

    The same place is drawn once in a row.
    """
    places = [fact for fact in record["facts"] if fact["kind"] == "place"]
    on_way = sorted(
        (one for one in places if one["part"] in _ORDER), key=lambda one: _ORDER.index(one["part"])
    )
    is_story = not on_way and record["deal"]["kind"] == "article"
    chosen = on_way or ([one for one in places if one["part"] == "text"] if is_story else [])
    found: list[Record] = []
    for one in chosen:
        if all(_key(one) != _key(other) for other in found):
            found.append(one)
    found = found[:_MOST]
    step = _WIDE // max(1, len(found) - 1)
    stops = tuple(
        Stop(
            x=_LEFT + number * step,
            name=one["name"],
            country="" if (code := one["territory"] or one["country"]) == one["name"] else code,
            part="" if is_story else one["part"],
            kind=_kind(one),
            anchor="middle",
        )
        for number, one in enumerate(found)
    )
    words = ", ".join(
        f"{one.part} {one.name}{f' ({one.country})' if one.country else ''}".strip()
        for one in stops
    )
    lead = "Places the story names: " if is_story else "Route: "
    return RouteDrawn(stops=stops if len(stops) > 1 else (), said=f"{lead}{words}")


def _key(one: Record) -> tuple[str, str]:
    return one["name"], one["country"]


def _kind(one: Record) -> str:
    if "russia" in one["roles"]:
        return "russia"
    return "transshipment" if "transshipment" in one["roles"] else ""
