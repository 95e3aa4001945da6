"""Screens many parties at once: by their names in one quick pass, and closer where it finds any.

The quick pass asks only for names that could still be a match once everything known beside them is
weighed; who is not among them, and carries no listed identifier, cannot be a match. So the answer
is the one `Screener.match` gives for each party, and most parties cost a lookup and no more.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from witting.base import WittingError
from witting.book.indexing import PartMaker
from witting.book.records import BookParty, Hit, entry_version
from witting.parties import Match, Screener
from witting.parties.asked import Asked
from witting.parties.batch import Answer, Inquiry, answer_all

AT_ONCE = 2_048  # parties looked up together


@dataclass(frozen=True, slots=True, kw_only=True)
class Screened:
    """One party with what was found of it, or why it could not be asked."""

    party: BookParty
    hits: tuple[Hit, ...] = ()
    unread: str = ""


def screen(
    parties: Iterable[BookParty], screener: Screener, threshold: float | None = None
) -> Iterator[Screened]:
    """Give every party with the entries it may be, in order."""
    rest = iter(parties)
    while chunk := tuple(islice(rest, AT_ONCE)):
        yield from screen_chunk(chunk, screener, threshold)


def screen_chunk(
    parties: Sequence[BookParty],
    screener: Screener,
    threshold: float | None = None,
    listener: PartMaker | None = None,
) -> list[Screened]:
    """Give each of some parties with the entries it may be; a listener makes their index."""
    inquiries: list[Inquiry] = []
    refused: dict[int, str] = {}
    for place, party in enumerate(parties):
        try:
            inquiries.append(Inquiry(names=party.names, asked=party.asked))
        except WittingError as error:
            inquiries.append(Inquiry(names=party.names, asked=Asked(kind=party.kind)))
            refused[place] = str(error)
    ways = listener.ways if listener else None
    answers = answer_all(screener, inquiries, threshold, ways=ways)
    found = [
        Screened(
            party=party,
            hits=_hits(party, answer.matches),
            unread=refused.get(place) or _unread(party, answer),
        )
        for place, (party, answer) in enumerate(zip(parties, answers, strict=True))
    ]
    if listener:
        both = zip(found, answers, strict=True)
        listener.said(bool(one.unread) or answer.by_more for one, answer in both)
    return found


def _unread(party: BookParty, answer: Answer) -> str:
    """Say what of a party could not be asked; "" where everything could."""
    if not party.names:
        return "the party has no name, so only its identifiers were asked"
    if not answer.unread:
        return ""
    said = ", ".join(repr(name[:60]) for name in answer.unread)
    return f"a name holds no letter or digit that can be compared: {said}"


def _hits(party: BookParty, matches: Iterable[Match]) -> tuple[Hit, ...]:
    found = (
        Hit(
            party=party.key,
            list_id=match.entry.list_id,
            entry_id=match.entry_id,
            entry_version=entry_version(match.entry),
            listed_name=match.listed_name,
            score=match.score,
            certain=match.certain,
            because=match.because,
        )
        for match in matches
    )
    return tuple(sorted(found, key=lambda hit: hit.about))
