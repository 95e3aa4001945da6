"""Reads one YAML file of the lawbook into plain blocks that remember their lines.

Every scalar stays text, so that Norway's `NO` is not read as false; the schema types it later.
A key written twice, a file that is not UTF-8, or YAML that does not parse is refused here.
"""

from typing import NoReturn

import yaml

from witting.base import BrokenLaw


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
    text = _decode(where, data)
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        refuse(
            where,
            mark.line + 1 if mark else 0,
            f"this is not YAML ({getattr(error, 'problem', None) or 'unreadable'})",
            "Nothing in the file can be used until it parses.",
            "Put it right at that line: look at the indent, and at quotes and colons in text.",
        )
    if not isinstance(node, yaml.MappingNode):
        refuse(
            where,
            1,
            "the file does not hold keys and values",
            "A lawbook file is one mapping with a title, a kind and its dated values.",
            "Write it after the manner of another file of the lawbook.",
        )
    return _block(where, node)


_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # libyaml where the wheel carries it


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


def _block(where: str, node: yaml.MappingNode) -> Block:
    block = Block(where, node.start_mark.line + 1)
    for key_node, value_node in node.value:
        key, line = str(key_node.value), key_node.start_mark.line + 1
        if key in block:
            refuse(
                where,
                line,
                f"{key!r} is written twice (first on line {block.lines[key]})",
                "Only one of the two could count, and a reader cannot tell which.",
                "Keep one of them.",
            )
        block.lines[key] = line
        block[key] = _plain(where, value_node)
    return block


def _plain(where: str, node: yaml.Node) -> "str | Block | list[str | Block]":
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    if isinstance(node, yaml.MappingNode):
        return _block(where, node)
    items: list[str | Block] = []
    for item in node.value:
        plain = _plain(where, item)
        if isinstance(plain, list):
            refuse(
                where,
                item.start_mark.line + 1,
                "a list stands inside a list",
                "No part of the schema is built so.",
                "Write the inner list as keys and values.",
            )
        items.append(plain)
    return items
