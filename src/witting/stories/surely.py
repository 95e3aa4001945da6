"""Who surely did it: whom a blame is laid on did what it is for; who is in doubt is nobody.

“The Treasury sanctioned Alfa, saying it shipped chips”: it is Alfa, not the Treasury. Where the
words do not settle who did it, nobody is given: a wrong doer is worse than none.
"""

from collections.abc import Sequence
from dataclasses import replace

from witting.stories.actors import Actor
from witting.stories.records import How
from witting.stories.sentence import Roles, Sentence
from witting.stories.tables import listed
from witting.stories.triggers import Trigger
from witting.stories.unnamed import SPEAKERS
from witting.stories.words import fold

Done = Sequence[tuple[Trigger, Roles]]

_BLAMES = listed("sanctioned designated banned fined charged arrested convicted investigated")
_DEEDS = listed(
    "shipped supplied delivered bought sold paid produced helped evaded owns controls attacked"
)
_WARNINGS = listed("warned threatened")
_DIRECT = listed("of with against from")
_LONGEST_OBJECT = 8  # words
# What a blame's reason begins with. A word met here parts the blame from the deed.
_REASONS = {
    "en": listed("saying alleging accusing citing because for over after as claiming"),
    "ru": listed(
        "за виновным виновной виновными потому поскольку обвинив заявив утверждая сообщив так "
        "якобы из-за обвиняя"
    ),
    "ar": listed("قائلة قائلا لأن لأنها لأنه لأنهم بسبب متهمة متهما بدعوى بتهمة بعد إنها إنه"),
    "zh": listed("称 稱 指 因 因为 因為 理由 指责 指控 指其 由于 由於 说 表示"),
}
_GOES_ON = listed("saying adding alleging accusing claiming заявив добавив 称 稱 表示 指 说 指责")
_IT = listed("it they he she она он оно они якобы")
_HELPERS = ("passive", "between", "planned", "not")
_NEAR_SUBJECT = 4


def surely(s: Sentence, t: Trigger, roles: Roles, done: Done) -> Roles:
    """Give the roles of a trigger without a doer who is not sure; `done` are those before it."""
    said = {a for b, r in done if b.is_report for a in r.who if not t.is_noun and b is not t}
    if any(a in said and _is_speaker(a) for a in roles.who):
        return replace(roles, who=())  # a spokesman said it had shipped nothing: it did, not he
    if t.is_report:
        return _speaker(s, t, roles, done)
    if t.kind.value in _BLAMES:
        return _blamed(s, t, roles)
    if t.kind.value not in _DEEDS:
        return roles
    if s.language == "zh" and _describes(s, t, done):
        return replace(roles, who=())
    blames = (_BLAMES | _WARNINGS) if _is_direct(s, t) else _BLAMES
    blame = next(((b, r) for b, r in reversed(done) if b.kind.value in blames), None)
    reason = _reason(s, blame[0].first + 1, t.first) if blame is not None else None
    if blame is not None and reason is not None:
        return _did(s, t, roles, blame[1], reason)
    if roles.who and _is_it(s, t) and _only_speaks(roles, done):
        return replace(roles, who=())
    return roles


def _is_speaker(actor: Actor) -> bool:
    return any(draft.known_as.startswith(f"group {SPEAKERS}") for draft in actor.drafts)


def _is_direct(s: Sentence, t: Trigger) -> bool:
    """Say whether “of” or “against” stands right before a deed: warned them against supplying."""
    before = fold(s.page.words[t.first - 1].text) if t.first > s.start else ""
    return s.language == "en" and before in _DIRECT


def _describes(s: Sentence, t: Trigger, done: Done) -> bool:
    """Say whether a Chinese verb only describes what another is of: 查扣运往俄罗斯的机床."""
    words = s.page.words
    before = next((b for b, _ in reversed(done) if not b.is_noun and b.last < t.first), None)
    if before is None or any(words[i].is_mark for i in range(before.last, t.first)):
        return False
    for i in range(t.last + 1, min(t.last + _LONGEST_OBJECT, s.end)):
        if words[i].is_mark:
            return False
        if words[i].text == "的":
            return before.kind.value == "seized"
    return False


