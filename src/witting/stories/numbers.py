"""Numbers as stories write them: in figures of any script, and the small ones in words."""

from functools import cache

from witting.stories.tables import table


def figure(written: str, most: int) -> int | None:
    """Give the number a word writes in figures, if it is one up to `most`: 16, 16th, ١٦."""
    bare = written.rstrip("thndrs") if written[:1].isdigit() else written
    if not bare.isdecimal() or len(bare) > 4:
        return None
    number = int(bare)
    return number if 0 < number <= most else None


@cache
def _numbers(language: str) -> dict[str, int]:
    rows = table("days")["number"].items()
    return {
        word.strip(): int(number)
        for number, held in rows
        for word in held.get(language, "").split("|")
    }


def spelt_number(language: str, word: str) -> int:
    """Give the number a word of a language is, or 0."""
    return _numbers(language).get(word, 0)
