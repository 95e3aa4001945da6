"""Make the shipped tables of places and their names from the sources, sorted, the same every time.

    python -m tools.make_places

Reads the UNSD and country-codes tables (PDDL), the sea-ports table (MIT) and the single-token name
pairs (Wikidata, CC0) beside the checkout under ../shared/data, CLDR through Babel (Unicode licence)
and our own files in tools/places. Writes places.tsv, names.tsv and sources.tsv.
"""

import csv
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml
from babel import Locale

from tools.places_tables import Tables, write
from tools.russian import SHORTEST_LATIN, latin_forms
from witting.places.fold import fold, fold_key

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "data"
OWN = ROOT / "tools" / "places"
OUT = ROOT / "src" / "witting" / "data" / "places"
LANGUAGES = {
    "en": "en",
    "ru": "ru",
    "ar": "ar",
    "zh": "zh",
    "zh_Hant": "zh",
    "fa": "fa",
    "uk": "uk",
}
NOT_COUNTRIES = {"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB", "CP", "CQ", "DG", "EA", "IC", "TA", "AC"}


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _yaml(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load((OWN / name).read_text("utf-8"), Loader=yaml.BaseLoader)
    return loaded


def add_countries(tables: Tables) -> None:
    """Add the countries of ISO 3166-1, and Kosovo under its user-assigned code, as lists do."""
    english = Locale.parse("en").territories
    codes = {
        row["ISO3166-1-Alpha-2"]: row
        for row in _rows(SHARED / "places/countries/country-codes.csv")
    }
    alpha3 = {code: row["ISO3166-1-Alpha-3"] for code, row in codes.items()}
    for code in sorted({*codes, "XK", "AN"} - {""}):
        name = _clean(english.get(code, "")) or "Netherlands Antilles"
        shown = {f"name_{language}": _shown(code, language) for language in ("ru", "ar", "zh")}
        tables.places[code] = _place(
            code,
            name,
            code,
            kind="country",
            shown=shown,
            source="country-codes" if code in codes else "cldr",
            alpha3=alpha3.get(code, ""),
        )


def _place(
    identity: str,
    name: str,
    country: str,
    *,
    kind: str,
    source: str,
    territory: str = "",
    locode: str = "",
    occupied: str = "",
    alpha3: str = "",
    shown: dict[str, str] | None = None,
) -> dict[str, str]:
    names = shown or {"name_ru": "", "name_ar": "", "name_zh": ""}
    return {
        "id": identity,
        "name": name,
        "country": country,
        "territory": territory,
        "kind": kind,
        "locode": locode,
        "occupied": "yes" if occupied == "true" else "",
        "alpha3": alpha3,
        **names,
        "source": source,
    }


# CLDR shows these two only with their constitutional status; newspapers and banks do not.
_SHORT = {
    "HK": {"ru": "Гонконг", "ar": "هونغ كونغ", "zh": "香港"},
    "MO": {"ru": "Макао", "ar": "ماكاو", "zh": "澳门"},
}


def _shown(code: str, language: str) -> str:
    cldr = Locale.parse(language).territories.get(code, "")
    return _SHORT.get(code, {}).get(language) or _clean(cldr)


def _clean(name: str) -> str:
    """Drop what is said in brackets and CLDR's "SAR China"; footnote stars and "the" too."""
    name = re.sub(r"\s*[(（].*?[)）]", "", name).replace(" SAR China", "")
    return re.sub(r"^[Tt]he |\s*\*+$", "", name).strip()


def add_country_names(tables: Tables) -> None:
    """Add every country's names: CLDR first, so that its spelling is the one shown."""
    for locale, language in LANGUAGES.items():
        for code, name in sorted(Locale.parse(locale).territories.items()):
            if code in tables.places and code not in NOT_COUNTRIES:
                for text in _with_bracketed(name):
                    tables.add(code, language, text, "cldr")
    for file, language in (("en", "en"), ("ru", "ru"), ("ar", "ar"), ("cn", "zh")):
        for row in _rows(SHARED / f"places/countries/UNSD-{file}.csv"):
            _add_official(tables, row["ISO-alpha2 Code"], language, row["Country or Area"], "unsd")
    for row in _rows(SHARED / "places/countries/country-codes.csv"):
        for column, language in _name_columns():
            _add_official(tables, row["ISO3166-1-Alpha-2"], language, row[column], "country-codes")


def _name_columns() -> Iterable[tuple[str, str]]:
    words = {"English": "en", "Russian": "ru", "Arabic": "ar", "Chinese": "zh"}
    for word, language in words.items():
        yield from ((f"UNTERM {word} {length}", language) for length in ("Short", "Formal"))
    yield "official_name_en", "en"
    yield "ISO4217-currency_country_name", "en"
    yield "CLDR display name", "en"


def _with_bracketed(name: str) -> Iterator[str]:
    """Give "Myanmar" and "Burma" for "Myanmar (Burma)"."""
    yield _clean(name)
    inner = re.search(r"[(（](.+?)[)）]", name)
    if inner and inner[1] in {"Burma", "Бирма", "بورما", "Бірма", "برمه"}:
        yield inner[1]


# Names that say too little on their own once the bracket is gone.
_AMBIGUOUS = {
    "korea",
    "congo",
    "virgin islands",
    "saint martin",
    "sint maarten",
    "micronesia",
    "china",
    "palestine",
    "us",
    "sudan",
}


def _add_official(tables: Tables, code: str, language: str, name: str, source: str) -> None:
    name = re.sub(r"\s*\(the\)|\s*\*+$|^the ", "", name.strip()).strip()
    if not name or code not in tables.places:
        return
    bare = _clean(name)
    tables.add(code, language, f"{name}!lookup" if "(" in name else name, source)
    if (
        "(" in name
        and fold_key(bare) not in _AMBIGUOUS
        and code not in {"MF", "SX", "VG", "VI", "KR", "KP", "CD", "CG", "TW", "HK"}
    ):
        tables.add(code, language, bare, source)


def add_own_places(tables: Tables) -> None:
    """Add our cities and territories, each spelling under the table that confirms it."""
    confirmed = _confirmations()
    further = _yaml("spellings.yaml")
    for name in ("cities.yaml", "regions.yaml", "territories.yaml", "russia.yaml"):
        for identity, entry in sorted(_yaml(name).items()):
            country = entry.get("country") or identity.split("/")[0].upper()
            tables.places[identity] = _place(
                identity,
                entry["name"],
                country,
                kind=entry.get("kind", "city"),
                source=entry.get("locode_source", "editor"),
                territory=entry.get("territory", ""),
                locode=entry.get("locode", ""),
                occupied=entry.get("occupied", ""),
            )
            spellings = [
                ("en", entry["name"]),
                *((k, t) for k in ("en", "ru", "zh", "ar", "uk") for t in entry.get(k, ())),
                *((k, t) for k, texts in further.get(identity, {}).items() for t in texts),
            ]
            for language, text in spellings:
                if language != "en" or text != entry["name"] or _names_itself(entry):
                    key = fold_key(text.partition("!")[0])
                    tables.add(identity, language, text, confirmed.get((language, key), "editor"))


def _names_itself(entry: dict[str, Any]) -> bool:
    """Say whether the display name is itself searched for, or only with care."""
    name = entry["name"]
    return "(" not in name and not any(
        str(t).partition("!")[0] == name and "!" in t for t in entry.get("en", ())
    )


def _confirmations() -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for language, file in (
        ("ru", "wd_russian_80"),
        ("ar", "wd_arabic_80"),
        ("zh", "wd_chinese_80"),
    ):
        for line in (SHARED / f"names/{file}.tsv").read_text("utf-8").splitlines():
            latin, other, _ = line.split("\t")
            found[language, fold_key(other.replace(" ", ""))] = "wikidata"
            found.setdefault(("en", fold_key(latin)), "wikidata")
    for entry in json.loads((SHARED / "places/locode/sea_ports.json").read_text("utf-8")).values():
        found["en", fold_key(entry["name"])] = "sea-ports"
    for locale, language in LANGUAGES.items():
        for zone, info in Locale.parse(locale).time_zones.items():
            city = info.get("city") or (
                zone.split("/")[-1].replace("_", " ") if language == "en" else ""
            )
            found[language, fold_key(city)] = "cldr"
    return found


def add_aliases(tables: Tables) -> None:
    """Add the further country names, and the words made of country names."""
    for source, countries in _yaml("aliases.yaml").items():
        for code, names in countries.items():
            for name in names:
                tables.add(code, _language(name), name, source)
    words = _yaml("words.yaml")
    for code, by_language in (*words["demonyms"].items(), *_yaml("demonyms.yaml").items()):
        for language, stems in by_language.items():
            for stem in stems:
                for word in _demonym_forms(language, stem):
                    tables.add(code, language, word, "editor", use="demonym")
    for code, country in tables.places.items():
        if country["kind"] == "country" and country["name_zh"]:
            tables.add(code, "zh", f"{country['name_zh']}籍", "editor", use="demonym")
    for language, phrases in words["decoys"].items():
        for phrase in phrases:
            tables.add("", language, phrase, "editor", use="decoy")


def _language(name: str) -> str:
    folded = fold(name)[0]
    for language, letters in (
        ("ru", "[а-я]"),
        ("ar", "[\u0600-\u06ff]"),
        ("zh", "[\u4e00-\u9fff]"),
    ):
        if re.search(letters, folded):
            return language
    return "en"


def _demonym_forms(language: str, stem: str) -> list[str]:
    stem, mark, care = stem.partition("!")
    if language == "ru":
        return [
            stem + ending
            for ending in (
                "ий",
                "ого",
                "ому",
                "им",
                "ом",
                "ая",
                "ой",
                "ую",
                "ое",
                "ие",
                "их",
                "ими",
            )
        ]
    if language == "ar":
        return [f"{word}{mark}{care}" for word in (stem, f"ال{stem}")]
    return [f"{stem}{mark}{care}"]


def add_latin_russian(tables: Tables) -> None:
    """Add the Russian names of Russian and Belarusian places in Latin letters, with their cases.

    “Moskvy” is no English name: these count only after a Russian word, as in “dlya Moskvy”.
    """
    taken = {key for key, _, use in tables.names if use == "name"}
    for row in sorted(tables.names.values()):
        country = tables.places[row.place]["country"] if row.place else ""
        plain = row.use == "name" and row.language == "ru" and row.care in ("", "caps")
        if country in ("RU", "BY") and plain and len(row.key) >= SHORTEST_LATIN:
            for text in latin_forms(row.text):
                if fold_key(text) not in taken:
                    tables.put_latin(row, text)


def add_sea_ports(tables: Tables) -> None:
    """Add the sea ports not already ours: by code everywhere, in running text only beside a cue."""
    ours = {place["locode"] for place in tables.places.values()}
    taken = {key for key, _, _ in tables.names}
    for code, entry in sorted(
        json.loads((SHARED / "places/locode/sea_ports.json").read_text("utf-8")).items()
    ):
        if code in ours or code[:2] not in tables.places:
            continue
        name = re.sub(r"\s*[\[(].*", "", entry["name"]).strip()
        tables.places[code] = _place(
            code, name, code[:2], kind="port", source="sea-ports", locode=code
        )
        key = fold_key(name)
        if len(key) > 3 and key not in taken:
            tables.add(code, "en", f"{name}!cue", "sea-ports")


def settle_care(tables: Tables) -> None:
    """Mark the country names that need care in running text, Russian case forms included."""
    for care, table in _yaml("care.yaml").items():
        marked = {(language, fold_key(word)) for language, words in table.items() for word in words}
        bases = {
            (row.language, row.place)
            for row in tables.names.values()
            if (row.language, row.key) in marked and "/" not in row.place
        }
        for slot, row in tables.names.items():
            one_word = " " not in row.key and row.use == "name"
            if (
                one_word
                and (row.language, row.place) in bases
                and (row.language == "ru" or (row.language, row.key) in marked)
            ):
                tables.names[slot] = replace(row, care=care)


def main(folder: Path = OUT) -> None:
    """Make the tables; without the sources beside the checkout the old ones stay."""
    if not SHARED.is_dir():
        print(f"places: no sources at {SHARED}; the tables stay as they are")
        return
    tables = Tables()
    add_countries(tables)
    add_country_names(tables)
    add_own_places(tables)
    add_aliases(tables)
    add_sea_ports(tables)
    settle_care(tables)
    add_latin_russian(tables)
    write(tables, _yaml("sources.yaml"), folder)
    print(f"places: {len(tables.places)} places, {len(tables.names)} names")


if __name__ == "__main__":
    main()
