"""What OpenAPI says of each route: its parameters, its body, its answers.

Written here and not taken from signatures, since the routes read their requests themselves; a test
holds both together by calling every route as it is described.
"""

from typing import Any

from witting.service.yente.asking import MAX_BATCH, MAX_NAME
from witting.service.yente.matching import ALGORITHMS, MAX_EXCLUDED
from witting.service.yente.params import MAX_OFFSET, MAX_PAGE, MAX_VALUES
from witting.service.yente.scores import THRESHOLD
from witting.service.yente.searching import DEFAULT_FACETS, FACETS

Doc = dict[str, Any]

_TEXT: Doc = {"type": "string"}
_MAYBE: Doc = {"type": ["string", "null"]}
_WHOLE: Doc = {"type": "integer"}
_FLAG: Doc = {"type": "boolean"}
_TEXTS: Doc = {"type": "array", "items": _TEXT}
_MOMENT: Doc = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}(T\d{2}(:\d{2}(:\d{2})?)?)?$"}
_TOTAL = {
    "type": "object",
    "properties": {"value": _WHOLE, "relation": {"enum": ["eq", "gte"]}},
    "required": ["value", "relation"],
}
_VALUES: Doc = {"type": "array", "items": {"type": ["string", "object"]}}
ENTITY_SHAPE: Doc = {
    "type": "object",
    "properties": {
        "id": _TEXT,
        "caption": _TEXT,
        "schema": _TEXT,
        "properties": {"type": "object", "additionalProperties": _VALUES},
        "datasets": _TEXTS,
        "referents": _TEXTS,
        "target": _FLAG,
        "first_seen": _MAYBE,
        "last_seen": _MAYBE,
        "last_change": _MAYBE,
    },
    "required": ["id", "caption", "schema", "properties", "datasets", "referents", "target"],
}
_PART: Doc = {
    "type": "object",
    "properties": {
        "score": {"type": "number"},
        "detail": _MAYBE,
        "query": _MAYBE,
        "candidate": _MAYBE,
    },
}
_SCORED: Doc = {
    **ENTITY_SHAPE,
    "properties": ENTITY_SHAPE["properties"]
    | {
        "score": {"type": "number", "minimum": 0, "maximum": 1},
        "match": _FLAG,
        "explanations": {"type": "object", "additionalProperties": _PART},
        "features": {"type": "object", "additionalProperties": {"type": "number"}},
    },
    "required": [*ENTITY_SHAPE["required"], "score", "match", "explanations"],
}
_EXAMPLE: Doc = {
    "type": "object",
    "properties": {
        "id": _MAYBE,
        "schema": _TEXT,
        "properties": {
            "type": "object",
            "additionalProperties": {"anyOf": [_TEXT, {"type": "array"}]},
        },
    },
    "required": ["schema", "properties"],
}
_MATCHES: Doc = {
    "type": "object",
    "properties": {
        "status": _WHOLE,
        "results": {"type": "array", "items": _SCORED},
        "total": _TOTAL,
        "query": _EXAMPLE,
    },
    "required": ["status", "results", "total", "query"],
}
_DETAIL: Doc = {
    "type": "object",
    "properties": {"detail": {"type": ["string", "array"]}},
    "required": ["detail"],
}
_STATUS: Doc = {"type": "object", "properties": {"status": _TEXT}, "required": ["status"]}
_PAGE_OF: Doc = {
    "type": "object",
    "properties": {
        "results": {"type": "array", "items": {"type": ["string", "object"]}},
        "total": _TOTAL,
        "limit": _WHOLE,
        "offset": _WHOLE,
    },
    "required": ["results", "total", "limit", "offset"],
}


def _query(name: str, schema: Doc, says: str) -> Doc:
    return {"name": name, "in": "query", "required": False, "schema": schema, "description": says}


def _path(name: str, says: str) -> Doc:
    return {"name": name, "in": "path", "required": True, "schema": _TEXT, "description": says}


def _several(name: str, says: str, most: int = MAX_VALUES) -> Doc:
    return _query(name, {**_TEXTS, "maxItems": most, "default": []}, says)


