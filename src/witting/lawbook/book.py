"""The Lawbook: the whole dated law in memory, asked by path and day.

`ask` keeps four answers apart: in force, not yet, ended, not held. Nothing here knows a deal.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property, lru_cache
from os import PathLike
from pathlib import Path
from types import MappingProxyType

from witting.base import NotHeld, UnknownLaw
from witting.lawbook.answering import answer_for
from witting.lawbook.coverage import CoverageGroup
from witting.lawbook.kinds import (
    Event,
    GoodsCodes,
    ItemClass,
    ItemClasses,
    Places,
    RedFlag,
    RedFlags,
    Timeline,
    TransshipmentPlace,
    Value,
)
from witting.lawbook.licensing import licences_of
from witting.lawbook.listing import NO_LISTS, ListRules
from witting.lawbook.loading import Loaded, lay_over, load_folder, packaged_folder
from witting.lawbook.records import (
    Answer,
    Law,
    LawKind,
    Licence,
    ListLaw,
    Source,
    Standing,
    Text,
)

_ANSWERS, _DAYS = 4_096, 64
"""Answers kept, and days whose licences and places are: deals of one day ask the same again."""
ITEM_CLASSES = "us/eo14024/section-11/specified-items"
RED_FLAGS = "us/bis/red-flags"


class Lawbook:
    """The law by path, never changed once loaded. `Lawbook.load()` opens the one that is shipped.

    >>> book = Lawbook.load()
    >>> book.ask("us/eo14024/section-11/prong-ii", date(2023, 12, 21)).standing
    <Standing.NOT_YET: 'not yet'>
    >>> book.ask("us/eo14024/section-11/prong-ii", date(2023, 12, 22)).standing
    <Standing.IN_FORCE: 'in force'>
    """

    def __init__(
        self,
        *,
        version: str,
        laws: Mapping[str, Law],
        sources: Mapping[str, Source],
        lists: Mapping[str, ListRules] = NO_LISTS,
        coverage: tuple[CoverageGroup, ...] = (),
    ) -> None:
        self.version = version
        self.sources = sources
        self.lists = lists
        self.coverage = coverage
        self._laws = dict(sorted(laws.items()))
        self._asked = lru_cache(_ANSWERS)(self._answered)
        self._listed_under = lru_cache(_ANSWERS)(self._law_of)
        self._licences = lru_cache(_DAYS)(self._licences_on)
        self._places = lru_cache(_DAYS)(self._places_named)
        self._flags = lru_cache(_DAYS)(self._flags_published)

    @classmethod
    def load(
        cls,
        path: str | PathLike[str] | None = None,
        own: str | PathLike[str] | None = None,
    ) -> "Lawbook":
        """Read a folder of law files, or the lawbook shipped with the package.

        `own` is a folder of law of one's own to lay over it. Every file is read and checked; the
        first that breaks the schema raises BrokenLaw. The caller keeps the book: nothing is cached
        here.
        """
        loaded = load_folder(packaged_folder() if path is None else Path(path))
        return cls._of(loaded if own is None else lay_over(loaded, Path(own)))

    @classmethod
    def _of(cls, loaded: Loaded) -> "Lawbook":
        return cls(
            version=loaded.version,
            laws=loaded.laws,
            sources=loaded.sources,
            lists=loaded.lists,
            coverage=loaded.coverage,
        )

    def with_own(self, folder: str | PathLike[str]) -> "Lawbook":
        """Give this book with a folder of law of one's own laid over it, under another version.

        The folder adds paths, sources and lists; a file that says `replaces:` stands in the place
        of the one it names. Raises BrokenLaw at the first mistake.
        """
        beneath = Loaded(
            version=self.version,
            laws=self._laws,
            sources=self.sources,
            lists=self.lists,
            coverage=self.coverage,
        )
        return self._of(lay_over(beneath, Path(folder)))

    @cached_property
    def newest_source(self) -> date:
        """Give the day of the newest source behind the book; a change of law after it is not held.

        Sources of one's own say nothing of the law that others make, and do not count.
        """
        days = (source.day for source in self.sources.values() if not source.own)
        return max((day for day in days if day), default=date.min)

    def paths(self) -> tuple[str, ...]:
        """Give every path held, sorted."""
        return tuple(self._laws)

    def law(self, path: str) -> Law:
        """Give the whole history under a path; UnknownLaw where there is none."""
        found = self._laws.get(path)
        if found is None:
            raise UnknownLaw(_unknown(path, self.paths()))
        return found

    def ask(self, path: str, day: date) -> Answer:
        """Say what the law under a path was on a day; UnknownLaw for a path not in the book."""
        return self._asked(path, day)

    def _answered(self, path: str, day: date) -> Answer:
        return answer_for(self.law(path), day)

    def require(self, path: str, day: date) -> Text:
        """Give the text in force on the day.

        Raises UnknownLaw for a path not in the book, and NotHeld for a day on which it was not in
        force or its text is not held; the message says which, and which days would do.
        """
        answer = self.ask(path, day)
        if answer.text is None or answer.standing is not Standing.IN_FORCE:
            raise NotHeld(_not_held(answer))
        return answer.text

    def law_of(self, list_id: str, parts: Iterable[str], day: date) -> ListLaw:
        """Say what an entry's list, and the parts of it the entry is on, mean on a day.

        `parts` are the entry's sublists and programmes as the publisher calls them. A rule bound to
        one of them comes before the list's general rule. A list the book does not know, or whose
        law it does not hold, gives no answers and says so.
        """
        return self._listed_under(list_id, tuple(parts), day)

    def _law_of(self, list_id: str, parts: tuple[str, ...], day: date) -> ListLaw:
        rules = self.lists.get(list_id)
        if rules is None:
            why = f"The lawbook knows no list {list_id!r}: what it forbids, and whom it binds, is "
            own = " A folder of your own law (--law) can say it." if _is_own(list_id) else ""
            return ListLaw(list_id=list_id, answers=(), not_held=f"{why}not held here.{own}")
        found = rules.of(parts)
        answers = tuple(self.ask(rule.path, day) for rule in found)
        return ListLaw(
            list_id=list_id,
            answers=answers,
            not_held="" if answers else rules.not_held,
            ownership=MappingProxyType(
                {rule.path: rule.ownership for rule in found if rule.ownership}
            ),
        )

    def ownership_rules(self) -> Mapping[str, tuple[str, ...]]:
        """Give the paths of the rules of ownership, each with the lists whose entries it follows.

        Not every part of a list need stand under it: ask `law_of` for one entry's own.
        """
        return self._ownership

    @cached_property
    def _ownership(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for list_id, rules in self.lists.items():
            for path in dict.fromkeys(rule.ownership for rule in rules.rules if rule.ownership):
                found.setdefault(path, []).append(list_id)
        return MappingProxyType({path: tuple(lists) for path, lists in sorted(found.items())})

    def goods_list(self, path: str, day: date) -> Mapping[str, str]:
        """Give a goods list's tiers by code on a day; empty where it is not in force or not held.

        An empty list means nothing by itself: ask the path for its standing.
        """
        value = self._value(path, day)
        return value.tiers if isinstance(value, GoodsCodes) else MappingProxyType({})

    def item_classes(self, day: date) -> tuple[ItemClass, ...]:
        """Give the critical item classes of the section 11 determination on a day."""
        value = self._value(ITEM_CLASSES, day)
        return value.items if isinstance(value, ItemClasses) else ()

    def licences(self, day: date) -> tuple[Licence, ...]:
        """Give every licence in force on a day, by path and start."""
        return tuple(
            licence for licence in self.licences_all(day) if licence.standing is Standing.IN_FORCE
        )

    def licences_all(self, day: date) -> tuple[Licence, ...]:
        """Give every licence held, each with its standing on the day: in force, not yet, ended."""
        return self._licences(day)

    def _licences_on(self, day: date) -> tuple[Licence, ...]:
        return tuple(
            licence
            for law in self._laws.values()
            if law.kind is LawKind.LICENCE
            for licence in licences_of(law, day)
        )

    def red_flags(self, day: date) -> Mapping[str, RedFlag]:
        """Give the catalogue of red flags published by a day, by id; undated ones are included."""
        return self._flags(day)

    def _flags_published(self, day: date) -> Mapping[str, RedFlag]:
        value = self._value(RED_FLAGS, day)
        flags = value.flags if isinstance(value, RedFlags) else ()
        return MappingProxyType(
            {flag.id: flag for flag in flags if flag.starts is None or flag.starts <= day}
        )

    def transshipment_places(self, day: date) -> Mapping[str, TransshipmentPlace]:
        """Give the countries an authority had named by a day, each with its first naming."""
        return self._places(day)

    def _places_named(self, day: date) -> Mapping[str, TransshipmentPlace]:
        found: dict[str, TransshipmentPlace] = {}
        for path, law in self._laws.items():
            value = self._value(path, day) if law.kind is LawKind.PLACES else None
            for country, place in value.named if isinstance(value, Places) else ():
                if place.starts <= day and (country not in found or place < found[country]):
                    found[country] = place
        return MappingProxyType(dict(sorted(found.items())))

    def designated(self, day: date) -> tuple[tuple[Event, str], ...]:
        """Give the events by a day that name whom they put on a list, each with its path."""
        return tuple(pair for pair in self._designated if pair[0].when <= day.isoformat())

    @cached_property
    def _designated(self) -> tuple[tuple[Event, str], ...]:
        return tuple(
            (event, path)
            for path, law in self._laws.items()
            for text in law.texts
            if isinstance(text.value, Timeline)
            for event in text.value.events
            if event.names
        )

    def _value(self, path: str, day: date) -> Value:
        """Give the value in force on the day, or None."""
        answer = self.ask(path, day)
        if answer.text is None or answer.standing is not Standing.IN_FORCE:
            return None
        return answer.text.value


def _is_own(list_id: str) -> bool:
    """Tell a list of the user's own, which has `own-` before its name, from a publisher's."""
    return list_id.startswith("own-")


def _unknown(path: str, paths: tuple[str, ...]) -> str:
    from difflib import get_close_matches  # slow to import, and needed on this error only

    near = get_close_matches(path, paths, n=3, cutoff=0.5)
    advice = f"Did you mean {' or '.join(near)}?" if near else "Lawbook.paths() lists what is held."
    return (
        f"The lawbook has no {path!r}, so nothing can be said of it on any day. {advice} "
        f"New law goes into a file named {path}.yaml."
    )


def _not_held(answer: Answer) -> str:
    days = ", ".join(
        f"{text.interval.start} to {text.interval.end or 'further notice'}"
        for text in answer.history
    )
    return (
        f"The lawbook has no text of {answer.path!r} in force on {answer.day}: {answer.standing}. "
        f"{answer.because} Texts held run {days}. "
        f"Ask for a day among them, or add the text to {answer.path}.yaml."
    )
