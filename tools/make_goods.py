"""Compile the goods glossary and the HS table into the compact files the goods room loads.

Reads the YAML under src/witting/data/goods (glossary, parts, words, hant) and, for the HS table,
../shared/data/goods/hs2022_en.csv (ODC-PDDL). Writes index.json, languages.json and hs2022.tsv:
same input, same bytes. Without ../shared the HS table is left as it is.
"""

import csv
import itertools
import json
import re
import sys
from pathlib import Path
from typing import Any

from tools.goods_heads import compile_company, compile_heads
from tools.goods_languages import compile_languages
from tools.goods_senses import compile_senses
from tools.goods_yaml import BrokenGlossary, read_yaml
from witting.goods.families import families_of
from witting.goods.fold import fold, key_of, words_of
from witting.goods.index import EXACT
from witting.goods.inflect import stem, stem_forms
from witting.goods.latin import loose_table

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "src/witting/data/goods"
HS_CSV = ROOT.parent / "shared/data/goods/hs2022_en.csv"
LANGUAGES = ("ar", "en", "ru", "zh")
FIELDS = {"hs", "families", "basket", "parts", "terms"}
FAMILIES = {
    *("agriculture", "agricultural_equipment", "diesel", "energy"),
    *("medical_devices", "medicine", "military", "service", "telecom"),
}
MILITARY = "military"
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_GAP = re.compile(r"~(\d)$")


def read_glossary(folder: Path, codes: set[str]) -> tuple[dict[str, Any], dict[str, str]]:
    """Read every glossary file, checked: the goods by id, and the sources by key."""
    goods: dict[str, Any] = {}
    sources: dict[str, str] = {}
    for path in sorted(folder.glob("*.yaml")):
        whole = read_yaml(path)
        declared = whole.get("sources", {})
        sources |= {key: str(value["title"]) for key, value in declared.items()}
        for name, entry in whole["goods"].items():
            _check(path.name, name, entry, set(declared), codes)
            if name in goods:
                raise BrokenGlossary(f"{path.name}: {name} stands in another file too; merge them")
            goods[name] = entry
    return goods, sources


def _check(file: str, name: str, entry: dict[str, Any], sources: set[str], codes: set[str]) -> None:
    where = f"{file}: {name}"
    if unknown := set(entry) - FIELDS:
        raise BrokenGlossary(f"{where}: unknown field {sorted(unknown)}; allowed: {sorted(FIELDS)}")
    if wrong := [code for code in entry.get("hs", []) if code not in codes]:
        raise BrokenGlossary(f"{where}: {wrong} not in the HS of 2022; look the code up")
    if wrong := sorted(set(entry.get("families", [])) - FAMILIES):
        raise BrokenGlossary(f"{where}: unknown family {wrong}; known: {sorted(FAMILIES)}")
    for language, by_source in entry["terms"].items():
        if language not in LANGUAGES:
            raise BrokenGlossary(f"{where}: unknown language {language!r}; known: {LANGUAGES}")
        if wrong := sorted(set(by_source) - sources):
            raise BrokenGlossary(f"{where}: source {wrong} not declared; add it to `sources`")


def compile_index(folder: Path, codes: set[str]) -> dict[str, Any]:
    """Compile all of the goods data into the one structure that `index.json` holds."""
    glossary, sources = read_glossary(folder / "glossary", codes)
    words = read_yaml(folder / "words.yaml")
    simplified = _simplified(folder / "hant.yaml")
    names = sorted(glossary)
    terms = _terms(names, glossary, simplified)
    office = _office(words, simplified)
    return {
        "format": 1,
        "goods": [_goods(name, glossary) for name in names],
        "terms": "\n".join(_packed(row) for row, _ in terms),
        "keys": _keys([row for row, _ in terms]),
        "han": _han(terms),
        "simplified": simplified,
        "sources": dict(sorted(sources.items())),
        "parts": _parts(folder / "parts.yaml", set(names)),
        "code_words": sorted(
            {_plain(w, simplified) for rows in words["code_words"].values() for w in rows}
        ),
        "around": {key: "|".join(rows) for key, rows in sorted(words["around"].items())},
        "office_words": office,
        "latin": loose_table([*_words_in(terms, "ru"), *(w for w in office if "а" <= w[0] <= "я")]),
        "english": sorted(_words_in(terms, "en")),
    }


