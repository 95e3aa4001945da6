"""Names in one script against a list that has the party only in another.

    python -m quality.cross_script [--sample N]

Every FSF and UN entry with a Latin and a non-Latin name is a set of true pairs. Forward: the index
is FSF + UN with every non-Latin name withheld, and each withheld name is asked; once more with the
SDN beside them, where a firm the SDN lists too, under its own spelling and without an identifier
that tells so, counts as another. Back: the index is the FSF and UN names that are not Latin, and
each such entry's first strong Latin name is asked. Right is the entry itself, or the same party on
another list, in the first place. Level with another party counts half (`rank 1`); `strict` and
`lenient` count it as none and as whole. `matched` asks whether the entry is among the matches at
the default threshold, in whatever place.

The FSF gives many organisations a Bulgarian and a Greek name: the EU's translation into its own
languages, which is not a name the party goes by. They are counted in their script's group, and
once more apart (`EU translation`), beside the rest (`own name`).
"""

import argparse
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from quality.ask import Query, ask_all, sampled
from quality.figure import Better, Figure, show
from quality.listed import entries_of, twins
from quality.rank import Came, came
from witting.base import ListedName, ListEntry, PartyKind, Quality

PAIRED = ("eu-fsf", "un")
_NOT_FOREIGN = frozenset({"Latn", ""})
_TRANSLATED = frozenset({"bg", "el"})
_JAPANESE = frozenset({"Hira", "Kana"})


def latin_only() -> tuple[ListEntry, ...]:
    """Give FSF + UN with every name in another script withheld."""
    return _with_names(entries_of(*PAIRED), foreign=False)


def latin_with_sdn() -> tuple[ListEntry, ...]:
    """Give FSF + UN + SDN with every name in another script withheld."""
    return _with_names(entries_of(*PAIRED, "ofac-sdn"), foreign=False)


def foreign_only() -> tuple[ListEntry, ...]:
    """Give the FSF and UN entries by their non-Latin names alone."""
    return _with_names(entries_of(*PAIRED), foreign=True)


def forward() -> list[tuple[str, ListEntry, ListedName]]:
    """Give each withheld name with its entry and the group it is counted in."""
    return [
        (f"{_script(name)} {entry.kind or 'unknown'}", entry, name)
        for entry in _both()
        for name in {n.whole: n for n in entry.names if n.script not in _NOT_FOREIGN}.values()
    ]


def back() -> list[tuple[str, ListEntry, ListedName]]:
    """Give the first strong Latin name of each entry, counted by its first other script."""
    out = []
    for entry in _both():
        strong = [n for n in entry.names if n.script == "Latn" and n.quality is Quality.STRONG]
        first = next(_script(n) for n in entry.names if n.script not in _NOT_FOREIGN)
        out += [(f"{first} {entry.kind or 'unknown'}", entry, n) for n in strong[:1]]
    return out


def figures(sample: int | None = None) -> tuple[Figure, ...]:
    """Give rank 1 and matched by script and kind, forward and back."""
    same = twins(entries_of(*PAIRED, "ofac-sdn"))
    out: list[Figure] = []
    for way, index, rows in (
        ("cross-script", latin_only, forward()),
        ("cross-script, with the SDN", latin_with_sdn, forward()),
        ("cross-script, back", foreign_only, back()),
    ):
        asked = sampled(rows, sample)
        queries = [Query(name=name.whole, kind=str(entry.kind or "")) for _, entry, name in asked]
        groups: defaultdict[str, list[Came]] = defaultdict(list)
        for row, found in zip(asked, ask_all(index, queries, way), strict=True):
            group, entry, name = row
            result = came(found, same[entry.id])
            groups["all"].append(result)
            groups[group].append(result)
            if index is not foreign_only and entry.kind is PartyKind.ORGANISATION:
                own = "EU translation" if name.language in _TRANSLATED else "own name"
                groups[f"{group}, {own}"].append(result)
        for group, results in sorted(groups.items()):
            out += ranked(f"{way}/{group}", results)
    return tuple(out)


def ranked(name: str, results: Sequence[Came]) -> list[Figure]:
    """Count what the queries of one group came to."""
    n = len(results)
    strict, lenient = sum(one.strict for one in results), sum(one.lenient for one in results)
    matched = sum(one.matched for one in results)
    return [
        Figure(name=f"{name}/rank 1", hits=sum(one.rank_one for one in results), n=n),
        Figure(name=f"{name}/strict", hits=strict, n=n, better=Better.NEITHER),
        Figure(name=f"{name}/lenient", hits=lenient, n=n, better=Better.NEITHER),
        Figure(name=f"{name}/matched", hits=matched, n=n),
    ]


def _both() -> Iterable[ListEntry]:
    for entry in entries_of(*PAIRED):
        scripts = {name.script for name in entry.names}
        if "Latn" in scripts and scripts - _NOT_FOREIGN:
            yield entry


def _with_names(entries: Iterable[ListEntry], *, foreign: bool) -> tuple[ListEntry, ...]:
    out = []
    for entry in entries:
        kept = tuple(n for n in entry.names if (n.script not in _NOT_FOREIGN) == foreign)
        if kept:
            out.append(replace(entry, names=kept))
    return tuple(out)


def _script(name: ListedName) -> str:
    return "Japanese" if name.script in _JAPANESE else name.script


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sample", type=int)
    show(figures(parser.parse_args().sample))


if __name__ == "__main__":
    main()
