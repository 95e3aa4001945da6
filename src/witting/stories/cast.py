"""Everybody a story names, each one once: what was written of them, by which words they go on.

A person named in full, then by the family name, by an office or as “the two leaders” is one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from witting.names import is_form, is_ordinary, plain, plain_forms
from witting.parties.match import Match
from witting.stories.records import Listed, Mention, Named, NamedKind, Office
from witting.stories.tables import table, written_out
from witting.stories.words import keys_of

HEADS = frozenset(("leader", "president", "prime_minister"))
_MOST_LISTED = 8
_SHORTEST_OWN = 3  # letters


@dataclass(slots=True, kw_only=True, eq=False)
class Draft:
    """One of the cast while the story is being read."""

    kind: NamedKind
    name: str
    because: str
    country: str = ""
    offices: list[Office] = field(default_factory=list)
    listed: dict[str, Match] = field(default_factory=dict)
    words: list[tuple[str, ...]] = field(default_factory=list)  # of each full name, as keys
    mentions: list[Mention] = field(default_factory=list)
    works_for: dict[str, "Draft"] = field(default_factory=dict)  # by office
    is_public: bool = False
    known_as: str = ""  # of an institution or a group: its row

    def add_office(self, office: Office) -> None:
        """Keep an office the story gives, once."""
        if all(
            (o.title, o.country or office.country) != (office.title, office.country or o.country)
            for o in self.offices
        ):
            self.offices.append(office)

    @property
    def is_body(self) -> bool:
        """Say whether an organisation is a public body and no company."""
        return self.is_public or bool(self.known_as)

    @property
    def is_press(self) -> bool:
        """Say whether an organisation is a paper or an agency by its name."""
        words = self.name.casefold().split()
        told = _press()
        edges = {words[0], words[-1]} if words else set()
        return bool(edges & told) or self.name.endswith(tuple(w for w in told if len(w) == 1))

    def holds(self, office: str, country: str, *, is_head: bool) -> bool:
        """Say whether the story gave this one an office such a word may mean."""
        fits = (
            HEADS if is_head and office == "leader" else {office, "leader"} if is_head else {office}
        )
        return any(o.title in fits and (not country or o.country == country) for o in self.offices)


@cache
def _press() -> frozenset[str]:
    rows = (row for held in table("organisations")["press"].values() for row in held.split("|"))
    return frozenset(word for row in rows for word in written_out(row.strip()))


@lru_cache(maxsize=32768)
def name_keys(word: str) -> frozenset[str]:
    """Give what a word of a name may be in other places of the story: without ending or prefix."""
    keys, _ = keys_of(word)
    bare = plain(keys[-1] if word.endswith(("'s", "’s")) else word)
    return frozenset(keys) | frozenset(plain_forms(bare))


@lru_cache(maxsize=1)
def _first_families() -> frozenset[str]:
    return frozenset(table("names")["first_family"].split())


class Cast:
    """Those a story names, in order of their first full name."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self.drafts: list[Draft] = []
        self._parts: dict[str, list[Draft]] | None = None

    def __iter__(self) -> Iterator[Draft]:
        """Give everybody."""
        return iter(self.drafts)

    def add(self, draft: Draft) -> Draft:
        """Take somebody in, or give the one already here under the same name."""
        same = self._same(draft)
        if same is None:
            self.drafts.append(draft)
            self._parts = None
            return draft
        if draft.kind is not NamedKind.UNKNOWN and same.kind is NamedKind.UNKNOWN:
            same.kind, same.because = draft.kind, draft.because
        for office in draft.offices:
            same.add_office(office)
        same.listed |= draft.listed
        same.works_for |= draft.works_for
        same.country = same.country or draft.country
        known = same.words
        same.words = [*known, *(words for words in draft.words if words not in known)]
        if len(draft.name) > len(same.name) and len(draft.words[0] if draft.words else ()) > len(
            known[0] if known else ()
        ):
            same.name = draft.name
        self._parts = None
        return same

    def _same(self, draft: Draft) -> Draft | None:
        for one in self.drafts:
            if one.kind is not draft.kind and NamedKind.UNKNOWN not in (one.kind, draft.kind):
                continue
            if draft.known_as or one.known_as:
                if draft.known_as == one.known_as and draft.country == one.country:
                    return one
                continue
            if draft.kind is NamedKind.STATE:
                if one.country == draft.country:
                    return one
                continue
            if one.listed.keys() & draft.listed.keys():
                return one
            if any(_is_same_name(a, b) for a in one.words for b in draft.words):
                return one
        return None

    def by_part(self, key: str) -> list[Draft]:
        """Give whom one word of a name may mean: a family name, or the only name there is."""
        if self._parts is None:
            self._parts = {}
            for draft in self.drafts:
                for part in _parts_of(draft):
                    for one in name_keys(part):
                        held = self._parts.setdefault(one, [])
                        if draft not in held:
                            held.append(draft)
        held = self._parts.get(key, [])
        firms = [d for d in held if d.kind is NamedKind.ORGANISATION]
        return [d for d in held if d not in firms] if len(firms) > 1 else held

    def by_office(self, office: str, country: str, *, is_head: bool) -> Draft | None:
        """Give the person to whom the story gave an office, where it is one."""
        if not country:
            return None
        found = [d for d in self.drafts if d.holds(office, country, is_head=is_head)]
        return found[0] if found else None

    def heads(self) -> list[Draft]:
        """Give the heads of state and government, in order."""
        return [d for d in self.drafts if any(o.title in HEADS for o in d.offices)]

    def ministers(self) -> list[Draft]:
        """Give the ministers, in order."""
        return [d for d in self.drafts if any(o.title.endswith("_minister") for o in d.offices)]

    @property
    def persons(self) -> list[Draft]:
        """Give the persons, in order of their first full name."""
        return [d for d in self.drafts if d.kind is NamedKind.PERSON]


