"""Compile the glossary's languages beyond the first four into what `languages.json` holds.

Each file of glossary/languages adds the terms of one language to goods that the other files define.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from tools.goods_yaml import BrokenGlossary, read_yaml
from witting.goods.fold import HAN, fold, key_of, words_of
from witting.goods.inflect import ukrainian_forms
from witting.goods.languages import (
    TAIL,
    cut_stem,
    end_of,
    joined_ways,
    start_of,
    voiced,
    without_owner,
)

LANGUAGES = ("de", "es", "fa", "fr", "it", "ja", "kk", "ko", "ky", "tr", "uk")
FIELDS = {
    *("language", "sources", "hints", "office_words", "code_words", "around", "goods"),
    "frees",
}
SERVICE = "service"
_LOOSE = ("es", "fa", "fr", "it")
"""Where a word may stand between: a Persian plural apart, `condensatori SMD ceramici`."""
_EASTERN = re.compile(f"[{HAN}\u3041-\u30ff]")
_LONG_MARK = re.compile("(?<=[ァ-ヺ])ー(?![ァ-ヺー])")
_GAP = re.compile(r"~(\d)$")
_APOSTROPHES = re.compile("['’ʼ`´]")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
Way = tuple[str, ...]  # the keys of a term's words
_JOINER = "\u200c"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sign:
    """How a term is marked: see the README beside the files."""

    marks: str
    gap: int
    is_tail: bool


def compile_languages(
    folder: Path,
    goods: dict[str, frozenset[str]],
    simplified: dict[int, str],
    taken: dict[Way, str],
) -> dict[str, Any]:
    """Compile every file of the folder.

    `goods` gives the families of each kind; `taken` tells whose the other languages' terms are.
    """
    files = [_freeing(read_language(p, set(goods)), goods) for p in sorted(folder.glob("*.yaml"))]
    names = sorted({name for whole in files for name in whole["goods"]})
    rows: list[str] = []
    kana: dict[str, list[list[Any]]] = {}
    owner = dict(taken)
    for whole in files:
        for row, phrases in _rows(whole, names, simplified, owner):
            for phrase in phrases:
                kana.setdefault(phrase[:2], []).append([phrase, len(rows)])
            rows.append(row)
    keys, tails = _keys(rows), _tails(rows)
    return {
        "format": 1,
        "goods": names,
        "terms": "\n".join(rows),
        "keys": keys,
        "starts": " ".join(sorted({start_of(key.removeprefix("!")) for key in keys})),
        "tails": " ".join(sorted({end_of(tail) for tail in tails})),
        "tail_lengths": sorted({len(tail) for tail in tails}),
        "kana": {c: sorted(found) for c, found in sorted(kana.items())},
        "sources": dict(sorted(s for whole in files for s in _sources(whole))),
        "hints": {w["language"]: sorted(_folded(w, "hints")) for w in files if "hints" in w},
        "office_words": sorted({word for whole in files for word in _office(whole, simplified)}),
        "code_words": sorted(
            {fold(w, simplified) for whole in files for w in whole.get("code_words", ())}
        ),
        "around": _around(files),
    }


def read_language(path: Path, goods: set[str]) -> dict[str, Any]:
    """Read one language's file, checked."""
    whole = read_yaml(path)
    if unknown := set(whole) - FIELDS:
        raise BrokenGlossary(f"{path.name}: unknown field {sorted(unknown)}; {sorted(FIELDS)}")
    if whole.get("language") not in LANGUAGES:
        said = whole.get("language")
        raise BrokenGlossary(f"{path.name}: unknown language {said!r}; known: {LANGUAGES}")
    for name, by_source in whole["goods"].items():
        if name not in goods:
            raise BrokenGlossary(
                f"{path.name}: {name} is in no other file of the glossary; add it to one of them"
            )
        if wrong := sorted(set(by_source) - set(whole["sources"])):
            raise BrokenGlossary(
                f"{path.name}: {name}: source {wrong} not declared; add it to `sources`"
            )
    return whole


def _freeing(whole: dict[str, Any], families: dict[str, frozenset[str]]) -> dict[str, Any]:
    """Take from a language that says `frees: no` what would free a deal, and leave the rest.

    Its words for goods that licences speak of become doubtful, and services are left out.
    """
    if whole.get("frees", "yes") == "no":
        for name in [name for name in whole["goods"] if families[name]]:
            for source, texts in whole["goods"][name].items():
                whole["goods"][name][source] = [f"{text.rstrip(' ?')} ?" for text in texts]
            if SERVICE in families[name]:
                del whole["goods"][name]
    return whole


def _rows(
    whole: dict[str, Any],
    names: list[str],
    simplified: dict[int, str],
    owner: dict[Way, str],
) -> Iterator[tuple[str, list[str]]]:
    """Walk the rows of a language's terms, each with its spellings where it is Japanese."""
    language = whole["language"]
    shared: list[str] = []
    for name, by_source in sorted(whole["goods"].items()):
        for source, texts in sorted(by_source.items()):
            for text in texts:
                bare, sign = _signs(str(text), language)
                start = (str(names.index(name)), language, f"{language}:{source}", bare)
                for keys, phrases in _ways(bare, language, sign, simplified):
                    ways: list[Way] = [*((p,) for p in phrases)] or list(product(*keys))
                    if "@" not in sign.marks:
                        shared += _shared(owner, ways, name, bare)
                    packed = " ".join("|".join(word) for word in keys)
                    yield "\t".join((*start, sign.marks, str(sign.gap), packed)), phrases
    if shared:
        raise BrokenGlossary(f"{language}: " + "; ".join(shared) + ": let one have each, or use @")


