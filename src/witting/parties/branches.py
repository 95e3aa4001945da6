"""The bank a branch belongs to: a branch abroad is the bank itself, whatever city it names.

`GAZPROMBANK (SHANGHAI BRANCH)` and `Сбербанк филиал в Нью-Дели` are asked about as Gazprombank and
Sberbank too; only the branch word and the place beside it are set aside, never another place, so
that `Bank of China Moscow Branch` stays the Bank of China.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from witting.places import PlaceMention, find_places

_BRANCH = re.compile(
    r"\b(?:(?:foreign|overseas)\s+)?(?:branch(?:\s+office)?|filiale?|sucursal|succursale|"
    r"zweigniederlassung|niederlassung|rep(?:\.|resentative)?\s+office|predstavitel'?stvo)\b"
    r"|\b(?:филиал|отделени|представительств)\w*|分行|支行|代表处|代表處|فرع|مكتب تمثيل",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(r"\b\w+(?:ский|ское|ском|ского)\s*$", re.IGNORECASE)  # Московский филиал
_BESIDE = re.compile(r"[\s,()（）«»\"/.-]*")
_LEADS = re.compile(
    r"[\s,()（）«»\"/.-]*(?:(?:in|at|of|en|à|a|в|во|г|гор|города?|город|city|في|ب)\b)?[\s.]*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\s*(?:no\.?|№|#|n)\s*[\d/]+", re.IGNORECASE)
_OF = re.compile(r"\b(?:of|de|of the)\s*$", re.IGNORECASE)
_BANK = re.compile(r"bank|banque|banco|банк|银行|銀行|بنك|مصرف", re.IGNORECASE)
_BRACKET = re.compile(r"[(（]([^()（）]{2,40})[)）]")


@lru_cache(maxsize=4_096)  # a name is asked of several indexes, one after another
def head_office(name: str) -> str:
    """Give the name a branch's bank bears, or "" where no branch is named.

    A bank with a place alone in brackets is read as a branch or a subsidiary too.

    >>> head_office("Сбербанк филиал в Нью-Дели"), head_office("VTB Bank (PJSC) Shanghai Branch")
    ('Сбербанк', 'VTB Bank (PJSC)')
    """
    found = _BRANCH.search(name)
    cut = _branch_cut(name, found) if found else _bracket_cut(name)
    if cut is None:
        return ""
    rest = f"{name[: cut[0]]} {name[cut[1] :]}".replace("()", " ").strip(" ,-(/")
    return re.sub(r"\s+", " ", rest) if any(letter.isalpha() for letter in rest) else ""


def _branch_cut(name: str, branch: re.Match[str]) -> tuple[int, int]:
    """Give where the branch word with its place begins and ends."""
    start, end = branch.span()
    numbered = _NUMBER.match(name, end)
    end = numbered.end() if numbered else end
    places = find_places(name)
    before = [p for p in places if p.end <= start and _BESIDE.fullmatch(name, p.end, start)]
    adjective = _ADJECTIVE.search(name[:start])
    if before and not _OF.search(name[: before[-1].start]):
        start = before[-1].start
    elif adjective:
        start = adjective.start()
    return start, _end_of_places(name, end, places)


def _end_of_places(name: str, end: int, places: Iterable[PlaceMention]) -> int:
    for place in sorted(places, key=lambda p: p.start):
        if place.start >= end and _LEADS.fullmatch(name, end, place.start):
            end = place.end
    return end


def _bracket_cut(name: str) -> tuple[int, int] | None:
    """Give where a bank's bracket that holds a place and nothing else begins and ends."""
    if not _BANK.search(name):
        return None
    for found in _BRACKET.finditer(name):
        inside = found[1].strip()
        if any(p.text == inside for p in find_places(inside)):
            return found.span()
    return None