def _is_same_name(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether two full names are one: the same words, or one's words all within the other's."""
    short, long = sorted((one, other), key=len)
    if not short or (len(short) == 1 and len(long) > 1):
        return False
    keys = [name_keys(word) for word in long]
    return all(any(name_keys(word) & key for key in keys) for word in short)


def _parts_of(draft: Draft) -> Iterator[str]:
    if draft.kind is NamedKind.ORGANISATION and not draft.is_body:
        for words in map(_without_kind, draft.words):
            if _is_own(words) or _is_rare(words):
                yield words[0]
    if draft.kind is not NamedKind.PERSON:
        return
    for words in draft.words:
        if not words:
            continue
        yield words[-1]
        if words[0].lower() in _first_families():
            yield words[0]


def _is_own(words: Sequence[str]) -> bool:
    """Say whether a firm's first word is all its own, and the rest its form: Baltlog OU."""
    rest = words[1:]
    return bool(rest) and len(words[0]) > _SHORTEST_OWN and all(is_form(w.lower()) for w in rest)


def _is_rare(words: Sequence[str]) -> bool:
    """Say whether a firm may go on by its first word alone, which is no word of the language."""
    first = words[0] if len(words) > 1 else ""
    is_arabic = "\u0600" <= first[:1] <= "\u06ff"
    if not first or (not is_arabic and not first[0].isupper()) or first.isupper():
        return False
    if is_arabic:
        return len(first) > _SHORTEST_OWN and not first.startswith(("ال", "لل"))
    return len(first) > _SHORTEST_OWN + 1 and not is_ordinary(first.lower())


def _without_kind(words: tuple[str, ...]) -> tuple[str, ...]:
    """Give a firm's name without the words that only tell what it is: شركة نيفا إيرو."""
    rest = words
    while rest and rest[0].lower() in _kinds_before():
        rest = rest[1:]
    return rest or words


@cache
def _kinds_before() -> frozenset[str]:
    rows = (row for held in table("organisations")["before"].values() for row in held.split("|"))
    return frozenset(word for row in rows for word in written_out(row.strip()))


def named_of(draft: Draft, numbers: Mapping[int, int]) -> Named:
    """Give the record of one of the cast; `numbers` are everybody's, by identity."""
    matches = sorted(draft.listed.values(), key=lambda m: (not m.certain, -m.score, m.entry_id))
    return Named(
        id=f"n{numbers[id(draft)]}",
        name=draft.name,
        kind=draft.kind,
        because=draft.because,
        mentions=tuple(_in_order(draft.mentions)),
        country=draft.country,
        offices=tuple(
            replace(o, organisation=f"n{numbers[id(draft.works_for[o.title])]}")
            if o.title in draft.works_for
            else o
            for o in draft.offices
        ),
        listed=tuple(
            Listed(
                entry_id=m.entry_id,
                name=m.entry.name,
                list_id=m.entry.list_id,
                is_certain=m.certain,
                score=m.score,
            )
            for m in matches[:_MOST_LISTED]
        ),
    )


def _in_order(mentions: Iterable[Mention]) -> list[Mention]:
    """Give the mentions once each, in the order they were read."""
    return list(dict.fromkeys(mentions))
