"""One sentence laid out: its actors, the breaks between its words, and who costs least for a part.

The cost of an actor is the words and the clause breaks between it and the trigger, and what its
preposition says against the part.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from witting.stories.actors import Actor
from witting.stories.page import Page
from witting.stories.prepositions import preposition_before, preposition_word
from witting.stories.records import How, NamedKind
from witting.stories.triggers import Trigger
from witting.stories.words import fold

_WORD, _LETTER = 0.5, 0.2  # a word; in Chinese most are one letter
_BREAKS = {
    ",": 2.0, "،": 1.5, "，": 2.0, "、": 0.3, ":": 2.0, "：": 2.0, "—": 2.5, "–": 2.5, "(": 1.0
}  # fmt: skip
_CLAUSE, _EVENT, _AND, _WITHIN = 2.5, 3.0, 1.5, 20.0
_NEAR_VERB = 2
_NONE: frozenset[int] = frozenset()
_LONGEST = 18  # words said of somebody before the name
_LONGEST_OFFICE, _MOST_TITLE = 6, 4  # words
_QUOTES = frozenset("«»“”\"'")
_OWNED = frozenset((NamedKind.GROUP, NamedKind.ORGANISATION))
FAR = 99.0


@dataclass(frozen=True, slots=True)
class Roles:
    """Who and whom, with how far the nearest of them stands."""

    who: tuple[Actor, ...] = ()
    whom: tuple[Actor, ...] = ()
    cost: float = FAR


class Sentence:
    """One sentence's actors and the breaks between its words."""

    def __init__(
        self,
        page: Page,
        stretch: tuple[int, int],
        actors: Sequence[Actor],
        triggers: Sequence[Trigger],
        language: str,
        *,
        is_title: bool,
    ) -> None:
        """Lay out one sentence of a page, with whoever acts in it."""
        self.page, self.language, self.is_title = page, language, is_title
        self.start, self.end = stretch
        here = [a for a in actors if self.start <= a.first and a.last < self.end]
        self.actors = _merged(_with_employers(page, _without_owners(page, here), language))
        self.triggers = triggers
        self.earlier = [a for a in actors if a.last < self.start and a.how is not How.DEMONYM]
        self.preps = {a: preposition_before(page, a.first, language) for a in self.actors}
        self._word = _LETTER if language == "zh" else _WORD
        self.within = list(self._described()) if language == "zh" else []
        self._weights = list(accumulate(self._weighed()))

    def _described(self) -> Iterator[tuple[int, int]]:
        """Find what Chinese says of somebody before naming him: 对 帮助俄罗斯购买芯片的 银行.

        The one described takes the preposition that stands before it all.
        """
        words = self.page.words
        for actor in self.actors:
            of = actor.first - 1
            if of <= self.start or words[of].text != "的":
                continue
            for i in range(of - 1, max(self.start, of - _LONGEST) - 1, -1):
                if words[i].is_mark:
                    break
                role = preposition_word(words[i].text, "zh")
                if role in ("to", "against", "by"):
                    self.preps[actor] = role
                    yield i + 1, of
                    break

    def _weighed(self) -> Iterator[float]:
        """Give how strong a break each word is."""
        marks, words = self.page.marks, self.page.words
        clause, and_ = marks.get("clause", _NONE), marks.get("and", _NONE)
        verbs = {t.first for t in self.triggers if not t.is_noun}
        before = {t.first - 1 for t in self.triggers} & and_
        for i in range(self.start, self.end):
            if any(a <= i < b for a, b in self.within):
                yield 0.0
            elif words[i].is_mark:
                yield _BREAKS.get(words[i].text, 0.0)
            else:
                weight = _CLAUSE if i in clause else 0.0
                yield weight + (_EVENT if i in verbs else _AND if i in before else 0.0)

    def breaks(self, a: int, b: int) -> float:
        """Give how strong the breaks are between two words, neither counted."""
        if b <= a + 1:
            return 0.0
        return self._weights[b - 1 - self.start] - self._weights[a - self.start]

    def cost(self, trigger: Trigger, first: int, last: int) -> float:
        """Give how far a stretch of words is from a trigger."""
        if last < trigger.first:
            return (trigger.first - last - 1) * self._word + self.breaks(last, trigger.first)
        if first > trigger.last:
            return (first - trigger.last - 1) * self._word + self.breaks(trigger.last, first)
        return 0.0

    def left(self, t: Trigger) -> list[Actor]:
        """Give the actors before a trigger."""
        return [a for a in self.actors if a.last < t.first]

    def right(self, t: Trigger) -> list[Actor]:
        """Give the actors after a trigger."""
        return [a for a in self.actors if a.first > t.last]

    def inner(self, t: Trigger) -> list[Actor]:
        """Give the actors between a trigger's own words."""
        return [a for a in self.actors if t.first < a.first and a.last < t.last]

    def best(
        self, t: Trigger, actors: Sequence[Actor], against: Mapping[str, float], most: float
    ) -> tuple[Actor | None, float]:
        """Give the actor that costs least, each by its distance and its preposition."""
        best, least = None, most
        for actor in actors:
            if actor.how is How.DEMONYM or (actor.how is How.PRONOUN and self.is_possessive(actor)):
                continue
            cost = self.cost(t, actor.first, actor.last)
            if not self._opens_clause(t, actor):
                cost += against.get(self.preps[actor], 0.0)
            if any(a <= actor.first < b and not a <= t.first < b for a, b in self.within):
                cost += _WITHIN
            if cost < least:
                best, least = actor, cost
        return best, least

    def _opens_clause(self, t: Trigger, actor: Actor) -> bool:
        """Say whether the word before an actor opens a clause of its own: “since he was”."""
        is_near = 0 < t.first - actor.last <= _NEAR_VERB and not t.is_noun
        return is_near and self.preps[actor] == "about"

    def is_possessive(self, actor: Actor) -> bool:
        """Say whether an actor is but "his" or "her", with something of his after it."""
        if actor.how is not How.PRONOUN:
            return False
        after = actor.last + 1
        is_alone = after >= self.end or self.page.words[after].is_mark
        if is_alone or self.page.is_in("prep", after):
            return False
        hits = self.page.hits.get("pronoun", ())
        return any(h.row.id == "his" and h.first == actor.first for h in hits)

    def has_event_between(self, t: Trigger, actor: Actor) -> bool:
        """Say whether another verb stands between a trigger and an actor after it."""
        return any(
            t.last < o.first < actor.first and not o.is_noun for o in self.triggers if o is not t
        )

    def is_in_relative(self, t: Trigger) -> bool:
        """Say whether a trigger stands in a clause that "which" opens and no comma closes."""
        for i in range(t.first - 1, self.start - 1, -1):
            if self.page.is_in("relative", i):
                return True
            if self.page.words[i].text in _BREAKS:
                return False
        return False

    def made(self, who: Actor | None, whom: Actor | None, cost: float) -> Roles:
        """Give roles with everybody joined to who and whom by "and"."""
        return Roles(
            who=tuple(a for a in self._with_joined(who) if a is not whom) if who else (),
            whom=tuple(a for a in self._with_joined(whom) if a is not who) if whom else (),
            cost=cost,
        )

    def _with_joined(self, actor: Actor) -> tuple[Actor, ...]:
        """Give an actor with those joined to it by "and": Putin and Xi."""
        found = [actor]
        named = [
            a
            for a in self.actors
            if a is actor or (not self.is_possessive(a) and not self._is_adjective(a))
        ]
        if actor not in named:  # named in an earlier sentence
            return (actor,)
        at = named.index(actor)
        for other in reversed(named[:at]):
            if not self._is_joined(other, found[0]):
                break
            found.insert(0, other)
        for other in named[at + 1 :]:
            if not self._is_joined(found[-1], other):
                break
            found.append(other)
        return tuple(found)

    def _is_adjective(self, actor: Actor) -> bool:
        """Say whether a state's name only tells whose an office is: his Turkish counterpart."""
        is_office = self.page.is_in("office", actor.last + 1)
        return actor.how is How.DEMONYM and is_office

    def _is_joined(self, one: Actor, other: Actor) -> bool:
        if (one.how is How.DEMONYM) != (other.how is How.DEMONYM):
            return False
        if self.is_group(one) != self.is_group(other) and one.is_state != other.is_state:
            return False
        between = range(one.last + 1, other.first)
        if self.language == "ar" and not between:
            return fold(self.page.words[other.first].text)[0] == "و"
        if not between or len(between) > 3:
            return False
        words = [self.page.words[i] for i in between]
        if self.is_title and self.language == "en" and [w.text for w in words] == [","]:
            return one.first == self.start  # Putin, Xi sign
        if not any(self.page.is_in("and", i) for i in between):
            return self.language == "zh" and all(w.text == "、" for w in words)
        return all(
            self.page.is_in("and", i)
            or self.page.is_in("determiner", i)
            or self.page.is_in("pronoun", i)
            or self.page.is_in("office", i)
            or ((place := self.page.places_at(i)) is not None and place.kind == "demonym")
            or self.page.words[i].text == ","
            for i in between
        )

    @staticmethod
    def is_group(actor: Actor) -> bool:
        """Say whether an actor is a group, nobody by name."""
        return any(d.kind is NamedKind.GROUP for d in actor.drafts)


