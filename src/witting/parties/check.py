"""Every party of a deal, and every name in its text, set against the lists: facts, no law."""

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from witting.base import (
    Ask,
    Certainty,
    Deal,
    MissingFact,
    Party,
    PartyFact,
    PartyKind,
    Passage,
    Role,
    Span,
)
from witting.names import plain, plain_forms, romanise_word
from witting.parties import thresholds as at
from witting.parties.asked import asked_about, is_birth_date, is_country
from witting.parties.asked_names import checked_name, is_readable
from witting.parties.match import Match, Mention
from witting.parties.mentions import find_mentions
from witting.parties.screener import Screener

_MOST_NEAR = 3
_MORE = re.compile(
    r"\d{5,}|[/;]|\b[A-ZА-ЯЁ]\.\s?[A-ZА-ЯЁ]\.|护照|账户|账号|转交|代收|委托"
    r"|(?<!\w)(?:and|or|via|for|from|obo|on behalf of|attn|account|acc|acct|passport|inn|id|dob"
    r"|born|order|care of|signed by|и|или|для|от|через|за|паспорт|инн|сч[её]т|приказу|по поручению"
    r"|по доверенности|و|أو|عن طريق|جواز|حساب|لأمر|نيابة عن)(?!\w)",
    re.IGNORECASE,
)
"""What shows that a name's field holds more than a name: “c/o”, “or order”, a number, initials."""


def check_parties(
    deal: Deal, screener: Screener, *, near: float = at.NEAR_MISS
) -> tuple[PartyFact | MissingFact, ...]:
    """Give what the lists say of each party and of each name in the text.

    Matches come first for each party; near misses come ruled out, down to a score of `near`, three
    at most. A party with neither name nor identifier is a missing fact. Ids are left empty for the
    caller to number.
    """
    facts: list[PartyFact | MissingFact] = []
    for party in deal.parties:
        facts.extend(_party_facts(party, screener, near))
    matches = [fact for fact in facts if isinstance(fact, PartyFact) and fact.is_match]
    texts = texts_of(deal, {fact.party_name for fact in matches})
    facts.extend(mention_facts(texts, screener, {fact.entry_id for fact in matches}))
    return tuple(facts)


def texts_of(deal: Deal, matched: AbstractSet[str]) -> tuple[Passage, ...]:
    """Give the texts of a deal that may name somebody: its passages, and parties as they stand.

    A listed name may be on an address's second line, or within a name that matches nobody as a
    whole: banks write “c/o”, “or order”, a passport's number or a second person into that field.
    """
    texts = list(deal.passages)
    for party in deal.parties:
        place = party.span.field if party.span else party.role.value
        if party.address:
            texts.append(Passage(field=f"{place} (address)", text=party.address))
        if party.name not in matched and _MORE.search(party.name):
            texts.append(Passage(field=f"{place} (name)", text=party.name))
    return tuple(texts)


def _party_facts(
    party: Party, screener: Screener, least: float
) -> Iterable[PartyFact | MissingFact]:
    if not party.name.strip() and not party.identifiers:
        yield _nameless(party)
        return
    yield from _not_compared(party)
    found = screener.candidates(checked_name(party.name), asked_about(party), near=least)
    yield from (fact_of(m, party.role, party.name, party.span) for m in found if m.is_match)
    near = [m for m in found if not m.is_match and m.score >= least]
    yield from (fact_of(m, party.role, party.name, party.span) for m in near[:_MOST_NEAR])


def _nameless(party: Party) -> MissingFact:
    return _missing(
        party,
        f"the {_role(party)} has neither a name nor an identifier, so no list can be asked",
        _ask("party.nameless", party),
    )


