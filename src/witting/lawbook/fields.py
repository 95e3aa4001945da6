"""Types one field of a lawbook block: text, day, choice, list. Each refusal says how to mend it."""

from collections.abc import Collection
from datetime import date
from enum import Enum
from typing import TypeVar

from witting.base import parse_day
from witting.lawbook.reading import Block

Choice = TypeVar("Choice", bound=Enum)


def only(block: Block, allowed: Collection[str], what: str) -> None:
    """Refuse any key the schema does not know."""
    for key in block:
        if key not in allowed:
            block.refuse(
                f"{key!r} is not a key of {what}",
                "A misspelt key would be dropped without a word.",
                f"Use one of: {', '.join(sorted(allowed))}.",
                key=key,
            )


def text(block: Block, key: str, *, needed: bool = False) -> str:
    """Give a field's text on one line; "" where it is absent and not needed."""
    found = block.get(key, "")
    if not isinstance(found, str):
        block.refuse(
            f"{key!r} holds a list or a block",
            "One piece of text belongs here.",
            "Write it as text, in quotes if it holds a colon.",
            key=key,
        )
    if needed and not found.strip():
        block.refuse(
            f"{key!r} is missing",
            "Without it a reader cannot use or check the entry.",
            f"Add {key}: …",
        )
    return " ".join(found.split())


def day(block: Block, key: str, *, needed: bool = False) -> date | None:
    """Give a field's day; None where it is absent and not needed."""
    written = text(block, key, needed=needed)
    if not written:
        return None
    try:
        return parse_day(written)
    except ValueError as error:
        block.refuse(
            f"{key}: {error}",
            "Every question about the law is asked of a day.",
            "Write year, month and day with hyphens.",
            key=key,
        )


def needed_day(block: Block, key: str) -> date:
    """Give a field's day, or refuse the block when it has none."""
    found = day(block, key, needed=True)
    assert found is not None  # `needed` has refused already
    return found


def choice(block: Block, key: str, kinds: type[Choice], default: Choice | None = None) -> Choice:
    """Give a field's value as a member of an enumeration."""
    written = text(block, key, needed=default is None)
    if not written and default is not None:
        return default
    try:
        return kinds(written)
    except ValueError:
        names = ", ".join(str(kind.value) for kind in kinds)
        block.refuse(
            f"{key}: {written!r} is not known",
            "The engine treats each of these differently.",
            f"Use one of: {names}.",
            key=key,
        )


def texts(block: Block, key: str, *, needed: bool = False) -> tuple[str, ...]:
    """Give a field's list of texts, in the order written."""
    items = _list(block, key, needed=needed)
    for item in items:
        if not isinstance(item, str) or not item.strip():
            block.refuse(
                f"{key!r} holds something other than text",
                "Each item of this list is one word or one sentence.",
                "Write each item as text after a hyphen.",
                key=key,
            )
    return tuple(" ".join(item.split()) for item in items if isinstance(item, str))


def blocks(block: Block, key: str, *, needed: bool = False) -> tuple[Block, ...]:
    """Give a field's list of blocks, in the order written."""
    items = _list(block, key, needed=needed)
    for item in items:
        if not isinstance(item, Block):
            block.refuse(
                f"{key!r} holds bare text",
                "Each item of this list has keys of its own.",
                "Write each item as keys and values after a hyphen.",
                key=key,
            )
    return tuple(item for item in items if isinstance(item, Block))


def _list(block: Block, key: str, *, needed: bool) -> "list[str | Block]":
    found = block.get(key, [])
    if found == "":
        found = []
    if not isinstance(found, list):
        block.refuse(
            f"{key!r} is not a list",
            "Several things may stand here, so they are always written as a list.",
            "Put each one on a line of its own after a hyphen.",
            key=key,
        )
    if needed and not found:
        block.refuse(
            f"{key!r} is missing or empty",
            "The entry says nothing, or nobody could check it, without it.",
            f"Add {key}: with at least one item.",
            key=key,
        )
    return found
