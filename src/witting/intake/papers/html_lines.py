"""A web page or an HTML mail as lines, tables as lines with their columns kept apart.

For letters and trade documents, where every word counts: nothing is taken for a menu and left out.
"""

from lxml import etree

from witting.intake.html_text import page_tree
from witting.intake.papers.columns import as_lines

_UNSEEN = frozenset({"script", "style", "noscript", "template", "head", "title"})
_PARTED_TAGS = "p h1 h2 h3 h4 h5 h6 blockquote pre ul ol hr"
_BLOCK_TAGS = (
    "div li section article header footer address form fieldset dl dt dd center " + _PARTED_TAGS
)
_PARTED = frozenset(_PARTED_TAGS.split())  # a blank line stands behind them
_BLOCKS = frozenset(_BLOCK_TAGS.split())


def html_lines(text: str, name: str) -> tuple[str, ...]:
    """Give the lines a reader sees, and what pictures and fields say in words.

    Raises HostileInput for declared entities, TooLarge over the bounds of a page.
    """
    tree = page_tree(text, name)
    if tree is None:
        return ()
    walk = _Walk()
    walk.into(tree)
    return _tidy(walk.done())


class _Walk:
    """Walks a page and writes its lines down."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line: list[str] = []
        self._as_typed = 0  # how many elements deep in text that keeps its spaces and lines

    def done(self) -> list[str]:
        """Give the lines."""
        self._end_line()
        return self._lines

    def into(self, element: etree._Element) -> None:
        """Take an element by what it is."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _UNSEEN or not tag:
            return
        if tag == "br":
            self._end_line(is_forced=True)
        elif tag == "table":
            self._end_line()
            self._lines += _table(element)
        else:
            if tag in _BLOCKS:
                self._end_line()
            self._as_typed += tag == "pre"
            self.within(element)
            self.say(_said_by(element, tag))
            if tag in _BLOCKS:
                self._end_line()
            self._as_typed -= tag == "pre"
            if tag in _PARTED:
                self._lines.append("")

    def within(self, element: etree._Element) -> None:
        """Take what an element holds."""
        self.say(element.text or "")
        for child in element:
            self.into(child)
            self.say(child.tail or "")

    def say(self, text: str) -> None:
        """Take words."""
        if not self._as_typed:
            self._line.append(text)
            return
        for number, line in enumerate(text.split("\n")):
            if number:
                self._end_line(is_forced=True)
            self._line.append(line)

    def _end_line(self, *, is_forced: bool = False) -> None:
        line = "".join(self._line).rstrip() if self._as_typed else _one_line("".join(self._line))
        if line or is_forced:
            self._lines.append(line)
        self._line = []


def _said_by(element: etree._Element, tag: str) -> str:
    """Give the words an element carries in an attribute: a picture's, a field's, an address."""
    if tag == "img":
        return f" {element.get('alt', '')} "
    if tag == "input" and element.get("type", "text").lower() not in ("hidden", "password"):
        return f" {element.get('value', '')} "
    if tag == "a" and (element.get("href") or "").lower().startswith("mailto:"):
        address = (element.get("href") or "")[7:].partition("?")[0]
        return "" if address in "".join(map(str, element.itertext())) else f"<{address}> "
    return ""


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _table(table: etree._Element) -> list[str]:
    rows: list[list[list[str]]] = []
    outside = _Walk()
    _take_rows(table, rows, outside)
    above = outside.done()
    if all(len(row) == 1 for row in rows):
        return [*above, *(line for row in rows for line in row[0])]  # it only frames a page
    return [*above, *as_lines(rows), ""]


def _take_rows(part: etree._Element, rows: list[list[list[str]]], outside: _Walk) -> None:
    """Take a table's rows; what a mangled page has between them is taken too, as lines above."""
    outside.say(part.text or "")
    for child in part:
        if child.tag in ("thead", "tbody", "tfoot"):
            _take_rows(child, rows, outside)
        elif child.tag == "tr":
            cells = [_cell(cell) for cell in child if cell.tag in ("td", "th")]
            rows += [cells] if cells else []
            outside.say(child.text or "")
            for other in child:
                if other.tag not in ("td", "th"):
                    outside.into(other)
                outside.say(other.tail or "")
        else:
            outside.into(child)
        outside.say(child.tail or "")


def _cell(cell: etree._Element) -> list[str]:
    walk = _Walk()
    walk.within(cell)
    return [line for line in walk.done() if line]


def _tidy(lines: list[str]) -> tuple[str, ...]:
    """Leave one blank line where there are several, none at the ends."""
    kept: list[str] = []
    for line in lines:
        if line.strip() or (kept and kept[-1]):
            kept.append(line.rstrip())
    while kept and not kept[-1]:
        kept.pop()
    return tuple(kept)
