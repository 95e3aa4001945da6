"""Make the table of HS codes that older editions had and the HS of 2022 has no more.

Reads ../shared/data/goods/HS_concordances_comtrade.csv (UN Comtrade's conversion tables, as
published by Harvard Growth Lab under Apache-2.0) and writes hs_older.tsv: the code, the newest
edition that had it, and every code of 2022 its goods may stand under. Without ../shared the table
is left as it is. Electrical waste (8549) is left out: in 2022 it got a heading of its own, taken
from hundreds of codes, and who declares goods does not mean their waste.
"""

import csv
import sys
from collections.abc import Iterable
from pathlib import Path

from tools.make_goods import held_codes

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "src/witting/data/goods"
CONCORDANCES = ROOT.parent / "shared/data/goods/HS_concordances_comtrade.csv"
EDITIONS = ("2022", "2017", "2012", "2007")  # newest first
WASTE = "8549"
_HEAD = (
    "# HS codes of 2017, 2012 and 2007 that the HS of 2022 has no more: code, edition, codes of\n"
    "# 2022. UN Comtrade conversion tables; harvard-growth-lab/comtrade-conversion-weights at\n"
    "# 503c5d89287f, Apache-2.0\n"
)
Steps = dict[str, dict[str, set[str]]]  # by older edition: its code, and the codes of the next


def steps(rows: Iterable[dict[str, str]]) -> Steps:
    """Read which codes each code of an edition became in the next one."""
    found: Steps = {edition: {} for edition in EDITIONS[1:]}
    for row in rows:
        newer, _, older = row["adjustment"].partition(" to ")
        if older in found and newer in EDITIONS:
            code, becomes = row["code.before"].zfill(6), row["code.after"].zfill(6)
            found[older].setdefault(code, set()).add(becomes)
    return found


def older_codes(found: Steps, known: set[str]) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Give each code that 2022 has no more: the newest edition that had it, and what it became."""
    became: dict[str, tuple[str, tuple[str, ...]]] = {}
    for at, edition in enumerate(EDITIONS[1:], start=1):
        for code in sorted(set(found[edition]) - known - set(became)):
            codes = {code}
            for newer in reversed(EDITIONS[1 : at + 1]):
                codes = {new for old in codes for new in found[newer].get(old, ())}
            kept = sorted(c for c in codes if c in known and not c.startswith(WASTE))
            if kept:
                became[code] = (edition, tuple(kept))
    return became


def main() -> int:
    """Write the table."""
    if not CONCORDANCES.exists():
        print("make_hs_older: no ../shared/data; the table stays as it is")
        return 0
    with CONCORDANCES.open(encoding="utf-8", newline="") as file:
        found = steps(csv.DictReader(file))
    table = older_codes(found, held_codes(DATA / "hs2022.tsv"))
    rows = "".join(f"{c}\t{e}\t{' '.join(new)}\n" for c, (e, new) in sorted(table.items()))
    (DATA / "hs_older.tsv").write_text(_HEAD + rows, encoding="utf-8", newline="\n")
    print(f"hs_older.tsv: {len(table)} codes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
