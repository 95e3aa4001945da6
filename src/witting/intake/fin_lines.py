"""The lines of a SWIFT party field: where each stands, and the account they may open with."""

import re
from dataclasses import dataclass

from witting.base import Identifier, Span
from witting.intake.fin_message import FinField

_IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}")


@dataclass(frozen=True, slots=True)
class Line:
    """One line without the white space around it, and where it starts in its field."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Give where the line ends in its field."""
        return self.start + len(self.text)


def lines_of(raw: str) -> list[Line]:
    """Part a field's value into its lines, leaving out empty ones."""
    found, start = [], 0
    for text in raw.split("\n"):
        stripped = text.strip()
        if stripped:
            found.append(Line(start + text.index(stripped), stripped))
        start += len(text) + 1
    return found


def take_accounts(lines: list[Line]) -> tuple[list[Identifier], list[Line]]:
    """Take off the one `/account` line a field may open with, and a `//clearing code` before it.

    Further lines with a slash stay: a name must not vanish by being written like an account. Nor
    is a line of letters an account where nothing else is left to be the name.
    """
    found: list[Identifier] = []
    if lines and lines[0].text.startswith("//"):
        found.append(_clearing_code(lines[0].text))
        lines = lines[1:]
    if lines and lines[0].text.startswith("/"):
        is_the_name = len(lines) == 1 and not re.search(r"\d", lines[0].text)
        if not is_the_name:
            found.append(_account(lines[0].text))
            lines = lines[1:]
    return found, lines


def span_of(found: FinField, lines: list[Line]) -> Span | None:
    """Point at a run of lines of a field; None for no lines."""
    return found.span(lines[0].start, lines[-1].end) if lines else None


def _clearing_code(line: str) -> Identifier:
    value = line.removeprefix("//")
    # A clearing code opens with two letters: RU044525225 is Russian, FW021000089 Fedwire's.
    return Identifier(scheme="other", value=value, country="RU" if value.startswith("RU") else None)


def _account(line: str) -> Identifier:
    value = re.sub(r"\A/(?:[CD]/)?", "", line).strip()
    compact = value.replace(" ", "")
    if _IBAN.fullmatch(compact):
        return Identifier(scheme="iban", value=compact, country=compact[:2])
    return Identifier(scheme="account", value=value)
