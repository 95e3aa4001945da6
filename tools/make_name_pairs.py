"""Makes `cyrl_pairs.tsv` and `arab_pairs.tsv`: how Russian and Arabic spell names of other tongues.

From the Wikidata label pairs (CC0-1.0) of NETransliteration-COLING2018. Джеймс is James and خوسيه
is José, which no rule of letters gives. Kept are pairs seen often enough to be usage whose words
share consonants, and which the rules do not bring together already.
"""

from collections import Counter, defaultdict
from pathlib import Path

from rapidfuzz.distance import OSA

from tools.make_han_pairs import listed_words
from witting.names import TokenKind, alike, kind_of, plain, romanise_word, skeleton

_DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "names"
_TARGET = Path(__file__).resolve().parents[1] / "src/witting/data/names"
_FILES = (("cyrl", "wd_russian_80"), ("arab", "wd_arabic_80"))
_HEAD = """\
# {script} spellings of names of other tongues: as romanised, Latin, times seen.
# source: Wikidata labels (CC0-1.0) by steveash/NETransliteration-COLING2018,
# data/{source}, commit 5d5f59e561ec
"""
_LISTED_LEAST, _LEAST = 3, 25  # times seen, where the Latin word is listed and where it is not
_SHARE = 0.1  # of all Latin words one spelling is seen with
_BY_RULE = 9_300  # as alike as this they meet anyway
_SAME_BONES = 0.4  # how alike the consonants must be
_SHORTEST = 3


def pairs(source: Path, listed: set[str]) -> list[tuple[str, str, int]]:
    """Give the pairs worth keeping: as romanised, Latin, times seen."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for line in source.read_text(encoding="utf-8").splitlines():
        latin, native, count = line.split("\t")
        word = plain(native.replace(" ", ""))
        spelt = romanise_word(word)
        if " " not in word and plain(latin) == latin and word != spelt:
            seen[spelt][latin] += int(count)
    return [
        (spelt, latin, count)
        for spelt, ways in sorted(seen.items())
        for latin, count in sorted(ways.items())
        if count >= (_LISTED_LEAST if latin in listed else _LEAST)
        and count >= _SHARE * ways.total()
        and min(len(spelt), len(latin)) >= _SHORTEST
        and kind_of(latin) is TokenKind.WORD
        and kind_of(spelt) in (TokenKind.WORD, TokenKind.ABJAD)
        and alike(spelt, latin) < _BY_RULE
        and OSA.normalized_similarity(skeleton(spelt), skeleton(latin)) >= _SAME_BONES
    ]


def main() -> None:
    """Convert both files; without the sources the shipped files stay as they are."""
    listed: set[str] = set()
    for script, name in _FILES:
        source, target = _DATA / f"{name}.tsv", _TARGET / f"{script}_pairs.tsv"
        if not source.is_file():
            print(f"{source.name} is not beside the checkout: {target.name} stays as it is")
            continue
        listed = listed or listed_words()
        rows = pairs(source, listed)
        title = {"cyrl": "Russian", "arab": "Arabic"}[script]
        lines = [f"{spelt}\t{latin}\t{count}" for spelt, latin, count in rows]
        target.write_text(
            _HEAD.format(script=title, source=name) + "\n".join(lines) + "\n", encoding="utf-8"
        )
        print(f"{target.name}: {len(rows):,} pairs")


if __name__ == "__main__":
    main()
