"""Finds those whom a passage names in full: on a list, by an office, by an organisation's word.

Each way of finding says why it took the words for a name; `Draft.because` keeps that.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from witting.base import PartyKind
from witting.places import country_name
from witting.stories.capture import capital_run, han_run, is_given, name_from
from witting.stories.cast import Cast, Draft
from witting.stories.lexicon import Hit
from witting.stories.naming_east import in_arabic, in_latin
from witting.stories.naming_han import (
    beside_with,
    dotted_names,
    known_ones,
    openers,
    sayers,
    seized_ones,
)
from witting.stories.offices import office_at, offices_of
from witting.stories.organisations import is_public_body, organisations_of, vessel_after
from witting.stories.page import Page
from witting.stories.records import NamedKind
from witting.stories.tables import table
from witting.stories.words import fold

_KINDS = {
    PartyKind.PERSON: NamedKind.PERSON,
    PartyKind.ORGANISATION: NamedKind.ORGANISATION,
    PartyKind.VESSEL: NamedKind.VESSEL,
    PartyKind.AIRCRAFT: NamedKind.AIRCRAFT,
    None: NamedKind.UNKNOWN,
}
_EMPLOYERS = frozenset((NamedKind.STATE, NamedKind.ORGANISATION))
_SKIPPED = frozenset(
    ("the", "a", "an", "its", "his", "their", "former", "then", "new", "бывший", "нового")
)
_PATRONYMIC = re.compile(r"(?:ович|евич|ич)(?:|а|у|ем|е)$|(?:овн|евн|ичн|иничн)(?:а|ы|е|у|ой)$")
_FAMILY = re.compile(
    r"(?:ов|ев|ин|ын|ский|цкий|ова|ева|ина|ская|енко|чук|дзе|швили|ян)(?:|а|у|ым|е|ой|ого|ому)$"
)
_QUOTES = frozenset("«»“”„\"'")
_DONE_TO_PERSONS = frozenset(("arrested", "appointed", "convicted", "dismissed"))
_SEATS = frozenset(("في", "لدى", "в", "to", "in"))
_OWN_TITLES = frozenset(("courtesy", "counterpart"))


class Naming:
    """Finds full names on the pages of one story and puts them into its cast."""

    def __init__(self, cast: Cast, language: str) -> None:
        """Find for this cast, by the words of this language."""
        self.cast, self.language = cast, language

    def read(self, page: Page) -> list[tuple[int, int, Draft]]:
        """Give whom the page names in full, with their first and last words."""
        taken: dict[int, Draft] = {}
        found: list[tuple[int, int, Draft]] = []
        for first, last, draft in self._all(page, taken):
            if any(i in taken for i in range(first, last + 1)):
                continue
            kept = self.cast.add(draft)
            found.append((first, last, kept))
            taken.update(dict.fromkeys(range(first, last + 1), kept))
        return found

    def _all(self, page: Page, taken: dict[int, Draft]) -> Iterator[tuple[int, int, Draft]]:
        yield from self._listed(page)
        yield from self._institutions(page)
        yield from self._vessels(page)
        yield from self._organisations(page, taken)
        if self.language == "zh":
            yield from dotted_names(page, taken)
            yield from known_ones(page, taken)
        yield from self._with_office(page, taken)
        if self.language == "en":
            yield from in_latin(page, taken)
        if self.language in ("en", "ru"):
            yield from self._capitals(page, taken)
        if self.language == "ar":
            yield from in_arabic(page, taken)
            yield from self._arabic_given(page, taken)
        if self.language == "zh":
            yield from sayers(page, taken)
            yield from openers(page, taken)
            yield from seized_ones(page, taken)
            yield from beside_with(page, taken)

    def _listed(self, page: Page) -> Iterator[tuple[int, int, Draft]]:
        stretches: dict[tuple[int, int], Draft] = {}
        for mention in sorted(page.listed, key=lambda m: (m.start, -m.end)):
            first, last = page.words_of(mention.start, mention.end)
            match = mention.match
            if _is_open(page, first, last):
                last += 1
            within = (s for s in stretches if s[0] <= first and last <= s[1])
            at = next(within, (first, last))
            draft = stretches.get(at)
            if draft is None:
                written = page.text(first, last)
                draft = stretches[at] = Draft(
                    kind=_KINDS[match.entry.kind],
                    name=written,
                    because=f"‘{match.listed_name}’ is on a list in use",
                    words=[_parts(written, self.language)],
                )
            draft.listed.setdefault(match.entry_id, match)
        for (first, last), draft in stretches.items():
            yield first, last, draft

    def _institutions(self, page: Page) -> Iterator[tuple[int, int, Draft]]:
        rows = table("institutions")["institutions"]
        for hit in page.hits.get("institution", ()):
            if self.language in ("en", "ru") and not page.words[hit.first].is_capital:
                continue
            country = rows[hit.row.id]["country"]
            if hit.row.tag == "state":
                draft = Draft(
                    kind=NamedKind.STATE,
                    name=country_name(country, language=self.language),
                    because="a seat of government stands for its state",
                    country=country,
                )
            else:
                draft = Draft(
                    kind=NamedKind.ORGANISATION,
                    name=_bare(page, hit.first, hit.last, self.language),
                    because="a known institution",
                    country=country,
                    known_as=hit.row.id,
                )
            yield hit.first, hit.last, draft

    def _with_office(self, page: Page, taken: dict[int, Draft]) -> Iterator[tuple[int, int, Draft]]:
        last_title = ""
        for hit in offices_of(page):
            office, after = office_at(page, hit, self.language)
            is_of = page.words[after : after + 1] and page.words[after].text == "of"
            beside = taken.get(after + 1 if is_of else after) or taken.get(hit.first - 1)
            if hit.row.id == "counterpart":
                office = replace(office, title=last_title or office.title)
            elif hit.row.id not in _OWN_TITLES:
                last_title = office.title
            if beside is not None and not office.country and beside.kind in _EMPLOYERS:
                office = replace(office, country=beside.country)
            found = self._name_beside(page, hit, after, taken)
            if found is None:
                continue
            first, last = found
            held = next((taken[i] for i in range(first, last + 1) if i in taken), None)
            is_own = hit.row.id in _OWN_TITLES and not (hit.row.id == "counterpart" and last_title)
            written = _bare(page, first, last, self.language)
            draft = held or Draft(
                kind=NamedKind.PERSON,
                name=written,
                because=f"‘{office.written}’ stands beside the name",
                words=[_parts(written, self.language)],
            )
            if draft.kind not in (NamedKind.PERSON, NamedKind.UNKNOWN):
                continue
            if not is_own:
                draft.add_office(office)
            if beside is not None and beside.kind is NamedKind.ORGANISATION:
                draft.works_for.setdefault(office.title, beside)
            if held is None:
                yield first, last, draft

    def _name_beside(
        self, page: Page, hit: Hit, after: int, taken: dict[int, Draft]
    ) -> tuple[int, int] | None:
        words = page.words
        if after < len(words) and after in taken:
            if taken[after].kind in _EMPLOYERS:  # director of Alfa Anna Petrova
                employer = taken[after]
                while taken.get(after) is employer:
                    after += 1
            if after in taken and taken[after].kind not in _EMPLOYERS:
                last = after
                while last + 1 in taken and taken[last + 1] is taken[after]:
                    last += 1
                return after, last
        if after < len(words) and words[after].text in (",", "،", "，") and self.language != "zh":
            found = name_from(page, after + 1, self.language)
            if found and found[1] > found[0] and found[0] not in taken:
                closed = page.words[found[1] + 1 : found[1] + 2]
                is_one = is_given(page.words[found[0]].text) or self.language == "ru"
                is_one = is_one or any(word.text in (",", "،") for word in closed)
                return found if is_one else None
        if after < len(words) and any(page.is_in(t, after) for t in ("pronoun", "group")):
            after += self.language in ("ru", "ar")  # директор компании Игорь Станов
        found = name_from(page, _behind_seat(page, after, self.language), self.language)
        if found is None and self.language == "zh":
            found = han_run(page, after)
        if found is not None and self.language == "ru" and _is_latin_firm(page, *found):
            found = None
        if found is not None and self.language == "ar" and hit.first > 0:
            is_given_him = fold(words[hit.last].text).endswith("ا")
            if is_given_him and not fold(words[hit.last].text).endswith(("ها", "نا")):
                found = None  # رئيسا تنفيذيا: an office somebody is given
        if found is not None and not (page.places_at(found[0]) and found[0] == found[1]):
            return found
        return self._name_before(page, hit, taken)

    def _name_before(self, page: Page, hit: Hit, taken: dict[int, Draft]) -> tuple[int, int] | None:
        """Give the name an office follows: Wang Yi, China's foreign minister; 习近平主席."""
        words, i = page.words, hit.first - 1
        if self.language == "zh":
            if i in taken and taken[i].kind in (NamedKind.PERSON, NamedKind.UNKNOWN):
                return i, i
            return None
        while i >= 0 and (page.places_at(i) or fold(words[i].text) in _SKIPPED):
            i -= 1
        if i < 1 or words[i].text not in (",", "،", "—", "–"):
            return None
        i -= 1
        if i in taken:
            return i, i
        if self.language == "ar":
            return None
        start = i
        while start > 0 and words[start - 1].is_capital and not words[start - 1].is_mark:
            start -= 1
        run = capital_run(page, start)
        return run if run is not None and run[1] == i and run[1] > run[0] else None

    def _organisations(
        self, page: Page, taken: dict[int, Draft]
    ) -> Iterator[tuple[int, int, Draft]]:
        for first, last, country in organisations_of(page, self.language, set(taken)):
            name = _bare(page, first, last, self.language)
            yield (
                first,
                last,
                Draft(
                    kind=NamedKind.ORGANISATION,
                    name=name,
                    because="a word of an organisation belongs to the name",
                    country=country,
                    is_public=is_public_body(page, first, last),
                    words=[_parts(name, self.language)],
                ),
            )

    def _vessels(self, page: Page) -> Iterator[tuple[int, int, Draft]]:
        for hit in page.hits.get("vessel", ()):
            found = vessel_after(page, hit.last + 1, self.language)
            if found is None or page.places_at(found[0]) is not None:
                continue
            name = page.text(*found).strip('«»“”"„「」『』')
            yield (
                *found,
                Draft(
                    kind=NamedKind.VESSEL,
                    name=name,
                    because=f"‘{page.text(hit.first, hit.last)}’ stands before the name",
                    words=[_parts(name, self.language)],
                ),
            )

    def _capitals(self, page: Page, taken: dict[int, Draft]) -> Iterator[tuple[int, int, Draft]]:
        i = 0
        while i < len(page.words):
            run = None if i in taken else capital_run(page, i)
            if run is not None and run[0] == run[1] and self._meets_or_says(page, i):
                name = _bare(page, *run, self.language)
                why = "a verb of saying or meeting stands beside the name"
                draft = Draft(
                    kind=NamedKind.PERSON,
                    name=name,
                    because=why,
                    words=[_parts(name, self.language)],
                )
                yield (*run, draft)
            if run is None or run[0] == run[1] or self._is_no_person(page, *run):
                i = i + 1 if run is None else run[1] + 1
                continue
            why = self._why_person(page, *run)
            if why and not any(n in taken for n in range(run[0], run[1] + 1)):
                name = _bare(page, *run, self.language)
                yield (
                    *run,
                    Draft(
                        kind=NamedKind.PERSON,
                        name=name,
                        because=why,
                        words=[_parts(name, self.language)],
                    ),
                )
            i = run[1] + 1

    def _is_no_person(self, page: Page, first: int, last: int) -> bool:
        """Say whether words with capitals name a place or a body: Таможня Нидерландов."""
        if any(page.places_at(n) for n in range(first, last)):
            return True
        if is_given(page.words[first].text):
            return False
        return page.places_at(last) is not None or page.is_in("group", first)

    def _meets_or_says(self, page: Page, at: int) -> bool:
        """Say whether one capitalised word stands where only a person's name does: Orlov said."""
        words = page.words
        known = ("event", "organisation", "group", "planned", "pronoun", "clause", "number")
        if page.places_at(at) or any(page.is_in(t, at) for t in known) or words[at].text.isupper():
            return False
        if at and words[at - 1].text in _QUOTES:
            return False
        starts = page.sentence_of(at)[0] == at
        for hit in page.events_at(at + 1):
            if hit.row.id == "said" and hit.row.tag == "verb":
                return not (starts and self.language == "ru")
        if starts or words[at - 1].is_mark:
            return False
        if any(h.row.id == "said" and h.row.tag == "verb" for h in page.events_before(at)):
            return words[at - 1].text[0].islower()
        met = (h.row.id in ("met", "spoke") for h in page.events_before(at - 1))
        return page.is_in("prep", at - 1) and any(met)

    def _why_person(self, page: Page, first: int, last: int) -> str:
        """Say what shows a run of capitalised words to be a person, or ""."""
        words = [fold(page.words[i].text) for i in range(first, last + 1)]
        if is_given(words[0]):
            return f"‘{page.words[first].text}’ is a given name"
        if self.language == "ru" and any(_PATRONYMIC.search(word) for word in words):
            return "a patronymic stands in the name"
        if self.language == "ru" and len(words) == 2 and _FAMILY.search(words[1]):
            return "the ending is that of a family name"
        for i in (last + 1, first - 1):
            said = (*page.events_at(i), *page.events_before(i + 1))
            if any(h.row.id == "said" and h.row.tag == "verb" for h in said):
                return "a verb of saying stands beside the name"
            if len(words) > 1 and any(h.row.id in _DONE_TO_PERSONS for h in said):
                return "what is done to persons alone stands beside the name"
        return ""

    def _arabic_given(
        self, page: Page, taken: dict[int, Draft]
    ) -> Iterator[tuple[int, int, Draft]]:
        for i, word in enumerate(page.words):
            if word.is_mark or i in taken or not is_given(word.text):
                continue
            run = name_from(page, i, "ar")
            if run is not None and run[1] > run[0]:
                name = page.text(*run)
                yield (
                    *run,
                    Draft(
                        kind=NamedKind.PERSON,
                        name=name,
                        because=f"‘{word.text}’ is a given name",
                        words=[_parts(name, "ar")],
                    ),
                )


