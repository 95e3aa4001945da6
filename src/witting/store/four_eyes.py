"""Four eyes: which decisions take a person, which take two, and who is one.

Two keys are not two people, and whoever makes a key for another could use it. So a key stands for
its person and for everybody through whose hands it came, and two who agree have nobody in common.
"""

import json
from collections.abc import Collection, Sequence

from sqlalchemy import Connection, insert, select

from witting.base import SettingsError
from witting.store.deal_beside import NOTHING_BESIDE, Beside
from witting.store.deal_reasons import ReasonCode
from witting.store.deal_records import CaseHit, DealCase, DealDecision, Person, State, Verdict
from witting.store.refusals import NotByYou
from witting.store.schema import api_keys
from witting.store.schema_hands import decision_hands, key_hands

LEAST_WORDS = 40
"""Letters of an explanation where no reason of the table fits: one sentence."""
LEAST_FOR_TWO = 20
"""Letters, white space aside, of what is said of a decision that takes two."""


def why_second(
    case: DealCase,
    verdict: Verdict,
    reason: ReasonCode,
    hits: Sequence[CaseHit],
    beside: Beside = NOTHING_BESIDE,
) -> str:
    """Give why a decision takes a second person; "" where one is enough.

    It does where a case is let go that is prohibited, was opened again, holds a hit of a blocked
    party by its whole name or by a score that could be certain, or one that somebody called a true
    match, is of a document or a deal that another case refused, or was judged as of a day long
    before it was opened; where a deal is sent back that a rule in force says to block or freeze, at
    once or once the party was called the listed one; and where a case is closed for a reason that
    is none of the table. `hits` are those the decision is of.
    """
    closes = verdict.state_after(is_of_some=False) is State.CLOSED
    if reason is ReasonCode.OTHER and closes:
        return "its reason is none of the table"
    return why_verdict(case, verdict, hits, beside)


def why_verdict(
    case: DealCase, verdict: Verdict, hits: Sequence[CaseHit], beside: Beside = NOTHING_BESIDE
) -> str:
    """Give why a decision takes a second person whatever its reason; "" where one is enough."""
    if verdict is Verdict.REJECT:
        return beside.must_hold
    if not verdict.lets_go:
        return ""
    called = next((hit for hit in beside.called if hit in hits), None)
    said = f"‘{called.party_name}’ was called the listed ‘{called.listed_name}’" if called else ""
    return case.why_second(hits) or said or beside.was_refused or beside.backdated


def check_words(because: str, reason: ReasonCode) -> None:
    """Raise SettingsError where a reason that is none of the table is not explained."""
    if reason is ReasonCode.OTHER and len(" ".join(because.split())) < LEAST_WORDS:
        raise SettingsError(
            f"The reason `{reason}` says nothing by itself, so it is explained in {LEAST_WORDS}"
            f" letters at least, and {because.strip()[:LEAST_WORDS]!r} has fewer. Name a reason of"
            " the table, or write what it was."
        )


def check_for_two(because: str, why: str) -> None:
    """Raise SettingsError where one of two people says too little; `why` is why it takes two."""
    if why and len("".join(because.split())) < LEAST_FOR_TWO:
        raise SettingsError(
            f"This decision takes two people, for {why}, and whoever looks at it next must see what"
            f" each of them rests it on: {because.strip()[:LEAST_FOR_TWO]!r} says too little. Write"
            f" {LEAST_FOR_TWO} letters at least in `because`."
        )


def check_licence(because: str, reason: ReasonCode, licences: Collection[str]) -> None:
    """Raise SettingsError where a licence is the reason and nothing says which.

    A number names one, or the id of one of the lawbook's that has none (`IEEPA exemptions`).
    """
    if reason is not ReasonCode.LICENSED:
        return
    said = because.casefold()
    if any(sign.isdigit() for sign in said) or any(one.casefold() in said for one in licences):
        return
    raise SettingsError(
        "The reason `licensed` rests on a licence, and `because` names none, so nobody could look"
        " whether it covers the deal. Write its number there, as GL 13K or that of the authority's"
        " letter."
    )


def check_person(by: Person, number: int) -> None:
    """Raise NotByYou for a key that is nobody's: what is said is a person's to say."""
    if not by.is_person:
        raise NotByYou(
            f"What becomes of case {number} is for people to say, one or two people as its rule"
            f" is, and {by.id} is a key that is nobody's: it may open cases, note, ask and"
            " escalate. Sign in, or use a key made for a person (`person` of /v1/keys)."
        )


def check_two(connection: Connection, waiting: DealDecision, by: Person) -> None:
    """Raise NotByYou unless whoever agrees to a decision is surely another than who decided."""
    said = hands_of_decision(connection, waiting)
    both = sorted(said & hands_of(connection, by))
    if _folded(by.id) <= said:
        raise NotByYou(
            f"Decision {waiting.id} on case {waiting.case_id} is {waiting.decided_by}'s own, or"
            f" came by a key that {by.id} made: four eyes are two people's. Somebody else with the"
            " role approver must look at it."
        )
    if both:
        raise NotByYou(
            f"Decision {waiting.id} on case {waiting.case_id} and this word on it may both be"
            f" {both[0]}'s, who made a key that one of them came by. Four eyes are two people's:"
            " sign in instead, or use a key you made for yourself."
        )


def hands_of(connection: Connection, by: Person) -> frozenset[str]:
    """Give everybody who may be behind a caller: the person, and who made the key it came by."""
    return _folded(by.id) | (key_held_by(connection, by.key) if by.key else frozenset())


def key_held_by(connection: Connection, key: str) -> frozenset[str]:
    """Give everybody through whose hands a key came."""
    own = key_hands.c
    told = connection.execute(select(own.hands).where(own.key == key)).scalar_one_or_none()
    if told is not None:
        return frozenset(json.loads(told))
    # A key made before hands were kept: its person and who is written down as its maker.
    wanted = select(api_keys.c.person, api_keys.c.made_by).where(api_keys.c.id == key)
    row = connection.execute(wanted).one_or_none()
    return frozenset() if row is None else _folded(row.person or f"key:{key}", row.made_by)


def keep_key_hands(
    connection: Connection, key: str, person: str | None, by: str, hands: frozenset[str]
) -> None:
    """Keep through whose hands a new key came: its person's, its maker's, and those behind it."""
    held = sorted(_folded(person or f"key:{key}", by, *hands))
    connection.execute(insert(key_hands).values(key=key, hands=json.dumps(held)))


def keep_decision_hands(connection: Connection, number: int, by: Person) -> None:
    """Keep who may have said a decision."""
    held = json.dumps(sorted(hands_of(connection, by)))
    connection.execute(insert(decision_hands).values(decision=number, key=by.key, hands=held))


def hands_of_decision(connection: Connection, made: DealDecision) -> frozenset[str]:
    """Give everybody who may have said a decision; before hands were kept, who is named in it."""
    own = decision_hands.c
    told = connection.execute(select(own.hands).where(own.decision == made.id)).scalar_one_or_none()
    return _folded(made.decided_by, *(json.loads(told) if told is not None else ()))


def _folded(*names: str) -> frozenset[str]:
    return frozenset(name.strip().casefold() for name in names)
