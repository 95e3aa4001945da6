"""How every XML file is parsed here: nothing it says makes the parser fetch, expand or grow."""

from typing import Final, TypedDict


class SafeXml(TypedDict):
    """The settings of an lxml parser that keep it from harm."""

    resolve_entities: bool
    no_network: bool
    load_dtd: bool
    huge_tree: bool


SAFE_XML: Final = SafeXml(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
"""To be handed to whatever parser of lxml is opened: `etree.XMLParser(**SAFE_XML)`."""
