"""Pages that are pictures are read by OCR where it is asked for, and stay marked."""

import io
from importlib.util import find_spec
from shutil import which

import pytest
from PIL import Image, ImageDraw, ImageFont

from tests.intake.papers.making import picture, scanned_pdf
from witting.base import SettingsError, UnknownFormat
from witting.intake import read

is_here = find_spec("ocrmypdf") is not None and which("tesseract") is not None
needs_ocr = pytest.mark.skipif(
    not is_here, reason="ocrmypdf and Tesseract are not installed (the extra `ocr`)"
)
without_ocr = pytest.mark.skipif(is_here, reason="ocrmypdf and Tesseract are installed")


def scan(words: str, kind: str) -> bytes:
    """Give a picture of words as large as a scanner makes them."""
    sheet = Image.new("L", (1654, 2339), 255)
    font = ImageFont.load_default(size=60)
    ImageDraw.Draw(sheet).text((150, 300), words, font=font, fill=0)
    made = io.BytesIO()
    sheet.save(made, kind, resolution=200)
    return made.getvalue()


@needs_ocr
@pytest.mark.parametrize("kind", ["PDF", "PNG"])
def test_a_scan_is_read_and_marked(kind: str) -> None:
    [deal] = read(scan("Ball bearings for Example LLP", kind), name="scan", ocr=True)
    assert any("Ball bearings for Example" in one.text for one in deal.passages)
    assert any("made by OCR" in one.why for one in deal.unread)


@needs_ocr
def test_a_picture_without_words_stays_unknown() -> None:
    [deal] = read(scanned_pdf(), name="scan.pdf", ocr=True)
    assert deal.unread


@without_ocr
def test_without_the_programs_it_says_what_to_install() -> None:
    with pytest.raises(
        SettingsError, match=r"pip install 'witting\[ocr\]'.*read it without `--ocr`"
    ):
        read(scanned_pdf(), name="scan.pdf", ocr=True)


def test_a_page_that_is_a_picture_names_the_option_that_reads_it() -> None:
    [deal] = read(scanned_pdf(), name="scan.pdf")
    assert "`--ocr`" in deal.unread[0].why
    assert "the extra `ocr`" in deal.unread[0].why


@without_ocr
def test_a_picture_with_ocr_asked_for_comes_to_ocr() -> None:
    made = io.BytesIO()
    picture().save(made, "PNG")
    with pytest.raises(SettingsError, match=r"scan\.png .*pip install 'witting\[ocr\]'"):
        read(made.getvalue(), name="scan.png", ocr=True)


def test_ocr_is_not_needed_where_every_page_has_text() -> None:
    from tests.intake.papers.making import text_pdf

    [deal] = read(text_pdf([(72, 700, "Example LLP")]), name="paper.pdf", ocr=True)
    assert deal.passages[0].text == "Example LLP"


def test_a_picture_is_refused_where_ocr_is_not_asked_for() -> None:
    made = io.BytesIO()
    picture().save(made, "PNG")
    with pytest.raises(UnknownFormat, match=r"not read without OCR.*`--ocr`.*the extra `ocr`"):
        read(made.getvalue(), name="scan.png")
