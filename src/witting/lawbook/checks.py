"""What a law file must agree with: its name, the order of its days, the strength of its sources."""

import re
from collections.abc import Collection

from witting.base import Citation, Grade
from witting.lawbook.fields import choice, text
from witting.lawbook.reading import Block
from witting.lawbook.records import Law, Pause, Source, Text

_STRENGTH = (Grade.UNCONFIRMED, Grade.REPOSITORY, Grade.SECONDARY, Grade.PRIMARY)
_PATH = re.compile(r"[a-z0-9-]+(/[a-z0-9-]+)+")


def check_path(block: Block, path: str) -> None:
    """Refuse a file that gives itself another name than the one its place gives it."""
    written = text(block, "path", needed=True)
    if written != path:
        block.refuse(
            f"the file calls itself {written!r} and lies at {path!r}",
            "A path is the law's name: findings cite it.",
            "Move the file, or correct its first line.",
            key="path",
        )
    if not _PATH.fullmatch(path):
        block.refuse(
            f"{path!r} is not a path of the lawbook",
            "Paths are typed by hand on the command line.",
            "Use small letters, digits and hyphens, with slashes between.",
            key="path",
        )


def check_place(block: Block, path: str, beneath: Collection[str]) -> None:
    """Refuse to take a path of the book beneath in silence, or to replace what is not there."""
    replaced = text(block, "replaces")
    if not replaced and path in beneath:
        block.refuse(
            f"the lawbook beneath has the path {path!r} already",
            "Findings that cite it would silently mean another text.",
            f"Give yours a path of its own, such as own/{path.rpartition('/')[2]}, or write "
            f"`replaces: {path}` to put it in that one's place.",
            key="path",
        )
    if replaced and replaced != path:
        block.refuse(
            f"it says it replaces {replaced!r}, and it lies at {path!r}",
            "A law takes another's place by standing at its path.",
            "Move the file there, or take `replaces:` out.",
            key="replaces",
        )
    if replaced and replaced not in beneath:
        block.refuse(
            f"there is no {replaced!r} beneath to replace",
            "Nothing would change where a reader is told that something did.",
            "Correct the path (`witting law list`), or take `replaces:` out.",
            key="replaces",
        )


def check_replaced(block: Block, law: Law, beneath: Law) -> None:
    """Refuse a law that takes another's place and is of another kind: the engine reads by it."""
    if law.kind is not beneath.kind:
        block.refuse(
            f"it is of kind {law.kind}, and what it replaces is of kind {beneath.kind}",
            "The engine reads the path as what it was.",
            f"Make it a {beneath.kind}, or give it a path of its own.",
            key="kind",
        )
    held = {type(text.value).__name__ for text in beneath.texts}
    given = {type(text.value).__name__ for text in law.texts}
    if not given <= held:
        block.refuse(
            f"its values are of another type than those it replaces ({', '.join(sorted(held))})",
            "The engine reads the path as what it was.",
            "Give it the type of the file beneath, or a path of its own.",
            key="type" if "type" in block else "values",
        )


def check_order(entries: tuple[Block, ...], steps: tuple[Text | Pause, ...]) -> None:
    """Refuse days out of order, overlaps, and gaps that are not declared."""
    for entry, before, after in zip(entries[1:], steps, steps[1:], strict=False):
        end, start = before.interval.end, after.interval.start
        assert start is not None  # every entry has a `from`
        if before.interval.start is not None and start <= before.interval.start:
            entry.refuse(
                f"{start} does not come after {before.interval.start}",
                "Values stand in the order of their days.",
                "Move this entry to its place.",
                key="from",
            )
        if end is None or end > start:
            entry.refuse(
                f"it starts on {start}, but the value before it runs to {end or 'no end'}",
                "Two texts cannot both be the law of one day.",
                "Give the value before it an `until` on this day or earlier.",
                key="from",
            )
        if end < start:
            entry.refuse(
                f"nothing is said of {end} to {start}",
                "A silent gap reads as if there were no law.",
                "Close it, or declare it with an entry holding `not_held:` or `lapsed:` and why.",
                key="from",
            )


def check_source_grade(item: Block, source: Source) -> None:
    """Refuse a citation, a flag or a place that claims to be surer than its source."""
    if "grade" not in item:
        return
    grade = choice(item, "grade", Grade)
    if _STRENGTH.index(grade) > _STRENGTH.index(source.grade):
        item.refuse(
            f"graded {grade}, but its source {source.key!r} is {source.grade}",
            "How a source was read is said once, in sources.yaml.",
            "Lower the grade here, or read the source and raise it there.",
            key="grade",
        )


def check_grade(entry: Block, grade: Grade, note: str, cites: tuple[Citation, ...]) -> None:
    """Refuse a text surer than its best citation, and a doubt that does not say itself."""
    best = max(_STRENGTH.index(cite.grade) for cite in cites)
    if _STRENGTH.index(grade) > best:
        entry.refuse(
            f"graded {grade}, but its best citation is {_STRENGTH[best]}",
            "A text cannot be surer than what was read for it.",
            "Lower the grade, or cite the better source.",
            key="grade" if "grade" in entry else "cites",
        )
    if grade is Grade.UNCONFIRMED and not note:
        entry.refuse(
            "it is unconfirmed, and does not say what is in doubt",
            "Every finding that rests on it must tell the reader.",
            "Add a note saying what was not seen or not settled.",
            key="grade" if "grade" in entry else "",
        )
