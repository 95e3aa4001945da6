"""Who and what acts on a page: everybody of the cast at each place that means them.

The cast is whole by now, so a family name in the headline is known by the full name below it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from witting.names import plain_forms
from witting.places import PlaceMention, country_name
from witting.stories.cast import HEADS, Cast, Draft
from witting.stories.lexicon import Hit
from witting.stories.offices import office_at, offices_of
from witting.stories.page import Page
from witting.stories.prepositions import preposition_before
from witting.stories.records import How, Mention, NamedKind
from witting.stories.tables import table
from witting.stories.unnamed import SPEAKERS, is_unnamed
from witting.stories.words import fold

_MINISTERS = ("minister", "وزير", "министр", "部长", "外长")
_LEADERS = (
    "leader",
    "president",
    "زعيم",
    "رئيس",
    "лидер",
    "президент",
    "глав",
    "元首",
    "领导",
    "总统",
)
_STEM = 4  # letters
_NEAR = 2  # words between a capital and what its state does
_FIRM = re.compile(
    r"(?:[㐀-鿿]{2,3}[省市])?(?P<own>[㐀-鿿]{3,8})(?:股份有限公司|有限责任公司|有限公司|集团公司|集团)"
)
_LOCATIVE = frozenset(("in", "to", "from", "about"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody at words `first` to `last`: one of the cast, or two where “the two leaders” are."""

    first: int
    last: int
    drafts: tuple[Draft, ...]
    how: How
    place: PlaceMention | None = None  # the place written, where a state is meant by it

    @property
    def is_state(self) -> bool:
        """Say whether a state is meant."""
        return any(draft.kind is NamedKind.STATE for draft in self.drafts)


