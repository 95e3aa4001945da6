"""Types one file of the lawbook: its head, its dated entries in order, its citations.

What it refuses: keys it does not know, days out of order, gaps and overlaps nobody declared,
texts without a citation, citations of an unknown source, and doubts that do not say themselves.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from witting.base import Citation, Grade, Interval
from witting.lawbook.checks import (
    check_grade,
    check_order,
    check_path,
    check_place,
    check_replaced,
    check_source_grade,
)
from witting.lawbook.fields import blocks, choice, day, needed_day, only, text
from witting.lawbook.reading import Block
from witting.lawbook.records import (
    Law,
    LawKind,
    Pause,
    Source,
    Text,
)
from witting.lawbook.values import typed_value

_HEAD = (
    *("path", "replaces", "title", "kind", "type", "confirmed_on", "held_from", "grade", "note"),
    "values",
)
_ENTRY = (
    "from",
    "until",
    "published",
    "value",
    "says",
    "summary",
    "cites",
    "grade",
    "note",
    "terms",
)
_PAUSE = ("from", "until", "not_held", "lapsed")
_TYPES = ("none", "text", "words", "integer", "decimal")
_LONGEST_QUOTATION = 300


def read_sources(block: Block) -> Mapping[str, Source]:
    """Type sources.yaml: every source once, by key."""
    found: dict[str, Source] = {}
    for key, body in block.items():
        if not isinstance(body, Block):
            block.refuse(
                f"source {key!r} holds no keys of its own",
                "A citation needs at least a title and how the source was read.",
                "Give it title, url, date, read and grade.",
                key=key,
            )
        only(body, ("title", "url", "date", "read", "grade"), "a source")
        found[key] = Source(
            key=key,
            title=text(body, "title", needed=True),
            url=text(body, "url"),
            day=day(body, "date"),
            read=text(body, "read", needed=True),
            grade=choice(body, "grade", Grade),
        )
    return MappingProxyType(dict(sorted(found.items())))


def add_sources(beneath: Mapping[str, Source], block: Block) -> Mapping[str, Source]:
    """Add sources of one's own to those of the book beneath; none may stand in another's place."""
    own = read_sources(block)
    for key in own:
        if key in beneath:
            block.refuse(
                f"source {key!r} stands in the lawbook beneath already",
                "What it cites would silently be cited to something else.",
                "Give yours another key, or cite the one that is there and leave it out here.",
                key=key,
            )
    added = {key: replace(source, own=True) for key, source in own.items()}
    return MappingProxyType(dict(sorted({**beneath, **added}.items())))


class FileReader:
    """Reads law files against one set of known sources, and the laws of the book beneath, if any.

    What it reads over another book is law of one's own.
    """

    def __init__(
        self, sources: Mapping[str, Source], beneath: Mapping[str, Law] | None = None
    ) -> None:
        self._sources = sources
        self._beneath = beneath

    def law(self, path: str, block: Block) -> Law:
        """Type one file; `path` is its name in the lawbook."""
        only(block, _HEAD, "a lawbook file")
        check_path(block, path)
        check_place(block, path, self._beneath or {})
        kind = choice(block, "kind", LawKind)
        typed_as = text(block, "type") or "none"
        if typed_as not in _TYPES:
            block.refuse(
                f"type: {typed_as!r} is not known",
                "Values are typed by it.",
                f"Use one of: {', '.join(_TYPES)}.",
                key="type",
            )
        grade = choice(block, "grade", Grade)
        entries = blocks(block, "values", needed=True)
        steps = tuple(self._step(entry, kind, typed_as, grade) for entry in entries)
        check_order(entries, steps)
        found = Law(
            path=path,
            title=text(block, "title", needed=True),
            kind=kind,
            confirmed_on=needed_day(block, "confirmed_on"),
            held_from=_held_from(block, steps),
            grade=grade,
            steps=steps,
            note=text(block, "note"),
            own=self._beneath is not None,
        )
        if self._beneath and path in self._beneath:
            check_replaced(block, found, self._beneath[path])
        return found

    def _step(self, entry: Block, kind: LawKind, typed_as: str, file_grade: Grade) -> Text | Pause:
        if "not_held" in entry or "lapsed" in entry:
            return _pause(entry)
        only(entry, _ENTRY, "a dated value")
        cites = self._cites(entry)
        grade = choice(entry, "grade", Grade, file_grade)
        note = text(entry, "note")
        check_grade(entry, grade, note, cites)
        says = text(entry, "says")
        if len(says) > _LONGEST_QUOTATION:
            entry.refuse(
                f"the quotation is {len(says)} characters long",
                f"A short quotation is at most {_LONGEST_QUOTATION}.",
                "Quote the words that decide, and tell the rest in the summary.",
                key="says",
            )
        return Text(
            interval=_interval(entry),
            value=typed_value(entry, kind, typed_as, self._cites, self._known),
            summary=text(entry, "summary", needed=True),
            cites=cites,
            grade=grade,
            says=says,
            published=day(entry, "published"),
            note=note,
            terms=_terms(entry),
        )

    def _cites(self, entry: Block) -> tuple[Citation, ...]:
        return tuple(self._cite(item) for item in blocks(entry, "cites", needed=True))

    def _cite(self, item: Block) -> Citation:
        only(item, ("source", "pinpoint", "says", "grade"), "a citation")
        source = self._sources[self._known(item, text(item, "source", needed=True))]
        return Citation(
            source=source.key,
            title=source.title,
            url=source.url,
            pinpoint=text(item, "pinpoint"),
            says=text(item, "says"),
            grade=choice(item, "grade", Grade, source.grade),
        )

    def _known(self, item: Block, key: str) -> str:
        if key not in self._sources:
            item.refuse(
                f"source {key!r} is not in sources.yaml",
                "A reader could not find the text that is cited.",
                "Add it there, or correct the key.",
                key="source",
            )
        check_source_grade(item, self._sources[key])
        return key


def _pause(entry: Block) -> Pause:
    only(entry, _PAUSE, "a declared gap")
    ended = "lapsed" in entry
    return Pause(
        interval=_interval(entry),
        ended=ended,
        why=text(entry, "lapsed" if ended else "not_held", needed=True),
    )


def _interval(entry: Block) -> Interval:
    start, end = needed_day(entry, "from"), day(entry, "until")
    if end is not None and end <= start:
        entry.refuse(
            f"it ends on {end}, not after it starts on {start}",
            "`until` is the first day it no longer holds.",
            "Correct the two days.",
            key="until",
        )
    return Interval(start=start, end=end)


def _terms(entry: Block) -> Mapping[str, str]:
    found = entry.get("terms")
    if found is None:
        return MappingProxyType({})
    if not isinstance(found, Block):
        entry.refuse(
            "'terms' is not a block",
            "Terms are named settings of the rule, each a word.",
            "Write them as keys and values.",
            key="terms",
        )
    return MappingProxyType({key: text(found, key, needed=True) for key in sorted(found)})


def _held_from(block: Block, steps: tuple[Text | Pause, ...]) -> date | None:
    if text(block, "held_from", needed=True) == "beginning":
        return None
    held_from, first = needed_day(block, "held_from"), steps[0].interval.start
    if first is not None and held_from > first:
        block.refuse(
            f"held_from {held_from} lies after the first value's day {first}",
            "The file would deny holding what it holds.",
            "Set held_from to that day or earlier, or to `beginning` for law that was new then.",
            key="held_from",
        )
    return held_from