def _route(
    summary: str,
    tag: str,
    parameters: list[Doc],
    answers: dict[int, Doc | None],
    body: Doc | None = None,
) -> Doc:
    says = {200: "The answer", 304: "Not changed", 308: "Merged into another id"}
    extra: Doc = {
        "parameters": parameters,
        "responses": {
            str(status): {"description": says.get(status, "Refused, with a detail")}
            | ({"content": {"application/json": {"schema": schema}}} if schema else {})
            for status, schema in answers.items()
        },
    }
    if body:
        extra["requestBody"] = body
    return {"summary": summary, "tags": [tag], "openapi_extra": extra}


_DATASET = _path("dataset", "`default` or `sanctions` for all lists, or the name of one")
_ID = _path("entity_id", "the id of an entity")
_ALGORITHM = _query(
    "algorithm",
    {"enum": ["best", *ALGORITHMS], "default": "best"},
    "answered alike; see /algorithms",
)
_SINCE = _query("changed_since", _MOMENT, "only entities that may have changed after this moment")
_LIMIT = {"type": "integer", "maximum": MAX_PAGE}
_FIRST: Doc = {"type": "integer", "maximum": MAX_OFFSET, "default": 0}
_OFFSET = _query("offset", _FIRST, "where to begin")
_SCOPE = [
    _several("include_dataset", "only entities in one of these datasets"),
    _several("exclude_dataset", "no entities that are in these datasets alone"),
    _several("exclude_schema", "no entities of these schemata"),
    _several("topics", "only entities with one of these topics"),
    _SINCE,
]
_PREFIX = _query("prefix", {"type": "string", "minLength": 1}, "what has been typed")
_SORT = _several("sort", "`field` or `field:desc`")
_FORM = {
    "content": {
        kind: {"schema": {"type": "object", "properties": {"queries": _TEXT, "extend": _TEXT}}}
        for kind in ("application/x-www-form-urlencoded", "multipart/form-data")
    }
}

