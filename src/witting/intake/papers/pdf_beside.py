"""What a PDF says beside its pages: form fields, notes, links, description, files it carries.

Scripts are never run and not read. What is in a form or a note can be a party or goods like any
line of a page, so it becomes lines too.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree
from pypdf import PdfReader
from pypdf.generic import ContentStream, DictionaryObject, StreamObject

from witting.base import Unread
from witting.base.safe_xml import SAFE_XML
from witting.intake.papers.page import Page
from witting.intake.papers.pdf_drawn import Spent, Work
from witting.intake.papers.pdf_lines import lay_out
from witting.intake.papers.pdf_objects import held_in
from witting.intake.papers.pdf_pen import Pen

_MAX_NOTES = 2_000  # of one page
_MAX_CARRIED = 200  # files
_DESCRIPTION = ("/Title", "/Author", "/Subject", "/Keywords")


@dataclass(slots=True)
class Beside:
    """What was found beside the pages."""

    pages: list[Page] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    carried: tuple[tuple[str, bytes], ...] = ()
    title: str = ""
    languages: tuple[str, ...] = ()

    def add(self, name: str, lines: list[str]) -> None:
        """Keep lines as a page of their own, where there are any."""
        held = [line for line in lines if line.strip()]
        if held:
            self.pages.append(Page(field=name, lines=tuple(held)))


def beside_pages(reader: PdfReader, work: Work) -> Beside:
    """Read what stands beside the pages; each part that is broken is told by itself."""
    found = Beside()
    carried: list[tuple[str, bytes]] = []
    parts: tuple[tuple[str, Callable[[], None]], ...] = (
        ("form fields", lambda: found.add("form fields", [*_fields(reader)])),
        ("form data", lambda: found.add("form data", [*_form_data(reader)])),
        ("notes", lambda: _notes(reader, work, found, carried)),
        ("description", lambda: _describe(reader, found)),
        ("attachments", lambda: carried.extend(_files(reader))),
    )
    for name, take in parts:
        try:
            take()
        except Spent:
            why = "there is more in them than a file of this size should have: open it and look"
            found.unread.append(Unread(field=name, why=why))
        except Exception as error:  # one broken part never stops the file
            why = f"they are broken ({str(error)[:120] or type(error).__name__}): look at them"
            found.unread.append(Unread(field=name, why=why))
    found.carried = tuple(carried[:_MAX_CARRIED])
    if len(carried) > _MAX_CARRIED:
        why = f"of {len(carried):,} files it carries {_MAX_CARRIED} were read: take the others out"
        found.unread.append(Unread(field="attachments", why=f"{why} and give them"))
    return found


def _fields(reader: PdfReader) -> Iterator[str]:
    """Give each field of a form with the words filled into it."""
    for name, held in (reader.get_fields() or {}).items():
        value = _words(held.get("/V"))
        if value and value != "/Off":
            yield f"{_words(held.get('/TU')) or name}:  {value.removeprefix('/')}"


def _words(value: Any) -> str:
    """Give a value of a form or a note as one line of text."""
    value = value.get_object() if hasattr(value, "get_object") else value
    if isinstance(value, StreamObject):
        value = value.get_data()
    if isinstance(value, bytes):
        value = value.decode(
            "utf-16" if value[:2] in (b"\xfe\xff", b"\xff\xfe") else "latin-1", "replace"
        )
    if isinstance(value, list):
        return ", ".join(filter(None, map(_words, value[:200])))
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""


def _form_data(reader: PdfReader) -> Iterator[str]:
    """Give what is filled into a form of the XML kind (XFA), name by name."""
    held = held_in(held_in(held_in(reader.trailer, "/Root"), "/AcroForm"), "/XFA")
    if isinstance(held, StreamObject):
        packets = [held.get_data()]
    else:
        packets = [data for name, data in (reader.xfa or {}).items() if name == "datasets"]
    parser = etree.XMLParser(**SAFE_XML)
    for packet in packets:
        root = etree.fromstring(packet, parser)
        for element in root.iter("{http://www.xfa.org/schema/xfa-data/1.0/}data"):
            for leaf in element.iter(etree.Element):
                text = " ".join((leaf.text or "").split())
                if text:
                    yield f"{etree.QName(leaf).localname}:  {text}"


def _notes(reader: PdfReader, work: Work, found: Beside, carried: list[tuple[str, bytes]]) -> None:
    """Read each page's notes, stamps, links and what its filled fields show."""
    in_fields = {_letters(line.partition(":  ")[2]) for page in found.pages for line in page.lines}
    for number, page in enumerate(reader.pages, start=1):
        held = held_in(page, "/Annots")
        held = held if isinstance(held, list) else []
        work.take(len(held) + 1)
        lines: list[str] = []
        for note in held[:_MAX_NOTES]:
            note = note.get_object()
            if isinstance(note, DictionaryObject):
                lines += _note(note, reader, work, in_fields)
                carried.extend(_note_file(note, number))
        found.add(f"page {number}, notes", lines)
        if len(held) > _MAX_NOTES:
            why = f"it has {len(held):,} and {_MAX_NOTES:,} were read: look at the others"
            found.unread.append(Unread(field=f"page {number}, notes", why=why))
        if number >= 1_000:
            break


def _note(
    note: DictionaryObject, reader: PdfReader, work: Work, in_fields: set[str]
) -> Iterator[str]:
    said = [_words(note.get(key)) for key in ("/Contents", "/Subj", "/V", "/RC")]
    said.append(_words(held_in(held_in(note, "/A"), "/URI")))
    said += _shown(note, reader, work)
    told: set[str] = set()
    for line in said:
        letters = _letters(line)
        if letters and letters not in told and letters not in in_fields and line != "/Off":
            told.add(letters)
            yield line


def _shown(note: DictionaryObject, reader: PdfReader, work: Work) -> list[str]:
    """Give the lines that a note or a field draws of itself."""
    normal = held_in(held_in(note, "/AP"), "/N")
    if not isinstance(normal, StreamObject):
        return []
    pen = Pen(reader, 1.0, work, {})
    pen.draw(ContentStream(normal, reader), [normal], normal.get("/Resources"))
    return [line for line in lay_out(pen.drawn.units, pen.drawn.rules).lines if line.strip()]


def _note_file(note: DictionaryObject, number: int) -> Iterator[tuple[str, bytes]]:
    """Give the file pinned to a page."""
    pinned = held_in(note, "/FS")
    files = held_in(pinned, "/EF")
    stream = held_in(files, "/UF") or held_in(files, "/F")
    if isinstance(stream, StreamObject):
        name = _words(held_in(pinned, "/UF") or held_in(pinned, "/F")) or f"file on page {number}"
        yield name, stream.get_data()


def _files(reader: PdfReader) -> Iterator[tuple[str, bytes]]:
    for number, held in enumerate(reader.attachment_list, start=1):
        if number > _MAX_CARRIED + 1:
            return
        yield _words(held.alternative_name or held.name) or f"file {number}", held.content


def _describe(reader: PdfReader, found: Beside) -> None:
    language = held_in(held_in(reader.trailer, "/Root"), "/Lang")
    if isinstance(language, str) and language:
        found.languages = (language.split("-")[0].lower()[:3],)
    held = held_in(reader.trailer, "/Info")
    if isinstance(held, DictionaryObject):
        said = {key: _words(held.get(key)) for key in _DESCRIPTION}
        found.title = said["/Title"]
        lines = [f"{key[1:]}:  {value}" for key, value in said.items() if value]
        found.add("description", lines)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
