"""Evidence beside the name: levels add up, agreement never lowers, order changes nothing."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.parties.conftest import entry
from witting.base import Address, Identifier, ListEntry, PartyKind, ScorePart
from witting.parties import Screener
from witting.parties import thresholds as at
from witting.parties.asked import Asked
from witting.parties.evidence import beside, bounded, levels_met
from witting.parties.identifiers import clean, contradicts, same
from witting.parties.models import HALF, TO_BE_LOOKED_AT

PERSON = entry(
    "p", "A B", kind=PartyKind.PERSON, birth_dates=("1961-04-09", "1955/1957"),
    nationalities=("RU",), gender="male",
    addresses=(Address(whole="5 Lenina Street, Moscow", city="Moscow", country="RU"),),
    identifiers=(Identifier(scheme="inn", value="770708389312"),),
)  # fmt: skip
FIRM = entry(
    "f", "A", addresses=(Address(whole="12 Nathan Road, Kowloon", city="Kowloon", country="HK"),),
    identifiers=(Identifier(scheme="bic", value="KRSMRUMM"),
                 Identifier(scheme="website", value="www.krasnomir.example"),
                 Identifier(scheme="inn", value="7707083893")),
)  # fmt: skip
SHIP = entry(
    "v", "EMBERLINE", kind=PartyKind.VESSEL,
    vessel=(("call_sign", "UBAB1"), ("flag", "Russia"), ("former_flag", "Panama")),
    identifiers=(Identifier(scheme="imo", value="9187629"),
                 Identifier(scheme="mmsi", value="273111222")),
)  # fmt: skip

FACTS: dict[str, dict[str, object]] = {
    "person": {
        "kind": PartyKind.PERSON, "birth_date": "1961-04-09", "countries": ("RU",),
        "gender": "male", "address": "Lenina 5, Moscow",
        "identifiers": (Identifier(scheme="inn", value="770708389312"),),
    },
    "firm": {
        "kind": PartyKind.ORGANISATION, "countries": ("HK",), "address": "Nathan Road 12, Kowloon",
        "identifiers": (Identifier(scheme="bic", value="KRSMCNSH"),),
    },
    "ship": {
        "kind": PartyKind.VESSEL, "countries": ("RU",),
        "identifiers": (Identifier(scheme="call_sign", value="ubab1"),),
    },
}  # fmt: skip
AGAINST: dict[str, object] = {
    "kind": PartyKind.AIRCRAFT, "birth_date": "1980-01-02", "countries": ("BR",),
    "gender": "female", "address": "Rua Augusta 7, São Paulo, Brazil",
    "identifiers": (Identifier(scheme="inn", value="500100732259"),
                    Identifier(scheme="imo", value="9074729")),
}  # fmt: skip
ENTRIES = {"person": PERSON, "firm": FIRM, "ship": SHIP}


def name(score: float) -> list[ScorePart]:
    return [ScorePart(name="name", value=score, because="the name")]


def asked(**known: object) -> Asked:
    return Asked(**known)  # type: ignore[arg-type]


def score_of(facts: dict[str, object], listed: ListEntry, so_far: float) -> float:
    return beside(asked(**facts), listed).weighed(name(so_far))[0]


@st.composite
def known(draw: st.DrawFn) -> tuple[ListEntry, dict[str, object], dict[str, object]]:
    """Give an entry, the facts that agree with it, and a mix of agreeing and contradicting ones."""
    which = draw(st.sampled_from(sorted(ENTRIES)))
    agreeing = FACTS[which]
    mix: dict[str, object] = {}
    for key in sorted(agreeing):
        side = draw(st.sampled_from(("absent", "agrees", "against")))
        if side != "absent":
            mix[key] = agreeing[key] if side == "agrees" else AGAINST[key]
    return ENTRIES[which], agreeing, mix


SCORES = st.integers(0, 10_000).map(lambda n: n / 10_000)


@given(known(), SCORES)
def test_replacing_what_is_absent_by_what_agrees_never_lowers_a_score(
    drawn: tuple[ListEntry, dict[str, object], dict[str, object]], so_far: float
) -> None:
    listed, agreeing, mix = drawn
    before = score_of(mix, listed, so_far)
    for fact in agreeing.keys() - mix.keys():
        assert score_of({**mix, fact: agreeing[fact]}, listed, so_far) >= before


@given(known(), SCORES)
def test_replacing_what_contradicts_by_what_agrees_never_lowers_a_score(
    drawn: tuple[ListEntry, dict[str, object], dict[str, object]], so_far: float
) -> None:
    listed, agreeing, mix = drawn
    before = score_of(mix, listed, so_far)
    for fact in agreeing:
        assert score_of({**mix, fact: agreeing[fact]}, listed, so_far) >= before


@given(known(), SCORES)
def test_one_more_country_or_identifier_that_agrees_never_lowers_a_score(
    drawn: tuple[ListEntry, dict[str, object], dict[str, object]], so_far: float
) -> None:
    listed, agreeing, mix = drawn
    for fact in ("countries", "identifiers"):
        more = (*mix.get(fact, ()), *agreeing[fact])  # type: ignore[misc]
        assert score_of({**mix, fact: more}, listed, so_far) >= score_of(mix, listed, so_far)


@given(known(), SCORES, SCORES)
def test_a_better_name_never_lowers_a_score(
    drawn: tuple[ListEntry, dict[str, object], dict[str, object]], one: float, other: float
) -> None:
    listed, _, mix = drawn
    low, high = sorted((one, other))
    assert score_of(mix, listed, low) <= score_of(mix, listed, high)


@given(known(), SCORES, st.randoms(use_true_random=False))
def test_the_order_of_what_is_known_changes_nothing(
    drawn: tuple[ListEntry, dict[str, object], dict[str, object]], so_far: float, chance: object
) -> None:
    listed, _, mix = drawn
    turned = {
        key: tuple(reversed(value)) if isinstance(value, tuple) else value
        for key, value in mix.items()
    }
    one = beside(asked(**mix), listed).weighed(name(so_far))
    assert beside(asked(**turned), listed).weighed(name(so_far)) == one


@given(known(), SCORES)
def test_parts_add_up_to_the_score_exactly(
    drawn: tuple[ListEntry, dict[str, object], dict[str, object]], so_far: float
) -> None:
    listed, _, mix = drawn
    score, parts = beside(asked(**mix), listed).weighed(name(so_far))
    assert 0.0 <= score <= 1.0
    assert sum(round(part.value * 10_000) for part in parts) == round(score * 10_000)


@given(known(), st.integers(0, 9_999).map(lambda n: n / 10_000))
def test_nothing_but_an_exact_identifier_reaches_1(
    drawn: tuple[ListEntry, dict[str, object], dict[str, object]], so_far: float
) -> None:
    listed, _, mix = drawn
    found = beside(asked(**mix), listed)
    assert (found.weighed(name(so_far))[0] == 1.0) == found.is_exact or so_far > 0.99


@pytest.mark.parametrize("which", sorted(ENTRIES))
def test_what_is_absent_weighs_nothing_and_is_said(which: str) -> None:
    score, parts = beside(Asked(), ENTRIES[which]).weighed(name(0.8))
    assert score == 0.8
    assert all("absent" in part.because and part.value == 0 for part in parts[1:])


@pytest.mark.parametrize("kind", [None, PartyKind.PERSON])
@pytest.mark.parametrize("which", sorted(ENTRIES))
def test_a_bare_name_is_compared_as_any_other(which: str, kind: PartyKind | None) -> None:
    bare = Asked(kind=kind)
    assert beside(bare, ENTRIES[which]).met == levels_met(bare, ENTRIES[which])


def test_what_agrees_closes_a_share_of_what_is_missing() -> None:
    facts = FACTS["person"] | {"identifiers": ()}
    agrees = beside(asked(**facts), PERSON)
    share = 1 - 2 ** (-agrees.in_favour / HALF)
    assert agrees.weighed(name(0.9))[0] == round(0.9 + 0.1 * share, 4)
    assert agrees.weighed(name(0.97))[0] == round(0.97 + 0.03 * share, 4)


def test_no_evidence_makes_a_match_of_an_unlike_name() -> None:
    facts = FACTS["person"] | {"identifiers": ()}
    assert score_of(facts, PERSON, at.MATCH - 0.15) < at.MATCH


@pytest.mark.parametrize(
    ("facts", "least", "most"),
    [
        ({"birth_date": "1961-04-09"}, 0.05, 0.06),
        ({"countries": ("RU",)}, 0.005, 0.03),
        ({"gender": "male"}, 0.0, 0.001),
        ({"birth_date": "1980-05-05"}, -0.2, -0.2),
        ({"countries": ("BR",)}, -0.1, -0.1),
        ({"gender": "female"}, -0.1, -0.1),
        ({"kind": PartyKind.ORGANISATION}, -0.3, -0.3),
        ({"identifiers": (Identifier(scheme="inn", value="500100732259"),)}, -0.2, -0.2),
    ],
    ids=["born", "country", "gender", "born-else", "country-else", "gender-else", "kind-else",
         "number-else"],
)  # fmt: skip
def test_what_a_level_moves_at_the_threshold(
    facts: dict[str, object], least: float, most: float
) -> None:
    moved = round(score_of(facts, PERSON, at.MATCH) - at.MATCH, 4)
    assert least <= moved <= most


def test_a_guessed_kind_counts_half() -> None:
    guessed = Asked(kind=PartyKind.ORGANISATION, surely=False)
    assert beside(guessed, PERSON).weighed(name(0.9))[0] == 0.75


def test_an_exact_number_reaches_1_and_leads() -> None:
    found = beside(asked(identifiers=PERSON.identifiers, countries=("BR",)), PERSON)
    assert (found.weighed(name(0.0))[0], found.is_exact) == (1.0, True)
    assert found.lead == "inn 770708389312 is the listed inn 770708389312"


@pytest.mark.parametrize(
    ("listed", "identifier"),
    [
        (FIRM, Identifier(scheme="bic", value="KRSMCNSH")),
        (FIRM, Identifier(scheme="website", value="https://krasnomir.example/en")),
        (SHIP, Identifier(scheme="mmsi", value="273111222")),
    ],
    ids=["bank-code", "website", "mmsi"],
)
def test_what_several_may_carry_lifts_to_a_match_that_is_never_certain(
    listed: ListEntry, identifier: Identifier
) -> None:
    found = beside(Asked(identifiers=(identifier,)), listed)
    assert found.weighed(name(0.2))[0] == TO_BE_LOOKED_AT
    assert not found.is_exact
    assert found.lead


def test_a_firm_abroad_stays_a_match_and_a_person_does_not() -> None:
    abroad: dict[str, object] = {"countries": ("BR",)}
    assert score_of(abroad, FIRM, 0.88) == at.MATCH
    assert score_of(abroad, PERSON, 0.88) == 0.78
    assert score_of(abroad, FIRM, 0.83) == 0.77
    assert beside(asked(**abroad), FIRM).contradicts


def test_the_threshold_asked_for_is_the_one_a_firm_abroad_stays_at() -> None:
    found = beside(Asked(countries=("BR",)), FIRM)
    assert found.weighed(name(0.95), 0.93)[0] == 0.93


def test_another_country_is_held_against_a_party_once() -> None:
    there = "Rua Augusta 7, São Paulo, Brazil"
    assert score_of({"address": there}, PERSON, 0.9) == 0.84
    assert score_of({"address": there, "countries": ("BR",)}, PERSON, 0.9) == 0.8
    assert score_of({"address": there, "countries": ("RU",)}, PERSON, 0.9) > 0.9


def test_a_branch_is_judged_as_its_bank_whatever_its_place() -> None:
    facts = asked(countries=("BR",), address="Rua Augusta 7, São Paulo, Brazil")
    score, parts = beside(facts, FIRM, head="Krasnomir Bank").weighed(name(0.8))
    assert score == 0.8
    assert any("judged as ‘Krasnomir Bank’" in part.because for part in parts)


@pytest.mark.parametrize(
    ("facts", "corroborates"),
    [
        ({"countries": ("RU",)}, True),
        ({"birth_date": "1961"}, True),
        ({"address": "Moscow"}, True),
        ({"gender": "male", "kind": PartyKind.PERSON}, False),
        ({"countries": ("BR",)}, False),
    ],
    ids=["country", "year", "city", "gender", "other-country"],
)
def test_half_of_mankind_corroborates_no_weak_alias(
    facts: dict[str, object], corroborates: bool
) -> None:
    assert beside(asked(**facts), PERSON).corroborates is corroborates


@pytest.mark.parametrize(
    ("date", "is_so"), [("1961-04-09", True), ("1961-04", True), ("1961", False), ("", False)]
)
def test_a_year_alone_says_nobody_is_the_one(date: str, is_so: bool) -> None:
    assert beside(Asked(birth_date=date), PERSON).is_born_so is is_so


def test_a_birth_date_that_cannot_be_read_weighs_nothing_and_says_so() -> None:
    score, parts = beside(Asked(birth_date="31.02.1999"), PERSON).weighed(name(0.9))
    assert score == 0.9
    assert any("'31.02.1999' cannot be read" in part.because for part in parts)


def test_every_entry_of_no_stated_kind_is_compared_in_all_there_is() -> None:
    unsaid = dataclasses.replace(PERSON, kind=None)
    assert beside(Asked(birth_date="1961-04-09"), unsaid).is_born_so


@pytest.mark.parametrize(
    ("scheme", "value", "bare"),
    [
        ("bic", "SABRRUMMXXX", ("bic", "SABRRUMM")),
        ("bic", "SABR", None),
        ("imo", "Vessel IMO 9187629", ("imo", "9187629")),
        ("inn", "77-07 083893", ("number", "7707083893")),
        ("website", "https://www.example.ru/about", ("website", "example.ru")),
        ("other", "1234567890", None),
    ],
)
def test_identifiers_are_brought_to_one_form(
    scheme: str, value: str, bare: tuple[str, str] | None
) -> None:
    assert clean(Identifier(scheme=scheme, value=value)) == bare


def test_short_numbers_need_one_country() -> None:
    mine = Identifier(scheme="passport", value="1234567", country="RU")
    assert same(mine, Identifier(scheme="passport", value="1234567", country="RU"))
    assert not same(mine, Identifier(scheme="passport", value="1234567", country="PK"))


def test_two_ship_numbers_contradict() -> None:
    one, other = (
        Identifier(scheme="imo", value="9187629"),
        Identifier(scheme="imo", value="9074729"),
    )
    assert contradicts((one,), (other,)) == "imo"
    assert contradicts((one,), (other, one)) == ""


def test_scores_stay_within_bounds_and_still_add_up() -> None:
    score, parts = bounded([ScorePart(name="a", value=1.2, because="")])
    assert (score, round(sum(p.value for p in parts), 4)) == (1.0, 1.0)
    score, parts = bounded([ScorePart(name="a", value=-0.2, because="")])
    assert (score, round(sum(p.value for p in parts), 4)) == (0.0, 0.0)


def test_another_country_alone_rules_no_firm_out_and_makes_none_certain(world: Screener) -> None:
    at_home = world.match("Госкорпорация «Ростех»", countries=("RU",))[0]
    abroad = world.match("Госкорпорация «Ростех»", countries=("CN",))[0]
    assert (at_home.entry_id, abroad.entry_id) == ("ofac-17260", "ofac-17260")
    assert (abroad.is_match, abroad.certain) == (True, False)
    assert abroad.score <= at_home.score


TALVERSKY: dict[str, object] = {
    "birth_date": "1961-04-09", "countries": ("RU",), "address": "Moscow, Russia",
}  # fmt: skip


@given(
    st.sampled_from(("Oleg Talversky", "Professor", "O. Talverski", "Oleg Ivanov Talversky")),
    st.sets(st.sampled_from(sorted(TALVERSKY))),
    st.sets(st.sampled_from(sorted(TALVERSKY))),
)
def test_no_fact_that_agrees_lowers_a_match_or_takes_it_away(
    small: Screener, written: str, known_of: set[str], more: set[str]
) -> None:
    def asked_with(facts: set[str]) -> float:
        facts_of = {fact: TALVERSKY[fact] for fact in facts}
        found = small.match(written, kind="person", **facts_of)  # type: ignore[arg-type]
        return max((match.score for match in found if match.entry_id == "t-3"), default=0.0)

    assert asked_with(known_of | more) >= asked_with(known_of)
