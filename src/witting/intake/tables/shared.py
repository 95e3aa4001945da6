"""The texts of a workbook, which its cells name by number: each kept once, within bounds."""

from collections.abc import Iterator
from typing import Any

from witting.base import TooLarge

LARGEST = 300_000_000
"""Characters held of one workbook's texts."""


class SharedStrings:
    """The texts by their numbers."""

    def __init__(self, records: Iterator[tuple[str, Any]], name: str) -> None:
        """Read them. Raises TooLarge where they do not fit a small machine."""
        self._held: list[str] = []
        size = 0
        parts: list[str] = []
        is_sound = 0  # inside a reading aid, which repeats the text in another script
        for event, element in records:
            kind = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
            if kind == "rPh":
                is_sound += 1 if event == "start" else -1
            elif event == "start":
                continue
            elif kind == "t" and not is_sound:
                parts.append(element.text or "")
            elif kind == "si":
                text = "".join(parts).strip()
                parts.clear()
                size += len(text)
                if size > LARGEST:
                    raise TooLarge(
                        f"{name} holds more than {LARGEST / 1e6:,.0f} million characters of text:"
                        " it was not read. Save its sheet as CSV in UTF-8."
                    )
                self._held.append(text)

    def at(self, number: str) -> str:
        """Give the text of a number; raise ValueError for one that has none."""
        place = int(number)
        if not 0 <= place < len(self._held):
            raise ValueError(f"a cell names its text {place}, and there are {len(self._held)}")
        return self._held[place]
