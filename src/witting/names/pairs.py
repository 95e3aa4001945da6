"""Files of pairs: how one script spells a name of another tongue, and the Latin word it writes."""

from functools import cache
from importlib.resources import files


@cache
def pairs(name: str) -> tuple[tuple[str, str], ...]:
    """Give the pairs of one file of `witting/data/names`, as spelt and in Latin."""
    path = files("witting").joinpath(f"data/names/{name}.tsv")
    if not path.is_file():
        return ()
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return tuple((row[0], row[1]) for row in rows if len(row) >= 2 and not row[0].startswith("#"))
