"""Names of listed parties in running text: remittance lines, articles, fields nobody labelled.

A text is full of names that are nobody's business, so this is strict. Words must be the listed
name's own words, side by side; one short or common word never counts; and where the text's script
hides vowels (Arabic, Hebrew) two words must read as the name and not merely resemble it.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import pairwise
from weakref import WeakKeyDictionary, proxy

import numpy as np

from witting.names import (
    TokenKind,
    everyday,
    is_ordinary,
    kind_of,
    latin_word,
    readings,
)
from witting.parties import thresholds as at
from witting.parties.alone import alone_mentions, lone_names
from witting.parties.arabic import arabic_mentions
from witting.parties.chinese import chinese_mentions
from witting.parties.dotted import dotted_mentions
from witting.parties.initials import initials_mentions
from witting.parties.lookup import Lookup
from witting.parties.match import Match, Mention
from witting.parties.running import (
    GROUP_WORDS,
    NEIGHBOURS,
    OWN,
    WITH_CLASSES,
    Block,
    Named,
    TextIndex,
    may_reach,
    text_index,
)
from witting.parties.screener import Screener
from witting.parties.seen import Seen, words_seen
from witting.parties.spelt import spelt_mentions
from witting.parties.stated import stated_mentions
from witting.parties.verbatim import verbatim_mentions

_LONG_ALONE = 8
_SHORTEST_ALONE = 4
_SHORT, _TEXTS = 400, 4_096  # signs of a text whose mentions are kept, and how many texts
_FEW = 4  # rows that are looked at one by one
_RARE_ALONE = 0.8
_COMPOUNDS = ("bank", "neft")  # Sberbank, Transneft: names of groups of entries, so not rare
_RARE_WITH_FORM = 0.6
_BANK_WORD = "+bank"
_GROUP_WORDS = frozenset(GROUP_WORDS)
_OPENING, _CLOSING = frozenset("«\"“„'‘"), frozenset("»\"”“'’")
_SHIPS = frozenset(
    ("vessel", "mv", "ship", "tanker", "судно", "танкер", "теплоход", "سفينة", "ناقلة", "السفينة")
)


def find_mentions(screener: Screener, text: str, *, language: str | None) -> list[Mention]:
    """Give the listed parties named in a text, in order; one mention for each place and entry.

    Messages repeat their fields, so what was found in a short text is kept, within bounds.
    """
    if len(text) > _SHORT:
        return list(_found(screener, text, language))
    kept = _KEPT.get(screener)
    if kept is None:
        kept = _KEPT[screener] = lru_cache(_TEXTS)(partial(_found, proxy(screener)))
    return list(kept(text, language))


def _found(screener: Screener, text: str, language: str | None) -> tuple[Mention, ...]:
    found = [*_by_words(screener, text), *stated_mentions(screener, text)]
    found += initials_mentions(screener, text)
    words = words_seen(text)
    places = lone_names(screener.lookup).worth(words)
    found += alone_mentions(screener, text, words, places)
    found += spelt_mentions(screener, text, words, places)
    found += arabic_mentions(screener, text, words)
    found += dotted_mentions(screener, text)
    found += verbatim_mentions(screener, text)
    if language in (None, "zh", "ja"):
        found += chinese_mentions(screener, text)
    best: dict[tuple[int, str], Mention] = {}
    for mention in found:
        key = (mention.start, mention.match.entry_id)
        if key not in best or best[key].match.score < mention.match.score:
            best[key] = mention
    return tuple(sorted(_widest(best.values()), key=lambda m: (m.start, m.end, m.match.entry_id)))


Kept = Callable[[str, str | None], tuple[Mention, ...]]
_KEPT: WeakKeyDictionary[Screener, Kept] = WeakKeyDictionary()


def _widest(found: Iterable[Mention]) -> list[Mention]:
    """Leave out a mention that lies within a longer one."""
    kept: list[Mention] = []
    for one in sorted(found, key=lambda m: (-(m.end - m.start), -m.match.score, m.match.entry_id)):
        wider = (k for k in kept if k.start <= one.start and one.end <= k.end)
        if all((k.start, k.end) == (one.start, one.end) for k in wider):
            kept.append(one)
    return kept


def _by_words(screener: Screener, text: str) -> Iterator[Mention]:
    """Find rows whose own words stand side by side in the text."""
    words = words_seen(text)
    ways = _Ways(screener, words)
    for row, places in _hits(screener, words).items():
        for run in _runs(sorted(places), words):
            # Words with capitals come first: beside a small one they name whom they always did.
            large = [place for place in run if words[place].capital]
            tried = [run] if len(large) == len(run) else [*_runs(large, words), run]
            found = (_mention(screener, text, ways, row, one, places) for one in tried)
            mention = next((one for one in found if one is not None), None)
            if mention is not None:
                yield mention


def _hits(screener: Screener, words: Sequence[Seen]) -> dict[int, dict[int, str]]:
    """Give the rows that words of a text may name, each with its words by their places.

    A row that needs two words and has no two of them near each other is left out.
    """
    index = text_index(screener.lookup)
    large, small = index.named_large, index.named_small
    found = [
        (place, form, named)
        for place, word in enumerate(words)
        for form, named in (large if word.capital else small)[word.forms]
    ]
    if not found:
        return {}
    near = _near([place for place, _, named in found if named.is_several], words)
    hits: dict[int, dict[int, str]] = {}
    blocks: list[Block] = []
    forms: list[str] = []
    for place, form, named in found:
        sure = _sure(index, words, place, form, named) if words[place].capital else []
        if place in near or sure:
            blocks.append((named if place in near else None, sure, place))
            forms.append(form)
    if near:
        for row, number in index.beside(blocks, [word.stretch for word in words]):
            hits.setdefault(row, {}).setdefault(blocks[number][2], forms[number])
        return hits
    for (_, rows, place), form in zip(blocks, forms, strict=True):
        for row in rows:
            hits.setdefault(row, {}).setdefault(place, form)
    return hits


def _sure(
    index: TextIndex, words: Sequence[Seen], place: int, form: str, named: Named
) -> list[int]:
    """Give those of a word's rows it may name where it stands, with no other of their own words."""
    if not named.is_flanked and len(named.lone) <= _FEW:
        return named.lone
    spans = list(_spans([place], words))
    is_wide = any(last - first + 1 >= WITH_CLASSES for first, last in spans)
    sure = named.alone | named.flanked if is_wide else named.alone
    if np.count_nonzero(sure) > _FEW:
        written = (_written(words, first, last, {place: form}) for first, last in spans)
        ways = [way for one in written for way in index.heard(one, False)]
        sure = sure & index.reached(named.rows, ways, at.MATCH)
    rows: list[int] = named.rows[sure].tolist()
    return rows


