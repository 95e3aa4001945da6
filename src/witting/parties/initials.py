"""People named in running text by a rare surname and two initials: Путина В.В."""

import re
from collections.abc import Iterator
from functools import lru_cache

from witting.base import PartyKind
from witting.names import latin_word, plain, plain_forms
from witting.parties import thresholds as at
from witting.parties.lookup import Lookup
from witting.parties.match import Match, Mention
from witting.parties.screener import Screener

_SURNAME = r"[A-ZА-ЯЁІЇЄ][A-ZА-ЯЁІЇЄa-zа-яёіїє'-]{2,}"
_INITIALS = re.compile(
    rf"\b(?:(?P<before>{_SURNAME})\s+[A-ZА-Я]\.\s?[A-ZА-Я](?:\.|\b)"
    rf"|[A-ZА-Я]\.\s?[A-ZА-Я]\.\s?(?P<after>{_SURNAME}))"
)
_MOST_FORMS = 4
_TEXTS = 64  # whose initials are kept


def initials_mentions(screener: Screener, text: str) -> Iterator[Mention]:
    """Find a rare surname with two initials, in whatever case the text puts it: Путина В.В."""
    asked: dict[str, list[Match]] = {}  # a text repeats its names: each is asked about once
    for start, end, surname, short, first in _with_initials(text):
        for form in plain_forms(plain(surname))[:_MOST_FORMS]:
            if not _is_rare_surname(screener.lookup, latin_word(form)):
                continue
            name = f"{form} {short}" if first else f"{short} {form}"
            if name not in asked:
                asked[name] = screener.match(name, kind=PartyKind.PERSON)
            for match in asked[name]:
                if match.is_match and any(p.name == "initials" for p in match.parts):
                    yield Mention(start=start, end=end, match=match)


@lru_cache(maxsize=_TEXTS)  # a text is asked of several indexes
def _with_initials(text: str) -> tuple[tuple[int, int, str, str, bool], ...]:
    """Give where surnames stand with two initials: the name, those, and whether it comes first."""
    out = []
    for found in _INITIALS.finditer(text):
        surname, first = (found["before"], True) if found["before"] else (found["after"], False)
        short = found.group().replace(surname, "").strip()
        out.append((found.start(), found.end(), surname, short, first))
    return tuple(out)


def _is_rare_surname(lookup: Lookup, token: str) -> bool:
    return any(float(lookup.weights[n]) >= at.RARE_SURNAME for n in lookup.same_sound(token))
