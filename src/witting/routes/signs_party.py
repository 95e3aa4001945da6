"""Signs in who receives the goods: a forwarder, a mail centre, a home."""

import re
from collections.abc import Iterator

from witting.base import Party, Role
from witting.routes.scene import Scene, Seen
from witting.routes.wording import role_words
from witting.routes.words import FORWARDER, HOME, MAIL_CENTRE


def forwarder_receives(scene: Scene) -> Iterator[Seen]:
    """A freight forwarder is the consignee or the end user."""
    for party, word in _receivers(scene, FORWARDER, name_too=True):
        because = f"{_who(party)} looks like a freight forwarder by the word “{word}”."
        yield Seen(flag="RF-KYC-09", because=because, span=party.span)


def mail_centre(scene: Scene) -> Iterator[Seen]:
    """The consignee's address is a mail centre or a virtual office."""
    for party, word in _receivers(scene, MAIL_CENTRE, name_too=True):
        because = f"{_who(party)} gives an address that looks like a mail centre (“{word}”)."
        yield Seen(flag="RF-N23-05", because=because, span=party.span)


def home_address(scene: Scene) -> Iterator[Seen]:
    """The consignee of goods gives a home address."""
    for party, word in _receivers(scene, HOME, name_too=False):
        because = f"{_who(party)} gives an address that looks like a home (“{word}”)."
        yield Seen(flag="RF-J22-04", because=because, span=party.span)


def _receivers(
    scene: Scene, words: re.Pattern[str], *, name_too: bool
) -> Iterator[tuple[Party, str]]:
    for party in scene.parties(Role.CONSIGNEE, Role.END_USER):
        if found := words.search(f"{party.name} {party.address}" if name_too else party.address):
            yield party, found[0].strip()


def _who(party: Party) -> str:
    return f"The {role_words(party.role)} “{party.name}”"