def _reason(s: Sentence, first: int, end: int) -> int | None:
    """Give the last word of a stretch that opens a reason, or None."""
    words, rows = s.page.words, _REASONS[s.language]
    if s.language == "en" and end > first and fold(words[end - 1].text) in _DIRECT:
        return end - 1
    found = (i for i in range(end - 1, first - 1, -1) if fold(words[i].text) in rows)
    return next(found, None)


def _blamed(s: Sentence, t: Trigger, roles: Roles) -> Roles:
    """Drop whom a blame would fall on that stands in its reason: sanctions … over Russia trade."""
    if s.language != "en":
        return roles
    kept = tuple(a for a in roles.whom if a.first < t.first or not _is_over(s, t, a))
    return replace(roles, whom=kept)


def _is_over(s: Sentence, t: Trigger, actor: Actor) -> bool:
    words = (fold(s.page.words[i].text) for i in range(t.last + 1, actor.first))
    return any(word in _REASONS["en"] for word in words)


def _did(s: Sentence, t: Trigger, roles: Roles, blame: Roles, reason: int) -> Roles:
    """Give a deed that a blame is laid for to whom the blame is laid on."""
    accused = [d for a in blame.whom for d in a.drafts]
    doers = [d for a in roles.who for d in a.drafts]
    named = [a for a in roles.who if a.first > reason and a.how is not How.PRONOUN]
    is_compound = t.is_noun and any(a.last + 1 == t.first for a in named)
    free = ("",) if s.language == "zh" else ("", "about")
    is_said = any(s.preps.get(a, "") not in free for a in named)
    if named and not is_compound and not is_said and not _is_accuser(named, blame):
        return roles
    if doers and accused and doers[0] is accused[0]:
        return roles
    who = blame.whom if len(accused) == 1 else ()
    whom = tuple(a for a in roles.whom if not set(map(id, a.drafts)) & set(map(id, accused)))
    return replace(roles, who=who, whom=() if is_compound else whom)


def _is_accuser(actors: Sequence[Actor], blame: Roles) -> bool:
    accusers = {id(d) for a in blame.who for d in a.drafts}
    return any(id(d) in accusers for a in actors for d in a.drafts)


def _speaker(s: Sentence, t: Trigger, roles: Roles, done: Done) -> Roles:
    """Give who speaks: whoever the sentence is of goes on; one told by no name is nobody."""
    words = s.page.words
    before = next((r for b, r in reversed(done) if not b.is_noun), None)
    if fold(words[t.first].text) in _GOES_ON and t.first > s.start and before is not None:
        is_parted = words[t.first - 1].is_mark
        return replace(roles, who=before.who) if is_parted else roles
    mark = next((i for i in range(t.first - 1, s.start, -1) if words[i].is_mark), None)
    if mark is None or not roles.who or roles.who[-1].last > mark:
        return roles
    last = roles.who[-1]
    told = any(
        not b.is_noun and b.first < mark and (last.last < b.first or _is_agent(last, b, r))
        for b, r in done
    )
    if not told or words[mark].text in '”»"’':
        return roles
    own = [i for i in range(mark + 1, t.first) if not any(s.page.is_in(n, i) for n in _HELPERS)]
    is_named_so = own and not s.page.is_in("prep", own[0])
    is_inverted = s.language == "ru" and not own
    return replace(roles, who=()) if is_named_so or is_inverted else roles


def _is_agent(actor: Actor, b: Trigger, roles: Roles) -> bool:
    """Say whether an actor behind a passive is by whom it was done: куплены Альфой, сообщила."""
    return b.tag == "passive" and actor in roles.who


def _is_it(s: Sentence, t: Trigger) -> bool:
    """Say whether a bare pronoun stands for the doer right before a verb: it shipped."""
    i = t.first - 1
    while i > s.start and any(s.page.is_in(n, i) for n in _HELPERS):
        i -= 1
    return i >= s.start and fold(s.page.words[i].text) in _IT


def _only_speaks(roles: Roles, done: Done) -> bool:
    """Say whether the doer is a state, a body or a group that is told to have said it."""
    said = {id(d) for b, r in done if b.is_report for a in r.who for d in a.drafts}
    return any(
        id(d) in said and (d.is_body or d.kind.value in ("state", "group"))
        for a in roles.who
        for d in a.drafts
    )
