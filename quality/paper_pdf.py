"""Makes a PDF of a paper that is kept as text with layout, so that one label scores both ways in.

What a real paper has as lines is drawn as lines, not as dashes; columns keep their places; Arabic
is set as PDF files mostly hold it, in the order seen on the page. Nothing here knows the labels.
"""

import io
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from quality.figure import needed

_MONO = ("/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf",)
_RULE = re.compile(r"^[\s\-_=+|│├┤┼┌┐└┘┬┴─]*$")
_UPRIGHT = "|│"
_PAGE = (841.89, 595.28)  # A4 lying, in points
_MARGIN = 30.0
_LARGEST = 9.5
_CELL = 0.602  # width of a cell of the fixed font, of its size
# A hyphen keeps Latin words and figures together; Arabic-Indic figures it parts.
_UNTURNED = re.compile(r"[0-9A-Za-z]+(?:[.,/:-]+[0-9A-Za-z]+)*|[٠-٩]+(?:[.,/:]+[٠-٩]+)*")
_MIRRORED = str.maketrans("()[]«»<>", ")(][»«><")


class NoFont(Exception):
    """No font of this machine has the letters of the paper."""


def pdf_of(text: str, *, mirrored: bool = False) -> bytes:
    """Give a PDF of a paper; `mirrored` sets its columns from the right, as Arabic papers are."""
    han, other = _fonts()
    out = io.BytesIO()
    width, height = _PAGE
    canvas = needed("reportlab.pdfgen.canvas").Canvas(out, pagesize=_PAGE, invariant=True)
    cells = max(sum(map(_cells, line)) for line in text.splitlines())
    size = min(_LARGEST, (width - 2 * _MARGIN) / (cells * _CELL))
    for page in text.split("\f"):
        y = height - _MARGIN
        for line in page.splitlines():
            y -= size * 1.35
            if y < _MARGIN:
                canvas.showPage()
                y = height - _MARGIN - size * 1.35
            _draw(canvas, line, y, size, (han, other), mirrored=mirrored)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def seen(text: str) -> str:
    """Give a stretch of words in the order seen on the page, where it is written from the right.

    >>> seen("abc 12")
    'abc 12'
    >>> seen("ابت 12") == "12 تبا", seen("ابت: B/L No. 7") == "B/L No. 7 :تبا"
    (True, True)
    """
    if not any(_is_rtl(one) for one in text):
        return text
    words = re.split(r"(\s+)", text)
    sides = [_side(word) for word in words]
    for is_figures in (True, False):  # figures follow what stands before, spaces stand between
        for at, word in enumerate(words):
            before = next((one for one in reversed(sides[:at]) if one), "")
            after = next((one for one in sides[at:] if one), "")
            is_free = not sides[at] and is_figures is any(one.isdigit() for one in word)
            if is_free and before == "left" and (is_figures or after == "left"):
                sides[at] = "left"
    runs: list[tuple[bool, str]] = []
    for word, side in zip(words, sides, strict=True):
        if runs and runs[-1][0] is (side != "left"):
            runs[-1] = (runs[-1][0], runs[-1][1] + word)
        else:
            runs.append((side != "left", word))
    return "".join(_turned(run) if rtl else run for rtl, run in reversed(runs))


def _side(word: str) -> str:
    """Give the side a word is written from, or "" where it has no letters."""
    if any(_is_rtl(one) for one in word):
        return "right"
    return "left" if any(one.isalpha() for one in word) else ""


def _turned(run: str) -> str:
    """Give a run from the right as seen: numbers and Latin words in it keep their own order."""
    turned = run.translate(_MIRRORED)[::-1]
    return _UNTURNED.sub(lambda found: found.group()[::-1], turned)


def _draw(
    canvas: Any, line: str, y: float, size: float, fonts: tuple[str, str], *, mirrored: bool
) -> None:
    cell, is_rule = size * _CELL, bool(_RULE.match(line))
    for begun, run in _pieces(line):
        wide = sum(map(_cells, run))
        x = _PAGE[0] - _MARGIN - (begun + wide) * cell if mirrored else _MARGIN + begun * cell
        if is_rule:
            canvas.line(x, y, x + wide * cell, y)
            continue
        if run in _UPRIGHT:
            canvas.line(x + cell / 2, y - size * 0.3, x + cell / 2, y + size)
            continue
        for font, letters in _by_font(seen(run), fonts):
            canvas.setFont(font, size)
            canvas.drawString(x, y, letters)
            x += cell * sum(map(_cells, letters))


def _pieces(line: str) -> Iterator[tuple[int, str]]:
    """Give the stretches of a line that stand apart, each with the cell at which it begins."""
    for found in re.finditer(r"[|│]|[^\s|│](?:[^|│\s]|\s(?![\s|│]))*", line):
        yield sum(map(_cells, line[: found.start()])), found.group().rstrip()


def _by_font(run: str, fonts: tuple[str, str]) -> Iterator[tuple[str, str]]:
    han, other = fonts
    font, letters = "", ""
    for one in run:
        here = han if _cells(one) == 2 else other
        if here != font and letters:
            yield font, letters
            letters = ""
        font, letters = here, letters + one
    if letters:
        yield font, letters


def _cells(one: str) -> int:
    if unicodedata.combining(one):
        return 0
    return 2 if unicodedata.east_asian_width(one) in "WF" else 1


def _is_rtl(one: str) -> bool:
    return unicodedata.bidirectional(one) in ("R", "AL")


def _fonts() -> tuple[str, str]:
    path = next((path for path in _MONO if Path(path).exists()), None)
    if path is None:
        raise NoFont(
            "no font with Arabic and Cyrillic letters is installed, and the papers cannot be "
            "set as PDF: install DejaVu Sans Mono (Debian: fonts-dejavu-core)"
        )
    metrics = needed("reportlab.pdfbase.pdfmetrics")
    if "Paper Mono" not in metrics.getRegisteredFontNames():
        metrics.registerFont(needed("reportlab.pdfbase.ttfonts").TTFont("Paper Mono", path))
        metrics.registerFont(needed("reportlab.pdfbase.cidfonts").UnicodeCIDFont("STSong-Light"))
    return "STSong-Light", "Paper Mono"
