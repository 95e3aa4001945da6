"""How fast a long table is read row by row, and in how much memory.

    python -m bench.intake_tables [--rows 1000000] [--forms csv xlsx parquet]

The table is that of `make bench-intake` (bench/intake_sets.py): a million orders with parties,
goods and ports. It is read in a process of its own, from the file to
Deals; the most memory that process ever held is asked of the system. A workbook has at most a
million rows and takes long to write: it is read only where asked for.
"""

import argparse
import json
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.__main__ import ROOT
from bench.intake_sets import write_table

SEED = 51
MOST_MB = 500
Record = dict[str, Any]


def stream(path: Path) -> Record:
    """Read a table row by row; say how long it took, how much memory, and what came of it."""
    from witting.intake.tables import read_rows

    start, found = time.process_time(), Counter[str]()
    for deal in read_rows(path):
        found["deals"] += 1
        found["parties"] += len(deal.parties)
        found["lines of goods"] += len(deal.goods)
        found["with something unread"] += bool(deal.unread)
    spent = time.process_time() - start
    return {
        "read by": "witting.intake.tables.read_rows",
        "n": 1,
        "MB": round(path.stat().st_size / 1e6, 1),
        **found,
        "/s": round(found["deals"] / spent, 1),
        "seconds": round(spent, 1),
        "peak MB": peak_mb(),
    }


def peak_mb() -> int:
    """Give the most memory this process has held; what its parent held does not count."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return round(next(int(line.split()[1]) for line in lines if "VmHWM" in line) / 1024)


def make(folder: Path, form: str, rows: int) -> Path:
    """Write the table in one of its forms."""
    path = folder / "orders.csv"
    if not path.exists():
        write_table(path, rows, SEED)
    if form == "csv":
        return path
    import polars

    other = path.with_suffix(f".{form}")
    if form == "parquet":
        polars.scan_csv(path, infer_schema=False).sink_parquet(other)
    else:
        polars.read_csv(path, infer_schema=False).write_excel(other)
    return other


def main() -> int:
    """Make each form of the table, and read it in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--forms", nargs="+", choices=("csv", "xlsx", "parquet"), default=["csv"])
    parser.add_argument("--one-run", type=Path, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.one_run:
        print(json.dumps(stream(wanted.one_run)))
        return 0
    with TemporaryDirectory() as folder:
        most = 0
        for form in wanted.forms:
            path = make(Path(folder), form, wanted.rows)
            command = [sys.executable, "-m", "bench.intake_tables", "--one-run", str(path)]
            done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE)
            record = json.loads(done.stdout)
            most = max(most, record["peak MB"])
            print(f"{form}: {', '.join(f'{k} {v}' for k, v in record.items())}", flush=True)
    if most > MOST_MB:
        print(f"too much memory: {most} MB, wanted {MOST_MB} at most")
    return int(most > MOST_MB)


if __name__ == "__main__":
    sys.exit(main())
