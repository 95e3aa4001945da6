"""Who did it to whom: the actors beside a trigger, by where they stand and what stands before them.

English, Russian and Chinese put who does it before the verb, Arabic mostly after it. A verbal noun
has ways of its own: see `nouns`.
"""

from dataclasses import replace

from witting.stories.actors import Actor
from witting.stories.arabic import behind_which, done_by, of_which, told_by_was
from witting.stories.clauses import by_whom, has_own_verb, is_by, is_oblique, of_clause, opens
from witting.stories.nouns import facing, roles_of_noun, spoken_of
from witting.stories.records import How, NamedKind
from witting.stories.sentence import FAR, Roles, Sentence
from witting.stories.surely import surely
from witting.stories.tables import listed
from witting.stories.triggers import Trigger
from witting.stories.words import fold

_MOST_WHO, _MOST_WHOM = 16.0, 11.0
_OF_PARTICIPLE = {"charged": ("by", "of", "with")}
_HIM = frozenset((NamedKind.PERSON,))
_NEXT = 2  # words
_MOST_WITH, _MOST_HANDLED, _MOST_BEFORE = 6.0, 24.0, 6.0
_GROUPS_OF_FIRMS = ("group compan", "group bank", "group export", "group import", "group gov")
_DONE_TO_PERSONS = frozenset(("arrested", "convicted", "fined"))
_OF_PERSONS = frozenset(("arrested", "appointed"))
_HELPERS = ("passive", "between", "planned", "not")
_PLACED = frozenset(("in", "from", "about"))
_NEAR_WHOM, _WORD_AWAY, _FAR_LEFT = 3.0, 0.5, 5.0
SUBJECT = dict.fromkeys(("to", "against", "of", "from", "in", "about", "by"), 9.0) | {"with": 6.0}
"""What a preposition says against an actor's being the subject of a verb."""
_SUBJECT_HAN = SUBJECT | {"about": 20.0}  # 经香港: by way of it
_NO_SUBJECT = dict.fromkeys(("in", "from", "about", "with"), 9.0) | {"to": 7.0, "against": 7.0}
_PARTICIPLES = ("ed", "en", "t", "d", "wn", "ught", "ung")
# What takes up an Arabic "which", so that the subject follows the verb: التي تشتري فيها روسيا.
_TAKEN_UP = listed("فيها فيه بها به منها منه عليها عليه لها له معها معه خلالها")
_ACCUSED = frozenset("指控曝疑爆")  # 被指出口: said to export, and not exported
_ACCORDING = listed(
    "according to|بحسب|حسب|وفقا|وفق|وفقا ل|据|據|по словам|по данным|по информации|援引", parted="|"
)


def _may_be_person(actor: Actor) -> bool:
    """Say whether somebody may be arrested: no state, and no firm or body."""
    kinds = (NamedKind.STATE, NamedKind.ORGANISATION)
    return actor.how is How.PRONOUN or any(
        d.kind not in kinds and not d.known_as.startswith(_GROUPS_OF_FIRMS) for d in actor.drafts
    )


def _is_person(actor: Actor | None) -> bool:
    kinds = {d.kind for d in actor.drafts} if actor is not None else set()
    return kinds == {NamedKind.PERSON}


def _without_self(roles: Roles) -> Roles:
    """Leave out whom a pronoun would make do it to himself: met Orlov and spoke with him."""
    doers = {id(draft) for actor in roles.who for draft in actor.drafts}
    whom = tuple(
        actor
        for actor in roles.whom
        if actor.how is not How.PRONOUN or not {id(d) for d in actor.drafts} & doers
    )
    return roles if len(whom) == len(roles.whom) else replace(roles, whom=whom)