def _shared(owner: dict[Way, str], ways: list[Way], name: str, text: str) -> list[str]:
    others = {owner.setdefault(way, name) for way in ways} - {name}
    return [f"“{text}” is a term of {other} and of {name}" for other in sorted(others)]


def _signs(text: str, language: str) -> tuple[str, _Sign]:
    bare = text.strip()
    marks = "?" if bare.endswith("?") else ""
    bare = bare.rstrip("?").strip()
    gap = int(found.group(1)) if (found := _GAP.search(bare)) else 0
    bare = _GAP.sub("", bare).strip()
    while bare[:1] in ("=", "@", "-"):
        marks += {"-": TAIL}.get(bare[0], bare[0])
        bare = bare[1:]
    if language == "uk":
        marks += "o"
    if language in _LOOSE and " " in bare:
        gap += 1
    return bare, _Sign(marks="".join(sorted(marks)), gap=gap, is_tail=TAIL in marks)


def _ways(
    bare: str, language: str, sign: _Sign, simplified: dict[int, str]
) -> Iterator[tuple[list[list[str]], list[str]]]:
    """Walk a term's ways of being written: the keys of its words, or its spellings in Japanese."""
    if language == "ja" and _EASTERN.search(bare):
        yield [], sorted(set(_japanese(bare, simplified)))
        return
    spellings = {bare.replace(_JOINER, " "), bare.replace(_JOINER, "")}
    kept = (" ", "") if language == "uk" else (" ",)
    spellings = {_APOSTROPHES.sub(mark, s) for s in spellings for mark in kept}
    for spelling in sorted(spellings):
        words = spelling.replace("-", " ").split()
        for way in filter(_is_one_script, joined_ways(words)) if language == "ko" else [words]:
            keys = [_alternatives(word, language, sign, alone=len(way) == 1) for word in way]
            if len(way) > 1:
                owned = {key for bare in keys[-1] for key in without_owner(language, bare)}
                keys[-1] = sorted({*keys[-1], *owned})
            yield keys, []


def _is_one_script(words: list[str]) -> bool:
    """Say whether each word stays whole: a text is parted between Latin and Korean letters."""
    return all(len(list(words_of(fold(way)))) == 1 for word in words for way in word.split("/"))


def _japanese(text: str, simplified: dict[int, str]) -> Iterator[str]:
    """Walk the spellings of a Japanese phrase: `センサー` and `センサ`, half-width marks apart."""
    for way in {text, _LONG_MARK.sub("", text)}:
        for dot in ("・", "", " ") if "・" in way else ("",):
            folded = fold(way.replace("・", dot), simplified)
            yield folded
            yield unicodedata.normalize("NFD", folded)


def _alternatives(word: str, language: str, sign: _Sign, *, alone: bool) -> list[str]:
    """Give the keys of one word of a term: `a/b` are alternatives, `!word` stands as it is."""
    found: set[str] = set()
    for way in word.split("/"):
        for spelling in {way, way.lower().translate(_UMLAUTS)} if language == "de" else {way}:
            pieces = [piece.key for piece in words_of(fold(spelling))]
            if len(pieces) != 1:
                raise BrokenGlossary(f"{language}: {way!r} is not one word; write the parts apart")
            found |= _keys_of(key_of(pieces[0]), language, way, sign, alone=alone)
    return sorted(found)


def _keys_of(key: str, language: str, way: str, sign: _Sign, *, alone: bool) -> set[str]:
    if way.startswith("!"):
        return {"!" + key}
    if language == "uk":
        return set(ukrainian_forms(key, is_alone=alone))
    kind, stem = cut_stem(language, key)
    found = {kind.removeprefix(language) + stem, voiced(language, key) if not kind[2:] else ""}
    return (found | ({TAIL + key} if sign.is_tail and alone else set())) - {""}


def _keys(rows: list[str]) -> dict[str, str]:
    """Give every key with the terms it may open, by language: `de 12 40|fr 7`."""
    found: dict[str, dict[str, set[int]]] = {}
    for number, row in enumerate(rows):
        _, language, _, _, marks, _, packed = row.split("\t")
        for place, word in enumerate(packed.split()):
            for key in word.split("|"):
                sign = key[0] if key[0] in "-^" else ""
                kinds = found.setdefault(key[len(sign) :], {})
                numbers = kinds.setdefault(language + sign, set())
                if place == 0 or "o" in marks:
                    numbers.add(number)
    return {
        key: "|".join(" ".join((kind, *map(str, sorted(n)))) for kind, n in sorted(kinds.items()))
        for key, kinds in sorted(found.items())
    }


def _tails(rows: list[str]) -> set[str]:
    keys = (key for row in rows for word in row.split("\t")[6].split() for key in word.split("|"))
    return {key[1:] for key in keys if key.startswith(TAIL)}


def _sources(whole: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in whole["sources"].items():
        yield f"{whole['language']}:{key}", str(value["title"])


def _folded(whole: dict[str, Any], field: str) -> set[str]:
    return {piece.key for word in whole.get(field, ()) for piece in words_of(fold(str(word)))}


def _office(whole: dict[str, Any], simplified: dict[int, str]) -> set[str]:
    if whole["language"] == "ja":
        return {fold(word, simplified) for word in whole.get("office_words", ())}
    return _folded(whole, "office_words")


def _around(files: list[dict[str, Any]]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for whole in files:
        for key, rows in whole.get("around", {}).items():
            found.setdefault(key, []).extend(rows)
    for rows in found.values():
        re.compile("|".join(rows))
    return {key: "|".join(rows) for key, rows in sorted(found.items())}
