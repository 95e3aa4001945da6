"""Times nomenklatura's logic-v2, run by the Python of an environment that has it and not witting.

    python bench/peer_nomenklatura.py PAIRS.tsv

Each line holds a kind and two names; one line of JSON comes back.
"""

import importlib
import json
import sys
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any


def main(pairs: Path) -> dict[str, Any]:
    """Score every pair, after a few that load its tables."""
    start = time.process_time()
    matcher = importlib.import_module("nomenklatura.matching").get_algorithm("logic-v2")
    entity = importlib.import_module("followthemoney.entity").ValueEntity
    rows = [line.split("\t") for line in pairs.read_text(encoding="utf-8").splitlines()]

    def made(name: str, kind: str, place: str) -> Any:
        schema = {"person": "Person", "vessel": "Vessel"}.get(kind, "Company")
        record = {"id": place, "schema": schema, "properties": {"name": [name]}, "caption": name}
        return entity.from_dict(record)

    ready = [(made(one, kind, "a"), made(other, kind, "b")) for kind, one, other in rows]
    settings = matcher.default_config()
    warm = len(ready) // 10
    for one, other in ready[:warm]:
        matcher.compare(one, other, settings)
    loaded = time.process_time() - start
    start = time.process_time()
    for one, other in ready[warm:]:
        matcher.compare(one, other, settings)
    spent = time.process_time() - start
    return {
        "version": version("nomenklatura"),
        "n pairs": len(ready) - warm,
        "pairs/s": (len(ready) - warm) / spent,
        "seconds of loading": loaded,
    }


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))
