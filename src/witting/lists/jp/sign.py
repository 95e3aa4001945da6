"""Tells the text of a METI list from any other text."""

_NOTICE = "外務省告示"
_DESIGNATED = "指定日"


def is_meti_text(start: bytes) -> bool:
    """Say whether a file that begins so is the text of one of the lists: a notice and its day."""
    head = "".join(start[:4096].decode("utf-8", "replace").split())
    return head.startswith("○") and _NOTICE in head and _DESIGNATED in head
