"""Many names at once get what each gets alone."""

import pytest

from witting.parties import Screener

_NAMES = [
    "Владимир Путин",
    "JSCARGUMENT",
    "emma daniels",
    "普京",
    "VTB Bank (PJSC) Shanghai Branch",
    "CORP",
    "Li Wei",
    "",
    "\0",
    "НПО «Уралподшипник»",
    "Bashar xal-Assad",
]


@pytest.mark.parametrize("kind", [None, "person", "organisation"])
@pytest.mark.parametrize("threads", [1, 2])
def test_many_names_get_what_each_gets_alone(kind: str | None, threads: int) -> None:
    world = Screener.default()
    many = world.match_many(_NAMES, kind=kind, threads=threads)
    alone = [[m for m in world.match(name, kind=kind, limit=1000) if m.is_match] for name in _NAMES]
    assert [[(m.entry_id, m.score) for m in found] for found in many] == [
        [(m.entry_id, m.score) for m in found] for found in alone
    ]


def test_the_python_path_gives_the_same() -> None:
    entries = [Screener.default().entry(i) for i in range(0, 20_000, 40)]
    names = [name.whole for entry in entries[:60] for name in entry.names]
    fast, plain = (Screener.from_entries(entries, fast=fast) for fast in (True, False))
    assert fast.match_many(names) == plain.match_many(names)
