"""From bytes to text: which encoding the input is in, and a refusal where that cannot be known.

A wrong guess turns a name into other letters and lets it pass, so nothing is guessed from how
often letters occur. In order: a byte-order mark; the encoding the document declares; UTF-8 when
every byte fits it. Anything else is refused with a sentence that says which encodings it may be in,
for a person to check, and how to convert it.
"""

import codecs
import re
import shlex

from witting.base import UnknownFormat, UnreadableInput, WittingError
from witting.intake.source import Source

# UTF-32 first: its little-endian mark starts with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Encodings a document may declare. A closed list: Python also knows codecs such as `utf-7`, `hex`
# or `zip`, by which a file could hide text from other systems or unpack itself here.
_NAMES = (
    "utf-8 utf-16 utf-16-le utf-16-be us-ascii iso-8859-1 iso-8859-2 iso-8859-5 iso-8859-6 "
    "iso-8859-9 iso-8859-15 windows-1250 windows-1251 windows-1252 windows-1254 windows-1256 "
    "koi8-r koi8-u cp866 gb2312 gbk gb18030 big5 big5hkscs shift_jis euc-jp euc-kr"
)
_DECLARABLE = frozenset(codecs.lookup(name).name for name in _NAMES.split())

# GB2312 and GBK are what pages say and GB18030, their superset, is what they hold.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "iso8859-1": "cp1252", "ascii": "utf-8"}

_DECLARATIONS = (
    re.compile(rb"""\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']"""),
    re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9._-]{1,40})""", re.I),
)


def decode(source: Source) -> str:
    """Give the input's text, without its byte-order mark.

    Raises UnreadableInput where the encoding is not declared and not UTF-8, or where the bytes do
    not fit the encoding that is declared; UnknownFormat where they are no text at all.
    """
    data = source.data
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(source, data[len(mark) :], encoding, "its byte-order mark")
    declared = _declared(source)
    if declared:
        return _strictly(source, data, declared, "its declaration")
    return _strictly(source, data, _unmarked_utf16(data) or "utf-8", "")


def _declared(source: Source) -> str | None:
    head = source.data[:2048]
    if not head.lstrip().startswith(b"<"):
        return None
    found = next((m for pattern in _DECLARATIONS if (m := pattern.search(head))), None)
    if found is None:
        return None
    name = found.group(1).decode("ascii")
    encoding = encoding_named(name)
    if encoding is None:
        raise UnreadableInput(
            f"{source.name} says it is written in {name!r}, an encoding this reader does not take: "
            "nothing was read. Save it as UTF-8 and give it again."
        )
    # A declaration that could be read as ASCII is not in UTF-16, whatever it says.
    return "utf-8" if encoding.startswith("utf-16") else encoding


def encoding_named(name: str) -> str | None:
    """Give the codec for an encoding a document names, or None where it is none that is taken.

    >>> encoding_named("GB2312"), encoding_named("utf-7")
    ('gb18030', None)
    """
    try:
        canonical = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return _WIDER.get(canonical, canonical) if canonical in _DECLARABLE else None


def _unmarked_utf16(data: bytes) -> str | None:
    """Name the UTF-16 order of a markup or FIN file without a mark: `<` or `{` beside a zero.

    The next letter has a zero too, or it is a stray one before a file in another encoding.
    """
    starts = {b"<\0": "utf-16-le", b"{\0": "utf-16-le", b"\0<": "utf-16-be", b"\0{": "utf-16-be"}
    found = starts.get(data[:2])
    zero = data[3:4] if found == "utf-16-le" else data[2:3]
    return found if zero == b"\0" else None


def _strictly(source: Source, data: bytes, encoding: str, said_by: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if _is_cut(data, error, said_by):
            raise UnreadableInput(
                f"{source.name} breaks off in the middle of a letter, at its last byte: the rest "
                "did not arrive, so nothing was read. Ask for the whole of it and give that."
            ) from None
        raise _not_fitting(source, encoding, said_by, error.start) from None


def _is_cut(data: bytes, error: UnicodeDecodeError, said_by: str) -> bool:
    """Say whether only the end of a last letter is missing.

    Where nothing says the encoding, letters before it must show that it is UTF-8: a Latin-1 text
    that ends in é is whole.
    """
    is_at_end = error.reason in _ENDS_EARLY and error.end >= len(data)
    return is_at_end and bool(said_by or not data[: error.start].isascii())


def _not_fitting(source: Source, encoding: str, said_by: str, at: int) -> WittingError:
    if said_by:
        return UnreadableInput(
            f"{source.name} is {encoding} by {said_by}, but byte {at} does not fit that: letters "
            "of a name could be lost, so nothing was read. Save it as UTF-8 and give it again."
        )
    if _is_binary(source.data):
        return UnknownFormat(
            f"{source.name} is no document witting reads: its bytes are no text, and the beginning "
            "is of no format that is known here. Check that it is the file you mean and is whole; "
            "an export as PDF, DOCX, XLSX or UTF-8 text is read."
        )
    wrong = (
        f"{source.name} declares no encoding and is not UTF-8 (byte {at}): read in the wrong one, "
        "a name becomes another name."
    )
    if source.data.lstrip().startswith(b"<"):
        return UnreadableInput(
            f"{wrong} Save it as UTF-8, or declare its encoding in the XML or HTML head."
        )
    return UnreadableInput(f"{wrong} {_advice(source)}")


_ENDS_EARLY = ("unexpected end of data", "incomplete multibyte sequence", "truncated data")
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x01\x03\x1a\x1b"))
_BINARY = 0.02
"""The share of control characters from which bytes are no text; old protocols frame text by a few,
and of bytes at random they are a tenth."""

_TABLES = (".csv", ".tsv", ".tab")


def _is_binary(data: bytes) -> bool:
    looked = data[:65_536]
    return len(looked) - len(looked.translate(None, _CONTROLS)) > _BINARY * len(looked)


def _advice(source: Source) -> str:
    """Say which encodings the input may be in, and how to give it again in the right one."""
    # Imported here: only who has a document in no encoding that is told needs the guess.
    from witting.intake.tables.encoding import candidates

    likely = candidates(source.data)
    told = [f"{one.name} (it reads {', '.join(map(repr, one.words))})" for one in likely]
    maybe = f"It may be in {', or '.join(told)}: look whether these are words. " if told else ""
    name = likely[0].name if likely else "ENCODING"
    # What came through a pipe or in a mail is no file that a command could be given.
    is_file = source.name != "-" and "/" not in source.name
    file = shlex.quote(source.name) if is_file else "FILE"
    if _is_table(source, name if likely else "latin-1"):
        return (
            f"{maybe}Say which it is in the mapping of the table: run"
            f" `witting map {file} --encoding {name} --write mapping.toml`, look at it, and read"
            f" with it: `witting assess {file} --map mapping.toml`."
        )
    own = name.replace("euc_", "euc-")  # as iconv calls it
    return (
        f"{maybe}Save it as UTF-8 in the program it comes from, or run"
        f" `iconv -f {own} -t utf-8 {file} > utf8.txt`, and give it again."
    )


def _is_table(source: Source, encoding: str) -> bool:
    if source.extension in _TABLES:
        return True
    from witting.intake.sniff import Shape, shape_of

    try:
        return shape_of(source.data[:65_536].decode(encoding, "replace"), source) is Shape.CSV
    except UnknownFormat:
        return False
