"""Four eyes: which decisions take two people, and that two keys of one head are not two people."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.deal_desk import ANA, BOB, NEAR, Desk
from witting.assess import load_profile
from witting.base import Outcome, SettingsError
from witting.service.access import Role
from witting.service.keys import make_key
from witting.service.settings import Settings
from witting.store import Database
from witting.store.audit import entries
from witting.store.deal_beside import BACKDATE_DAYS, beside
from witting.store.deal_bulk import decide_bulk
from witting.store.deal_reasons import ReasonCode
from witting.store.deal_records import Actor, DealCase, State, Verdict
from witting.store.four_eyes import hands_of, why_second
from witting.store.people import add_person
from witting.store.refusals import NotByYou
from witting.store.verifying import verify_database

NOW = datetime(2024, 2, 24, 9, 30, tzinfo=UTC)
TOLD = "The firm moved its seat and the register shows another owner since."
LOGINS = ("ana", "bob", "amina")


@pytest.fixture
def desk(database: Database) -> Desk:
    with database.writing() as connection:
        for login in LOGINS:
            add_person(
                connection,
                login=login,
                name=login,
                roles=[role.value for role in Role],
                tenant="bank",
                by="setup",
                now=NOW,
            )
    return Desk(database)


@pytest.fixture
def mild(desk: Desk) -> Desk:
    return replace(desk, profile=load_profile("ffi-cn"))


def _by(desk: Desk, spec: str) -> Actor:
    """Give a caller by a short word.

    `ana` signed in; `ana<amina` came by a key of ana that amina made, `<amina` by one of nobody,
    `ana<<amina` by one that a key of nobody made, which amina made.
    """
    person, _, maker = spec.partition("<")
    roles = frozenset({"approver"})
    if not maker:
        return Actor(id=person, tenant="bank", roles=roles)
    with desk.database.writing() as connection:
        between = maker.startswith("<")
        by = Actor(id=maker.lstrip("<"), tenant="bank")
        if between:
            own = _key(connection, None, by)
            by = Actor(id=f"key:{own}", tenant="bank", key=own, is_person=False)
        key = _key(connection, person or None, by)
    named = person or f"key:{key}"
    return Actor(id=named, tenant="bank", roles=roles, key=key, is_person=bool(person))


def _key(connection: object, person: str | None, by: Actor) -> str:
    made = make_key(
        connection,  # type: ignore[arg-type]
        name="k",
        roles=[Role.APPROVER],
        tenant="bank",
        by=by.id,
        now=NOW,
        person=person,
        hands=hands_of(connection, by),  # type: ignore[arg-type]
    )
    return made.split("_")[1]


@pytest.mark.parametrize(
    ("first", "second", "are_two"),
    [
        ("ana", "bob", True),
        ("ana", "ana", False),
        ("ana", "bob<bob", True),  # a key a person made for themselves
        ("ana<ana", "bob<bob", True),
        ("ana<ana", "bob", True),
        ("ana", "bob<amina", True),  # amina may be behind bob, and is not ana
        ("ana<amina", "bob", True),
        ("ana", "ana<ana", False),  # a session and a key of one person
        ("ana<ana", "ana", False),
        ("ana<ana", "ana<ana", False),  # two keys of one person
        ("ana<amina", "ana<bob", False),
        ("ana<amina", "bob<amina", False),  # two keys that one admin made and may hold
        ("ana<amina", "bob<<amina", False),
        ("ana<<amina", "bob<<amina", False),
        ("amina", "bob<amina", False),  # who made the other's key
        ("ana<bob", "bob", False),
        ("amina", "bob<<amina", False),  # through a key of nobody
        ("ana", "<amina", False),  # a key of nobody is no pair of eyes
        ("ana", "<bob", False),
        ("ana<ana", "<bob", False),
    ],
)
def test_four_eyes_are_two_peoples(desk: Desk, first: str, second: str, are_two: bool) -> None:
    case = desk.open(by=ANA)
    desk.decide(case, Verdict.RELEASE, by=_by(desk, first))
    agreeing = _by(desk, second)
    if are_two:
        desk.second(case, by=agreeing)
    else:
        with pytest.raises(NotByYou, match="two people"):
            desk.second(case, by=agreeing)
    wanted = State.CLOSED if are_two else State.WAITING_APPROVAL
    assert desk.case(case).state is wanted
    with desk.database.reading() as connection:
        assert verify_database(connection).is_whole


@pytest.mark.parametrize("key", ["<amina", "<<amina"])
def test_a_key_of_nobody_does_not_even_put_it_forward(desk: Desk, key: str) -> None:
    case = desk.open()
    with pytest.raises(NotByYou, match="nobody's"):
        desk.decide(case, Verdict.RELEASE, by=_by(desk, key))
    assert desk.case(case) == case


@pytest.mark.parametrize("verdict", Verdict)
def test_a_key_of_nobody_asks_and_escalates_and_settles_nothing(
    mild: Desk, verdict: Verdict
) -> None:
    case = mild.open(NEAR)
    robot, robot_of_ana = _by(mild, "<amina"), _by(mild, "ana<amina")
    if verdict in (Verdict.ASK, Verdict.ESCALATE):
        mild.decide(case, verdict, by=robot)
    else:
        with pytest.raises(NotByYou, match="is a key that is nobody's"):
            mild.decide(case, verdict, by=robot)
        assert mild.case(case) == case
        mild.decide(case, verdict, by=robot_of_ana)
    assert mild.case(case).state is verdict.state_after(is_of_some=False)


@pytest.mark.parametrize("of_some", [True, False])
def test_a_key_of_nobody_makes_no_good_guy(mild: Desk, of_some: bool) -> None:
    case = mild.open(NEAR)
    facts = [case.hits[0].ref] if of_some else []
    until = NOW.date().replace(year=2025)
    with pytest.raises(NotByYou):
        mild.decide(case, Verdict.FALSE_MATCH, by=_by(mild, "<amina"), facts=facts, until=until)
    assert mild.case(case) == case


def test_a_key_of_nobody_does_not_turn_down_what_a_person_put_forward(desk: Desk) -> None:
    case = desk.open()
    desk.decide(case, Verdict.RELEASE, by=_by(desk, "ana"))
    with pytest.raises(NotByYou, match="nobody's"):
        desk.second(case, by=_by(desk, "<bob"), agrees=False)
    assert desk.case(case).state is State.WAITING_APPROVAL


def test_several_cases_are_not_decided_by_a_key_of_nobody(mild: Desk) -> None:
    cases, robot = [mild.open(NEAR), mild.open(NEAR)], _by(mild, "<amina")
    with mild.database.writing() as connection:
        made = decide_bulk(
            connection,
            [one.id for one in cases],
            Verdict.RELEASE,
            reason="papers_agree",
            because="The papers settle what was open in both.",
            by=robot,
            now=NOW,
        )
    assert made.decided == ()
    assert all("nobody's" in one.why for one in made.left)
    assert [mild.case(one).state for one in cases] == [State.OPEN, State.OPEN]


def test_the_trail_says_by_which_key_it_was_decided(desk: Desk) -> None:
    case, by = desk.open(), _by(desk, "ana<ana")
    desk.decide(case, Verdict.RELEASE, by=by)
    with desk.database.reading() as connection:
        told = list(entries(connection, subject=case.subject))[-1]
    assert (told.actor, told.detail["key"]) == ("ana", by.key)


def test_a_hand_taken_out_of_a_decision_is_found(desk: Desk, behind: object) -> None:
    case = desk.open()
    desk.decide(case, Verdict.RELEASE, by=_by(desk, "ana<amina"))
    behind("UPDATE decision_hands SET hands = '[\"ana\"]'")  # type: ignore[operator]
    with desk.database.reading() as connection:
        found = verify_database(connection)
    assert [one.where for one in found.problems] == ["decision_hands:1"]


@pytest.mark.parametrize(
    ("name", "country", "verdict", "takes_two"),
    [
        ("Olga Sternbergova", "AE", Verdict.RELEASE, True),  # the whole name
        ("OLGA  STERNBERGOVA", "DE", Verdict.FALSE_MATCH, True),
        ("Olga Sternbergowa", "AE", Verdict.RELEASE, True),  # a score that may be certain
        (NEAR, "AE", Verdict.RELEASE, False),
        (NEAR, "AE", Verdict.FALSE_MATCH, False),
        ("Olga Sternbergova", "AE", Verdict.REJECT, False),
        ("Olga Sternbergova", "AE", Verdict.ESCALATE, False),
    ],
)
def test_a_case_for_review_of_a_blocked_name_takes_two(
    mild: Desk, name: str, country: str, verdict: Verdict, takes_two: bool
) -> None:
    case = mild.open(name, country=country)
    assert case.outcome is Outcome.REVIEW
    assert mild.decide(case, verdict).needs_second is takes_two
    assert (mild.case(case).state is State.WAITING_APPROVAL) is takes_two


@pytest.mark.parametrize(
    ("name", "profile", "takes_two"),
    [
        ("Olga Sternbergova", "bank-us", "block it instead. Report blocked property to OFAC"),
        ("Olga Sternbergova", "ffi-cn", ""),  # no rule that binds says block
        (NEAR, "bank-us", ""),  # it may be another person
    ],
)
def test_what_must_be_blocked_is_not_sent_back_by_one(
    desk: Desk, name: str, profile: str, takes_two: str
) -> None:
    asked = replace(desk, profile=load_profile(profile))
    case = asked.open(name)
    with desk.database.reading() as connection:
        why = beside(connection, case).must_hold
    assert (takes_two in why, bool(why)) == (True, bool(takes_two))
    assert asked.decide(case, Verdict.REJECT, by=_by(desk, "ana")).needs_second is bool(takes_two)


@pytest.mark.parametrize("of_hit", [True, False])
@pytest.mark.parametrize(
    ("profile", "verdict", "takes_two"),
    [
        ("bank-us", Verdict.REJECT, True),  # the rule that binds says block
        ("bank-us", Verdict.BLOCK, False),
        ("bank-us", Verdict.RELEASE, True),
        ("bank-us", Verdict.FALSE_MATCH, True),
        ("bank-us", Verdict.ASK, False),
        ("ffi-cn", Verdict.REJECT, False),  # no rule that binds says so
        ("ffi-cn", Verdict.RELEASE, True),
    ],
)
def test_once_called_the_listed_one_it_is_neither_sent_back_nor_let_go_by_one(
    desk: Desk, profile: str, verdict: Verdict, takes_two: bool, of_hit: bool
) -> None:
    asked = replace(desk, profile=load_profile(profile))
    case = asked.open(NEAR)
    assert case.outcome is Outcome.REVIEW
    facts = [case.hits[0].ref] if of_hit else []
    assert not asked.decide(case, Verdict.TRUE_MATCH, facts=facts).needs_second
    assert asked.decide(case, verdict, by=_by(desk, "bob")).needs_second is takes_two


def test_who_was_called_the_listed_one_is_cleared_of_it_by_two(desk: Desk) -> None:
    case = desk.open(NEAR)
    ref = case.hits[0].ref
    desk.decide(case, Verdict.TRUE_MATCH)
    assert desk.decide(case, Verdict.FALSE_MATCH, facts=[ref]).needs_second
    desk.second(case)
    assert not desk.decide(case, Verdict.REJECT).needs_second


def test_what_was_turned_down_clears_nobody_who_was_called_the_listed_one(desk: Desk) -> None:
    case = desk.open(NEAR)
    desk.decide(case, Verdict.TRUE_MATCH)
    desk.decide(case, Verdict.FALSE_MATCH, facts=[case.hits[0].ref])
    desk.second(case, agrees=False)
    assert desk.decide(case, Verdict.REJECT).needs_second


def test_what_must_be_blocked_is_blocked_by_one(desk: Desk) -> None:
    case = desk.open()
    desk.decide(case, Verdict.BLOCK)
    assert desk.case(case).state is State.CLOSED


@pytest.mark.parametrize("verdict", Verdict)
def test_a_reason_of_ones_own_is_explained_and_closes_no_case_alone(
    mild: Desk, verdict: Verdict
) -> None:
    case = mild.open(NEAR)
    with pytest.raises(SettingsError, match="explained in 40 letters"):
        mild.decide(case, verdict, reason="other", because=f"no{' ' * 60}.")
    made = mild.decide(case, verdict, reason="other", because=TOLD)
    closes = verdict not in (Verdict.TRUE_MATCH, Verdict.ESCALATE, Verdict.ASK)
    assert made.needs_second is closes


@pytest.mark.parametrize(
    "because", ["x", "licence 13", f"GL 13 {' ' * 60}\n ok", "执照13号已核对。"]
)
def test_what_takes_two_is_explained(desk: Desk, because: str) -> None:
    case = desk.open()
    with pytest.raises(SettingsError, match=r"takes two people, for it is prohibited|licence"):
        desk.decide(case, Verdict.RELEASE, because=because)
    assert desk.case(case) == case


@pytest.mark.parametrize("because", ["ok", f"seen {' ' * 60}\n ok", "Seen the licence."])
def test_who_agrees_explains_it_too(desk: Desk, because: str) -> None:
    case = desk.open()
    desk.decide(case, Verdict.RELEASE)
    with pytest.raises(SettingsError, match="20 letters"):
        desk.second(case, because=because)
    assert desk.case(case).state is State.WAITING_APPROVAL


def test_who_turns_it_down_needs_no_length(desk: Desk) -> None:
    case = desk.open()
    desk.decide(case, Verdict.RELEASE)
    desk.second(case, agrees=False, because="No.")
    assert desk.case(case).state is State.OPEN


def test_what_takes_one_needs_no_length(mild: Desk) -> None:
    mild.decide(mild.open(NEAR), Verdict.RELEASE, reason="papers_agree", because="Seen.")


@pytest.mark.parametrize(
    ("because", "names_one"),
    [
        ("The customer has a licence for this deal.", False),
        ("A general licence covers what is done here.", False),
        ("General licence 13K covers what is done here.", True),
        ("BIS letter D-1204777 covers what is done here.", True),
        ("الترخيص العام رقم ١٣ يغطي هذه الصفقة كلها", True),
        ("The ieepa Exemptions cover books and films.", True),
    ],
)
def test_a_licence_is_named(desk: Desk, because: str, names_one: bool) -> None:
    case = desk.open()
    known = {one.id for one in desk.world.lawbook.licences_all(NOW.date())}
    if names_one:
        desk.decide(case, Verdict.RELEASE, reason="licensed", because=because, licences=known)
    else:
        with pytest.raises(SettingsError, match="names none"):
            desk.decide(case, Verdict.RELEASE, reason="licensed", because=because, licences=known)


@pytest.mark.parametrize("verdict", [Verdict.RELEASE, Verdict.FALSE_MATCH, Verdict.REJECT])
@pytest.mark.parametrize(("days", "most"), [(31, 31), (32, 31), (32, 40), (3, 2), (0, 0)])
def test_what_was_judged_long_before_it_was_opened_is_let_go_by_two(
    mild: Desk, days: int, most: int, verdict: Verdict
) -> None:
    case = mild.open(NEAR, days=days, most=most)
    made = mild.decide(case, verdict, backdate_days=most)
    assert made.needs_second is (days > most and verdict.lets_go)


@pytest.mark.parametrize(
    ("days", "most", "closes"), [(31, 31, True), (32, 31, False), (3, 2, False)]
)
def test_what_was_judged_long_before_is_closed_by_no_answer_of_before(
    mild: Desk, days: int, most: int, closes: bool
) -> None:
    mild.let_go(mild.open(), until=NOW.date().replace(year=2025))
    known = "Olga Sternbergova", "Anna Example"  # answered by a good guy, and clear
    opened = [mild.open(one, days=days, most=most, clear=True) for one in known]
    assert [one.outcome for one in opened] == [Outcome.REVIEW, Outcome.CLEAR]
    assert all((one.state is State.CLOSED) is closes for one in opened)


def test_the_days_are_those_of_the_settings() -> None:
    assert Settings(home=Path()).backdate_days == BACKDATE_DAYS


def test_a_hit_that_was_answered_by_two_does_not_take_two_again(mild: Desk) -> None:
    case = mild.open()
    mild.let_go(case, until=NOW.date().replace(year=2025))
    again = mild.open()
    assert again.state is State.CLOSED
    assert not again.why_second(again.hits)


@given(
    strong=st.lists(st.booleans(), max_size=4),
    outcome=st.sampled_from(list(Outcome)),
    reopened=st.integers(0, 2),
    verdict=st.sampled_from(list(Verdict)),
    reason=st.sampled_from(list(ReasonCode)),
)
def test_more_against_a_case_never_lets_fewer_decide(
    strong: list[bool], outcome: Outcome, reopened: int, verdict: Verdict, reason: ReasonCode
) -> None:
    case = _case(strong, outcome, reopened)
    worse = _case([*strong, True], Outcome.PROHIBITED, reopened + 1)
    if why_second(case, verdict, reason, case.hits):
        assert why_second(worse, verdict, reason, worse.hits)
    if verdict.lets_go:
        assert why_second(worse, verdict, reason, worse.hits)


def _case(strong: list[bool], outcome: Outcome, reopened: int) -> DealCase:
    made = object.__new__(DealCase)
    hits = tuple(_hit(one) for one in strong)
    for name, value in {"outcome": outcome, "reopened": reopened, "hits": hits}.items():
        object.__setattr__(made, name, value)
    return made


def _hit(is_strong: bool) -> object:
    from witting.book import Scope
    from witting.store.deal_records import CaseHit

    scope = Scope(party="p", party_version="1", list_id="l", entry_id="e", entry_version="1")
    return CaseHit(
        ref="1/f1",
        scope=scope,
        party_name="A",
        listed_name="A",
        is_certain=False,
        is_strong=is_strong,
    )


def test_who_agreed_is_named(desk: Desk) -> None:
    case = desk.open()
    desk.decide(case, Verdict.RELEASE, by=_by(desk, "ana<ana"))
    assert desk.second(case, by=BOB).decided_by == "bob"
