"""Makes the name index of the shipped snapshot: `src/witting/data/parties/default.index`.

The same snapshot and names code give the same bytes. It must run after `make_lists`, and again
whenever `witting.names.VERSION` is raised.
"""

import time

from witting.lists import Snapshot
from witting.parties import Screener
from witting.parties.screener import shipped_index


def main() -> None:
    """Build the index of the default snapshot and write it where the package looks for it."""
    snapshot = Snapshot.default()
    began = time.process_time()
    screener = Screener.of(snapshot)
    path = shipped_index()
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".part")  # never rewritten in place: others may have it mapped
    partial.write_bytes(screener.saved())
    partial.replace(path)
    names = f"{screener.lookup.rows:,} readings of {len(snapshot):,} entries' names"
    spent = time.process_time() - began
    print(f"{path.name}: {names}, {path.stat().st_size:,} bytes, {spent:.1f} s of CPU")


if __name__ == "__main__":
    main()
