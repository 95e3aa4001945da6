"""The red flags that one document's records can show, each saying exactly what it saw.

A flag is raised only if the lawbook's catalogue held it on the day. Weights are ours, on the scale
where 0.5 in sum is enough to look; the reason for each stands beside it.
"""

from witting.base import DealKind, RedFlagFact, Span
from witting.routes.scene import Scene, Seen, Sign
from witting.routes.signs_credit import bank_receives, end_user_missing
from witting.routes.signs_party import forwarder_receives, home_address, mail_centre
from witting.routes.signs_payment import bank_elsewhere, buyer_elsewhere, third_party_pays
from witting.routes.signs_route import hub_on_the_way, named_for_transshipment, through_russia

WEIGHTS = {
    "RF-J22-02": (0.5, "the authorities name these places for this very trade"),
    "RF-KYC-10": (0.5, "goods that cross Russia or Belarus, or stop at the border, may stay there"),
    "RF-KYC-09": (0.4, "a forwarder has no use for goods: the real receiver is not named"),
    "RF-N23-01": (0.3, "usual in credits, yet the notice names it where no end user appears"),
    "RF-NCA-01": (0.2, "usual in credits: a question, not a suspicion"),
    "RF-M23-06": (0.3, "a bank or a mail centre has no use for goods"),
    "RF-N23-05": (0.3, "a mail centre hides who takes delivery"),
    "RF-EU-02": (0.2, "a hub on the way adds to a named place, but trade has its reasons"),
    "RF-EU-01": (0.2, "buyers do have goods sent elsewhere, so this asks for the reason"),
    "RF-TRI-01": (0.3, "a payer outside the trade hides who buys"),
    "RF-TRI-04": (0.2, "companies bank abroad for ordinary reasons too"),
    "RF-J22-04": (0.1, "small traders work from home"),
    "RF-KYC-21": (0.1, "most credits name no end user; it asks for one"),
}
"""How much each flag weighs, and why."""

SIGNS: tuple[Sign, ...] = (
    named_for_transshipment,
    hub_on_the_way,
    through_russia,
    forwarder_receives,
    bank_receives,
    mail_centre,
    home_address,
    end_user_missing,
    buyer_elsewhere,
    third_party_pays,
    bank_elsewhere,
)


def red_flags(scene: Scene) -> tuple[RedFlagFact, ...]:
    """Give every flag the deal's records show, in the order of the signs; articles have none."""
    if scene.deal.kind is DealKind.ARTICLE or not (scene.deal.goods or scene.deal.passages):
        return ()
    catalogue = scene.law.red_flags(scene.day)
    found: dict[str, list[Seen]] = {}
    for seen in (seen for sign in SIGNS for seen in sign(scene)):
        found.setdefault(seen.flag, []).append(seen)
    return tuple(
        RedFlagFact(
            id="",
            because=_together(seen),
            span=_first_span(seen),
            flag=flag,
            weight=WEIGHTS[flag][0],
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
