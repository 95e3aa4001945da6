"""The register beside the bench's deals: who holds what, some of their parties among them.

The holdings are those of `bench.ownership`, but of the owners that are companies there two in three
are persons here: behind a company stand some handful of others, not a conglomerate. One party in
ten of the deals is a company of the register, and one owner in a hundred bears a listed name.
"""

import csv
import random
from collections.abc import Sequence
from pathlib import Path

from bench.invented import Inventor
from bench.ownership import invented

_SEED = 43
_LISTED = 0.01
_KNOWN = 10  # one party of the deals in so many is in the register
_NATIVE = 0.2
_PERSONS = 2 / 3


def write_register(
    path: Path, holdings: int, parties: Sequence[str], listed: Sequence[str]
) -> None:
    """Write a register of so many holdings as a table, the same one every time."""
    chance, inventor = random.Random(_SEED), Inventor(_SEED)
    rows = [
        ("P" + owner[1:] if chance.random() < _PERSONS else owner, owned, share)
        for owner, owned, share in invented(holdings).iter_rows()
    ]
    names: dict[str, str] = dict(
        zip((owned for _, owned, _ in rows), parties[::_KNOWN], strict=False)
    )

    def name_of(party: str, *, is_owner: bool) -> str:
        if party not in names:
            own = chance.random() < _NATIVE
            if is_owner and chance.random() < _LISTED:
                names[party] = chance.choice(listed)
            elif party.startswith("P"):
                names[party] = inventor.native_person() if own else inventor.person()
            else:
                names[party] = inventor.native_firm() if own else inventor.firm()
        return names[party]

    with path.open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out)
        table.writerow(("owner", "owner_name", "owned", "owned_name", "share"))
        for owner, owned, share in rows:
            told = name_of(owner, is_owner=True), name_of(owned, is_owner=False)
            table.writerow((owner, told[0], owned, told[1], share or ""))
