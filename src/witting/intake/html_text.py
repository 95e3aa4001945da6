"""The story of an HTML page, without its menus and advertisements.

`trafilatura` finds the main text. It may be wrong about what is main, and a page may be too strange
for it: then all visible text is taken, since too much to search is safer than too little.
"""

import re
from dataclasses import dataclass
from datetime import date

from lxml import etree, html

from witting.base import HostileInput, TooLarge, parse_day
from witting.intake.source import Source

MAX_HTML = 5_000_000
"""The most characters one page may have; news pages have some hundred thousand."""
MAX_TAGS = 50_000
MAX_DEPTH = 250

_ENTITY = re.compile(r"<!ENTITY|<!DOCTYPE[^<>\[]*+\[", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z]")
_UNSEEN = ("script", "style", "noscript", "template", "head", "iframe", "svg")
_BLOCK_TAGS = "p div br li h1 h2 h3 h4 h5 h6 tr td th article section blockquote"
_BLOCKS = frozenset(_BLOCK_TAGS.split())
# Where a page states its day; nothing is guessed from the text or the address.
_DAY_AT = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//meta[@name='date' or @name='pubdate' or @name='publishdate']/@content",
    "//time/@datetime",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page says: its text, paragraphs parted by blank lines, and its stated day."""

    text: str
    left_out: tuple[str, ...]  # blocks a reader sees that are taken for menus and the like
    day: date | None


def main_text(text: str, source: Source) -> Page:
    """Find a page's headline, main text and day.

    Raises HostileInput for an entity declaration, TooLarge over the bounds of size and nesting.
    """
    text = _mended(text)
    tree = page_tree(text, source.name)
    if tree is None:
        return Page(text="", left_out=(), day=None)
    day = _stated_day(tree)
    headline = _headline(tree)
    seen = _visible(tree)
    main = _joined(headline, _extracted(text) or seen)
    return Page(text=main, left_out=_left_out(seen, main), day=day)


def page_tree(text: str, name: str) -> "html.HtmlElement | None":
    """Parse a page within bounds; None where it is too strange to have a tree.

    A tag that never ends is taken for text: no reader sees its words, but they are searched.
    Raises HostileInput for an entity declaration, TooLarge over the bounds of size and nesting.
    """
    if _ENTITY.search(text):
        raise HostileInput(
            f"{name} declares entities in its DOCTYPE, which no web page needs: nothing was "
            "expanded or read. Save the page as plain text."
        )
    if len(text) > MAX_HTML or len(_TAG.findall(text)) > MAX_TAGS:
        raise _too_large(name)
    parser = html.HTMLParser(no_network=True, remove_comments=True, huge_tree=False)
    try:
        tree = html.document_fromstring(_declared_away(_mended(text)), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    if _depth(tree) > MAX_DEPTH:
        raise _too_large(name)
    return tree


def _mended(text: str) -> str:
    """Write the sign of a tag that never ends as text, and zeros, at which a parser stops."""
    text = text.replace("\0", "\ufffd")
    last = text.rfind("<")
    return text if last <= text.rfind(">") else f"{text[:last]}&lt;{text[last + 1 :]}"


def _too_large(name: str) -> TooLarge:
    return TooLarge(
        f"{name} is over the bounds for a page ({MAX_HTML:,} characters, {MAX_TAGS:,} tags, "
        f"{MAX_DEPTH} deep): it was not read. Save it as plain text."
    )


def _declared_away(text: str) -> str:
    # lxml takes no text that still declares an encoding.
    return re.sub(r"\A\s*<\?xml[^>]*\?>", "", text)


def _depth(tree: "html.HtmlElement") -> int:
    deepest = depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _extracted(text: str) -> str:
    import trafilatura

    try:
        found = trafilatura.extract(
            _declared_away(text),
            output_format="txt",
            include_comments=False,
            include_tables=True,
            favor_recall=True,
            with_metadata=False,
        )
    except Exception:  # whatever trips it over a strange page: all visible text is taken instead
        return ""
    # Each line of its plain output is one paragraph.
    return "\n\n".join(found.splitlines()) if found else ""


def _visible(tree: "html.HtmlElement") -> str:
    """Give all text a reader would see, a blank line around each block."""
    pieces: list[str] = []
    hidden = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        is_hidden = element.tag in _UNSEEN
        if event == "start":
            hidden += is_hidden
            pieces.append("\n\n" if element.tag in _BLOCKS else "")
            pieces.append("" if hidden else element.text or "")
        else:
            hidden -= is_hidden
            pieces.append("\n\n" if element.tag in _BLOCKS else "")
            pieces.append("" if hidden else element.tail or "")
    return "".join(pieces)


def _left_out(seen: str, main: str) -> tuple[str, ...]:
    """Give the blocks of all that is seen whose words are no line of the main text."""
    kept = {_letters(part) for line in main.splitlines() for part in (line, *line.split("|"))}
    blocks = (" ".join(block.split()) for block in seen.split("\n\n"))
    return tuple(dict.fromkeys(b for b in blocks if (key := _letters(b)) and key not in kept))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _headline(tree: "html.HtmlElement") -> str:
    for path in ("//h1", "//title"):
        for found in tree.xpath(path):
            words = " ".join(str(found.text_content()).split())
            if words:
                return words
    return ""


def _joined(headline: str, body: str) -> str:
    return f"{headline}\n\n{body}" if headline and headline not in body[:1000] else body


def _stated_day(tree: "html.HtmlElement") -> date | None:
    for path in _DAY_AT:
        for found in tree.xpath(path):
            try:
                return parse_day(str(found)[:10])
            except ValueError:
                continue
    return None
