"""Which lines of a page are not the story: the rules of `data/intake/boilerplate.yaml`, applied."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

# Tatweel, Arabic vowel signs, and the marks that steer the direction of writing.
_MARKS = re.compile("[\u0640\u064b-\u0652\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule: lines that fit `pattern` as a whole are `id`."""

    id: str  # `read-more`
    language: str  # ISO 639-1, or `any`
    source: str
    pattern: re.Pattern[str]
    example: str
    keeps: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """All rules, and the length over which a line is always taken for part of the story."""

    longest: int
    rules: tuple[Rule, ...]


@cache
def rules() -> Rules:
    """Load the shipped rules, once."""
    text = files("witting.data").joinpath("intake/boilerplate.yaml").read_text(encoding="utf-8")
    held = yaml.safe_load(text)
    return Rules(
        longest=held["longest"],
        rules=tuple(
            Rule(**{**row, "pattern": re.compile(row["pattern"], re.IGNORECASE)})
            for row in held["rules"]
        ),
    )


def plain_line(line: str) -> str:
    """Give the line as rules and duplicates are compared: no marks, single spaces."""
    return _SPACE.sub(" ", _MARKS.sub("", line)).strip()


def boilerplate(line: str) -> str:
    """Name the rule a line fits, or "" where it is part of the story.

    >>> boilerplate("Read more: Bearings found at port")
    'read-more'
    >>> boilerplate("The bearings were found at the port.")
    ''
    """
    held, plain = rules(), plain_line(line)
    if not plain or len(plain) > held.longest:
        return ""
    return next((rule.id for rule in held.rules if rule.pattern.fullmatch(plain)), "")
