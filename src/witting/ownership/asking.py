"""What to ask so that an open answer closes: one question for each thing that could turn it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from witting.ownership.chain import Speaker, Step, amount
from witting.ownership.fixed_point import Closure
from witting.ownership.records import POSSIBLE_CONTROL, STAKES, Directness, Gap
from witting.ownership.rule import OwnershipRule
from witting.ownership.share import PARTS, WHOLE_UNITS
from witting.ownership.ties import Tie


class Asks(StrEnum):
    """What a question is about, so that it can be put in another language."""

    SHARE = "share"  # how much does the owner hold?
    BETWEEN = "between"  # through whom, and how much at each step?
    SOURCES = "sources"  # which source is right?
    IDENTITY = "identity"  # is the owner the listed party?
    CONTROL = "control"  # does the owner direct it?
    REBUT = "rebut"  # what shows that it does not?
    OWNERS = "owners"  # who owns it at all?
    REST = "rest"  # who holds what is not accounted for?


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnershipQuestion:
    """A question, what it is about, and whom: `text` is English, the rest is for translators."""

    asks: Asks
    text: str
    owner: str = ""
    owned: str = ""
    known: str = ""  # what is known so far, as words or an amount


def open_questions(
    steps: Iterable[Step], sure: Closure, rule: OwnershipRule, speaker: Speaker
) -> tuple[OwnershipQuestion, ...]:
    """Give what would settle a chain that holds only where unknowns are taken for the most."""
    found: dict[OwnershipQuestion, None] = {}
    for step in steps:
        if step.owned in sure:
            continue
        for tie in step.ties:
            if tie.owner in speaker.maybe_listed and tie.owner not in speaker.listed:
                found[identity(tie.owner, speaker)] = None
            if step.by_control and not tie.sure_control:
                found[_control(tie, speaker)] = None
            elif not step.by_control and tie.stake[0] != tie.stake[1]:
                found[_share(tie, rule, speaker)] = None
    return tuple(found)


def identity(owner: str, speaker: Speaker) -> OwnershipQuestion:
    """Give the question whether a party is the listed one it is alike to."""
    entry = speaker.alike.get(owner, "")
    return OwnershipQuestion(
        asks=Asks.IDENTITY,
        text=f"Is {speaker.name(owner)} the listed party {entry or 'it is alike to'}?",
        owner=owner,
        known=entry,
    )


def _control(tie: Tie, speaker: Speaker) -> OwnershipQuestion:
    signs = [item for item in tie.holdings if item.kind in POSSIBLE_CONTROL] or tie.holdings
    known = " and ".join(speaker.holding(item) for item in signs)
    owner, owned = speaker.name(tie.owner), speaker.name(tie.owned)
    return OwnershipQuestion(
        asks=Asks.CONTROL,
        text=f"Does {owner} direct the affairs of {owned}? It {known}.",
        owner=tie.owner,
        owned=tie.owned,
        known=known,
    )


def _share(tie: Tie, rule: OwnershipRule, speaker: Speaker) -> OwnershipQuestion:
    owner, owned = speaker.name(tie.owner), speaker.name(tie.owned)
    stakes = [item for item in tie.holdings if item.kind in STAKES and not item.told_by_parts]
    if tie.disputed:
        said = "; ".join(f"{item.source or 'one source'}: {item.share}" for item in stakes)
        text = f"How much of {owned} does {owner} hold? The sources disagree ({said})."
        return OwnershipQuestion(
            asks=Asks.SOURCES, text=text, owner=tie.owner, owned=tie.owned, known=said
        )
    if any(item.directness is Directness.INDIRECT for item in stakes):
        text = f"Through whom does {owner} hold {owned}, and how much at each step?"
        return OwnershipQuestion(asks=Asks.BETWEEN, text=text, owner=tie.owner, owned=tie.owned)
    known = span_text(tie)
    text = f"How much of {owned} does {owner} hold? Known is {known}; {rule.line} decides."
    return OwnershipQuestion(
        asks=Asks.SHARE, text=text, owner=tie.owner, owned=tie.owned, known=known
    )


def span_text(tie: Tie) -> str:
    """Write what is known of a stake.

    >>> span_text(Tie(owner="A", owned="B", stake=(0, WHOLE_UNITS)))
    'nothing of the share'
    """
    low, high = tie.stake
    if low < PARTS and high >= WHOLE_UNITS:
        return "nothing of the share"
    return f"{amount(low)} to {amount(high)}" if low >= PARTS else f"at most {amount(high)}"


def rebuttals(steps: Iterable[Step], speaker: Speaker) -> tuple[OwnershipQuestion, ...]:
    """Give what could rebut the signs of control in a chain."""
    return tuple(
        OwnershipQuestion(
            asks=Asks.REBUT,
            text=(
                f"What shows that {speaker.name(tie.owner)} does not control "
                f"{speaker.name(tie.owned)}?"
            ),
            owner=tie.owner,
            owned=tie.owned,
        )
        for step in steps
        if step.by_control
        for tie in step.ties
    )


def owners_unknown(party: str, gaps: Iterable[Gap], speaker: Speaker) -> OwnershipQuestion:
    """Give the question to ask where nobody's share in a party is known."""
    told = "; ".join(f"{gap.what}: {gap.reason}" for gap in gaps if gap.party == party)
    known = f" A register says why it does not know ({told})." if told else ""
    return OwnershipQuestion(
        asks=Asks.OWNERS,
        text=f"Who owns {speaker.name(party)}, and how much does each hold?{known}",
        owned=party,
        known=told,
    )


def rest_unknown(party: str, rest: str, speaker: Speaker) -> OwnershipQuestion:
    """Give the question to ask where a part of a party is not accounted for."""
    return OwnershipQuestion(
        asks=Asks.REST,
        text=f"Who holds the other {rest} of {speaker.name(party)}?",
        owned=party,
        known=rest,
    )
