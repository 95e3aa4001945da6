"""The words beside a place that say what it is to the goods: where to, where from, by way of.

Four languages. A clause that rules a place out ("not for re-export to Russia", which EU law asks
sellers to write) is told apart, and only where it says so in so many words.
"""

from collections.abc import Sequence
from enum import StrEnum

from witting.places import PlaceMention
from witting.routes import cue_words as words

_REACH = 110  # characters looked at on either side

_IN_LATIN_RUSSIAN = frozenset({"RU", "BY"})  # whose towns are written of in Russian


class Cue(StrEnum):
    """What the words beside a place say of it."""

    DESTINATION = "destination"
    ORIGIN = "origin"
    VIA = "via"
    PORT = "port"  # a port or border crossing is named, but not which way the goods go
    EXCLUDED = "excluded"
    NONE = ""


def read_cues(text: str, mentions: Sequence[PlaceMention]) -> list[Cue]:
    """Say for each mention what the words beside it make of it.

    Places that follow each other share the first one's cue: "to Russia and Belarus".
    """
    cues: list[Cue] = []
    for position, mention in enumerate(mentions):
        cue = read_cue(text, mention)
        if cue is Cue.NONE and position and mention.kind == "name" and not mention.in_street:
            gap = text[mentions[position - 1].end : mention.start]
            cue = cues[-1] if words.JOINT.fullmatch(gap) else Cue.NONE
        cues.append(cue)
    return cues


def read_cue(text: str, mention: PlaceMention) -> Cue:
    """Say what the words beside one mention make of it.

    A street's name is never anything but a mention, an adjective only beside "for … customers".
    "In Moscow" says nothing of where goods go; "to Moscow" and the Russian accusative do.
    """
    if mention.in_street:
        return Cue.NONE
    before = text[max(0, mention.start - _REACH) : mention.start]
    after = text[mention.end : mention.end + _REACH]
    if words.TO_AFTER.match(after):
        return Cue.DESTINATION
    if words.RULED_OUT_BEFORE.search(before) or words.RULED_OUT_AFTER.match(after):
        return Cue.EXCLUDED
    if mention.kind == "demonym":
        for_them = words.FOR.search(before) and words.CUSTOMER_AFTER.match(after)
        return Cue.DESTINATION if for_them else Cue.NONE
    if words.FOR.search(before) and words.CUSTOMER_AFTER.match(after):
        return Cue.DESTINATION  # “for Minsk plant”
    if mention.place.country in _IN_LATIN_RUSSIAN and words.LATIN_UP_TO.search(before):
        return Cue.DESTINATION
    found = _direction(before, after, accusative=mention.is_accusative)
    is_code = found is Cue.NONE and words.LOCODE.fullmatch(mention.text)
    return Cue.PORT if is_code and mention.place.locode else found


def _direction(before: str, after: str, *, accusative: bool) -> Cue:
    if words.VIA.search(before):
        return Cue.VIA
    if words.FROM.search(before) or words.ORIGIN_AFTER.match(after):
        return Cue.ORIGIN
    if _is_destination(before, after, accusative=accusative):
        return Cue.DESTINATION
    if words.PORT_BEFORE.search(before) or words.PORT_AFTER.match(after):
        return Cue.PORT
    return Cue.NONE


def _is_destination(before: str, after: str, *, accusative: bool) -> bool:
    if words.ORGANISATION.match(after):
        return False  # "to China Construction Bank": part of a name
    if words.TO.search(before) or words.WEAK_TO.search(before):
        return True
    if accusative and words.INTO.search(before):
        return True
    towards = words.TOWARDS.search(before) and words.EXPORT_AFTER.match(after)
    return bool(towards or words.ARABIC_TRADE.search(before))
