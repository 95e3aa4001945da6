"""Make the shipped tables of places and their names from the sources, sorted, the same every time.

    python -m tools.make_places

Reads the UNSD and country-codes tables (PDDL), the sea-ports table (MIT) and the single-token name
pairs (Wikidata, CC0) beside the checkout under ../shared/data, CLDR through Babel (Unicode licence),
and our own files in tools/places. Writes places.tsv, names.tsv and sources.tsv.
"""

import csv
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from babel import Locale

from tools.russian import case_forms
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

SOURCES = (
    ("cldr", "Unicode CLDR territory names and exemplar cities, through Babel", "Unicode-3.0", "https://cldr.unicode.org"),
    ("country-codes", "datasets/country-codes, data/country-codes.csv, read 2026-05-15 (UNTERM, ISO 3166-1, ISO 4217)", "ODC-PDDL", "https://github.com/datasets/country-codes"),
    ("eu-fsf", "Country descriptions of the EU consolidated financial sanctions file of 2024-05-13", "reuse with attribution, Decision 2011/833/EU", "https://data.europa.eu/data/datasets/consolidated-list-of-persons-groups-and-entities-subject-to-eu-financial-sanctions"),
    ("editor", "Written down by hand in tools/places: a name or word in common use that no table here confirms", "Apache-2.0", ""),
    ("ofac", "Country spellings of the OFAC SDN and non-SDN lists of May 2024", "public domain (US government)", "https://sanctionslist.ofac.treas.gov"),
    ("public-repository", "UN/LOCODE as used in third parties' public code; not checked against UNECE's own table", "fact", ""),
    ("russian-forms", "Case form made by tools/russian.py from the name in the row's place", "Apache-2.0", ""),
    ("sea-ports", "marchah/sea-ports, lib/ports.json, 2020-10-23", "MIT", "https://github.com/marchah/sea-ports"),
    ("unsd", "UN Statistics Division country names in Arabic, Chinese, English and Russian, from datasets/country-codes, 2024-09-25", "ODC-PDDL", "https://unstats.un.org/unsd/methodology/m49/"),
    ("wikidata", "Single-token name pairs from Wikidata labels (steveash/NETransliteration-COLING2018)", "CC0-1.0", "https://www.wikidata.org"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class NameRow:
    """One row of names.tsv."""

    key: str
    place: str
    language: str
    use: str  # name, demonym, decoy
    care: str  # "", caps, cue, lookup
    form: str  # "", acc, obl
    text: str
    source: str


@dataclass(slots=True)
class Tables:
    """The tables being filled."""

    places: dict[str, dict[str, str]] = field(default_factory=dict)
    names: dict[tuple[str, str, str], NameRow] = field(default_factory=dict)

    def add(self, place: str, language: str, text: str, source: str, *, use: str = "name") -> None:
        """Add one name, with its Russian forms, keeping the first source that gives it."""
        text, _, care = text.strip().partition("!")
        for spelling in _spellings(text, language):
            self._put(place, language, spelling, source, use=use, care=care)
            if language == "ru" and use == "name" and re.search("[а-я]", spelling):
                for form, accusative in case_forms(spelling):
                    kind = "acc" if accusative else "obl"
                    self._put(place, language, form, "russian-forms", use=use, care=care, form=kind)

    def _put(
        self,
        place: str,
        language: str,
        text: str,
        source: str,
        *,
        use: str,
        care: str,
        form: str = "",
    ) -> None:
        if use == "name" and re.search(r"[(),]", text) and not care and "/" not in place:
            care = "lookup"
        for key in _keys(text):
            slot = (key, place, use)
            held = self.names.get(slot)
            if held and (held.form in ("", form) or form == "obl"):
                if form == "acc" and held.form == "":
                    self.names[slot] = _replace(
                        held, form="acc"
                    )  # "в Минск": the name as it stands
                if care and not held.care and source == "editor":
                    self.names[slot] = _replace(self.names[slot], care=care)
                continue
            self.names[slot] = NameRow(
                key=key,
                place=place,
                language=language,
                use=use,
                care=care,
                form=form,
                text=text,
                source=source,
            )


def _replace(row: NameRow, **changes: str) -> NameRow:
    kept = {name: getattr(row, name) for name in NameRow.__slots__}
    return NameRow(**{**kept, **changes})


def _keys(text: str) -> list[str]:
    """Give the keys a name is found by: without commas, and with them where the name has one."""
    plain = fold_key(text)
    parts = [fold_key(part) for part in text.split(",")]
    return [plain] if len(parts) == 1 or not all(parts) else [plain, ", ".join(parts)]


def _spellings(text: str, language: str) -> Iterator[str]:
    """Give the name, and the same with `and` for `&` and `Saint` for `St.`."""
    yield text
    if language == "en" and "&" in text:
        yield text.replace("&", "and")
    if language == "en" and text.startswith("St. "):
        yield text.replace("St. ", "Saint ", 1)
    if text.endswith(" область"):
        yield text.replace(" область", " обл")
    if text.endswith(" Oblast"):
        yield text.replace(" Oblast", " Obl")
        yield text.replace(" Oblast", " Region")


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _yaml(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load((OWN / name).read_text("utf-8"), Loader=yaml.BaseLoader)
    return loaded


def add_countries(tables: Tables) -> None:
    """Add the countries of ISO 3166-1, and Kosovo, which the lists name, under its user-assigned code."""
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
        for column, language in _name_columns(row):
            _add_official(tables, row["ISO3166-1-Alpha-2"], language, row[column], "country-codes")


def _name_columns(row: dict[str, str]) -> Iterable[tuple[str, str]]:
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
    for name in ("cities.yaml", "regions.yaml", "territories.yaml"):
        for identity, entry in sorted(_yaml(name).items()):
            country = entry.get("country") or identity.split("/")[0].upper()
            tables.places[identity] = _place(
                identity, entry["name"], country, kind=entry.get("kind", "city"), source=entry.get("locode_source", "editor"),
                territory=entry.get("territory", ""), locode=entry.get("locode", ""), occupied=entry.get("occupied", ""),
            )  # fmt: skip
            spellings = [
                ("en", entry["name"]),
                *((k, t) for k in ("en", "ru", "zh", "ar", "uk") for t in entry.get(k, ())),
            ]
            for language, text in spellings:
                if language != "en" or text != entry["name"] or _names_itself(entry):
                    key = fold_key(text.partition("!")[0])
                    tables.add(identity, language, text, confirmed.get((language, key), "editor"))


def _names_itself(entry: dict[str, Any]) -> bool:
    """Say whether the display name is itself searched for, as it is stated without care below it."""
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
    for code, by_language in words["demonyms"].items():
        for language, stems in by_language.items():
            for stem in stems:
                for word in _demonym_forms(language, stem):
                    tables.add(code, language, word, "editor", use="demonym")
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
        return [stem, f"ال{stem}"]
    return [stem]


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


# Country names that are also ordinary words, names of people or chemicals in their language.
CAPS = {
    "en": "china turkey jordan chad georgia guinea jersey chile panama peru mali niger togo oman cuba reunion iran israel poland dominica malta guam man iceland us uk uae america emirates",
    "ru": "индия германия куба чад перу чили оман катар панама бутан мали нигер того конго ирак иран греция гана",
    "fa": "",
    "uk": "",
}
LOOKUP = {
    "ru": "того мали",
    "ar": "مالي عمان",
    "zh": "中非",
    "fa": "مالي هند چاد",
    "uk": "того малі",
}


def settle_care(tables: Tables) -> None:
    """Mark the country names that need care in running text, Russian case forms included."""
    for care, table in (("caps", CAPS), ("lookup", LOOKUP)):
        marked = {
            (language, fold_key(word))
            for language, words in table.items()
            for word in words.split()
        }
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
                tables.names[slot] = _replace(row, care=care)


def write(tables: Tables) -> None:
    """Write the three tables."""
    OUT.mkdir(parents=True, exist_ok=True)
    columns = list(next(iter(tables.places.values())))
    _write(
        OUT / "places.tsv",
        columns,
        ([p[c] for c in columns] for _, p in sorted(tables.places.items())),
    )
    names = sorted(tables.names.values())
    _write(
        OUT / "names.tsv",
        list(NameRow.__slots__),
        ([getattr(n, c) for c in NameRow.__slots__] for n in names),
    )
    _write(OUT / "sources.tsv", ["key", "title", "licence", "url"], (list(s) for s in SOURCES))


def _write(path: Path, columns: list[str], rows: Iterable[list[str]]) -> None:
    lines = ["\t".join(columns), *("\t".join(row) for row in rows)]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    """Make the tables."""
    tables = Tables()
    add_countries(tables)
    add_country_names(tables)
    add_own_places(tables)
    add_aliases(tables)
    add_sea_ports(tables)
    settle_care(tables)
    write(tables)
    print(f"places: {len(tables.places)} places, {len(tables.names)} names")


if __name__ == "__main__":
    main()
