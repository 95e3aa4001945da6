"""The labelled stories: what each names and states, and when something read is what a label means.

The rules of likeness stand here, apart from the counting in `stories.py`: the same words in another
case or other quotation marks are the same name, and a day is right only if the whole stretch is.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from witting.base import Interval

SET = Path(__file__).resolve().parent / "sets" / "stories"
LANGUAGES = ("en", "zh", "ru", "ar")
EVENT_KINDS = frozenset(
    {
        *("met", "visited", "spoke", "said", "announced", "warned", "denied", "signed"),
        *("sanctioned", "designated", "attacked", "owns", "appointed"),
        *("shipped", "bought", "sold", "paid"),
        *("arrested", "charged", "convicted", "fined", "seized"),
    }
)
# Words that a story uses for one and the same thing, and that a reader may rightly name either way.
_SAME_EVENT = (
    {"sanctioned", "designated", "banned"},
    {"shipped", "supplied", "delivered"},
    {"warned", "threatened"},
    {"announced", "declared"},
)
_QUOTES = str.maketrans("", "", "\"'«»“”„‘’《》")
_MOST_OF_A_NAME = 0.6  # a name within a longer one is the same where it is at least this much of it

Row = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class LabelledStory:
    """One story with its labels; `text` is the story as its file has it."""

    path: Path
    language: str
    text: str
    label: Row

    @property
    def published(self) -> date:
        """Give the day the story came out, as its publisher's page would say."""
        day: date = self.label["published"]
        return day

    def rows(self, section: str) -> list[Row]:
        """Give the labels of a section, the optional ones included."""
        return list(self.label.get(section) or [])

    def wanted(self, section: str) -> list[Row]:
        """Give the labels of a section that a reader must find."""
        return [row for row in self.rows(section) if not row.get("optional")]

    @cached_property
    def boilerplate(self) -> tuple[str, ...]:
        """Give the lines that say nothing of the story, as they stand in it."""
        lines = self.text.splitlines()
        numbered = [lines[at - 1] for at in self.label.get("boilerplate_lines") or ()]
        return tuple(line.strip() for line in [*(self.label.get("boilerplate") or ()), *numbered])

    @cached_property
    def said_lines(self) -> tuple[str, ...]:
        """Give the lines that tell the story."""
        left_out = set(self.boilerplate)
        lines = (line.strip() for line in self.text.splitlines())
        return tuple(line for line in lines if line and line not in left_out)

    def forms(self, name: str) -> frozenset[str]:
        """Give every form of one the story names, as plain words; of a state, its name alone."""
        row = next((row for row in self.rows("names") if row["name"] == name), None)
        return frozenset(map(plain, [name, *(row["forms"] if row else ())]))

    def country(self, name: str) -> str:
        """Give the country a label stands for where it is a place's name, or ""."""
        return next((r["country"] for r in self.rows("places") if r["text"] == name), "")

    @cached_property
    def countries(self) -> frozenset[str]:
        """Give every country the story names, by a place in it or by an office of it."""
        offices = [row["office"]["country"] for row in self.rows("names") if row.get("office")]
        return frozenset(filter(None, [*offices, *(r["country"] for r in self.rows("places"))]))


def stories(language: str) -> list[LabelledStory]:
    """Give the labelled stories of a language, in the order of their numbers."""
    return [_opened(path, language) for path in sorted((SET / language).glob("*.yaml"))]


def founding() -> LabelledStory | None:
    """Give the story this project began with, or None where it does not lie beside the checkout."""
    label = yaml.safe_load((SET / "founding.yaml").read_text(encoding="utf-8"))
    path = Path(__file__).resolve().parents[1] / label["text"]
    if not path.exists():
        return None
    text = path.read_text(encoding="utf-8")
    return LabelledStory(path=path, language="ar", text=text, label=label)


def plain(text: str) -> str:
    """Give words without case, quotation marks and doubled spaces, in one form of each letter.

    >>> plain("«Силк  Роуд»") == plain("Силк Роуд")
    True
    """
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_QUOTES)
    return " ".join(folded.replace("\u0640", "").split())


def is_same_name(found: Iterable[str], forms: Iterable[str]) -> bool:
    """Say whether one of the found names is one of the forms, or the better part of one."""
    wanted = list(forms)
    return any(_is_most(name, form) for name in map(plain, found) if name for form in wanted)


def overlaps(found: str, wanted: str) -> bool:
    """Say whether of two stretches of words one lies in the other."""
    one, other = plain(found), plain(wanted)
    return bool(one and other) and (one in other or other in one)


def days_of(row: Row) -> Interval:
    """Give the days of a label: a day, or a stretch whose end is not in it."""
    if "day" in row:
        return Interval(start=row["day"], end=row["day"] + timedelta(days=1))
    return Interval(start=row["from"], end=row["until"])


def when_of(event: Row) -> Interval | None:
    """Give the days of an event's label, or None where it has none."""
    when = event.get("when")
    if when is None:
        return None
    return days_of(when if isinstance(when, Mapping) else {"day": when})


def is_same_event(found: str, wanted: str) -> bool:
    """Say whether two kinds of event are one, or two words for one."""
    return found == wanted or any(found in group and wanted in group for group in _SAME_EVENT)


def is_right_code(codes: Iterable[str], row: Row) -> bool:
    """Say whether codes given for goods meet those of the label; a label without any asks none."""
    given = [code for code in codes if code]
    exact, headings = set(row.get("hs6") or ()), tuple(row.get("headings") or ())
    if not exact and not headings:
        return True
    if len(given) == 1 and given[0] in exact:
        return True
    return bool(given) and bool(headings) and all(code.startswith(headings) for code in given)


def _is_most(name: str, form: str) -> bool:
    if name == form:
        return True
    short, long = sorted((name, form), key=len)
    return short in long and len(short) >= _MOST_OF_A_NAME * len(long)


def _opened(path: Path, language: str) -> LabelledStory:
    label = yaml.safe_load(path.read_text(encoding="utf-8"))
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    return LabelledStory(path=path.with_suffix(".txt"), language=language, text=text, label=label)
