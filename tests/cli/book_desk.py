"""A book at the command line, with small lists of its own: for tests of `witting book`."""

from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from tests.cli.run import Done, Shell

BOOK = "key,name,kind\n1,Olga Sternbergova,person\n2,Ivan Arkhipovsky,person\n3,李示例,person\n"
SDN = """<?xml version="1.0" standalone="yes"?>
<sdnList xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML">
<publshInformation><Publish_Date>{day}</Publish_Date><Record_Count>{count}</Record_Count>
</publshInformation>{entries}</sdnList>
"""
ENTRY = """<sdnEntry><uid>{uid}</uid><lastName>{name}</lastName><sdnType>Individual</sdnType>
<remarks>{remarks}</remarks><programList><program>RUSSIA-EO14024</program></programList></sdnEntry>
"""
OLGA, IVAN, NOBODY = (1, "STERNBERGOVA, Olga"), (2, "АРХИПОВСКИЙ, Иван"), (3, "QWERTZUIOPOV, Qqq")


class Desk:
    """A shell with small lists of its own, and a store."""

    def __init__(self, shell: Shell, folder: Path, store: str) -> None:
        self._shell, self._folder, self._store = shell, folder, store
        self._day = 1

    def lists(self, *entries: tuple[int, str], remarks: str = "") -> None:
        """Bring the lists of another day into use."""
        written = "".join(
            ENTRY.format(uid=99_000_000 + uid, name=escape(name), remarks=remarks)
            for uid, name in entries
        )
        day = f"11/{self._day:02d}/2026"
        self._day += 1
        path = self._folder / f"SDN{self._day}.XML"
        path.write_text(SDN.format(day=day, count=len(entries), entries=written), encoding="utf-8")
        done = self._shell("lists", "import", "--only", path)
        assert done.status == 0, done.err

    def table(self, content: str, *more: str) -> Done:
        """Import a table."""
        path = self._folder / "customers.csv"
        path.write_text(content, encoding="utf-8")
        return self("import", path, *more)

    def __call__(self, *arguments: object) -> Done:
        return self._shell("book", *arguments, "--store", self._store)

    def json(self, *arguments: object) -> Any:
        return self(*arguments, "--json").json

    def open_cases(self) -> list[tuple[str, str]]:
        found = self.json("cases", "--open")["cases"]
        return sorted((case["kind"], case["scope"]["party"]) for case in found)