MATCH = _route(
    "Ask whether parties are listed",
    "Matching",
    [
        _DATASET,
        _query("limit", {**_LIMIT, "default": 5}, "results of each query"),
        _query("threshold", {"type": "number", "default": THRESHOLD}, "the score of a match"),
        _query("cutoff", {"type": "number", "default": THRESHOLD}, "the score results lie above"),
        _ALGORITHM,
        *_SCOPE,
        _several("exclude_entity_ids", "not these entities", MAX_EXCLUDED),
    ],
    {
        200: {
            "type": "object",
            "properties": {
                "responses": {"type": "object", "additionalProperties": _MATCHES},
                "limit": _WHOLE,
            },
            "required": ["responses", "limit"],
        },
        400: _DETAIL,
        404: _DETAIL,
        413: _DETAIL,
        422: _DETAIL,
    },
    {
        "required": True,
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "properties": {
                        "queries": {
                            "type": "object",
                            "additionalProperties": _EXAMPLE,
                            "minProperties": 1,
                            "maxProperties": MAX_BATCH,
                            "description": f"names of at most {MAX_NAME} characters",
                        },
                        "weights": {
                            "type": "object",
                            "additionalProperties": {"type": "number"},
                        },
                        "config": {
                            "type": "object",
                            "additionalProperties": {
                                "type": ["string", "number", "boolean", "null"]
                            },
                        },
                    },
                    "required": ["queries"],
                }
            }
        },
    },
)
SEARCH = _route(
    "Search entities by words",
    "Matching",
    [
        _DATASET,
        _query("q", _TEXT, "the words"),
        _query("schema", {**_TEXT, "default": "Thing"}, "what may be found"),
        *_SCOPE,
        _several("countries", "only entities of one of these countries"),
        _several("datasets", "only entities in one of these datasets"),
        _several("filter", "`field:value`"),
        _query("filter_op", {"enum": ["OR", "AND"], "default": "OR"}, "of several values"),
        _query("limit", {**_LIMIT, "default": 10}, "results of a page"),
        _OFFSET,
        _SORT,
        _query("target", _FLAG, "only who is listed, or nobody who is"),
        _query("fuzzy", {**_FLAG, "default": False}, "other spellings of a word too"),
        _query("simple", {**_FLAG, "default": False}, "the words as typed, no syntax"),
        _query(
            "facets",
            {"type": "array", "items": {"enum": list(FACETS)}, "default": list(DEFAULT_FACETS)},
            "what to count",
        ),
    ],
    {
        200: {
            "type": "object",
            "properties": {
                "results": {"type": "array", "items": ENTITY_SHAPE},
                "facets": {"type": "object"},
                "total": _TOTAL,
                "limit": _WHOLE,
                "offset": _WHOLE,
            },
            "required": ["results", "facets", "total", "limit", "offset"],
        },
        400: _DETAIL,
        404: _DETAIL,
        422: _DETAIL,
    },
)
_NOT_THERE = {308: None, 404: _DETAIL, 422: _DETAIL}
ENTITY = _route(
    "Get one entity",
    "Data access",
    [_ID, _query("nested", {**_FLAG, "default": True}, "with what surrounds it")],
    {200: ENTITY_SHAPE, **_NOT_THERE},
)
_PAGING = [_query("limit", {**_LIMIT, "default": 10}, "results of a page"), _OFFSET, _SORT]
ADJACENT = _route(
    "Get what surrounds an entity",
    "Data access",
    [_ID, *_PAGING],
    {
        200: {
            "type": "object",
            "properties": {
                "entity": ENTITY_SHAPE,
                "adjacent": {"type": "object", "additionalProperties": _PAGE_OF},
            },
            "required": ["entity", "adjacent"],
        },
        **_NOT_THERE,
    },
)
ADJACENT_BY = _route(
    "Get what one property of an entity leads to",
    "Data access",
    [_ID, _path("property_name", "a property that holds entities"), *_PAGING],
    {200: _PAGE_OF, **_NOT_THERE},
)
ALGORITHMS_SHAPE: Doc = {
    "type": "object",
    "properties": {"algorithms": {"type": "array"}, "default": _TEXT, "best": _TEXT},
    "required": ["algorithms", "default", "best"],
}
ALGORITHM_LIST = _route(
    "Which algorithms can be named", "System information", [], {200: ALGORITHMS_SHAPE}
)
_CATALOGUE: Doc = {
    "type": "object",
    "properties": {
        "datasets": {"type": "array", "items": {"type": "object"}},
        "current": _TEXTS,
        "outdated": _TEXTS,
        "index_stale": _FLAG,
    },
    "required": ["datasets", "current", "outdated", "index_stale"],
}
CATALOG = _route("Which datasets are held", "Data access", [], {200: _CATALOGUE, 304: None})
MANIFEST = CATALOG | {"include_in_schema": False}
HEALTHZ = _route("Is the service up", "System information", [], {200: _STATUS})
READYZ = _route(
    "Are there lists to screen against", "System information", [], {200: _STATUS, 503: _DETAIL}
)
UPDATEZ = _route(
    "Look for new lists now",
    "System information",
    [_query("token", _TEXT, "the update token"), _query("sync", _FLAG, "answer when it is done")],
    {200: _STATUS, 403: _DETAIL, 422: _DETAIL},
)
RECONCILE = _route(
    "Reconciliation manifest",
    "Reconciliation",
    [_DATASET, _query("queries", _TEXT, "a batch of queries, as JSON")],
    {200: {"type": "object"}, 400: _DETAIL, 404: _DETAIL, 422: _DETAIL},
)
RECONCILE_POST = _route(
    "Reconcile a batch, or extend rows",
    "Reconciliation",
    [_DATASET, _ALGORITHM, _SINCE],
    {200: {"type": "object"}, 400: _DETAIL, 404: _DETAIL, 413: _DETAIL, 422: _DETAIL},
    _FORM,
)
_SUGGESTION: Doc = {
    "type": "object",
    "properties": {"prefix": _TEXT, "result": {"type": "array", "items": {"type": "object"}}},
    "required": ["prefix", "result"],
}
SUGGEST = _route(
    "Suggest what a prefix goes on to",
    "Reconciliation",
    [_DATASET, _PREFIX],
    {200: _SUGGESTION, 404: _DETAIL, 422: _DETAIL},
)
EXTEND = _route(
    "Propose properties to extend rows by",
    "Reconciliation",
    [
        _path("dataset", "any dataset"),
        _query("type", {**_TEXT, "default": "Thing"}, "a schema"),
        _query("limit", _WHOLE, "at most so many; 0 for all"),
    ],
    {200: {"type": "object"}, 400: _DETAIL, 422: _DETAIL},
)
PREVIEW = _route(
    "Show an entity on a small page", "Reconciliation", [_DATASET, _ID], {200: None, 404: _DETAIL}
)
