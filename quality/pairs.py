"""Two strong names of one listed party are a true pair: whether they match and scores pile up.

    python -m quality.pairs [--sample N]

Pairs are drawn with seed 7 from FSF, UN and SDN: of each entry one pair in one script and one
across scripts, where it has them, of names that differ in more than case and punctuation. Many are
other names altogether (a nom de guerre, a translation), so recall has a ceiling far below one. Each
pair is scored by `compare`; through the screener, each entry is indexed by one name of a pair only
and the other is asked.

Wikidata's pairs of single name words (Latin with Russian, Arabic, Chinese) are a check of the
likeness alone, at the level `compare` calls a match: one word by itself, a name of two words drawn
from two rows, and as control such a name with one word's Latin spelling taken from a third row.
"""

import argparse
import random
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cache
from multiprocessing import get_context
from typing import NamedTuple

from rich.progress import track

from quality.ask import PROCESSES, Query, ask_all, sampled
from quality.cross_script import ranked
from quality.figure import Better, Figure, show
from quality.listed import SHARED, entries_of, folded, twins
from quality.rank import came
from witting.base import ListedName, ListEntry, PartyKind, Quality
from witting.parties import compare

LISTS = ("eu-fsf", "un", "ofac-sdn")
ALIKE, ACROSS = "one script", "across scripts"
COMPARED, ASKED, TOKENS = 3_000, 3_000, 1_000
_NAMED = (PartyKind.PERSON, PartyKind.ORGANISATION)
_WIKIDATA = {"Russian": "wd_russian_80", "Arabic": "wd_arabic_80", "Chinese": "wd_chinese_80"}
_SEEN_TWICE = "2"  # once may be one editor's slip; oftener may stand in the shipped tables


class Pair(NamedTuple):
    """Two names of one entry: the one asked, and the one the list is left with."""

    group: str
    entry: ListEntry
    asked: ListedName
    listed: ListedName


@cache
def pairs() -> tuple[Pair, ...]:
    """Draw of every entry one pair in one script and one across scripts."""
    chance = random.Random(7)  # a fixed sample
    out: list[Pair] = []
    for entry in entries_of(*LISTS):
        strong = {folded(n.whole): n for n in entry.names if n.quality is Quality.STRONG}
        names = list(strong.values())
        if entry.kind not in _NAMED or len(names) < 2:
            continue
        both = [(a, b) for a in names for b in names if a is not b]
        for group, chosen in (
            (ALIKE, [ab for ab in both if ab[0].script == ab[1].script]),
            (ACROSS, [ab for ab in both if ab[0].script != ab[1].script]),
        ):
            if chosen:
                out.append(Pair(group, entry, *chance.choice(chosen)))
    return tuple(out)


def one_name_each() -> tuple[ListEntry, ...]:
    """Give each entry that has a pair by one name only: the listed one of its last pair."""
    last = {id(pair.entry): pair for pair in pairs()}
    return tuple(replace(pair.entry, names=(pair.listed,)) for pair in last.values())


def figures(sample: int | None = None) -> tuple[Figure, ...]:
    """Give recall, the commonest score and the distribution by `compare`, and the ranks."""
    return (*_by_compare(sample), *_by_screener(sample), *_wikidata(sample))


def wikidata(language: str) -> list[tuple[str, str]]:
    """Give (Latin, native) name words seen just twice; none where the file is absent.

    Tables shipped with the matcher are made from the same files, of words on the lists and of pairs
    seen more than twice: neither is asked.
    """
    listed = {
        folded(word)
        for entry in entries_of(*LISTS)
        for name in entry.names
        for word in name.whole.replace("-", " ").split()
    }
    path = SHARED / "names" / f"{_WIKIDATA[language]}.tsv"
    if not path.is_file():
        return []
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return [
        (latin, native.replace(" ", ""))
        for latin, native, times in rows
        if times == _SEEN_TWICE and folded(latin) not in listed
    ]


