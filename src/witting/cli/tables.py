"""The smaller pages: candidates for a name, headings for goods, the lists in use."""

from collections.abc import Sequence
from datetime import date

from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from witting.assess import World
from witting.assess.list_standing import SourceRow, Standing, age_words
from witting.assess.screened import Screening
from witting.base import ListUsed
from witting.cli.page import console, score_lines
from witting.goods import GoodsMatch
from witting.parties import Match
from witting.parties.asked import Asked
from witting.parties.kernel import path_in_use


def print_screening(screening: Screening) -> None:
    """Print who each name may be, then what was asked, of which lists, and how old they are."""
    out = console()
    for alarm in screening.alarms:
        out.print(Text(f"! {alarm}", style="bold red"))
    for item in screening.names:
        if item.note:
            out.print(Text(f"! {item.note}", style="yellow"))
        if item.unread:
            out.print(Text.assemble(("NOT SCREENED ", "bold red"), item.unread))
        print_matches(item.shown, item.matches, is_read=not item.unread)
    out.print(Rule(style="dim"))
    for warning in screening.warnings[len(screening.alarms) :]:
        out.print(Text(f"! {warning}", style="yellow"))
    for line in _footing(screening):
        out.print(Text(line, style="dim"))


def _footing(screening: Screening) -> list[str]:
    """Say what was asked and what was held fixed, in lines for a file."""
    used = screening.world.used
    lists = (
        f"{one.id} of {_dated(one, min(screening.as_of, screening.made_at))}" for one in used.lists
    )
    path = path_in_use()
    looked_up = "Python" if path == "python" else f"the {path}"
    return [
        f"Asked: {_asked(screening.asked)}.",
        f"Lists: {'; '.join(lists)}.",
        f"Threshold {screening.threshold:.2f}.",
        f"As of {screening.as_of}. Made on {screening.made_at}.",
        f"Engine {used.engine}, names looked up by {looked_up}. Lawbook {used.lawbook}.",
    ]


def _asked(asked: Asked) -> str:
    """Say what was known of the party beside its name, and what was not."""
    numbers = ", ".join(f"{one.scheme}:{one.value}" for one in asked.identifiers)
    known = {
        "kind": asked.kind.value if asked.kind else "",
        "birth date": asked.birth_date,
        "countries": ", ".join(asked.countries),
        "gender": asked.gender,
        "address": asked.address,
        "identifiers": numbers,
    }
    said = [f"{what} {value}" for what, value in known.items() if value]
    silent = [what for what, value in known.items() if not value]
    given = "; ".join(said) if said else "by the name alone"
    return f"{given}; not given: {', '.join(silent)}" if silent else given


def _dated(used: ListUsed, today: date) -> str:
    """Give the day a list was published and its age on a day."""
    if not used.published:
        return "unknown day, age unknown"
    return f"{used.published}, {age_words((today - date.fromisoformat(used.published)).days)}"


def print_matches(name: str, matches: Sequence[Match], *, is_read: bool = True) -> None:
    """Print the candidates for one name, best first, each with its reasons."""
    out = console()
    if any(match.is_match for match in matches):
        out.print(Text.assemble(("MATCH ", "bold red"), f"on the lists for “{name}”."))
    elif is_read:
        out.print(Text.assemble(("NOBODY ", "bold green"), f"on the lists matches “{name}”."))
    for match in matches:
        style = "bold red" if match.is_match else "dim"
        out.print(
            Text.assemble(
                (f"{match.score:.3f} ", style),
                (match.listed_name, "bold"),
                (f"  {match.entry_id}", "cyan"),
                "" if match.is_match else ("  shown, not matched", "dim"),
            )
        )
        for line in score_lines(match.parts):
            out.print(Text(f"   {line}", style="dim"))


def print_goods(text: str, matches: list[GoodsMatch]) -> None:
    """Print the headings one description falls under, best first."""
    out = console()
    if not matches:
        out.print(Text(f"“{text}”: no goods recognised."))
        return
    table = Table("HS 6", "tier", "classes", "confidence", "words", "heading", title=f"“{text}”")
    for match in matches:
        table.add_row(
            match.hs6 or "several",
            match.tier,
            ", ".join(match.item_classes),
            f"{match.confidence:.2f}",
            ", ".join(match.words),
            match.hs_title,
        )
    out.print(table)


def print_lists(standings: Sequence[Standing], world: World, origin: str) -> None:
    """Print the lists in use with their age, source, licence and hash, and what stands against."""
    out = console()
    for one in standings:
        used = one.used
        out.print(Text(f"{used.title} ({used.id})", style="bold"))
        table = _facts()
        table.add_row("published", Text(one.published, style="yellow" if one.is_stale else ""))
        if one.retrieved:
            table.add_row("retrieved", one.retrieved)
        if one.accepted:
            table.add_row("taken in", Text(one.accepted, style="yellow"))
        for reason in one.quarantined:
            table.add_row("quarantine", Text(reason, style="yellow"))
        table.add_row("entries", one.records or str(used.entries))
        table.add_row("source", used.source)
        table.add_row("licence", used.licence)
        table.add_row("sha256", used.sha256)
        out.print(table)
    for record in world.snapshot.rejected[:1]:
        said = f"! Not read whole: {record.where}: {record.why.rstrip('.')}."
        said += f" {len(world.snapshot.rejected)} in all; --json names them."
        out.print(Text(said, style="yellow"))
    for left_out in world.snapshot.left_out:
        out.print(Text(f"! Not screened against: {left_out}", style="yellow"))
    out.print(Text(f"{origin} Lawbook {world.used.lawbook}.", style="dim"))


def print_sources(rows: Sequence[SourceRow]) -> None:
    """Print the files that can be fetched: what is in them, from where, how old, how it went."""
    out = console()
    for row in rows:
        file = row.file
        style = {"good": "green", "failed": "red", "quarantined": "yellow"}.get(row.state, "dim")
        out.print(Text.assemble((file.id, "bold"), "  ", (row.state, style)))
        table = _facts()
        for what, said in row.told:
            table.add_row(what, Text(said))
        out.print(table)


def _facts() -> Table:
    """Make a table of two columns in which nothing is cut: an address is copied from it."""
    table = Table.grid(padding=(0, 2))
    table.add_column()
    table.add_column(overflow="fold")
    return table
