"""Reads the plain part of YAML: text, lists and tables, each scalar as the text it is written as.

Norway is `NO` and a day is no number. No anchors, no tags, no key twice: a mapping needs none of
them, and each is a way to say something else than one sees.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from yaml.nodes import Node

DEEPEST = 8


def load_plain(text: str) -> Any:
    """Give what the text holds. Raises ValueError for what is not plain, and yaml.YAMLError."""
    import yaml

    depth = 0
    for event in yaml.parse(text, Loader=yaml.BaseLoader):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            mark = event.start_mark
            raise ValueError(f"it has an anchor in line {mark.line + 1 if mark else 1}")
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise ValueError(f"it nests more than {DEEPEST} deep")
    node = yaml.compose(text, Loader=yaml.BaseLoader)
    return _value(node) if node is not None else None


def _value(node: "Node") -> Any:
    from yaml.nodes import MappingNode, SequenceNode

    if isinstance(node, SequenceNode):
        return [_value(one) for one in node.value]
    if not isinstance(node, MappingNode):
        return str(node.value)
    held: dict[str, Any] = {}
    for key, value in node.value:
        name = str(_value(key))
        if name in held:
            raise ValueError(f"it has {name!r} twice, again in line {key.start_mark.line + 1}")
        held[name] = _value(value)
    return held
