"""The page of a look back: each deal of which the lists say something else, and what."""

from rich.text import Text

from witting.cli.book_lookback import GRAVE, LookedBack
from witting.cli.book_standing import list_days
from witting.cli.book_text import counted, sentence, shown
from witting.cli.page import console


def print_looked_back(done: LookedBack) -> None:
    """Print what a look back found."""
    out = console()
    for kept, one in done.found:
        was, now = one.before.outcome, one.after.outcome
        out.print(
            Text.assemble(
                (was.value, GRAVE[was]),
                " → ",
                (now.value, GRAVE[now]),
                f"  {shown(kept.name)}, of {kept.day} (said then: {kept.outcome}), kept as"
                f" {kept.id}",
            )
        )
        for line in one.changes:
            out.print(Text(f"      {sentence(line)}", style="dim"))
    for _, why in done.failed:
        out.print(Text(f"! {why}", style="yellow"))
    looked = counted(done.documents, "document")
    said = f"{len(done.found)} different" if done.found else "nothing is different"
    out.print(Text(f"Looked back on {looked}: {said}."))
    both = f"Before and after are both judged for {done.day.isoformat()}, by the law of that day"
    out.print(Text(f"{both}: only the lists differ, those it was kept with and those in use."))
    for warning in done.warnings:
        out.print(Text(f"! {warning}", style="yellow"))
    out.print(Text(f"Lists: {list_days(done.world.used.lists)}.", style="dim"))
