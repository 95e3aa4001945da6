"""The small conventions of OFAC's lists: dates, ties to other entries, the section 11 remark."""

import re
from collections.abc import Iterable
from datetime import date

_MONTHS = {
    name: f"{number:02d}"
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_DAY = re.compile(r"(?:(?:(\d{1,2}) )?([A-Za-z]{3})[a-z]* )?(\d{4})")
_MARKER = re.compile(
    r"secondary sanctions risk:(?:(?!secondary sanctions risk:).)*"
    r"section 11 of executive order 14024.*",
    re.IGNORECASE | re.DOTALL,
)
_LINK = re.compile(r"^\(?Linked To: (.+)$", re.DOTALL)
_ABBREVIATED = re.compile(r"\.\w{1,2}\.$")  # S.A. and the like keep their full stop


def read_day(text: str) -> str:
    """Give `07 Oct 1952`, `Oct 1952` or `1952` the ISO way; "" for anything else.

    >>> read_day("07 Oct 1952"), read_day("Sep 1938"), read_day("n/a")
    ('1952-10-07', '1938-09', '')
    """
    found = _DAY.fullmatch(text.strip())
    if found is None:
        return ""
    day, month, year = found.groups()
    if month is None:
        return year
    number = _MONTHS.get(month.lower())
    if number is None:
        return ""
    if not day:
        return f"{year}-{number}"
    try:
        return date(int(year), int(number), int(day)).isoformat()
    except ValueError:  # the 31st of June: no day, so nothing to compare
        return ""


def read_birth_date(text: str) -> str:
    """Give a date of birth as a day, month, year or range of them; "" where it cannot be read.

    "circa 1944" becomes 1943/1945, a year either side, so that nobody is ruled out by a date the
    publisher itself calls uncertain; the word stays in the entry's remarks.

    >>> read_birth_date("1970 to 1972"), read_birth_date("circa 1944")
    ('1970/1972', '1943/1945')
    """
    words = text.strip()
    approximate = words.lower().startswith("circa ")
    first, to, last = words[6 * approximate :].partition(" to ")
    days = [read_day(part) for part in ((first, last) if to else (first,))]
    if not all(days):
        return ""
    return around(int(days[0][:4]), int(days[-1][:4])) if approximate else "/".join(days)


def around(year: int, last: int | None = None) -> str:
    """Give the range of years that stands for a year the publisher calls approximate."""
    return f"{year - 1:04d}/{(last or year) + 1:04d}"


def section_11_marker(texts: Iterable[str]) -> str:
    """Give the publisher's words where an entry is marked under section 11 of EO 14024, or "".

    The number 14114 alone proves nothing: it also occurs inside tax and registration numbers.
    """
    for text in texts:
        found = _MARKER.search(text)
        if found is not None:
            return found[0].partition(";")[0].strip()
    return ""


def fragments(remarks: str) -> list[str]:
    """Split OFAC's remarks at their semicolons; the sentence's closing full stop is dropped."""
    parts = [part.strip() for part in remarks.split(";")]
    if parts and parts[-1].endswith(".") and not _ABBREVIATED.search(parts[-1]):
        parts[-1] = parts[-1][:-1]
    return [part for part in parts if part]


def linked_name(fragment: str) -> str:
    """Give the name in `Linked To: …`, or "" where the fragment is something else.

    >>> linked_name("(Linked To: NAFTIRAN INTERTRADE CO. (NICO) LIMITED)")
    'NAFTIRAN INTERTRADE CO. (NICO) LIMITED'
    """
    found = _LINK.match(fragment.strip())
    if found is None:
        return ""
    name = found[1].strip()
    while name.count(")") > name.count("(") and name.endswith((")", ").")):
        name = name.removesuffix(".").removesuffix(")").strip()
    return name