def compile_more(folder: Path, index: dict[str, Any]) -> dict[str, Any]:
    """Compile the languages beyond the first four, whose terms lean on the goods of `index`."""
    goods = [row[0] for row in index["goods"]]
    families = {name: _families_of(codes, own) for name, codes, own, *_ in index["goods"]}
    simplified = {ord(a): b for a, b in index["simplified"].items()}
    taken: dict[tuple[str, ...], str] = {}
    for row in index["terms"].split("\n"):
        number, *_, packed = row.split("\t")
        if packed:
            words = [word.split("|") for word in packed.split(" ")]
            taken |= dict.fromkeys(itertools.product(*words), goods[int(number)])
    for phrases in index["han"].values():
        for phrase, term in phrases:
            number = index["terms"].split("\n")[term].split("\t")[0]
            taken[(phrase,)] = goods[int(number)]
    return compile_languages(folder / "glossary/languages", families, simplified, taken)


def _families_of(codes: list[str], own: list[str]) -> frozenset[str]:
    """Name the families of goods that a licence may speak of, by their codes or by themselves."""
    return frozenset({*own, *families_of(codes)} - {MILITARY})


def read_heads(folder: Path) -> dict[str, Any]:
    """Compile what the phrases around goods are read by: `heads.json`."""
    simplified = _simplified(folder / "hant.yaml")
    goods, _ = read_glossary(folder / "glossary", held_codes(folder / "hs2022.tsv"))
    return {
        **compile_heads(folder / "heads.yaml", simplified),
        **compile_company(folder / "company.yaml", simplified),
        **compile_senses(folder / "senses.yaml", goods),
    }


def _packed(row: list[Any]) -> str:
    """Write a term's row as one line: quick to load, and taken apart only when it is met."""
    *start, keys = row
    return "\t".join([*map(str, start), " ".join("|".join(word) for word in keys)])


def _words_in(terms: list[tuple[list[Any], str]], language: str) -> set[str]:
    """Give every key of a language's terms."""
    rows = (row for row, _ in terms if row[1] == language)
    return {key for row in rows for word in row[6] for key in word}


def _goods(name: str, glossary: dict[str, Any]) -> list[Any]:
    """One row for each kind of goods, in the order of `index.Goods`."""
    entry = glossary[name]
    parts = entry.get("parts", "")
    if parts and parts not in glossary:
        raise BrokenGlossary(f"{name}: its parts {parts!r} are not in the glossary; add them")
    return [
        name,
        entry.get("hs", []),
        entry.get("families", []),
        entry.get("basket") == "true",
        parts,
    ]


def _terms(
    names: list[str], glossary: dict[str, Any], simplified: dict[str, str]
) -> list[tuple[list[Any], str]]:
    """One row for each term, in the order of `index.Term`, with a Chinese term's own spelling."""
    rows: list[tuple[list[Any], str]] = []
    owner: dict[tuple[Any, ...], str] = {}
    shared: list[str] = []
    for number, name in enumerate(names):
        for language, by_source in sorted(glossary[name]["terms"].items()):
            for source, texts in sorted(by_source.items()):
                for text in texts:
                    row, spelling = _term(number, language, source, str(text), simplified)
                    shared += _shared(owner, row, spelling, name, str(text))
                    rows.append((row, spelling))
    if shared:
        raise BrokenGlossary("; ".join(shared) + ": let one of the two have each term")
    return rows


def _shared(
    owner: dict[tuple[Any, ...], str], row: list[Any], spelling: str, name: str, text: str
) -> list[str]:
    ways = {(spelling,)} if spelling else set(itertools.product(*row[6]))
    others = {owner.setdefault(tuple(way), name) for way in ways} - {name}
    return [f"“{text}” is a term of {other} and of {name}" for other in sorted(others)]


def _term(
    number: int, language: str, source: str, text: str, simplified: dict[str, str]
) -> tuple[list[Any], str]:
    bare = text.strip()
    weak = bare.endswith("?")
    bare = bare.rstrip("?").strip()
    exact = bare.startswith("=")
    bare = bare.lstrip("=")
    gap = int(found.group(1)) if (found := _GAP.search(bare)) else 0
    bare = _GAP.sub("", bare).strip()
    marks = ("?" if weak else "") + ("=" if exact else "") + ("o" if language == "ru" else "")
    folded = _plain(bare, simplified)
    if _HAN.search(folded):
        return [number, language, source, bare, marks, 0, []], folded
    words = folded.replace("-", " ").split()
    keys = [_alternatives(word, is_alone=len(words) == 1) for word in words]
    return [number, language, source, bare, marks, gap, keys], ""


def _alternatives(word: str, *, is_alone: bool) -> list[str]:
    """Give the keys of one word of a term: `a/b` are alternatives, `!word` stands as it is."""
    ways: set[str] = set()
    for way in word.split("/"):
        pieces = [found.key for found in words_of(way)]
        if len(pieces) != 1:
            raise BrokenGlossary(f"{way!r} is not one word; write the parts apart")
        key = key_of(pieces[0])
        exact = way.startswith("!")
        ways |= {EXACT + key} if exact else stem_forms(key, is_alone=is_alone)
    return sorted(ways)


