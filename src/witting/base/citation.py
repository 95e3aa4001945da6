"""Where a claim about the law comes from, and how sure we are of it."""

from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    """How well a legal fact is confirmed; carried from the lawbook into every finding."""

    PRIMARY = "primary"  # the primary text was read
    SECONDARY = "secondary"  # a regulator's note, a law firm or the press was read
    REPOSITORY = "repository"  # public repository or derived data was read
    UNCONFIRMED = "unconfirmed"  # nothing read confirms it: say so wherever it is used


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One source for one claim: enough to find the text and to know how far to trust it."""

    source: str  # key in the lawbook's sources.yaml
    title: str
    url: str = ""
    pinpoint: str = ""  # section, paragraph, FAQ number
    says: str = ""  # a short quotation, where one is held
    grade: Grade = Grade.UNCONFIRMED
