"""Turns one licence file into licences as they stood on a day: a series is several licences.

A licence is said to be confirmed for a day only when a source read shows it standing then: its
end was read, or it was seen in force on that day or later.
"""

from datetime import date

from witting.lawbook.kinds import LicenceTerms
from witting.lawbook.records import (
    Law,
    Licence,
    Standing,
    Text,
)


def licences_of(law: Law, day: date) -> tuple[Licence, ...]:
    """Give every licence of the series with its standing on the day, oldest first."""
    return tuple(
        _licence(law, text, text.value, day)
        for text in law.texts
        if isinstance(text.value, LicenceTerms)
    )


def _licence(law: Law, text: Text, terms: LicenceTerms, day: date) -> Licence:
    start = text.interval.start
    assert start is not None  # the schema demands `from`
    return Licence(
        id=terms.id,
        path=law.path,
        title=law.title,
        families=terms.families,
        starts=start,
        ends=text.interval.end,
        standing=_standing(law, text, day),
        conditions=terms.conditions,
        summary=text.summary,
        cites=text.cites,
        grade=text.grade,
        validity_confirmed=_is_confirmed(text, terms, day),
        expires_at=terms.expires_at,
        note=text.note,
        only_with=terms.only_with,
        programmes=terms.programmes,
    )


def _standing(law: Law, text: Text, day: date) -> Standing:
    """Judge one licence of the series, not the series: an older letter has ended."""
    if text.interval.holds(day):
        return Standing.IN_FORCE
    if text.interval.end is not None and text.interval.end <= day:
        return Standing.ENDED
    not_held = law.held_from is not None and day < law.held_from
    return Standing.NOT_HELD if not_held else Standing.NOT_YET


def _is_confirmed(text: Text, terms: LicenceTerms, day: date) -> bool:
    if not terms.days_confirmed:
        return False
    if text.interval.end is not None:
        return True
    return terms.seen_in_force is not None and day <= terms.seen_in_force
