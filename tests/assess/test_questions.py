"""What is asked: only what would change the outcome, each once, in the customer's words."""

import dataclasses
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import facts
from witting.assess import World, load_profile, shipped_profiles
from witting.assess.question_table import LANGUAGES
from witting.assess.run import judge
from witting.base import (
    Ask,
    Assessment,
    Certainty,
    Deal,
    DealKind,
    Fact,
    Finding,
    MissingFact,
    Outcome,
    OwnerStanding,
    PartyFact,
    gravest,
)
from witting.intake import read

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2024, 7, 10)
DEAL = Deal(kind=DealKind.PAYMENT, source="test", format="test", reference="LM-7")


def _judged(*given_: Fact, who: str = "ffi-cn", deal: Deal = DEAL) -> Assessment:
    numbered: list[Any] = [
        facts.make(fact.kind, _fields(fact) | {"id": f"f{number}"})
        for number, fact in enumerate(given_, start=1)
    ]
    return judge(deal, tuple(numbered), World.open(), load_profile(who), DAY)


def _fields(fact: Fact) -> dict[str, Any]:
    return {name: getattr(fact, name) for name in fact.__slots__ if name not in ("id", "kind")}


def _asked(answer: Assessment) -> str:
    return " ".join(question.ask for question in answer.questions)


POSSIBLE = facts.party(certainty="possible")
UNKNOWN_GOODS = facts.missing(ask=Ask(key="goods.unstated"))
NO_END = facts.missing(what="destination", ask=Ask(key="destination.unknown"))


def test_a_clear_deal_asks_nothing() -> None:
    answer = _judged(UNKNOWN_GOODS)
    assert (answer.outcome, answer.questions) == (Outcome.CLEAR, ())


def test_whether_a_party_is_the_listed_one_is_asked() -> None:
    (question, *_) = _judged(POSSIBLE).questions
    assert "is it NPO URALPODSHIPNIK (ofac-47492)?" in question.ask
    assert question.settles == ("f1",)


def test_the_customer_is_asked_in_four_languages() -> None:
    (question, *_) = _judged(POSSIBLE).questions
    assert tuple(question.said) == LANGUAGES
    assert all("НПО «Уралподшипник»" in text for text in question.said.values())


def test_the_customer_is_not_told_whom_the_lists_name() -> None:
    said = [text for item in _judged(POSSIBLE).questions for text in item.said.values()]
    assert not any("URALPODSHIPNIK" in text or "ofac-" in text for text in said)


def test_a_party_like_two_of_the_listed_is_asked_about_once() -> None:
    other = facts.party(certainty="possible", entry_id="ofac-2", entry_name="URAL")
    answer = _judged(POSSIBLE, other)
    (question,) = (item for item in answer.questions if "URALPODSHIPNIK" in item.ask)
    assert "NPO URALPODSHIPNIK (ofac-47492) or URAL (ofac-2)?" in question.ask
    assert question.settles == ("f1", "f2")


def test_goods_not_named_on_several_lines_are_asked_about_once() -> None:
    answer = _judged(POSSIBLE, UNKNOWN_GOODS, UNKNOWN_GOODS)
    (question,) = (item for item in answer.questions if "which goods" in item.ask)
    assert question.settles == ("f2", "f3")


def test_a_settled_party_is_not_asked_about() -> None:
    assert "is it" not in _asked(_judged(facts.party()))


def test_where_a_licence_could_cover_the_goods_a_prohibited_deal_asks_for_them() -> None:
    answer = _judged(facts.party(), UNKNOWN_GOODS)
    assert answer.outcome is Outcome.PROHIBITED
    assert "which goods" in _asked(answer)


def test_beside_critical_goods_a_prohibited_deal_asks_for_no_others() -> None:
    answer = _judged(facts.party(), facts.goods(), facts.place(), UNKNOWN_GOODS)
    assert "which goods" not in _asked(answer)


def test_a_prohibited_deal_does_not_ask_what_could_not_lift_it() -> None:
    answer = _judged(facts.party(), facts.party(certainty="possible", entry_id="ofac-2"), NO_END)
    assert answer.outcome is Outcome.PROHIBITED
    assert "is it" not in _asked(answer)
    assert "country" not in _asked(answer)


def test_a_party_is_asked_about_where_the_law_says_otherwise_of_it() -> None:
    sure = facts.party(role="debtor")
    other = facts.party(certainty="possible", entry_id="ofac-2", entry_name="URAL")
    answers = {who: _judged(sure, other, who=who) for who in ("exporter-eu", "ffi-cn")}
    assert answers["exporter-eu"].outcome is Outcome.REVIEW
    assert "URAL" not in _asked(answers["exporter-eu"]).replace("URALPODSHIPNIK", "")


def test_a_party_that_could_make_a_review_a_prohibition_is_asked_about() -> None:
    ruled = facts.party(
        section_11_marker="", programmes=("SDGT",), entry_id="ofac-2", party_name="Ural"
    )
    answer = _judged(ruled, POSSIBLE)
    assert answer.outcome is Outcome.REVIEW
    assert "ofac-47492" in _asked(answer)


def test_two_parties_that_may_each_be_listed_are_both_asked_about() -> None:
    other = facts.party(
        certainty="possible", party_name="Ural", entry_id="ofac-2", entry_name="URAL"
    )
    settled = [item.settles for item in _judged(POSSIBLE, other).questions]
    assert ("f1",) in settled
    assert ("f2",) in settled