def _keys(rows: list[list[Any]]) -> dict[str, str]:
    """Give every key with the numbers of the terms that it may open, if any."""
    found: dict[str, set[int]] = {}
    for number, row in enumerate(rows):
        for place, key in ((n, key) for n, word in enumerate(row[6]) for key in word):
            numbers = found.setdefault(key, set())
            if place == 0 or "o" in row[4]:
                numbers.add(number)
    return {key: " ".join(map(str, sorted(numbers))) for key, numbers in sorted(found.items())}


def _han(terms: list[tuple[list[Any], str]]) -> dict[str, list[list[Any]]]:
    found: dict[str, list[list[Any]]] = {}
    for number, (_, spelling) in enumerate(terms):
        if spelling:
            found.setdefault(spelling[:2], []).append([spelling, number])
    return {c: sorted(rows, key=lambda r: (-len(r[0]), r[0])) for c, rows in sorted(found.items())}


def _plain(text: str, simplified: dict[str, str]) -> str:
    return fold(text, {ord(a): b for a, b in simplified.items()})


def _simplified(path: Path) -> dict[str, str]:
    pairs = read_yaml(path)["pairs"]
    return {pair[0]: pair[1] for pair in sorted(pairs.split())}


def _parts(path: Path, goods: set[str]) -> list[list[str]]:
    whole = read_yaml(path)
    rows = []
    for entry in whole["parts"]:
        if entry["goods"] not in goods:
            raise BrokenGlossary(f"{path.name}: {entry['goods']} is not in the glossary")
        if entry["source"] not in whole["sources"]:
            raise BrokenGlossary(f"{path.name}: source {entry['source']} is not declared")
        re.compile(entry["pattern"])
        rows.append(
            [
                entry["pattern"],
                entry["goods"],
                entry["reason"],
                entry["source"],
                entry.get("beside", ""),
            ]
        )
    return rows


def _office(words: dict[str, Any], simplified: dict[str, str]) -> list[str]:
    both = ("office_words", "cargo_words", "short_words")
    everything = [w for kind in both for rows in words.get(kind, {}).values() for w in rows]
    return sorted({key for w in everything for key in _office_keys(_plain(str(w), simplified))})


def _office_keys(word: str) -> list[str]:
    return [word] if _HAN.search(word) else [stem(found.key) for found in words_of(word)]


def hs_rows(path: Path) -> dict[str, str]:
    """Read the HS codes of 2, 4 and 6 digits and what they are called.

    Chapter 99 is left out: it is the statisticians' own, not the Harmonized System's.
    """
    with path.open(encoding="utf-8", newline="") as file:
        return {
            row["hscode"]: " ".join(row["description"].split())
            for row in csv.DictReader(file)
            if row["hscode"].isdigit() and not row["hscode"].startswith("99")
        }


def write_hs(rows: dict[str, str], path: Path) -> None:
    """Write the HS table: one code and title on a line, sorted, its source on the first."""
    head = "# Harmonized System 2022; datasets/harmonized-system at 905e5a0fa29f, ODC-PDDL-1.0\n"
    body = "".join(f"{code}\t{title}\n" for code, title in sorted(rows.items()))
    path.write_text(head + body, encoding="utf-8", newline="\n")


def held_codes(path: Path) -> set[str]:
    """Give the codes of the HS table as written."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {line.split("\t")[0] for line in lines if not line.startswith("#")}


def main() -> int:
    """Write the files; exit status 1 with a sentence when the glossary is broken."""
    table = DATA / "hs2022.tsv"
    if HS_CSV.exists():
        write_hs(hs_rows(HS_CSV), table)
    try:
        _write("heads.json", read_heads(DATA))
        index = compile_index(DATA, held_codes(table))
        more = compile_more(DATA, index)
    except BrokenGlossary as broken:
        print(f"make_goods: {broken}", file=sys.stderr)
        return 1
    for name, made in (("index.json", index), ("languages.json", more)):
        text = _write(name, made)
        terms = made["terms"].count("\n") + 1
        print(f"{name}: {len(made['goods'])} goods, {terms} terms, {len(text) // 1000} kB")
    return 0


def _write(name: str, made: dict[str, Any]) -> str:
    text = json.dumps(made, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    (DATA / name).write_text(text + "\n", encoding="utf-8", newline="\n")
    return text


if __name__ == "__main__":
    sys.exit(main())
