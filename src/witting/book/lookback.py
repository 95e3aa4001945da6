"""Looks back over deals already done: what the lists say now of who took part in them.

A listing obliges to look at once at what was done before it. A deal the change can touch is judged
again on the day of the new lists; one it cannot is left alone, for both lists say the same of it.
"""

from dataclasses import dataclass
from datetime import date

from witting.assess import World, assess, what_changed
from witting.base import Assessment, Deal, Party, PartyFact, Profile
from witting.book.records import BookParty
from witting.book.touched import Touched
from witting.parties import Screener
from witting.parties.asked import is_birth_date, is_country


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookback:
    """A deal of which the newer lists say something else."""

    before: Assessment  # under the lists of before, on the same day
    after: Assessment
    changes: tuple[str, ...]  # sentences: the outcome, the rules, each entry that matched

    @property
    def is_graver(self) -> bool:
        """Say whether the outcome is graver than it was."""
        return self.after.outcome.gravity > self.before.outcome.gravity


def look_back(
    deal: Deal, change: Touched, before: World, after: World, profile: Profile, day: date
) -> Lookback | None:
    """Judge a deal again under the newer lists; None where they say nothing else of it."""
    if not is_touched(deal, change, before.screener, after.screener):
        return None
    old = assess(deal, before, profile, day)
    new = assess(deal, after, profile, day)
    if old.outcome is new.outcome and _named(old) == _named(new):
        return None
    return Lookback(before=old, after=new, changes=what_changed(old, new, before, after))


def is_touched(deal: Deal, change: Touched, before: Screener, after: Screener) -> bool:
    """Say whether a change of the lists may say something else of a deal."""
    parties = enumerate(deal.parties)
    if any(change.touches(as_in_book(party, str(number))) for number, party in parties):
        return True
    texts = [passage.text for passage in deal.passages]
    texts += [party.address for party in deal.parties if party.address]
    return any(_mentioned(text, before) != _mentioned(text, after) for text in texts)


def as_in_book(party: Party, key: str) -> BookParty:
    """Give a party of a deal as one of the book, with what can be compared of it."""
    return BookParty(
        key=key,
        names=(party.name,),
        kind=party.kind,
        birth_date=party.birth_date if is_birth_date(party.birth_date) else "",
        countries=(party.country,) if party.country and is_country(party.country) else (),
        address=party.address,
        identifiers=party.identifiers,
    )


def _mentioned(text: str, screener: Screener) -> set[tuple[str, str, int, int]]:
    return {
        (found.match.entry_id, found.match.entry.list_id, found.start, found.end)
        for found in screener.mentions(text)
    }


def _named(assessment: Assessment) -> set[tuple[str, str, str]]:
    return {
        (fact.entry_id, fact.list_id, fact.certainty.value)
        for fact in assessment.facts
        if isinstance(fact, PartyFact) and fact.is_match
    }
