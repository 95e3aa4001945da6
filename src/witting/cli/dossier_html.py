"""Stories and dossiers as one HTML file: no script, nothing fetched, passages as they run.

All that comes from a story is escaped, and stands in its own language and direction.
"""

from collections.abc import Iterator, Sequence
from html import escape

from witting.base import Span
from witting.cli.dossier_graph import (
    MOST_MOMENTS,
    MOST_NODES,
    graph_drawing,
    timeline_drawing,
)
from witting.cli.dossier_text import BY_RULES, NOT_SURE, goods_titles
from witting.cli.html_page import direction, document, foreign, table
from witting.stories import (
    Claim,
    Dossier,
    Named,
    Part,
    Statement,
    StoryParty,
    StoryRead,
    StoryTold,
    Telling,
    in_the_same_words,
    sentence_of,
    stretch_of,
)

CAUTION = "What sources say, as they say it. Nothing on this page is taken for a fact."
_CSS = """
.note { background: var(--soft); border-inline-start: 4px solid var(--mark); padding: .7rem 1rem;
  margin: 1rem 0; }
.note.look { border-color: var(--false); }
h3 { font-size: 1rem; margin: 1.4rem 0 .2rem; }
blockquote { margin: .3rem 0 .8rem; padding: .2rem .9rem; max-width: 46rem;
  border-inline-start: 3px solid var(--line); overflow-wrap: anywhere; }
mark { background: none; color: inherit; border-bottom: 2px solid var(--mark); }
.claim { margin: 1rem 0; } .claim p { overflow-wrap: anywhere; }
.tag { font-size: .8rem; border: 1px solid var(--line); padding: 0 .45rem; border-radius: 1rem; }
.tag.denied { border-color: var(--false); color: var(--false); }
.tag.planned, .tag.announced { border-color: var(--recall); color: var(--recall); }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr)); gap: 1.5rem;
  border: 1px solid var(--line); padding: .6rem 1rem; margin: 1rem 0; }
svg text.name { fill: var(--ink); font-size: 13px; } svg text.how { font-size: 11px; }
svg .edge { stroke: var(--third); stroke-width: 1.4; }
svg .edge.denied { stroke: var(--false); stroke-dasharray: 6 4; }
svg .edge.planned { stroke: var(--recall); stroke-dasharray: 2 4; }
svg .far { stroke: var(--line); fill: none; stroke-width: 1; }
svg .node { fill: var(--recall); } svg .node.listed { fill: var(--false); }
svg .asked { fill: var(--soft); stroke: var(--mark); stroke-width: 2; }
svg .moment { fill: var(--recall); } svg .open { fill: var(--recall); opacity: .4; }
"""


def dossier_page(about: Dossier, notes: Sequence[str], foot: str) -> str:
    """Give the page of a dossier; `notes` say what was not read, `foot` what was held fixed."""
    parts = [_head(about), *_notes(notes)]
    if about.meant:
        parts += [
            *(_party(about, meant.party, meant.because) for meant in about.meant),
            _claims(about),
            _denials(about),
            _timeline(about),
            _relations(about),
        ]
    elif about.named_in:
        parts.append(_claims(about))
    parts += [_stories(about.stories), _foot(foot)]
    return document(f"Dossier: {about.asked}", parts, _CSS)


def stories_page(
    told: Sequence[tuple[StoryRead, StoryTold]], notes: Sequence[str], foot: str
) -> str:
    """Give the page of stories as read, one after another, then which of them are one text."""
    parts = [f"<h1>What {len(told)} {_plural(len(told), 'story says', 'stories say')}</h1>"]
    parts += [f"<p class='note'>{CAUTION}</p>", *_notes(notes)]
    parts += [_story(story) for story, _ in told]
    parts += [_stories([one for _, one in told]), _foot(foot)]
    return document("Stories read", parts, _CSS)