def _written(words: Sequence[Seen], first: int, last: int, forms: dict[int, str]) -> str:
    return " ".join(forms.get(i, words[i].forms[0]) for i in range(first, last + 1))


def _near(places: list[int], words: Sequence[Seen]) -> set[int]:
    """Give the places, of some in order, that have another beside them."""
    out: set[int] = set()
    for one, other in pairwise(dict.fromkeys(places)):
        if other - one <= NEIGHBOURS and words[one].stretch == words[other].stretch:
            out |= {one, other}
    return out


def _runs(places: list[int], words: Sequence[Seen]) -> Iterator[list[int]]:
    """Part hit places into runs with at most two other words between neighbours."""
    run: list[int] = []
    for place in places:
        if run and (place - run[-1] > NEIGHBOURS or words[place].stretch != words[run[-1]].stretch):
            yield run
            run = []
        run.append(place)
    if run:
        yield run


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """The stretches of a text that a run of words may be read as, and all they may meet."""

    spans: tuple[tuple[int, int, str], ...]  # first and last place, and how it is written
    meets: frozenset[int]
    is_open: bool


class _Ways:
    """How each run of words of one text may be read: many listed names ask for the same run."""

    def __init__(self, screener: Screener, words: Sequence[Seen]) -> None:
        self.words, self.index = words, text_index(screener.lookup)
        self._known: dict[tuple[Hashable, ...], _Way] = {}

    def of(self, run: list[int], forms: dict[int, str], person: bool) -> _Way:
        """Give how a run may be read, the widest stretch first."""
        key = (person, *run, *[forms[place] for place in run])
        found = self._known.get(key)
        if found is None:
            spans = tuple(
                (first, last, _written(self.words, first, last, forms))
                for first, last in _spans(run, self.words)
            )
            heard = [one for *_, written in spans for one in self.index.heard(written, person)]
            found = self._known[key] = _Way(
                spans=spans,
                meets=frozenset(n for one in heard for n in one.meets),
                is_open=any(one.is_open for one in heard),
            )
        return found


