"""The table of reasons: each decision of a deal names one by its code, so that they can be counted.

The person's own words stand beside it; a code alone defends nothing.
"""

from enum import StrEnum

from witting.base import SettingsError
from witting.store.deal_records import Verdict

_ALL = tuple(Verdict)
_T, _F, _RELEASE, _REJECT, _BLOCK, _ESCALATE, _ASK = _ALL


class ReasonCode(StrEnum):
    """Why a deal was decided as it was."""

    SAME_NUMBER = "same_number"
    SAME_PERSON = "same_person"
    SAME_FIRM = "same_firm"
    SAME_VESSEL = "same_vessel"
    OTHER_BIRTH = "other_birth"
    OTHER_NUMBER = "other_number"
    OTHER_PLACE = "other_place"
    OTHER_KIND = "other_kind"
    OTHER_NAME = "other_name"
    LICENSED = "licensed"
    NOT_REACHED = "not_reached"
    GOODS_NOT_MEANT = "goods_not_meant"
    OWNED_LESS = "owned_less"
    PAPERS_AGREE = "papers_agree"
    ANSWER_SETTLES = "answer_settles"
    DECIDED_BEFORE = "decided_before"
    FORBIDDEN = "forbidden"
    LISTED_PARTY = "listed_party"
    OWNED_BY_LISTED = "owned_by_listed"
    ORDERED = "ordered"
    DIVERSION = "diversion"
    NO_ANSWER = "no_answer"
    PAPERS_CONTRADICT = "papers_contradict"
    BEYOND_APPETITE = "beyond_appetite"
    LAW_UNCLEAR = "law_unclear"
    BEYOND_POWERS = "beyond_powers"
    LAWS_CONFLICT = "laws_conflict"
    ASK_PARTY = "ask_party"
    ASK_GOODS = "ask_goods"
    ASK_OWNERS = "ask_owners"
    ASK_PAPERS = "ask_papers"
    OTHER = "other"

    @property
    def says(self) -> str:
        """Give the sentence a person chooses by.

        >>> ReasonCode.LICENSED.says
        'A licence or exemption in force covers the deal.'
        """
        return _TABLE[self][0]

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """Give the decisions it can be a reason for."""
        return _TABLE[self][1]


_TABLE: dict[ReasonCode, tuple[str, tuple[Verdict, ...]]] = {
    ReasonCode.SAME_NUMBER: ("A number that names one party alone is the same.", (_T,)),
    ReasonCode.SAME_PERSON: ("Name, birth and place are those of the listed person.", (_T,)),
    ReasonCode.SAME_FIRM: ("Name, seat and business are those of the listed firm.", (_T,)),
    ReasonCode.SAME_VESSEL: ("It is the listed vessel, by whatever name.", (_T,)),
    ReasonCode.OTHER_BIRTH: ("Born on another day, or in another place.", (_F,)),
    ReasonCode.OTHER_NUMBER: ("A number that names one party alone is another.", (_F,)),
    ReasonCode.OTHER_PLACE: ("Lives or sits elsewhere, and nothing ties it to the place.", (_F,)),
    ReasonCode.OTHER_KIND: ("A person, firm or vessel, where the listed one is another.", (_F,)),
    ReasonCode.OTHER_NAME: ("Only part of the name is alike; the whole is another.", (_F,)),
    ReasonCode.LICENSED: ("A licence or exemption in force covers the deal.", (_RELEASE,)),
    ReasonCode.NOT_REACHED: ("The rule does not reach this deal or this asker.", (_RELEASE,)),
    ReasonCode.GOODS_NOT_MEANT: ("The goods are not those the rule is of.", (_RELEASE,)),
    ReasonCode.OWNED_LESS: ("The listed hold less than the rule asks, by papers.", (_F, _RELEASE)),
    ReasonCode.PAPERS_AGREE: ("The papers of the trade settle what was open.", (_RELEASE,)),
    ReasonCode.ANSWER_SETTLES: ("The answer that came settles what was open.", (_F, _RELEASE)),
    ReasonCode.DECIDED_BEFORE: (
        "The same was decided before, and nothing changed.",
        (_F, _RELEASE),
    ),
    ReasonCode.FORBIDDEN: ("A rule that binds forbids the deal.", (_REJECT,)),
    ReasonCode.LISTED_PARTY: ("A party whose property is blocked takes part.", (_REJECT, _BLOCK)),
    ReasonCode.OWNED_BY_LISTED: ("A party is owned by the blocked.", (_REJECT, _BLOCK)),
    ReasonCode.ORDERED: ("A court or an authority ordered it.", (_REJECT, _BLOCK)),
    ReasonCode.DIVERSION: ("Signs of diversion that nobody settled.", (_REJECT,)),
    ReasonCode.NO_ANSWER: ("What was asked was not answered in time.", (_REJECT,)),
    ReasonCode.PAPERS_CONTRADICT: (
        "The papers of the trade contradict.",
        (_REJECT, _ESCALATE, _ASK),
    ),
    ReasonCode.BEYOND_APPETITE: ("Allowed, and more risk than the house takes.", (_REJECT,)),
    ReasonCode.LAW_UNCLEAR: ("What the rule means here needs a lawyer.", (_ESCALATE,)),
    ReasonCode.BEYOND_POWERS: ("Who looks at it may not decide it.", (_ESCALATE,)),
    ReasonCode.LAWS_CONFLICT: ("Obeying one law breaks another.", (_ESCALATE,)),
    ReasonCode.ASK_PARTY: ("Who a party is must be asked.", (_ASK,)),
    ReasonCode.ASK_GOODS: ("What the goods are, or are for, must be asked.", (_ASK,)),
    ReasonCode.ASK_OWNERS: ("Who owns or controls a party must be asked.", (_ASK,)),
    ReasonCode.ASK_PAPERS: ("A paper is missing or cannot be read.", (_ASK,)),
    ReasonCode.OTHER: ("Something else, told in words.", _ALL),
}


def reason_for(code: str, verdict: Verdict) -> ReasonCode:
    """Give the reason of a code; raise SettingsError for one that is none for such a decision."""
    fitting = [one for one in ReasonCode if verdict in one.verdicts]
    for one in fitting:
        if one.value == code:
            return one
    raise SettingsError(
        f"{code!r} is no reason for {verdict}, so the decision could not be counted or compared."
        f" Give one of {', '.join(fitting)}."
    )
