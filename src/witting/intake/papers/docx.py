"""Reads a Word document (DOCX): its text, tables, text boxes, headers, notes and tracked changes.

The parts are read by themselves, so that one broken footer does not take the letter with it.
Deleted text that is still in the file is read under that name: it may be the very words a bank
should see. Macros are not read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from zipfile import ZipFile

from lxml import etree

from witting.base import BrokenInput, Unread
from witting.base.safe_xml import SAFE_XML
from witting.intake.papers.archive import Refused, open_zip, unpack
from witting.intake.papers.docx_text import Words, words_of
from witting.intake.papers.page import WITH_OCR, Page, Paper
from witting.intake.source import Source

MAX_PART = 30_000_000
"""The most bytes one part of a document may unpack to."""

MAX_ALL = 100_000_000
MAX_TAGS = 2_000_000
"""The most tags that all parts read may have together: a book of a thousand pages has half."""

_MAX_PARTS = 3_000
_FEW_LETTERS = 200
_MAIN = "word/document.xml"
# Parts with words beside the main text, by what they are called in spans.
_PARTS = (
    (re.compile(r"word/header\d*\.xml"), "header"),
    (re.compile(r"word/footer\d*\.xml"), "footer"),
    (re.compile(r"word/footnotes\d*\.xml"), "footnotes"),
    (re.compile(r"word/endnotes\d*\.xml"), "endnotes"),
    (re.compile(r"word/comments\d*\.xml"), "comments"),
    (re.compile(r"word/(?:diagrams/data|charts/chart)\d*\.xml"), "diagram"),
)
_CARRIED = re.compile(r"word/(?:embeddings/|afchunk|altChunk)[^/]*", re.IGNORECASE)
_PICTURE = re.compile(r"word/media/.+")
_DESCRIPTION = ("title", "subject", "creator", "description", "keywords")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocxRead:
    """A document as read: its paper, and the files it carries by name."""

    paper: Paper
    carried: tuple[tuple[str, bytes], ...] = ()


def read_docx(source: Source) -> DocxRead:
    """Read a Word document.

    Raises BrokenInput where its main text cannot be read, TooLarge over the bounds of an archive.
    """
    archive = open_zip(source)
    parts = _Parts(archive)
    main = parts.words(_main_name(parts))
    if main is None:
        raise BrokenInput(
            f"{source.name} is a Word document whose text cannot be read ({parts.why}): nothing in "
            "it was screened. Save it anew as DOCX, or ask the sender for it again."
        )
    pages = [Page(field="body", lines=main.lines)]
    deleted = [*main.deleted]
    unread: list[Unread] = []
    carried: list[tuple[str, bytes]] = []
    for name in parts.names:
        kind = next((kind for pattern, kind in _PARTS if pattern.fullmatch(name)), "")
        if kind:
            words = parts.words(name)
            if words is None:
                unread.append(Unread(field=kind, why=f"{parts.why}: look at it"))
                continue
            pages += _page(kind, words.lines, pages)
            deleted += words.deleted
        elif _CARRIED.fullmatch(name):
            data = parts.data(name)
            if data is None:
                unread.append(Unread(field=name, why=f"{parts.why}: look at it"))
            else:
                carried.append((name.rpartition("/")[2], data))
    pages += _page("deleted text", tuple(deleted), pages)
    described = parts.description()
    pages += _page("description", tuple(f"{key}:  {said}" for key, said in described), pages)
    unread += _pictures(main, [name for name in parts.names if _PICTURE.fullmatch(name)])
    return DocxRead(
        paper=Paper(
            format="docx",
            pages=tuple(pages),
            title=dict(described).get("title", ""),
            unread=tuple(unread),
        ),
        carried=tuple(carried),
    )


class _Parts:
    """A document's parts, unpacked one by one within one bound for all."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self._left = MAX_ALL
        self._tags = MAX_TAGS
        self.names = sorted({m.filename for m in archive.infolist()[:_MAX_PARTS]}, key=_in_order)
        self.why = ""  # why the last part asked for could not be read

    def data(self, name: str) -> bytes | None:
        try:
            found = unpack(self._archive, self._archive.getinfo(name), min(MAX_PART, self._left))
        except KeyError:
            self.why = f"there is no {name} in it"
            return None
        except Refused as problem:
            self.why = str(problem)
            return None
        self._left -= len(found)
        return found

    def root(self, name: str) -> etree._Element | None:
        data = self.data(name)
        if data is None:
            return None
        self._tags -= data.count(b"<")
        if self._tags < 0:
            self.why = f"with {name} it has more than {MAX_TAGS:,} tags, which no letter has"
            return None
        if b"<!DOCTYPE" in data[:4_096] or b"<!ENTITY" in data:
            self.why = f"{name} declares entities, which no Word document needs"
            return None
        parser = etree.XMLParser(**SAFE_XML)
        try:
            return etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            self.why = f"{name} is broken: {str(error)[:120]}"
            return None

    def words(self, name: str) -> Words | None:
        root = self.root(name)
        if root is None:
            return None
        try:
            return words_of(root)
        except RecursionError:
            self.why = f"{name} is nested too deep"
            return None

    def description(self) -> list[tuple[str, str]]:
        root = self.root("docProps/core.xml") if "docProps/core.xml" in self.names else None
        if root is None:
            return []
        said = {
            etree.QName(e).localname: " ".join((e.text or "").split())
            for e in root.iter(etree.Element)
        }
        return [(key, said[key]) for key in _DESCRIPTION if said.get(key)]


def _in_order(name: str) -> tuple[str, int, str]:
    number = re.search(r"(\d{1,9})\.xml$", name)
    return re.sub(r"\d+\.xml$", ".xml", name), int(number[1]) if number else 0, name


def _main_name(parts: _Parts) -> str:
    """Give the name of the main part, as the package says it, where that is there."""
    root = parts.root("_rels/.rels") if "_rels/.rels" in parts.names else None
    if root is not None:
        for link in root.iter(etree.Element):
            if str(link.get("Type", "")).endswith("/officeDocument"):
                name = str(link.get("Target", "")).lstrip("/")
                return name if name in parts.names else _MAIN
    return _MAIN


def _page(kind: str, lines: tuple[str, ...], before: list[Page]) -> Iterator[Page]:
    """Give a part as a page, numbered where there are several; a header said before is left out."""
    if not any(line.strip() for line in lines) or any(page.lines == lines for page in before):
        return
    count = sum(page.field.split(" ")[0] == kind for page in before)
    yield Page(field=f"{kind} {count + 1}" if count else kind, lines=lines)


def _pictures(main: Words, media: list[str]) -> Iterator[Unread]:
    """Tell the pictures that may hold words: large ones, and all of a document of few words."""
    letters = sum(map(str.isalnum, "".join(main.lines)))
    for number, part in enumerate(main.pictures, start=1):
        if part >= 0.25:
            yield Unread(
                field=f"picture {number}",
                why=f"it covers {min(part, 1.0):.0%} of a page, and what is written in it was not "
                f"read: look at it, or give it by itself, as a picture, with {WITH_OCR}",
            )
    if media and letters < _FEW_LETTERS and not any(part >= 0.25 for part in main.pictures):
        yield Unread(
            field="pictures",
            why=f"the document has few words and {len(media)} pictures, and what is written in "
            "them was not read: look at them, or give them by themselves, as pictures, with "
            f"{WITH_OCR}",
        )
