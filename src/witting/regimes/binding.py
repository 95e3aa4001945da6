"""Whom a rule binds, in the lawbook's own words, and whether that is the asker."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType

from witting.base import Profile


class Binding(StrEnum):
    """Whether a rule binds the asker; where that hangs on what is not known, it may."""

    BOUND = "bound"
    MAY = "may"
    NOT = "not"


def _when(said: bool) -> Binding:
    return Binding.BOUND if said else Binding.NOT


WHO: Mapping[str, tuple[str, Callable[[Profile], Binding]]] = MappingProxyType(
    {
        "us_persons": ("US persons", lambda who: _when(who.is_us_person)),
        "us_financial_institutions": (
            "US financial institutions",
            lambda who: _when(who.is_us_person and who.moves_money),
        ),
        "us_defence_department": (
            "the US Department of Defense",
            lambda _: Binding.NOT,
        ),
        "us_importers": (
            "importers into the United States",
            lambda who: Binding.MAY if who.is_us_person else Binding.NOT,
        ),
        "itar_activities": (
            "whoever trades in US defence articles",
            lambda who: Binding.NOT if who.moves_money else Binding.MAY,
        ),
        "anyone_with_items_subject_to_ear": (
            "whoever exports, re-exports or transfers items subject to the EAR",
            lambda who: Binding.BOUND if who.home == "US" and not who.moves_money else Binding.MAY,
        ),
        "eu_persons": ("EU persons", lambda who: _when(who.is_eu_person)),
        "uk_persons": ("UK persons", lambda who: _when(who.is_uk_person)),
        "uk_ports": (
            "ports of the United Kingdom and whoever acts there",
            lambda who: Binding.MAY if who.is_uk_person else Binding.NOT,
        ),
        "swiss_persons": ("Swiss persons", lambda who: _when(who.is_swiss_person)),
        "chinese_persons": ("Chinese persons", lambda who: _when(who.home == "CN")),
        "persons_in_china": ("persons in China", lambda who: _when(who.home == "CN")),
        "chinese_exporters": (
            "exporters of dual-use items from China",
            lambda who: _when(who.home == "CN" and not who.moves_money),
        ),
        "japanese_exporters": (
            "exporters from Japan",
            lambda who: _when(who.home == "JP" and not who.moves_money),
        ),
        "persons_in_ukraine": ("persons in Ukraine", lambda who: _when(who.home == "UA")),
        "member_states": (
            "every member state of the United Nations, and through its law those in it",
            lambda _: Binding.BOUND,
        ),
        "anyone": ("everybody", lambda _: Binding.BOUND),
    }
)
"""The lawbook's words for those bound: how a reader says them, and how a profile is measured."""


def binding(profile: Profile, word: str) -> Binding:
    """Say whether the asker is among those a rule binds; a word nobody knows leaves it open."""
    known = WHO.get(word)
    return known[1](profile) if known else Binding.MAY


def who_is_bound(word: str) -> str:
    """Name those a rule binds, for a sentence."""
    return WHO[word][0] if word in WHO else "those it names"
