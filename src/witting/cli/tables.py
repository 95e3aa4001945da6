"""The smaller pages: candidates for a name, headings for goods, the lists in use."""

from datetime import date

from rich.table import Table
from rich.text import Text

from witting.assess import World
from witting.cli.page import console, score_lines
from witting.goods import GoodsMatch
from witting.parties import Match


def print_matches(name: str, matches: list[Match]) -> None:
    """Print the candidates for one name, best first, each with its reasons."""
    out = console()
    if not any(match.is_match for match in matches):
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


def print_lists(world: World, today: date, origin: str) -> None:
    """Print the lists in use with their age, source, licence and hash."""
    out = console()
    for used in world.used.lists:
        age = (
            f"{(today - date.fromisoformat(used.published)).days} days old"
            if used.published
            else "age unknown"
        )
        out.print(Text(f"{used.title} ({used.id})", style="bold"))
        table = Table.grid(padding=(0, 2))
        table.add_row("published", f"{used.published or 'unknown'}, {age}")
        table.add_row("entries", str(used.entries))
        table.add_row("source", used.source)
        table.add_row("licence", used.licence)
        table.add_row("sha256", used.sha256)
        out.print(table)
    out.print(Text(f"{origin} Lawbook {world.used.lawbook}.", style="dim"))
