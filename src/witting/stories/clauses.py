"""Whose deed a reported clause tells: who reports it did not do it because no other name is there.

“The Treasury said the firm sold chips”: between what reports and the verb stands somebody the story
does not name here. He did it, and not the Treasury. “The Treasury said it would sell” has a pronoun
there, and «объявил, что продаст» nobody at all: such a clause is of who speaks.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from witting.stories.actors import Actor
from witting.stories.records import How
from witting.stories.sentence import Roles, Sentence
from witting.stories.tables import listed
from witting.stories.triggers import Trigger
from witting.stories.whose import LAWS, whose
from witting.stories.words import fold

Done = Sequence[tuple[Trigger, Roles]]

_HOW = frozenset(("how", "whether", "как"))
_TRADES = listed("sold bought paid owns")
_LAYS = listed("charged arrested convicted fined")
_DEEDS = listed(
    "shipped supplied delivered bought sold paid produced helped evaded owns controls attacked"
)
_LITTLE = listed("passive between planned not and number counted weekday month determiner")
_OPENS = {
    "en": frozenset(("that",)),
    "ru": listed("что якобы будто"),
    "ar": listed("ان بان"),
    "zh": frozenset(),
}
_ITSELF = {  # what opens a clause of somebody told already: إنها شحنت
    "en": listed("it they he she we i who which"),
    "ru": listed("он она оно они который которая которое которые"),
    "ar": listed("انه انها انهم انهما بانه بانها بانهم"),
    "zh": listed("其 他 她 它 他们 它们 已方 己方"),
}
_HELPERS_OF_VERBS = listed("had has have will would was were is are did does never")
_HELPS = listed("had has have having will would did does do to of also not never")
_COMMAS = frozenset(",،，")
_CLOSES = frozenset("”»」』")
_NEVER_WHO = frozenset(("in", "from", "about", "to", "against"))
_NEVER_WHO_IN_ENGLISH = _NEVER_WHO | {"by"}
_NEAR = 2  # words
_POSSESSIVE = listed("his her their its его ее их 其 他的 她的")
_INSTRUMENTAL = ("ей", "ой", "ом", "ем", "ами", "ями", "ью", "ым", "им")
_OBLIQUE = ("у", "ю", "и", "е", "ой", "ей", "ом", "ем", "ы")


def of_clause(s: Sentence, t: Trigger, roles: Roles, done: Done) -> Roles:
    """Give the roles of a trigger without those who only report the clause it stands in."""
    if t.is_noun:
        who = tuple(a for a in roles.who if not _is_thing(t, a))
        return _of_noun(t, replace(roles, who=who), done)
    if s.language == "ru" and roles.who:
        roles = replace(roles, who=tuple(a for a in roles.who if not is_oblique(a)))
    if not t.is_report:
        who = tuple(a for a in roles.who if not (_is_aside(s, t, a) or _is_thing(t, a)))
        roles = replace(roles, who=who)
    if t.kind.value in _DEEDS or t.kind.value in LAWS:
        roles = whose(s, t, roles, done)
    roles = _joined(s, t, _beside_saying(s, t, roles, done), done)
    opened = _opened(s, t, done)
    if t.kind.value in _DEEDS and opened is None:
        opened = _after_comma(s, t) or _behind_that(s, t, roles)
    if opened is None or not _has_other(s, opened, t):
        return roles
    who = tuple(a for a in roles.who if a.first >= opened)
    whom = tuple(a for a in roles.whom if a.first >= opened)
    if s.language != "ar":
        return replace(roles, who=who, whom=whom)
    late = tuple(
        a for a in who if a.first > t.last and not t.is_report
    )  # أن التاجر زود إيران: whom, and not who
    return replace(roles, who=tuple(a for a in who if a not in late), whom=whom or late)


def has_own_verb(s: Sentence, t: Trigger, actor: Actor) -> bool:
    """Say whether an actor after a verb of saying is whose verb comes next: said Korda had sold."""
    after = actor.last + 1
    if after >= s.end or s.page.words[after].is_mark:
        return False
    if fold(s.page.words[after].text) in _HELPERS_OF_VERBS or s.page.is_in("planned", after):
        return True
    return any(o.first == after and not o.is_noun for o in s.triggers if o is not t)


def opens(s: Sentence, actor: Actor) -> bool:
    """Say whether an actor opens a sentence, or what a mark begins."""
    return actor.first == s.start or s.page.words[actor.first - 1].is_mark


def by_whom(s: Sentence, t: Trigger) -> Actor | None:
    """Give whom 由 names as whose deed a Chinese verb tells: 机床由白桦公司出售."""
    near = next(reversed(s.left(t)), None)
    if near is None or near.first == s.start or s.page.words[near.first - 1].text != "由":
        return None
    return near if not s.breaks(near.last, t.first) else None


def is_by(actor: Actor, s: Sentence) -> bool:
    """Say whether a Russian name stands in the case of who does it: куплены компанией «Альтаир»."""
    if actor.how in (How.DEMONYM, How.PRONOUN) or s.preps[actor]:
        return False
    return fold(s.page.words[actor.first].text).endswith(_INSTRUMENTAL)


def is_oblique(actor: Actor) -> bool:
    """Say whether a Russian state is declined, so that it does nothing here: Ирану продали."""
    if actor.how is not How.NAME or actor.place is None:
        return False
    written, name = fold(actor.place.text), fold(actor.drafts[0].name)
    if written == name or written[:3] != name[:3] or " " in name:
        return False
    return written.endswith(_OBLIQUE) and not name.endswith(written[-2:])


def _is_aside(s: Sentence, t: Trigger, actor: Actor) -> bool:
    """Say whether a preposition keeps an actor before a verb from being whose deed it is."""
    before = s.page.words[actor.first - 1].text if actor.first > s.start else ""
    if s.language == "zh" and before in ("据", "據") and actor.last < t.first:
        return True
    never = _NEVER_WHO_IN_ENGLISH if s.language == "en" else _NEVER_WHO
    if actor.last >= t.first or s.preps.get(actor, "") not in never:
        return False
    after = actor.last + 1
    if s.language == "en" and s.preps[actor] == "about" and t.first - actor.last <= _NEAR:
        return False  # since he was sworn in
    return not (after < t.first and s.page.is_in("relative", after))


def _is_thing(t: Trigger, actor: Actor) -> bool:
    """Say whether ships are told to trade, which are only what is traded: продал танкеры."""
    traded = all(draft.known_as.startswith("group vessel") for draft in actor.drafts)
    return bool(actor.drafts) and traded and t.kind.value in _TRADES


def _of_noun(t: Trigger, roles: Roles, done: Done) -> Roles:
    """Give a deed told by a noun to whom it is laid to, and never to who speaks of it."""
    if t.kind.value not in _DEEDS or not roles.who:
        return roles
    before = next((one for one in reversed(done) if not one[0].is_noun), None)
    if before is None or before[0].last >= t.first:
        return roles
    verb, told = before
    if not any(a in told.who for a in roles.who):
        return roles
    if verb.kind.value in _LAYS:
        accused = {id(d) for a in told.whom for d in a.drafts}
        return replace(roles, who=told.whom if len(accused) == 1 else ())
    return replace(roles, who=()) if verb.kind.value == "said" else roles


def _opened(s: Sentence, t: Trigger, done: Done) -> int | None:
    """Give the first word of the reported clause a trigger stands in, or None."""
    for b, _ in reversed(done):
        if not b.is_report or b.last >= t.first:
            continue
        first = _clause_after(s, b, t)
        if first is None:
            continue
        words = s.page.words
        if any(words[i].text in _CLOSES for i in range(first, t.first)):
            return None
        is_parted = words[t.first - 1].text in _COMMAS or _goes_on(s, t)
        if is_parted or (t.is_report and words[t.first].text[0] == "و"):
            return None
        return first
    return None


def _beside_saying(s: Sentence, t: Trigger, roles: Roles, done: Done) -> Roles:
    """Give a deed past who only says so between two commas: the firm, the Treasury said, sold."""
    words = s.page.words
    if not roles.who or words[t.first - 1].text not in _COMMAS:
        return roles
    for b, told in done:
        last = max([b.last, *(a.last for a in told.who)])
        first = min([b.first, *(a.first for a in told.who)])
        is_aside = b.kind.value == "said" and last == t.first - 2 and first > s.start + 1
        if is_aside and roles.who[0] in told.who and words[_opening(s, first)].text in _COMMAS:
            left = [a for a in s.left(t) if a.last < first and a.how is not How.DEMONYM]
            return replace(roles, who=tuple(left[-1:]))
    return roles


def _opening(s: Sentence, first: int) -> int:
    """Give the word before a stretch, over an article."""
    i = first - 1
    while i > s.start and s.page.is_in("determiner", i):
        i -= 1
    return i


def _joined(s: Sentence, t: Trigger, roles: Roles, done: Done) -> Roles:
    """Give a verb that "and" joins to the last one its doer: supplied Iran and sold drones."""
    before = next((one for one in reversed(done) if not one[0].is_noun), None)
    if before is None or t.is_report or not roles.who or not _is_joined(s, t, before[0]):
        return roles
    verb, told = before
    if all(verb.last < a.first and a.last < t.first for a in roles.who):
        if verb.is_report:
            return roles if s.language == "ar" else replace(roles, who=())
        return replace(roles, who=told.who)
    return roles


def _is_joined(s: Sentence, t: Trigger, before: Trigger) -> bool:
    words, page = s.page.words, s.page
    if s.language == "ar":
        written = fold(words[t.first].text)
        return written.startswith("و") and written not in ("وقع", "وصل", "ورد", "وجه", "وسع")
    i = t.first - 1
    if s.language == "zh":
        marks = (n for n in range(i, before.last, -1) if words[n].is_mark)
        first = next(marks, before.last) + 1
        return words[first].text in ("并", "且", "并且", "還", "还")
    while i > before.last and any(page.is_in(n, i) for n in ("between", "planned", "not")):
        i -= 1
    return i > before.last and page.is_in("and", i)


def _behind_that(s: Sentence, t: Trigger, roles: Roles) -> int | None:
    """Give where a clause begins that any verb governs: records show that, believes the firm sold.

    "The firm that sold" is no such clause: there "that" stands right behind whom it is said of.
    """
    words = s.page.words
    left = [a.last for a in (roles.who or roles.whom) if a.last < t.first]
    if not left:
        left = [a.last for a in roles.whom if a.last < t.first]
    if not left:
        return None
    after = max(left) + 1
    for i in range(t.first - 1, after - 1, -1):
        key = fold(words[i].text)
        if words[i].text in (":", "："):
            return i + 1
        if words[i].is_mark:
            return None
        if i > after and key in (*_OPENS[s.language], *_HOW):
            return i + 1
        if s.language == "en" and i > after and _begins_other(s, i, t):
            return i
    return None


def _begins_other(s: Sentence, i: int, t: Trigger) -> bool:
    """Say whether an article begins somebody new right before a verb: believes the network sold."""
    page = s.page
    if not page.is_in("determiner", i) or page.is_in("prep", i - 1) or i + 1 >= t.first:
        return False
    if page.is_in("determiner", i - 1) or page.is_in("and", i - 1):
        return False
    return not any(page.is_in(name, i + 1) for name in ("unit", "counted", "weekday", "month"))


def _after_comma(s: Sentence, t: Trigger) -> int | None:
    """Give where the clause of a deed begins behind a comma: after X was fined, its owner sold."""
    words = s.page.words
    if s.language == "ar" or words[t.first - 1].text in _COMMAS or _goes_on(s, t):
        return None
    for i in range(t.first - 1, s.start, -1):
        if words[i].text in _COMMAS:
            return i + 1
        if words[i].is_mark or s.page.is_in("relative", i) or s.page.is_in("clause", i):
            return None
    return None


def _goes_on(s: Sentence, t: Trigger) -> bool:
    """Say whether “, and” leads back to what the sentence is of: said …, and met Xi."""
    i = t.first - 1
    while i > s.start and any(s.page.is_in(n, i) for n in ("between", "planned", "not")):
        i -= 1
    return s.page.is_in("and", i) and i > s.start and s.page.words[i - 1].text in _COMMAS


def _clause_after(s: Sentence, b: Trigger, t: Trigger) -> int | None:
    """Give where what is reported begins: behind “that”, or behind the verb of saying itself."""
    words = s.page.words
    for i in range(b.last + 1, t.first):
        key = fold(words[i].text)
        if key in _OPENS[s.language]:
            return i + 1
        if s.language == "ar" and key in _ITSELF["ar"]:
            return i
        if words[i].text in _COMMAS:
            if s.language == "ru" and b.first - s.start > 1:
                continue  # сообщил, что; but: по данным Минфина, фирма
            return i + 1 if s.language == "zh" or b.kind.value == "said" else None
    if b.kind.value != "said" or s.language in ("ar", "ru"):
        return None
    is_told = fold(words[b.first].text) in ("told", "tells")
    told = [a.last for a in s.actors if b.last < a.first <= b.last + _NEAR and a.last < t.first]
    return max([b.last, *(told[:1] if is_told else [])]) + 1


def _has_other(s: Sentence, first: int, t: Trigger) -> bool:
    """Say whether somebody not named stands where the reported clause has whose deed it is."""
    words, page = s.page.words, s.page
    verbs = {i for o in s.triggers for i in range(o.first, o.last + 1) if not o.is_noun}
    for i in _own(s, first, t.first):
        key = fold(words[i].text)
        if key in _POSSESSIVE and not _is_alone(s, i, verbs):
            continue
        if key in _ITSELF[s.language] or page.is_in("pronoun", i):
            return False
        if i in verbs or key in _HELPS:
            return False
        return not any(a.first <= i <= a.last and a.how is not How.DEMONYM for a in s.actors)
    return False


def _is_alone(s: Sentence, i: int, verbs: Collection[int]) -> bool:
    """Say whether 其 is somebody, and not whose the next is: 其向俄罗斯出口, 其客户."""
    after = i + 1
    tables = ("prep", "planned", "between", "not")
    return after in verbs or any(s.page.is_in(name, after) for name in tables)


def _own(s: Sentence, first: int, end: int) -> Iterator[int]:
    """Give the words of a stretch that may be whose deed it is: no day, no phrase of a place."""
    page, words = s.page, s.page.words
    i = first
    while i < end:
        is_its = fold(words[i].text) in _POSSESSIVE
        if words[i].is_mark or (not is_its and any(page.is_in(n, i) for n in _LITTLE)):
            i += 1
        elif page.is_in("prep", i) and words[i].text != "и":
            i += 1
            while i < end and (page.is_in("determiner", i) or words[i].text[0].isdigit()):
                i += 1
            place = page.places_at(i) if i < end else None
            i = page.place_end(i) + 1 if place is not None else i + 1
        elif words[i].text[0].isdigit() and s.language in ("ru", "zh"):
            i += 1
        else:
            yield i
            i += 1