def test_what_an_owner_holds_is_not_asked_where_the_deal_is_stopped_anyway() -> None:
    words = (("owner", "A"), ("owned", "B"), ("known", "nothing"), ("line", "50 % or more"))
    owner = facts.owner(
        standing=OwnerStanding.UNKNOWN, asks=(Ask(key="owners.share", words=words),)
    )
    answer = _judged(facts.party(), owner)
    assert answer.outcome is Outcome.PROHIBITED
    assert "how much of B" not in _asked(answer)


def test_a_licence_is_asked_for_where_goods_raise_the_finding() -> None:
    answer = _judged(facts.goods(), facts.place())
    (question,) = (item for item in answer.questions if "licence" in item.ask)
    assert "us/eo14024/section-11/prong-ii" in question.settles


def test_what_would_settle_an_owners_standing_is_asked() -> None:
    words = (("owner", "A"), ("owned", "B"), ("known", "nothing"), ("line", "50 % or more"))
    owner = facts.owner(
        standing=OwnerStanding.UNKNOWN, asks=(Ask(key="owners.share", words=words),)
    )
    assert "how much of B is held by A" in _asked(_judged(owner))


def test_a_part_that_cannot_be_read_is_asked_for_by_its_reference() -> None:
    unread = facts.missing(what="unread", ask=Ask(key="input.unread", words=(("part", "page 2"),)))
    (question,) = _judged(unread).questions
    assert question.said["ru"].startswith("Номер: LM-7. ")
    assert "(page 2)" in question.said["ru"]


def test_a_fact_that_asks_nothing_is_no_question() -> None:
    assert _judged(POSSIBLE, facts.missing(ask=None)).questions == _judged(POSSIBLE).questions


EXAMPLES = sorted((ROOT / "examples").glob("[0-9]*"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_no_example_asks_the_customer_the_same_twice(path: Path) -> None:
    for deal, who in product(read(path), shipped_profiles()):
        answer = _told(deal, who)
        said = [item.said["en"] for item in answer.questions if item.said]
        assert len(said) == len(set(said))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_every_question_of_an_example_settles_a_fact_or_a_rule_there_is(path: Path) -> None:
    for deal, who in product(read(path), shipped_profiles()):
        answer = _told(deal, who)
        known = {fact.id for fact in answer.facts} | {item.rule for item in answer.findings}
        assert all(item.settles and known.issuperset(item.settles) for item in answer.questions)


def _told(deal: Deal, who: str) -> Assessment:
    from witting.assess import assess

    return assess(deal, World.open(), load_profile(who), DAY)


FACTS = st.lists(
    st.sampled_from(
        [
            facts.party(),
            POSSIBLE,
            facts.goods(),
            facts.place(),
            UNKNOWN_GOODS,
            NO_END,
            facts.red_flag(),
            facts.goods(item_classes=(), tier="", families=("agriculture",), hs6="100199"),
        ]
    ),
    max_size=4,
)


@given(FACTS, st.sampled_from(shipped_profiles()))
def test_questions_go_with_an_outcome_that_is_open_or_grave(found: list[Fact], who: str) -> None:
    answer = _judged(*found, who=who)
    if answer.outcome is Outcome.CLEAR:
        assert answer.questions == ()
    for question in answer.questions:
        assert set(question.said) in (set(LANGUAGES), set())


@given(FACTS, st.sampled_from(shipped_profiles()))
def test_a_party_is_asked_about_only_where_its_identity_changes_an_outcome(
    found: list[Fact], who: str
) -> None:
    """Known for sure, or ruled out, with every gap closed: one of the two is told otherwise."""
    answer = _judged(*found, who=who)
    asked = {item for question in answer.questions for item in question.settles}
    for fact in answer.facts:
        if isinstance(fact, PartyFact) and fact.id in asked:
            outcomes = set()
            for certainty in (Certainty.CERTAIN, Certainty.RULED_OUT):
                known = dataclasses.replace(fact, certainty=certainty)
                others = [other for other in answer.facts if not _is_unknown(other)]
                outcomes.add(gravest([f.outcome for f in _law(_judged(known, *others, who=who))]))
            assert len(outcomes) == 2


def _is_unknown(fact: Fact) -> bool:
    return isinstance(fact, MissingFact) or getattr(fact, "certainty", "") == "possible"


def _law(answer: Assessment) -> list[Finding]:
    return [finding for finding in answer.findings if not finding.rule.startswith("house/")]


@given(FACTS, st.sampled_from(shipped_profiles()))
def test_whatever_is_unknown_in_a_review_is_asked(found: list[Fact], who: str) -> None:
    answer = _judged(*found, who=who)
    settled = {item for question in answer.questions for item in question.settles}
    unknown = {fact.id for fact in answer.facts if isinstance(fact, MissingFact) and fact.ask}
    if answer.outcome is Outcome.REVIEW:
        assert unknown <= settled
    parties = {fact.id for fact in answer.facts if isinstance(fact, PartyFact)}
    assert settled & parties <= {
        fact.id
        for fact in answer.facts
        if isinstance(fact, PartyFact) and fact.certainty.value == "possible"
    }
