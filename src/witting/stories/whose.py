"""Whose deed a verb tells behind “which”, behind “to” and behind “'s”, where he is no near name."""

from collections.abc import Sequence
from dataclasses import replace

from witting.stories.actors import Actor
from witting.stories.records import How
from witting.stories.sentence import Roles, Sentence
from witting.stories.tables import listed
from witting.stories.triggers import Trigger
from witting.stories.words import fold

_HELPERS = ("between", "planned", "not", "passive")
_COMMAS = frozenset(",،，")
_TIME = ("stops", "unit", "month", "number", "counted", "weekday", "event")
LAWS = listed("sanctioned banned fined seized arrested")
"""Kinds of deed that a public body does for its state."""

_JOINS = ("clause", "relative", "prep", "passive", "and", "not", "between", "planned")


def whose(s: Sentence, t: Trigger, roles: Roles, done: Sequence[tuple[Trigger, Roles]]) -> Roles:
    """Give the roles of a deed without a doer whom the words right before it rule out."""
    if t.is_noun or not roles.who:
        return roles
    roles = _behind_to(s, t, roles, done)
    if s.language == "en":
        roles = replace(roles, who=tuple(a for a in roles.who if not _is_owner(s, t, a)))
    if s.language == "ar":
        return _behind_noun(s, t, roles, done)
    return _behind_which(s, t, roles) if s.language in ("en", "ru") else roles


def _behind_to(
    s: Sentence, t: Trigger, roles: Roles, done: Sequence[tuple[Trigger, Roles]]
) -> Roles:
    """Give the doer of the verb that "to" hangs on: threatened to sanction lenders."""
    if s.language != "en" or fold(s.page.words[t.first - 1].text) != "to":
        return roles
    for b, told in done:
        if not b.is_noun and b.last == t.first - 2 and told.who and b.tag != "passive":
            return replace(roles, who=told.who)
    return roles


def _is_owner(s: Sentence, t: Trigger, actor: Actor) -> bool:
    """Say whether somebody only has whoever does it: India's refiners had paid.

    What a state's body decides is the state's: Austria's regulator fined the bank.
    """
    after = actor.last + 1
    if actor.is_state and t.kind.value in LAWS:
        return False
    if after >= t.first or s.page.words[after].is_mark or actor.how is How.PRONOUN:
        return False
    return fold(s.page.words[actor.last].text).endswith(("'s", "s'"))


def _behind_which(s: Sentence, t: Trigger, roles: Roles) -> Roles:
    """Give the doer of what "which" opens: who stands right before it, and else nobody named.

    A Russian doer may stand behind the verb: станки, которые поставила Германия.
    """
    i = t.first - 1
    while i > s.start and any(s.page.is_in(name, i) for name in _HELPERS):
        i -= 1
    if i <= s.start or not s.page.is_in("relative", i):
        return roles
    last = i - 1 - (s.page.words[i - 1].text in _COMMAS)
    left = [a for a in s.left(t) if a.last < i]
    if not left or any(a.last == last for a in left) or any(a.first > i for a in roles.who):
        return roles
    if any(a.first < last and s.page.words[a.last + 1].is_mark for a in left[-1:]):
        return roles  # Orlov, head of the firm, who sold
    behind = [a for a in roles.whom if a.first == t.last + 1 and not s.preps[a]]
    if s.language == "ru" and behind:
        return replace(roles, who=tuple(behind), whom=())
    return replace(roles, who=())


def _behind_noun(
    s: Sentence, t: Trigger, roles: Roles, done: Sequence[tuple[Trigger, Roles]]
) -> Roles:
    """Give whom an Arabic verb is said of that stands right behind a noun: على شركات باعت."""
    word, i = s.page.words[t.first], t.first - 1
    doers = {a for b, told in done if not b.is_noun for a in told.who}
    is_other = all(a in doers and a.last < i for a in roles.who)
    if not is_other or word.text[0] in "وف" or s.page.words[i].is_mark:
        return roles
    if any(s.page.is_in(name, i) for name in _JOINS if name != "relative"):
        return roles
    if any(a.last == i - 1 for a in roles.who) and s.page.is_in("relative", i):
        return roles
    if s.page.is_in("relative", i):
        right = [a for a in s.right(t) if a.first == t.last + 1 and not s.preps[a]]
        return replace(roles, who=tuple(right), whom=tuple(a for a in roles.whom if a not in right))
    if any(s.page.is_in(name, i) for name in _TIME) or s.page.words[i].text[0].isdigit():
        return roles
    if fold(s.page.words[i].text).startswith("ال") or s.page.places_at(i) is not None:
        return roles  # only a noun without its article takes a clause without “which”
    return replace(roles, who=tuple(a for a in s.left(t) if a.last == i))
