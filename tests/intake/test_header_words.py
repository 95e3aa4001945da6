"""A line of prose is told from a table's header without reading the words for columns."""

import pytest

from witting.base import DealKind
from witting.intake.header_words import may_be_header
from witting.intake.order_csv import COLUMNS
from witting.intake.sniff import Shape, shape_of
from witting.intake.source import Source
from witting.intake.tables.vocabulary import Meaning, alone, goods_codes, totals, vocabulary
from witting.intake.trade.tables import Phrases

STORY = "Putin, Xi, and Kim met in Harbin\nBEIJING, May 16, 2024, and later\nThey spoke.\n"


def phrases(held: Phrases[Meaning]) -> list[str]:
    """Give the phrases of a tree, word by word."""

    def below(tree: dict[str, object], words: str) -> list[str]:
        found = [words] if "" in tree else []
        for word, further in tree.items():
            if isinstance(further, dict):
                found += below(further, f"{words} {word}".strip())
        return found

    return below(held._tree, "")


@pytest.mark.parametrize("kind", [DealKind.ORDER, DealKind.PAYMENT])
def test_every_name_of_a_column_may_head_one(kind: DealKind) -> None:
    names = phrases(vocabulary(kind))
    assert len(names) > 1_000
    assert [name for name in names if len(name) <= 60 and not may_be_header([name] * 3)] == []


def test_every_name_that_stands_alone_and_every_own_one_may_head_a_column() -> None:
    names = [*alone(), *totals(), *goods_codes(), *COLUMNS]
    assert [name for name in names if not may_be_header([name] * 3)] == []


def test_a_storys_first_lines_are_no_header() -> None:
    assert not may_be_header(STORY.split("\n")[0].split(","))
    assert shape_of(STORY, Source(name="x", data=STORY.encode())) is Shape.TEXT