class Acting:
    """Finds actors page by page; keeps who was spoken of last, for those named by a pronoun."""

    def __init__(self, cast: Cast, language: str) -> None:
        """Find those of this cast, by the words of this language."""
        self.cast, self.language = cast, language
        self._last_person: Draft | None = None
        self._recent: list[Draft] = []  # the two persons spoken of last
        self._last: dict[str, Draft] = {}  # the company and the public body spoken of last

    def on(self, page: Page, named: list[tuple[int, int, Draft]]) -> list[Actor]:
        """Give the actors of a page in order; `named` are those it names in full."""
        actors = [Actor(first=f, last=last, drafts=(d,), how=_how(d)) for f, last, d in named]
        taken = {i for a in actors for i in range(a.first, a.last + 1)}
        for found in (self._parts, self._offices, self._groups, self._states, self._pronouns):
            for actor in found(page, taken, actors):
                if taken.isdisjoint(range(actor.first, actor.last + 1)):
                    actors.append(actor)
                    taken.update(range(actor.first, actor.last + 1))
        actors.sort(key=lambda a: a.first)
        actors = list(self._resolved(page, actors))
        for actor in actors:
            span = page.span(actor.first, actor.last)
            for draft in actor.drafts:
                draft.mentions.append(Mention(span=span, how=actor.how))
        return actors

    def _parts(self, page: Page, taken: set[int], _: list[Actor]) -> Iterator[Actor]:
        if self.language == "zh":
            yield from self._han_parts(page)
            return
        needs_capital = self.language in ("en", "ru")
        for i, word in enumerate(page.words):
            if word.is_mark or i in taken or (needs_capital and not word.is_capital):
                continue
            keys = plain_forms(word.keys[0]) if self.language == "ru" else word.keys
            found = next((d for key in keys for d in self.cast.by_part(key)), None)
            if found is not None:
                first = _in_full(page, i, found, taken)
                yield Actor(first=first, last=i, drafts=(found,), how=How.PART)

    def _han_parts(self, page: Page) -> Iterator[Actor]:
        text = page.passage.text
        for draft in self.cast:
            if draft.kind is NamedKind.PERSON:
                ways = {part for words in draft.words for part in (words[-1], "·".join(words))}
            else:
                ways = {short} if (short := _short_firm(draft)) else set()
            for way in sorted(ways, key=len, reverse=True):
                at = text.find(way) if len(way) > 1 else -1
                while at >= 0:
                    first, last = page.words_of(at, at + len(way))
                    yield Actor(first=first, last=last, drafts=(draft,), how=How.PART)
                    at = text.find(way, at + len(way))

    def _offices(self, page: Page, taken: set[int], _: list[Actor]) -> Iterator[Actor]:
        """Give offices that stand alone: the Russian leader, الرئيس الروسي, 习主席."""
        for hit in offices_of(page):
            if hit.first in taken:
                continue
            office, after = office_at(page, hit, self.language)
            is_head = hit.row.id in HEADS
            found = self.cast.by_office(hit.row.id, office.country, is_head=is_head)
            if found is None and self.language == "zh" and hit.first > 0:
                found = self._by_family(page.words[hit.first - 1].text)
            if found is None and office.country and hit.row.tag != "title":
                found = self.cast.add(
                    Draft(
                        kind=NamedKind.PERSON,
                        name=office.written,
                        because="an office, and no name with it",
                        offices=[office],
                        known_as=f"office {hit.row.id}",
                        country=office.country,
                    )
                )
            if found is not None:
                start = _office_start(page, hit, office.written)
                yield Actor(
                    first=start, last=max(hit.last, after - 1), drafts=(found,), how=How.OFFICE
                )

    def _by_family(self, letter: str) -> Draft | None:
        named = (d for d in self.cast.persons for words in d.words if len(words) == 1)
        return next((d for d in named if len(letter) == 1 and d.name.startswith(letter)), None)

    def _states(self, page: Page, taken: set[int], _: list[Actor]) -> Iterator[Actor]:
        for first, last, place in page.places:
            if taken.intersection(range(first, last + 1)):
                continue
            kind = place.place.kind
            if kind == "country":
                how = How.DEMONYM if place.kind == "demonym" else How.NAME
                if self.language == "zh" and place.text.endswith("方"):
                    how = How.METONYM  # 中方: who speaks for the state
                if self.language == "en" and "-" in page.words[first].text[len(place.text) :]:
                    how = How.DEMONYM  # Russia-based, US-led
            elif _capitals().get(place.place.id) and self._acts(page, first, last):
                how = How.METONYM
            else:
                continue
            yield self._state(place, first, last, how)

    def _state(self, place: PlaceMention, first: int, last: int, how: How) -> Actor:
        draft = self.cast.add(
            Draft(
                kind=NamedKind.STATE,
                name=country_name(place.place.country, language=self.language),
                because="a state is named",
                country=place.place.country,
            )
        )
        return Actor(first=first, last=last, drafts=(draft,), how=how, place=place)

    def _acts(self, page: Page, first: int, last: int) -> bool:
        """Say whether a capital stands beside a verb as one who acts, and not as a place."""
        if preposition_before(page, first, self.language) in _LOCATIVE:
            return False
        if self.language == "zh" and self._acts_in_chinese(page, first, last):
            return True
        if self.language == "ar":
            near: tuple[int, ...] = (first - 1,)
            held = [h for h in page.hits.get("event", ()) if h.last == first - 1]
            if any(h.row.id == "visited" for h in held):
                return False
        else:
            near = tuple(range(last + 1, last + 1 + _NEAR))
        verbs = {
            i
            for h in page.hits.get("event", ())
            if h.row.tag != "noun" and h.row.tag != "weak"
            for i in range(h.first, h.last + 1)
        }
        words = page.words
        for i in near:
            if not 0 <= i < len(words) or words[i].is_mark or page.is_in("prep", i):
                return False
            if self.language == "en" and words[i].keys[0] in _firms():
                return False  # a Moscow firm is not Moscow
            if i in verbs or page.is_in("acts", i) or page.is_in("planned", i):
                return True
            other = page.places_at(i + 1) if page.is_in("and", i) else None
            if other is not None and other.place.id in _capitals():  # Moscow and Beijing signed
                return self._acts(page, i + 1, page.place_end(i + 1))
        return False

    def _acts_in_chinese(self, page: Page, first: int, last: int) -> bool:
        """Say whether a capital opens a clause, its verb after a phrase: 莫斯科从朝鲜购买."""
        verbs = [h for h in page.hits.get("event", ()) if h.row.tag == "verb"]
        opens = first == 0 or page.words[first - 1].is_mark
        opens = opens or any(h.last == first - 1 for h in verbs)
        after = range(last + 1, min(last + 10, len(page.words)))
        end = next((i for i in after if page.words[i].is_mark), after.stop)
        visited = any(h.last == first - 1 and h.row.id == "visited" for h in verbs)
        return opens and not visited and any(last < h.first < end for h in verbs)

    def _groups(self, page: Page, taken: set[int], actors: list[Actor]) -> Iterator[Actor]:
        for hit in page.hits.get("group", ()):
            named = {a.first for a in actors if a.drafts[0].kind is NamedKind.VESSEL}
            if hit.first in taken or hit.last + 1 in named:
                continue
            if hit.row.id == SPEAKERS and not is_unnamed(page, hit, actors, self.language):
                continue
            state, first, last = self._state_of_group(page, hit)
            name = page.text(hit.first, hit.last)
            if self.language == "ar":
                name = _without(name, page, hit)
            if state is not None:
                is_behind = state.start > page.words[hit.first].start
                parts = (name, state.text) if is_behind else (state.text, name)
                name = ("" if self.language == "zh" else " ").join(parts)
            draft = self.cast.add(
                Draft(
                    kind=NamedKind.GROUP,
                    name=name,
                    because="a group, none of it by name",
                    country=state.place.country if state else "",
                    known_as=f"group {hit.row.id} {_stem(page, hit)}",
                )
            )
            yield Actor(first=first, last=last, drafts=(draft,), how=How.NAME)

    def _state_of_group(self, page: Page, hit: Hit) -> tuple[PlaceMention | None, int, int]:
        """Give whose group it is, and its words with the state's: Chinese banks, البنوك الصينية."""
        if self.language != "ar":
            place = page.places_at(hit.first - 1)
            fits = place is not None and (place.kind == "demonym" or self.language in ("zh", "en"))
            if place is None or not fits:
                behind = page.places_at(hit.last + 1) if self.language == "ru" else None
                is_state = behind is not None and behind.place.kind == "country"
                if behind is not None and is_state and behind.kind != "demonym":
                    return behind, hit.first, page.place_end(hit.last + 1)  # таможня Нидерландов
                return None, hit.first, hit.last
            return place, page.word_at(place.start), hit.last
        place = page.places_at(hit.last + 1)
        if place is not None and place.kind == "demonym":
            return place, hit.first, page.place_end(hit.last + 1)
        place = page.places_at(hit.last + 2)
        if page.is_in("group", hit.last + 1) and place is not None and place.kind == "demonym":
            return place, hit.first, hit.last
        return None, hit.first, hit.last

    def _pronouns(self, page: Page, taken: set[int], _: list[Actor]) -> Iterator[Actor]:
        for hit in page.hits.get("pronoun", ()):
            if hit.first not in taken:
                yield Actor(first=hit.first, last=hit.last, drafts=(), how=How.PRONOUN)

    def _resolved(self, page: Page, actors: list[Actor]) -> Iterator[Actor]:
        """Give whom each pronoun means, by who was spoken of before; drop those nobody can tell."""
        ids = {hit.first: hit.row.id for hit in page.hits.get("pronoun", ())}
        ends = iter([*(end for _, end in page.sentences), len(page.words) + 1])
        end = next(ends)
        first: Draft | None = None
        seen: set[str] = set()
        for actor in actors:
            while actor.first >= end:
                end = next(ends)
                seen = set()
                self._last_person, first = first or self._last_person, None
            if actor.how is not How.PRONOUN:
                for draft in actor.drafts:
                    if draft.kind is NamedKind.PERSON:
                        first = first or draft
                        others = [d for d in self._recent if d is not draft]
                        self._recent = [*others[-1:], draft]
                    elif draft.kind is NamedKind.ORGANISATION and not (
                        _is_titled(page, actor) or draft.is_press
                    ):
                        kind = "body" if draft.is_body else "company"
                        if kind not in seen:  # the first of a sentence is what it is about
                            self._last[kind] = draft
                            seen.add(kind)
                yield actor
                continue
            written = page.text(actor.first, actor.last)
            meant = self._meant(ids.get(actor.first, ""), first, written)
            if meant or ids.get(actor.first) in ("company", "he"):
                # Whom nobody can tell stays in the place, so that nobody else takes the part.
                yield Actor(first=actor.first, last=actor.last, drafts=meant, how=How.PRONOUN)
        self._last_person = first or self._last_person

    def _meant(self, pronoun: str, first: Draft | None, written: str) -> tuple[Draft, ...]:
        if pronoun == "both":
            is_of_ministers = any(word in fold(written) for word in _MINISTERS)
            is_of_heads = any(word in fold(written) for word in _LEADERS)
            held = self.cast.ministers() if is_of_ministers else self.cast.heads()
            if not is_of_heads and not is_of_ministers and len(self._recent) > 1:
                held = self._recent
            both = held if len(held) >= 2 else self._recent
            return tuple(both[:2] if both is held else both[-2:]) if len(both) >= 2 else ()
        if pronoun in ("company", "body"):
            return (self._last[pronoun],) if pronoun in self._last else ()
        person = first or self._last_person
        return (person,) if person else ()