def _head(about: Dossier) -> str:
    head = f"<h1>Dossier: {foreign(about.asked)}</h1><p class='note'>{CAUTION}</p>"
    if not about.meant:
        count = len(about.stories)
        return head + f"<p>None of {count} {_plural(count, 'story', 'stories')} names it.</p>"
    head += (
        f"<p>Named in {len(about.told_by)} of {len(about.stories)} "
        f"{_plural(len(about.stories), 'story', 'stories')}, from {about.origins} independent "
        f"{_plural(about.origins, 'source', 'sources')}: copies, versions and stories of one "
        "publisher count once.</p>"
    )
    if len(about.meant) > 1:
        head += (
            f"<p class='note look'>{len(about.meant)} parties answer to the name, and may be "
            "several: all are shown. Ask by a fuller name for one.</p>"
        )
    return head


def _notes(notes: Sequence[str]) -> Iterator[str]:
    yield from (f"<p class='note look'>{escape(note)}</p>" for note in notes)


def _party(about: Dossier, id_: str, because: str) -> str:
    party: StoryParty = next(one for one in about.parties if one.id == id_)
    names = " · ".join(foreign(one.name, one.language) for one in party.names)
    firms = {one.id: one for one in about.parties}
    lines = []
    for office in party.offices:
        firm = firms.get(office.organisation)
        of = foreign(firm.name, firm.language) if firm else escape(office.country)
        lines.append(f"<li>called {foreign(office.written)}{f', of {of}' if of else ''}</li>")
    lines += [
        f"<li>{'is' if entry.is_certain else 'may be'} the list entry {foreign(entry.name)} "
        f"(<code>{escape(entry.entry_id)}</code>), score {entry.score:.3f}</li>"
        for entry in party.listed
    ]
    return (
        f"<h2>{foreign(party.name, party.language)}</h2><p class='dim'>{party.kind.value}, known "
        f"by {escape(because)}</p><p>Written {names}</p><ul>{''.join(lines)}</ul>"
    )


def _claims(about: Dossier) -> str:
    disputed = {id_ for pair in about.contradictions for id_ in (pair.denied, *pair.stated)}
    cards = [_claim(about, claim, is_disputed=claim.id in disputed) for claim in about.claims]
    cards += [
        f"<div class='claim'><p>{_where(about, one.story)} names it; no statement was read "
        f"there.</p>{_quoted(one.passage, one.language)}</div>"
        for one in about.named_in
    ]
    return "<h2>What is said of it</h2>" + ("".join(cards) or "<p>Nothing was read.</p>")


def _claim(about: Dossier, claim: Claim, *, is_disputed: bool = False) -> str:
    told = "".join(
        _telling(about, claim, first, again) for first, again in in_the_same_words(claim.told)
    )
    mark = " <span class='tag denied'>disputed, see below</span>" if is_disputed else ""
    return (
        f"<div class='claim' id='{claim.id}'><h3>{claim.id} · {_words(claim.kind.value)} "
        f"<span class='tag {claim.polarity.value}'>{claim.polarity.value}</span> "
        f"<small>{claim.origins} independent "
        f"{_plural(claim.origins, 'source', 'sources')}</small>{mark}</h3>{told}</div>"
    )


def _telling(about: Dossier, claim: Claim, telling: Telling, again: Sequence[Telling]) -> str:
    said = sentence_of(claim, telling, foreign)
    extra = f" How often: {foreign(telling.times, telling.language)}." if telling.times else ""
    also = "; ".join(_where(about, other.story) for other in again)
    also = f"<br>The same words in {also}" if also else ""
    return f"<p>{said}{extra} <small>{_where(about, telling.story)}{also}</small></p>" + _quoted(
        telling.passage, telling.language, telling.words
    )


def _where(about: Dossier, story: str) -> str:
    one = about.story(story)
    copied = "" if one.standing == "first" else f", a {one.standing} of {one.of}"
    house = foreign(one.publisher, one.language) if one.publisher else "publisher not named"
    return f"{one.id}: {house}, {one.day or 'day unknown'}, {foreign(one.source)}{copied}"


