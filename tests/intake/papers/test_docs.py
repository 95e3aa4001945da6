"""docs/papers.md says of every format and bound what the code says."""

import re
from pathlib import Path

import pytest

from witting.intake import FORMATS, MAX_BYTES, read
from witting.intake.papers import archive, docx, inside, mail, pdf, pdf_pen
from witting.intake.papers.ocr import LANGUAGES
from witting.intake.source import MAX_BATCH_BYTES

DOCS = Path(__file__).resolve().parents[3] / "docs"
START = (DOCS / "start.md").read_text(encoding="utf-8")
TEXT = (DOCS / "papers.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [one for one in FORMATS if one in ("pdf", "docx", "eml", "zip")])
def test_each_format_is_described(name: str) -> None:
    assert f"| `{name}` |" in TEXT


@pytest.mark.parametrize(
    "said",
    [
        f"a PDF or DOCX | {MAX_BYTES // 1_000_000} MB",
        f"a mail or an archive | {MAX_BATCH_BYTES // 1_000_000} MB",
        f"pages of a PDF | {pdf.MAX_PAGES:,} |",
        f"{pdf_pen.MAX_DEPTH} deep, {pdf_pen.MAX_DRAWINGS:,} a page",
        f"{docx.MAX_PART // 1_000_000} MB each, {docx.MAX_ALL // 1_000_000} MB together",
        f"{docx.MAX_TAGS:,} tags",
        f"parts of a mail | {mail.MAX_PARTS} |",
        f"{archive.MAX_MEMBERS:,}; each at most {archive.MAX_RATIO} times its packed size",
        f"{inside.MAX_INPUTS:,} files, {inside.MAX_INSIDE // 1_000_000} MB unpacked",
        f"MB unpacked, {inside.MAX_DEPTH} deep",
    ],
)
def test_each_bound_is_described(said: str) -> None:
    assert said in TEXT


def test_ocr_looks_for_the_languages_named() -> None:
    assert {"eng", "ara", "chi_sim", "rus"} <= set(LANGUAGES)
    assert "Of English, Arabic,\nChinese, Russian, Persian, Turkish and Ukrainian" in TEXT


@pytest.mark.parametrize(
    "said", ["PDF", "DOCX", "EML", "ZIP", "XLSX", "- `--ocr`", "- `--map FILE`"]
)
def test_the_first_page_names_what_is_read_and_how(said: str) -> None:
    assert said in START


@pytest.mark.parametrize(
    "said", ["witting assess scan.png --ocr", "ocr=True", "witting assess mail"]
)
def test_the_command_stands_beside_the_python(said: str) -> None:
    assert said in TEXT


def test_what_is_said_of_several_papers_runs(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(DOCS.parent)
    block = next(
        one for one in re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL) if "for found" in one
    )
    exec(block, {})  # the page's own example
    assert "port of discharge" in capsys.readouterr().out
    for line in (one for one in TEXT.splitlines() if one.startswith("witting assess examples/")):
        assert all(read(paper) for paper in line.split()[2:])