def _short_firm(draft: Draft) -> str:
    """Give a Chinese firm's own name without its seat and form: 远帆电子, or ""."""
    if draft.kind is not NamedKind.ORGANISATION or draft.is_body or draft.is_press:
        return ""
    found = _FIRM.fullmatch(draft.name)
    return found["own"] if found else ""


def _in_full(page: Page, last: int, draft: Draft, taken: set[int]) -> int:
    """Give the first word of a name that ends at a word, where the whole of it is written again."""
    first = last
    for words in draft.words:
        at = last
        for part in reversed(words[:-1]):
            before = page.words[at - 1] if at > 0 else None
            if before is None or before.is_mark or at - 1 in taken:
                break
            if fold(part)[:_STEM] != fold(before.text)[:_STEM]:
                break
            at -= 1
        first = min(first, at)
    return first


def _is_titled(page: Page, actor: Actor) -> bool:
    """Say whether an office stands beside a name: Li Wei, chairman of Alfa, is no company."""
    return page.is_in("office", actor.last + 2) and page.words[actor.last + 1].text == ","


def _office_start(page: Page, hit: Hit, written: str) -> int:
    """Give the first word of an office as written, which may begin with its state."""
    first = hit.first
    while first > 0 and page.text(first, hit.last) != written[: len(page.text(first, hit.last))]:
        if len(page.text(first - 1, hit.last)) > len(written):
            break
        first -= 1
        if written.startswith(page.text(first, hit.last)):
            break
    return first


def _stem(page: Page, hit: Hit) -> str:
    """Give the beginning of a group's word: the police and prosecutors are not one."""
    key = fold(_without(page.text(hit.first, hit.first), page, hit)).removeprefix("ال")
    return key[:_STEM]


def _how(draft: Draft) -> How:
    return How.METONYM if draft.kind is NamedKind.STATE else How.NAME


def _without(name: str, page: Page, hit: Hit) -> str:
    """Give an Arabic group without what is written onto it: للبنوك is the banks."""
    key = fold(page.words[hit.first].text)
    if key.startswith("لل"):
        return "ال" + name[2:]
    return name[1:] if key.startswith(("وال", "بال")) else name


@cache
def _firms() -> frozenset[str]:
    return frozenset(table("organisations")["beside"]["en"].split())


@cache
def _capitals() -> dict[str, str]:
    return {place: country for country, place in table("capitals")["capitals"].items()}
