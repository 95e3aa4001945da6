"""A calibration on the terminal: the choice, the sweep around it, the groups, the limits."""

from collections.abc import Sequence
from pathlib import Path

from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from witting.cli.calibration_page import checked
from witting.cli.page import console
from witting.parties import Calibration, Group, Point, Share, in_words, per_cent, script_name

AROUND = 5
"""How many thresholds are shown on either side; the report has all."""


def print_calibration(found: Calibration, written: Sequence[Path]) -> None:
    """Print a calibration as one page, and where the report was written."""
    out = console()
    out.print(_head(found))
    out.print(_sweep(found))
    for name, groups in found.groups.items():
        out.print(_groups(name, groups, found))
    for step in found.choice.steps:
        out.print(Text(step.says))
    right = found.ties["right"]
    if right.score:
        out.print(
            Text(f"The commonest score of right pairs, {right.score}: {in_words(right.share)}.")
        )
    out.print(Text(checked(found), style="" if not found.counted_otherwise else "bold red"))
    out.print(Rule("What these figures do not say", align="left", style="dim"))
    for limit in found.limits:
        out.print(Text(f"• {limit}", style="dim"))
    for path in written:
        out.print(Text(f"Written: {path}"), soft_wrap=True)
    if not written:
        out.print(Text("Nothing was written; --out DIR writes the whole report.", style="dim"))


def _head(found: Calibration) -> Panel:
    chosen = found.choice.threshold is not None
    style = "green" if chosen else "yellow"
    said = f"THRESHOLD {found.choice.threshold}" if chosen else "NO THRESHOLD MEETS THE TARGETS"
    body = Text("\n".join(found.choice.because))
    body.append(
        f"\n\n{found.listed} listed names, {found.nobody} names of nobody. "
        f"In use without a setting: {found.in_use}",
        "dim",
    )
    head = Text(f" {said} ", f"bold reverse {style}")
    return Panel(body, title=head, title_align="left", border_style=style, padding=(1, 2))


def _sweep(found: Calibration) -> Table:
    place = [point.threshold for point in found.points].index(found.choice.shown)
    heads = (f"recall of {found.listed}", f"false alerts of {found.nobody}")
    table = Table("threshold", *heads, "precision", "alerts per 1,000")
    for point in found.points[max(0, place - AROUND) : place + AROUND + 1]:
        here = point.threshold == found.choice.shown
        table.add_row(*_cells(point), style="bold" if here else "")
    return table


def _cells(point: Point) -> tuple[str, ...]:
    return (
        str(point.threshold),
        f"{per_cent(point.recall.rate)} ({_between(point.recall)})",
        f"{per_cent(point.false_alerts.rate)} ({_between(point.false_alerts)})",
        per_cent(point.precision.rate),
        f"{point.alerts_per_1000:.1f}",
    )


def _groups(name: str, groups: Sequence[Group], found: Calibration) -> Table:
    table = Table(name, "recall", "false alerts", title=f"at {found.choice.shown}, by {name}")
    for group in groups:
        point = next(p for p in group.points if p.threshold == found.choice.shown)
        words = script_name(group.name) if name == "script" else group.name
        table.add_row(Text(words), _share(point.recall), _share(point.false_alerts))
    return table


def _share(one: Share) -> str:
    if one.rate is None:
        return "–"
    return f"{per_cent(one.rate)} ({one.hits} of {one.n}; {_between(one)})"


def _between(one: Share) -> str:
    return f"{per_cent(one.low)} to {per_cent(one.high)}"
