"""Reads the UN Security Council's consolidated list (XML, root CONSOLIDATED_LIST).

Its form is that of the published schema; every element is in FIELDS or LEFT_OUT. A UN name has up
to four parts and the file does not say which is the family's (for Koreans it is the first), so
names are kept whole. `Low` aliases are weak, as the committees grade them. The reference number is
an identifier of the scheme `un_reference`, by which other lists point here.
"""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from witting.base import ListEntry, NameKind, PartyKind, Quality
from witting.lists.cell_text import names_in
from witting.lists.collected import Collected, squeeze
from witting.lists.ofac.words import around, read_day
from witting.lists.parsed import ParsedList, Progress, RejectedRecord, nothing_in, unknown_fields
from witting.lists.sources import list_used
from witting.lists.un.fields import FIELDS, LEFT_OUT, read_address, read_document
from witting.lists.xml_stream import records

if TYPE_CHECKING:
    from lxml import etree

_KINDS = {"INDIVIDUAL": PartyKind.PERSON, "ENTITY": PartyKind.ORGANISATION}
_QUALITIES = {"low": Quality.WEAK}
_PARTS = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")  # LISTED_ON may carry a time zone behind it
_YEAR = re.compile(r"\d{4}")
_ARABIC = re.compile(r"in arabic(?: script)?:\s*(.+)$", re.IGNORECASE)
_NOTICE = re.compile(r"https?:\s*//www\.interpol\.int/\S+")
_NOTHING = frozenset({"na"})  # the file's own word for no value


def read_un(
    path: Path, sha256: str, published: str | None = None, progress: Progress | None = None
) -> ParsedList:
    """Read one UN list. Raises BrokenList where it holds no entry that can be read."""
    entries: list[ListEntry] = []
    rejected: list[RejectedRecord] = []
    seen: set[str] = set()
    generated = ""
    for name, element in records(path, frozenset(_KINDS), progress):
        generated = generated or str(element.getroottree().getroot().get("dateGenerated", ""))
        seen.update(_local(part) for part in element.iter("*"))
        try:
            entries.append(_entry(name, element))
        except ValueError as error:
            where = f"{path.name} {name} {_get(element, 'DATAID')} (line {element.sourceline})"
            rejected.append(RejectedRecord(where=where, why=str(error)))
    if not entries:
        raise nothing_in(path, "entry")
    rejected.extend(unknown_fields(path, seen - FIELDS - LEFT_OUT))
    day = published or (generated[:10] if _DAY.match(generated) else "")
    return ParsedList(
        meta=list_used("un-sc", published=day, entries=len(entries), sha256=sha256),
        entries=tuple(entries),
        rejected=tuple(rejected),
    )


def _entry(name: str, element: "etree._Element") -> ListEntry:
    number = _get(element, "DATAID")
    if not (number.isascii() and number.isdecimal()):
        raise ValueError(f"the record has no numeric DATAID ({number!r}), so it cannot be found")
    draft = Collected(kind=_KINDS[name])
    _read_names(draft, element)
    for child in element:
        _read_child(draft, _local(child), child)
    return draft.build(f"un-{number}", "un-sc")


def _read_names(draft: Collected, element: "etree._Element") -> None:
    parts = [_get(element, part) for part in _PARTS]
    whole = " ".join(part for part in parts if part and part not in _NOTHING)
    first, *others = names_in(whole) or ("",)
    draft.add_name(first, NameKind.PRIMARY)
    for other in others:
        draft.add_name(other)
    draft.add_name(_get(element, "NAME_ORIGINAL_SCRIPT"))


