"""Names of the book as they can stand in a line: Arabic and Hebrew ones keep to their own place."""

import re
import unicodedata

from witting.book import BookParty, Decision

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]+")
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
_LEFTWARD = re.compile(f"[{_RTL}](?:[{_RTL}\\s]*[{_RTL}])?")
_OPEN, _CLOSE = "\u2068", "\u2069"  # first strong isolate … pop


def shown(text: str) -> str:
    r"""Give a text that stays on its line and turns no other letters round.

    A name that runs from right to left is set apart by signs that show nothing, so that the score
    after it stays after it.

    >>> shown("Ivan"), shown("مصنع") == "\u2068مصنع\u2069"
    ('Ivan', True)
    """
    bare = " ".join(_UNSEEN.sub(" ", text).split())
    if any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in bare):
        return f"{_OPEN}{bare}{_CLOSE}"
    return bare


def sentence(text: str) -> str:
    """Give a sentence of ours that stays on its line, each name in it set apart by itself."""
    bare = " ".join(_UNSEEN.sub(" ", text).split())
    return _LEFTWARD.sub(lambda found: f"{_OPEN}{found[0]}{_CLOSE}", bare)


def name_of(party: BookParty | None) -> str:
    """Give the name a party goes by, as it can stand in a line."""
    if party is None:
        return "(no longer in the book)"
    return shown(party.names[0]) if party.names else "(no name)"


def lapsed_of(made: Decision) -> str:
    """Say when and why a decision lapsed, and who took it back where somebody did."""
    who = f" by {shown(made.lapsed_by)}" if made.lapsed_by else ""
    return f"lapsed {made.lapsed_at[:10]}{who}: {shown(made.lapsed_because)}"


def counted(count: int, one: str, many: str = "") -> str:
    """Say how many there are of something.

    >>> counted(1, "case"), counted(2_000, "case"), counted(0, "party", "parties")
    ('1 case', '2,000 cases', '0 parties')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def days(count: int | None) -> str:
    """Say an age in days."""
    return "age unknown" if count is None else f"{counted(count, 'day')} old"
