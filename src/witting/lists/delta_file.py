"""Writes a delta down as JSON and reads it back; docs/schema/delta.schema.json is its shape.

Fields stand by name and values that are only defaults are left out. The same delta always gives
the same bytes. What is read was written by somebody else: every value is held against the type its
field has, and anything else is refused.
"""

import json
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from witting.base import BrokenSnapshot, ListEntry, TooLarge, UnreadableInput
from witting.lists.deltas import FIELDS, Delta, FieldChange, damaged

SCHEMA = "witting/delta/1"
LARGEST = 200_000_000
"""No delta comes near this many bytes: all lists held here, twice, are half of it."""


def delta_bytes(change: Delta) -> bytes:
    """Give a delta as JSON in UTF-8, keys sorted, one value a line, the same bytes every time."""
    plain = {"schema": SCHEMA, **as_named(change)}
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, indent=1)
    return f"{text}\n".encode("utf-8", "surrogatepass")


def read_delta(path: str | Path) -> Delta:
    """Read a delta from a file. Raises as `delta_from`; UnreadableInput where there is no file."""
    file = Path(path)
    try:
        if file.stat().st_size > LARGEST:
            raise TooLarge(
                f"{file.name} has more than {LARGEST:,} bytes, and no delta has; it is refused"
                " unread. Check that it is the right file."
            )
        return delta_from(file.read_bytes())
    except OSError as error:
        raise UnreadableInput(
            f"the delta {file.name} cannot be opened ({error.strerror}), so no list is changed by"
            " it. Check the path."
        ) from None


def delta_from(data: bytes) -> Delta:
    """Read what `delta_bytes` wrote. Raises BrokenSnapshot for anything that is no whole delta."""
    try:
        plain = json.loads(data.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError) as error:
        raise damaged(f"it is no JSON ({error})") from None
    if not isinstance(plain, dict) or plain.pop("schema", None) != SCHEMA:
        raise BrokenSnapshot(
            f"this is no delta of the form {SCHEMA}, so no list is changed by it. Give a file that"
            " `witting lists export` of this version wrote."
        )
    found: Delta = _record(Delta, plain, "")
    return found


def as_named(value: object) -> Any:
    """Give a record as plain JSON values by field name; what is only a default is left out."""
    if is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: as_named(getattr(value, field.name))
            for field in fields(value)
            if field.default is MISSING or getattr(value, field.name) != field.default
        }
    if isinstance(value, tuple):
        return [as_named(item) for item in value]
    return value.value if isinstance(value, Enum) else value


def _record(kind: Any, plain: object, where: str) -> Any:
    if not isinstance(plain, dict):
        raise damaged(f"{where or 'it'} is no object")
    hints = _hints(kind)
    unknown = sorted(set(plain) - set(hints))
    if unknown:
        raise damaged(f"{where or 'it'} has a field {unknown[0]!r}, which is not known here")
    if kind is FieldChange:
        return kind(**_field_change(plain, where))
    read = {name: _value(hints[name], item, f"{where}/{name}") for name, item in plain.items()}
    try:
        return kind(**read)
    except TypeError:
        missing = sorted(set(hints) - set(plain))
        raise damaged(f"{where or 'it'} lacks a field ({', '.join(missing)})") from None


def _field_change(plain: dict[str, Any], where: str) -> dict[str, Any]:
    """Read a change of a field: both values have the type that field has in an entry."""
    name = plain.get("field")
    if name not in FIELDS or set(plain) != {"field", "before", "after"}:
        raise damaged(f"{where} is no change of a field of an entry")
    hint = _hints(ListEntry)[name]
    sides = {side: _value(hint, plain[side], f"{where}/{side}") for side in ("before", "after")}
    return {"field": name, **sides}


def _value(hint: Any, plain: object, where: str) -> Any:
    if get_origin(hint) is tuple:
        return _row(get_args(hint), plain, where)
    if isinstance(hint, UnionType):
        (kind,) = (part for part in get_args(hint) if part is not type(None))
        return None if plain is None else _value(kind, plain, where)
    if is_dataclass(hint):
        return _record(hint, plain, where)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _enum(hint, plain, where)
    if type(plain) is not hint or (isinstance(plain, int) and plain < 0):
        raise damaged(f"{where} is not what stands there in a delta")
    return plain


def _row(parts: tuple[Any, ...], plain: object, where: str) -> tuple[Any, ...]:
    if not isinstance(plain, list):
        raise damaged(f"{where} is no list")
    if parts[-1] is Ellipsis:
        return tuple(_value(parts[0], item, f"{where}[{at}]") for at, item in enumerate(plain))
    if len(parts) != len(plain):
        raise damaged(f"{where} has {len(plain)} values, and {len(parts)} belong there")
    return tuple(_value(part, item, where) for part, item in zip(parts, plain, strict=True))


def _enum(kind: type[Enum], plain: object, where: str) -> Enum:
    try:
        return kind(plain)
    except ValueError:
        raise damaged(f"{where} is {plain!r:.60}, which is not known here") from None


@cache
def _hints(kind: Any) -> dict[str, Any]:
    """Give the types of a record's fields."""
    return get_type_hints(kind)
