"""XML made safe and plain: a tree of small nodes, each knowing its path, with nothing expanded.

The text is decoded by us, a DOCTYPE or an entity declaration is refused before any parser sees it,
and the parser runs with entities, network and DTD off. What comes out holds every piece of text of
the input, attributes and mixed content included, so that a reader can prove it left nothing out.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from witting.base import BrokenInput, HostileInput, TooLarge
from witting.intake.source import Source

MAX_TAGS = 1_000_000
"""The most tags one document may have: a tree of more would not fit in a small machine's memory."""

MAX_DEPTH = 64
"""How deep elements may nest. A pacs.008 in its envelopes reaches about 20."""

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_MARKUP = re.compile(r"<!--|<!\[CDATA\[|<\?|<!\s*[A-Za-z]+")
# Where each kind of markup that may hold any text ends.
_ENDS = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>"}
_SPACE = re.compile(r"\s+")
_CURRENCY = re.compile(r"[A-Z]{3}")
_SCHEMA_INSTANCE = "{http://www.w3.org/2001/XMLSchema-instance}"  # `xsi:type`, `xsi:schemaLocation`


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """One element: its local name, its own text, and where it stands in its message."""

    name: str
    path: str  # `CdtTrfTxInf[1]/UltmtDbtr/Nm`, counted from 1 where siblings share a name
    namespace: str = ""
    raw: str = ""  # the element's own text as written, mixed content included
    currency: str = ""  # its `Ccy`
    attributes: tuple[tuple[str, str], ...] = ()  # those that can hold words
    children: tuple["Node", ...] = field(default=())

    @property
    def text(self) -> str:
        """Give the element's own text with its runs of white space made single spaces."""
        return _SPACE.sub(" ", self.raw).strip()

    def walk(self) -> Iterator["Node"]:
        """Go through this node and everything below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def all(self, *names: str) -> list["Node"]:
        """Find the children with one of these names."""
        return [child for child in self.children if child.name in names]

    def first(self, *path: str) -> "Node | None":
        """Follow one child name after another; None where a step is missing."""
        node: Node | None = self
        for name in path:
            found = node.all(name) if node is not None else []
            node = found[0] if found else None
        return node

    def said(self, *path: str) -> str:
        """Give the text at the end of a path of child names, or ""."""
        node = self.first(*path)
        return node.text if node is not None else ""


def parse_xml(text: str, source: Source) -> Node:
    """Turn XML text into a tree.

    Raises HostileInput for a DOCTYPE or any declaration that belongs in one, TooLarge for nesting
    or tags over the bounds, BrokenInput for XML that is not well-formed.
    """
    _refuse_dtd(text, source)
    if text.count("<") > MAX_TAGS:
        raise TooLarge(
            f"{source.name} has more than {MAX_TAGS:,} tags: it was not read. Split it into its "
            "messages and give those."
        )
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,  # a comment inside a name must not split it
        remove_pis=True,
    )
    # The declaration is cut off because the text has been decoded already: the parser must not
    # decode it a second time by what the declaration says.
    plain = _DECLARATION.sub("", text, count=1).strip()
    try:
        root = etree.fromstring(plain.encode("utf-8"), parser)
    except UnicodeEncodeError:
        raise BrokenInput(f"{source.name} holds half characters (lone surrogates).") from None
    except etree.XMLSyntaxError as error:
        raise _syntax(error, source) from None
    if root.getroottree().docinfo.internalDTD is not None:  # what the scan above must have caught
        raise _hostile("DOCTYPE", source)
    return _node(root, "", "", source, 1)


def _refuse_dtd(text: str, source: Source) -> None:
    """Look for declarations outside comments, CDATA and instructions, where they are only text.

    One pass with no backtracking: a hostile file must not make the check itself slow.
    """
    at = 0
    while found := _MARKUP.search(text, at):
        end = _ENDS.get(found.group())
        if end is None:
            raise _hostile(found.group().strip("<! ").upper(), source)
        at = text.find(end, found.end())
        if at < 0:
            return  # never closed: the parser refuses it
        at += len(end)


def _hostile(what: str, source: Source) -> HostileInput:
    return HostileInput(
        f"{source.name} carries a {what} declaration. Payment messages never do, and it can make a "
        "parser fetch files or expand without end: nothing was expanded or read. Ask the sender "
        "for the message without it."
    )


def _syntax(error: etree.XMLSyntaxError, source: Source) -> BrokenInput | TooLarge:
    if "depth" in str(error).lower():
        return _too_deep(source)
    line = getattr(error, "lineno", None)
    where = f" at line {line}" if line else ""
    return BrokenInput(
        f"{source.name} is not well-formed XML{where} ({error.msg}): part of it may be missing. "
        "Ask the sender for the whole message."
    )


def _too_deep(source: Source) -> TooLarge:
    return TooLarge(
        f"{source.name} nests its elements more than {MAX_DEPTH} deep, which no payment message "
        "does: it was not read. Ask the sender for the message itself."
    )


def _node(element: "etree._Element", path: str, prefix: str, source: Source, depth: int) -> Node:
    if depth > MAX_DEPTH:
        raise _too_deep(source)
    children = [child for child in element if isinstance(child.tag, str)]
    namespace, name = _split(str(element.tag))
    # Paths start inside the message: `Document` and its one child name only the kind of message.
    inner = "" if name in ("Document", "FIToFICstmrCdtTrf") or name.startswith("pacs.") else prefix
    return Node(
        name=name,
        path=path or name,
        namespace=namespace,
        raw=_own_text(element, children),
        currency=str(element.get("Ccy") or ""),
        attributes=_attributes(element),
        children=_children(children, inner, source, depth),
    )


def _children(
    children: "list[etree._Element]", prefix: str, source: Source, depth: int
) -> tuple[Node, ...]:
    if not children:
        return ()
    names = [_split(str(child.tag))[1] for child in children]
    many, seen = Counter(names), Counter[str]()
    nodes = []
    for child, name in zip(children, names, strict=True):
        seen[name] += 1
        counted = many[name] > 1 or name == "CdtTrfTxInf"
        path = f"{prefix}{name}[{seen[name]}]" if counted else f"{prefix}{name}"
        nodes.append(_node(child, path, f"{path}/", source, depth + 1))
    return tuple(nodes)


def _own_text(element: "etree._Element", children: "list[etree._Element]") -> str:
    pieces = [element.text or "", *(child.tail or "" for child in children)]
    return " ".join(pieces) if children else pieces[0]


def _attributes(element: "etree._Element") -> tuple[tuple[str, str], ...]:
    """Give the attributes that can hold words: all but schema hints and a currency that is one."""
    found = [(str(key), str(value)) for key, value in element.items()]
    return tuple(
        (_split(key)[1], value)
        for key, value in found
        if not key.startswith(_SCHEMA_INSTANCE)
        and not (key == "Ccy" and _CURRENCY.fullmatch(value))
    )


def _split(tag: str) -> tuple[str, str]:
    namespace, _, name = tag.rpartition("}")
    return namespace.lstrip("{"), name
