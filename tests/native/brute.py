"""The definitions applied to every row and every word: what the kernel is held against."""

from collections.abc import Sequence

from hypothesis import strategies as st

from witting.base import PartyKind
from witting.names import SOUND, TokenKind, sound_alike
from witting.parties import measures as at
from witting.parties.build import Listed, index_arrays, keys_of
from witting.parties.lookup import Lookup
from witting.parties.plain_search import options_of
from witting.parties.prepare import Word, prepare
from witting.parties.score import Side, score
from witting.parties.search import Hit, Query

_WORDS = (TokenKind.WORD, TokenKind.PATRONYMIC)

# Words near each other in every way the score knows, so that small lists hold many near misses.
POOL = [
    "ivanov",
    "ivanova",
    "ivano",
    "vanov",
    "ivan",
    "ivna",
    "petrov",
    "petrovich",
    "petrovna",
    "ivanovich",
    "ivanowitsch",
    "sergei",
    "serguei",
    "sergeevich",
    "mohammed",
    "muhammad",
    "mhmd",
    "muhamad",
    "ali",
    "al",
    "bin",
    "ben",
    "von",
    "ltd",
    "llc",
    "ooo",
    "gmbh",
    "trading",
    "electronics",
    "elektronika",
    "technology",
    "moscow",
    "beijing",
    "5",
    "7",
    "007",
    "v",
    "v.",
    "s",
    "p.p.",
    "a",
    "zhang",
    "wei",
    "li",
    "kharkov",
    "harkov",
    "arkharov",
    "shcherbakov",
    "scherbakov",
    "plant",
    "factory",
    "hengbang",
    "hengbangwei",
    "kalashnikov",
    "kalasnikov",
    "kalashnikova",
    "kalasnykov",
    "vladimirovich",
    "vldmr",
    "vladimir",
    "wladimir",
    "putin",
    "poutine",
    "محمد",
    "احمد",
    "علي",
    "иванов",
    "петров",
    "пётр",
    "ооо",
    "有限公司",
    "王伟",
    "abdulrahman",
    "rahman",
    "17",
]
HOSTILE = (
    "\0",
    "a",
    "\u0301\u0302",
    "🙂",
    "\u202eabc\u202d",
    "\ud7ff",
    "x" * 300,
    "ab" * 5000,
    "\n\n",
    "\U0010ffff",
    "ﷺ",
    "ſ",
    "İ",
    "1" * 80,
    " ".join("abcdefghij"),
    "word " * 70,
)

words = st.sampled_from(POOL) | st.text("aeiouhbdstkmn", min_size=1, max_size=9)
names = st.lists(words, min_size=1, max_size=5).map(" ".join)
strange = names | st.sampled_from(HOSTILE) | st.text(max_size=30)
KINDS = (PartyKind.PERSON, PartyKind.ORGANISATION)


def listed(texts: Sequence[tuple[str, bool]]) -> list[Listed]:
    """Give names as a list has them, each of an entry of its own."""
    return [(i, 0, False, KINDS[not person], text) for i, (text, person) in enumerate(texts)]


def opened(texts: Sequence[tuple[str, bool]]) -> Lookup:
    """Give the index of some names, each a person's or not."""
    return Lookup(index_arrays(listed(texts), len(texts)))


def alike_of(word: Word, lookup: Lookup) -> dict[int, int]:
    """Give the tokens a word may be by looking at every one of them."""
    found = dict(word.extras)
    for number, token in enumerate(lookup.vocabulary):
        keys = keys_of(token, int(lookup.token_kind[number]))
        if token == word.text:
            bp = 10_000
        elif word.kind in _WORDS:
            bp = max((sound_alike(m, k) for m, _ in word.keys for k in keys), default=0)
        elif word.kind == TokenKind.PARTICLE:
            bp = SOUND if word.keys[0][0] in keys else 0
        else:
            bp = 0
        if bp > found.get(number, 0):
            found[number] = bp
    return found


def weight_of(word: Word, found: dict[int, int], lookup: Lookup) -> int:
    """Give what a word weighs."""
    firm = {n: bp for n, bp in found.items() if bp != at.INITIAL_ALIKE}
    best = [n for n, bp in firm.items() if bp == max(firm.values())]
    return max((int(lookup.token_weight[n]) for n in best), default=word.default_weight)


def _bytes(lookup: Lookup, tokens: list[int]) -> list[int]:
    return [len(lookup.vocabulary[number].encode()) for number in tokens]


def search(lookup: Lookup, queries: Sequence[Query], least: int) -> list[Hit]:
    """Score every row of the right side against every reading."""
    out = []
    for number, query in enumerate(queries):
        ready = [prepare(token, lookup) for token in query.tokens]
        alike = [alike_of(word, lookup) for word in ready]
        weights = [weight_of(w, f, lookup) for w, f in zip(ready, alike, strict=True)]
        lengths = [len(word.text.encode()) for word in ready]
        asked = Side([word.kind for word in ready], weights, lengths)
        split = lookup.people
        for row in range(split) if query.person else range(split, lookup.rows):
            tokens = lookup.tokens_of(row)
            kinds = lookup.token_kind[tokens].tolist()
            scored = score(
                asked,
                Side(kinds, lookup.token_weight[tokens].tolist(), _bytes(lookup, tokens)),
                [options_of(f, w.ranges, tokens, kinds) for f, w in zip(alike, ready, strict=True)],
                person=query.person,
                cut=query.cut,
                ordered=query.ordered,
                lone=query.lone,
            )
            if scored.total >= least:
                out.append((row, scored.total, number))
    return sorted(out, key=lambda hit: (hit[0], hit[2]))