def _without_owners(page: Page, actors: list[Actor]) -> list[Actor]:
    """Give actors without the states that only tell whose the next is: 中国的银行."""
    out = []
    for n, actor in enumerate(actors):
        after = actors[n + 1] if n + 1 < len(actors) else None
        if after is not None and actor.is_state and not after.is_state:
            between = [page.words[i].text for i in range(actor.last + 1, after.first)]
            is_own = fold(page.words[actor.last].text).endswith(("'s", "s'"))
            kinds = {d.kind for d in after.drafts}
            if (between == ["的"] or (is_own and len(between) <= 1)) and kinds & _OWNED:
                continue
        out.append(actor)
    return out


def _with_employers(page: Page, actors: list[Actor], language: str) -> list[Actor]:
    """Give actors without the employers that stand within what a person is called.

    The director of Alfa, Ivan Orlov, is not Alfa: директора ООО «Балтик» Каска, 该公司总经理李伟.
    """
    out: list[Actor] = []
    for n, actor in enumerate(actors):
        after = actors[n + 1] if n + 1 < len(actors) else None
        if after is not None and _is_employer(actor) and _is_person(after):
            told = _told_between(page, actor, after, language)
            if told is not None:
                actors[n + 1] = replace(after, first=told)
                continue
        before = out[-1] if out else None
        if before is not None and _is_employer(actor) and _is_person(before):
            between = range(before.last + 1, actor.first)
            parted = bool(between) and page.words[between[0]].text in (",", "،", "—", "–")
            is_office = any(page.is_in("office", i) for i in between)
            if parted and is_office and len(between) <= _LONGEST_OFFICE:
                continue  # Chen Bo, chairman of Alfa, said
            if language == "ar" and is_office and page.is_in("office", between[0]):
                continue  # تشن بو رئيس شركة ألفا
        out.append(actor)
    return out