def _quoted(passage: Span, language: str, words: Span | None = None) -> str:
    """Give a passage in its own direction, with the words that say it marked."""
    text = escape(passage.text)
    if words is not None and words.field == passage.field:
        first, last = words.start - passage.start, words.end - passage.start
        if 0 <= first < last <= len(passage.text):
            before, said, after = (
                escape(part)
                for part in (passage.text[:first], passage.text[first:last], passage.text[last:])
            )
            text = f"{before}<mark>{said}</mark>{after}"
    return f"<blockquote{direction(language)}>{text}</blockquote>"


def _denials(about: Dossier) -> str:
    if not about.contradictions:
        return ""
    out = ["<h2>Stated by one, denied by another</h2>"]
    for pair in about.contradictions:
        stated = "".join(_claim(about, about.claim(id_)) for id_ in pair.stated)
        denied = _claim(about, about.claim(pair.denied))
        out.append(
            f"<div class='sides'><div>{stated}</div><div>{denied}</div></div>"
            f"<p class='dim'>Beside each other because: {escape(pair.because)}.</p>"
        )
    # A claim has its id where it is first shown.
    return "".join(out).replace("<div class='claim' id=", "<div class='claim' data-claim=")


def _timeline(about: Dossier) -> str:
    held = {claim.id: claim for claim in about.claims}
    kinds = {
        id_: f"{id_} {_words(claim.kind.value)}"
        + ("" if claim.polarity.value == "stated" else f" ({claim.polarity.value})")
        for id_, claim in held.items()
    }
    out = "<h2>When, by what is said</h2>" + timeline_drawing(about.timeline, kinds)
    more = len(about.timeline.moments) - MOST_MOMENTS
    if more > 0:
        out += f"<p>{more} later moments are not drawn; they stand among the claims.</p>"
    if about.timeline.unknown:
        names = ", ".join(escape(kinds[id_]) for id_ in about.timeline.unknown)
        out += f"<p>The day is not told, or not known: {names}.</p>"
    return out


def _relations(about: Dossier) -> str:
    graph = about.graph
    if not graph.edges:
        return ""
    names = {node.id: foreign(node.name, node.language) for node in graph.nodes}
    rows = [
        (
            names[edge.source],
            "↔" if edge.is_mutual else "→",
            names[edge.target],
            "office" if edge.kind == "office" else f"{_words(edge.kind)}, {edge.polarity}",
            str(edge.claims or "–"),
            str(edge.origins or "–"),
        )
        for edge in graph.edges
    ]
    more = len(graph.nodes) - MOST_NODES
    left = f"<p>{more} of {len(graph.nodes)} are not drawn.</p>" if more > 0 else ""
    key = (
        "<p class='dim'>Solid: stated. Dashed: denied only. Dotted: planned or announced only. "
        "Orange dots may be on a list. Thin curves join others among themselves.</p>"
    )
    head = ("who", "", "whom", "said to have", "claims", "independent sources")
    return (
        "<h2>In relation to, by what is said</h2><figure style='margin:0'>"
        f"{graph_drawing(graph)}</figure>{key}{left}" + table(head, rows, raw={0, 2})
    )


def _stories(told: Sequence[StoryTold]) -> str:
    if not told:
        return "<p>No story was read.</p>"
    rows = [
        (
            one.id,
            foreign(one.publisher, one.language) if one.publisher else "–",
            str(one.day or "unknown"),
            foreign(one.title or one.source, one.language),
            f"{one.standing}{f' of {one.of}' if one.of else ''}",
            str(one.origin),
            foreign(one.source),
        )
        for one in told
    ]
    head = ("", "publisher", "day", "title", "is", "source no.", "file")
    out = "<h2>The stories</h2>" + table(head, rows, raw={1, 3, 6})
    for one in told:
        if one.of:
            out += (
                f"<h3>{one.id} is a {one.standing} of {one.of}</h3>"
                f"<p class='dim'>{escape(one.because)}</p>"
            )
            changes = [
                (change.kind, foreign(change.before, one.language),
                 foreign(change.after, one.language))
                for change in one.differences
            ]  # fmt: skip
            if changes:
                out += table(("", one.of, one.id), changes, raw={1, 2})
    return out