def _mention(
    screener: Screener, text: str, ways: _Ways, row: int, run: list[int], forms: dict[int, str]
) -> Mention | None:
    lookup, words = screener.lookup, ways.words
    listed = ways.index.row(row)
    own, person = listed.own, listed.is_person
    if not own or len(run) < min(len(own), 2):
        return None
    is_small = not all(words[place].capital for place in run)
    if is_small and (len(own) == 1 or not (person or _is_told_small(words, run))):
        return None
    before = words[max(0, run[0] - 2) : run[0]]
    if listed.is_craft and not any(word.forms[0] in _SHIPS for word in before):
        return None
    # MOSKOVSKA BANKA is not named by its first word: the rest of a lone word's row is forms only.
    alone = len(own) == 1 and not (
        not listed.rest and _stands_alone(lookup, own[0], words, run, text, person)
    )
    if alone and not person and _is_own_name(lookup, listed.rest, own[0], words, run, text):
        return _own_name(screener, row, words, run[0], forms)
    if alone and (person or len(listed.numbers) < WITH_CLASSES):
        return None
    way = ways.of(run, forms, person)
    if not way.is_open and not may_reach(listed, way.meets, at.MENTION):
        return None
    for first, last, written in way.spans:
        match = _judge(screener, row, written, person, len(own))
        if match is not None and not (alone and last - first + 1 < WITH_CLASSES):
            if is_small:
                match = replace(match, certain=False)
            return Mention(start=words[first].start, end=words[last].end, match=match)
    return None


def _is_told_small(words: Sequence[Seen], run: list[int]) -> bool:
    """Say whether a firm's words, some in small letters, are more than surnames: house of art."""
    return any(not all(everyday(latin_word(form)) for form in words[place].forms) for place in run)


def _spans(run: list[int], words: Sequence[Seen]) -> Iterator[tuple[int, int]]:
    """Give the stretch of the run, widened by class words beside it, the widest first."""
    first, last = run[0], run[-1]
    left, right = _widened(words, first, last)
    yield from dict.fromkeys([(left, right), (first, right), (left, last), (first, last)])


def _widened(words: Sequence[Seen], first: int, last: int) -> tuple[int, int]:
    left, right = first, last
    while left > 0 and first - left < NEIGHBOURS and _is_class(words, left - 1, first):
        left -= 1
    while (
        right + 1 < len(words) and right - last < NEIGHBOURS and _is_class(words, right + 1, last)
    ):
        right += 1
    return left, right


def _is_class(words: Sequence[Seen], place: int, beside: int) -> bool:
    if words[place].stretch != words[beside].stretch:
        return False
    return _is_class_word(words[place].forms[0])


@lru_cache(maxsize=65536)
def _is_class_word(word: str) -> bool:
    tokens = readings(word, person=False)
    return bool(tokens) and kind_of(tokens[0][0]) >= TokenKind.FORM and tokens[0][0][0] in ".+@"


