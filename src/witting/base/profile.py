"""The profile: who is asking. The same deal is prohibited for one and exposed for another."""

from dataclasses import dataclass
from enum import StrEnum


class AskerKind(StrEnum):
    """What the asker is, as the law distinguishes askers."""

    FOREIGN_FINANCIAL_INSTITUTION = "ffi"  # outside the US: section 11 speaks of these
    US_FINANCIAL_INSTITUTION = "us-bank"
    EXPORTER = "exporter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """A number the asker set, with the reason it was set there."""

    value: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Who asks: kind, home, what binds, and the asker's own settings with their reasons."""

    name: str
    title: str
    kind: AskerKind
    home: str  # ISO 3166-1 alpha-2
    is_us_person: bool
    is_eu_person: bool
    clears_dollars: bool  # holds US correspondent accounts or clears through New York
    red_flag_review: Threshold  # sum of red-flag weights from which a deal needs review
    goods_certain: Threshold  # confidence from which goods count as named beyond doubt

    @property
    def is_ffi(self) -> bool:
        """Say whether section 11 of EO 14024 speaks of this asker."""
        return self.kind is AskerKind.FOREIGN_FINANCIAL_INSTITUTION
