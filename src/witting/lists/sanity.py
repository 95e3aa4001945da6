"""Asks whether a new edition can be what its publisher meant, before anybody relies on it.

A publisher's mistake, a wrong file or a new form of the file shows as a list that shrank, lost a
field or went back in time. Such an edition is kept aside with the reason, never used unseen.
"""

from collections.abc import Mapping

SHRANK = 0.20
"""The share of its entries a list may not lose from one edition to the next. Of the four editions
of the SDN list from 2023-12-20 to 2024-05-03 none lost as much as one in a hundred."""
GROWTH_A_DAY = 0.001
"""The share by which a list may have grown a day, when an older edition is held against a later
one. The SDN list grew from 13,817 entries on 2023-12-20 to 14,965 on 2024-05-03: by 8.3 % in 135
days, or 0.06 % a day. Faster growth in a few days (4 % in the four to 2024-02-24) is within the
share it may not lose."""
_MANY = 20  # a field that fewer entries had may go without anything being wrong
_LOST = 0.80  # the share of its holders by whose loss a field counts as lost

_IN_WORDS = {
    "names": "names",
    "aliases": "aliases",
    "weak_names": "weak aliases",
    "names_in_other_scripts": "names in scripts other than Latin",
    "birth_dates": "birth dates",
    "birth_places": "birth places",
    "nationalities": "nationalities",
    "gender": "genders",
    "titles": "titles and positions",
    "identifiers": "identifiers",
    "addresses": "addresses",
    "vessel": "particulars of vessels",
    "links": "ties to other entries",
    "programmes": "programmes",
    "legal_basis": "legal bases",
    "section_11_marker": "section 11 remarks",
}


def objections(new: Mapping[str, int], last: Mapping[str, int]) -> tuple[str, ...]:
    """Say what speaks against an edition, given how the last good one counts; nothing if nothing.

    >>> objections({"entries": 70}, {"entries": 100})
    ('it has 70 entries where the last good edition had 100: 30 % fewer',)
    """
    found = []
    was, now = last.get("entries", 0), new.get("entries", 0)
    if was and was - now >= SHRANK * was:
        fewer = (was - now) * 100 // was
        found.append(
            f"it has {now:,} entries where the last good edition had {was:,}: {fewer} % fewer"
        )
    found.extend(_lost(new, last))
    return tuple(found)


def too_small_before(entries: int, later: int, days: int, day: str) -> tuple[str, ...]:
    """Say that an edition is too small to have become the later one of a day in so many days.

    >>> too_small_before(37, 14966, 74, "2024-05-07")
    ('it has 37 entries, and that of 2024-05-07, 74 days later, has 14,966: no list grows so',)
    >>> too_small_before(13817, 14966, 139, "2024-05-07")
    ()
    """
    least = later * (1 - SHRANK) / (1 + GROWTH_A_DAY) ** days
    if not later or entries > least:
        return ()
    apart = f"that of {day}, {days} {'day' if days == 1 else 'days'} later, has {later:,}"
    return (f"it has {entries:,} entries, and {apart}: no list grows so",)


def went_back(published: str, last_published: str) -> tuple[str, ...]:
    """Say that an edition's day lies before that of the last good one; nothing if it does not.

    >>> went_back("2024-02-20", "2024-02-24")
    ('it was published on 2024-02-20, before the last good edition of 2024-02-24',)
    """
    if published and last_published and published < last_published:
        return (
            f"it was published on {published}, before the last good edition of {last_published}",
        )
    if last_published and not published:
        return (f"it says no day of publication, and the last good one said {last_published}",)
    return ()


def _lost(new: Mapping[str, int], last: Mapping[str, int]) -> list[str]:
    """Name each field that most of its holders lost, judged against how many entries remain."""
    remain = min(1.0, new.get("entries", 0) / last["entries"]) if last.get("entries") else 1.0
    lost = []
    for name, words in _IN_WORDS.items():
        was, now = last.get(name, 0), new.get(name, 0)
        if was * remain >= _MANY and now <= was * remain * (1 - _LOST):
            lost.append(f"it has {now:,} {words} where the last good edition had {was:,}")
    return lost
