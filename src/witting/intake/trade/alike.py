"""Whether two statements of trade documents say the same: names by their reading, figures by value.

Each question has three answers: the same, not the same, and not to be told (None), where what is
written cannot be compared: an unknown port, two units, names in scripts that are not read alike.
"""

from decimal import Decimal
from functools import lru_cache
from itertools import product

from witting.base import Party, RoutePoint
from witting.intake.differences import plain_key
from witting.intake.trade.tables import fold, words_of
from witting.names import Reading, alike, is_particle, readings, scripts_of
from witting.places import Place, lookup, port
from witting.places.scan import find_places

_LIKE = 9_000  # basis points from which two words of a name are one
_LONGEST = 160
_ROUNDED = Decimal("0.005")  # by as much may weights differ that were rounded on the way
_WITHOUT_SOUND = frozenset({"hani", "hang", "kana"})


def same_party(one: Party, other: Party) -> bool | None:
    """Say whether two parties are one: by a number both state, or else by their names.

    Names in Chinese letters are often translated and not spelt, so that such a name and one in
    other letters that do not read alike tell nothing.
    """
    ours = {number.scheme: number.value for number in one.identifiers}
    theirs = {number.scheme: number.value for number in other.identifiers}
    shared = ours.keys() & theirs.keys() & _EXACT
    if any(ours[scheme] == theirs[scheme] for scheme in shared):
        return True
    named = same_name(one.name, other.name)
    if named is not True and shared:
        return False
    return named


_EXACT = frozenset({"inn", "ogrn", "uscc", "lei", "imo", "duns", "bic"})


@lru_cache(maxsize=8192)
def same_name(one: str, other: str) -> bool | None:
    """Say whether two names read alike, in any script and without their legal forms.

    >>> same_name("ООО «Ромашка Трейд»", "Romashka Trade LLC"), same_name("Alpha LLC", "Beta LLC")
    (True, False)
    >>> same_name("深圳云帆半导体有限公司", "Cloudsail Semiconductor Ltd") is None
    True
    """
    if not one.strip() or not other.strip():
        return None
    if plain_key(one) == plain_key(other):
        return True
    ours = readings(one[:_LONGEST], person=False)[:4]
    theirs = readings(other[:_LONGEST], person=False)[:4]
    if any(_reads_alike(a, b) for a, b in product(ours, theirs)):
        return True
    scripts = set(scripts_of(one)), set(scripts_of(other))
    is_translated = bool((scripts[0] ^ scripts[1]) & _WITHOUT_SOUND)
    is_abjad = bool((scripts[0] ^ scripts[1]) & {"arab", "hebr"})
    return None if is_translated or is_abjad else False


def _reads_alike(one: Reading, other: Reading) -> bool:
    """Say whether the words of two readings are the same: legal forms, places and order aside."""
    ours, theirs = _core(one), _core(other)
    if not ours or not theirs:
        return False
    short, long = sorted((ours, theirs), key=len)
    left = list(long)
    for word in short:
        found = next((w for w in left if w == word or alike(w, word) >= _LIKE), None)
        if found is None:
            return False
        left.remove(found)
    # A further word of trade or place is no other name; a further name is.
    return all(word.startswith(("+", "@", ".")) for word in left)


def _core(reading: Reading) -> list[str]:
    names = [word for word in reading if not word.startswith(".") and not is_particle(word)]
    return names or list(reading)


@lru_cache(maxsize=8192)
def same_place(one: RoutePoint, other: RoutePoint) -> bool | None:
    """Say whether two boxes name one place; a country and a place in it do not contradict.

    >>> same_place(RoutePoint(part="to", text="宁波"), RoutePoint(part="to", text="NINGBO, CHINA"))
    True
    """
    ours, theirs = _places(one), _places(other)
    if plain_key(one.text) == plain_key(other.text):
        return True
    if not ours or not theirs:
        words = ({w.key for w in words_of(point.text)} for point in (one, other))
        return True if set.intersection(*words) else None
    for a, b in product(ours, theirs):
        if a.id == b.id or (a.country == b.country and "country" in (a.kind, b.kind)):
            return True
    return False


def _places(point: RoutePoint) -> list[Place]:
    held = port(point.code) or lookup(point.text)
    if held is not None:
        return [held]
    named = [m.place for m in find_places(point.text) if m.kind == "name" and not m.in_street]
    return [place for place in named if place.kind != "country"] or named


def same_figure(one: Decimal, other: Decimal, *, rounded: bool = False) -> bool:
    """Say whether two figures are one; weights may be rounded.

    >>> same_figure(Decimal("1240"), Decimal("1240.0")), same_figure(Decimal(1000), Decimal(999))
    (True, False)
    """
    if rounded:
        return abs(one - other) <= _ROUNDED * max(abs(one), abs(other))
    return one == other


def same_code(one: str, other: str) -> bool:
    """Say whether two numbers of voyages or containers are one, written with zeros or without."""
    return _bare(one) == _bare(other)


def _bare(text: str) -> str:
    letters = "".join(fold(sign) for sign in text if sign.isalnum())
    return letters.lstrip("0")


def unit_class(unit: str) -> str:
    """Give what a unit counts: `pieces`, `packages`, `sets`, `kg`; "" where it is not known.

    >>> unit_class("шт"), unit_class("PCS"), unit_class("箱"), unit_class("")
    ('pieces', 'pieces', 'packages', '')
    """
    folded = fold(unit.strip(" ."))
    return next((name for name, units in _UNITS.items() if folded in units), "")


_UNITS = {
    "pieces": frozenset(
        [
            "pcs",
            "pc",
            "pce",
            "piece",
            "pieces",
            "unit",
            "units",
            "ea",
            "each",
            "nos",
            "шт",
            "штук",
            "штука",
            "штуки",
            "قطعه",
            "قطع",
            "وحده",
            "个",
            "個",
            "件",
            "只",
            "台",
            "片",
            "支",
            "颗",
        ]
    ),
    "sets": frozenset(["set", "sets", "комплект", "комплектов", "компл", "مجموعه", "套"]),
    "packages": frozenset(
        [
            "carton",
            "cartons",
            "ctn",
            "ctns",
            "box",
            "boxes",
            "case",
            "cases",
            "pkg",
            "pkgs",
            "package",
            "packages",
            "crate",
            "crates",
            "место",
            "мест",
            "места",
            "коробок",
            "коробки",
            "коробов",
            "ящик",
            "ящиков",
            "ящика",
            "упак",
            "упаковок",
            "كرتون",
            "كراتين",
            "صندوق",
            "صناديق",
            "طرد",
            "طرود",
            "箱",
            "纸箱",
            "木箱",
            "包",
        ]
    ),
    "kg": frozenset(
        ["kg", "kgs", "кг", "كجم", "كغ", "كغم", "公斤", "千克", "kilogram", "kilograms"]
    ),
    "tonnes": frozenset(
        ["t", "mt", "ton", "tons", "tonne", "tonnes", "т", "тонн", "тонна", "тонны", "طن", "吨"]
    ),
}
