"""What an answer says: the chain word for word, the questions, notes, flags and picture."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from witting.base import BrokenLaw, Interval, PartyKind
from witting.lawbook import Answer, Lawbook
from witting.ownership import (
    Asks,
    Gap,
    Holding,
    HoldingKind,
    ListedOwner,
    OwnedParty,
    OwnershipRule,
    Reach,
    Register,
    Share,
    Standing,
    answer,
    parse_share,
)
from witting.ownership.chain import LARGEST_PICTURE
from witting.ownership.law import rule_on

DAY = date(2024, 8, 1)
OFAC = OwnershipRule(path="us/ofac/fifty-percent", threshold=Decimal(50))
EU = OwnershipRule(path="eu/ownership", threshold=Decimal(50), control=True)
LISTED = (ListedOwner(id="A"), ListedOwner(id="D"))


def _held(owner: str, owned: str, share: str, **more: object) -> Holding:
    return Holding(
        owner=owner,
        owned=owned,
        share=parse_share(share),
        source="register",
        interval=Interval(start=date(2020, 1, 1)),
        **more,  # type: ignore[arg-type]  # a test's own fields
    )


def _register(*holdings: Holding) -> Register:
    return Register(holdings=holdings)


def test_the_chain_reads_aloud() -> None:
    register = _register(_held("A", "B", "60"), _held("B", "C", "30"), _held("D", "C", "25"))
    found = answer(register, "C", OFAC, LISTED, DAY)
    assert found.chain == (
        "A, listed, holds 60 % of B (register, since 2020-01-01); "
        "B holds 30 % of C (register, since 2020-01-01); "
        "D, also listed, holds 25 % of C (register, since 2020-01-01): together 55 %"
    )
    assert (str(found.best), str(found.worst), str(found.unaccounted)) == ("55", "55", "45")


def test_parties_are_called_by_their_names() -> None:
    register = Register(
        holdings=(_held("A", "B", "60"),), parties=(OwnedParty(id="A", names=("Alpha",)),)
    )
    assert answer(register, "B", OFAC, LISTED, DAY).chain.startswith("Alpha (A), listed, holds")


@pytest.mark.parametrize(
    ("holdings", "asks", "text"),
    [
        (
            (_held("A", "B", "25-60"),),
            Asks.SHARE,
            "How much of B does A hold? Known is 25 % to 60 %; 50 % or more decides.",
        ),
        ((_held("A", "B", ""),), Asks.SHARE, "Known is nothing of the share"),
        ((_held("A", "B", "", kind=HoldingKind.CONSOLIDATION),), Asks.SHARE, "How much of B"),
        ((_held("A", "B", "30"),), Asks.REST, "Who holds the other 70 % of B?"),
        ((), Asks.OWNERS, "Who owns B, and how much does each hold?"),
    ],
)
def test_the_question_that_would_settle_it_is_asked(
    holdings: tuple[Holding, ...], asks: Asks, text: str
) -> None:
    found = answer(_register(*holdings), "B", OFAC, LISTED, DAY)
    assert found.questions[0].asks is asks
    assert text in found.questions[0].text


def test_an_owner_who_may_be_listed_leaves_it_open() -> None:
    maybe = [ListedOwner(id="A", is_certain=False, entry_id="ofac-1")]
    found = answer(_register(_held("A", "B", "60")), "B", OFAC, maybe, DAY)
    assert (found.standing, str(found.best), str(found.worst)) == (Standing.UNKNOWN, "0", "60")
    assert found.questions[0].text == "Is A the listed party ofac-1?"


def test_a_party_that_may_be_listed_itself_is_open_whoever_owns_it() -> None:
    maybe = [ListedOwner(id="B", is_certain=False, entry_id="ofac-1")]
    found = answer(_register(_held("N", "B", "100")), "B", OFAC, maybe, DAY)
    assert found.standing is Standing.UNKNOWN
    assert found.questions[0].asks is Asks.IDENTITY
    owned = answer(_register(_held("A", "B", "100")), "B", OFAC, [*maybe, *LISTED], DAY)
    assert owned.standing is Standing.OWNED


def test_control_says_what_could_rebut_it() -> None:
    register = _register(_held("A", "B", "", kind=HoldingKind.CONTROL), _held("N", "B", "100"))
    found = answer(register, "B", EU, LISTED, DAY)
    assert found.standing is Standing.CONTROLLED
    assert found.questions[0].text == "What shows that A does not control B?"


def test_a_majority_of_votes_is_control_and_no_ownership() -> None:
    register = _register(
        _held("A", "B", "30", kind=HoldingKind.VOTES),
        _held("D", "B", "20", kind=HoldingKind.VOTES),
        _held("N", "B", "100"),
    )
    assert answer(register, "B", EU, LISTED, DAY).standing is Standing.CONTROLLED
    assert answer(register, "B", OFAC, LISTED, DAY).standing is Standing.NOT


def test_control_alone_under_a_rule_that_does_not_count_it_is_noted() -> None:
    register = _register(_held("A", "B", "", kind=HoldingKind.CONTROL), _held("N", "B", "100"))
    found = answer(register, "B", OFAC, LISTED, DAY)
    assert found.standing is Standing.NOT
    assert any("Control alone does not catch" in note for note in found.notes)


def test_shares_over_the_whole_are_noted() -> None:
    register = _register(_held("A", "B", "60"), _held("N", "B", "70"))
    assert any("130 %" in note for note in answer(register, "B", OFAC, LISTED, DAY).notes)


def test_a_person_is_owned_by_nobody() -> None:
    register = Register(parties=(OwnedParty(id="P", kind=PartyKind.PERSON),))
    assert answer(register, "P", OFAC, LISTED, DAY).standing is Standing.NOT


@pytest.mark.parametrize(
    ("days", "is_flagged"), [(-366, False), (-365, True), (0, True), (365, True), (366, False)]
)
def test_a_sale_within_a_year_of_the_listing_is_flagged(days: int, is_flagged: bool) -> None:
    listed = date(2022, 2, 25)
    sold = Holding(
        owner="A",
        owned="B",
        share=Share.exact(Decimal(60)),
        interval=Interval(end=listed + timedelta(days=days)),
    )
    register = _register(sold, _held("B", "C", "100"))
    found = answer(register, "C", OFAC, [ListedOwner(id="A", since=listed)], DAY)
    assert bool(found.divestments) is is_flagged
    assert all(item.days == days for item in found.divestments)


def test_a_sale_still_to_come_is_no_flag() -> None:
    sold = Holding(owner="A", owned="B", interval=Interval(end=DAY + timedelta(days=1)))
    listed = [ListedOwner(id="A", since=DAY)]
    assert answer(_register(sold), "B", OFAC, listed, DAY).divestments == ()


def test_a_picture_too_large_shows_the_chain_alone() -> None:
    many = (_held(f"N{number}", "B", "0.1") for number in range(LARGEST_PICTURE))
    register = _register(_held("A", "B", "60"), *many)
    found = answer(register, "B", OFAC, LISTED, DAY).picture
    assert (found.is_whole, len(found.edges)) == (False, 1)
    assert {node.id: node.role for node in found.nodes} == {"A": "listed", "B": "asked"}


def test_a_law_that_does_not_say_how_it_measures_is_refused() -> None:
    class Book:
        def ask(self, path: str, day: date) -> Answer:
            assert path == "us/some/rule"
            return Lawbook.load().ask("us/eo14024/section-11/consequences/days-to-close", day)

    with pytest.raises(BrokenLaw, match="no ownership rule"):
        rule_on(Book(), "us/some/rule", DAY)


def test_above_and_at_differ_on_the_line_alone() -> None:
    above = OwnershipRule(path="above", threshold=Decimal(50), reach=Reach.ABOVE)
    stakes = {"49.999999": (False, False), "50": (True, False), "50.000001": (True, True)}
    for text, expected in stakes.items():
        register = _register(_held("A", "B", text))
        found = tuple(
            answer(register, "B", rule, LISTED, DAY).standing is Standing.OWNED
            for rule in (OFAC, above)
        )
        assert found == expected


def test_a_hundred_small_stakes_add_up_exactly() -> None:
    holdings = [_held(f"L{number}", "B", "0.1") for number in range(500)]
    listed = [ListedOwner(id=f"L{number}") for number in range(500)]
    assert answer(_register(*holdings), "B", OFAC, listed, DAY).standing is Standing.OWNED
    assert answer(_register(*holdings[1:]), "B", OFAC, listed, DAY).standing is Standing.NOT


def test_the_part_of_an_owner_whose_name_is_held_back_is_not_accounted_for() -> None:
    told = _register(_held("A", "B", "30"), _held("secret", "B", "70"))
    gap = Gap(party="secret", what="identity", reason="anonymousPerson")
    hidden = Register(holdings=told.holdings, gaps=(gap,))
    assert str(answer(told, "B", OFAC, LISTED, DAY).unaccounted) == "0"
    assert str(answer(hidden, "B", OFAC, LISTED, DAY).unaccounted) == "70"


def test_stakes_that_a_rule_does_not_add_up_are_not_told_as_one() -> None:
    alone = OwnershipRule(path="uk", threshold=Decimal(50), reach=Reach.ABOVE, aggregate=False)
    register = _register(_held("A", "B", "30"), _held("D", "B", "40"), _held("N", "B", "30"))
    found = answer(register, "B", alone, LISTED, DAY)
    assert found.because == (
        "No one listed party holds more than 40 % of B on 2024-08-01, and they are not added up; "
        "the rule takes more than 50 %."
    )
