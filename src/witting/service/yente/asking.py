"""Reads the body of /match: what is asked, cleaned and bounded, and what the answer echoes.

No pydantic here: this is read for every payment, and orjson with these checks takes a tenth of the
time. What is refused, and with which status, is what yente refuses.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, product
from typing import Any

import orjson

from witting.base import Identifier
from witting.lists.opensanctions.schema import IDENTIFIERS, KINDS, OTHER_IDENTIFIERS
from witting.parties.asked import Asked, asked_of, is_birth_date, is_country
from witting.service.yente.cleaning import cleaned, states, values_of
from witting.service.yente.refusals import Refused, invalid
from witting.service.yente.schemata import BASE, schemata

MAX_BATCH = 100  # queries in one request, as yente's
MAX_NAMES = 200  # names one party goes by, each looked up by itself; lists have up to 145
MAX_ALL_NAMES = 1_000  # of all queries: a second or two of work
MAX_NAME = 500  # characters: FollowTheMoney holds names to 384
MAX_VALUES = 250  # of one property
MAX_KEYS = 200  # properties, weights, settings
_QUICK = 2  # names that are looked up sooner than they are handed to a thread
_SHORT = 100  # characters of a name that is surely quick
_NAMES = ("name", "alias", "previousName", "weakAlias")
_PARTS = ("firstName", "secondName", "middleName", "fatherName", "lastName")
_MOST_COMBINED = 5
_MOST_ISSUERS = 3
_OR_ELSE = {"idNumber": ("tax",), "registrationNumber": ("national_id",)}
_OF_A_COUNTRY = frozenset({"national_id", "passport", "registration", "tax"})
_MOST_BORN = 3  # birth dates that are asked with, each by itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One party asked for."""

    id: str | None
    schema: str
    properties: Mapping[str, list[str]]  # cleaned
    names: tuple[str, ...]
    asked: tuple[Asked, ...]  # what is known beside the names: more than one for several births

    @property
    def echo(self) -> dict[str, Any]:
        """Give the query as it was understood."""
        return {"id": self.id, "schema": self.schema, "properties": self.properties}


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """The queries of one request by the client's own keys."""

    queries: Mapping[str, Query]
    ignored: tuple[str, ...] = field(default=())  # parts of the body that have no effect here

    @property
    def names(self) -> int:
        """Give how many look-ups it takes."""
        return sum(max(1, len(one.names)) * len(one.asked) for one in self.queries.values())

    @property
    def is_quick(self) -> bool:
        """Say whether to answer at once, since a thread would cost more than it spares others.

        On the shipped lists a request of one query took 0.41 ms of processor time answered at once,
        and 0.47 ms through a thread (4,200 requests on 4 connections, each way twice).
        """
        names = [name for one in self.queries.values() for name in one.names]
        return self.names <= _QUICK and all(len(name) <= _SHORT for name in names)


def read_batch(body: bytes) -> Batch:
    """Read a body. Raises Refused: 422 for what is no query, 400 for one that cannot be asked."""
    data = json_of(body)
    if not isinstance(data, dict):
        raise invalid(["body"], "must be an object with queries", "model_attributes_type")
    given = data.get("queries")
    if given is None:
        raise invalid(["body", "queries"], "Field required", "missing")
    if not isinstance(given, dict):
        raise invalid(["body", "queries"], "must be an object of queries by key", "dict_type")
    ignored = tuple(name for name in ("weights", "config") if _settings(data.get(name, {}), name))
    if len(given) > MAX_BATCH:
        raise Refused(400, f"Too many queries in one batch (limit: {MAX_BATCH})")
    if not given:
        raise Refused(400, "No queries provided.")
    batch = Batch(queries={key: _example(key, one) for key, one in given.items()}, ignored=ignored)
    if batch.names > MAX_ALL_NAMES:
        raise Refused(
            400,
            f"Too many names in one batch (limit: {MAX_ALL_NAMES}). Send fewer queries.",
        )
    return batch


def json_of(body: bytes) -> Any:
    """Read JSON, whatever the content type says. Raises Refused (422)."""
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError as problem:
        raise invalid(
            ["body", problem.pos], f"JSON decode error: {problem.msg}", "json_invalid"
        ) from None


