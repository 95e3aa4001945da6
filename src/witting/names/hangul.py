"""Korean organisations: where words are written together, and how what is left is spelt in Latin.

조선백호무역회사 is Korea · Paekho · trading · company. Of the ways to part a run, the one is taken
that leaves the fewest letters unknown, in the fewest words.
"""

from functools import cache, lru_cache

from witting.names.classes import phrases
from witting.names.korean import syllable, voiced
from witting.names.scripts import script_of

Words = tuple[str, ...]

_LONGEST_RUN = 40
_LONELY = 2  # a single unknown letter between known words counts as three


@cache
def _known() -> frozenset[str]:
    """Give the Korean words of the tables."""
    words = (phrase[0] for phrase in phrases() if len(phrase) == 1)
    return frozenset(word for word in words if word and script_of(word[0]) == "hang")


@cache
def _longest() -> int:
    return max(map(len, _known()))


@lru_cache(maxsize=16384)
def hangul_parts(run: str) -> Words:
    """Part a run of Hangul into known words and what is between them.

    A single letter such as 부, ministry, is a word only after a known one.

    >>> hangul_parts("조선백호무역회사"), hangul_parts("로케트공업부")
    (('조선', '백호', '무역', '회사'), ('로케트', '공업', '부'))
    """
    known = _known()
    if run in known or len(run) > _LONGEST_RUN:
        return (run,)
    # at each place and for a known or an unknown last word: the cost of the best way there
    best: list[dict[bool, tuple[int, Words]]] = [{True: (0, ())}]
    for end in range(1, len(run) + 1):
        here: dict[bool, tuple[int, Words]] = {}
        for start in range(max(0, end - max(_longest(), end)), end):
            word = run[start:end]
            for after_known, (cost, words) in best[start].items():
                is_known = word in known
                if is_known and len(word) == 1 and not (after_known and words):
                    is_known = False
                if not is_known and not after_known:
                    continue  # two unknown words are one
                unknown = 0 if is_known else 10 * (len(word) + (_LONELY if len(word) == 1 else 0))
                way = (cost + unknown + 1, (*words, word))
                if is_known not in here or way < here[is_known]:
                    here[is_known] = way
        best.append(here)
    return min(best[-1].values())[1]


def hangul_spellings(word: str) -> Words:
    """Give the Latin spellings of a Korean word no table knows: as lists write it, as in the South.

    >>> hangul_spellings("백호"), hangul_spellings("릉라도")
    (('paekho', 'baekho'), ('rungrado', 'reungrado'))
    """
    listed = [syllable(letter, listed=True) for letter in word]
    north = "".join([listed[0], *map(voiced, listed[1:])])
    return tuple(dict.fromkeys((north, "".join(map(syllable, word)))))
