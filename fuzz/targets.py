"""The readers that are fuzzed: for each sound inputs, and what must be kept of one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fuzz import laws

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


_XML = ("<", "</", "/>", "<![CDATA[", "]]>", "<!--", "-->", "<?x ?>", "&#10;", "&lt;", "<!DOCTYPE")
_ISO = ("<Dbtr>", "</Dbtr>", "<Nm>", "</Nm>", "<CdtTrfTxInf>", "</CdtTrfTxInf>", "<Ustrd>", "<Id>")
_FIN = ("{1:", "{2:I103", "{3:{", "{4:\\x0a", "-}", "\\x0a:50K:", "\\x0a:21:", "\\x0a:15B:", "$")
_JSON = ('{"kind":"order"', '"parties":[', '"goods":', '"route":', "null", "1e999", "\\\\u", "[[")
_CSV = ("debtor", "goods", "\\x0d\\x0a", '"', '""', ";", "\\x09", ",,,", "reference")
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
    Target(name="html", called="x.html", seeds=lambda: _files("*.html"), pieces=_HTML),
    Target(name="text", called="x.txt", seeds=_texts, words=laws.text_words),
)
"""Every reader that is fuzzed, by name."""

BY_NAME = {target.name: target for target in TARGETS}
