"""One edition of one list as kept: what it is, where it came from, and whether it may be used."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from witting.base import Quality
from witting.lists.parsed import ParsedList
from witting.lists.sources import WITHOUT_ADDRESSES, WITHOUT_ALIASES


class EditionState(StrEnum):
    """Whether an edition may be screened against."""

    GOOD = "good"
    QUARANTINED = "quarantined"  # kept with the reason, and not used
    ACCEPTED = "accepted"  # quarantined once, and taken in by a person's word


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One edition of one list; the entries are in the snapshot file its digest names."""

    list_id: str
    published: str  # ISO day by the publisher, or ""
    retrieved: str  # ISO day it came here; "" for one that came with witting
    counts_from: str  # ISO day it counts from: published, else retrieved
    sha256: str  # of the publisher's file
    content: str  # digest of what it says, whenever it was retrieved
    digest: str  # of the snapshot it is kept as
    counts: dict[str, int] = field(default_factory=dict)  # entries, names, birth_dates…
    is_partial: bool = False  # a bare CSV, without the aliases or addresses beside it
    origin: str = ""  # `update`, `import`, `shipped`
    file: str = ""  # the id of the fetched file, where it was fetched
    url: str = ""
    etag: str = ""
    kept_at: str = ""  # ISO moment
    state: EditionState = EditionState.GOOD
    why: tuple[str, ...] = ()  # what speaks against it
    is_set_aside: bool = False  # kept, and out of use since a person chose other lists
    accepted_by: str = ""
    accepted_at: str = ""

    @property
    def is_used(self) -> bool:
        """Say whether it may be screened against."""
        return self.state is not EditionState.QUARANTINED and not self.is_set_aside

    @property
    def entries(self) -> int:
        """Give how many entries it has."""
        return self.counts.get("entries", 0)

    @property
    def rank(self) -> tuple[str, bool, str]:
        """Give what the newest is told by; of one day the whole list counts, then the later."""
        return (self.counts_from, not self.is_partial, self.kept_at)

    @property
    def has_day(self) -> bool:
        """Say whether its day is known, by its publisher or by the word of who took it in."""
        return bool(self.published) or self.state is EditionState.ACCEPTED

    @property
    def by_word(self) -> str:
        """Say who took it in, when, and against what; "" where nobody had to."""
        if self.state is not EditionState.ACCEPTED:
            return ""
        return f"by {self.accepted_by} at {self.accepted_at}, although {'; '.join(self.why)}"

    @property
    def records(self) -> str:
        """Say how many records its file had, where they are not as many as the entries; else ""."""
        left, entries = self.counts.get("left", 0), self.entries
        total = self.counts.get("records", 0) or entries + left
        if total == entries:
            return ""
        said = [f"{entries:,} in force"] if left else [f"{entries:,} parties"]
        said += [f"{left:,} left the list"] if left else []
        merged = total - entries - left
        said += [f"{merged:,} of parties told of before"] if left and merged > 0 else []
        return f"{total:,} records: {', '.join(said)}"

    @property
    def named(self) -> str:
        """Name it for a sentence: `ofac-sdn of 2024-02-24`."""
        return f"{self.list_id} of {self.published or 'an unknown day'}"


FIELDS = (
    "birth_dates",
    "birth_places",
    "nationalities",
    "gender",
    "titles",
    "identifiers",
    "addresses",
    "vessel",
    "links",
    "programmes",
    "legal_basis",
    "section_11_marker",
)
"""The fields of an entry whose loss is looked for: how many entries have each is counted."""


def counted(parsed: ParsedList) -> dict[str, int]:
    """Count a list: its entries, their names by kind, and how many entries have each field."""
    counts: Counter[str] = Counter(entries=len(parsed.entries), rejected=len(parsed.rejected))
    counts.update(left=len(parsed.removed), records=parsed.records)
    for entry in parsed.entries:
        counts["names"] += len(entry.names)
        counts["aliases"] += max(0, len(entry.names) - 1)
        counts["weak_names"] += sum(name.quality is Quality.WEAK for name in entry.names)
        counts["names_in_other_scripts"] += sum(
            name.script not in ("", "Latn") for name in entry.names
        )
        for name in FIELDS:
            counts[name] += bool(getattr(entry, name))
    return dict(sorted(counts.items()))


def is_partial(source: str) -> bool:
    """Say whether a list's `source` tells that files beside it were missing."""
    return WITHOUT_ALIASES in source or WITHOUT_ADDRESSES in source
