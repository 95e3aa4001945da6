"""Holdings beside the lists: who holds what in whom, indexed once and asked for every deal.

A party of a deal is found among them by a number, or by a name through the same comparison that
the lists are screened by. What the lists say of a party behind it is looked up once and kept.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Self
from weakref import WeakKeyDictionary

from stdnum import lei

from witting.base import (
    HoldingsUsed,
    Identifier,
    ListedName,
    ListEntry,
    Party,
    Passage,
    Role,
    TooLarge,
    UnreadableInput,
)
from witting.lists import Snapshot
from witting.names import plain
from witting.ownership import OwnedParty, Register, join
from witting.ownership.json_records import LARGEST
from witting.ownership.links import read_links
from witting.ownership.reading import read_holdings, unified
from witting.ownership.ties import About
from witting.parties import Match, Screener
from witting.parties import thresholds as at
from witting.parties.asked import Asked, asked_about, is_birth_date, is_country
from witting.parties.batch import Inquiry, LookedUp, answer, look_up
from witting.parties.evidence import beside

HOLDINGS = "holdings"
LISTS = "lists"
"""What is written in place of a file for the ties that the lists in use tell of."""
_LEI = 20  # signs
_LONG_NUMBER = 9  # digits: a tax or registration number, not somebody's own count
_BY_VERY_NAME = "found by its very name"
_KEPT = 100_000  # answers kept before the oldest make room


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A party of the holdings that a party of a deal is, or may be."""

    id: str
    is_certain: bool  # by a number, or by the very name, and nothing contradicts
    because: str


class Holdings:
    """The holdings of one or more files, immutable once made; safe to share between threads."""

    def __init__(self, register: Register, used: tuple[HoldingsUsed, ...] = ()) -> None:
        self.register = unified(register)
        self._used = used
        self._kept: WeakKeyDictionary[Screener, dict[Hashable, object]] = WeakKeyDictionary()
        self._marked: WeakKeyDictionary[Screener, frozenset[str]] = WeakKeyDictionary()
        self._listed: WeakKeyDictionary[Screener, Mapping[str, object]] = WeakKeyDictionary()

    @classmethod
    def open(cls, paths: Iterable[str | Path], lists: Snapshot | None = None) -> Self:
        """Read files of holdings: BODS, GLEIF, FollowTheMoney or a table.

        The word `lists` stands for the ties that the entries of the lists in use tell of. Raises
        UnreadableInput for a file that cannot be read, UnknownFormat for one that is neither.
        """
        read = [
            _linked(lists)
            if lists is not None and str(path) == LISTS and not Path(path).is_file()
            else _read(Path(path))
            for path in paths
        ]
        return cls(join(register for register, _ in read), tuple(used for _, used in read))

    @property
    def used(self) -> tuple[HoldingsUsed, ...]:
        """Name what was held fixed: each file by its hash, or a register made in memory by its."""
        return self._used or (self._made,)

    @cached_property
    def _made(self) -> HoldingsUsed:
        return HoldingsUsed(
            name="register", sha256=_digest(self.register), count=len(self.register.holdings)
        )

    @property
    def unread(self) -> tuple[str, ...]:
        """Give each record that could not be read, with why."""
        return tuple(f"{item.where}: {item.why}" for item in self.register.unread)

    @cached_property
    def about(self) -> About:
        """Give what the register says, by party."""
        return About.of(self.register)

    def kept(self, screener: Screener) -> Mapping[Hashable, object]:
        """Give what was worked out before with these lists, by whatever key it was kept under."""
        return self._kept.get(screener, {})

    def keep(self, screener: Screener, key: Hashable, value: object) -> None:
        """Keep what was worked out with these lists; the oldest makes room where there is none."""
        held = self._kept.setdefault(screener, {})
        if len(held) >= _KEPT:
            held.pop(next(iter(held)), None)
        held[key] = value

    def index(self) -> None:
        """Index the names now, for which the first deal would wait."""
        if self._entries:
            _ = self._index, self._alone

    def mark(self, screener: Screener, parties: frozenset[str]) -> None:
        """Keep which parties are worth looking behind with these lists: behind no other is any."""
        self._marked[screener] = parties

    def keep_listed(self, screener: Screener, listed: Mapping[str, object]) -> None:
        """Keep what these lists have of every party at once: those not among them are on none."""
        if len(listed) <= _KEPT:
            self._listed[screener] = listed

    def listed(self, screener: Screener) -> Mapping[str, object] | None:
        """Give what these lists have of every party, None where not all were looked up."""
        return self._listed.get(screener)

    def may_tell(self, screener: Screener, party: str) -> bool:
        """Say whether a look behind a party may tell anything; it may where none was marked."""
        marked = self._marked.get(screener)
        return marked is None or party in marked

    def named(self, parties: Sequence[Party]) -> list[tuple[Known, ...]]:
        """Give for each party of a deal those of the holdings that it is, or may be.

        Where one is it beyond doubt, others of a like name are not given.
        """
        if not self._entries:
            return [() for _ in parties]
        inquiries = [
            Inquiry(names=_names(party), asked=asked_about(party, with_address=False))
            for party in parties
        ]
        looked_up = look_up(self._index, inquiries, at.MATCH)
        return [
            self._by_its_very_name(party, found) or self._judged(party, found)
            for party, found in zip(parties, looked_up, strict=True)
        ]

    def _judged(self, party: Party, found: LookedUp) -> tuple[Known, ...]:
        matches = answer(self._index, found, at.MATCH).matches
        return self._told(party, found.inquiry.asked, matches)

    def _by_its_very_name(self, party: Party, found: LookedUp) -> tuple[Known, ...]:
        """Give the one that bears the very name, where no number and nothing beside it is asked.

        Its name alone makes it a match, and what stands beside it agrees: so it is found without a
        look at those of like names, none of which could be it beyond doubt.
        """
        ordinal = None if found.by_more or not found.hits else self._alone.get(plain(party.name))
        if ordinal is None or found.by_name(self._index, ordinal) < at.MATCH:
            return ()
        entry = self._entries[ordinal]
        if beside(found.inquiry.asked, entry).contradicts:
            return ()
        return (Known(id=entry.id, is_certain=True, because=_BY_VERY_NAME),)

    def named_in(self, passages: Iterable[Passage]) -> tuple[Party, ...]:
        """Give those of the holdings that texts name, as strictly as the lists are searched for."""
        if not self._entries:
            return ()
        spans = [
            passage.span(mention.start, mention.end)
            for passage in passages
            for mention in self._index.mentions(passage.text)
        ]
        found = {
            span.text: Party(role=Role.MENTIONED, name=span.text, span=span)
            for span in reversed(spans)
        }
        return tuple(found[name] for name in dict.fromkeys(span.text for span in spans))

    def _told(self, party: Party, asked: Asked, matches: Sequence[Match]) -> tuple[Known, ...]:
        found = [self._known(party, asked, match) for match in matches if match.is_match]
        certain = tuple(known for known in found if known.is_certain)
        return certain or tuple(found)

    def _known(self, party: Party, asked: Asked, match: Match) -> Known:
        entry, known = match.entry, beside(asked, match.entry)
        if known.is_exact:
            return Known(id=entry.id, is_certain=True, because=f"found by number: {known.lead}")
        name = plain(party.name)
        written = name in {plain(listed.whole) for listed in entry.names}
        if not written:
            because = f"found by a name like it, “{match.listed_name}”"
        elif self._bearers[name] > 1:
            because = f"found by its name, which {self._bearers[name]} of the holdings bear"
        elif known.contradicts:
            against = "; ".join(met.because for met in known.met if met.bits < 0)
            because = f"found by its name, while {against}"
        else:
            return Known(id=entry.id, is_certain=True, because=_BY_VERY_NAME)
        return Known(id=entry.id, is_certain=False, because=because)

    @cached_property
    def _entries(self) -> tuple[ListEntry, ...]:
        """Give the parties as the screener takes them: those with a name, and those with an id."""
        about = self.about
        return tuple(
            _entry(about.party(party))
            for party in self.register.ids()
            if not about.party(party).is_arrangement
        )

    @cached_property
    def _index(self) -> Screener:
        return Screener.from_entries(self._entries)

    @cached_property
    def _alone(self) -> dict[str, int]:
        """Give the names that one party alone bears, as written but for case and signs."""
        return {
            name: ordinal
            for ordinal, entry in enumerate(self._entries)
            for name in {plain(listed.whole) for listed in entry.names}
            if self._bearers[name] == 1
        }

    @cached_property
    def _bearers(self) -> Counter[str]:
        """Count the parties that bear each name, as written but for case and signs."""
        return Counter(
            name
            for entry in self._entries
            for name in {plain(listed.whole) for listed in entry.names}
        )


