"""Signs in who pays, and through which bank."""

from collections.abc import Iterator

from witting.base import Role, Span
from witting.routes.destination import BUYERS, countries_of
from witting.routes.named import RECEIVERS
from witting.routes.scene import Scene, Seen, is_same
from witting.routes.wording import listed, role_words

_BEHIND = (Role.ULTIMATE_DEBTOR, Role.CONSIGNEE, Role.END_USER)
_BANKED = ((Role.CREDITOR, Role.CREDITOR_AGENT), (Role.DEBTOR, Role.DEBTOR_AGENT))


def buyer_elsewhere(scene: Scene) -> Iterator[Seen]:
    """The buyer is in another country than the one the goods are stated to go to."""
    stated = {g.named.place.country for g in scene.grounds if g.is_stated}
    for role in BUYERS:
        home = countries_of(scene.named, frozenset({role}))
        if home and stated and not home & stated:
            buyer = f"The {role_words(role)} is in {listed(home)}"
            because = f"{buyer}, but the goods go to {listed(stated)}."
            yield Seen(flag="RF-EU-01", because=because, span=_span_of(scene, role))
            return


def third_party_pays(scene: Scene) -> Iterator[Seen]:
    """Somebody who neither buys nor receives pays, from a country where the goods do not go.

    Where an end-user statement is given, that settles who belongs to the trade.
    """
    if scene.deal.terms.end_user_statement:
        return
    behind = scene.parties(*_BEHIND)
    receiving = countries_of(scene.named, RECEIVERS | {Role.ULTIMATE_DEBTOR}) | _stated(scene)
    for payer in scene.parties(Role.DEBTOR):
        home = scene.countries(payer)
        is_third = behind and not any(is_same(party, payer) for party in behind)
        if is_third and home and receiving and not home & receiving:
            because = (
                f"“{payer.name}” in {listed(home)} pays, but the {role_words(behind[0].role)} is "
                f"“{behind[0].name}”, and the trade is with {listed(receiving)}."
            )
            yield Seen(flag="RF-TRI-01", because=because, span=payer.span)


def _stated(scene: Scene) -> frozenset[str]:
    return frozenset(g.named.place.country for g in scene.grounds if g.is_stated)


def bank_elsewhere(scene: Scene) -> Iterator[Seen]:
    """A company is paid, or pays, through a bank in another country than its own."""
    for owner, agent in _BANKED:
        home = countries_of(scene.named, frozenset({owner}))
        bank = {n.place.country for n in scene.named if n.party and n.party.role is agent}
        if home and bank and not home & bank:
            because = f"The {role_words(owner)} is in {listed(home)}, its bank in {listed(bank)}."
            yield Seen(flag="RF-TRI-04", because=because, span=_span_of(scene, agent))


def _span_of(scene: Scene, role: Role) -> Span | None:
    return next((party.span for party in scene.parties(role)), None)
