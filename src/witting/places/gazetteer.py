"""The shipped tables of places and names, read once, the first time somebody asks."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple, cast, get_args

from witting.base import BrokenList
from witting.places.record import Place, PlaceKind

DATA = Path(__file__).resolve().parents[1] / "data" / "places"


class Name(NamedTuple):
    """One name of one place. `place` is None for a decoy: a phrase that only looks like a place.

    A plain tuple, as ten thousand of them are made before the first answer.
    """

    place: Place | None
    language: str
    use: str  # name, demonym, decoy
    care: str  # "", caps, cue, lookup: see tools/places/cities.yaml
    form: str  # "", acc, obl
    text: str


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Every place by id, code and name, and how long a name starting with a word can be."""

    places: dict[str, Place]
    by_locode: dict[str, Place]
    alpha3: dict[str, str]
    shown: dict[str, dict[str, str]]  # language to country code to the name to show
    names: dict[str, tuple[Name, ...]]  # by folded key
    longest: dict[str, int]  # first word (or first Han character) to words (characters)


@cache
def gazetteer() -> Gazetteer:
    """Read the shipped tables. Raises BrokenList if the installation's files are damaged."""
    places: dict[str, Place] = {}
    alpha3: dict[str, str] = {}
    shown: dict[str, dict[str, str]] = {"ru": {}, "ar": {}, "zh": {}}
    for row in _rows("places.tsv", 12):
        places[row[0]] = Place(
            id=row[0],
            name=row[1],
            country=row[2],
            territory=row[3],
            kind=_kind(row[4]),
            locode=row[5],
            under_occupation=row[6] == "yes",
        )
        if row[4] == "country":
            alpha3[row[7] or row[0]] = row[0]
            for column, language in enumerate(("ru", "ar", "zh"), start=8):
                shown[language][row[0]] = row[column] or row[1]
    names, longest = _read_names(places)
    by_locode = {place.locode: place for place in places.values() if place.locode}
    return Gazetteer(places, by_locode, alpha3, shown, names, longest)


def _read_names(places: dict[str, Place]) -> tuple[dict[str, tuple[Name, ...]], dict[str, int]]:
    """Index the names; where several places share one, the country comes first, then our cities."""
    names: dict[str, tuple[Name, ...]] = {}
    longest: dict[str, int] = {}
    for key, place, language, use, care, form, text, _ in _rows("names.tsv", 8):
        name = Name(places.get(place), language, use, care, form, text)
        names[key] = (*names.get(key, ()), name)
        if care != "lookup":
            first = key[0] if is_han(key) else key.split(" ", 1)[0].rstrip(",")
            length = len(key) if is_han(key) else key.count(" ") + 1
            if length > longest.get(first, 0):
                longest[first] = length
    shared = {
        key: tuple(sorted(found, key=_rank)) for key, found in names.items() if len(found) > 1
    }
    return names | shared, longest


_KIND_RANK = {
    kind: rank for rank, kind in enumerate(("country", "territory", "region", "city", "port"))
}


def _rank(name: Name) -> tuple[bool, int, bool]:
    """Order names that share a spelling: names before adjectives, large places before small."""
    place = name.place
    from_port_table = place is not None and place.id == place.locode
    return (name.use == "demonym", -1 if place is None else _KIND_RANK[place.kind], from_port_table)


def is_han(key: str) -> bool:
    """Say whether a folded key is written in Chinese characters, which need no spaces."""
    return "\u3400" <= key[0] <= "\u9fff" or "\uf900" <= key[0] <= "\ufaff"


def _kind(text: str) -> PlaceKind:
    if text not in get_args(PlaceKind):
        raise BrokenList(f"places.tsv names an unknown kind of place {text!r}: reinstall witting")
    return cast("PlaceKind", text)


def _rows(file: str, columns: int) -> list[list[str]]:
    try:
        lines = (DATA / file).read_text("utf-8").splitlines()
    except OSError as error:
        raise BrokenList(
            f"The table {file} that came with witting cannot be read ({error.strerror}). Without it"
            " no place can be recognised: reinstall witting."
        ) from None
    rows = [line.split("\t") for line in lines[1:]]
    if any(len(row) != columns for row in rows):
        raise BrokenList(f"The table {file} that came with witting is damaged: reinstall witting.")
    return rows
