"""Reads one YAML file of the lawbook into plain blocks that remember their lines.

Every scalar stays text, so that Norway's `NO` is not read as false; the schema types it later.
A key written twice, a file that is not UTF-8, or YAML that does not parse is refused here.
"""

from collections.abc import Callable, Iterator
from typing import NoReturn, TypeVar

import yaml

from witting.base import BrokenLaw

_Read = TypeVar("_Read")


class Block(dict[str, "str | Block | list[str | Block]"]):
    """A YAML mapping whose keys remember the line they stand on."""

    __slots__ = ("line", "lines", "where")

    def __init__(self, where: str, line: int) -> None:
        super().__init__()
        self.where = where
        self.line = line
        self.lines: dict[str, int] = {}

    def refuse(self, what: str, why: str, do: str, *, key: str = "") -> NoReturn:
        """Refuse the file at this block, or at one of its keys, in a sentence that helps."""
        refuse(self.where, self.lines.get(key, self.line), what, why, do)


def refuse(where: str, line: int, what: str, why: str, do: str) -> NoReturn:
    """Raise BrokenLaw: where it stands, what is wrong, why that matters, what to do next."""
    place = f"{where}, line {line}" if line else where
    raise BrokenLaw(f"{place}: {what}. {why} {do}")


def read_block(where: str, data: bytes) -> Block:
    """Read one file's bytes into a block; `where` is the name used in messages."""
    return _read(where, data, _Blocks.whole)


def read_blocks(where: str, data: bytes) -> tuple[Block, ...]:
    """Read the bytes of a file that holds a list of blocks, such as a file of cases."""
    return _read(where, data, _Blocks.each)


def _read(where: str, data: bytes, read: "Callable[[_Blocks], _Read]") -> _Read:
    text = _decode(where, data)
    try:
        return read(_Blocks(where, yaml.parse(text, Loader=_LOADER)))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        refuse(
            where,
            mark.line + 1 if mark else 0,
            f"this is not YAML ({getattr(error, 'problem', None) or 'unreadable'})",
            "Nothing in the file can be used until it parses.",
            "Put it right at that line: look at the indent, and at quotes and colons in text.",
        )


_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # libyaml where the wheel carries it
_DEEPEST = 8  # the schema needs five levels; a file far deeper could only be an attack


def _decode(where: str, data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        refuse(
            where,
            data[: error.start].count(b"\n") + 1,
            "the file is not UTF-8",
            "Text in another encoding would be read as other letters.",
            "Save it as UTF-8.",
        )


class _Blocks:
    """Builds blocks from YAML's events in one pass, refusing what the schema cannot mean.

    Events are read instead of composed nodes because composing crashes on deep nesting.
    """

    def __init__(self, where: str, events: Iterator[yaml.Event]) -> None:
        self._where = where
        self._events = events

    def whole(self) -> Block:
        """Build the one mapping a file holds."""
        start, found = self._document()
        if not isinstance(found, Block):
            self._refuse(
                start,
                "the file does not hold keys and values",
                "A lawbook file is one mapping with a title, a kind and its dated values.",
                "Write it after the manner of another file of the lawbook.",
            )
        self._end()
        return found

    def each(self) -> tuple[Block, ...]:
        """Build the mappings of the one list a file holds."""
        start, found = self._document()
        if not isinstance(found, list) or not found:
            self._refuse(
                start,
                "the file does not hold a list",
                "Such a file is one list, each item with keys of its own.",
                "Begin each item with a hyphen at the start of a line.",
            )
        for item in found:
            if not isinstance(item, Block):
                self._refuse(
                    start,
                    f"the list holds bare text, {item!r}",
                    "Each item of this list has keys of its own.",
                    "Write each item as keys and values after a hyphen.",
                )
        self._end()
        return tuple(item for item in found if isinstance(item, Block))

    def _document(self) -> "tuple[yaml.Event, str | Block | list[str | Block] | None]":
        next(self._events)  # the stream begins
        start = next(self._events)
        return start, self._value(next(self._events), 0) if _starts_document(start) else None

    def _end(self) -> None:
        next(self._events)  # the document ends
        event = next(self._events)
        if _starts_document(event):
            self._refuse(
                event,
                "a second document starts here (---)",
                "One file is one path of the law.",
                "Move it to a file of its own.",
            )

    def _value(self, event: yaml.Event, depth: int) -> str | Block | list[str | Block]:
        if depth > _DEEPEST:
            self._refuse(
                event,
                "it is nested too deeply",
                "No part of the schema goes so deep.",
                "Write it after the manner of another file of the lawbook.",
            )
        if isinstance(event, yaml.ScalarEvent):
            return str(event.value)
        if isinstance(event, yaml.MappingStartEvent):
            return self._block(event, depth)
        if not isinstance(event, yaml.SequenceStartEvent):
            self._refuse(
                event,
                "a YAML alias (*name) stands here",
                "A text must stand where it counts, and aliases can swell a file without end.",
                "Write the text out in each place.",
            )
        return self._list(depth)

    def _block(self, start: yaml.Event, depth: int) -> Block:
        block = Block(self._where, _line(start))
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._value(event, depth + 1)
            if not isinstance(key, str):
                self._refuse(
                    event,
                    "a key is not plain text",
                    "Keys are looked up by name.",
                    "Write a word before the colon.",
                )
            if key in block:
                self._refuse(
                    event,
                    f"{key!r} is written twice (first on line {block.lines[key]})",
                    "Only one of the two could count, and a reader cannot tell which.",
                    "Keep one of them.",
                )
            block.lines[key] = _line(event)
            block[key] = self._value(next(self._events), depth + 1)
        return block

    def _list(self, depth: int) -> list[str | Block]:
        items: list[str | Block] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            item = self._value(event, depth + 1)
            if isinstance(item, list):
                self._refuse(
                    event,
                    "a list stands inside a list",
                    "No part of the schema is built so.",
                    "Write the inner list as keys and values.",
                )
            items.append(item)
        return items

    def _refuse(self, event: yaml.Event, what: str, why: str, do: str) -> NoReturn:
        refuse(self._where, _line(event), what, why, do)


def _starts_document(event: yaml.Event) -> bool:
    return isinstance(event, yaml.DocumentStartEvent)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0
