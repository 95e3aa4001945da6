"""The room's one door: a path or bytes in, the Deals it holds out.

Each format's module is imported only when an input of that form arrives, so that assessing one
payment does not pay for the libraries of all the others.
"""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from witting.base import Deal, DealKind, SettingsError, Unread
from witting.intake.behind import with_those_behind
from witting.intake.decode import decode
from witting.intake.goods_sought import with_goods_sought
from witting.intake.papers.inside import Door
from witting.intake.sniff import Shape, binary_shape, broken_promise, shape_of
from witting.intake.source import Source, check_document, open_source
from witting.intake.vessels import with_vessels

if TYPE_CHECKING:
    from witting.intake.tables import TableMapping

FORMATS = (
    "pacs.008",
    "pacs.009",
    "pacs.004",
    "pain.001",
    "camt.056",
    "camt.110",
    "MT101",
    "MT103",
    "MT202",
    "MT700",
    "MT701",
    "MT707",
    "MT710",
    "MT720",
    "MT760",
    "MT799",
    "MT999",
    "order (JSON)",
    "order (CSV)",
    "table (CSV)",
    "table (XLSX)",
    "table (Parquet)",
    "text",
    "html",
    "pdf",
    "docx",
    "eml",
    "zip",
)
"""What `read` reads, for help texts."""


def read(
    path_or_bytes: str | Path | bytes,
    *,
    name: str | None = None,
    schema: str | Path | None = None,
    ocr: bool = False,
    mapping: "TableMapping | str | Path | None" = None,
) -> list[Deal]:
    """Read every deal the input holds, in the input's order; at least one.

    A `str` is a path, never the document itself. The format is told from the content; the file's
    extension only breaks ties, but text in a file named as a PDF, a picture or the like is told in
    `unread`. `name` is what errors and verdicts call the input. In a file of several messages a bad
    one becomes a Deal with `unread` filled, and the others are read.
    `schema` is an XML Schema file to check messages of ISO 20022 against; faults go to `unread`.
    What an archive, a mail or a PDF carries is read by the same way, each as deals of its own named
    `mail.eml/invoice.pdf`. With `ocr` pictures and a PDF's pages without text are read by Tesseract
    (the extra `ocr`); without it they are told as unread.

    `mapping` says what the columns of a table are, as `witting map` writes it and a person confirms
    it; without one they are guessed, and a guess that is not sure is told in `unread`.

    Raises UnreadableInput, UnknownFormat, BrokenInput, HostileInput or TooLarge, each with one
    sentence that says what is wrong, where, and what to do; SettingsError for a schema or a mapping
    that cannot be used, or for `ocr` where it is not installed.

    >>> [deal] = read(b'{"kind": "order", "parties": [{"role": "debtor", "name": "Example LLP"}]}')
    >>> deal.parties[0].name
    'Example LLP'
    """
    source = open_source(path_or_bytes, name)
    if mapping is not None:
        return _finished(_read_mapped(source, mapping))
    return _read_source(source, Door(read=_read_source, schema=schema, ocr=ocr))


def _read_mapped(source: Source, mapping: "TableMapping | str | Path") -> list[Deal]:
    """Read a table by what a person says of its columns."""
    packed = binary_shape(source)
    if packed not in (None, Shape.XLSX, Shape.PARQUET):
        raise SettingsError(
            f"A mapping of columns was given, and {source.name} is no table: read it without one."
        )
    from witting.intake.tables import read_table_source

    return read_table_source(source, mapping)


_WRITTEN = frozenset({"text", "html", "eml", "docx", "pdf", "picture"})
"""The formats in which somebody writes to somebody in his own words."""


def _finished(deals: list[Deal]) -> list[Deal]:
    return [with_goods_sought(with_vessels(with_those_behind(_asked(deal)))) for deal in deals]


def _asked(deal: Deal) -> Deal:
    """Give a letter with those it asks to be paid."""
    if deal.kind is not DealKind.MESSAGE or deal.format not in _WRITTEN:
        return deal
    from witting.intake.papers.instructed import with_instructions

    return with_instructions(deal)


def _read_source(source: Source, door: Door) -> list[Deal]:
    """Read one input, or one thing an input carries."""
    packed = binary_shape(source)
    if packed is not None:
        deals = _read_packed(packed, source, door)
    else:
        text = decode(source)
        shape = shape_of(text, source)
        if shape not in (Shape.XML, Shape.FIN, Shape.CSV):
            check_document(source)
        deals = _read_shape(shape, text, source, door)
        why = broken_promise(source, shape)
        if why:
            note = Unread(field="document", why=why)
            deals = [replace(deal, unread=(note, *deal.unread)) for deal in deals]
    return _finished(deals)


def _read_packed(shape: Shape, source: Source, door: Door) -> list[Deal]:
    """Read an input that is no text by itself."""
    if shape is Shape.ZIP:
        from witting.intake.papers.archive import read_zip

        return read_zip(source, door)
    if door.schema is not None and not door.depth:
        raise _no_xml(source)
    if shape is Shape.EML:
        from witting.intake.papers.mail import read_mail

        return read_mail(source, door)
    if shape in (Shape.XLSX, Shape.PARQUET):
        from witting.intake.tables import read_table_source

        return read_table_source(source)
    check_document(source)
    from witting.intake.papers import documents

    if shape is Shape.PICTURE:
        return documents.read_picture_deals(source, door)
    read_deals = documents.read_pdf_deals if shape is Shape.PDF else documents.read_docx_deals
    return read_deals(source, door)


def _no_xml(source: Source) -> SettingsError:
    return SettingsError(
        f"A schema was given, and {source.name} is no XML, so it cannot be checked against it: "
        "read it without one."
    )


def _read_shape(shape: Shape, text: str, source: Source, door: Door) -> list[Deal]:
    if shape is Shape.XML:
        from witting.intake.iso_message import read_xml
        from witting.intake.iso_schema import open_schema

        schema = open_schema(door.schema) if door.schema is not None else None
        return read_xml(text, source, schema)
    if door.schema is not None and not door.depth:
        raise _no_xml(source)
    if shape is Shape.FIN:
        from witting.intake.fin import read_fin

        return read_fin(text, source)
    if shape is Shape.JSON:
        from witting.intake.order_json import read_orders

        return read_orders(text, source)
    if shape is Shape.CSV:
        from witting.intake.order_csv import is_own, read_table

        if is_own(text):
            check_document(source)
            return read_table(text, source)
        from witting.intake.tables import read_table_source

        return read_table_source(source, text=text)
    from witting.intake.papers.documents import read_html_deals, read_text_deals

    return read_html_deals(text, source) if shape is Shape.HTML else read_text_deals(text, source)
