"""Makes the fullest message a schema allows, with a mark of its own in every piece of free text.

Every optional element is there, every choice takes all its branches, and what may repeat stands
twice. Each text leaf holds one Chinese character that occurs nowhere else in the message, so that
one look at a Deal tells whether the reader kept it.
"""

from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

_XSD = "{http://www.w3.org/2001/XMLSchema}"
_FIRST_MARK, _MARKS, _MORE_MARKS = 0x4E00, 20_000, 0x20000


@dataclass(slots=True)
class Leaf:
    """One planted text: where, by which schema type, and the mark."""

    path: str
    type: str
    mark: str

    @property
    def name(self) -> str:
        """Give the element's name."""
        return self.path.rpartition("/")[2]


@dataclass(slots=True)
class FullMessage:
    """A generated message and everything planted in it."""

    xml: bytes
    leaves: list[Leaf] = field(default_factory=list)


def full_message(schema: Path) -> FullMessage:
    """Fill every element of a schema's `Document`."""
    return _Filler(schema).message()


class _Filler:
    def __init__(self, schema: Path) -> None:
        root = etree.parse(str(schema)).getroot()
        self._namespace = str(root.get("targetNamespace"))
        self._types = {str(e.get("name")): e for e in root if e.tag != f"{_XSD}element"}
        self._leaves: list[Leaf] = []

    def message(self) -> FullMessage:
        body = self._element("Document", "Document", "")
        body.set("xmlns", self._namespace)
        text = etree.tostring(body, encoding="utf-8")
        return FullMessage(xml=text, leaves=self._leaves)

    def _element(self, name: str, type_name: str, parent: str) -> "etree._Element":
        made = etree.Element(name)
        path = f"{parent}/{name}"
        definition = self._types[type_name]
        if definition.tag == f"{_XSD}simpleType":
            made.text = self._text(path, type_name, definition)
            return made
        extension = definition.find(f"{_XSD}simpleContent/{_XSD}extension")
        if extension is not None:
            made.set("Ccy", "CNY")
            made.text = "1250.00"
            return made
        for child in definition.iter(f"{_XSD}element"):
            times = 1 if child.get("maxOccurs", "1") == "1" else 2
            for _ in range(times):
                made.append(self._element(str(child.get("name")), str(child.get("type")), path))
        if next(definition.iter(f"{_XSD}any"), None) is not None:
            made.append(self._anything(path))
        return made

    def _text(self, path: str, type_name: str, definition: "etree._Element") -> str:
        restriction = definition.find(f"{_XSD}restriction")
        assert restriction is not None
        pattern = restriction.find(f"{_XSD}pattern")
        allowed = restriction.find(f"{_XSD}enumeration")
        if allowed is not None:
            return str(allowed.get("value"))
        base = str(restriction.get("base"))
        if pattern is None and base == "xs:string":
            return self._marked(path, type_name)
        return _typed(base, type_name, len(self._leaves))

    def _marked(self, path: str, type_name: str) -> str:
        number = len(self._leaves)
        # Twenty thousand Chinese characters, and then those of the plane after.
        mark = chr(_FIRST_MARK + number if number < _MARKS else _MORE_MARKS + number - _MARKS)
        self._leaves.append(Leaf(path=path, type=type_name, mark=mark))
        return mark

    def _anything(self, path: str) -> "etree._Element":
        made = etree.Element("Anything")
        made.set("note", self._marked(f"{path}/Anything/@note", "any"))
        made.text = self._marked(f"{path}/Anything", "any")
        return made


def _typed(base: str, type_name: str, number: int) -> str:
    """Give a value of the right look where the schema leaves no room for free text."""
    if type_name.startswith(("BIC", "AnyBIC")):
        return "XMPLRUMM"
    if type_name.startswith("CountryCode"):
        return "RU"
    by_base = {
        "xs:date": "2024-05-16",
        "xs:dateTime": "2024-05-16T09:00:00+00:00",
        "xs:time": "09:00:00",
        "xs:gYear": "2024",
        "xs:boolean": "true",
        "xs:decimal": "1.5",
        "xs:base64Binary": "AAAA",
    }
    return by_base.get(base, f"{number:04d}")
