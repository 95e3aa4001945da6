"""Which lines of a page are not the story: the rules of three files of `data/intake`, applied.

`boilerplate.yaml` holds what news pages have between and behind their paragraphs, `page_lines.yaml`
credits, captions, calls and furniture, `page_kinds.yaml` lines told by their kind: the page speaks
to its reader, or of itself. A heading such as "Related" also tells that teasers follow.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from witting.intake.boilerplate_sieve import Sieve, compiled

# Tatweel, Arabic vowel signs, and the marks that steer the direction of writing.
_MARKS = re.compile("[\u0640\u064b-\u0652\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
# Bullets and brackets around a line of its own: 【延伸阅读】, ► Related.
_BEFORE, _BEHIND = " ▶►▸➤•●■◆▲△▼☆★*#=>|·–—-", " ▶►▸➤◀◄•●■◆*=|·–—-"
_OPEN, _CLOSED = ("【", "[", "「"), ("】", "]", "」")
_PART = re.compile("<([a-z]+(?:-[a-z]+)*)>")
_FILES = ("boilerplate", "page_kinds", "page_lines")
_HEADINGS = frozenset(("read-more", "most-read", "related"))
_LONGEST_HEADING = 45
_TEASED = re.compile(r"[:：|»>→丨]\s*\S")  # the heading's teaser stands in its own line
_ASIDES = frozenset(("credit", "caption", "update-note"))
_ENDS = frozenset(")）]】")
_LAST_BRACKET = re.compile(r"\s*([(（\[【][^()（）\[\]【】]{1,200}[)）\]】])[.。]?\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule: lines that fit `pattern` as a whole are `id`."""

    id: str  # `read-more`
    language: str  # ISO 639-1, or `any`
    source: str
    pattern: str  # a regular expression; letter case is ignored
    example: str
    keeps: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """All rules, and the length over which a line is always taken for part of the story."""

    longest: int
    rules: tuple[Rule, ...]  # for any text
    of_pages: tuple[Rule, ...]  # for stories alone: a label of a page is a field of an invoice
    edges: tuple[Rule, ...]  # for lines between a story and its headline, or behind it


@cache
def rules() -> Rules:
    """Load the shipped rules, once."""
    home = files("witting.data")
    held, *more = (
        yaml.safe_load(home.joinpath(f"intake/{name}.yaml").read_text(encoding="utf-8"))
        for name in _FILES
    )
    return Rules(
        longest=held["longest"],
        rules=_rules_of(held),
        of_pages=tuple(rule for one in more for rule in _rules_of(one)),
        edges=tuple(rule for one in more for rule in _rules_of(one, "edges")),
    )


def _rules_of(held: dict[str, Any], section: str = "rules") -> tuple[Rule, ...]:
    parts = held.get("parts", {})
    return tuple(
        Rule(**{**row, "pattern": _whole(row["pattern"], parts)}) for row in held.get(section, ())
    )


def _whole(pattern: str | list[str], parts: dict[str, str]) -> str:
    """Give a pattern, or any of several, with the parts it names."""
    whole = pattern if isinstance(pattern, str) else "|".join(f"(?:{one})" for one in pattern)
    return _PART.sub(lambda found: f"(?:{parts[found[1]]})", whole)


def plain_line(line: str) -> str:
    """Give the line as rules and duplicates are compared: no marks, single spaces."""
    return " ".join((line if line.isascii() else _MARKS.sub("", line)).split())


def boilerplate(line: str, *, is_story: bool = True) -> str:
    """Name the rule a line fits, or "" where it is part of the story.

    The rules of `page_lines.yaml` hold for stories alone.

    >>> boilerplate("Read more: Bearings found at port")
    'read-more'
    >>> boilerplate("The bearings were found at the port.")
    ''
    """
    held, plain = rules(), plain_line(line)
    if not plain or len(plain) > held.longest:
        return ""
    tried = (*held.rules, *held.of_pages)
    fits = [n for form in {plain, _bare(plain)} for n in _sieve(is_story).rules_for(form)]
    return tried[min(fits)].id if fits else ""


def _bare(plain: str) -> str:
    """Give a line without bullets and brackets around it; nothing where it has nothing else."""
    bare = plain.lstrip(_BEFORE)
    bare = bare[bare.startswith(_OPEN) :].rstrip(_BEHIND)
    return bare[:-1] if bare.endswith(_CLOSED) else bare


@cache
def _sieve(is_story: bool) -> Sieve:
    held = rules()
    tried = (*held.rules, *held.of_pages) if is_story else held.rules
    return Sieve([rule.pattern for rule in tried])


def edge(line: str, *, is_last: bool) -> str:
    """Name what a line at a story's edge is by its place, or "": names alone, and tags behind it.

    >>> edge("Ann Roe and Tom Poe", is_last=False), edge("Russia, China, trade", is_last=False)
    ('credit', '')
    """
    plain = plain_line(line)
    tried = (rule for rule in rules().edges if is_last or rule.id != "tags")
    return next((rule.id for rule in tried if compiled(rule.pattern).fullmatch(plain)), "")


def is_heading(line: str) -> bool:
    """Say whether a line is a heading under which teasers of other stories stand.

    >>> is_heading("Related stories"), is_heading("Related: Bearings found at port")
    (True, False)
    """
    plain = plain_line(line)
    is_bare = 0 < len(plain) <= _LONGEST_HEADING and not _TEASED.search(plain)
    return is_bare and boilerplate(line) in _HEADINGS


def aside_from(paragraph: str) -> tuple[int, str]:
    """Give where a credit in brackets begins that ends a paragraph, and its rule; else its length.

    >>> aside_from("They met. (Reporting by Ann Roe)")
    (9, 'credit')
    """
    end = paragraph.rstrip().removesuffix("。").removesuffix(".")
    found = _LAST_BRACKET.search(paragraph) if end[-1:] in _ENDS else None
    why = boilerplate(found[1]) if found and found.start() else ""
    return (found.start(), why) if found and why in _ASIDES else (len(paragraph), "")