def _told_between(page: Page, actor: Actor, person: Actor, language: str) -> int | None:
    """Give the first word of what a person is called, where an employer stands within it."""
    between = range(actor.last + 1, person.first)
    if language == "zh":  # the office stands between the firm and the name
        is_office = bool(between) and all(page.is_in("office", i) for i in between)
        return actor.first if is_office or (person.how is How.OFFICE and not between) else None
    if language == "en":
        is_own = fold(page.words[actor.last].text).endswith(("'s", "s'"))
        office = [i for i in between if page.is_in("office", i)]
        rest = [i for i in between if i not in office and page.words[i].text != ","]
        if office and not rest and (is_own or person.first - actor.last <= _MOST_TITLE):
            return actor.first  # Alfa's owner, Ivan Orlov
    is_before = actor.first > 0 and page.is_in("office", actor.first - 1)
    if language == "en":
        is_before = actor.first > 1 and fold(page.words[actor.first - 1].text) == "of"
        is_before = is_before and page.is_in("office", actor.first - 2)
        close = all(page.words[i].text == "," for i in between)
        return actor.first - 2 if is_before and close else None
    close = not between or all(page.words[i].text in _QUOTES for i in between)
    return actor.first - 1 if is_before and close else None


def _is_employer(actor: Actor) -> bool:
    return len(actor.drafts) == 1 and (
        actor.drafts[0].kind is NamedKind.ORGANISATION
        or actor.drafts[0].known_as.startswith(("group compan", "group bank"))
    )


def _is_person(actor: Actor) -> bool:
    return any(d.kind is NamedKind.PERSON for d in actor.drafts) and actor.how is not How.PRONOUN


def _merged(actors: Sequence[Actor]) -> list[Actor]:
    """Give actors with an office and the name right after it as one: Russian President Putin."""
    out: list[Actor] = []
    for actor in actors:
        last = out[-1] if out else None
        is_beside = last and last.how is How.OFFICE and last.last + 1 == actor.first
        if last and is_beside and last.drafts == actor.drafts:
            out[-1] = replace(actor, first=last.first)
        else:
            out.append(actor)
    return out
