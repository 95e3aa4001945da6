"""What a rule does to a listed party, as a table: how grave it is for one it binds, and what to do.

The lawbook says the effect in one word. A word that is not here is a review: nobody is cleared by a
rule this table does not know.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from witting.base import Duty, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """How one effect is weighed.

    `bound` is the outcome for one the rule binds, of a party identified beyond doubt; `others` for
    anybody else. `needs_goods` asks that the deal be about goods before it reaches `bound`.
    """

    bound: Outcome
    others: Outcome
    duties: tuple[Duty, ...]
    asks: str  # what has to be done, as a sentence to the asker
    needs_goods: bool = False


_P, _R, _C = Outcome.PROHIBITED, Outcome.REVIEW, Outcome.CLEAR


def _look(asks: str) -> Effect:
    """Give an effect that hangs on what the deal is: a review for everybody, to find that out."""
    return Effect(bound=_R, others=_R, duties=(Duty.DILIGENCE,), asks=asks)


EFFECTS: Mapping[str, Effect] = MappingProxyType(
    {
        "blocking": Effect(
            bound=_P,
            others=_R,
            duties=(Duty.BLOCK,),
            asks="Block what the listed party has an interest in; neither pay nor return it.",
        ),
        "freeze": Effect(
            bound=_P,
            others=_R,
            duties=(Duty.FREEZE,),
            asks="Freeze what is held for the listed party, and make nothing available to it.",
        ),
        "all_transactions": Effect(
            bound=_P,
            others=_R,
            duties=(Duty.REFUSE,),
            asks="Do not engage in the transaction, unless an exception of the rule covers it.",
        ),
        "all_dealings": Effect(
            bound=_P,
            others=_R,
            duties=(Duty.REJECT,),
            asks="Reject the transaction; nothing is blocked.",
        ),
        "accounts_and_transactions": Effect(
            bound=_P,
            others=_R,
            duties=(Duty.REJECT,),
            asks="Reject the transaction, and keep no account for the institution.",
        ),
        "accounts": _look(
            "Read the entry: no account for the institution, or one under its conditions."
        ),
        "financial_messaging": _look(
            "Find out whether financial messaging is provided to the bank."
        ),
        "sovereign_debt": _look(
            "Find out whether the deal is a loan to, or a bond of, the listed party."
        ),
        "new_debt": _look(
            "Find out whether the deal gives credit beyond the days allowed, or is equity."
        ),
        "publicly_traded_securities": _look(
            "Find out whether the deal buys or sells securities of the listed party."
        ),
        "oil_projects": _look(
            "Find out whether goods or services go to a deepwater, Arctic or shale project."
        ),
        "licence": Effect(
            bound=_P,
            others=_R,
            duties=(Duty.LICENCE,),
            asks="Ship nothing subject to the rule without the licence it asks for.",
            needs_goods=True,
        ),
        "licence_for_some_items": Effect(
            bound=_R,
            others=_R,
            duties=(Duty.LICENCE,),
            asks="Find out whether the goods are among those that need a licence for such a user.",
        ),
        "export_privileges_denied": Effect(
            bound=_P,
            others=_R,
            duties=(Duty.REFUSE,),
            asks="Take no part in an export of items subject to the EAR with the listed party.",
            needs_goods=True,
        ),
        "statement_and_no_exceptions": _look(
            "Get the listed party's statement before shipping; no licence exception holds."
        ),
        "exports": Effect(
            bound=_P,
            others=_R,
            duties=(Duty.REFUSE,),
            asks="Export nothing to the listed party without a permission.",
            needs_goods=True,
        ),
        "dual_use_exports": _look(
            "Find out whether the goods are dual-use items under Chinese law."
        ),
        "export_restrictions": Effect(
            bound=_R,
            others=_R,
            duties=(Duty.LICENCE,),
            asks="Ship no listed dual-use or advanced technology without an authorisation.",
        ),
        "ports_and_services": Effect(
            bound=_P,
            others=_R,
            duties=(Duty.REFUSE,),
            asks="Give the ship no access to a port and no service.",
        ),
        "port_entry": Effect(
            bound=_R,
            others=_R,
            duties=(Duty.REFUSE,),
            asks="The ship may not enter a port; find out where it calls.",
        ),
        "import_ban": Effect(
            bound=_R,
            others=_C,
            duties=(Duty.DILIGENCE,),
            asks="Find out whether goods made by the listed party enter the country.",
        ),
        "debarment": Effect(
            bound=_R,
            others=_C,
            duties=(Duty.DILIGENCE,),
            asks="Find out whether the deal is about defence articles or services.",
        ),
        "us_defence_contracts": Effect(bound=_R, others=_C, duties=(), asks=""),
        "none": Effect(bound=_C, others=_C, duties=(), asks=""),
        "as_the_entry_says": _look("Read the entry for what it forbids."),
    }
)
"""Each effect the lawbook names, and how it is weighed."""

_UNKNOWN = EFFECTS["as_the_entry_says"]


def effect_of(terms: Mapping[str, str]) -> Effect:
    """Give how a rule's effect is weighed; a rule that tells no effect is a review."""
    return EFFECTS.get(terms.get("effect", ""), _UNKNOWN)
