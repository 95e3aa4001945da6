"""More evidence never lowers the outcome, whoever asks, on every day and of every list held."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from tests.facts import MARKER, goods, missing, owner, party, place, red_flag
from tests.regimes.test_cases import BOOK, findings_of
from witting.assess import shipped_profiles
from witting.base import (
    Certainty,
    DealKind,
    Fact,
    GoodsFact,
    MissingFact,
    Outcome,
    OwnerEntry,
    OwnerStanding,
    PartyFact,
    PlaceFact,
    Role,
    gravest,
)
from witting.regimes.case import RUSSIA_ROLES
from witting.regimes.licences import FROM_RUSSIA

FIRST, LAST = date(2022, 2, 24), date(2026, 12, 31)
TURNS = sorted(
    {
        start - timedelta(days=before)
        for path in BOOK.paths()
        for step in BOOK.law(path).steps
        if (start := step.interval.start) and FIRST < start <= LAST
        for before in (0, 1)
    }
)
"""The days on which something in the lawbook changes, and the days before."""

LISTED = (
    ("ofac-17018", "ofac-sdn", ("RUSSIA-EO14024",), ()),
    ("ofac-17018", "ofac-cons", ("UKRAINE-EO13662", "RUSSIA-EO14024"), ("SSI Directive 1",)),
    ("ofac-sdgt", "ofac-sdn", ("SDGT",), ()),
    ("ofac-cuba", "ofac-sdn", ("CUBA",), ()),
    ("ofac-tag", "ofac-sdn", ("UKRAINE-EO13662", "RUSSIA-EO14024"), ()),
    ("private-1", "private", (), ()),
    *(
        (f"{list_id}-{number}", list_id, tuple(part.partition(" but")[0].split(" + ")), ())
        for list_id, rules in sorted(BOOK.lists.items())
        for number, part in enumerate(part for rule in rules.rules for part in rule.parts)
    ),
    *((f"{list_id}-other", list_id, (), ()) for list_id in sorted(BOOK.lists)),
)
"""Entries as (id, list, programmes, sublists): one for each part of each list the lawbook knows,
one on none of its parts, and one id that the publisher gives on two lists of its own."""

LUBRICANT = goods(text="a lubricant", hs6="340319", tier="", item_classes=["CI-5"])
WHEAT = goods(text="wheat", hs6="100190", tier="", item_classes=[], families=["agriculture"])
DIESEL = goods(text="diesel", hs6="271019", tier="", item_classes=[], families=["energy", "diesel"])
OIL = goods(text="crude oil", hs6="270900", tier="", item_classes=[], families=["energy"])
GOODS = (
    LUBRICANT,
    WHEAT,
    DIESEL,
    OIL,
    goods(),
    goods(text="chips", hs6="854231", tier="1", item_classes=["CI-2"]),
    goods(text="shells", hs6="930690", tier="", item_classes=[], families=["military"]),
    goods(text="consulting", hs6="", tier="", item_classes=[], families=["service"]),
    goods(text="shoes", hs6="640399", tier="", item_classes=[]),
    goods(text="parts", hs6="", tier="", item_classes=[], codes=["8807", "8482"]),
)
COUNTRIES = (
    ("RU", "russia"),
    ("UA", "occupied"),
    ("BY", "belarus"),
    ("TR", "hub"),
    ("DE", ""),
    ("IR", ""),
    ("CU", ""),
)
PARTS: dict[str, list[list[str]]] = {
    "to": [["destination", "stated"], ["destination", "inferred"]],
    "from": [["origin"]],
    "via": [[]],
    "party": [[]],
    "bank": [[]],
    "text": [[]],
}
PLACES = tuple(
    place(
        country=country,
        name=country,
        territory="UA-43" if role == "occupied" else "",
        part=part,
        roles=[*roles, *([role] if role else [])],
    )
    for country, role in COUNTRIES
    for part, several in PARTS.items()
    for roles in several
)
WHAT = ("goods", "destination", "end_user", "owners", "check:parties", "unread", "law:eu/fsf")


def _parties(draw: st.DrawFn) -> st.SearchStrategy[Fact]:
    """Give parties of two names and three entries: several entries meet one, and one several."""
    entries = draw(
        st.lists(st.sampled_from(LISTED[:6]) | st.sampled_from(LISTED), min_size=1, max_size=3)
    )
    marked = draw(st.sampled_from(["", MARKER]))
    return st.builds(
        lambda entry, **given: party(
            entry_id=entry[0],
            entry_name=entry[0],
            list_id=entry[1],
            programmes=entry[2],
            sublists=entry[3],
            section_11_marker=marked if entry[1] == "ofac-sdn" else "",
            **given,
        ),
        st.sampled_from(entries),
        certainty=st.sampled_from([*Certainty, Certainty.CERTAIN, Certainty.CERTAIN]),
        role=st.sampled_from([Role.CREDITOR, Role.CREDITOR, Role.CREDITOR_AGENT, Role.MENTIONED]),
        party_name=st.sampled_from(["A", "B"]),
        listed_on=st.just(draw(st.sampled_from(["", "", "", "2024-06-12"]))),
        is_match=st.sampled_from([True] * 7 + [False]),
    )


def _owners(draw: st.DrawFn) -> st.SearchStrategy[Fact]:
    """Give what is known of the owners of a party, under one of the rules of ownership."""
    rule = draw(st.sampled_from(sorted(BOOK.ownership_rules())))
    behind = [one for one in LISTED if one[1] in BOOK.ownership_rules()[rule]]
    entry = st.builds(
        lambda entry, marker, is_certain: OwnerEntry(
            entry_id=entry[0],
            name=entry[0],
            list_id=entry[1],
            programmes=entry[2],
            sublists=entry[3],
            section_11_marker=marker,
            is_certain=is_certain,
        ),
        st.sampled_from(behind),
        st.sampled_from(["", MARKER]),
        st.booleans(),
    )
    return st.builds(
        owner,
        rule=st.just(rule),
        owners=st.lists(entry, min_size=1, max_size=2),
        party_id=st.sampled_from(["x", "y"]),
        standing=st.sampled_from(OwnerStanding),
        is_applied=st.booleans(),
        is_certain=st.sampled_from([True, True, False]),
        role=st.sampled_from([Role.CREDITOR, Role.CREDITOR, Role.MENTIONED]),
        least=st.just(Decimal(30)),
    )


def _goods(draw: st.DrawFn) -> st.SearchStrategy[Fact]:
    stated = draw(st.lists(st.sampled_from(GOODS), min_size=1, max_size=2))
    sure = st.sampled_from([0.4, 0.9, 0.9])
    return st.builds(
        lambda fact, sure: replace(fact, confidence=sure), st.sampled_from(stated), sure
    )


def _places(draw: st.DrawFn) -> st.SearchStrategy[Fact]:
    return st.sampled_from(draw(st.lists(st.sampled_from(PLACES), min_size=1, max_size=3)))


def _red_flags(_: st.DrawFn) -> st.SearchStrategy[Fact]:
    return st.builds(
        red_flag,
        flag=st.sampled_from(["first", "second"]),
        weight=st.sampled_from([0.25, 0.5, 1.0]),
    )


def _missing(draw: st.DrawFn) -> st.SearchStrategy[Fact]:
    return st.builds(missing, what=st.just(draw(st.sampled_from(WHAT))))


THREE_KINDS = tuple(combinations((_parties, _owners, _goods, _places, _red_flags, _missing), 3))


@st.composite
def evidence(draw: st.DrawFn) -> tuple[list[Fact], Fact]:
    """Draw the facts of a deal and one more, of three kinds and from few of each.

    Were each drawn from all there are, what works together would hardly ever meet.
    """
    of_any = st.one_of([kind(draw) for kind in draw(st.sampled_from(THREE_KINDS))])
    size = draw(st.integers(min_value=1, max_value=4))
    return [draw(of_any) for _ in range(size)], draw(of_any)


def settles(facts: list[Fact], extra: Fact) -> bool:
    """Say whether a fact settles what was open, and so may lower: the exceptions to the law."""
    if isinstance(extra, GoodsFact):
        return not any(isinstance(fact, GoodsFact) for fact in facts) and bool(extra.families)
    if isinstance(extra, PlaceFact):
        return _is_destination_at_last(facts, extra) or _is_where_diesel_is_from(facts, extra)
    return isinstance(extra, PartyFact) and any(
        _is_somebody_else(extra, fact) or _is_a_bank_too(extra, fact)
        for fact in facts
        if isinstance(fact, PartyFact)
    )


def _is_destination_at_last(facts: list[Fact], extra: PlaceFact) -> bool:
    lacking = any(isinstance(one, MissingFact) and one.what == "destination" for one in facts)
    return lacking and "stated" in extra.roles


def _is_where_diesel_is_from(facts: list[Fact], extra: PlaceFact) -> bool:
    diesel = any(isinstance(one, GoodsFact) and FROM_RUSSIA & set(one.families) for one in facts)
    return diesel and "origin" in extra.roles and bool(RUSSIA_ROLES & set(extra.roles))


def _is_somebody_else(extra: PartyFact, fact: PartyFact) -> bool:
    """Tell whether the party that looks like one entry of a list is for certain another of it."""
    settled = extra.certainty is Certainty.CERTAIN is not fact.certainty
    mine, theirs = ((one.role, one.party_name, one.list_id, one.span) for one in (extra, fact))
    return settled and mine == theirs and extra.entry_id != fact.entry_id


def _is_a_bank_too(extra: PartyFact, fact: PartyFact) -> bool:
    mine, theirs = ((one.entry_id, one.list_id) for one in (extra, fact))
    return mine == theirs and extra.role.is_agent and not fact.role.is_agent


def outcome_of(facts: list[Fact], day: date, profile: str, kind: DealKind) -> Outcome:
    """Judge the facts."""
    return gravest([finding.outcome for finding in findings_of(facts, day, profile, kind)])


@settings(max_examples=300, deadline=None)
@example(
    evidence=([red_flag(flag="first"), red_flag(flag="second")], LUBRICANT),
    day=date(2024, 4, 2),
    kind=DealKind.PAYMENT,
)
@given(
    evidence=evidence(),
    day=st.sampled_from(TURNS) | st.dates(min_value=FIRST, max_value=LAST),
    kind=st.sampled_from([DealKind.PAYMENT] * 3 + [DealKind.ORDER] * 3 + [DealKind.ARTICLE]),
)
def test_more_evidence_never_lowers_the_outcome(
    evidence: tuple[list[Fact], Fact], day: date, kind: DealKind
) -> None:
    """A fact more never lowers the outcome, but for five that settle what was open.

    - The first goods stated, where a licence frees them: until then nothing was there to be freed.
      Goods beside other goods lower nothing, for a licence has to cover all that is stated.
    - The destination, stated where the deal was said to lack it.
    - That diesel comes from Russia: the licence for it speaks of none other.
    - That a listed party takes part as a bank: the licence for energy speaks of banks alone.
    - Who a party is for certain: it is then not the other entry of the list it only looks like.
    """
    facts, extra = evidence
    assume(not settles(facts, extra))
    for profile in shipped_profiles():
        before = outcome_of(facts, day, profile, kind)
        after = outcome_of([*facts, extra], day, profile, kind)
        assert after.gravity >= before.gravity, profile


BANK = {"entry_id": "ofac-17018", "entry_name": "SBER", "section_11_marker": ""}
# what is settled: (the facts before, the fact that settles it, the day, who asks)
SETTLED: dict[str, tuple[list[Fact], Fact, date, str]] = {
    "the first goods, which a licence frees": (
        [party(**BANK)],
        WHEAT,
        date(2024, 8, 1),
        "bank-us",
    ),
    "the destination": (
        [LUBRICANT, missing(what="destination")],
        place(name="Germany", country="DE", roles=["destination", "stated"]),
        date(2024, 8, 1),
        "ffi-cn",
    ),
    "where diesel is from": (
        [party(**BANK), DIESEL, place()],
        place(part="from", roles=["origin", "russia"]),
        date(2026, 10, 20),
        "bank-us",
    ),
    "that the party is a bank": (
        [party(**BANK), OIL],
        party(**BANK, role="creditor_agent"),
        date(2024, 8, 1),
        "bank-us",
    ),
    "who the party is": (
        [party(list_id="ch-seco", programmes=["Iran"], certainty="possible")],
        party(list_id="ch-seco", programmes=["Ukraine"], entry_id="ch-seco-2"),
        date(2022, 3, 1),
        "bank-ch",
    ),
}


@pytest.mark.parametrize("what", sorted(SETTLED))
def test_what_settles_something_may_lower(what: str) -> None:
    """Each exception to the law above is one: without it the law would not hold."""
    facts, extra, day, profile = SETTLED[what]
    assert settles(facts, extra)
    before = outcome_of(facts, day, profile, DealKind.PAYMENT)
    after = outcome_of([*facts, extra], day, profile, DealKind.PAYMENT)
    assert after.gravity < before.gravity
