"""The text of a PDF page as it is drawn: strings with the places where they stand.

A small reader of the drawing operators that show text, since the order of a page's strings says
little: only their places tell lines, columns and the direction of writing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import atan2, degrees, hypot
from typing import Any

from pypdf.generic import ContentStream, IndirectObject, StreamObject

from witting.intake.papers.pdf_drawn import IDENTITY, Drawn, Matrix, Unit, Work, times
from witting.intake.papers.pdf_font import Lettering, lettering
from witting.intake.papers.pdf_objects import (
    bytes_of,
    held_in,
    is_damaged,
    numbers,
    said_by,
    weight,
    within,
)
from witting.intake.papers.pdf_rules import Rules
from witting.intake.papers.pdf_shapes import Shapes
from witting.intake.papers.rtl import has_rtl

MAX_DEPTH = 12  # of drawings within drawings
MAX_STATES = 500  # of graphics kept at once
MAX_DRAWINGS = 1_000  # that one page may call
_TOO_DEEP = "it draws more within drawings than any page needs, and not all of it was read"
_DAMAGED = "a part of it is damaged and may not be read whole: ask for the document again"
_STRANGE = "it holds instructions that no PDF knows, and words with them may be missing: look at it"
_BYTES_A_STEP = 10  # of a page's drawing: what counts as one step of work
_UNSEEN = 3  # the mode of showing text in which nothing is painted


@dataclass(slots=True)
class _State:
    ctm: Matrix
    font: Lettering | None = None
    size: float = 0.0
    char_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0

    def copy(self) -> "_State":
        return _State(
            self.ctm, self.font, self.size, self.char_space, self.word_space, self.stretch,
            self.leading, self.rise, self.mode,
        )  # fmt: skip


class Pen:
    """Draws one page for its text: give it the page's content, then read `drawn`."""

    def __init__(self, pdf: Any, area: float, work: Work, fonts: dict[Any, Lettering]) -> None:
        self.drawn = Drawn()
        self._pdf = pdf
        self._area = max(area, 1.0)
        self._work = work
        self._fonts = fonts  # of the whole file, by their objects
        self._drawings = 0
        self._patterns: set[int] = set()
        self._state = _State(IDENTITY)
        self._text: Matrix = IDENTITY
        self._line: Matrix = IDENTITY
        self._rules = Rules(self.drawn.rules)
        self._shapes = Shapes(self.drawn.shapes)
        self._said: list[str | None] = []  # the words a marked stretch says it holds

    def draw(
        self, content: ContentStream, streams: Iterable[Any], resources: Any, depth: int = 0
    ) -> None:
        """Follow the operators of a content stream. Raises Spent over the bound of work."""
        if any(map(is_damaged, streams)) and _DAMAGED not in self.drawn.faults:
            self.drawn.faults.append(_DAMAGED)
        self._work.take(len(content.get_data()) // _BYTES_A_STEP + 1)
        operations = content.operations
        kept: list[_State] = []
        fonts = within(resources, "/Font")
        for operands, operator in operations:
            if operator == b"q":
                if len(kept) < MAX_STATES:
                    kept.append(self._state.copy())
            elif operator == b"Q":
                if kept:
                    self._state = kept.pop()
            elif operator == b"Tf":
                self._choose_font(operands, fonts)
            elif operator == b"Do":
                self._draw_object(operands, resources, depth)
            elif operator in (b"scn", b"SCN") and operands and isinstance(operands[-1], str):
                self._draw_pattern(operands, resources, depth)
            elif operator in (b"BDC", b"BMC"):
                self._said.append(said_by(operands, resources))
            elif operator == b"EMC":
                if self._said:
                    self._said.pop()
            elif operator == b"INLINE IMAGE":
                self._picture()
            else:
                self._operate(operator, operands)

    def _operate(self, operator: bytes, operands: Sequence[Any]) -> None:
        if operator in (b"Tj", b"TJ"):
            first = operands[0] if operands else ()
            self._show(first if isinstance(first, list) else operands[:1])
        elif operator == b"Td" and (by := numbers(operands, 2)):
            self._move(by[0], by[1])
        elif operator == b"Tm" and (by := numbers(operands, 6)):
            self._text = self._line = (by[0], by[1], by[2], by[3], by[4], by[5])
        elif operator == b"TD" and (by := numbers(operands, 2)):
            self._state.leading = -by[1]
            self._move(by[0], by[1])
        elif operator == b"T*":
            self._move(0.0, -self._state.leading)
        elif operator == b"'":
            self._move(0.0, -self._state.leading)
            self._show(operands[:1])
        elif operator == b'"' and (by := numbers(operands, 2)):
            self._state.word_space, self._state.char_space = by
            self._move(0.0, -self._state.leading)
            self._show(operands[2:3])
        elif operator == b"BT":
            self._text = self._line = IDENTITY
        elif operator == b"cm" and (by := numbers(operands, 6)):
            self._state.ctm = times((by[0], by[1], by[2], by[3], by[4], by[5]), self._state.ctm)
        elif operator in _SETTINGS and (by := numbers(operands, 1)):
            self._set(operator, by[0])
        elif operator in _STROKES:
            self.drawn.strokes += 1
            self._rules.paint()
            self._shapes.paint()
        elif operator == b"re":
            self._rules.draw(operator, operands, self._state.ctm)
        elif operator in _PATH:
            if operator in (b"m", b"l"):
                self._rules.draw(operator, operands, self._state.ctm)
            self._shapes.step(operator, operands, self._state.ctm)
        elif operator == b"n":
            self._rules.drop()
            self._shapes.drop()
        elif operator not in _OTHERS and _STRANGE not in self.drawn.faults:
            self.drawn.faults.append(_STRANGE)

    def _set(self, operator: bytes, value: float) -> None:
        state = self._state
        if operator == b"Tc":
            state.char_space = value
        elif operator == b"Tw":
            state.word_space = value
        elif operator == b"Tz":
            state.stretch = value / 100.0
        elif operator == b"TL":
            state.leading = value
        elif operator == b"Ts":
            state.rise = value
        elif operator == b"Tr":
            state.mode = int(value)

    def _move(self, x: float, y: float) -> None:
        self._line = self._text = times((1.0, 0.0, 0.0, 1.0, x, y), self._line)

    def _choose_font(self, operands: Sequence[Any], fonts: Any) -> None:
        if len(operands) < 2 or not (size := numbers(operands[1:], 1)):
            return
        self._state.size = size[0]
        held = fonts.raw_get(operands[0]) if operands[0] in fonts else None
        key = (held.idnum, held.generation) if isinstance(held, IndirectObject) else id(held)
        if key not in self._fonts:
            resource = held.get_object() if held is not None else None
            self._work.take(weight(resource) // _BYTES_A_STEP + 100)
            self._fonts[key] = lettering(resource)
        self._state.font = self._fonts[key]

    def _show(self, pieces: Iterable[Any]) -> None:
        state = self._state
        font = state.font
        if font is None:
            font = state.font = Lettering(is_known=False)
        for piece in pieces:
            if isinstance(piece, int | float):
                shift = -float(piece) / 1000.0 * state.size * state.stretch
                if abs(shift) < 1e6:
                    self._text = times((1.0, 0.0, 0.0, 1.0, shift, 0.0), self._text)
            elif isinstance(piece, bytes | str):
                data = bytes_of(piece)
                self._work.take(len(data) // 8 + 1)
                self._show_string(data, font)

    def _show_string(self, data: bytes, font: Lettering) -> None:
        state = self._state
        placed: list[tuple[str, float, float]] = []
        x = 0.0
        for letters, width, is_space in font.glyphs(data):
            wide = width / 1000.0 * state.size * state.stretch
            if letters:
                placed.append((letters, x, x + wide))
            else:
                self.drawn.unknown += 1
            x += wide + state.char_space * state.stretch
            if is_space:
                x += state.word_space * state.stretch
        if placed:
            self._place(placed, font)
        if abs(x) < 1e6:
            self._text = times((1.0, 0.0, 0.0, 1.0, x, 0.0), self._text)

    def _place(self, placed: list[tuple[str, float, float]], font: Lettering) -> None:
        state = self._state
        at = times(self._text, state.ctm)
        along = hypot(at[0], at[1])
        size = abs(state.size) * (hypot(at[2], at[3]) or along)
        if not (along and size) or max(map(abs, at)) > 1e7:
            along = size = 1.0  # text too small to be seen is text all the same
        angle = round(degrees(atan2(at[1], at[0]))) % 360
        cosine, sine = at[0] / along, at[1] / along
        x = at[4] * cosine + at[5] * sine
        y = at[5] * cosine - at[4] * sine + state.rise * (size / abs(state.size or 1.0))
        whole = "".join(letters for letters, _, _ in placed)
        said = self._take_said()
        if said is not None:
            placed, whole = [(said, placed[0][1], placed[-1][2])] if said else [], said
        elif not has_rtl(whole):
            placed = [*_strings(placed)]
        count = sum(map(str.isalnum, whole))
        self.drawn.letters += count
        self.drawn.unseen += count if state.mode == _UNSEEN else 0
        space = font.space / 1000.0 * size
        for letters, start, end in placed:
            if letters.isspace():
                continue  # a gap says the same
            x0, x1 = x + start * along, x + end * along
            unit = Unit(
                letters, min(x0, x1), max(x0, x1), y, size, angle, len(self.drawn.units), space
            )
            self.drawn.units.append(unit)

    def _take_said(self) -> str | None:
        """Give the words the open stretch says it holds: once in full, then none."""
        for at in range(len(self._said) - 1, -1, -1):
            said = self._said[at]
            if said is not None:
                self._said[at] = ""
                return said
        return None

    def _draw_pattern(self, operands: Sequence[Any], resources: Any, depth: int) -> None:
        """Draw once what shapes are to be filled with: words can be kept in it."""
        found = held_in(within(resources, "/Pattern"), operands[-1])
        if isinstance(found, StreamObject) and id(found) not in self._patterns:
            self._patterns.add(id(found))
            self._draw_within(found, resources, depth)

    def _draw_object(self, operands: Sequence[Any], resources: Any, depth: int) -> None:
        found = held_in(within(resources, "/XObject"), operands[0]) if operands else None
        if not isinstance(found, StreamObject):
            return
        if found.get("/Subtype") == "/Image":
            self._picture()
        elif found.get("/Subtype") == "/Form":
            self._draw_within(found, resources, depth)

    def _draw_within(self, found: StreamObject, resources: Any, depth: int) -> None:
        self._drawings += 1
        if depth >= MAX_DEPTH or self._drawings > MAX_DRAWINGS:
            if _TOO_DEEP not in self.drawn.faults:
                self.drawn.faults.append(_TOO_DEEP)
            return
        kept = self._state.copy()
        matrix = numbers(found.get("/Matrix") or (), 6)
        if matrix:
            a, b, c, d, e, f = matrix
            self._state.ctm = times((a, b, c, d, e, f), self._state.ctm)
        text, line = self._text, self._line
        own = found.get("/Resources") or resources
        self.draw(ContentStream(found, self._pdf), [found], own, depth + 1)
        self._state, self._text, self._line = kept, text, line

    def _picture(self) -> None:
        a, b, c, d, _, _ = self._state.ctm
        self.drawn.pictured = min(1.0, self.drawn.pictured + abs(a * d - b * c) / self._area)


def _strings(placed: Sequence[tuple[str, float, float]]) -> Iterator[tuple[str, float, float]]:
    """Join glyphs to strings; two spaces and more part them, as a gap would."""
    at = 0
    while at < len(placed):
        end = at
        while end < len(placed) and not (_is_space(placed, end) and _is_space(placed, end + 1)):
            end += 1
        if end > at:
            text = "".join(letters for letters, _, _ in placed[at:end])
            yield text, placed[at][1], placed[end - 1][2]
        at = end
        while at < len(placed) and _is_space(placed, at):
            at += 1  # all of a gap is gap: a space left on the next string would narrow it


def _is_space(placed: Sequence[tuple[str, float, float]], at: int) -> bool:
    return at >= len(placed) or placed[at][0].isspace()


_SETTINGS = frozenset({b"Tc", b"Tw", b"Tz", b"TL", b"Ts", b"Tr"})
_PATH = frozenset({b"m", b"l", b"c", b"v", b"y", b"h"})
_STROKES = frozenset({b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"sh"})
# What else a page may say: it shows no text, or `_operate` was given too few numbers with it.
_OTHERS = frozenset(
    b'Td Tm TD " cm Tc Tw Tz TL Ts Tr BX EX CS cs G g K k RG rg SC sc SCN scn DP MP ET EI ID BI '
    b"W W* d d0 d1 gs i j J M ri w".split()
)
