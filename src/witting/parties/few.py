"""A deal set against a list of few names: whom they match, and nothing of whom they do not.

Nearly every deal has nothing to do with so few. So its parties are looked up together, and a text
is read for names only where one of its words is a word of theirs.
"""

import re
from functools import partial
from weakref import WeakKeyDictionary

import numpy as np

from witting.base import Deal, PartyFact
from witting.names import latin_word, sound
from witting.names.kept import Kept
from witting.parties.asked import asked_about
from witting.parties.asked_names import checked_name
from witting.parties.batch import Inquiry, Way, answer_all
from witting.parties.check import fact_of, mention_facts, texts_of
from witting.parties.expand import queries
from witting.parties.lookup import Lookup
from witting.parties.running import OWN
from witting.parties.screener import Screener
from witting.parties.seen import words_seen
from witting.parties.spelt import spelt_firsts

_READ_ALWAYS = re.compile(
    "[㐀-䶿一-鿿\u0600-\u06ff]"
)  # scripts whose names are asked for otherwise too
_WORDS = 16_384  # words of texts whose answers are kept


def check_few(deal: Deal, screener: Screener) -> tuple[PartyFact, ...]:
    """Give the matches that `check_parties` gives; what it counts in texts is left untold."""
    named = [party for party in deal.parties if party.name.strip() or party.identifiers]
    inquiries = [Inquiry(names=(checked_name(one.name),), asked=asked_about(one)) for one in named]
    answers = answer_all(screener, inquiries, ways=partial(_as_written, screener.lookup))
    facts = [
        fact_of(match, party.role, party.name, party.span)
        for party, answer in zip(named, answers, strict=True)
        for match in answer.matches
    ]
    few = _few(screener.lookup)
    texts = texts_of(deal, {fact.party_name for fact in facts})
    texts = tuple(one for one in texts if few.may_be_in(one.text))
    return (*facts, *mention_facts(texts, screener, {fact.entry_id for fact in facts}))


def _as_written(lists: Lookup, inquiry: Inquiry) -> list[Way]:
    return [(name, queries(name, lists, inquiry.asked.kind)) for name in inquiry.names]


class _Few:
    """The own words of a list's names, each of which has one beside its forms and classes."""

    def __init__(self, lookup: Lookup) -> None:
        is_own = np.isin(lookup.token_kind, OWN)
        self._each_has_one = bool(lookup.summed(is_own).all())
        vocabulary = lookup.vocabulary
        self._words = {vocabulary[number] for number in np.flatnonzero(is_own).tolist()}
        self._sounds = {sound(word) for word in self._words}
        self._has = Kept(self._told, _WORDS)

    def may_be_in(self, text: str) -> bool:
        """Say whether a text may name anybody: False only where none of its words is theirs."""
        if not self._each_has_one or (not text.isascii() and _READ_ALWAYS.search(text)):
            return True
        return any(self._has[form] for word in words_seen(text) for form in word.forms)

    def _told(self, form: str) -> bool:
        token = latin_word(form)
        return token in self._words or sound(token) in self._sounds or form in spelt_firsts()


_FEW: WeakKeyDictionary[Lookup, _Few] = WeakKeyDictionary()


def _few(lookup: Lookup) -> _Few:
    found = _FEW.get(lookup)
    if found is None:
        found = _FEW[lookup] = _Few(lookup)
    return found
