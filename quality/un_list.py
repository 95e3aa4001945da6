"""Reads names, kinds and birth dates of the UN consolidated list, for the labelled sets only.

`NAME_ORIGINAL_SCRIPT` beside the Latin name of the same entry is a true cross-script pair.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from witting.base import ListedName, ListEntry, NameKind, PartyKind, Quality
from witting.lists.script import script_of
from witting.lists.xml_stream import records

if TYPE_CHECKING:
    from lxml import etree

_KINDS = {"INDIVIDUAL": PartyKind.PERSON, "ENTITY": PartyKind.ORGANISATION}
_PARTS = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_YEAR = 4


def read_un(path: Path) -> list[ListEntry]:
    """Give the entries of one UN file, with every name it has in every script."""
    return [_entry(kind, element) for kind, element in records(path, frozenset(_KINDS))]


def _entry(kind: str, element: "etree._Element") -> ListEntry:
    primary = " ".join(filter(None, (_text(element, part) for part in _PARTS)))
    names = [_name(primary, NameKind.PRIMARY, Quality.STRONG)]
    names += [
        _name(original, NameKind.ALIAS, Quality.STRONG)
        for original in _text(element, "NAME_ORIGINAL_SCRIPT").splitlines()
    ]
    for alias in element.findall(f"{kind}_ALIAS"):
        weak = _text(alias, "QUALITY") == "Low"
        quality = Quality.WEAK if weak else Quality.STRONG
        names.append(_name(_text(alias, "ALIAS_NAME"), NameKind.ALIAS, quality))
    return ListEntry(
        id=f"un-{_text(element, 'DATAID')}",
        list_id="un",
        kind=_KINDS[kind],
        names=tuple(dict.fromkeys(name for name in names if name.whole)),
        birth_dates=tuple(filter(None, map(_born, element.findall("INDIVIDUAL_DATE_OF_BIRTH")))),
    )


def _name(whole: str, kind: NameKind, quality: Quality) -> ListedName:
    clean = " ".join(whole.split())
    return ListedName(whole=clean, kind=kind, quality=quality, script=script_of(clean))


def _born(element: "etree._Element") -> str:
    first, last = _text(element, "FROM_YEAR"), _text(element, "TO_YEAR")
    if first and last:
        return f"{first}/{last}"
    day, year = _text(element, "DATE")[:10], _text(element, "YEAR")
    return day or (year if len(year) == _YEAR else "")


def _text(element: "etree._Element", tag: str) -> str:
    return (element.findtext(tag) or "").strip()