class Casting:
    """Gives the triggers of one sentence their parts, in order."""

    def __init__(self, sentence: Sentence) -> None:
        """Cast one sentence."""
        self.s = sentence
        self.page, self.language = sentence.page, sentence.language
        self._done: list[tuple[Trigger, Roles]] = []

    def roles(self, t: Trigger) -> Roles:
        """Give who and whom of a trigger."""
        if t.is_noun:
            roles = (self.language == "ar" and done_by(self.s, t)) or roles_of_noun(
                self.s, t, self._done
            )
        elif self.language == "ar":
            roles = done_by(self.s, t) or self._arabic(t)
        else:
            roles = self._of_passive(t) if self.is_passive(t) else self._of_verb(t)
        if t.kind.value in ("announced", "declared", "denied") and not t.is_noun:
            roles = replace(roles, whom=())
        elif t.kind.value == "said":
            roles = replace(roles, whom=self._told(t, roles))
        elif t.kind.value == "visited":
            near = (a for a in roles.whom if self.s.cost(t, a.first, a.last) <= _NEAR_WHOM)
            roles = replace(roles, whom=tuple(a for a in near if not self.s.is_group(a)))
        elif t.is_noun and not roles.whom and roles.who:
            roles = replace(roles, whom=facing(self.s, t, roles))
        if t.kind.value in ("met", "spoke") and not roles.whom and not t.is_noun:
            roles = replace(roles, whom=self._met_with(t, roles))
        paid = self._done and self._done[-1][0].kind.value == "paid"
        if t.is_noun and t.kind.value == "fined" and paid and not roles.whom:
            roles = replace(roles, who=(), whom=roles.who)  # who pays a fine is fined
        roles = of_clause(self.s, t, roles, self._done)
        roles = _without_self(surely(self.s, t, roles, self._done))
        self._done.append((t, roles))
        return roles

    def _met_with(self, t: Trigger, roles: Roles) -> tuple[Actor, ...]:
        """Give with whom somebody met, before the verb too: с ним встретился Фидан."""
        beside = [a for a in self.s.actors if self.s.preps[a] == "with" and a not in roles.who]
        found, _ = self.s.best(t, beside, {}, _MOST_WITH)
        return (found,) if found is not None else ()

    def _told(self, t: Trigger, roles: Roles) -> tuple[Actor, ...]:
        """Give to whom something is said: told X, said to X, said in an interview with X."""
        for actor in self.s.actors:
            if actor in roles.who or actor.how is How.DEMONYM:
                continue
            ahead = range(max(self.s.start, actor.first - 6), actor.first)
            asked = any(self.page.is_in("interview", i) for i in ahead)
            if asked and self.s.preps[actor] in ("with", "to"):
                return (actor,)
        is_told = fold(self.page.words[t.first].text) in ("told", "tells")
        near = (a for a in roles.whom if not self.s.breaks(t.last, a.first))
        if self.language == "zh":  # 对路透社表示
            near = (a for a in roles.whom if a.last < t.first)
        return tuple(a for a in near if is_told or self.s.preps[a] == "to")

    def is_passive(self, t: Trigger) -> bool:
        """Say whether a verb is told of whom it happens to."""
        if t.tag == "passive":
            return True
        words = self.page.words
        if self.language == "en":
            key = fold(words[t.first].text)
            if not key.endswith(_PARTICIPLES):
                return False
            for i in range(t.first - 1, max(self.s.start, t.first - 4) - 1, -1):
                if self.page.is_in("passive", i):
                    return True
                if not self.page.is_in("between", i) and not self.page.is_in("not", i):
                    return self._is_participle(t, i)
            return False
        if self.language == "zh":
            near = range(max(self.s.start, t.first - 8), t.first)
            return any(
                self.page.is_in("passive", i) and self.page.words[i + 1].text[0] not in _ACCUSED
                for i in near
            )
        return False

    def _is_participle(self, t: Trigger, before: int) -> bool:
        """Say whether an English participle follows its noun: the goods shipped by Alfa."""
        after = t.last + 1
        return (
            after < self.s.end
            and fold(self.page.words[after].text) in _OF_PARTICIPLE.get(t.kind.value, ("by",))
            and (self.page.words[before].text in (",", "(") or not self.page.words[before].is_mark)
        )

    def _subject(self, t: Trigger) -> dict[str, float]:
        """Give what a preposition costs a subject: nothing where "who" or "which" takes it up."""
        after_which = t.first > self.s.start and self.page.is_in("relative", t.first - 1)
        if self.language == "zh":
            return _SUBJECT_HAN
        return {} if after_which else SUBJECT

    def _of_verb(self, t: Trigger) -> Roles:
        who, cost = self._before(t)
        right = self.s.right(t)
        inverted = [
            a
            for a in right
            if not self.s.preps[a] and not self.s.is_possessive(a) and self._gap(t, a) <= _NEXT
            if a.how is not How.DEMONYM
        ]
        is_to = fold(self.page.text(t.first, t.last)) in _ACCORDING
        if is_to:
            who, cost = self.s.best(t, right, {}, 4.0)
            return self.s.made(who, None, cost)
        owners = [a for a in inverted if _may_be_person(a)] if t.kind.value == "owns" else []
        if self.language == "ru" and owners and inverted[0] is not owners[0]:
            return self.s.made(owners[0], inverted[0], 1.0)  # владеет «Бризом» Ржевский
        if t.is_report and self.language in ("en", "ru"):
            inverted = [a for a in inverted if not has_own_verb(self.s, t, a)]
        if (
            self.language == "ru"
            and who is not None
            and inverted
            and opens(self.s, who)
            and is_oblique(who)
        ):
            return self.s.made(inverted[0], who, 1.0)  # Ирану подшипники продала «Корда»
        if inverted and (cost > 3 or self.language == "ru") and self._may_invert(t, who, cost):
            who, cost = inverted[0], 1.0
            return self.s.made(who, self._whom_after(t, who, who.last), cost)
        whom = None
        described = self._described_by(t) if self.language == "zh" else None
        if described is not None and (who is None or cost > _WORD_AWAY):
            return self.s.made(described, self._whom_after(t, described, t.last), 1.0)
        by = by_whom(self.s, t) if self.language == "zh" else None
        if by is not None:
            to = [a for a in self.s.right(t) if self.s.preps[a] == "to" or a.is_state]
            return self.s.made(by, to[0] if to else None, 1.0)
        handled = self._handled(t) if self.language == "zh" else None
        if handled is not None:
            at, held = handled
            left = [a for a in self.s.left(t) if a.last < at]
            who, cost = self.s.best(t, left, SUBJECT, _MOST_HANDLED)
            made = self.s.made(who, None, cost if who is not None else 1.0)
            return replace(made, whom=held)
        if self.language == "zh" and who is not None:
            reached = ("with", "to", "against", "from" if t.kind.value == "bought" else "to")
            between = [
                a for a in self.s.left(t) if a.first > who.last and self.s.preps[a] in reached
            ]
            if not between and self.s.preps[who] in ("with", "to", "against"):
                first, _ = self.s.best(
                    t, [a for a in self.s.left(t) if a.last < who.first], SUBJECT, _MOST_WHO
                )
                if first is not None:
                    who, between = first, [who]
            whom = between[-1] if between else None
        whom = whom or next(iter(self.s.inner(t)), None) or self._whom_after(t, who, t.last)
        return self.s.made(who, whom, cost)

    def _handled(self, t: Trigger) -> tuple[int, tuple[Actor, ...]] | None:
        """Give 将 or 把 before a Chinese verb, and whom it happens to: 将甲和乙列入名单."""
        words = self.page.words
        for i in range(t.first - 1, self.s.start - 1, -1):
            if words[i].is_mark and words[i].text in "，。；：":
                return None
            is_future = words[i].text != "把" and t.kind.value != "designated"
            if words[i].text in ("把", "将", "將") and not is_future:
                held = tuple(a for a in self.s.left(t) if a.first > i and not a.is_state)
                return (i, held) if held else None
        return None

    def _before(self, t: Trigger) -> tuple[Actor | None, float]:
        """Give the subject before a verb, over a clause that “who” opens and a comma closes."""
        i = t.first - 1
        while i > self.s.start and any(self.page.is_in(n, i) for n in _HELPERS):
            i -= 1
        if self.language != "zh" and self.page.words[i].text == ",":
            opened = (
                n
                for n in range(i - 1, self.s.start, -1)
                if self.page.is_in("relative", n) and self.page.words[n - 1].text == ","
            )
            which = next(opened, None)
            before = [a for a in self.s.actors if which is not None and a.last < which]
            if before:
                return before[-1], 1.0
        return self.s.best(t, self.s.left(t), self._subject(t), _MOST_WHO)

    def _described_by(self, t: Trigger) -> Actor | None:
        """Give whom a Chinese verb is said of before the name: 帮助俄罗斯的银行."""
        within = next((w for w in self.s.within if w[0] <= t.first < w[1]), None)
        if within is None:
            return None
        return next((a for a in self.s.actors if a.first == within[1] + 1), None)

    def _gap(self, t: Trigger, actor: Actor) -> int:
        """Count the words from a trigger to an actor, without titles and whose they are."""
        skipped = ("office", "pronoun", "determiner")
        between = range(t.last + 1, actor.first)
        return 1 + sum(
            not any(self.page.is_in(n, i) for n in skipped) and self.page.places_at(i) is None
            for i in between
        )

    def _may_invert(self, t: Trigger, who: Actor | None, cost: float) -> bool:
        """Say whether the subject may follow its verb: said Putin; в Пекине встретились они."""
        if t.kind.value in ("said", "announced"):
            return (who is None or cost > 2) and self.language != "zh"
        if self.page.is_in("relative", t.first - 1):
            return False
        return self.language == "ru" and (who is None or cost > _FAR_LEFT)

    def _whom_after(self, t: Trigger, who: Actor | None, at: int) -> Actor | None:
        """Give the nearest actor after a word that may be whom it happens to."""
        against = {"in": 6.0, "about": 9.0, "from": 3.0 if t.kind.value == "bought" else 9.0}
        drafts = set(who.drafts) if who is not None else set()
        actors = [a for a in self.s.right(t) if a.first > at and drafts.isdisjoint(a.drafts)]
        within = next((w for w in self.s.within if w[0] <= t.first < w[1]), None)
        if within is not None:
            actors = [a for a in actors if a.last < within[1]]
        most = 5.0 if t.is_report else _MOST_WHOM
        actors = [a for a in actors if not self._does_next(t, a)]
        if t.kind.value in _OF_PERSONS:
            actors = [a for a in actors if _may_be_person(a)]
        found, _ = self.s.best(t, actors, against, most)
        if found is not None and self.s.has_event_between(t, found):
            return None
        return found

    def _does_next(self, t: Trigger, actor: Actor) -> bool:
        """Say whether an actor is whose verb comes next: seized a ship, and officers held."""
        if self.language == "ar":
            return False
        is_parted = any(
            self.page.is_in("and", i) or self.page.words[i].is_mark
            for i in range(t.last + 1, actor.first)
        )
        verbs = (o for o in self.s.triggers if not o.is_noun and o is not t)
        return is_parted and any(0 < o.first - actor.last <= _NEXT for o in verbs)

    def _of_passive(self, t: Trigger) -> Roles:
        left = self.s.left(t)
        if self.language == "zh" and t.tag == "passive":
            whom, cost = self.s.best(t, left, {}, _MOST_WHO)
            return self.s.made(None, whom, cost)
        if self.language == "zh":
            mark = next(
                (
                    i
                    for i in range(t.first - 1, self.s.start - 1, -1)
                    if self.page.is_in("passive", i)
                ),
                self.s.start,
            )
            who = next((a for a in left if a.first > mark), None)
            whom, cost = self.s.best(t, [a for a in left if a.last < mark], {}, _MOST_WHO)
            return self.s.made(who, whom, cost)
        whom, cost = self._before(t)
        if self.language == "en":
            if whom is not None and self.s.preps[whom] in _PLACED:
                whom = None  # chips made in Germany were sold
            by = [a for a in self.s.right(t) if self.s.preps[a] == "by"]
            who, _ = self.s.best(t, by, {}, _MOST_WHOM)
        else:
            near = [a for a in self.s.right(t) if not self.s.preps[a] and a.first - t.last <= 2]
            who = near[0] if near else None
            is_doer = who is not None and is_by(who, self.s)
            if t.kind.value in _OF_PERSONS and whom is not None and not _may_be_person(whom):
                whom = None  # гендиректором Альфы назначен Орлов
            if whom is None and not is_doer:
                who, whom = None, who
        return self.s.made(who, whom, cost)

    def _arabic(self, t: Trigger) -> Roles:
        inner = self.s.inner(t)
        right = [a for a in self.s.right(t) if not self.s.has_event_between(t, a)]
        after, far = self.s.best(
            t,
            right,
            _NO_SUBJECT,
            4.0,
        )
        before, near = self.s.best(t, self.s.left(t), self._subject(t), _MOST_WHO)
        who: Actor | None
        taken_up = of_which(self.s, t, after)
        if taken_up is not None:
            return taken_up
        before = behind_which(self.s, before, self._done)
        if inner and self.s.preps[inner[0]] in ("to", "against", "with"):
            whom = inner[0]
            who = next((a for a in inner[1:] if not self.s.preps[a]), None)
            return self.s.made(who or (before if near <= _MOST_BEFORE else None), whom, 0.0)
        was = told_by_was(self.s, t)
        if was is not None and inner:  # وكانت روسيا قد أدرجت الشركة
            return self.s.made(was, inner[0], 0.0)
        if was is not None:
            who, cost = was, 0.0
        elif inner:
            who, cost = inner[0], 0.0
        elif before is not None and self._leads(t, before, near):
            who, cost = before, near
        elif after is not None and not (t.is_report and far > 2):
            who, cost = after, far
        else:
            who, cost = before, near
        if len(inner) > 1:
            return self.s.made(who, inner[1], cost)
        at = max(t.last, who.last) if who is not None and who is after else t.last
        if t.kind.value in _DONE_TO_PERSONS and who is after and _is_person(who):
            to = self._whom_after(t, who, at)  # اعتقل أحمد الحسن: he was arrested
            return self.s.made(None, who, cost) if to is None else self.s.made(who, to, cost)
        written = self.page.words[t.last].text
        if (
            t.first == t.last and written.endswith("ه") and not t.is_report and who is not None
        ):  # اعتقلته: arrested him
            him = spoken_of(self.s, _HIM, t.first)
            return self.s.made(who, him if him is not who else None, cost)
        return self.s.made(who, self._whom_after(t, who, at), cost if who else FAR)

    def _leads(self, t: Trigger, before: Actor, cost: float) -> bool:
        """Say whether an Arabic verb has its subject before it: in titles, after which and that."""
        i = t.first - 1
        if i >= self.s.start and self.page.is_in("relative", i):
            after = fold(self.page.words[t.last + 1].text) if t.last + 1 < self.s.end else ""
            return after not in _TAKEN_UP
        if i > before.last and self.page.is_in("clause", i):
            return fold(self.page.words[i].text).endswith(("ها", "ه", "هم", "هما"))
        if cost > 0.5:
            return False
        opened = any(
            o.last < before.first and not o.is_noun and self.s.breaks(o.last, before.first) < 1
            for o in self.s.triggers
        )
        return self.s.is_title or not opened
