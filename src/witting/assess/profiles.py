"""Reads profiles: the shipped ones by name, an institution's own from a TOML file."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from witting.base import AskerKind, Profile, SettingsError, Threshold

_FOLDER = files("witting") / "data" / "profiles"
_FLAGS = ("is_us_person", "is_eu_person", "clears_dollars")
_FLAGS_IF_GIVEN = ("is_uk_person", "is_swiss_person")  # false where a profile does not say
_THRESHOLDS = ("red_flag_review", "goods_certain")
_RANGES = {"red_flag_review": (0.1, 1.0), "goods_certain": (0.5, 1.0)}
_KEYS = frozenset({"title", "kind", "home", *_FLAGS, *_FLAGS_IF_GIVEN, *_THRESHOLDS})


def shipped_profiles() -> tuple[str, ...]:
    """Give the names of the profiles that come with witting, sorted."""
    return tuple(
        sorted(item.name[:-5] for item in _FOLDER.iterdir() if item.name.endswith(".toml"))
    )


def load_profile(name_or_file: str) -> Profile:
    """Load a shipped profile by its name, or one of your own from a TOML file.

    Raises SettingsError, naming the key that is missing, unknown or of the wrong type.

    >>> load_profile("ffi-cn").is_ffi
    True
    """
    if name_or_file in shipped_profiles():
        text = (_FOLDER / f"{name_or_file}.toml").read_text(encoding="utf-8")
        return _profile(name_or_file, text, where=f"shipped profile {name_or_file}")
    path = Path(name_or_file)
    if not path.is_file():
        raise SettingsError(
            f"There is no profile {name_or_file!r}: it is neither a file nor one of "
            f"{', '.join(shipped_profiles())}. Name one of these, or give the path of a TOML file."
        )
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise SettingsError(
            f"The profile {name_or_file} cannot be read ({problem}). Save it as UTF-8 text."
        ) from problem
    return _profile(path.stem, text, where=name_or_file)


def _profile(name: str, text: str, *, where: str) -> Profile:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise SettingsError(f"{where} is not TOML: {problem}. Mend that line.") from problem
    _refuse_unknown(table, where)
    return Profile(
        name=name,
        title=_text(table, "title", where),
        kind=_kind(table, where),
        home=_text(table, "home", where),
        is_us_person=_flag(table, "is_us_person", where),
        is_eu_person=_flag(table, "is_eu_person", where),
        clears_dollars=_flag(table, "clears_dollars", where),
        red_flag_review=_threshold(table, "red_flag_review", where),
        goods_certain=_threshold(table, "goods_certain", where),
        **{key: _flag(table, key, where) for key in _FLAGS_IF_GIVEN if key in table},
    )


def _refuse_unknown(table: Mapping[str, Any], where: str) -> None:
    unknown = sorted(set(table) - _KEYS)
    if unknown:
        raise SettingsError(
            f"{where} has keys nobody reads: {', '.join(unknown)}. A misspelt setting would "
            f"silently not apply. Known keys: {', '.join(sorted(_KEYS))}."
        )


def _text(table: Mapping[str, Any], key: str, where: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value:
        raise SettingsError(f'{where} needs {key} as text, for example {key} = "CN".')
    return value


def _flag(table: Mapping[str, Any], key: str, where: str) -> bool:
    value = table.get(key)
    if not isinstance(value, bool):
        raise SettingsError(f"{where} needs {key} as true or false.")
    return value


def _kind(table: Mapping[str, Any], where: str) -> AskerKind:
    try:
        return AskerKind(_text(table, "kind", where))
    except ValueError:
        kinds = ", ".join(kind.value for kind in AskerKind)
        raise SettingsError(f"{where}: kind must be one of {kinds}.") from None


def _threshold(table: Mapping[str, Any], key: str, where: str) -> Threshold:
    value = table.get(key)
    if not isinstance(value, dict) or set(value) != {"value", "reason"} or not value["reason"]:
        raise SettingsError(
            f"{where} needs a table [{key}] with a value and the reason for it: "
            "a threshold nobody can explain cannot be defended."
        )
    number, (least, most) = value["value"], _RANGES[key]
    if (
        isinstance(number, bool)
        or not isinstance(number, int | float)
        or not least <= number <= most
    ):
        raise SettingsError(
            f"{where}: [{key}] value must be a number from {least} to {most}, not {number!r}: "
            "beyond that the check would be switched off, or would stop everything."
        )
    return Threshold(value=float(number), reason=str(value["reason"]))
