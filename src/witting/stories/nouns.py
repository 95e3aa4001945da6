"""Who and whom of a verbal noun: Putin's visit to China, US warnings to banks, визит Путина."""

from collections.abc import Collection, Sequence

from witting.stories.actors import Actor
from witting.stories.records import How, NamedKind
from witting.stories.sentence import FAR, Roles, Sentence
from witting.stories.tables import listed
from witting.stories.triggers import Trigger
from witting.stories.words import fold

_MOST_WHO, _NEAR_VERB, _MOST_BESIDE, _NEAR_NOUN = 16.0, 4.0, 5.0, 1.5
_HIS = frozenset((NamedKind.PERSON,))
_ITS = frozenset((NamedKind.STATE, NamedKind.ORGANISATION))
_NO_DOER = dict.fromkeys(("to", "against", "of", "from", "in", "about", "by"), 9.0) | {"with": 6.0}
_TARGETS = frozenset(("RU", "BY", "IR", "KP", "SY", "CU", "VE", "MM"))
_OBJECT_OF = listed(
    "arrested seized designated appointed dismissed fined banned convicted sold bought shipped "
    "supplied delivered produced attacked sanctioned charged investigated"
)
"""Kinds whose noun takes by "of" whom it happens to: the arrest of a man is not his deed."""


def roles_of_noun(s: Sentence, t: Trigger, done: Sequence[tuple[Trigger, Roles]]) -> Roles:
    """Give who and whom of a verbal noun; `done` are the triggers before it with their roles."""
    kind = t.kind.value
    who: Actor | None = None
    whom: Actor | None = None
    near = [a for a in s.left(t) if t.first - a.last <= 2 and not s.breaks(a.last, t.first)]
    if s.language == "zh":
        near = [a for a in s.left(t) if t.first - a.last <= 3]
    if near and s.language != "ar" and _owns(s, near[-1], t):
        is_target = kind == "sanctioned" and _is_target(s, near[-1])
        who, whom = (None, near[-1]) if is_target else (near[-1], None)
    right = [a for a in s.right(t) if not s.has_event_between(t, a)]
    for actor in right:
        cost = s.cost(t, actor.first, actor.last)
        parted = any(s.page.words[i].is_mark for i in range(t.last + 1, actor.first))
        if cost > _MOST_BESIDE or parted or (who is not None and whom is not None):
            break
        who, whom = _beside_noun(s, t, actor, who, whom)
    inner = s.inner(t)
    if inner and who is None:
        who = inner[0]
    elif who is not None and whom is None and kind in _OBJECT_OF and _is_object(s, t, who):
        who, whom = None, who
    cost = 0.0 if who or whom else FAR
    if who is None and t.tag != "weak" and kind not in ("owns", "founded"):
        who, cost_left = doer_of_noun(s, t, done)
        if who is not None and who is whom:
            who = None
        cost = min(cost, cost_left + 1.0)
    return s.made(who, whom, cost)


def doer_of_noun(
    s: Sentence, t: Trigger, done: Sequence[tuple[Trigger, Roles]]
) -> tuple[Actor | None, float]:
    """Give whose deed a noun is that names nobody: the verb's before it, or "his" and "its"."""
    left = s.left(t)
    told = {a for _, r in done for a in r.whom}
    near = [a for a in left if a not in told and s.cost(t, a.first, a.last) <= _NEAR_NOUN]
    if near and s.language != "ar" and not s.preps[near[-1]] and near[-1].how is not How.DEMONYM:
        return near[-1], s.cost(t, near[-1].first, near[-1].last)
    if s.language == "ar":
        key = fold(s.page.words[t.last].text)
        kinds: frozenset[NamedKind] = (
            _HIS
            if key.endswith("ه") and not s.page.words[t.last].text.endswith("ة")
            else frozenset()
        )
        kinds = _ITS if key.endswith("ها") else kinds
        left = [a for a in left if any(d.kind in kinds for d in a.drafts)] if kinds else left
        if kinds:
            found, cost = s.best(t, left, {}, _MOST_WHO)
            return (found, cost) if found is not None else (spoken_of(s, kinds), 3.0)
    for before, roles in reversed(done):
        if not before.is_noun and roles.who and s.breaks(before.last, t.first) < _NEAR_VERB:
            return roles.who[0], 1.0
    return s.best(t, left, _NO_DOER, 6.0) if t.kind.value != "attacked" else (None, FAR)


def spoken_of(s: Sentence, kinds: Collection[NamedKind], at: int | None = None) -> Actor | None:
    """Give who of some kinds was named last before a word, or before the sentence."""
    here = [a for a in s.actors if at is not None and a.last < at]
    before = (a for a in reversed([*s.earlier, *here]) if any(d.kind in kinds for d in a.drafts))
    return next(before, None)


def _owns(s: Sentence, actor: Actor, t: Trigger) -> bool:
    """Say whether an actor right before a noun is whose deed it is: US warnings, Putin's visit."""
    text = fold(s.page.words[actor.last].text)
    if actor.how is How.DEMONYM or text.endswith(("'s", "s'")) or s.is_possessive(actor):
        return True
    if s.language == "en":
        return t.first - actor.last == 1 and actor.is_state
    return s.language == "zh" and s.preps[actor] not in ("to", "against", "with", "in")


def _is_target(s: Sentence, actor: Actor) -> bool:
    """Say whether a state beside “sanctions” bears them: Russia sanctions, and not US sanctions."""
    is_bare = not fold(s.page.words[actor.last].text).endswith(("'s", "s'"))
    return is_bare and actor.how is not How.DEMONYM and actor.drafts[0].country in _TARGETS


def _is_object(s: Sentence, t: Trigger, actor: Actor) -> bool:
    is_named = actor.how not in (How.DEMONYM, How.METONYM)
    return is_named and actor.first > t.last and s.preps[actor] in ("of", "")


def _beside_noun(
    s: Sentence, t: Trigger, actor: Actor, who: Actor | None, whom: Actor | None
) -> tuple[Actor | None, Actor | None]:
    prep, gap = s.preps[actor], actor.first - t.last
    kind = t.kind.value
    if actor.how is How.DEMONYM:
        fits = s.language == "ar" and gap == 1 and who is None
        return (actor, whom) if fits else (who, whom)
    if prep in ("with", "to", "against") and whom is None:
        return who, actor
    if prep == "by" and who is None:
        return actor, whom
    if prep == "of" or (
        not prep and gap <= (4 if s.language == "zh" else 2) and s.language != "en"
    ):
        if kind in _OBJECT_OF and (who is not None or s.language == "en") and whom is None:
            return who, actor
        if who is None:
            return actor, whom
        if whom is None:
            return who, actor
    return who, whom


def facing(s: Sentence, t: Trigger, roles: Roles) -> tuple[Actor, ...]:
    """Give whom "faces" makes a noun happen to: China faces US threats."""
    if s.is_in_relative(t):
        return ()
    for i in range(t.first - 1, s.start - 1, -1):
        if not s.page.is_in("faces", i):
            continue
        after = [a for a in s.actors if i < a.first <= i + 2 and a.first < t.first]
        before = [a for a in s.actors if a.last < i and a.how is not How.DEMONYM]
        found = after[:1] if s.language == "ar" else before[-1:]
        return tuple(a for a in found if a not in roles.who)
    return ()
