"""Compile the head nouns of goods phrases (heads.yaml) into the small file the goods room loads."""

import itertools
import re
from pathlib import Path
from typing import Any

from tools.goods_yaml import BrokenGlossary, read_yaml
from witting.goods.fold import fold, words_of
from witting.goods.index import EXACT
from witting.goods.inflect import stem_forms

LANGUAGES = ("en", "ru", "ar", "zh")
BEHIND = {"any", "last", "none", "one"}
_FIELDS = {"behind", "chapters", "links", "words"}
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")


def compile_heads(path: Path, simplified: dict[str, str]) -> dict[str, Any]:
    """Compile the heads: kinds, the words of each by their keys, and the words of the grammar."""
    whole = read_yaml(path)
    known_links = {*whole["links"], "genitive", "idafa", "bare", "having"}
    table = {ord(a): b for a, b in simplified.items()}
    words: dict[str, str] = {}
    han: dict[str, str] = {}
    for kind, entry in whole["kinds"].items():
        _check(path.name, kind, entry, known_links, set(whole["sources"]))
        for language, by_source in entry["words"].items():
            for word in itertools.chain.from_iterable(by_source.values()):
                folded = fold(str(word), table)
                if _HAN.search(folded):
                    _add(han, folded, kind, path.name)
                else:
                    for key in _keys(folded, language):
                        _add(words, key, kind, path.name)
    return {
        "kinds": {
            kind: {"behind": entry.get("behind", ""), "links": entry.get("links", [])}
            for kind, entry in whole["kinds"].items()
        },
        "words": dict(sorted(words.items())),
        "han": dict(sorted(han.items())),
        "links": _by_word(whole["links"], table),
        "joiners": _all(whole["joiners"], table),
        "stops": _all(whole["stops"], table),
        "empty": _all(whole["empty"], table),
        "likeness_before": _all(whole["likeness_before"], table),
        "literary": _stemmed(whole["literary"], table),
        "looks": _stemmed(whole["looks"], table),
        "titled": whole["titled"],
        "closers": [fold(word, table) for word in whole["closers"]],
        "consumer": whole["consumer"],
        "straddling": {
            name: [fold(word, table) for word in words]
            for name, words in whole["straddling"].items()
        },
        "beside": {
            name: {language: "|".join(rows) for language, rows in by_language.items()}
            for name, by_language in whole["beside"].items()
        },
    }


def compile_company(path: Path, simplified: dict[str, str]) -> dict[str, Any]:
    """Compile the words that tell which of its two meanings a goods word has."""
    whole = read_yaml(path)
    table = {ord(a): b for a, b in simplified.items()}
    company: dict[str, list[str]] = {}
    for by_language in whole["company"].values():
        for language, words in by_language.items():
            company.setdefault(language, []).extend(words)
    meanings = whole["two_meanings"]
    return {
        "two_meanings": _stemmed(meanings, table)
        + sorted({fold(word, table) for word in meanings["zh"]}),
        "company": _stemmed(company, table),
        "company_han": sorted({fold(word, table) for word in company["zh"]}),
        "trade": _stemmed(whole["trade"], table),
        "trade_han": sorted({fold(word, table) for word in whole["trade"]["zh"]}),
    }


def _stemmed(by_language: dict[str, list[str]], table: dict[int, str]) -> list[str]:
    """Give every key of the words that are not Chinese."""
    return sorted(
        {
            key
            for language, words in by_language.items()
            if language != "zh"
            for word in words
            for piece in fold(word, table).split()
            for key in forms_of(piece, language)
        }
    )


def _check(file: str, kind: str, entry: dict[str, Any], links: set[str], sources: set[str]) -> None:
    where = f"{file}: {kind}"
    if wrong := sorted(set(entry) - _FIELDS):
        raise BrokenGlossary(f"{where}: unknown field {wrong}; allowed: {sorted(_FIELDS)}")
    if wrong := sorted(set(entry.get("links", [])) - links):
        raise BrokenGlossary(f"{where}: unknown link {wrong}; known: {sorted(links)}")
    if (behind := entry.get("behind", "none")) not in BEHIND:
        raise BrokenGlossary(f"{where}: behind is {behind!r}; allowed: {sorted(BEHIND)}")
    for language, by_source in entry["words"].items():
        if language not in LANGUAGES:
            raise BrokenGlossary(f"{where}: unknown language {language!r}; known: {LANGUAGES}")
        if wrong := sorted(set(by_source) - sources):
            raise BrokenGlossary(f"{where}: source {wrong} not declared; add it to `sources`")


def _add(words: dict[str, str], key: str, kind: str, file: str) -> None:
    if (owner := words.setdefault(key, kind)) != kind:
        raise BrokenGlossary(f"{file}: {key!r} is of {owner} and of {kind}: let one have it")


def _keys(word: str, language: str) -> list[str]:
    """Give every key of a head, one or two words; `!word` is kept for that form alone."""
    pieces = [forms_of(piece, language) for piece in word.replace("-", " ").split()]
    return sorted(" ".join(way) for way in itertools.product(*pieces))


def forms_of(piece: str, language: str) -> list[str]:
    """Give every key of one folded word of a language; `!word` keeps that form alone."""
    bare = next(found.key for found in words_of(piece.lstrip(EXACT)))
    if piece.startswith(EXACT):
        return [EXACT + bare]
    return sorted(stem_forms(bare, is_alone=language == "ru"))


def _by_word(links: dict[str, Any], table: dict[int, str]) -> dict[str, str]:
    return {
        fold(word, table): link
        for link, by_language in links.items()
        for words in by_language.values()
        for word in words
    }


def _all(by_language: dict[str, list[str]], table: dict[int, str]) -> list[str]:
    """Give the keys of words of every language; small words stand as they are."""
    return sorted(
        {
            key
            for language, words in by_language.items()
            for word in words
            for key in _bare_or_stem(fold(word, table), language)
        }
    )


def _bare_or_stem(word: str, language: str) -> list[str]:
    if language != "ru" or len(word) < 4:
        return [word]
    return sorted(stem_forms(word, is_alone=True))
