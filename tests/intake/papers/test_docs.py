"""docs/papers.md says of every format and bound what the code says."""

from pathlib import Path

import pytest

from witting.intake import FORMATS, MAX_BYTES
from witting.intake.papers import archive, docx, inside, mail, pdf, pdf_pen
from witting.intake.papers.ocr import LANGUAGES
from witting.intake.source import MAX_BATCH_BYTES

TEXT = (Path(__file__).resolve().parents[3] / "docs/papers.md").read_text(encoding="utf-8")


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
