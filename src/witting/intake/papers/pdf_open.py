"""Opens a PDF within bounds, and puts a file together again whose end is lost."""

import logging
import re
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from witting.base import UnreadableInput
from witting.intake.source import Source

# What pypdf has to say of broken files is said in `unread`; a program's own settings of its log
# are left alone.
logging.getLogger("pypdf").addHandler(logging.NullHandler())

LIMITS: dict[str, Any] = {
    "maximum_declared_stream_length": 40_000_000,
    "array_based_stream_maximum_output_length": 10_000_000,
    "lzw_maximum_output_length": 4_000_000,
    "run_length_maximum_output_length": 10_000_000,
    "zlib_maximum_output_length": 20_000_000,
    "zlib_maximum_recovery_input_length": 100_000,
    "brotli_maximum_output_length": 10_000_000,
    "stream_filters_maximum_length": 6,
    "stream_decoding_work_maximum_length": 60_000_000,
    "stream_parsing_work_maximum_count": 250_000,
    "xfa_decoding_work_maximum_length": 10_000_000,
    "xmp_maximum_input_length": 1_000_000,
    "page_tree_maximum_entries": 20_000,
    "page_tree_maximum_depth": 60,
    "page_tree_maximum_page_entries": 200_000,
    "form_fields_maximum_entries": 10_000,
    "form_fields_maximum_depth": 30,
    "outline_maximum_entries": 1_000,
    "named_destinations_maximum_entries": 10_000,
    "jbig2dec_binary": None,
    "disable_legacy_handling": True,
}
"""What pypdf may spend on one file; it counts and refuses by itself."""

MANGLED = (
    DependencyError,
    PyPdfError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What a mangled file trips within the library: there is no one error for it."""

_CATALOGUE = re.compile(rb"/Type\s{0,9}/Catalog")
_OBJECT = re.compile(rb"(?<!\d)(\d{1,9})\s{1,9}(\d{1,5})\s{1,9}obj\b")
_NEAR = 4_000  # bytes between an object's number and its type


class Reader(PdfReader):
    """Reads a file's objects, and tells whether its own table of them was of no use.

    pypdf then looks for them itself, and of two with one number it can take the wrong one.
    """

    was_rebuilt = False  # it may become so with any object that is asked for

    def _rebuild_xref_table(self, stream: Any) -> None:
        self.was_rebuilt = True
        super()._rebuild_xref_table(stream)


def open_pdf(source: Source) -> Reader:
    """Give a reader of the file, which may have to be put together again first.

    Raises UnreadableInput for a file locked with a password, one of MANGLED for one that cannot be
    opened.
    """
    try:
        return _opened(source, source.data)
    except MANGLED as first:
        try:
            reader = _opened(source, _mended(source.data))
        except MANGLED:
            raise first from None
        reader.was_rebuilt = True
        return reader


def _opened(source: Source, data: bytes) -> Reader:
    reader = Reader(BytesIO(data), strict=False, root_object_recovery_limit=2_000)
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableInput(
            f"{source.name} is a PDF locked with a password: nothing in it was screened. Ask the "
            "sender for it without one."
        )
    len(reader.pages)
    return reader


def _mended(data: bytes) -> bytes:
    """Give a file an end that names its catalogue, so that its objects are looked for."""
    root = b""
    for found in reversed([*_CATALOGUE.finditer(data)][-20:]):
        heads = [*_OBJECT.finditer(data, max(0, found.start() - _NEAR), found.start())]
        if heads:
            root = b"/Root %s %s R" % (heads[-1][1], heads[-1][2])
            break
    size = max((int(one[1]) for one in _OBJECT.finditer(data)), default=0) + 1
    return data + b"\ntrailer\n<< /Size %d %s >>\nstartxref\n0\n%%%%EOF\n" % (size, root)
