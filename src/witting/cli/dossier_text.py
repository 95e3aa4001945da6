"""Stories and dossiers on the terminal: every line says whose word it repeats."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.text import Text

from witting.cli.book_text import counted, sentence, shown
from witting.cli.page import console
from witting.stories import (
    Claim,
    Dossier,
    GoodsNamed,
    Named,
    Statement,
    StoryParty,
    StoryRead,
    StoryTold,
    in_the_same_words,
    sentence_of,
    stretch_of,
)

STYLE = {"stated": "", "denied": "yellow", "planned": "cyan", "announced": "cyan"}
BY_RULES = "Statements are read by rules, and may be wrong about who did what: look at the passage."
NOT_SURE = "not told surely"
CAUTION = "What sources say, as they say it. Nothing here is taken for a fact."
_PASSAGE = 400  # signs of a passage that are shown; --json and --html have it whole


def print_stories(told: Sequence[tuple[StoryRead, StoryTold]]) -> None:
    """Print what each story says, then which of them are one text."""
    out = console()
    for story, _ in told:
        _print_story(out, story)
    _print_groups(out, [one for _, one in told])
    out.print(Text(CAUTION, style="dim"))


def print_notes(notes: Sequence[str], written: Path | None) -> None:
    """Print what was not read as a story, and where the page was written."""
    out = console()
    for note in notes:
        out.print(Text(f"! {sentence(note)}", style="yellow"))
    if written is not None:
        out.print(Text(f"Written: {written}", style="dim"), soft_wrap=True)


def print_dossier(about: Dossier) -> None:
    """Print what stories say of one party: who it is, claims, denials, days, relations."""
    out = console()
    out.print(_head(about))
    if not about.meant:
        _print_named_in(out, about)
        return
    for meant in about.meant:
        party = next(p for p in about.parties if p.id == meant.party)
        for line in _party_lines(party, meant.because, about):
            out.print(line)
    _print_claims(out, about)
    _print_denials(out, about)
    _print_timeline(out, about)
    _print_relations(out, about)
    _print_groups(out, about.stories)
    out.print(Text(CAUTION, style="dim"))


def _print_story(out: Console, story: StoryRead) -> None:
    about = " · ".join(
        part
        for part in (
            shown(story.publisher or "publisher not named"),
            str(story.day or "day unknown"),
            story.language or "language not read",
            story.source,
        )
        if part
    )
    head = Text(shown(story.title or story.source), style="bold")
    head.append(f"\n{about}\nThe story's day: {sentence(story.day_how)}.", "dim")
    if story.version_note:
        head.append(f"\nIt says of itself: {shown(story.version_note)}", "yellow")
    out.print(Panel(head, title=" STORY ", title_align="left"))
    _part(out, "Whom it names", [_named_line(one) for one in story.named])
    _part(
        out,
        "Places and days",
        [
            Text(f"{place.name}, {place.country}{', a capital' if place.is_capital else ''}")
            for place in story.places
        ]
        + [
            Text(
                f"{shown(day.span.text)}: "
                + (stretch_of(day.days.start, day.days.end) if day.days else "unknown")
                + f" ({sentence(day.how)})"
            )
            for day in story.days
        ],
    )
    _part(
        out,
        "Goods and sectors",
        [
            Text(
                f"{shown(one.span.text)}: {one.hs_title or one.goods}"
                + (f", HS {one.hs6}" if one.hs6 else "")
                + (f", tier {one.tier}" if one.tier else "")
            )
            for one in story.goods
        ]
        + [Text(f"{shown(one.span.text)}: sector {one.sector}") for one in story.sectors],
    )
    _part(out, "What it says", list(_statement_lines(story)))
    out.print(Text(BY_RULES, style="yellow"))
    _part(
        out,
        "Left out as boilerplate",
        [Text(shown(p.text[:_PASSAGE]), style="dim") for p in story.left_out],
    )


def _part(out: Console, title: str, lines: Sequence[Text]) -> None:
    if lines:
        out.print(Rule(title, align="left"))
        for line in lines:
            out.print(Padding(line, (0, 0, 0, 2)))


def _named_line(one: Named) -> Text:
    offices = ", ".join(
        f"{shown(office.written)}{f' ({office.country})' if office.country else ''}"
        for office in one.offices
    )
    said = Text.assemble((shown(one.name), "bold"), f"  {one.kind.value}")
    if offices:
        said.append(f", {offices}")
    said.append(f", named {counted(len(one.mentions), 'time')}")
    for entry in one.listed:
        sure = "is" if entry.is_certain else "may be"
        said.append(f"\n{sure} {entry.name} ({entry.entry_id}), {entry.score:.3f}", "red")
    return said


def _statement_lines(story: StoryRead) -> Iterator[Text]:
    for one in story.statements:
        said = Text.assemble(
            (f"{one.kind.value} ", "bold"),
            (one.polarity.value, STYLE[one.polarity.value] or "dim"),
            f"  according to {shown(one.source)}",
        )
        if one.said_by:
            said.append(f", which quotes {_names(one, 'said_by')}")
        if one.who:
            said.append(f"; who: {_names(one, 'who')}")
        else:
            said.append(f"; who did it is {NOT_SURE}", "yellow")
        if one.whom:
            said.append(f"; whom: {_names(one, 'whom')}")
        if one.when is not None and one.when.days is not None:
            said.append(f"; {stretch_of(one.when.days.start, one.when.days.end)}")
        if one.times is not None:
            said.append(f"; how often: {shown(one.times.span.text)}")
        if one.goods:
            said.append(f"; goods: {', '.join(goods_titles(one.goods))}")
        said.append(f"\n“{shown(one.passage.text[:_PASSAGE])}”", "dim")
        yield said


def goods_titles(goods: Sequence[GoodsNamed]) -> list[str]:
    """Give goods by their titles, each once.

    >>> goods_titles([])
    []
    """
    titles = (one.hs_title or one.goods.replace("-", " ") or one.span.text for one in goods)
    return list(dict.fromkeys(titles))


def _names(one: Statement, part: str) -> str:
    return ", ".join(shown(p.name) for p in getattr(one, part))


def _head(about: Dossier) -> Panel:
    if not about.meant:
        said = Text(f"None of {counted(len(about.stories), 'story', 'stories')} names it.")
        if about.named_in:
            said = Text(
                f"Nobody was read by that name. It stands letter for letter in "
                f"{counted(len(about.told_by), 'story', 'stories')}, shown below."
            )
    else:
        said = Text(
            f"{counted(len(about.told_by), 'story', 'stories')} of {len(about.stories)} "
            f"{'names' if len(about.told_by) == 1 else 'name'} it, from "
            f"{counted(about.origins, 'independent source')}: copies, versions and stories of one "
            "publisher count once."
        )
        if len(about.meant) > 1:
            said.append(
                f"\n{len(about.meant)} parties answer to the name, and may be several: all are "
                "shown. Ask by a fuller name for one.",
                "yellow",
            )
    said.append(f"\n{CAUTION}", "dim")
    title = Text(f" DOSSIER: {shown(about.asked)} ", "bold reverse")
    return Panel(said, title=title, title_align="left", padding=(1, 2))


def _party_lines(party: StoryParty, because: str, about: Dossier) -> Iterator[Text]:
    yield Text.assemble((shown(party.name), "bold"), f"  {party.kind.value}, known by {because}")
    yield Text("  written: " + ", ".join(shown(one.name) for one in party.names), style="dim")
    firms = {p.id: p.name for p in about.parties}
    for office in party.offices:
        of = firms.get(office.organisation, office.country)
        yield Text(f"  called {shown(office.written)}{f', of {shown(of)}' if of else ''}")
    for entry in party.listed:
        sure = "is" if entry.is_certain else "may be"
        yield Text(f"  {sure} {entry.name} ({entry.entry_id}), {entry.score:.3f}", style="red")


def _print_claims(out: Console, about: Dossier) -> None:
    beside = {id_ for pair in about.contradictions for id_ in (pair.denied, *pair.stated)}
    out.print(Rule("What is said of it", align="left"))
    for claim in about.claims:
        mark = "  disputed, see below" if claim.id in beside else ""
        out.print(
            Text.assemble(
                (f"{claim.id} ", "bold"),
                (f"{claim.kind.value}, {claim.polarity.value}", STYLE[claim.polarity.value]),
                f", {counted(claim.origins, 'independent source')}",
                (mark, "yellow"),
            )
        )
        for line in _telling_lines(claim, about):
            out.print(Padding(line, (0, 0, 0, 2)))
    _print_named_in(out, about)


def _print_named_in(out: Console, about: Dossier) -> None:
    for one in about.named_in:
        story = about.story(one.story)
        said = Text(f"Named in, no statement read of it: {shown(story.publisher or story.source)}")
        said.append(f"\n“{shown(one.passage.text[:_PASSAGE])}”", "dim")
        out.print(said)


def _telling_lines(claim: Claim, about: Dossier) -> Iterator[Text]:
    for telling, again in in_the_same_words(claim.told):
        story = about.story(telling.story)
        said = Text(sentence_of(claim, telling, lambda name, _: shown(name)))
        copied = "" if story.standing == "first" else f", a {story.standing}"
        if telling.times:
            said.append(f" How often: {shown(telling.times)}.")
        said.append(f" [{story.source}, {story.day or 'day unknown'}{copied}]", "dim")
        said.append(f"\n“{shown(telling.passage.text[:_PASSAGE])}”", "dim")
        if again:
            files = ", ".join(about.story(other.story).source for other in again)
            said.append(f"\nThe same words in {files}", "dim")
        yield said


def _print_denials(out: Console, about: Dossier) -> None:
    if not about.contradictions:
        return
    out.print(Rule("Stated by one, denied by another", align="left"))
    for pair in about.contradictions:
        for id_ in (*pair.stated, pair.denied):
            claim = about.claim(id_)
            said = sentence_of(claim, claim.told[0], lambda name, _: shown(name))
            style = STYLE[claim.polarity.value]
            out.print(Padding(Text(f"{claim.id} {said}", style=style), (0, 0, 0, 2)))
        out.print(Padding(Text(f"Beside each other because: {pair.because}.", style="dim"), (0, 2)))


def _print_timeline(out: Console, about: Dossier) -> None:
    out.print(Rule("When, by what is said", align="left"))
    for moment in about.timeline.moments:
        days = stretch_of(moment.start, moment.end)
        out.print(Text(f"  {days}: {_kinds(about, moment.claims)}"))
    if about.timeline.unknown:
        out.print(Text(f"  day not told: {_kinds(about, about.timeline.unknown)}", style="dim"))


def _kinds(about: Dossier, claims: Sequence[str]) -> str:
    held = {claim.id: claim for claim in about.claims}
    return ", ".join(f"{id_} {held[id_].kind.value} ({held[id_].polarity.value})" for id_ in claims)


def _print_relations(out: Console, about: Dossier) -> None:
    if not about.graph.edges:
        return
    out.print(Rule("In relation to, by what is said", align="left"))
    names = {node.id: shown(node.name) for node in about.graph.nodes}
    for edge in about.graph.edges:
        arrow = "↔" if edge.is_mutual else "→"
        how = "holds an office of" if edge.kind == "office" else f"{edge.kind}, {edge.polarity}"
        count = f", {counted(edge.claims, 'claim')}" if edge.claims else ""
        out.print(Text(f"  {names[edge.source]} {arrow} {names[edge.target]}: {how}{count}"))


def _print_groups(out: Console, told: Sequence[StoryTold]) -> None:
    again = [one for one in told if one.of]
    if not again:
        return
    out.print(Rule("Copies and versions", align="left"))
    sources = {one.id: one.source for one in told}
    for one in again:
        out.print(
            Text(f"{one.source} is a {one.standing} of {sources[one.of]}: {sentence(one.because)}.")
        )
        for change in one.differences:
            was = f"“{shown(change.before)}”" if change.before else ""
            now = f"“{shown(change.after)}”" if change.after else ""
            arrow = " → " if was and now else ""
            out.print(Padding(Text(f"{change.kind}: {was}{arrow}{now}", style="dim"), (0, 2)))
