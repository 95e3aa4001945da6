"""Whose deed an Arabic verb tells after “which”, “was” and “was done”."""

from collections.abc import Sequence

from witting.stories.actors import Actor
from witting.stories.sentence import Roles, Sentence
from witting.stories.tables import listed
from witting.stories.triggers import Trigger
from witting.stories.words import fold

_FAR_BACK = 14  # words
_WAS = listed("كان كانت كانا كانوا")
_TAKES_UP = ("ها", "ه", "هم", "هما")


def done_by(s: Sentence, t: Trigger) -> Roles | None:
    """Give the roles of a noun after “was done”, whose deed it is only if told: تم شحن … من قبل."""
    words = s.page.words
    if t.first == s.start or not s.page.is_in("passive", t.first - 1):
        return None
    right = [a for a in s.right(t) if not s.has_event_between(t, a)]
    by = [a for a in right if _by(words[a.first - 2].text, words[a.first - 1].text)]
    to = [a for a in right if s.preps[a] == "to" and a not in by]
    return s.made(by[0] if by else None, to[0] if to else None, 0.0)


def _by(one: str, other: str) -> bool:
    return (fold(one), fold(other)) in (("من", "قبل"), ("من", "جانب"), ("علي", "يد"))


def of_which(s: Sentence, t: Trigger, after: Actor | None) -> Roles | None:
    """Give the roles of a verb that takes up whom “which” is said of: شركة التي يملكها أحمد."""
    i = t.first - 1
    if i <= s.start or not s.page.is_in("relative", i) or after is None:
        return None
    if not fold(s.page.words[t.last].text).endswith(_TAKES_UP) or after.first - t.last > 1:
        return None
    told = next((a for a in s.left(t) if a.last == i - 1), None)
    return s.made(after, told, 0.0)


def behind_which(
    s: Sentence, before: Actor | None, done: Sequence[tuple[Trigger, Roles]]
) -> Actor | None:
    """Give whom “which” is said of, where an actor before a verb stands within what it says."""
    for b, roles in done:
        if before in roles.who and b.first > 0 and s.page.is_in("relative", b.first - 1):
            told = (a for a in roles.whom if a.last == b.first - 2)
            return next(told, before)
    return before


def told_by_was(s: Sentence, t: Trigger) -> Actor | None:
    """Give whom “كان” says to have done what stands after “قد”."""
    words = s.page.words
    if t.first - 1 <= s.start or fold(words[t.first - 1].text) not in ("قد", "وقد"):
        return None
    for i in range(t.first - 2, max(s.start, t.first - _FAR_BACK) - 1, -1):
        if fold(words[i].text).lstrip("و") in _WAS:
            left = [a for a in s.left(t) if a.first > i and not s.preps[a]]
            return left[0] if left else None
    return None
