"""The profile: who is asking. The same deal is prohibited for one and exposed for another."""

from dataclasses import dataclass
from enum import StrEnum


class AskerKind(StrEnum):
    """What the asker is, as the law distinguishes askers."""

    FOREIGN_FINANCIAL_INSTITUTION = "ffi"  # outside the US: section 11 speaks of these
    US_FINANCIAL_INSTITUTION = "us-bank"
    INSURER = "insurer"  # section 11 counts insurers among foreign financial institutions
    EXPORTER = "exporter"
    TRADER = "trader"  # buys and sells between third countries


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
    is_uk_person: bool = False
    is_swiss_person: bool = False

    @property
    def is_ffi(self) -> bool:
        """Say whether section 11 of EO 14024 speaks of this asker."""
        kinds = (AskerKind.FOREIGN_FINANCIAL_INSTITUTION, AskerKind.INSURER)
        return self.kind in kinds and not self.is_us_person

    @property
    def moves_money(self) -> bool:
        """Say whether the asker handles payments or risks rather than goods."""
        return self.kind not in (AskerKind.EXPORTER, AskerKind.TRADER)
