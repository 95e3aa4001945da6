"""The readers that are fuzzed: for each sound inputs, and what must be kept of one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fuzz import laws, packed, packed_words

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
PAYMENTS = ROOT.parent / "shared" / "data" / "payments"
BROKEN = ROOT / "tests" / "broken"

Words = Callable[[bytes], set[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One reader: what its inputs are called, where seeds lie, and whose words must be kept."""

    name: str
    called: str  # the file's name, whose ending breaks ties
    seeds: Callable[[], Iterator[bytes]]
    words: Words | None = None
    pieces: tuple[str, ...] = ()  # what a mutation likes to put in
    longest: int = 20_000
    packed: Callable[[bytes], bytes] = bytes  # what is fuzzed as it lies in a file
    is_paper: bool = False  # read part by part: one told as unread may hold the words missed

    def check(self, fuzzed: bytes) -> float:
        """Hold an input against the laws and give the seconds it took to read."""
        return laws.check(self.packed(fuzzed), self.called, self.words, is_paper=self.is_paper)


def _files(*patterns: str) -> Iterator[bytes]:
    for pattern in patterns:
        for folder in (EXAMPLES, BROKEN, PAYMENTS):
            for path in sorted(folder.rglob(pattern)):
                if path.stat().st_size < 60_000:
                    yield path.read_bytes()


def _iso() -> Iterator[bytes]:
    from tests.intake.test_message_laws import ISO

    yield from (text.encode() for text in ISO.values())
    yield from _files("*.xml")


def _fin() -> Iterator[bytes]:
    from tests.intake.fin_fields import FIELDS, whole

    yield from (whole(name, every=True) for name in FIELDS)
    yield from _files("*.fin", "*.rje")


def _texts() -> Iterator[bytes]:
    yield from _files("*.txt")


def _papers() -> Iterator[bytes]:
    for path in sorted((ROOT / "tests" / "intake" / "trade" / "papers").glob("*.txt")):
        yield path.read_bytes()


_XML = ("<", "</", "/>", "<![CDATA[", "]]>", "<!--", "-->", "<?x ?>", "&#10;", "&lt;", "<!DOCTYPE")
_ISO = ("<Dbtr>", "</Dbtr>", "<Nm>", "</Nm>", "<CdtTrfTxInf>", "</CdtTrfTxInf>", "<Ustrd>", "<Id>")
_FIN = ("{1:", "{2:I103", "{3:{", "{4:\\x0a", "-}", "\\x0a:50K:", "\\x0a:21:", "\\x0a:15B:", "$")
_JSON = ('{"kind":"order"', '"parties":[', '"goods":', '"route":', "null", "1e999", "\\\\u", "[[")
_CSV = ("debtor", "goods", "\\x0d\\x0a", '"', '""', ";", "\\x09", ",,,", "reference")
_PDF = ("obj", "endobj", "stream", "BT", "ET", " Tj", " TJ", "<<", ">>", "/Contents", " 0 R", "[(")
_DOCX = (
    "<w:p>",
    "</w:p>",
    "<w:t>",
    "</w:t>",
    "<w:tbl>",
    "<w:tc>",
    "<w:del>",
    "<w:ins>",
    "<w:tab/>",
)
_XLSX = ("<row>", "</row>", "<c ", "<v>", "</v>", 't=\\"s\\"', "<si>", "<t>", "</t>", "<mergeCell ")
_ZIP = ("PK\\x03\\x04", "PK\\x01\\x02", "../", ".zip")
_EML = ("Content-Type: ", "Content-Transfer-Encoding: base64", "boundary=", "\\x0a--", "=?utf-8?B?")
_TRADE = ("INVOICE", "Consignee:", "Notify", "HS CODE", "TOTAL", "\\x0a\\x0a", "  ", "|", "\\x09")
_HTML = ("<p>", "</p>", "<div>", "<script>", "<table>", "<tr>", "<td>", "&nbsp;", "<style>", "<!--")

TARGETS = (
    Target(name="iso", called="x.xml", seeds=_iso, words=laws.xml_words, pieces=_XML + _ISO),
    Target(name="fin", called="x.fin", seeds=_fin, words=laws.fin_words, pieces=_FIN),
    Target(
        name="json",
        called="x.json",
        seeds=lambda: _files("*order*.json"),
        words=laws.json_words,
        pieces=_JSON,
    ),
    Target(
        name="csv",
        called="x.csv",
        seeds=lambda: _files("*orders*.csv"),
        words=laws.csv_words,
        pieces=_CSV,
    ),
    Target(
        name="html",
        called="x.html",
        seeds=lambda: _files("*.html"),
        words=packed_words.html_words,
        pieces=_HTML,
        is_paper=True,
    ),
    Target(name="text", called="x.txt", seeds=_texts, words=laws.text_words),
    Target(name="trade", called="x.txt", seeds=_papers, words=laws.text_words, pieces=_TRADE),
    Target(
        name="pdf",
        called="x.pdf",
        seeds=packed.pdfs,
        words=packed_words.pdf_words,
        pieces=_PDF,
        is_paper=True,
    ),
    Target(
        name="docx",
        called="x.docx",
        seeds=packed.docx_bodies,
        words=packed_words.docx_words,
        is_paper=True,
        packed=packed.in_docx,
        pieces=_XML[:6] + _DOCX,
    ),
    Target(
        name="xlsx",
        called="x.xlsx",
        seeds=packed.sheets,
        words=packed_words.xlsx_words,
        is_paper=True,
        packed=packed.in_workbook,
        pieces=_XML[:6] + _XLSX,
    ),
    Target(
        name="eml",
        called="x.eml",
        seeds=packed.mails,
        words=packed_words.eml_words,
        pieces=_EML,
        is_paper=True,
    ),
    Target(
        name="zip",
        called="x.zip",
        seeds=packed.archives,
        words=packed_words.zip_words,
        pieces=_ZIP,
        is_paper=True,
    ),
)
"""Every reader that is fuzzed, by name."""

BY_NAME = {target.name: target for target in TARGETS}
