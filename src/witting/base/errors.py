"""Everything that can go wrong, under one root, so that a caller can catch `WittingError` alone.

    WittingError
    ├── InputError              the document given to be read
    │   ├── UnreadableInput     no such file, not text, empty
    │   ├── UnknownFormat       nobody here knows how to read this
    │   ├── BrokenInput         the format is known; the content breaks its rules
    │   ├── HostileInput        entities, DOCTYPE, nesting bombs: refused, never expanded
    │   └── TooLarge            over a stated bound of size, depth, count or time
    ├── ListError               the sanctions lists in use
    │   ├── BrokenList          a publisher's file that cannot be what it claims to be
    │   ├── BrokenSnapshot      a stored snapshot whose bytes do not match its hash or version
    │   ├── NoLists             nothing to screen against
    │   ├── ListsBusy           somebody else is changing the archive of lists just now
    │   └── NotFetched          a publisher's file could not be brought
    ├── LawError                the lawbook
    │   ├── BrokenLaw           a lawbook file that breaks the schema
    │   ├── NotHeld             the lawbook has no text for that day
    │   └── UnknownLaw          no such path in the lawbook
    ├── StoreError              what is kept cannot be opened, or does not know what is asked
    └── SettingsError           a profile or an option that makes no sense

Each message says what, where, why it matters and what to do next.
"""


class WittingError(Exception):
    """The root of every error raised on purpose by witting."""


class InputError(WittingError):
    """The document given to be read cannot be used."""


class UnreadableInput(InputError):
    """The input does not exist, is empty, or is not text where text is needed."""


class UnknownFormat(InputError):
    """No reader recognises the input."""


class BrokenInput(InputError):
    """The format is recognised, but the content breaks its rules."""


class HostileInput(InputError):
    """The input carries constructs that are refused on sight, such as a DOCTYPE or entities."""


class TooLarge(InputError):
    """The input goes over a stated bound of size, depth, count or time."""


class ListError(WittingError):
    """Something is wrong with the sanctions lists in use."""


class BrokenList(ListError):
    """A publisher's list file cannot be what it claims to be."""


class BrokenSnapshot(ListError):
    """A stored snapshot does not match its own hash or format version."""


class NoLists(ListError):
    """There is no list to screen against."""


class ListsBusy(ListError):
    """Somebody else is changing the archive of lists."""


class NotFetched(ListError):
    """A publisher's file could not be fetched, or what came is not that file."""


class LawError(WittingError):
    """Something is wrong with the lawbook, or with what was asked of it."""


class BrokenLaw(LawError):
    """A lawbook file breaks the schema."""


class NotHeld(LawError):
    """The lawbook holds no text for the day asked."""


class UnknownLaw(LawError):
    """The lawbook has no such path."""


class StoreError(WittingError):
    """The store cannot be opened, or does not hold what is asked of it."""


class SettingsError(WittingError):
    """A profile or an option makes no sense."""
