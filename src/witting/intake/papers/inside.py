"""What an input carries inside: attachments, members of an archive, files within a PDF.

Each is read by the same door as any input and becomes deals of its own, under the name of what it
was found in. All of them together are bounded, so that a small file cannot ask for endless work.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from witting.base import Deal, DealKind, InputError, TooLarge, Unread
from witting.intake.source import Source, open_source

MAX_DEPTH = 5
"""How deep an input may lie in others: a PDF in a ZIP in a mail is at 3."""

MAX_INPUTS = 1_000
"""The most inputs that one input may carry, at all depths together."""

MAX_INSIDE = 200_000_000
"""The most bytes that all of them may weigh together, unpacked."""


@dataclass(slots=True, kw_only=True)
class Allowance:
    """What one input may still carry; shared by everything found in it."""

    inputs: int = MAX_INPUTS
    size: int = MAX_INSIDE
    names: set[str] = field(default_factory=set)

    def name(self, label: str) -> str:
        """Give a label as it is, with a number where another thing inside has the same."""
        count = 1
        found = label
        while found in self.names:
            count += 1
            found = f"{label} ({count})"
        self.names.add(found)
        return found

    def take(self, name: str, size: int) -> None:
        """Use up one input of a size. Raises TooLarge where there is no more room."""
        self.inputs -= 1
        self.size -= size
        if self.inputs < 0:
            raise TooLarge(
                f"{name} lies behind the first {MAX_INPUTS:,} files of one input: it was not "
                "read. Give it by itself."
            )
        if self.size < 0:
            raise TooLarge(
                f"{name} would take what one input holds over {MAX_INSIDE / 1e6:.0f} MB "
                "unpacked: it was not read. Give it by itself."
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Reads what lies inside an input, by the way the input itself is read."""

    read: Callable[[Source, "Door"], list[Deal]]
    schema: str | Path | None = None
    ocr: bool = False
    depth: int = 0
    allowance: Allowance = field(default_factory=Allowance)

    def read_inside(self, outer: Source, name: str, data: bytes, *, doubt: str = "") -> list[Deal]:
        """Read one thing an input carries; one that cannot be read becomes a Deal saying so.

        `doubt` says why it may not be whole: each of its deals is told, since each is judged alone.
        """
        label = self.allowance.name(f"{outer.name}/{plain_name(name)}")
        try:
            self.allowance.take(label, len(data))
            if self.depth >= MAX_DEPTH:
                raise TooLarge(
                    f"{label} lies more than {MAX_DEPTH} deep in other files: it was not read. "
                    "Take it out and give it by itself."
                )
            source = replace(open_source(data, label), extension=Path(name).suffix.lower())
            deals = self.read(source, replace(self, depth=self.depth + 1))
        except InputError as problem:
            deals = [unread_deal(label, str(problem), data)]
        if not doubt:
            return deals
        told = Unread(field="the attachment", why=doubt)
        return [replace(deal, unread=(*deal.unread, told)) for deal in deals]


def unread_deal(name: str, why: str, data: bytes = b"") -> Deal:
    """Give a deal that says only that an input could not be read, and why."""
    return Deal(
        kind=DealKind.MESSAGE,
        source=name,
        format="unread",
        unread=(Unread(field="the document", why=why.rstrip(".")),),
        digest=sha256(data).hexdigest() if data else "",
    )


def plain_name(name: str) -> str:
    r"""Give a name as it can be shown: no folders above, no signs that steer a terminal.

    >>> plain_name("../../etc/invoice\u202efdp.exe")
    'etc/invoicefdp.exe'
    """
    parts = [
        "".join(c for c in part if c.isprintable()).strip()[:120]
        for part in name[:2_000].replace("\\", "/").split("/")
    ]
    return "/".join(part for part in parts if part not in ("", ".", ".."))[-300:] or "file"
