"""Signs in how young a party is, and where the account of a young one is kept."""

from collections.abc import Iterator
from datetime import timedelta

from witting.base import Party
from witting.routes.history import buyers, sellers
from witting.routes.scene import Scene, Seen
from witting.routes.wording import country_words, listed, role_words
from witting.routes.words import MAIL_CENTRE

_YOUNG = timedelta(days=365)  # grade editor: a year's accounts are the least that shows a business


def newly_formed(scene: Scene) -> Iterator[Seen]:
    """A buyer or receiver of goods was formed within the year before the deal."""
    if not scene.has_goods:
        return
    for party in buyers(scene.deal):
        if _is_young(party, scene):
            because = (
                f"The {role_words(party.role)} “{party.name}” was formed on {party.formed_on}, "
                "within a year of the deal."
            )
            yield Seen(flag="RF-KYC-04", because=because, span=party.span)


def shell_account(scene: Scene) -> Iterator[Seen]:
    """A young company, or one at a mail centre, keeps its account in another country."""
    for party in (*buyers(scene.deal), *sellers(scene.deal)):
        home = scene.countries(party)
        kept = {i.value[:2].upper() for i in party.identifiers if i.scheme == "iban"}
        placeless = MAIL_CENTRE.search(party.address)
        if home and kept and not home & kept and (placeless or _is_young(party, scene)):
            what = f"gives “{placeless[0]}” as its place" if placeless else "was formed last year"
            because = (
                f"The {role_words(party.role)} “{party.name}” in {listed(home)} {what} and keeps "
                f"its account in {country_words(min(kept))}."
            )
            yield Seen(flag="RF-J22-03", because=because, span=party.span)


def _is_young(party: Party, scene: Scene) -> bool:
    formed = party.formed_on
    return formed is not None and scene.on - _YOUNG < formed <= scene.on
