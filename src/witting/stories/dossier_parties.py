"""Who is one and the same in several stories: Путин, 普京 and بوتين are one, namesakes are not.

Two are joined by the list entry both may be, by a known institution, by the state they are, or by
names that the lists' own comparison takes for one, either way round.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product

from witting.base import ListedName, ListEntry, PartyKind
from witting.names import plain_forms
from witting.parties import Screener, compare
from witting.places import country_name
from witting.stories.lexicon import LANGUAGES, lexicon
from witting.stories.records import How, Listed, Named, NamedKind, Office, StoryRead
from witting.stories.words import fold, words_of

SURE = 0.95
"""From this score on, a name that is not certain to be a list entry's joins others of it."""

_COMPARED = {
    NamedKind.PERSON: PartyKind.PERSON,
    NamedKind.ORGANISATION: PartyKind.ORGANISATION,
    NamedKind.VESSEL: PartyKind.VESSEL,
    NamedKind.UNKNOWN: PartyKind.ORGANISATION,
}
_NAMES = (How.NAME, How.PART, How.SHORT)
_MOST_FORMS = 8
_NEAREST = 12  # names looked at for each name

Ref = tuple[int, str]  # the story's place, and the id within it


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """A name as a story writes it."""

    name: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryParty:
    """Somebody named in one story or in several, taken for one."""

    id: str  # within the dossier: `p1`
    name: str  # as English stories write it, else as most do
    language: str
    kind: NamedKind
    names: tuple[Writing, ...]
    country: str
    offices: tuple[Office, ...]  # as the stories give them; `organisation` is a party's id here
    listed: tuple[Listed, ...]
    stories: tuple[str, ...]  # ids of the stories that name it


class Linked:
    """Everybody the stories name, each one once, and who of a story is whom."""

    def __init__(self, stories: Sequence[StoryRead], ids: Sequence[str]) -> None:
        """Join those named by stories in a settled order, whose ids are `ids`."""
        refs = [((at, one.id), one) for at, s in enumerate(stories) for one in s.named]
        self._languages = [story.language for story in stories]
        root = _joined(refs, self._languages)
        parts: dict[Ref, list[tuple[Ref, Named]]] = {}
        for ref, one in refs:
            parts.setdefault(root[ref], []).append((ref, one))
        self._of: dict[Ref, str] = {
            ref: f"p{number}"
            for number, part in enumerate(parts.values(), start=1)
            for ref, _ in part
        }
        self.parties = {
            f"p{number}": self._party(f"p{number}", part, ids)
            for number, part in enumerate(parts.values(), start=1)
        }
        self._mentions = {
            self._of[part[0][0]]: frozenset(
                fold(m.span.text) for _, one in part for m in one.mentions if m.how in _NAMES
            )
            for part in parts.values()
        }

    def of(self, story: int, named: str) -> str:
        """Give the party that an id of a story is, or ""."""
        return self._of.get((story, named), "")

    def asked(
        self, name: str, entries: AbstractSet[str], maybe: AbstractSet[str] = frozenset()
    ) -> dict[str, str]:
        """Give the parties a name means, each with what it was known by.

        `entries` are the list entries that text of this name means, `maybe` those a party of this
        name may be. A single word that no entry is known by (a family name, the first word of a
        firm) also means whoever has it in a longer name.
        """
        found: dict[str, str] = {}
        for party in self.parties.values():
            listed = {entry.entry_id for entry in party.listed}
            if entries & listed:
                found[party.id] = "the list entry it may be"
            elif any(_is_same(name, written.name, party.kind) for written in party.names):
                found[party.id] = "its name"
            elif not entries and self._has_part(name, party):
                found[party.id] = "a part of its name"
            elif not entries and maybe & listed:
                found[party.id] = "a list entry with a name like it"
        return found

    def _has_part(self, name: str, party: StoryParty) -> bool:
        """Say whether one word asked is how stories call a party, or one word of its names."""
        if len(name.split()) != 1 or party.kind not in _COMPARED:
            return False
        words = {word for written in party.names for word in written.name.split() if len(word) > 1}
        return fold(name.strip()) in self._mentions[party.id] or any(
            _is_same(name, word, party.kind) for word in sorted(words)
        )

    def _party(self, id_: str, part: Sequence[tuple[Ref, Named]], ids: Sequence[str]) -> StoryParty:
        counts: dict[Writing, set[int]] = {}
        for (at, _), one in part:
            written = Writing(name=one.name, language=self._languages[at])
            counts.setdefault(written, set()).add(at)
        best = min(
            counts, key=lambda w: (w.language != "en", -len(counts[w]), -len(w.name), w.name)
        )
        offices: dict[tuple[str, ...], Office] = {}
        listed: dict[str, Listed] = {}
        for (at, _), one in part:
            for office in one.offices:
                firm = self._of.get((at, office.organisation), "")
                key = (office.title or fold(office.written), office.country, firm)
                offices.setdefault(
                    key,
                    Office(
                        title=office.title,
                        written=office.written,
                        country=office.country,
                        organisation=firm,
                    ),
                )
            for entry in one.listed:
                old = listed.get(entry.entry_id)
                if old is None or (entry.is_certain, entry.score) > (old.is_certain, old.score):
                    listed[entry.entry_id] = entry
        country = next((one.country for _, one in part if one.country), "")
        is_state = bool(country) and part[0][1].kind is NamedKind.STATE
        kinds = [one.kind for _, one in part if one.kind is not NamedKind.UNKNOWN]
        return StoryParty(
            id=id_,
            name=country_name(country) if is_state else best.name,
            language="en" if is_state else best.language,
            kind=kinds[0] if kinds else NamedKind.UNKNOWN,
            names=tuple(sorted(counts, key=lambda w: (w.language, w.name))),
            country=country,
            offices=tuple(offices[key] for key in sorted(offices)),
            listed=tuple(
                sorted(listed.values(), key=lambda e: (not e.is_certain, -e.score, e.entry_id))
            ),
            stories=tuple(dict.fromkeys(ids[at] for (at, _), _ in part)),
        )


