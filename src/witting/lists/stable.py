"""Names an entry whose publisher gives it no number: a short hash of what identifies it."""

from collections.abc import Iterable
from hashlib import sha256


def stable_hash(parts: Iterable[str]) -> str:
    """Give twelve hexadecimal digits that depend on the parts alone, not on their spacing or case.

    >>> stable_hash(["Acme  Ltd", "RU"]) == stable_hash(["ACME LTD", "ru"])
    True
    >>> stable_hash(["a", "b"]) == stable_hash(["ab", ""])
    False
    """
    told = "\x1f".join(" ".join(part.casefold().split()) for part in parts)
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:12]
