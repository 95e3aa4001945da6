"""Papers of one trade held against each other: where they disagree, one of them may be false."""

from collections.abc import Iterator, Sequence
from datetime import date

from witting.base import Ask, Deal, MissingFact, RedFlagFact, Span
from witting.intake import Contradiction, contradictions
from witting.lawbook import Lawbook
from witting.routes import weights

CONTRADICTION = "contradiction"
"""What a fact is called that says that papers contradict each other."""
_FLAG = "RF-EBA-05"  # documents are false
_QUANTITY = "quantity"


def check_papers(
    deal: Deal, papers: Sequence[Deal], book: Lawbook, day: date
) -> tuple[MissingFact | RedFlagFact, ...]:
    """Give where other papers of the same trade contradict this one, and the flag where surely.

    The flag counts once, and only where the catalogue held it on the day; that somebody has to ask
    which paper is right holds on any day. Names and words that may mean the same ask nothing, but
    two quantities do, whatever they count. Ids are left empty for the caller.
    """
    found = [one for one in contradicted(deal, papers) if one.is_sure or one.field == _QUANTITY]
    held = [deal, *papers]
    said = {sentence(one, held): one for one in found}
    surely = {text: one for text, one in said.items() if one.is_sure}
    flag = book.red_flags(day).get(_FLAG) if surely else None
    first = next(iter(surely.values()), None)
    flags = () if flag is None or first is None else (_flag(" ".join(surely), first, flag.source),)
    return (*flags, *(_missing(text, one) for text, one in said.items()))


def contradicted(deal: Deal, papers: Sequence[Deal]) -> Iterator[Contradiction]:
    """Give each contradiction of a deal with other papers, the deal being document 0."""
    if papers:
        found = contradictions([deal, *papers])
        yield from (one for one in found if 0 in (one.one.document, one.other.document))


def sentence(found: Contradiction, held: Sequence[Deal]) -> str:
    """Say in one sentence what two papers say differently, each with its own words."""
    one, other = found.one, found.other
    return (
        f"For the {found.field} the {one.format} ({held[one.document].source}) says “{one.text}” "
        f"and the {other.format} ({held[other.document].source}) “{other.text}”; they are of one "
        f"trade by {found.because}."
    )


def _missing(because: str, found: Contradiction) -> MissingFact:
    return MissingFact(
        id="",
        because=because,
        span=_own(found),
        what=CONTRADICTION,
        ask=Ask(key="papers.contradict", words=(("field", found.field),)),
    )


def _flag(because: str, first: Contradiction, source: str) -> RedFlagFact:
    weight = weights()[_FLAG].weight
    return RedFlagFact(
        id="", because=because, span=_own(first), flag=_FLAG, weight=weight, source=source
    )


def _own(found: Contradiction) -> Span:
    return found.one.span if found.one.document == 0 else found.other.span