def _story(story: StoryRead) -> str:
    way = story.language
    about = (
        f"{foreign(story.publisher, way) if story.publisher else 'publisher not named'} · "
        f"{story.day or 'day unknown'} ({escape(story.day_how)}) · {foreign(story.source)}"
    )
    note = f"<p>It says of itself: {foreign(story.version_note, way)}</p>"
    named = [
        (foreign(o.name, way), o.kind.value, _offices(o, way), _listed(o)) for o in story.named
    ]
    places = ", ".join(
        f"{escape(p.name)} ({escape(p.country)}{', capital' if p.is_capital else ''})"
        for p in story.places
    )
    days = [
        (
            foreign(day.span.text, way),
            stretch_of(day.days.start, day.days.end) if day.days else "unknown",
            escape(day.how),
        )
        for day in story.days
    ]
    goods = [
        (foreign(g.span.text, way), g.hs6, g.tier, ", ".join(g.item_classes), g.hs_title)
        for g in story.goods
    ]
    said = "".join(_said(one, way) for one in story.statements)
    left = "".join(_quoted(p.span(0, len(p.text)), way) for p in story.left_out)
    return (
        f"<h2{direction(way)}>{escape(story.title or story.source)}</h2>"
        f"<p class='dim'>{about}</p>{note if story.version_note else ''}"
        "<h3>Whom it names</h3>"
        + table(("name", "is", "offices", "lists"), named, raw={0, 2, 3})
        + (f"<h3>Places</h3><p>{places}</p>" if places else "")
        + (f"<h3>Days</h3>{table(('words', 'days', 'how'), days, raw={0, 2})}" if days else "")
        + (
            f"<h3>Goods</h3>{table(('words', 'HS', 'tier', 'class', 'heading'), goods, raw={0})}"
            if goods
            else ""
        )
        + f"<h3>What it says</h3><p class='note look'>{BY_RULES}</p>"
        + (said or "<p>No statement was read.</p>")
        + (f"<h3>Left out as boilerplate</h3>{left}" if left else "")
    )


def _offices(one: Named, language: str) -> str:
    return ", ".join(
        foreign(o.written, language) + (f" ({escape(o.country)})" if o.country else "")
        for o in one.offices
    )


def _listed(one: Named) -> str:
    return "<br>".join(
        f"{'is' if entry.is_certain else 'may be'} {foreign(entry.name)} "
        f"(<code>{escape(entry.entry_id)}</code>)"
        for entry in one.listed
    )


def _said(one: Statement, language: str) -> str:
    parts = [("who", one.who), ("whom", one.whom)]
    lead = f"According to {foreign(one.source, language)}"
    if one.said_by:
        lead += f", which quotes {_parts(one.said_by, language)}"
    said = "; ".join(f"{name}: {_parts(held, language)}" for name, held in parts if held)
    if not one.who:
        said = "; ".join(filter(None, (f"who did it is {NOT_SURE}", said)))
    goods = f"; goods: {escape(', '.join(goods_titles(one.goods)))}" if one.goods else ""
    when = ""
    if one.when is not None and one.when.days is not None:
        when = f"; {stretch_of(one.when.days.start, one.when.days.end)}"
    often = f"; how often: {foreign(one.times.span.text, language)}" if one.times else ""
    return (
        f"<div class='claim'><p>{lead}: {_words(one.kind.value)} "
        f"<span class='tag {one.polarity.value}'>{one.polarity.value}</span> {said}{when}"
        f"{often}{goods}</p>{_quoted(one.passage, language, one.words)}</div>"
    )


def _parts(held: Sequence[Part], language: str) -> str:
    return ", ".join(foreign(part.name, language) for part in held)


def _words(kind: str) -> str:
    return escape(kind.replace("_", " "))


def _plural(count: int, one: str, many: str) -> str:
    return one if count == 1 else many


def _foot(foot: str) -> str:
    return f"<hr><p class='dim'>{escape(foot)} Not legal advice.</p>"
