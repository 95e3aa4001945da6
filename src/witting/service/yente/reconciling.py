"""Answers the W3C Reconciliation API 0.2, as OpenRefine and others speak it to yente.

A batch of names becomes queries like those of /match; suggestions and data extension read the same
entities.
"""

import html
from collections.abc import Mapping
from typing import Any

from fastapi import Request

from witting.places import country_name
from witting.service.yente.asking import (
    MAX_ALL_NAMES,
    MAX_BATCH,
    MAX_NAME,
    Query,
    query_of,
)
from witting.service.yente.cleaning import one_line, values_of
from witting.service.yente.entities import Entities
from witting.service.yente.matching import Found, Terms, check_algorithm, found_for
from witting.service.yente.nesting import PAGE
from witting.service.yente.params import MAX_PAGE, Params
from witting.service.yente.refusals import Refused, invalid
from witting.service.yente.schemata import BASE, Property, Schema, by_qname, schemata
from witting.service.yente.scores import LEAST
from witting.service.yente.searching import suggested

Json = dict[str, Any]
BATCH = 10
_SUGGESTED = 5
_MAX_PROPERTIES = 50
_SCHEMA_SPACE = "https://www.opensanctions.org/reference/#schema"
_SETTINGS = [
    {
        "name": "limit",
        "label": "Limit",
        "type": "number",
        "default": 0,
        "help_text": "At most so many values in a row; 0 for all.",
    },
    {
        "name": "render",
        "label": "Values",
        "type": "select",
        "default": "caption",
        "choices": [
            {"value": "caption", "id": "caption", "name": "As words"},  # `id` is what yente says
            {"value": "raw", "id": "raw", "name": "As codes"},
        ],
        "help_text": "Whether a country is given as Russia or as ru.",
    },
]


def manifest(request: Request, dataset: str, entities: Entities) -> Json:
    """Give the manifest of a dataset's reconciliation service."""
    entities.scope(dataset)
    base = str(request.base_url).rstrip("/")
    service = f"{base}/reconcile/{dataset}"
    query = request.url.query.strip()
    query = f"?{query}" if query else ""  # a key in the address is handed on

    def part(path: str) -> Json:
        return {"service_url": service, "service_path": f"{path}{query}"}

    return {
        "versions": ["0.2"],
        "name": f"{entities.datasets.title(dataset)} (witting)",
        "identifierSpace": f"{base}/entities/",
        "schemaSpace": _SCHEMA_SPACE,
        "view": {"url": f"{base}/entities/{{{{id}}}}{query}"},
        "documentation": f"{base}/docs",
        "batchSize": BATCH,
        "preview": {
            "url": f"{service}/preview/{{{{id}}}}{query}",
            "width": 430,
            "height": 300,
        },
        "suggest": {
            "entity": part("/suggest/entity"),
            "type": part("/suggest/type"),
            "property": part("/suggest/property"),
        },
        "extend": {
            "propose_properties": part("/extend/property"),
            "property_settings": _SETTINGS,
            "propose_settings": _SETTINGS,  # what yente calls the same
        },
        "defaultTypes": [_type(schema) for schema in _used(entities)],
    }


def reconciled(given: Any, dataset: str, params: Params, entities: Entities) -> Json:
    """Give the answers to a batch of queries. Raises Refused (400) for what is no batch."""
    if not isinstance(given, dict):
        raise Refused(400, "Cannot decode query: an object of queries by key is needed")
    if len(given) > MAX_BATCH:
        raise Refused(400, f"Too many queries in one batch (limit: {MAX_BATCH})")
    check_algorithm(params.text("algorithm", "best"))
    scope = entities.scope(dataset)
    since = params.moment("changed_since")
    asked = {key: _query(one) for key, one in given.items()}
    if sum(len(query.names) * len(query.asked) for query, _ in asked.values()) > MAX_ALL_NAMES:
        raise Refused(400, f"Too many names in one batch (limit: {MAX_ALL_NAMES})")
    answers: Json = {}
    for key, (query, limit) in asked.items():
        terms = Terms(scope=scope, limit=limit, cutoff=LEAST - 0.0001, changed_since=since)
        found = found_for(query, terms, entities)[:limit]
        answers[key] = {"result": [_candidate(one, terms) for one in found]}
    return answers


