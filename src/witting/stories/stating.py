"""Puts statements together: what a sentence states, of whom, when, where, how often, and by whom.

A word that states an event and has nobody and nothing beside it states nothing worth keeping.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from witting.base import Span
from witting.places import PlaceMention
from witting.stories.actors import Actor
from witting.stories.cast import Draft
from witting.stories.days import Found
from witting.stories.often import Often
from witting.stories.opening import without_dateline
from witting.stories.page import Page
from witting.stories.polarity import is_lifted, polarity_of
from witting.stories.prepositions import preposition_before
from witting.stories.records import DayNamed, GoodsNamed, Polarity, Times
from witting.stories.roles import Casting
from witting.stories.sentence import Roles, Sentence
from witting.stories.stated import Stated, is_same, merge, one_day
from witting.stories.tables import listed
from witting.stories.triggers import Trigger, is_base, triggers_in
from witting.stories.words import fold

_TRADE = listed("shipped supplied delivered bought sold produced banned paid seized")
_GOVERNS = frozenset(["announced", "sanctioned", "designated", "banned", "helped"])
_COUNTED = listed(
    "met visited spoke attacked shipped supplied fined sanctioned arrested bought sold"
)
_OPEN, _CLOSE = frozenset('“«「『"'), frozenset('”»」』"')
_MOST_DAY, _MOST_PLACE, _MOST_REPORTED, _MOST_WEAK = 14.0, 9.0, 2.0, 3.0
_NEAR_DENIAL, _NEAR_BAN = 4, 4
_MEASURES = listed("sanctioned designated charged")
_FORBIDDEN = listed("shipped supplied delivered bought sold paid")
_WHERE = frozenset(("in", "to", ""))
_TO_PLACE = frozenset(("visited", "attacked"))


@dataclass(frozen=True, slots=True, kw_only=True)
class OnPage:
    """A page with all that was found on it."""

    page: Page
    actors: Sequence[Actor]
    days: Sequence[Found]
    often: Sequence[Often]
    goods: Sequence[tuple[int, int, GoodsNamed]]
    is_title: bool


def statements_on(held: OnPage, language: str) -> Iterator[Stated]:
    """Give what a page states, sentence by sentence."""
    taken = {
        i
        for a in held.actors
        for i in range(a.first, a.last + 1)
        if a.how.value not in ("pronoun",)
    }
    if language == "zh":  # 控制 within 微控制器 is no verb, 零部 of 零部件 no ministry
        within = {i for first, last, _ in held.goods for i in range(first, last + 1)}
        taken |= within
        named = [a for a in held.actors if not within.issuperset(range(a.first, a.last + 1))]
        held = replace(held, actors=named)
    for stretch in without_dateline(held.page):
        triggers = triggers_in(held.page, stretch, taken, language)
        if triggers:
            yield from _Stating(held, stretch, triggers, language).all()


class _Stating:
    def __init__(
        self, held: OnPage, stretch: tuple[int, int], triggers: list[Trigger], language: str
    ) -> None:
        self.held, self.page, self.language = held, held.page, language
        self.start, self.end = stretch
        self.triggers = triggers
        self.places: list[tuple[int, int, PlaceMention, str, bool]] = []
        self.sentence = Sentence(
            held.page, stretch, held.actors, self.triggers, language, is_title=held.is_title
        )
        self.casting = Casting(self.sentence)
        self.days = [f for f in held.days if self.start <= f.first < self.end]
        self.often = [o for o in held.often if self.start <= o.first < self.end]
        self.goods = [g for g in held.goods if self.start <= g[0] < self.end]

    def all(self) -> list[Stated]:
        """Give the statements of the sentence, each event once."""
        self.places = list(self._places())
        roles = {t: self.casting.roles(t) for t in self.triggers}
        kept = [t for t in self.triggers if self._is_told(t, roles[t])]
        often = self._often_by(kept)
        days = self._days_by(kept)
        goods = self._goods_by(kept)
        out: list[Stated] = []
        for t in kept:
            before = [o for o in self.triggers if o.first < t.first]
            polarity = polarity_of(self.page, t, before, self.start, self.language)
            if polarity is Polarity.STATED and out and self._goes_on(t, out[-1].trigger):
                polarity = out[-1].polarity
            stated = Stated(
                kind=t.kind,
                polarity=polarity,
                words=self.page.span(t.first, t.last),
                passage=self.page.span(self.page.sentence_of(self.start)[0], self.end - 1),
                who=self._parts(roles[t].who),
                whom=self._parts(roles[t].whom),
                what=self._what(t, roles[t]),
                where=self._where(t),
                when=one_day(days.get(t), often.get(t)),
                times=often.get(t),
                goods=goods.get(t, ()),
                is_quoted=self._is_quoted(t),
                trigger=t,
            )
            stated.said_by = self._said_by(t, kept, roles)
            same = next((o for o in out if is_same(o, stated)), None)
            if same is None:
                out.append(stated)
            else:
                merge(same, stated)
        return out

    def _goes_on(self, t: Trigger, before: Trigger) -> bool:
        """Say whether a verb goes on with the helper of the last: will visit and attend."""
        words = self.page.words
        if t.is_noun or before.is_noun or t.first <= before.last or self.casting.is_passive(t):
            return False
        near = (t.first - 1, t.first - 2)
        if self.language == "zh":
            return any(words[i].text in ("并", "且", "并且") for i in near)
        is_bare = self.language == "en" and is_base(words[t.first].text)
        return is_bare and any(self.page.is_in("and", i) for i in near)

    def _is_told(self, t: Trigger, roles: Roles) -> bool:
        if t.kind.value == "said":
            return any(a.drafts for a in roles.who)
        if t.kind.value == "charged" and self._is_denied_charge(t):
            return False
        if t.kind.value in _MEASURES and is_lifted(self.page, t, self.start):
            return False
        if t.kind.value in _FORBIDDEN and self._is_forbidden(t):
            return False
        if t.tag == "weak" and self._is_evaded(t):
            return False
        if t.tag == "weak":
            return bool(roles.who or roles.whom) and roles.cost <= _MOST_WEAK
        if t.is_noun and self.language != "zh" and t.kind.value in ("met", "spoke"):
            return len({id(d) for a in (*roles.who, *roles.whom) for d in a.drafts}) > 1
        if t.is_noun:
            return bool(roles.who or roles.whom) or bool(
                self._where(t) and t.kind.value == "visited"
            )
        return bool(roles.who or roles.whom or self.goods)

    def _is_forbidden(self, t: Trigger) -> bool:
        """Say whether a deed is only what a ban is of: banned the export of chips."""
        return any(
            o.kind.value == "banned"
            and o.last < t.first
            and self.sentence.breaks(o.last, t.first) < 1
            and t.first - o.last <= (_NEAR_BAN if self.language != "zh" else 2 * _NEAR_BAN)
            for o in self.triggers
        )

    def _is_evaded(self, t: Trigger) -> bool:
        """Say whether a measure is only what somebody gets round, or is under: 受制裁的公司."""
        after = self.page.words[t.last + 1].text if t.last + 1 < self.end else ""
        before = self.page.words[t.first - 1].text if t.first > self.start else ""
        if self.language == "zh" and after == "的" and before[-1:] in ("受", "被", "遭"):
            return True
        return any(
            o.kind.value == "evaded" and 0 < t.first - o.last <= _NEAR_DENIAL for o in self.triggers
        )

    def _is_denied_charge(self, t: Trigger) -> bool:
        """Say whether a charge is only what is denied: denied the accusations."""
        return any(
            o.kind.value == "denied" and 0 < t.first - o.last <= _NEAR_DENIAL for o in self.triggers
        )

    def _parts(self, actors: Sequence[Actor]) -> tuple[tuple[Draft, Span], ...]:
        found: dict[int, tuple[Draft, Span]] = {}
        for actor in actors:
            span = self.page.span(actor.first, actor.last)
            for draft in actor.drafts:
                found.setdefault(id(draft), (draft, span))
        return tuple(found.values())

    def _what(self, t: Trigger, roles: Roles) -> Span | None:
        """Give what follows the trigger, to the end of its sentence, or of a deed's clause."""
        behind = (a.last for a in roles.who if 0 < a.first - t.last <= 1)
        first, last = max((t.last, *behind)) + 1, self.end - 1
        while last > first and self.page.words[last].is_mark:
            last -= 1
        if not t.is_report:
            for i in range(first, last + 1):
                word = self.page.words[i]
                if word.is_mark and word.text in ",،，;；؛:：—–" and i > first:
                    last = i - 1
                    break
        return self.page.span(first, last) if last > first else None

    def _where(self, t: Trigger) -> tuple[str, ...]:
        """Give the places the trigger's deed is told to be at, the nearest first."""
        found: list[tuple[float, str]] = []
        most = _MOST_REPORTED if t.is_report else _MOST_PLACE
        for first, last, place, prep, is_of_war in self.places:
            is_target = t.kind.value in _TO_PLACE and first > t.last
            if place.place.kind == "country" and not (is_target or prep == "in"):
                continue
            if is_of_war and first - 2 > t.last:
                continue  # the war in Ukraine is not where they met
            if prep == "of" and is_target:
                prep = "in"  # the city of Harbin
            if prep not in _WHERE and not (prep == "against" and is_target):
                continue
            if not prep and not is_target:
                continue
            cost = self.sentence.cost(t, first, last)
            low, high = min(t.first, first), max(t.first, first)
            if any(o is not t and low < o.first < high for o in self.triggers):
                cost += 4.0
            if cost <= most:
                found.append((cost, place.place.id))
        return tuple(dict.fromkeys(place for _, place in sorted(found)))[:3]

    def _places(self) -> Iterator[tuple[int, int, PlaceMention, str, bool]]:
        """Give the sentence's places that do not act, with their prepositions."""
        for first, last, place in self.page.places:
            is_here = self.start <= first < self.end and place.kind != "demonym"
            if is_here and not self._acts_at(first):
                prep = preposition_before(self.page, first, self.language)
                is_of_war = any(self.page.is_in("war", i) for i in (first - 1, first - 2))
                yield first, last, place, prep, is_of_war

    def _acts_at(self, first: int) -> bool:
        return any(
            a.first <= first <= a.last and a.how.value == "metonym" for a in self.sentence.actors
        )

    def _is_below(self, t: Trigger) -> bool:
        """Say whether a trigger stands below another: in a relative clause, after "before"."""
        for i in range(t.first - 1, max(self.start, t.first - 6) - 1, -1):
            word = self.page.words[i]
            if word.is_mark and word.text in ",،，;":
                return False
            key = fold(word.text)
            if self.page.is_in("relative", i) or key in _BELOW:
                return True
        return False

    def _days_by(self, kept: Sequence[Trigger]) -> dict[Trigger, DayNamed]:
        """Give each trigger the day nearest to it; a day is told of the one nearest alone."""
        out: dict[Trigger, tuple[float, DayNamed]] = {}
        for found in self.days:
            if found.day.is_since or any(o.times.since == found.day for o in self.often):
                continue
            costs = [(self._day_cost(t, found), n, t) for n, t in enumerate(kept)]
            if not costs:
                continue
            cost, _, nearest = min(costs)
            for t in {nearest, self._same_event(nearest, kept)}:
                if cost <= _MOST_DAY and (t not in out or out[t][0] > cost):
                    out[t] = (cost, found.day)
        return {t: day for t, (_, day) in out.items()}

    def _day_cost(self, t: Trigger, found: Found) -> float:
        cost = self.sentence.cost(t, found.first, found.last)
        cost += 2.0 if t.is_report and found.first < t.first and t.kind.value == "said" else 0.0
        return cost + (3.0 if self._is_below(t) and found.last < t.first else 0.0)

    def _same_event(self, t: Trigger, kept: Sequence[Trigger]) -> Trigger:
        return next((o for o in kept if o.kind is t.kind), t)

    def _often_by(self, kept: Sequence[Trigger]) -> dict[Trigger, Times]:
        out: dict[Trigger, Times] = {}
        for often in self.often:
            costs = []
            for n, t in enumerate(kept):
                if t.is_report and often.times.nth is None:
                    continue  # met more than 40 times, he said
                cost = self.sentence.cost(t, often.first, often.last) * 0.5
                cost += 0.0 if t.kind.value in _COUNTED else 6.0
                cost += 10.0 if self._is_below(t) else 0.0
                costs.append((cost, n, t))
            if costs:
                out.setdefault(min(costs)[2], often.times)
        return out

    def _goods_by(self, kept: Sequence[Trigger]) -> dict[Trigger, tuple[GoodsNamed, ...]]:
        """Give the goods to the nearest trigger of trade, and to what governs it."""
        out: dict[Trigger, list[GoodsNamed]] = {}
        for first, last, goods in self.goods:
            trade = [
                (self.sentence.cost(t, first, last), n, t)
                for n, t in enumerate(kept)
                if t.kind.value in _TRADE
            ]
            nearest = min(trade)[2] if trade else None
            if nearest is not None:
                out.setdefault(nearest, []).append(goods)
            for t in kept:
                if t is not nearest and t.kind.value in _GOVERNS and t.first < first:
                    out.setdefault(t, []).append(goods)
            if nearest is None and not any(t.kind.value in _GOVERNS for t in kept) and kept:
                out.setdefault(kept[-1], []).append(goods)
        return {t: tuple(goods) for t, goods in out.items()}

    def _is_quoted(self, t: Trigger) -> bool:
        opened = False
        for i in range(self.start, t.first):
            text = self.page.words[i].text
            if text in _CLOSE and opened:
                opened = False
            elif text in _OPEN:
                opened = True
        return opened

    def _said_by(
        self, t: Trigger, kept: Sequence[Trigger], roles: dict[Trigger, Roles]
    ) -> tuple[tuple[Draft, Span], ...]:
        """Give whom the story quotes for it: who says, reports or announces it in the sentence."""
        best: Trigger | None = None
        for o in kept:
            if o is t or not o.is_report or not roles[o].who:
                continue
            if t.kind.value == "said" and (o.first > t.first or o.kind.value != "said"):
                continue
            if (o.first < t.first and self._governs(o, t, roles[o])) or (
                o.first > t.first and o.kind.value == "said" and self._closes(o) and best is None
            ):
                best = o
        return self._parts(roles[best].who) if best is not None else ()

    def _governs(self, o: Trigger, t: Trigger, roles: Roles) -> bool:
        """Say whether what stands after a report is what is said: not so between who and says."""
        who = roles.who[0]
        if o.kind.value == "declared" or who.first > t.last or o.last < t.first < who.first:
            return False
        between = (fold(self.page.words[i].text) for i in range(o.last + 1, t.first))
        return o.kind.value == "said" or not any(word in _BELOW for word in between)

    def _closes(self, o: Trigger) -> bool:
        """Say whether a report ends its sentence: “…”, Putin said."""
        return any(
            self.page.words[i].text in (",", "،", "，", "”", "»", '"')
            for i in range(max(self.start, o.first - 6), o.first)
        )


_BELOW = listed("before after since ahead قبل بعد منذ من خلال إذا до после перед if")