def _names(party: Party) -> tuple[str, ...]:
    return (party.name,) if party.name.strip() else ()


def _entry(party: OwnedParty) -> ListEntry:
    numbers = _numbers(party.id)
    called = party.names or (() if numbers else (party.id,))  # tables use names as ids
    return ListEntry(
        id=party.id,
        list_id=HOLDINGS,
        kind=party.kind,
        names=tuple(ListedName(whole=name) for name in called),
        identifiers=(*party.identifiers, *numbers),
        nationalities=tuple(country for country in party.countries if is_country(country)),
        birth_dates=(party.birth_date,) if is_birth_date(party.birth_date) else (),
    )


def _numbers(party_id: str) -> tuple[Identifier, ...]:
    """Give the number that an id of the holdings is, where it is one: tables name parties so."""
    if len(party_id) == _LEI and lei.is_valid(party_id):
        return (Identifier(scheme="lei", value=party_id),)
    if party_id.isdigit() and len(party_id) >= _LONG_NUMBER:
        return (Identifier(scheme="registration", value=party_id),)
    return ()


def _read(path: Path) -> tuple[Register, HoldingsUsed]:
    try:
        if path.stat().st_size > LARGEST:
            raise TooLarge(
                f"{path}: it is larger than the {LARGEST:,} bytes read at once. Split it."
            )
        data = path.read_bytes()
    except OSError as problem:
        raise UnreadableInput(
            f"{path}: it cannot be read ({problem.strerror}), so nothing is known of its holdings. "
            "Give the path of a file."
        ) from None
    register = read_holdings(data, path.name)
    used = HoldingsUsed(
        name=path.name, sha256=sha256(data).hexdigest(), count=len(register.holdings)
    )
    return register, used


def _linked(lists: Snapshot) -> tuple[Register, HoldingsUsed]:
    """Read the ties between list entries; read only when asked, for every entry is looked at."""
    register = read_links(lists.entries)
    used = HoldingsUsed(name=LISTS, sha256=lists.digest, count=len(register.holdings))
    return register, used


def _digest(register: Register) -> str:
    """Hash what a register made in memory says, record by record."""
    total = sha256()
    for record in (
        *register.holdings,
        *register.parties,
        *register.arrangements,
        *register.gaps,
        *register.unread,
    ):
        total.update(repr(record).encode())
        total.update(b"\n")
    return total.hexdigest()
