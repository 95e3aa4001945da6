"""When OFAC listed somebody, as far as kept lists show: the publisher gives no listing day.

The days come from comparing kept editions of the SDN list (see the head of the data file). A list
never learns here of a day after its own: asked with the list of 2024-02-20, nothing of 2024-02-23
is known. An id that was on the oldest kept list has no day: unknown is an answer.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from witting.lists.countries import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One change of the SDN list: an id that came, or the section 11 remark that came to it."""

    event: str  # `listed` or `marked`
    day: str
    absent_on: str  # the day of the kept list before; "" where that is not known


def listed_on(uid: str, list_day: str) -> tuple[str, str]:
    """Give the day an SDN id was first seen, and where that comes from; ("", "") if unknown.

    `list_day` is the ISO day of the list being read; without one nothing can be said safely.
    """
    known = [seen for seen in _events().get(uid, ()) if list_day and seen.day <= list_day]
    listings = [seen for seen in known if seen.event == "listed"]
    day = listings[-1].day if listings else ""
    return day, "; ".join(_sentence(seen) for seen in (*listings[-1:], *_marks(known)))


def _marks(known: list[Seen]) -> list[Seen]:
    return [seen for seen in known if seen.event == "marked"][-1:]


def _sentence(seen: Seen) -> str:
    what = "first seen" if seen.event == "listed" else "section 11 remark first seen"
    before = f"that of {seen.absent_on}" if seen.absent_on else "the edition kept before it"
    return f"{what} in the SDN list of {seen.day}; absent from {before}"


@cache
def _events() -> dict[str, tuple[Seen, ...]]:
    events: defaultdict[str, list[Seen]] = defaultdict(list)
    for row in read_table("ofac_first_seen.csv"):
        events[row["uid"]].append(
            Seen(event=row["event"], day=row["day"], absent_on=row["absent_on"])
        )
    return {uid: tuple(sorted(seen, key=lambda s: s.day)) for uid, seen in events.items()}
