"""Who belongs to Russia's military-industrial base on a day, and what the word meant before."""

from dataclasses import dataclass

from witting.base import Citation
from witting.regimes.case import Case
from witting.regimes.us_secondary.common import BASE

EVERYONE = "all_blocked_eo14024"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """The meaning of the day in words, with the day it changed and the sources of both."""

    takes_in_all_blocked: bool
    words: str
    cites: tuple[Citation, ...]


def meaning_on(case: Case) -> Meaning:
    """Give what the base means on the day, and how that differs from the other meaning held."""
    text = case.book.require(BASE, case.day)
    members = text.value if isinstance(text.value, tuple) else ()
    history = case.book.ask(BASE, case.day).history
    widened = next((t for t in history if isinstance(t.value, tuple) and EVERYONE in t.value), None)
    day = widened.interval.start if widened else None
    everyone = EVERYONE in members
    if everyone:
        words = "every person blocked under EO 14024 belongs to the base on this day"
        words += f" (until {day} only those designated for one of the five sectors did)"
    else:
        words = "those designated for one of the five sectors make the base on this day"
        words += f" (from {day} every person blocked under EO 14024 belongs to it)" if day else ""
    return Meaning(
        takes_in_all_blocked=everyone,
        words=words,
        cites=tuple(cite for one in history for cite in one.cites),
    )
