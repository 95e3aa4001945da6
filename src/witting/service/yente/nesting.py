"""Puts what surrounds an entity into it: sanctions, documents, addresses, ties and their far ends.

One step is nested and no more, as in yente: a tie shows its other end whole, and its near end as an
id.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from witting.lists.opensanctions.schema import EDGES
from witting.service.yente.entities import Entities
from witting.service.yente.params import Params
from witting.service.yente.refusals import Refused
from witting.service.yente.schemata import schemata
from witting.service.yente.shape import Json, Shape, stub

PAGE = 10
_SORTS = frozenset({"first_seen", "last_seen", "last_change", "id", "caption", "schema"})


def nested(entity: Json, ways: dict[str, list[Any]]) -> Json:
    """Give an entity with what surrounds it in the place of ids."""
    return entity | {"properties": entity["properties"] | ways}


def around(identity: str, entity: Json, entities: Entities) -> dict[str, list[Any]]:
    """Give what surrounds an entity, by the property that leads there."""
    shape = entities.shape(identity)
    if shape is None:
        return {}
    found: dict[str, list[Any]] = {}
    records = {record["id"]: record for record in shape.around}
    held = schemata()[entity["schema"]].properties
    for name, ids in entity["properties"].items():
        if name in held and held[name].kind == "entity":
            found[name] = [records.get(one) or _other(one, shape, entities) for one in ids]
    pointed = {one for ids in found.values() for record in ids if (one := record["id"])}
    for record in shape.around:
        if record["id"] not in pointed:
            _point(found, record, shape, entities)
    for other in dict.fromkeys(entities.survey.linked_from.get(identity, ())):
        _point_back(found, identity, other, shape, entities)
    return {name: values for name, values in found.items() if values}


def paged(
    values: Sequence[Json], limit: int, offset: int, sort: Sequence[str] = ()
) -> dict[str, Any]:
    """Give one page of what a property leads to."""
    ordered = sorted_by(values, sort)
    return {
        "results": ordered[offset : offset + limit],
        "total": {"value": len(values), "relation": "eq"},
        "limit": limit,
        "offset": offset,
    }


def sorted_by(values: Iterable[Json], sort: Sequence[str]) -> list[Json]:
    """Sort entities by fields, `first_seen:desc`; what a field does not say comes last."""
    found = list(values)
    for one in reversed(sort):
        name, _, order = one.partition(":")
        if name in _SORTS:
            known = [value for value in found if value.get(name)]
            known.sort(key=lambda value: str(value[name]), reverse=order == "desc")
            found = known + [value for value in found if not value.get(name)]
    return found


def page_of(params: Params) -> tuple[int, int, tuple[str, ...]]:
    """Read limit, offset and sorting."""
    from witting.service.yente.params import MAX_OFFSET, MAX_PAGE

    return (
        params.whole("limit", PAGE, most=MAX_PAGE),
        params.whole("offset", 0, most=MAX_OFFSET),
        params.texts("sort"),
    )


def adjacent(entity: Json, entities: Entities, params: Params) -> dict[str, Any]:
    """Give the answer of /entities/{id}/adjacent."""
    limit, offset, sort = page_of(params)
    ways = around(entity["id"], entity, entities)
    return {
        "entity": entity,
        "adjacent": {
            name: paged(values, limit, offset, sort) for name, values in sorted(ways.items())
        },
    }


def adjacent_by(entity: Json, name: str, entities: Entities, params: Params) -> dict[str, Any]:
    """Give the answer of /entities/{id}/adjacent/{property}. Raises Refused (404)."""
    if name not in schemata()[entity["schema"]].ways:
        raise Refused(404, "No such property!")
    limit, offset, sort = page_of(params)
    return paged(around(entity["id"], entity, entities).get(name, []), limit, offset, sort)


def _point(found: dict[str, list[Any]], record: Json, shape: Shape, entities: Entities) -> None:
    """Put a record that points at the entity where the entity's own schema leads to it."""
    held = schemata()[record["schema"]].properties
    for name, ids in record["properties"].items():
        if name in held and held[name].reverse and shape.id in ids:
            whole = _with_far_end(record, shape.id, shape, entities)
            found.setdefault(held[name].reverse, []).append(whole)
            return


def _point_back(
    found: dict[str, list[Any]], identity: str, other: str, shape: Shape, entities: Entities
) -> None:
    """Put in the ties that another party has with this one, unless this one has them too."""
    theirs = entities.shape(other)
    if theirs is None or other == identity:
        return
    mine = {record["id"] for record in shape.around}
    for record in theirs.around:
        if record["schema"] in EDGES and record["id"] not in mine:
            held = schemata()[record["schema"]].properties
            for name in EDGES[record["schema"]]:
                if identity in record["properties"].get(name, ()):
                    whole = _with_far_end(record, identity, theirs, entities)
                    found.setdefault(held[name].reverse, []).append(whole)
    for name, ids in theirs.entity["properties"].items():
        prop = schemata()[theirs.entity["schema"]].properties.get(name)
        if prop and prop.kind == "entity" and prop.reverse and identity in ids:
            found.setdefault(prop.reverse, []).append(theirs.entity)


def _with_far_end(record: Json, near: str, shape: Shape, entities: Entities) -> Json:
    ends = EDGES.get(record["schema"], ())
    properties = dict(record["properties"])
    for name in ends:
        if near not in properties.get(name, ()):
            properties[name] = [_other(one, shape, entities) for one in properties.get(name, ())]
    return record | {"properties": properties}


def _other(identity: str, shape: Shape, entities: Entities) -> Json:
    """Give the party at the far end: as listed, or by its name alone."""
    if (held := entities.shape(identity)) is not None:
        return held.entity
    return stub(identity, shape.others.get(identity, ""), shape.entity)
