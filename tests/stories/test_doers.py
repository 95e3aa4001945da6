"""Every deed has the doer its sentence gives it; who speaks of a deed did not do it.

The sentences stand in `doers.yaml`, half of them written to mislead. A deed without a doer is not
sure and is no mistake; a deed with a wrong one is.
"""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
import yaml

from tests.stories.reading import read_lines
from witting.stories import Part, Statement, StoryRead

_ROWS = yaml.safe_load(Path(__file__).with_name("doers.yaml").read_text("utf-8"))
_ALIKE = (
    {"shipped", "supplied", "delivered"},
    {"sanctioned", "designated"},
    {"said", "announced"},
    {"seized", "arrested"},
)
_NOBODY = "?"
_FEWEST = {"en": 77, "ru": 69, "ar": 76, "zh": 74}  # deeds told with their doer
_SORTS = ("plain", "traps", "later")


@dataclass(frozen=True, slots=True)
class Row:
    """A deed as a sentence tells it; `None` where a part is not asked for."""

    kind: str
    who: frozenset[str] | None
    whom: frozenset[str] | None


@dataclass(slots=True)
class Count:
    """What is told rightly, wrongly and not at all in one language's sentences."""

    asked: int = 0
    told: int = 0
    kept: int = 0
    false: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


def row_of(written: str) -> Row:
    """Give a deed as written in the table."""
    kind, *parts = (part.strip() for part in written.split("|"))
    named = [frozenset(n.strip() for n in p.split(";")) if p else None for p in parts]
    who, whom = [*named, None, None][:2]
    return Row(kind, who, whom)


def is_one_of(story: StoryRead, part: Part, names: frozenset[str]) -> bool:
    """Say whether a part of a statement is among the names of a row."""
    named = story.by_id(part.named)
    texts = {part.name, part.span.text} | {m.span.text for m in (named.mentions if named else ())}
    plain = {text.casefold().removeprefix("the ") for text in texts}
    for name in names:
        if name.startswith("@"):
            if named is not None and named.country == name[1:]:
                return True
        elif any(name.casefold() in text for text in plain) or name.casefold() in plain:
            return True
    return False


def _fits(row: Row, one: Statement) -> bool:
    kinds = {row.kind, one.kind.value}
    return len(kinds) == 1 or any(kinds <= group for group in _ALIKE)


def _is_right(story: StoryRead, one: Statement, row: Row) -> bool:
    who = row.who is None or all(is_one_of(story, part, row.who) for part in one.who)
    return who and (row.whom is None or all(is_one_of(story, part, row.whom) for part in one.whom))


@cache
def counted(language: str, sort: str) -> Count:
    """Count the deeds of one language's plain sentences, or of its traps."""
    out = Count()
    for line, *written in _ROWS[language][sort]:
        story = read_lines(line, language=language)
        rows = [row_of(one) for one in written]
        for one in story.statements:
            if not (one.who or one.whom):
                continue
            out.told += 1
            if not any(_fits(row, one) and _is_right(story, one, row) for row in rows):
                by, to = ([part.name for part in parts] for parts in (one.who, one.whom))
                out.false.append(f"{line} -> {one.kind.value} by {by} to {to}")
        for row in rows:
            if row.who is None or row.who == {_NOBODY}:
                continue
            out.asked += 1
            found = [s for s in story.statements if _fits(row, s) and _is_right(story, s, row)]
            if any(s.who for s in found):
                out.kept += 1
            elif _NOBODY not in row.who:
                out.lost.append(f"{line} -> {row.kind} by {sorted(row.who)}")
    return out


@pytest.mark.parametrize("sort", _SORTS)
@pytest.mark.parametrize("language", _ROWS)
def test_no_deed_is_given_to_who_did_not_do_it(language: str, sort: str) -> None:
    assert counted(language, sort).false == []


@pytest.mark.parametrize("language", _ROWS)
def test_no_fewer_deeds_have_their_doer_than_had(language: str) -> None:
    assert sum(counted(language, sort).kept for sort in _SORTS) >= _FEWEST[language]


@pytest.mark.parametrize("sort", _SORTS[:2])
@pytest.mark.parametrize("language", _ROWS)
def test_half_of_the_sentences_are_traps(language: str, sort: str) -> None:
    assert len({row[0] for row in _ROWS[language][sort]}) == 20
