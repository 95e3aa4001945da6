"""Firms' names in Arabic and Persian that come from no list of sanctions: a held-out set.

    python -m quality.arab_firms

The index is FSF + UN with every name in another script withheld, and the Latin names of
`sets/arab_firms.tsv` beside them; each native name is asked. Right is the row itself in the first
place, or a listed party of the very same Latin name; level with another counts half.
"""

from functools import cache
from pathlib import Path

from quality.ask import Query, ask_all
from quality.cross_script import latin_only, ranked
from quality.figure import Figure, show
from quality.listed import twins
from quality.rank import came
from witting.base import ListedName, ListEntry, NameKind, PartyKind, Quality

_FILE = Path(__file__).resolve().parent / "sets" / "arab_firms.tsv"
_LIST = "held-out"


@cache
def rows() -> tuple[tuple[str, ListEntry, str], ...]:
    """Give each native name with the firm it names, known by its Latin name alone, and its source.

    >>> rows()[0][1].names[0].whole
    'Alinma Bank'
    """
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    parted = [line.split("\t") for line in lines if not line.startswith("#")]
    return tuple(
        (native, _firm(number, latin), source)
        for number, (native, latin, source) in enumerate(parted)
    )


def index() -> tuple[ListEntry, ...]:
    """Give FSF + UN by Latin names, and the firms of the set."""
    return (*latin_only(), *(firm for _, firm, _ in rows()))


def figures(sample: int | None = None) -> tuple[Figure, ...]:
    """Give rank 1 and matched, of all and by source; the set is small and always asked whole."""
    del sample
    same = twins(index())
    queries = [Query(name=native, kind="organisation") for native, _, _ in rows()]
    groups: dict[str, list[int]] = {"all": list(range(len(queries)))}
    for number, (_, _, source) in enumerate(rows()):
        groups.setdefault(source, []).append(number)
    found = ask_all(index, queries, "firms in Arabic and Persian")
    results = [came(one, same[firm.id]) for one, (_, firm, _) in zip(found, rows(), strict=True)]
    return tuple(
        figure
        for group, numbers in groups.items()
        for figure in ranked(f"held-out firms, Arab/{group}", [results[n] for n in numbers])
    )


def _firm(number: int, latin: str) -> ListEntry:
    name = ListedName(whole=latin, kind=NameKind.PRIMARY, quality=Quality.STRONG, script="Latn")
    identity = f"{_LIST}-{number}"
    return ListEntry(id=identity, list_id=_LIST, kind=PartyKind.ORGANISATION, names=(name,))


if __name__ == "__main__":
    show(figures())
