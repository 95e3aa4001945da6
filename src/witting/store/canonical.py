"""One way to write a record down, so that the same record always gives the same hash."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any


def canonical(value: object) -> str:
    """Write plain values as JSON on one line: keys sorted, no spaces, letters of every script kept.

    A half of a pair of surrogates cannot be stored as text; a record that has one is written in
    ASCII alone. Raises ValueError for a number JSON has no word for.

    >>> canonical({"b": 1, "a": ["ж"]})
    '{"a":["ж"],"b":1}'
    """
    text = _written(value, is_ascii=False)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return _written(value, is_ascii=True)
    return text


def digest(value: object) -> str:
    """Give the SHA-256 of a record as it is written down."""
    return sha256(canonical(value).encode("utf-8")).hexdigest()


def read_canonical(text: str) -> Any:
    """Read what `canonical` wrote. Raises ValueError for anything else, by as little as a space."""
    value = json.loads(text)
    if canonical(value) != text:
        raise ValueError("it is not written as witting writes it")
    return value


def row_digest(row: Mapping[str, object]) -> str:
    """Give the SHA-256 of a row of a table: every column by its name.

    Bytes where text is kept are a change of the row like any other.
    """
    plain = {
        str(name): {"bytes": value.hex()} if isinstance(value, bytes) else value
        for name, value in row.items()
    }
    return digest(plain)


def storable(text: str) -> str:
    r"""Give a text both databases can keep: without a zero or half a pair of surrogates.

    >>> storable("a\0b")
    'a\\0b'
    """
    return text.replace("\0", "\\0").encode("utf-8", "backslashreplace").decode("utf-8")


def _written(value: object, *, is_ascii: bool) -> str:
    return json.dumps(
        value, ensure_ascii=is_ascii, separators=(",", ":"), sort_keys=True, allow_nan=False
    )