def _by_compare(sample: int | None) -> list[Figure]:
    asked: list[Pair] = []
    for group in (ALIKE, ACROSS):
        rows = [pair for pair in pairs() if pair.group == group]
        asked += sampled(rows, min(COMPARED, sample or COMPARED))
    scores = _scored([(p.asked.whole, p.listed.whole, str(p.entry.kind)) for p in asked])
    out: list[Figure] = []
    for group in (ALIKE, ACROSS):
        for kind in _NAMED:
            mine = [
                hit
                for pair, (_, hit) in zip(asked, scores, strict=True)
                if (pair.group, pair.entry.kind) == (group, kind)
            ]
            name = f"pairs/compare/{group} {kind}/recall"
            out.append(Figure(name=name, hits=sum(mine), n=len(mine)))
    return [*out, *piled("pairs/compare", [score for score, _ in scores])]


def piled(name: str, scores: Sequence[float]) -> list[Figure]:
    """Count the pairs on the commonest score, of those with any score, and each twentieth."""
    some = [round(score, 4) for score in scores if score > 0]
    most = Counter(some).most_common(1)
    out = [
        Figure(
            name=f"{name}/commonest score",
            hits=most[0][1] if most else 0,
            n=len(some),
            better=Better.FEWER,
        ),
        Figure(
            name=f"{name}/no score at all",
            hits=len(scores) - len(some),
            n=len(scores),
            better=Better.FEWER,
        ),
    ]
    steps = Counter(int(score * 20 + 1e-9) for score in some)
    out += [
        Figure(name=f"{name}/score {step / 20:.2f}", hits=count, n=len(scores), better=Better(""))
        for step, count in sorted(steps.items())
    ]
    return out


def _by_screener(sample: int | None) -> list[Figure]:
    same = twins(entries_of(*LISTS))
    last = {id(pair.entry): pair for pair in pairs()}
    asked = sampled(list(last.values()), min(ASKED, sample or ASKED))
    queries = [Query(name=pair.asked.whole, kind=str(pair.entry.kind)) for pair in asked]
    answers = ask_all(one_name_each, queries, "pairs, screener")
    results = [came(f, same[p.entry.id]) for p, f in zip(asked, answers, strict=True)]
    out: list[Figure] = []
    for group in (ALIKE, ACROSS):
        mine = [one for pair, one in zip(asked, results, strict=True) if pair.group == group]
        out += ranked(f"pairs/screener/{group}", mine)
    tops = [
        max((f.score for f in found if f.entry_id == pair.entry.id), default=0.0)
        for pair, found in zip(asked, answers, strict=True)
    ]
    return [*out, *piled("pairs/screener", tops)[:1]]


def _wikidata(sample: int | None) -> list[Figure]:
    out = []
    for language in _WIKIDATA:
        rows = sampled(wikidata(language), min(TOKENS, sample or TOKENS))
        random.Random(7).shuffle(rows)  # a fixed order
        first, second, third = rows, rows[1:] + rows[:1], rows[2:] + rows[:2]
        two = [(f"{b} {d}", f"{a} {c}") for (a, b), (c, d) in zip(first, second, strict=True)]
        other = [
            (mine, f"{latin} {two_on}")
            for (mine, _), (latin, _), (two_on, _) in zip(two, third, first, strict=True)
        ]
        for what, asked, better in (
            ("one word", [(native, latin) for latin, native in rows], Better.MORE),
            ("two words", two, Better.MORE),
            ("one word of two differs", other, Better.FEWER),
        ):
            scores = _scored([(native, latin, "person") for native, latin in asked])
            name = f"pairs/wikidata {language}/{what}"
            hits = sum(hit for _, hit in scores)
            out.append(Figure(name=name, hits=hits, n=len(scores), better=better))
    return out


def _scored(rows: Sequence[tuple[str, str, str]]) -> list[tuple[float, bool]]:
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        answers = pool.map(_compare, rows, chunksize=200)
        return list(track(answers, "compare", total=len(rows)))


def _compare(row: tuple[str, str, str]) -> tuple[float, bool]:
    found = compare(row[0], row[1], kind=row[2])
    return found.score, found.is_match


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sample", type=int)
    show(figures(parser.parse_args().sample))


if __name__ == "__main__":
    main()
