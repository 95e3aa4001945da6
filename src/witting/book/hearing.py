"""What a name's ways of asking hang on: heard while the lists are asked how it may be written.

The ways to ask an index for a name are the same for two lists that answer the same questions the
same way. So the questions are put down as they are asked, and nothing is said here of why.
"""

from collections.abc import Sequence
from typing import cast

from witting.names import ABJAD_MARK, Reading
from witting.parties import Screener
from witting.parties.batch import Inquiry, Way, ways_of
from witting.parties.lookup import Lookup
from witting.parties.respell import Respeller, joined

_SIZES = (2, 3)  # neighbours that a list may write as one word


class _Listening:
    """Asks a list how words may be written, and keeps what it was asked.

    It has what the ways of a name ask and no more: a question it could not hear is an error.
    """

    tells_what_stays = False  # each question is to be heard by itself

    def __init__(self, words: Respeller) -> None:
        self._words = words
        self.written = _Written(self, words)
        self.hear_anew()

    def hear_anew(self) -> None:
        """Forget what was asked so far."""
        self.spelt: list[str] = []  # words asked for other spellings
        self.wholes: list[str] = []  # words asked whether they are listed
        self.rows: list[Reading] = []  # words in a row of which neighbours may be one word

    def mended(self, word: str) -> str:
        self.spelt.append(word)
        return self._words.mended(word)

    def others(self, word: str) -> tuple[Reading, ...]:
        self.spelt.append(word)
        return self._words.others(word)

    def splits(self, token: str) -> tuple[Reading, ...]:
        self.spelt.append(token)
        return self._words.splits(token)

    def has(self, word: str) -> bool:
        self.wholes.append(word)
        return self._words.has(word)

    def joins(self, words: Sequence[str], least: int) -> list[tuple[int, int, str]]:
        if len(words) > 1:
            self.rows.append(tuple(words))
            if any(word.startswith(ABJAD_MARK) for word in words):
                self.wholes += _abjad_wholes(words)
        return self._words.joins(words, least)


class _Written:
    """Gives the plain words of what is written, and hears them: it hangs on their spellings."""

    def __init__(self, listening: _Listening, words: Respeller) -> None:
        self._listening, self._words = listening, words

    def __getitem__(self, written: str) -> tuple[Reading, int]:
        found = self._words.written[written]
        self._listening.spelt += found[0]
        return found


def _abjad_wholes(words: Sequence[str]) -> list[str]:
    """Give the abjad words neighbours make: they are listed as they read, not as they are."""
    found = (
        joined(words[at : at + size]) for size in _SIZES for at in range(len(words) - size + 1)
    )
    return [whole for whole in found if whole.startswith(ABJAD_MARK)]


class _Lists:
    """Lists as the ways of a name ask them: how words may be written, and nothing else."""

    def __init__(self, respeller: _Listening) -> None:
        self.respeller = respeller


class Hearing:
    """Gives the ways to ask for parties, and what the lists were asked for each."""

    def __init__(self, screener: Screener) -> None:
        self._heard = _Listening(screener.lookup.respeller)
        self._lists = cast("Lookup", _Lists(self._heard))

    def ways(self, inquiry: Inquiry) -> list[Way]:
        """Give the ways to ask for a party; `heard` then says what they hang on."""
        self._heard.hear_anew()
        return ways_of(self._lists, inquiry)

    @property
    def heard(self) -> _Listening:
        """What the lists were asked for the last party."""
        return self._heard
