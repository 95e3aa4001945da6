"""What an asker is, trait by trait, in words: what a verdict can hang on beside facts and law."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from witting.base import AskerKind, Profile, Threshold

Words = Callable[[Any, bool], str]
"""Gives the words for a trait's value, of one asker or of several."""


def _person(of: str) -> Words:
    def words(value: bool, several: bool) -> str:
        article = "an" if of == "EU" else "a"
        named = f"{of} persons" if several else f"{article} {of} person"
        return named if value else f"not {named}"

    return words


_KINDS = {
    AskerKind.FOREIGN_FINANCIAL_INSTITUTION: (
        "a bank outside the United States",
        "banks outside the United States",
    ),
    AskerKind.US_FINANCIAL_INSTITUTION: ("a US bank", "US banks"),
    AskerKind.INSURER: ("an insurer", "insurers"),
    AskerKind.EXPORTER: ("an exporter", "exporters"),
    AskerKind.TRADER: ("a trader", "traders"),
}


def _kind(value: AskerKind, several: bool) -> str:
    return _KINDS[value][several]


def _home(value: str, several: bool) -> str:  # noqa: ARG001 (one shape)
    return f"at home in {value}"


def _clears(value: bool, several: bool) -> str:  # noqa: ARG001 (one shape)
    return "clearing dollars" if value else "not clearing dollars"


def _threshold(what: str) -> Words:
    def words(value: Threshold, several: bool) -> str:  # noqa: ARG001 (one shape)
        return f"set to {what} of {value.value:.2f}"

    return words


TRAITS: Mapping[str, Words] = MappingProxyType(
    {
        "kind": _kind,
        "home": _home,
        "is_us_person": _person("US"),
        "is_eu_person": _person("EU"),
        "is_uk_person": _person("UK"),
        "is_swiss_person": _person("Swiss"),
        "clears_dollars": _clears,
        "red_flag_review": _threshold("a red-flag threshold"),
        "goods_certain": _threshold("a goods threshold"),
    }
)
"""Every field of a profile that regimes look at, in the order in which a reason is looked for."""


def phrase(traits: Sequence[str], profiles: Sequence[Profile]) -> str:
    """Say what askers that are alike in these traits are: `an exporter and not a US person`."""
    several = len(profiles) > 1
    said = [TRAITS[trait](getattr(profiles[0], trait), several) for trait in traits]
    return " and ".join(said)
