"""Reads one story: whom and what it names, and what it states. Every statement is the source's."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Protocol

from witting.base import Deal, Passage, Span, Unread
from witting.goods.classify import best_first, find_goods
from witting.goods.law import GoodsLaw, GoodsView, view_of
from witting.intake.article import is_story
from witting.intake.as_seen import as_seen, told_of
from witting.lawbook import Lawbook
from witting.names import script_of
from witting.parties.match import Mention as ListedMention
from witting.stories.actors import Acting, Actor
from witting.stories.cast import Cast, Draft, named_of
from witting.stories.days import Found, StoryDay, days_on
from witting.stories.lexicon import LANGUAGES, lexicon
from witting.stories.naming import Naming
from witting.stories.often import often_on
from witting.stories.page import Page, page_of
from witting.stories.records import (
    GoodsNamed,
    How,
    Mention,
    Part,
    PlaceNamed,
    SectorNamed,
    Statement,
    StoryRead,
)
from witting.stories.stated import Stated
from witting.stories.stating import OnPage, statements_on
from witting.stories.storyday import day_of_story, publisher_of, version_note_of
from witting.stories.tables import table
from witting.stories.words import fold

_WORD = re.compile(r"[^\W_]+")
_MOST_PASSAGES = 2_000
_MOST_SIGNS = 400_000
_LONGEST_PASSAGE = 30_000
_SCRIPTS = {"latn": "en", "arab": "ar", "hani": "zh", "cyrl": "ru"}
_FIRST = 20  # passages
_LOOKED_AT = 4_000  # signs by which the language is told
_DENIED = 3  # words from what denies a deed to its verb
_TITLE = 160  # signs: a first passage longer than that is no headline


class FindsListed(Protocol):
    """Finds listed parties in running text; the screener of the parties room can."""

    def mentions(self, text: str, *, language: str | None = None) -> Sequence[ListedMention]:
        """Give the listed parties a text names, in order."""


def read_story(
    deal: Deal,
    finder: FindsListed | None = None,
    *,
    day: date | None = None,
    language: str | None = None,
    lawbook: GoodsLaw | None = None,
) -> StoryRead:
    """Give what an article says: its cast, places, days, goods and statements, each with its words.

    `finder` looks for listed parties (a `Screener` can); without one nobody is linked to a list.
    `day` is the story's own day where the caller knows it; else it is the deal's, or what the
    story's dateline, copyright or file name tells. `language` (`ar`, `zh`, `ru`, `en`) is told by
    the letters if not given; a story in another is read for places, goods and listed names alone.
    What goes over the bounds of length is named in `unread`. Goods are judged by the lawbook
    as of the story's day, or the newest list. Boilerplate that
    intake set aside is no evidence; it stays in `left_out`.
    """
    seen = as_seen(deal)
    if seen is None:
        return _read(deal, finder, day, language, lawbook)
    story = seen.shown(_read(seen.deal, finder, day, language, lawbook))
    told = told_of(seen)
    masked = (Unread(field=told[1].field, why=told[0]),) if told is not None else ()
    return replace(story, unread=(*story.unread, *masked))


def _read(
    deal: Deal,
    finder: FindsListed | None,
    day: date | None,
    language: str | None,
    lawbook: GoodsLaw | None,
) -> StoryRead:
    passages, unread = _bounded(deal.passages)
    spoken = language or language_of(passages)
    held = lexicon(spoken if spoken in LANGUAGES else "en")
    dated, day_how, year = day_of_story(deal, day)
    vocabulary = (
        frozenset(fold(word) for passage in passages for word in _WORD.findall(passage.text))
        if spoken == "ar"
        else frozenset()
    )
    pages = [
        page_of(p, held, finder.mentions(p.text, language=None) if finder else (), vocabulary)
        for p in passages
    ]
    cast = Cast()
    naming = Naming(cast, held.language)
    named = [naming.read(page) for page in pages]
    acting = Acting(cast, held.language)
    title = _title(passages)
    story = StoryDay(day=dated, year=year)
    on_pages = [
        _found(
            page,
            acting.on(page, by_name),
            story,
            held.language,
            lawbook,
            is_title=bool(title) and n == 0,
        )
        for n, (page, by_name) in enumerate(zip(pages, named, strict=True))
    ]
    stated = [s for on_page in on_pages for s in statements_on(on_page, held.language)]
    numbers = {id(draft): n for n, draft in enumerate(cast, start=1)}
    publisher = publisher_of(deal, held.language)
    return StoryRead(
        source=deal.source,
        publisher=publisher,
        language=spoken,
        day=dated,
        day_how=day_how,
        title=title,
        version_note=version_note_of(deal.dropped),
        named=tuple(named_of(d, numbers) for d in cast if d.mentions or d.listed),
        places=_places(on_pages),
        days=tuple(found.day for on_page in on_pages for found in on_page.days),
        goods=tuple(goods for on_page in on_pages for _, _, goods in on_page.goods),
        sectors=tuple(_sectors(pages)),
        statements=tuple(
            _statement(s, n, numbers, publisher or deal.source)
            for n, s in enumerate(stated, start=1)
        ),
        passages=passages,
        left_out=deal.dropped,
        unread=(*deal.unread, *unread),
        digest=deal.digest,
    )


def language_of(passages: Sequence[Passage]) -> str:
    """Tell the language by the letters most of the text is written in; "" for any other script.

    >>> language_of([Passage(field="p", text="Путин и Xi встретились")])
    'ru'
    """
    counts: dict[str, int] = {}
    text = "".join(passage.text for passage in passages[:_FIRST])[:_LOOKED_AT]
    for letter, number in Counter(text).items():
        script = script_of(letter)
        if script:
            counts[script] = counts.get(script, 0) + number * (3 if script == "hani" else 1)
    most = max(counts, key=lambda s: (counts[s], s), default="")
    return _SCRIPTS.get(most, "")


def _bounded(passages: Sequence[Passage]) -> tuple[tuple[Passage, ...], tuple[Unread, ...]]:
    """Give what is read and what is not: no story is as long as the bounds."""
    kept: list[Passage] = []
    unread: list[Unread] = []
    left = _MOST_SIGNS
    for passage in passages:
        size = len(passage.text)
        if size > _LONGEST_PASSAGE:
            why = f"a paragraph of {size:,} signs, over the {_LONGEST_PASSAGE:,} of any story's"
        elif size > left or len(kept) == _MOST_PASSAGES:
            why = f"beyond the {_MOST_SIGNS:,} signs or {_MOST_PASSAGES:,} paragraphs of any story"
        else:
            kept.append(passage)
            left -= size
            continue
        unread.append(Unread(field=passage.field, why=f"{why}: it was not read for statements"))
    return tuple(kept), tuple(unread)


def _title(passages: Sequence[Passage]) -> str:
    if not passages or len(passages) < 2 or len(passages[0].text) > _TITLE:
        return ""
    if not is_story(passages):
        return ""  # the first of a list is no headline
    text = passages[0].text.strip()
    return "" if text.endswith((".", "。", ":", "：")) else text


def _found(
    page: Page,
    actors: list[Actor],
    story: StoryDay,
    language: str,
    lawbook: GoodsLaw | None,
    *,
    is_title: bool,
) -> OnPage:
    days: list[Found] = days_on(page, language, story)
    goods = list(_goods(page, language, view_of(lawbook or _lawbook(), story.day or date.max)))
    return OnPage(
        page=page,
        actors=actors,
        days=days,
        often=often_on(page, language, days),
        goods=sorted(goods, key=lambda g: g[0]),
        is_title=is_title,
    )


def _goods(page: Page, language: str, view: GoodsView) -> Iterator[tuple[int, int, GoodsNamed]]:
    """Give every mention of goods, each with the kind that `classify_goods` would tell it by."""
    matches = find_goods(_as_stated(page), view, language)
    kinds = {match.codes: match for match in best_first(matches)}
    for match in matches:
        kind = kinds.get(match.codes)
        if kind is None:
            continue
        named = GoodsNamed(
            span=page.passage.span(match.start, match.end),
            goods=kind.goods,
            hs6=kind.hs6,
            codes=kind.codes,
            hs_title=kind.hs_title,
            tier=kind.tier,
            item_classes=kind.item_classes,
            confidence=kind.confidence,
        )
        yield (*page.words_of(match.start, match.end), named)


def _as_stated(page: Page) -> str:
    """Give a passage without the word that denies a deed: goods not sold are goods it tells of."""
    letters = list(page.passage.text)
    for i in page.marks.get("not", ()):
        if any(page.events_at(n) for n in range(i + 1, i + 1 + _DENIED)):
            word = page.words[i]
            letters[word.start : word.end] = " " * (word.end - word.start)
    return "".join(letters)


@cache
def _lawbook() -> Lawbook:
    return Lawbook.load()


def _places(on_pages: Sequence[OnPage]) -> tuple[PlaceNamed, ...]:
    """Give every place once, with its mentions; a capital that acts is marked as its state."""
    held: dict[str, list[Mention]] = {}
    places = {}
    for on_page in on_pages:
        metonyms = {a.first for a in on_page.actors if a.how is How.METONYM}
        for first, _, place in on_page.page.places:
            how = How.DEMONYM if place.kind == "demonym" else How.NAME
            if first in metonyms:
                how = How.METONYM
            span = on_page.page.passage.span(place.start, place.end)
            places[place.place.id] = place.place
            held.setdefault(place.place.id, []).append(Mention(span=span, how=how))
    capitals = _capitals()
    return tuple(
        PlaceNamed(
            id=place.id,
            name=place.name,
            country=place.country,
            territory=place.territory,
            kind=place.kind,
            is_capital=place.id in capitals,
            mentions=tuple(held[place.id]),
        )
        for place in places.values()
    )


@cache
def _capitals() -> frozenset[str]:
    return frozenset(table("capitals")["capitals"].values())


def _sectors(pages: Sequence[Page]) -> list[SectorNamed]:
    out = []
    for page in pages:
        last = -1
        for hit in page.hits.get("sector", ()):
            if hit.first > last:
                out.append(SectorNamed(sector=hit.row.id, span=page.span(hit.first, hit.last)))
                last = hit.last
    return out


def _statement(s: Stated, number: int, numbers: dict[int, int], source: str) -> Statement:
    return Statement(
        id=f"s{number}",
        kind=s.kind,
        polarity=s.polarity,
        words=s.words,
        passage=s.passage,
        source=source,
        who=_parts(s.who, numbers),
        whom=_parts(s.whom, numbers),
        what=s.what,
        where=s.where,
        when=s.when,
        times=s.times,
        goods=s.goods,
        said_by=_parts(s.said_by, numbers),
        is_quoted=s.is_quoted,
    )


def _parts(held: tuple[tuple[Draft, Span], ...], numbers: dict[int, int]) -> tuple[Part, ...]:
    return tuple(
        Part(named=f"n{numbers[id(draft)]}", name=draft.name, span=span) for draft, span in held
    )
