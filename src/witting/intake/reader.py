"""The room's one door: a path or bytes in, the Deals it holds out.

Each format's module is imported only when an input of that form arrives, so that assessing one
payment does not pay for the libraries of all the others.
"""

from pathlib import Path

from witting.base import Deal, SettingsError
from witting.intake.behind import with_those_behind
from witting.intake.decode import decode
from witting.intake.sniff import Shape, refuse_binary, shape_of
from witting.intake.source import Source, check_document, open_source
from witting.intake.vessels import with_vessels

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
    "text",
    "html",
)
"""What `read` reads, for help texts."""


def read(
    path_or_bytes: str | Path | bytes,
    *,
    name: str | None = None,
    schema: str | Path | None = None,
) -> list[Deal]:
    """Read every deal the input holds, in the input's order; at least one.

    A `str` is a path, never the document itself. The format is told from the content; the file's
    extension only breaks ties. `name` is what errors and verdicts call the input. In a file of
    several messages a bad one becomes a Deal with `unread` filled, and the others are read.
    `schema` is an XML Schema file to check messages of ISO 20022 against; faults go to `unread`.

    Raises UnreadableInput, UnknownFormat, BrokenInput, HostileInput or TooLarge, each with one
    sentence that says what is wrong, where, and what to do; SettingsError for a schema that cannot
    be used.

    >>> [deal] = read(b'{"kind": "order", "parties": [{"role": "debtor", "name": "Example LLP"}]}')
    >>> deal.parties[0].name
    'Example LLP'
    """
    source = open_source(path_or_bytes, name)
    refuse_binary(source)
    text = decode(source)
    shape = shape_of(text, source)
    if shape not in (Shape.XML, Shape.FIN):
        check_document(source)
    deals = _read_shape(shape, text, source, schema)
    return [with_vessels(with_those_behind(deal)) for deal in deals]


def _read_shape(shape: Shape, text: str, source: Source, schema: str | Path | None) -> list[Deal]:
    if shape is Shape.XML:
        from witting.intake.iso_message import read_xml
        from witting.intake.iso_schema import open_schema

        return read_xml(text, source, open_schema(schema) if schema is not None else None)
    if schema is not None:
        raise SettingsError(
            f"A schema was given, and {source.name} is no XML, so it cannot be checked against it: "
            "read it without one."
        )
    if shape is Shape.FIN:
        from witting.intake.fin import read_fin

        return read_fin(text, source)
    if shape is Shape.JSON:
        from witting.intake.order_json import read_orders

        return read_orders(text, source)
    if shape is Shape.CSV:
        from witting.intake.order_csv import read_table

        return read_table(text, source)
    from witting.intake.article import read_html, read_text

    return read_html(text, source) if shape is Shape.HTML else read_text(text, source)
