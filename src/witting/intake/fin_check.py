"""Says what of a SWIFT message is missing or written wrong: a warning, and never a refusal."""

from collections.abc import Iterable, Iterator

from witting.base import Unread
from witting.intake.fin_formats import FORMATS, is_written_as
from witting.intake.fin_message import FinField
from witting.intake.fin_types import FinType, Sequence

Parts = list[tuple[Sequence, list[FinField]]]


def missing(kind: FinType, parts: Parts) -> Iterator[Unread]:
    """Name the mandatory fields that are not there, in the parts that are and that must be."""
    first = [found.tag for part, fields in parts if not part.opens for found in fields]
    there = {part.name for part, _ in parts}
    absent = [part for part in kind.sequences if part.name not in there and not part.optional]
    for part, fields in [*parts, *((part, []) for part in absent)]:
        tags = [found.tag for found in fields]
        lacking = [tag for tag in part.mandatory if not _has(tags, tag)]
        lacking += [tag for tag in part.anywhere if not _has([*tags, *first], tag)]
        where = fields[0].part if fields else f" ({part.name})" if part.name else ""
        for tag in lacking:
            why = f"the {kind.format} lacks the mandatory field :{tag}:"
            yield Unread(
                field=f":{tag}:{where}", why=f"{why}. Ask the sender for the whole message"
            )


def _has(tags: Iterable[str], wanted: str) -> bool:
    """Say whether a field is there; a number without a letter stands for any option."""
    return any(tag == wanted or (len(wanted) == 2 and tag[:-1] == wanted) for tag in tags)


def miswritten(kind: FinType, fields: Iterable[FinField], noted: set[str]) -> Iterator[Unread]:
    """Name the fields that break their format; those already noted are left out."""
    for found in fields:
        options = kind.options.get(found.number)
        if options is not None and found.tag[2:] not in tuple(options):
            allowed = ", ".join(f":{found.number}{letter}:" for letter in options)
            why = f"the {kind.format} allows only {allowed} here: it was read all the same"
            yield Unread(field=found.name, why=why)
        written = kind.formats.get(found.tag) or FORMATS.get(found.tag)
        if written and found.name not in noted and not is_written_as(found.raw, written):
            lines = written.replace("$", " / ")
            why = f"it is not written as its format says ({lines}): it was read as plain text"
            yield Unread(field=found.name, why=why)
