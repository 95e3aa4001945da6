"""The name a caller asks for: refused where it is no name, and read as it was shown to a person."""

import re
import unicodedata
from collections.abc import Iterable

from witting.base import SettingsError
from witting.names import readings

# Signs that show nothing and say which way letters run. An override (U+202D, U+202E) turns the
# letters after it round on the screen, up to U+202C or the end: the eye and the machine then read
# two names.
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_PLAIN = re.compile("[A-Za-z0-9]")  # always read as something
_TURNED = re.compile("[\u202d\u202e]([^\u202c-\u202e]*)")


def checked_name(name: str) -> str:
    """Give the name back; raise SettingsError for what is not text."""
    if isinstance(name, str):
        return name
    raise SettingsError(
        f"The name {name!r} is of type {type(name).__name__}, and only text can be screened. "
        "Give the name as text; a name that is not known cannot be screened."
    )


def checked_names(names: Iterable[str]) -> list[str]:
    """Give the names as a list; raise SettingsError for one text, or for a name that is not text.

    >>> checked_names(["Emma Daniels"])
    ['Emma Daniels']
    """
    if isinstance(names, str):
        raise SettingsError(
            f"names is one text, {names!r}, and would be screened letter by letter. "
            f"Write a list of names: [{names!r}]."
        )
    return [checked_name(name) for name in names]


def is_readable(name: str) -> bool:
    """Say whether a name holds anything to compare: a letter of some script, or a digit.

    >>> is_readable("普京"), is_readable("😀"), is_readable("…!")
    (True, False, False)
    """
    if _PLAIN.search(name):
        return True
    return bool(readings(name, person=True) or readings(name, person=False))


def ways_shown(name: str) -> tuple[str, ...]:
    r"""Give the names to screen for one written: without signs of direction, and as it is shown.

    Nearly always the name alone. Where letters are turned round, the name they show comes too.

    >>> ways_shown("Vladimir \u202enituP")
    ('Vladimir nituP', 'Vladimir Putin')
    """
    if not _DIRECTION.search(name):
        return (name,)
    shown = _TURNED.sub(_turned, name)
    return tuple(dict.fromkeys(_DIRECTION.sub("", way) for way in (name, shown)))


def _turned(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", found[1])[::-1]
