"""What every mapping file has alike, of a list or of a customer book: its bounds, its refusals."""

from collections.abc import Iterable
from typing import Any

from witting.base import SettingsError

SCHEMES = (
    *("bic", "lei", "imo", "mmsi", "inn", "ogrn", "kpp", "uscc", "tax", "registration", "passport"),
    *("national_id", "account", "iban", "wallet", "email", "website", "phone", "duns"),
    *("call_sign", "other"),
)
"""The schemes of identifiers a column can hold."""

LARGEST = 1_000_000
"""Bytes; no mapping is larger."""


def table_said(file: str, name: str, said: object) -> dict[str, Any]:
    """Give a part of a mapping that has lines of its own. Raises SettingsError for any other."""
    if not isinstance(said, dict):
        raise wrong(file, f"its {name!r} is {said!r}", (f"{name}: {{…: …}}",))
    return said


def wrong(file: str, what: str, known: Iterable[str]) -> SettingsError:
    """Give the error for a mapping that says something else than it can."""
    return SettingsError(
        f"{file} is no mapping as it stands: {what}. It can have: {', '.join(known)}."
    )
