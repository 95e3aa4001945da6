"""The red flags that a deal's records, its words and earlier deals show, each saying what it saw.

A flag is raised only if the lawbook's catalogue held it on the day. What each weighs, and why, is
told by `routes.weights`.
"""

from witting.base import DealKind, RedFlagFact, Span, Terms
from witting.routes.scene import Scene, Seen, Sign
from witting.routes.signs_contact import (
    free_mailbox,
    no_web_presence,
    phone_elsewhere,
    seen_elsewhere,
    tied_to_russia,
)
from witting.routes.signs_credit import bank_receives, end_user_missing
from witting.routes.signs_earlier import (
    changed_since,
    flags_left_open,
    found_new_countries,
    once_bound_for_russia,
    sent_in_parts,
    shared_address,
)
from witting.routes.signs_new import newly_formed, shell_account
from witting.routes.signs_party import forwarder_receives, home_address, mail_centre
from witting.routes.signs_payment import bank_elsewhere, buyer_elsewhere, third_party_pays
from witting.routes.signs_route import (
    bank_in_a_named_place,
    hub_on_the_way,
    military_parts_near_an_embargo,
    named_for_transshipment,
    through_russia,
)
from witting.routes.signs_terms import cash_paid, packing_unfit, payer_not_stated
from witting.routes.signs_words import end_use_withheld, words_said
from witting.routes.weights import weights

SIGNS: tuple[Sign, ...] = (
    named_for_transshipment,
    bank_in_a_named_place,
    hub_on_the_way,
    through_russia,
    military_parts_near_an_embargo,
    forwarder_receives,
    bank_receives,
    mail_centre,
    home_address,
    end_user_missing,
    buyer_elsewhere,
    third_party_pays,
    payer_not_stated,
    bank_elsewhere,
    words_said,
    end_use_withheld,
    cash_paid,
    packing_unfit,
    phone_elsewhere,
    seen_elsewhere,
    free_mailbox,
    no_web_presence,
    tied_to_russia,
    newly_formed,
    shell_account,
)
EARLIER_SIGNS: tuple[Sign, ...] = (
    once_bound_for_russia,
    found_new_countries,
    sent_in_parts,
    flags_left_open,
    shared_address,
)


def red_flags(scene: Scene) -> tuple[RedFlagFact, ...]:
    """Give every flag the deal's records show, in the order of the signs; articles have none.

    Of a deal that says nothing of what it is for, only what it said before is told.
    """
    deal = scene.deal
    if deal.kind is DealKind.ARTICLE:
        return ()
    catalogue = scene.law.red_flags(scene.day)
    found: dict[str, list[Seen]] = {}
    says_nothing = not deal.goods and not deal.passages and deal.terms == Terms()
    signs = (*SIGNS, *EARLIER_SIGNS) if scene.earlier else SIGNS
    for seen in (seen for sign in (() if says_nothing else signs) for seen in sign(scene)):
        found.setdefault(seen.flag, []).append(seen)
    for seen in changed_since(scene):
        found.setdefault(seen.flag, []).append(seen)
    return tuple(
        RedFlagFact(
            id="",
            because=_together(seen),
            span=_first_span(seen),
            flag=flag,
            weight=weights()[flag].weight,
            source=catalogue[flag].source,
        )
        for flag, seen in found.items()
        if flag in catalogue
    )


def _together(seen: list[Seen]) -> str:
    """Join what was seen of one flag: it weighs once, however often it shows."""
    return " ".join(dict.fromkeys(one.because for one in seen))


def _first_span(seen: list[Seen]) -> Span | None:
    return next((one.span for one in seen if one.span is not None), None)
