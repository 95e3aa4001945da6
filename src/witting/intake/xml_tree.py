"""XML made safe and plain: a tree of small nodes, each knowing its path, with nothing expanded.

The text is decoded by us, a DOCTYPE or an entity declaration is refused before any parser sees it,
and the parser runs with entities, network and DTD off. What comes out holds every piece of text of
the input, attributes and mixed content included, so that a reader can prove it left nothing out.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from lxml import etree

from witting.base import BrokenInput, HostileInput, TooLarge
from witting.intake.iso_schema import Faults, Schema
from witting.intake.source import Source

MAX_TAGS = 2_000_000
"""The most tags one document may have, opening and closing: ten thousand full payments. A tree of
more would not fit in a small machine's memory."""

MAX_DEPTH = 64
"""How deep elements may nest. A pacs.008 in its envelopes reaches about 20."""

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_MARKUP = re.compile(r"<!--|<!\[CDATA\[|<\?|<!\s*[A-Za-z]+")
# Where each kind of markup that may hold any text ends.
_ENDS = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>"}
_CURRENCY = re.compile(r"[A-Z]{3}")
_COUNTED = frozenset({"CdtTrfTxInf", "TxInf"})
_SCHEMA_INSTANCE = "{http://www.w3.org/2001/XMLSchema-instance}"  # `xsi:type`, `xsi:schemaLocation`


class Node:
    """One element: its local name, its own text, and where it stands in its message."""

    __slots__ = (
        "_path",
        "_text",
        "attributes",
        "children",
        "currency",
        "faults",
        "index",
        "name",
        "namespace",
        "parent",
        "raw",
    )

    def __init__(
        self,
        name: str,
        namespace: str = "",
        *,
        raw: str = "",
        currency: str = "",
        attributes: tuple[tuple[str, str], ...] = (),
        parent: "Node | None" = None,
        index: int = 0,
    ) -> None:
        self.name = name
        self.namespace = namespace
        self.raw = raw  # the element's own text as written, mixed content included
        self.currency = currency  # its `Ccy`
        self.attributes = attributes  # those that can hold words
        self.children: Sequence[Node] = ()
        self.faults: Sequence[str] = ()  # where it breaks the schema it was checked against
        self.parent = parent
        self.index = index  # from 1 where siblings share its name, else 0
        self._path: str | None = None
        self._text: str | None = None

    @property
    def text(self) -> str:
        """Give the element's own text with its runs of white space made single spaces."""
        if self._text is None:
            self._text = " ".join(self.raw.split())
        return self._text

    @property
    def path(self) -> str:
        """Say where it stands: `CdtTrfTxInf[1]/UltmtDbtr/Nm`, from inside its message."""
        # Made only when asked: most elements of a message never are.
        if self._path is None:
            own = f"{self.name}[{self.index}]" if self.index else self.name
            above = self.parent
            self._path = own if above is None or above._is_kind else f"{above.path}/{own}"
        return self._path

    @property
    def _is_kind(self) -> bool:
        """Say whether this only names the kind of message: the root, `Document`, its one child."""
        above = self.parent
        return above is None or self.name == "Document" or above.name == "Document"

    def walk(self) -> Iterator["Node"]:
        """Go through this node and everything below it, in document order."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))

    def all(self, *names: str) -> list["Node"]:
        """Find the children with one of these names."""
        return [child for child in self.children if child.name in names]

    def first(self, *path: str) -> "Node | None":
        """Follow one child name after another; None where a step is missing."""
        node: Node = self
        for name in path:
            for child in node.children:
                if child.name == name:
                    node = child
                    break
            else:
                return None
        return node

    def said(self, *path: str) -> str:
        """Give the text at the end of a path of child names, or ""."""
        node = self.first(*path)
        return node.text if node is not None else ""


def parse_xml(text: str, source: Source, schema: Schema | None = None) -> Node:
    """Turn XML text into a tree, and note on it where it breaks a schema.

    Raises HostileInput for a DOCTYPE or any declaration that belongs in one, TooLarge for nesting
    or tags over the bounds, BrokenInput for XML that is not well-formed.
    """
    _refuse_dtd(text, source)
    if text.count("<") > MAX_TAGS or text.count('="') + text.count("='") > MAX_TAGS:
        raise TooLarge(
            f"{source.name} has more than {MAX_TAGS:,} tags or attributes: it was not read. Split "
            "it into its messages and give those."
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
    return _tree(root, source, schema.faults(root) if schema else {})


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


def _tree(root: "etree._Element", source: Source, faults: Faults) -> Node:
    """Turn the parser's tree into nodes; one level of nesting is one level of recursion."""
    names: dict[str, tuple[str, str]] = {}  # a message repeats a few hundred tags many times

    def named(tag: str) -> tuple[str, str]:
        if tag not in names:
            names[tag] = _split(tag)
        return names[tag]

    def build(element: "etree._Element", parent: Node | None, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise _too_deep(source)
        name, namespace = named(str(element.tag))
        node = Node(name, namespace, raw=element.text or "", parent=parent)
        if element.keys():
            node.currency = str(element.get("Ccy") or "")
            node.attributes = _attributes(element)
        if faults and element in faults:
            node.faults = faults[element]
        below = list(element)
        if below:
            children = [build(child, node, depth + 1) for child in below]
            node.children = children
            node.raw = " ".join([node.raw, *(child.tail or "" for child in below)])
            _number(children)
        return node

    return build(root, None, 1)


def _number(children: list[Node]) -> None:
    """Count those that share a name, and a transaction even where it is the only one."""
    seen = Counter(child.name for child in children)
    if len(seen) == len(children) and _COUNTED.isdisjoint(seen):
        return
    at = Counter[str]()
    for child in children:
        if seen[child.name] > 1 or child.name in _COUNTED:
            at[child.name] += 1
            child.index = at[child.name]


def _attributes(element: "etree._Element") -> tuple[tuple[str, str], ...]:
    """Give the attributes that can hold words: all but schema hints and a currency that is one."""
    found = [(str(key), str(value)) for key, value in element.items()]
    return tuple(
        (_split(key)[0], value)
        for key, value in found
        if not key.startswith(_SCHEMA_INSTANCE)
        and not (key == "Ccy" and _CURRENCY.fullmatch(value))
    )


def _split(tag: str) -> tuple[str, str]:
    namespace, _, name = tag.rpartition("}")
    return name, namespace.lstrip("{")