def _not_compared(party: Party) -> Iterable[MissingFact]:
    """Give what is said of a party and cannot be compared with any list."""
    role = _role(party)
    if party.birth_date and not is_birth_date(party.birth_date):
        yield _missing(
            party,
            f"the birth date ‘{party.birth_date}’ of the {role} cannot be: it was not compared",
            _ask("party.birth_date", party, given=party.birth_date),
        )
    if party.country and not is_country(party.country):
        yield _missing(
            party,
            f"‘{party.country}’ is no country known here: that of the {role} was not compared",
            _ask("party.country", party, given=party.country),
        )
    if party.name.strip() and not is_readable(party.name):
        yield _missing(
            party,
            f"the name of the {role} has no letter that can be read, so no list can be asked by it",
            _ask("party.unreadable_name", party),
        )


def _role(party: Party) -> str:
    return party.role.replace("_", " ")


def _ask(key: str, party: Party, **given: str) -> Ask:
    return Ask(key=key, words=(("role", party.role.value), *given.items()))


def _missing(party: Party, because: str, ask: Ask) -> MissingFact:
    return MissingFact(id="", because=because, span=party.span, what="party", ask=ask)


def _certainty(match: Match) -> Certainty:
    if not match.is_match:
        return Certainty.RULED_OUT
    return Certainty.CERTAIN if match.certain else Certainty.POSSIBLE


def fact_of(match: Match, role: Role, written: str, span: Span | None) -> PartyFact:
    """Give what a match says of a party, or of a name in a text, that is written so."""
    entry = match.entry
    return PartyFact(
        id="",
        certainty=_certainty(match),
        because=match.because if match.is_match else _why_not(match),
        span=span,
        role=role,
        party_name=written,
        entry_id=entry.id,
        entry_name=entry.name,
        listed_name=match.listed_name,
        list_id=entry.list_id,
        entry_kind=entry.kind,
        programmes=entry.programmes,
        sublists=entry.sublists,
        listed_on=entry.listed_on,
        section_11_marker=entry.section_11_marker,
        listed_on_source=entry.listed_on_source,
        score=match.score,
        is_match=match.is_match,
        parts=match.parts,
    )


def _why_not(match: Match) -> str:
    """Say in one sentence why a near name is not the party."""
    against = [p.because for p in match.parts if p.value < 0 and p.name != "bound"]
    against += [p.because for p in match.parts if p.name == "left_over"]
    said = "; ".join(against) or "the names differ"
    return f"not {match.listed_name} ({match.score:.2f}, below {at.MATCH:.2f}): {said}"


def mention_facts(
    passages: Sequence[Passage], screener: Screener, named: set[str]
) -> Iterable[PartyFact]:
    """Give one fact for each entry named in the text, at its first place."""
    first: dict[str, tuple[Passage, Mention, int]] = {}
    for passage in passages:
        for mention in find_mentions(screener, passage.text, language=None):
            key = mention.match.entry_id
            if key in first:
                passage_, mention_, count = first[key]
                first[key] = (passage_, mention_, count + 1)
            elif key not in named:
                first[key] = (passage, mention, 1)
    spoken: list[tuple[str, ...]] | None = None
    for passage, mention, count in first.values():
        span = passage.span(mention.start, mention.end)
        fact = fact_of(mention.match, Role.MENTIONED, span.text, span)
        alone = 0
        if fact.entry_kind is PartyKind.PERSON:
            if spoken is None:
                spoken = [plain_forms(w) for one in passages for w in plain(one.text).split()]
            alone = _by_family_name(span.text, spoken, screener) - count
        yield _counted(fact, count, alone)


def _by_family_name(written: str, spoken: Sequence[tuple[str, ...]], screener: Screener) -> int:
    """Count the rarest word of a found name in the text: alone it names nobody, here it does."""
    words = [word for word in plain(written).split() if len(word) > 1]
    weighed = [(screener.weight(romanise_word(w)), i, w) for i, w in enumerate(words)]
    rarest = max(weighed, default=(0.0, 0, ""))[2]
    forms = set(plain_forms(rarest))
    return sum(not forms.isdisjoint(ways) for ways in spoken)


def _counted(fact: PartyFact, count: int, alone: int) -> PartyFact:
    said = f"; named {count} times in the text" if count > 1 else ""
    said += f", and {alone} times by one name alone" if alone > 0 else ""
    return replace(fact, because=fact.because + said) if said else fact
