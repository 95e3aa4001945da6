"""XML made safe and plain: a tree of small nodes, each knowing its path, with nothing expanded.

The text is decoded by us, a DOCTYPE or an entity declaration is refused before any parser sees it,
and the parser runs with entities, network and DTD off. What comes out holds every piece of text of
the input, attributes and mixed content included, so that a reader can prove it left nothing out.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from lxml import etree

from witting.base import BrokenInput, HostileInput, TooLarge
from witting.base.safe_xml import SAFE_XML
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
_BESIDE = re.compile(r"(?:</[^<>]*|/)>\s*[^\s<]")  # words after the end of an element
_CURRENCY = re.compile(r"[A-Z]{3}")
_COUNTED = frozenset({"CdtTrfTxInf", "TxInf"})
_SCHEMA_INSTANCE = "{http://www.w3.org/2001/XMLSchema-instance}"  # `xsi:type`, `xsi:schemaLocation`


class Node:
    """One element: its local name, its own text, and where it stands in its message."""

    __slots__ = (
        "_path",
        "attributes",
        "children",
        "currency",
        "faults",
        "index",
        "name",
        "namespace",
        "parent",
        "raw",
        "text",
    )

    def __init__(
        self,
        name: str,
        namespace: str = "",
        raw: str = "",
        parent: "Node | None" = None,
    ) -> None:
        self.name = name
        self.namespace = namespace
        self.raw = raw  # the element's own text as written, mixed content included
        self.text = " ".join(raw.split())  # with its runs of white space made single spaces
        self.currency = ""  # its `Ccy`
        self.attributes: tuple[tuple[str, str], ...] = ()  # those that can hold words
        self.children: Sequence[Node] = ()
        self.faults: Sequence[str] = ()  # where it breaks the schema it was checked against
        self.parent = parent
        self.index = 0  # from 1 where siblings share its name
        self._path: str | None = None

    def say(self, raw: str) -> None:
        """Give the element another text of its own: with what stands between those below it."""
        self.raw, self.text = raw, " ".join(raw.split())

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

    def walk(self) -> "list[Node]":
        """Give this node and everything below it, in document order."""
        found = [self]
        _gather(self, found)
        return found

    def forget(self) -> None:
        """Let go of all that is below, so that a tree no longer wanted is gone at once."""
        for node in self.walk():
            node.children = ()

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


def _gather(node: Node, found: list[Node]) -> None:
    for child in node.children:
        found.append(child)
        if child.children:
            _gather(child, found)


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
        **SAFE_XML,
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
    faults = schema.faults(root) if schema else {}
    return _tree(root, source, faults, is_mixed=_may_be_mixed(plain))


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


def _may_be_mixed(text: str) -> bool:
    """Say whether words may stand beside elements: they hardly ever do, and to look takes time."""
    return "<!" in text or "<?" in text or _BESIDE.search(text) is not None


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


def _tree(root: "etree._Element", source: Source, faults: Faults, *, is_mixed: bool) -> Node:
    """Turn the parser's tree into nodes; one level of nesting is one level of recursion."""

    def made(element: "etree._Element", parent: Node | None) -> Node:
        name, namespace = _split(str(element.tag))
        node = Node(name, namespace, element.text or "", parent)
        if element.keys():
            node.currency = str(element.get("Ccy") or "")
            node.attributes = _attributes(element)
        if faults and element in faults:
            node.faults = faults[element]
        return node

    def fill(node: Node, element: "etree._Element", depth: int) -> None:
        if depth > MAX_DEPTH:
            raise _too_deep(source)
        node.children = children = []
        for below in element:
            child = made(below, node)
            children.append(child)
            if len(below):
                fill(child, below, depth + 1)
        if is_mixed or node.text:
            node.say(" ".join([node.raw, *(below.tail or "" for below in element)]))
        _number(children)

    top = made(root, None)
    if len(root):
        fill(top, root, 2)
    return top


def _number(children: Sequence[Node]) -> None:
    """Count those that share a name, and a transaction even where it is the only one."""
    if len(children) == 1 and children[0].name not in _COUNTED:
        return
    names = {child.name for child in children}
    if len(names) == len(children) and _COUNTED.isdisjoint(names):
        return
    seen, at = Counter(child.name for child in children), Counter[str]()
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


@lru_cache(maxsize=4096)
def _split(tag: str) -> tuple[str, str]:
    namespace, _, name = tag.rpartition("}")
    return name, namespace.lstrip("{")
