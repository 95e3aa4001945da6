"""Puts the pages of one credit or guarantee together: an MT700 goes on in MT701s.

One message may hold ten thousand characters, and a credit more; its goods may stand on page two
and the parties on page one. Pages of one file are joined; a page that is not there is named.
"""

import re
from dataclasses import replace

from witting.base import Unread
from witting.intake.fin_left_out import LEFT_OUT, LEFT_OUT_HEADER
from witting.intake.fin_message import FinField, FinMessage, is_left_out
from witting.intake.fin_trade import CONTINUES

_PAGES = re.compile(r"(\d)/(\d)")
_MOST = 9  # the count of pages has one digit
_KEPT_ONCE = frozenset({"20", "21", "23", "26E", "27", "30", "52A", "52D"})  # said on each page


def join_pages(messages: list[FinMessage]) -> list[FinMessage]:
    """Put each further page into its first, and leave those whose first page is not there."""
    firsts: dict[tuple[str, str, str], int] = {}
    joined: list[FinMessage] = []
    for message in messages:
        sender = message.sender.bic if message.sender else ""
        of = (message.value("20").strip(), sender)
        first = firsts.get((CONTINUES.get(message.type, message.type), *of))
        if message.type in CONTINUES and first is not None and joined[first].pages < _MOST:
            joined[first] = _with_page(joined[first], message)
        else:
            firsts.setdefault((message.type, *of), len(joined))
            joined.append(message)
    return joined


def _with_page(first: FinMessage, page: FinMessage) -> FinMessage:
    number = first.pages + 1
    said = {(found.tag, found.raw) for found in first.fields}
    more = [
        replace(found, part=f" (page {number})")
        for found in page.fields
        # Only what is said again is passed over: other words there may name another bank.
        if found.tag not in _KEPT_ONCE
        or not (is_left_out(found, LEFT_OUT) or (found.tag, found.raw) in said)
    ]
    header = [
        (tag, value)
        for tag, value in page.user_header
        if not is_left_out(FinField(tag=tag, raw=value), LEFT_OUT_HEADER)
    ]
    return replace(
        first,
        fields=(*first.fields, *more),
        pages=number,
        user_header=tuple(dict.fromkeys((*first.user_header, *header))),
        stray=" ".join(filter(None, (first.stray, page.stray))),
        faults=(*first.faults, *page.faults),
    )


def missing_pages(message: FinMessage) -> list[Unread]:
    """Say which pages of a credit or guarantee the file does not hold."""
    stated = _PAGES.fullmatch(message.value("27").strip())
    if stated is None:
        return []
    page, of = int(stated.group(1)), int(stated.group(2))
    if page == 1 and message.pages >= of:
        return []
    here = f"page {page}" if message.pages == 1 else f"pages 1 to {message.pages}"
    why = f"this is {here} of {of}, and the others are not in the file: give them together"
    return [Unread(field=":27:", why=why)]