def _stands_alone(
    lookup: Lookup, token: int, words: Sequence[Seen], run: list[int], text: str, person: bool
) -> bool:
    """Say whether one word is enough: a long and rare one, or one set in quotes or by a form."""
    rare = float(lookup.weights[token])
    if person or rare < _RARE_WITH_FORM:
        return False
    word, listed = words[run[0]], lookup.vocabulary[token]
    # CONTRACT sounds like the listed Kontrakt: alone, a word must be the listed one.
    same = any(latin_word(form) == listed for form in word.forms)
    tells = rare >= _RARE_ALONE or listed.endswith(_COMPOUNDS)
    if same and tells and len(listed) >= _LONG_ALONE and not is_ordinary(listed):
        return True
    if len(word.forms[0]) < _SHORTEST_ALONE:
        return False
    beside = (i for i in (run[0] - 1, run[0] + 1) if 0 <= i < len(words))
    quoted = word.start > 0 and text[word.start - 1] in "«\"“„'"
    return quoted or any(_is_form(words, i, run[0]) for i in beside)


def _is_own_name(
    lookup: Lookup,
    rest: frozenset[str],
    own: int,
    words: Sequence[Seen],
    run: list[int],
    text: str,
) -> bool:
    """Say whether one word is a listed group's or bank's whole own name: «Ростех», банк ВТБ.

    The rest of the listed name may only say that it is a bank or a group; the word must be written
    as listed, and stand in quotes of its own or, for a bank, beside the word bank.
    """
    if not rest or not rest <= _GROUP_WORDS or float(lookup.weights[own]) < _RARE_WITH_FORM:
        return False
    word, token = words[run[0]], lookup.vocabulary[own]
    if is_ordinary(token) or not any(latin_word(form) == token for form in word.forms):
        return False
    beside = (run[0] - 1, run[0] + 1)
    return _in_quotes(text, word) or (
        rest == {_BANK_WORD} and any(_is_bank(words, i, run[0]) for i in beside)
    )


def _in_quotes(text: str, word: Seen) -> bool:
    before, after = text[: word.start][-1:], text[word.end :][:1]
    return before in _OPENING and after in _CLOSING


def _is_bank(words: Sequence[Seen], place: int, beside: int) -> bool:
    if not 0 <= place < len(words) or words[place].stretch != words[beside].stretch:
        return False
    return any(readings(form, person=False)[:1] == ((_BANK_WORD,),) for form in words[place].forms)


def _own_name(
    screener: Screener, row: int, words: Sequence[Seen], place: int, forms: dict[int, str]
) -> Mention | None:
    """Judge a lone word against a row whose other words say only what kind of group it is."""
    index = text_index(screener.lookup)
    for heard in index.heard(forms[place], False):
        found = index.laid(heard, row, False, at.MATCH)
        if found is not None:
            match = screener.judged_mention(forms[place], row, found, least=at.MATCH)
            return Mention(
                start=words[place].start, end=words[place].end, match=replace(match, certain=False)
            )
    return None


def _is_form(words: Sequence[Seen], place: int, beside: int) -> bool:
    tokens = readings(words[place].forms[0], person=False)
    near = words[place].stretch == words[beside].stretch
    return near and bool(tokens) and tokens[0][0].startswith(".")


def _judge(screener: Screener, row: int, written: str, person: bool, own: int) -> Match | None:
    index = text_index(screener.lookup)
    best: Match | None = None
    for heard in index.heard(written, person):
        found = index.laid(heard, row, person, at.MENTION)
        if found is None:
            continue
        words = sum(kind_of(heard.tokens[p.asked]) in OWN for p in found.pairs)
        if words < min(own, 2) or (person and found.rarity < at.PERSON_IN_TEXT):
            continue
        match = screener.judged_mention(written, row, found)
        if best is None or match.score > best.score:
            best = match
    return best if best is not None and best.is_match else None