def query_of(schema: str, given: Mapping[str, Any], identity: str | None = None) -> Query:
    """Read one party. Raises Refused (400) for a schema or a bound that is not kept to."""
    known = schemata().get(schema)
    if known is None:
        raise Refused(400, f"Cannot parse example entity: unknown schema {schema!r:.100}")
    if not known.is_matchable and schema != BASE:
        raise Refused(400, f"Cannot parse example entity: {schema} is no schema to match with")
    if len(given) > MAX_KEYS:
        raise Refused(400, f"Cannot parse example entity: more than {MAX_KEYS} properties")
    properties: dict[str, list[str]] = {}
    for name, values in given.items():
        prop = known.properties.get(name)
        if prop is None:
            continue  # yente passes over what the schema does not have
        if isinstance(values, list) and len(values) > MAX_VALUES:
            raise Refused(400, f"Cannot parse example entity: {name} has over {MAX_VALUES} values")
        if found := cleaned(prop.kind, values_of(values)):
            properties[name] = found
    if whole := _combined(properties):
        properties["name"] = list(dict.fromkeys([*properties.get("name", ()), *whole]))
    names = _names(properties)
    return Query(
        id=identity,
        schema=schema,
        properties=properties,
        names=names,
        asked=_asked(schema, properties),
    )


def _example(key: str, given: Any) -> Query:
    where: list[str | int] = ["body", "queries", key]
    if not isinstance(given, dict):
        raise invalid(where, "must be an object", "model_attributes_type")
    for name in ("schema", "properties"):
        if name not in given:
            raise invalid([*where, name], "Field required", "missing")
    identity, schema, properties = given.get("id"), given["schema"], given["properties"]
    if not (identity is None or isinstance(identity, str)):
        raise invalid([*where, "id"], "must be text", "string_type")
    if not isinstance(schema, str):
        raise invalid([*where, "schema"], "must be text", "string_type")
    if not isinstance(properties, dict):
        raise invalid([*where, "properties"], "must be an object", "dict_type")
    for name, values in properties.items():
        if not isinstance(values, str | list):
            raise invalid([*where, "properties", name], "must be text or a list", "list_type")
    return query_of(schema, properties, identity)


def _settings(given: Any, name: str) -> bool:
    """Check weights or settings; say whether there are any."""
    if not isinstance(given, dict):
        raise invalid(["body", name], "must be an object", "dict_type")
    if len(given) > MAX_KEYS:
        raise invalid(["body", name], f"at most {MAX_KEYS} keys", "too_long")
    for key, value in given.items():
        fits = isinstance(value, int | float) and not isinstance(value, bool)
        if name == "config":
            fits = value is None or isinstance(value, str | int | float | bool)
        if not fits:
            raise invalid(["body", name, key], "must be a number", "float_type")
    return bool(given)


def _combined(properties: Mapping[str, list[str]]) -> list[str]:
    """Give whole names of a person's parts, in the order they are said."""
    parts = [properties[name] for name in _PARTS if name in properties]
    if "lastName" not in properties or len(parts) < 2:
        return []
    return [" ".join(one) for one in islice(product(*parts), _MOST_COMBINED)]


def _names(properties: Mapping[str, list[str]]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for name in _NAMES:
        for whole in properties.get(name, ()):
            if len(whole) > MAX_NAME:
                raise Refused(
                    400, f"Cannot parse example entity: a name has over {MAX_NAME} characters"
                )
            found.setdefault(whole.casefold(), whole)
    if len(found) > MAX_NAMES:
        raise Refused(400, f"Cannot parse example entity: more than {MAX_NAMES} names")
    return tuple(found.values())


def _asked(schema: str, properties: Mapping[str, list[str]]) -> tuple[Asked, ...]:
    held = schemata()[schema].properties
    codes = [
        code
        for name, values in properties.items()
        if held[name].kind == "country"
        for code in values
    ]
    countries = [code for code in states(codes) if is_country(code)]
    identifiers = list(_identifiers(properties, countries))
    born = [day for day in properties.get("birthDate", ()) if is_birth_date(day)]
    genders = [one for one in properties.get("gender", ()) if one in ("male", "female")]
    return tuple(
        asked_of(
            kind=KINDS.get(schema),
            birth_date=day,
            countries=countries,
            identifiers=identifiers,
            gender=genders[0] if len(set(genders)) == 1 else "",
            address=next(iter(properties.get("address", ())), ""),
        )
        for day in born[:_MOST_BORN] or [""]
    )


def _identifiers(
    properties: Mapping[str, list[str]], countries: Sequence[str]
) -> Iterable[Identifier]:
    """Give the numbers asked with.

    A document and a register's number count in one country: where the client does not say which,
    in those of the party. What sort of number an `idNumber` is, nobody knows: it may be any.
    """
    for name, values in properties.items():
        if name in IDENTIFIERS:
            scheme, country = IDENTIFIERS[name]
            for value in values:
                bare = value.removeprefix("IMO").strip() if scheme == "imo" else value
                for kind in (scheme, *_OR_ELSE.get(name, ())):
                    yield Identifier(scheme=kind, value=bare, country=country)
                    if country is None and kind in _OF_A_COUNTRY:
                        for code in countries[:_MOST_ISSUERS]:
                            yield Identifier(scheme=kind, value=bare, country=code)
        elif name in OTHER_IDENTIFIERS:
            for value in values:
                yield Identifier(scheme="other", value=value)