def extended(given: Any, entities: Entities) -> Json:
    """Give the properties of entities in rows. Raises Refused (400) for what is no question."""
    ids, wanted = _extension(given)
    meta: dict[str, Json] = {}
    rows: dict[str, dict[str, list[Json]]] = {identity: {} for identity in ids}
    for identity in ids:
        entity = entities.entity(identity)
        if entity is None:
            if entities.canonical(identity):
                raise Refused(400, "Please give the canonical id of an entity, not a referent.")
            continue
        held = schemata()[entity["schema"]].properties
        for name, limit, as_words in wanted:
            prop = held.get(name)
            if prop is None:
                continue
            meta.setdefault(name, {"id": prop.name, "name": prop.label})
            values = list(entity["properties"].get(name, ()))
            values = values[:limit] if limit else values
            shown = [_in_words(prop, value) for value in values] if as_words else values
            rows[identity][name] = [{"str": value} for value in shown]
    return {"meta": list(meta.values()), "rows": rows}


def suggest_entity(dataset: str, params: Params, entities: Entities) -> Json:
    """Suggest entities whose names go on as the prefix does."""
    prefix = _prefix(params)
    limit = params.whole("limit", PAGE, most=MAX_PAGE)
    cursor = params.whole("cursor", 0)
    found = suggested(prefix, entities.scope(dataset), entities)[cursor : cursor + limit]
    rows = [entities.survey.rows[number] for number in found]
    found_entities = [_entity(row.id, row.caption, row.schema) for row in rows]
    # The specification calls `notable` what yente calls `type`.
    return _suggestion(prefix, [one | {"notable": one["type"]} for one in found_entities])


def suggest_property(dataset: str, params: Params, entities: Entities) -> Json:
    """Suggest properties that begin so, of the schemata in use."""
    entities.scope(dataset)
    prefix = _prefix(params)
    used = {one for schema in _used(entities) for one in schema.lineage}
    found = [
        {"id": prop.qname, "name": prop.label}
        for prop in by_qname().values()
        if prop.schema in used and prop.kind != "entity" and _begins(prefix, prop.name, prop.label)
    ]
    return _suggestion(prefix, found[:_SUGGESTED])


def suggest_type(dataset: str, params: Params, entities: Entities) -> Json:
    """Suggest schemata that begin so."""
    entities.scope(dataset)
    prefix = _prefix(params)
    found = [
        _type(schema) for schema in _used(entities) if _begins(prefix, schema.name, schema.label)
    ]
    return _suggestion(prefix, found[:_SUGGESTED])


def extend_properties(params: Params) -> Json:
    """Propose properties of a schema to extend by: the featured first, then the rest."""
    name = params.text("type", BASE) or BASE
    limit = params.whole("limit", 0)
    schema = schemata().get(name)
    if schema is None:
        raise Refused(400, f"Invalid type: {name:.100}")
    held = schema.properties
    ordered = [held[one] for one in schema.featured if one in held]
    ordered += [p for p in held.values() if p.kind != "entity" and p.name not in schema.featured]
    ordered = ordered[:limit] if limit else ordered
    found = sorted(({"id": p.name, "name": p.label} for p in ordered), key=lambda p: p["name"])
    return {"limit": limit, "type": schema.name, "properties": found}


def preview(identity: str, entities: Entities) -> str:
    """Give a small page that shows an entity. Raises Refused (404)."""
    entity = entities.entity(identity)
    if entity is None:
        raise Refused(404, "No such entity!")
    held = schemata()[entity["schema"]]
    shown = [
        (held.properties[name].label, entity["properties"][name])
        for name in dict.fromkeys((*held.featured, "birthDate", "program", "topics", "address"))
        if name in entity["properties"] and name in held.properties
    ]
    rows = "".join(
        f'<dt>{html.escape(label)}</dt><dd dir="auto">'
        f"{html.escape('; '.join(map(str, values[:6])))}</dd>"
        for label, values in shown
    )
    caption = html.escape(entity["caption"])
    lists = html.escape(", ".join(entities.datasets.title(one) for one in entity["datasets"]))
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{caption}</title>'
        f'<h1 dir="auto">{caption}</h1><p>{html.escape(held.label)}. {lists}.</p>'
        f"<dl>{rows}</dl></html>"
    )


