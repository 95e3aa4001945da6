"""Whether a chain of entries holds: each whole, each after the one before, none missing."""

from dataclasses import dataclass

from witting.store.audit import BEGINNING, Anchor, Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that does not hold: where, and why."""

    where: str  # line 12, entry 11, deal_cases:3
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What a verification found."""

    count: int  # entries that hold, up to the first that does not
    first: int  # number of the first of them; 0: there is none
    last: int
    last_hash: str  # to note down elsewhere
    rows: int = 0  # rows and bytes stored with them that were read and compared
    problems: tuple[Problem, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Say whether everything holds."""
        return not self.problems


class Chain:
    """Takes entries one after the other and says of each whether it follows."""

    def __init__(self, after: Anchor | None = None, expect: str = "") -> None:
        begins = after or Anchor(number=0, hash=BEGINNING)
        self.number, self.hash = begins.number, begins.hash
        self.first, self.count = 0, 0
        self._expect = expect
        self.was_expected = not expect or expect == begins.hash

    def fault(self, entry: Entry) -> str:
        """Say why an entry does not follow; "" where it does, and it is then the last."""
        if entry.number != self.number + 1:
            return (
                f"it is entry {entry.number} where {self.number + 1} belongs: entries are missing,"
                " were added, or changed places"
            )
        if entry.previous != self.hash:
            return (
                f"entry {entry.number} follows another one than entry {self.number} before it:"
                " one of the two was changed or exchanged"
            )
        if not entry.is_whole:
            return f"entry {entry.number} was changed: its hash is not that of what it says"
        self.first = self.first or entry.number
        self.number, self.hash = entry.number, entry.hash
        self.count += 1
        self.was_expected |= entry.hash == self._expect
        return ""

    def unexpected(self) -> tuple[Problem, ...]:
        """Give the problem that an expected hash is nowhere in the chain, where it is not."""
        if self.was_expected:
            return ()
        why = (
            f"the hash {self._expect} that was noted is of no entry here: the chain was cut before"
            " it, or written anew"
        )
        return (Problem(where=f"after entry {self.number}", why=why),)

    def result(self, *problems: Problem, rows: int = 0) -> Verified:
        """Give what was found."""
        return Verified(
            count=self.count,
            first=self.first,
            last=self.number if self.count else 0,
            last_hash=self.hash,
            rows=rows,
            problems=problems,
        )