def _read_child(draft: Collected, name: str, child: "etree._Element") -> None:
    text = squeeze(child.text)
    if name == "UN_LIST_TYPE":
        draft.programmes.append(text)
    elif name == "REFERENCE_NUMBER":
        draft.add_identifier("un_reference", text)
    elif name == "LISTED_ON" and _DAY.match(text):
        draft.listed_on, draft.listed_on_source = text[:10], "LISTED_ON in the file"
    elif name == "DELISTED_ON" and _DAY.match(text):
        draft.removed_on = text[:10]
    elif name == "GENDER":
        draft.add_gender(text, name)
    elif name == "COMMENTS1":
        _read_comments(draft, text)
    elif name in ("TITLE", "DESIGNATION"):
        draft.titles.extend(_values(child))
    elif name in ("NATIONALITY", "NATIONALITY2"):
        for value in _values(child):
            draft.add_country(value, name)
    elif name in ("INDIVIDUAL_ALIAS", "ENTITY_ALIAS"):
        _read_alias(draft, child)
    elif name in ("INDIVIDUAL_ADDRESS", "ENTITY_ADDRESS"):
        read_address(draft, child)
    elif name == "INDIVIDUAL_DATE_OF_BIRTH":
        _read_birth(draft, child)
    elif name == "INDIVIDUAL_PLACE_OF_BIRTH":
        _read_birth_place(draft, child)
    elif name == "INDIVIDUAL_DOCUMENT":
        read_document(draft, child)
    elif name in ("LAST_DAY_UPDATED", "SUBMITTED_BY", "SUBMITTED_ON", "LISTED_ON", "DELISTED_ON"):
        for value in (text, *_values(child)):
            draft.add_detail(name, value)


def _read_comments(draft: Collected, text: str) -> None:
    if text:
        draft.remarks.append(text)
    for notice in _NOTICE.findall(text):
        draft.add_detail("INTERPOL notice", notice)


def _read_alias(draft: Collected, alias: "etree._Element") -> None:
    quality, text, note = (_get(alias, name) for name in ("QUALITY", "ALIAS_NAME", "NOTE"))
    kind = NameKind.FORMER if quality.lower() == "f.k.a." else NameKind.ALIAS
    graded = _QUALITIES.get(quality.lower(), Quality.STRONG)
    names = names_in(text)
    for name in names:
        draft.add_name(name, kind, graded)
    if len(names) > 1:
        draft.add_detail("ALIAS_NAME", text)
    if quality.lower() not in ("good", "low", "a.k.a.", "f.k.a."):
        draft.add_detail("alias quality", f"{text}: {quality}" if text and quality else quality)
    arabic = _ARABIC.search(note)
    if arabic:
        draft.add_name(arabic[1], kind, graded)
    draft.add_detail("alias note", f"{text}: {note}" if text and note else note)
    born = _get(alias, "DATE_OF_BIRTH")
    if _DAY.fullmatch(born) or _YEAR.fullmatch(born):
        draft.births.append(born)
    draft.add_detail("alias date of birth", f"{text}: {born}" if text and born else born)
    place = [_get(alias, name) for name in ("CITY_OF_BIRTH", "COUNTRY_OF_BIRTH")]
    draft.birth_places.append(", ".join(filter(None, place)))


def _read_birth(draft: Collected, birth: "etree._Element") -> None:
    """Read a date of birth; what is approximate becomes a year either side, so none is ruled out.

    A note may be all there is ("August 1961"), and is read where it is a date.
    """
    kind, day, note = (_get(birth, name) for name in ("TYPE_OF_DATE", "DATE", "NOTE"))
    year, first, last = (_get(birth, name) for name in ("YEAR", "FROM_YEAR", "TO_YEAR"))
    vague = kind == "APPROXIMATELY" or "approx" in note.lower()
    if first or last:
        draft.births.append("/".join(dict.fromkeys(filter(None, (first, last)))))
    elif (day or year) and vague:
        draft.births.append(around(int((day or year)[:4])))
    else:
        draft.births.append(day or year or read_day(note.replace(".", "")))
    draft.add_detail("date of birth note", note)
    if vague:
        draft.add_detail("date of birth", f"approximately {day or year}".strip())


def _read_birth_place(draft: Collected, place: "etree._Element") -> None:
    names = ("STREET", "CITY", "STATE_PROVINCE", "COUNTRY")
    draft.birth_places.append(", ".join(filter(None, (_get(place, name) for name in names))))
    draft.add_detail("place of birth note", _get(place, "NOTE"))


def _values(element: "etree._Element") -> list[str]:
    values = (squeeze(child.text) for child in element)
    return [value for value in values if value and value not in _NOTHING]


def _get(element: "etree._Element", name: str) -> str:
    return squeeze(element.findtext(f"{{*}}{name}"))


def _local(element: "etree._Element") -> str:
    return str(element.tag).rpartition("}")[2]
