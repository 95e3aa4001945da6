"""What a law file must agree with: its name, the order of its days, the strength of its sources."""

import re

from witting.base import Citation, Grade
from witting.lawbook.fields import choice, text
from witting.lawbook.reading import Block
from witting.lawbook.records import Pause, Source, Text

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
