"""Facts: what is the case, where in the input, how sure, on what evidence. They know no law."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from witting.base.deal import PartyKind, Role, Span


class Certainty(StrEnum):
    """How far a party fact goes towards identity."""

    CERTAIN = "certain"  # exact identifier, or a strong name match that nothing contradicts
    POSSIBLE = "possible"  # looks like it; identity is not settled
    RULED_OUT = "ruled_out"  # shown, because a reader would ask, and why it is not the one


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorePart:
    """One contribution to a score. The parts of a score add up to it exactly."""

    name: str  # `name`, `country`, `birth_date`, `identifier`, `kind`…
    value: float  # signed contribution
    because: str  # one sentence: which token met which, what was absent


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyFact:
    """A party of the deal, or a name in its text, compared with one list entry."""

    id: str
    certainty: Certainty
    because: str
    span: Span | None
    role: Role
    party_name: str  # as the input writes it
    entry_id: str  # `ofac-47492`
    entry_name: str  # the entry's primary name
    listed_name: str  # the name of the entry that matched
    list_id: str  # `ofac-sdn`, `ofac-cons`, `eu-fsf`
    entry_kind: PartyKind | None
    programmes: tuple[str, ...]
    listed_on: str  # ISO day, or "" where the publisher does not say
    section_11_marker: str  # the publisher's own words, or ""
    score: float
    is_match: bool
    parts: tuple[ScorePart, ...]
    listed_on_source: str = ""  # where `listed_on` comes from, in words
    sublists: tuple[str, ...] = ()  # the parts of the list the entry is on: CAPTA, SSI, MEU
    kind: Literal["party"] = "party"

    @property
    def parts_of_list(self) -> tuple[str, ...]:
        """Give the list's parts and programmes together: what the law of the list is asked by."""
        return (*self.sublists, *self.programmes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A question to the customer, as a key of the table of questions and the words that go in.

    The table holds the sentence in each language; `words` are names and values as the input or the
    list writes them, by the name of their place in the sentence.
    """

    key: str
    words: tuple[tuple[str, str], ...] = ()


class OwnerStanding(StrEnum):
    """What a rule of ownership makes of a party, by those behind it."""

    OWNED = "owned"
    CONTROLLED = "controlled"  # presumed, until somebody rebuts it
    UNKNOWN = "unknown"  # it may be either: what is not known decides


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerEntry:
    """A list entry that is, or may be, behind a party."""

    entry_id: str
    name: str
    list_id: str
    programmes: tuple[str, ...]
    sublists: tuple[str, ...]
    section_11_marker: str
    is_certain: bool  # that the owner is this entry

    @property
    def parts_of_list(self) -> tuple[str, ...]:
        """Give the list's parts and programmes together: what the law of the list is asked by."""
        return (*self.sublists, *self.programmes)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerFact:
    """How a party of the deal stands to listed owners, measured as one rule of ownership does.

    Shares are percent: `least` is what the listed hold for certain, `most` what they may hold.
    """

    id: str
    because: str
    span: Span | None
    role: Role
    party_name: str  # as the input writes it
    party_id: str  # in the holdings given
    rule: str  # the lawbook's path of the rule of ownership
    standing: OwnerStanding
    is_applied: bool  # False while the rule stands and is not applied, as when stayed
    is_certain: bool  # that the deal's party is the party of the holdings
    owners: tuple[OwnerEntry, ...]
    least: Decimal
    most: Decimal
    chain: tuple[str, ...]  # the steps from the listed to the party, one sentence each
    asks: tuple[Ask, ...] = ()  # what would settle it
    kind: Literal["owner"] = "owner"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodsFact:
    """Goods the deal is about, with the heading they fall under."""

    id: str
    because: str
    span: Span | None
    text: str  # the input's own words
    hs6: str  # "" where the words do not settle one heading
    hs_title: str
    tier: str  # CHPL tier `1`, `2`, `3.A`, `3.B`, `4.A`, `4.B`, or ""
    item_classes: tuple[str, ...]  # ids of critical item classes, `CI-6`
    families: tuple[str, ...]  # what else the words say: `agriculture`, `diesel`, `service`
    confidence: float  # 0..1
    words: tuple[str, ...]  # the words that decided it
    codes: tuple[str, ...] = ()  # the codes they leave open, of 2, 4 or 6 digits
    kind: Literal["goods"] = "goods"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFact:
    """A place the deal names, and the part it plays."""

    id: str
    because: str
    span: Span | None
    text: str
    name: str  # the place's English name
    country: str  # ISO 3166-1 alpha-2
    territory: str  # `UA-43` and the like for occupied territory, or ""
    part: str  # `from`, `via`, `to`, `party`, `bank`, `text`
    roles: tuple[str, ...]  # `destination`, `hub`, `transshipment`…
    kind: Literal["place"] = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class RedFlagFact:
    """A sign of diversion. One is a question; several are a reason to look."""

    id: str
    because: str
    span: Span | None
    flag: str  # id in the catalogue of red flags, `RF-KYC-10`
    weight: float
    source: str
    kind: Literal["red_flag"] = "red_flag"


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingFact:
    """Something a check needed and did not have: unknown is an answer, never a pass."""

    id: str
    because: str
    span: Span | None
    what: str  # `goods`, `destination`, `end_user`, `check:goods`…
    ask: Ask | None = None  # what to ask to settle it; None where nothing would
    kind: Literal["missing"] = "missing"


Fact = PartyFact | OwnerFact | GoodsFact | PlaceFact | RedFlagFact | MissingFact
