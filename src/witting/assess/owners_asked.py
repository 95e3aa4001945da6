"""Who is behind a party, by chains, and what each regime's rule of ownership makes of it."""

from collections.abc import Sequence
from datetime import date

from witting.assess.owners_behind import Behind, Counted, counted_under, look_behind
from witting.assess.owners_holdings import Holdings
from witting.assess.owners_record import Asked, OwnersFound, RuleAsked
from witting.assess.world import World
from witting.base import SettingsError
from witting.lawbook import Lawbook
from witting.ownership import (
    ListedOwner,
    OwnershipAnswer,
    OwnershipRule,
    Register,
    Standing,
    answer,
)
from witting.ownership.law import rule_on

_GRAVEST = (
    Standing.LISTED,
    Standing.OWNED,
    Standing.CONTROLLED,
    Standing.UNKNOWN,
    Standing.NOT,
)


def ask_owners(
    parties: Sequence[str],
    held: Holdings,
    opened: World,
    as_of: date,
    made_at: date,
    *,
    rules: Sequence[str] = (),
    listed: Sequence[str] = (),
) -> OwnersFound:
    """Say who is behind parties of some holdings on a day, by the rules of these regimes or all.

    `listed` are parties to take as listed under every rule. Raises SettingsError for a party or a
    regime that is nobody and none.
    """
    world, register = opened.with_holdings(held), held.register
    asked = tuple(_party(register, text) for text in parties)
    wanted = rules_wanted(world.lawbook, rules)
    said = frozenset(_party(register, text) for text in listed)
    found = []
    for text, party in zip(parties, asked, strict=True):
        behind = look_behind(held, party, world, as_of)
        answers = tuple(
            _asked(register, behind, regime, path, said, world) for regime, path in wanted.items()
        )
        called = behind.graph.about.party(party)
        found.append(Asked(query=text, party=called, answers=answers, notes=behind.notes))
    return OwnersFound(
        world=world, as_of=as_of, made_at=made_at, parties=tuple(found), unread=held.unread
    )


def rules_wanted(book: Lawbook, wanted: Sequence[str]) -> dict[str, str]:
    """Give the rules of ownership of the lawbook by their regimes' words, those wanted or all.

    Raises SettingsError for a word that is no regime with such a rule.
    """
    rules = {_regime(path): path for path in book.ownership_rules()}
    unknown = [word for word in wanted if word not in rules]
    if unknown:
        raise SettingsError(
            f"{unknown[0]!r} is no regime with a rule of ownership: write {', '.join(rules)}"
        )
    return {word: rules[word] for word in wanted} if wanted else rules


def _regime(path: str) -> str:
    """Give the word a rule of ownership is asked by: `ofac`, `bis`, or the country's."""
    first, *rest = path.split("/")
    return rest[0] if first == "us" else first


def _party(register: Register, text: str) -> str:
    """Find the party meant by an id, a number or a name; refuse where none or several fit."""
    if text in register.ids():
        return text
    plain = " ".join(text.casefold().split())
    found = sorted(
        {
            party.id
            for party in register.parties
            if any(" ".join(name.casefold().split()) == plain for name in party.names)
            or any(number.value.casefold() == plain for number in party.identifiers)
        }
    )
    if len(found) == 1:
        return found[0]
    if found:
        raise SettingsError(
            f"{text!r} is the name of {len(found)} parties of the holdings: "
            f"{', '.join(found[:10])}. Their owners may differ. Ask by one of these ids."
        )
    raise SettingsError(
        f"{text!r} is nobody in the holdings given, so nothing can be said of who owns it. "
        "Give an id, a number or a name as they write it, or a file that has the party."
    )


def _asked(
    register: Register,
    behind: Behind,
    regime: str,
    path: str,
    said: frozenset[str],
    world: World,
) -> RuleAsked:
    """Ask one regime's rule of one party; where the law or a list is missing, say so."""
    book, day = world.lawbook, behind.graph.day
    text = book.ask(path, day)
    rule = rule_on(book, path, day)
    if rule is None:
        return RuleAsked(regime=regime, path=path, text=text, missing=text.because)
    lists = book.ownership_rules()[path]
    if not said and not any(used.id in lists for used in world.used.lists):
        missing = (
            f"No list of this regime is in use ({' or '.join(lists)}), so nobody behind the party "
            "could be told to be listed. Fetch one with witting lists update, or give --lists."
        )
        return RuleAsked(regime=regime, path=path, text=text, missing=missing)
    groups = counted_under(behind, path, book, day, itself=True) or (Counted(),)
    listed, found = min(
        (_answered(register, behind, rule, _with_said(group.owners, said)) for group in groups),
        key=lambda told: _GRAVEST.index(told[1].standing),
    )
    return RuleAsked(
        regime=regime,
        path=path,
        text=text,
        answer=found,
        listed=listed,
        standing=found.standing,
    )


def _with_said(owners: tuple[ListedOwner, ...], said: frozenset[str]) -> tuple[ListedOwner, ...]:
    """Add those the user takes as listed; the lists' own word of a certain one comes first."""
    found = {party: ListedOwner(id=party) for party in said}
    found |= {owner.id: owner for owner in owners if owner.is_certain or owner.id not in said}
    return tuple(found[party] for party in sorted(found))


def _answered(
    register: Register, behind: Behind, rule: OwnershipRule, listed: tuple[ListedOwner, ...]
) -> tuple[tuple[ListedOwner, ...], OwnershipAnswer]:
    graph = behind.graph
    return listed, answer(register, behind.party, rule, listed, graph.day, graph=graph)
