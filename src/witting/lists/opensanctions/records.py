"""Takes FollowTheMoney records apart: flat ones as they are, nested ones into flat ones.

`targets.nested.json` puts what surrounds a target inside of its properties; flattened, it reads as
`entities.ftm.json` does, where each of those is a record of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One FollowTheMoney entity with plain properties: every value is text."""

    id: str
    schema: str
    caption: str = ""
    properties: dict[str, list[str]] = field(default_factory=dict)
    datasets: tuple[str, ...] = ()
    target: bool | None = None  # None where the file does not say
    first_seen: str = ""
    last_seen: str = ""
    last_change: str = ""
    referents: tuple[str, ...] = ()
    inside: str = ""  # the id of the record it was nested in

    def all(self, name: str) -> list[str]:
        """Give every value of a property."""
        return self.properties.get(name, [])

    def first(self, name: str) -> str:
        """Give a property's first value, or ""."""
        return next(iter(self.all(name)), "")


def flattened(data: dict[str, Any], inside: str = "") -> Iterator[Record]:
    """Give a record and, after it, those nested in it. Raises ValueError for what is no record."""
    identity, schema = data.get("id"), data.get("schema")
    if not (isinstance(identity, str) and identity and isinstance(schema, str) and schema):
        raise ValueError("the record has no id or no schema, so it is no entity")
    given = data.get("properties", {})
    if not isinstance(given, dict):
        raise ValueError(f"the properties of {identity} are no object")
    properties: dict[str, list[str]] = {}
    nested: list[dict[str, Any]] = []
    for name, values in given.items():
        plain: list[str] = []
        for value in values if isinstance(values, list) else [values]:
            if isinstance(value, dict):
                nested.append(value)
                value = value.get("id")
            if isinstance(value, str) and value.strip():
                plain.append(value.strip())
        if plain:
            properties[name] = plain
    yield Record(
        id=identity,
        schema=schema,
        caption=_text(data.get("caption")),
        properties=properties,
        datasets=_texts(data.get("datasets")),
        target=data["target"] if isinstance(data.get("target"), bool) else None,
        first_seen=_text(data.get("first_seen")),
        last_seen=_text(data.get("last_seen")),
        last_change=_text(data.get("last_change")),
        referents=_texts(data.get("referents")),
        inside=inside,
    )
    for child in nested:
        yield from flattened(child, identity)


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _texts(value: object) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()