def _behind_seat(page: Page, after: int, language: str) -> int:
    """Give the word behind where somebody holds an office: посол в Китае Орлов."""
    words = page.words
    if language == "zh" or after + 1 >= len(words) or fold(words[after].text) not in _SEATS:
        return after
    return page.place_end(after + 1) + 1 if page.places_at(after + 1) is not None else after


def _is_latin_firm(page: Page, first: int, last: int) -> bool:
    """Say whether a Russian office stands before a firm in Latin letters: директором Apex Ltd."""
    words = [page.words[i].text for i in range(first, last + 1)]
    return all(word.isascii() for word in words) and not is_given(words[0])


def _is_open(page: Page, first: int, last: int) -> bool:
    """Say whether a name ends right before the mark that closes its quotation: ООО «Стаут»."""
    after = page.words[last + 1].text if last + 1 < len(page.words) else ""
    return after in ("»", "”") and any(page.words[i].text in "«“„" for i in range(first, last + 1))


def _bare(page: Page, first: int, last: int, language: str) -> str:
    """Give a name as written, without what Arabic and English write onto it."""
    text = page.text(first, last)
    if language == "en":
        return re.sub(r"['’]s$", "", text)
    if language == "ar" and page.words[first].text[0] in "وفبلك":
        word = page.words[first].text
        shorter = fold(word[1:])
        if len(word) > 4 and shorter in page.words[first].keys and page.is_prefixed(first):
            return text[1:]
    return text


def _parts(name: str, language: str) -> tuple[str, ...]:
    if language == "zh":
        return tuple(part for part in re.split(r"[·•・]", name) if part)
    return tuple(part for part in re.findall(r"[^\W_]+(?:[-'’][^\W_]+)*", name) if part)
