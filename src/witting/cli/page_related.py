"""The part of a page that says what a message belongs with, and what it repeats and changes."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from witting.assess.beside import Against, Beside, Related, Repeated
from witting.base import Deal
from witting.intake import Difference

_ROWS = 40
_NAMED = 5


def beside_parts(beside: Beside) -> Iterator[RenderableType]:
    """Give what stands beside a deal: other messages of its transaction, the one it repeats."""
    if beside.related is not None:
        style = "yellow" if beside.related.differences else ""
        yield Padding(Text(related_line(beside.related), style), (1, 0, 0, 0))
    if beside.repeated is not None:
        yield _repeated(beside.repeated)
    if beside.contradicted:
        yield _contradicted(beside.contradicted)


def related_line(related: Related) -> str:
    """Say in one sentence what a message belongs with, why, and where its cover tells otherwise."""
    names = [_name(deal) for deal in related.others[:_NAMED]]
    more = related.count - len(names)
    names += [f"{more} more"] if more else []
    *others, last = names
    with_whom = f"{', '.join(others)} and {last}" if others else last
    said = f"Belongs together with {with_whom}, because of {related.why}"
    if related.differences:
        told = "; ".join(map(_difference, related.differences))
        said += f"; the cover names other customers: {told}"
    return f"{said}."


def _name(deal: Deal) -> str:
    about = " ".join(filter(None, (deal.format, deal.reference)))
    return f"{deal.source} ({about})"


def _difference(found: Difference) -> str:
    return f"{found.field} “{found.before}” in the payment, “{found.after}” in the cover"


def _repeated(repeated: Repeated) -> RenderableType:
    title = Rule("Sent again", align="left")
    day = f" of {repeated.earlier.day}" if repeated.earlier.day else ""
    said = f"Repeats {_name(repeated.earlier)}{day}: {repeated.why}."
    first = _changed(repeated.differences)
    shown = [title, Text(said), *(first or [Text("Nothing else is other than it was.")])]
    for further in repeated.further:
        day = f" of {further.earlier.day}" if further.earlier.day else ""
        shown += [Text(f"Before that, {_name(further.earlier)}{day} said more:")]
        shown += _changed(further.differences)
    return Group(*shown)


def _changed(differences: Sequence[Difference]) -> list[RenderableType]:
    """Give the table of what is not as it was; nothing where all is."""
    if not differences:
        return []
    table = Table(show_edge=False, pad_edge=False, expand=True)
    for head, ratio in (("what is not as it was", 3), ("before", 4), ("now", 4)):
        table.add_column(head, ratio=ratio, overflow="fold")
    for found in differences[:_ROWS]:
        after = Text(found.after) if found.after else Text("left out", "bold yellow")
        table.add_row(Text(found.field), Text(found.before or "—"), after)
    more = len(differences) - _ROWS
    rest = [Text(f"{more} more differences: ask with --json for all.")] if more > 0 else []
    return [table, *rest]


def _contradicted(against: Sequence[Against]) -> RenderableType:
    table = Table(show_edge=False, pad_edge=False, expand=True)
    for head, ratio in (("what", 2), ("one paper says", 4), ("another says", 4)):
        table.add_column(head, ratio=ratio, overflow="fold")
    for one in against[:_ROWS]:
        found = one.found
        field = (
            Text(found.field, "bold yellow") if found.is_sure else Text(f"perhaps {found.field}")
        )
        said = Text(f"{found.one.text} – {_name(one.one)}")
        table.add_row(field, said, Text(f"{found.other.text} – {_name(one.other)}"))
    more = len(against) - _ROWS
    rest = [Text(f"{more} more: ask with --json for all.")] if more > 0 else []
    return Group(Rule("Papers that contradict each other", align="left"), table, *rest)