def _query(given: Any) -> tuple[Query, int]:
    if not isinstance(given, dict):
        raise Refused(400, "Cannot decode query: each must be an object")
    schema: Any = given.get("type") or BASE
    if isinstance(schema, list):
        schema = schema[0]
    if isinstance(schema, dict):
        schema = schema.get("id")
    text = given.get("query")
    text = "" if text is None else text
    properties = given.get("properties") or []
    limit = given.get("limit", _SUGGESTED)
    fits = isinstance(schema, str) and isinstance(text, str) and isinstance(properties, list)
    if not fits or isinstance(limit, bool) or not isinstance(limit, int | None):
        raise Refused(400, "Cannot decode query: query and type are text, limit is a number")
    if len(properties) > _MAX_PROPERTIES or len(text) > MAX_NAME:
        raise Refused(400, "Cannot decode query: too many properties, or too long a name")
    known: dict[str, list[str]] = {"name": [one_line(text)]} if text.strip() else {}
    for one in properties:
        name, values = _stated(one)
        if name:
            known.setdefault(name, []).extend(values)
    return query_of(schema, known), min(MAX_PAGE, max(0, _SUGGESTED if limit is None else limit))


def _stated(one: Any) -> tuple[str, list[str]]:
    """Read one property of a query: `pid` with or without its schema, any sort of value."""
    if not isinstance(one, Mapping) or not isinstance(one.get("pid"), str):
        raise Refused(400, "Cannot decode query: a property needs its pid")
    prop = by_qname().get(one["pid"])
    name = prop.name if prop else one["pid"]
    given = one.get("v")
    values = given if isinstance(given, list) else [given]
    plain = [v.get("name", v.get("id")) if isinstance(v, Mapping) else v for v in values]
    return name, list(values_of(plain))


def _extension(given: Any) -> tuple[list[str], list[tuple[str, int, bool]]]:
    if not isinstance(given, dict):
        raise Refused(400, "Cannot decode extension request")
    ids, properties = given.get("ids"), given.get("properties")
    if not isinstance(ids, list) or not isinstance(properties, list):
        raise Refused(400, "Cannot decode extension request: ids and properties are lists")
    if len(ids) > MAX_BATCH:
        raise Refused(400, f"Too many queries in one batch (limit: {MAX_BATCH})")
    if len(properties) > _MAX_PROPERTIES or not all(isinstance(one, str) for one in ids):
        raise Refused(400, "Cannot decode extension request: ids are text, properties are few")
    wanted = []
    for one in properties:
        name = one.get("id") if isinstance(one, dict) else None
        settings = (one.get("settings") or {}) if isinstance(one, dict) else {}
        if not isinstance(name, str) or not isinstance(settings, dict):
            raise Refused(400, "Cannot decode extension request: a property needs its id")
        limit = settings.get("limit") or 0
        limit = int(limit) if str(limit).isdecimal() and len(str(limit)) < 9 else 0
        prop = by_qname().get(name)
        wanted.append((prop.name if prop else name, limit, settings.get("render") != "raw"))
    return ids, wanted


def _candidate(one: Found, terms: Terms) -> Json:
    return _entity(one.card.id, one.card.caption, one.card.schema) | {
        "score": one.score,
        "match": one.is_match(terms),
    }


def _entity(identity: str, caption: str, schema: str) -> Json:
    known = schemata()[schema]
    return {
        "id": identity,
        "name": caption,
        "description": known.label,
        "type": [_type(known)],
    }


def _type(schema: Schema) -> Json:
    return {"id": schema.name, "name": schema.plural, "description": schema.label}


def _used(entities: Entities) -> list[Schema]:
    """Give the schemata of the entities held, with those they extend that can be asked for."""
    held = {name for name in entities.survey.schemata if name in schemata()}
    above = {
        one for name in held if schemata()[name].is_matchable for one in schemata()[name].lineage
    }
    return [schemata()[name] for name in sorted(above)]


def _in_words(prop: Property, value: str) -> str:
    return country_name(value.upper()) if prop.kind == "country" else value


def _begins(prefix: str, *labels: str) -> bool:
    text = prefix.lower().strip()
    return bool(text) and any(label.lower().startswith(text) for label in labels)


def _prefix(params: Params) -> str:
    prefix = params.text("prefix", " ")
    if not prefix:
        raise invalid(["query", "prefix"], "must have a character", "string_too_short")
    return prefix.strip()


def _suggestion(prefix: str, result: list[Json]) -> Json:
    return {"code": "/api/status/ok", "status": "200 OK", "prefix": prefix, "result": result}
