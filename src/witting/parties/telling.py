"""Whether the listed name that a foreign spelling in a text reads as tells anybody from others."""

from witting.names import ABJAD_MARK, latin_word, plain, romanise_word
from witting.parties import thresholds as at
from witting.parties.match import Match
from witting.parties.screener import Screener

_RAREST = 2  # words of a name that count


def tells_person(screener: Screener, match: Match) -> bool:
    """Say whether a person's listed name is no everybody's: not Muhammad Ali.

    A name listed in Arabic letters tells nothing here: without its vowels it is like too much, and
    where a text has it, it is found by its own words.
    """
    listed = plain(match.listed_name)
    if latin_word(listed.partition(" ")[0]).startswith(ABJAD_MARK):
        return False
    weights = map(screener.weight, map(romanise_word, listed.split()))
    return sum(sorted(weights)[-_RAREST:]) >= at.PERSON_IN_TEXT