def _joined(refs: Sequence[tuple[Ref, Named]], languages: Sequence[str]) -> Mapping[Ref, Ref]:
    """Give for each one named the first of those that are the same."""
    root = {ref: ref for ref, _ in refs}

    def top(ref: Ref) -> Ref:
        while root[ref] != ref:
            root[ref] = root[root[ref]]
            ref = root[ref]
        return ref

    held: dict[tuple[str, ...], Ref] = {}
    names: dict[tuple[NamedKind, str], Ref] = {}
    for ref, one in refs:
        keys = list(_keys(one, languages[ref[0]]))
        for key in keys:
            low, high = sorted((top(held.setdefault(key, ref)), top(ref)))
            root[high] = low
        if one.kind in _COMPARED and keys and keys[0][0] == "name":
            names.setdefault((one.kind, one.name), ref)
    for one_ref, other_ref in _alike(names):
        low, high = sorted((top(one_ref), top(other_ref)))
        root[high] = low
    return {ref: top(ref) for ref in root}


def _keys(one: Named, language: str) -> Iterator[tuple[str, ...]]:
    """Give what joins somebody with whoever has the same: the name itself only where no more is."""
    if one.kind is NamedKind.STATE and one.country:
        yield ("state", one.country)
        return
    known = institution_of(one.name, language)
    if known:
        yield ("known", known, one.country)
        return
    country = one.country if one.kind is NamedKind.GROUP else ""
    yield ("name", one.kind, fold(one.name), country)
    for entry in one.listed:
        if entry.is_certain or entry.score >= SURE:
            yield ("entry", entry.entry_id)


@lru_cache(maxsize=4096)
def institution_of(name: str, language: str) -> str:
    """Give the table's own name of a known institution or agency, or "".

    >>> institution_of("Reuters", "en") == institution_of("路透社", "zh") == "reuters"
    True
    """
    if language not in LANGUAGES:
        return ""
    held = lexicon(language)
    words = words_of(name, held.han, held.known)
    hits = [
        hit
        for hit in held.hits(words)
        if hit.row.table == "institution" and hit.last == len(words) - 1
    ]
    best = min(hits, key=lambda hit: (hit.first, hit.row.id), default=None)
    if best is None or len(words) - 1 - best.last + best.first > 1:
        return ""
    return best.row.id


def _alike(names: Mapping[tuple[NamedKind, str], Ref]) -> Iterator[tuple[Ref, Ref]]:
    """Give the pairs of different names of one kind that the comparison takes for one."""
    for kind, compared in _COMPARED.items():
        held = [(name, ref) for (k, name), ref in sorted(names.items()) if k is kind]
        if len(held) < 2:
            continue
        index = Screener.from_entries(
            ListEntry(
                id=str(at),
                list_id="stories",
                kind=compared,
                names=tuple(ListedName(whole=form) for form in _forms(name)),
            )
            for at, (name, _) in enumerate(held)
        )
        for at, (name, ref) in enumerate(held):
            for match in index.match(name[:_LONGEST], kind=compared, limit=_NEAREST):
                other, other_ref = held[int(match.entry_id)]
                if int(match.entry_id) != at and _is_same(name, other, kind):
                    yield ref, other_ref


_LONGEST = 200  # signs of a name that are compared


@lru_cache(maxsize=4096)
def _forms(name: str) -> tuple[str, ...]:
    """Give a name as it is written, then as it may be with the endings of its cases taken away."""
    name = name[:_LONGEST]
    ways = [tuple(dict.fromkeys((word, *plain_forms(word)))) for word in name.split()]
    return tuple(dict.fromkeys(" ".join(way) for way in islice(product(*ways), _MOST_FORMS)))


@lru_cache(maxsize=65536)
def _is_same(one: str, other: str, kind: NamedKind) -> bool:
    """Say whether two names are one by the lists' comparison, whichever is asked of the other."""
    compared = _COMPARED.get(kind)
    if compared is None or not one.strip() or not other.strip():
        return fold(one) == fold(other)
    return any(
        compare(a, b, kind=compared).is_match and compare(b, a, kind=compared).is_match
        for a in _forms(one)
        for b in _forms(other)
    )
