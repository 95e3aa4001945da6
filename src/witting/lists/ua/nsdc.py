"""Reads Ukraine's State Register of Sanctions as its interface gives it (subjects as JSON).

No real file was at hand: the interface asks for a key. The form was read from public readers of it
(datasets/ua/nsdc_sanctions in opensanctions/opensanctions, and the lookups beside it): an array of
subjects with `sid`, `name`, `translit`, `aliases`, `citizenships`, `bd`, `dd`, `identifiers`,
`attributes`, `status`. What each decree says of a subject comes from a second address
(`/subjects/{sid}/actions`); it is read where it is put into the subject as `actions`.

A subject does not say what it is: the interface is asked for individuals and for legal entities
apart, so the kind is known where `subjectType` is kept, or where the file's name holds the word.
Subjects whose status is not active are in the register though nothing is in force against them:
they come in `removed`, and are not screened.
"""

from pathlib import Path
from typing import Any

from witting.base import ListedName, ListEntry, NameKind, PartyKind
from witting.lists.countries import code_of
from witting.lists.json_records import records
from witting.lists.parsed import (
    ParsedList,
    Progress,
    RejectedRecord,
    named_day,
    nothing_in,
    unknown_fields,
)
from witting.lists.script import script_of
from witting.lists.sources import list_used
from witting.lists.ua.words import Attributes, day_of, identifier_of, names_in

READ = frozenset(
    {
        *("sid", "subjectType", "name", "translit", "aliases", "citizenships", "bd", "dd"),
        *("identifiers", "attributes", "status", "actions"),
    }
)
"""Every field of a subject that is read; whatever an action says is kept."""

_KINDS = {"individual": PartyKind.PERSON, "legal": PartyKind.ORGANISATION}


def read_nsdc(
    path: Path, sha256: str, published: str | None = None, progress: Progress | None = None
) -> ParsedList:
    """Read one file of subjects. Raises BrokenList where none of them can be read."""
    rejected: list[RejectedRecord] = []
    entries: list[ListEntry] = []
    removed: list[ListEntry] = []
    seen: set[str] = set()
    said = next((word for word in _KINDS if word in path.stem.casefold()), "")
    for where, subject in records(path, rejected, progress):
        seen.update(subject)
        try:
            entry = _entry(subject, _KINDS.get(_text(subject.get("subjectType")) or said))
        except ValueError as error:
            rejected.append(RejectedRecord(where=where, why=str(error)))
            continue
        (entries if _is_active(subject) else removed).append(entry)
    if not entries:
        raise nothing_in(path, "subject in force", "Ask the register again.")
    rejected.extend(unknown_fields(path, seen - READ))
    day = published or named_day(path)
    return ParsedList(
        meta=list_used("ua-nsdc", published=day, entries=len(entries), sha256=sha256),
        entries=tuple(entries),
        rejected=tuple(rejected),
        removed=tuple(removed),
    )


def _is_active(subject: dict[str, Any]) -> bool:
    """Say whether something is in force; a status not known here counts as in force."""
    return _text(subject.get("status")).casefold() not in ("expired", "excluded")


def _entry(subject: dict[str, Any], kind: PartyKind | None) -> ListEntry:
    number = _text(subject.get("sid"))
    if not number:
        raise ValueError("the subject has no sid, so it cannot be referred to")
    names = _names(subject)
    if not names:
        raise ValueError(f"the subject {number} has no name, so nobody can be matched against it")
    status = _text(subject.get("status"))
    told = Attributes()
    for one in _objects(subject.get("attributes")):
        told.add(_text(one.get("key")), _text(one.get("value")))
    birth, unread = day_of(_text(subject.get("bd")))
    details = [("status", status), ("dd", _text(subject.get("dd"))), *told.details]
    if kind is not PartyKind.PERSON or unread:
        details.append(("bd", _text(subject.get("bd"))))
    codes = {one: code_of(one) for one in _texts(subject.get("citizenships"))}
    details += [("citizenships", one) for one, code in codes.items() if not code]
    details += [(f, _text(subject.get(f))) for f in ("name", "translit")]
    numbers = [identifier_of(one) for one in _objects(subject.get("identifiers"))]
    details += [detail for _number, of_number in numbers for detail in of_number]
    actions = _objects(subject.get("actions"))
    decrees = [one.get("decree") for one in actions]
    held = [decree for decree in decrees if isinstance(decree, dict)]
    started = [day for decree in held if (day := day_of(_text(decree.get("date")))[0])]
    ended = [day_of(_text(one.get("endDate")))[0] for one in actions]
    births = [birth] if birth and kind is PartyKind.PERSON else []
    wholes = [name for name in told.names if name not in {name.whole for name in names}]
    return ListEntry(
        id=f"ua-nsdc-{number}",
        list_id="ua-nsdc",
        kind=kind,
        names=(*names, *(_name(whole, NameKind.ALIAS) for whole in wholes)),
        programmes=tuple(dict.fromkeys(filter(None, (_text(d.get("number")) for d in held)))),
        birth_dates=tuple(dict.fromkeys([*births, *told.births])),
        birth_places=tuple(told.birth_places),
        nationalities=tuple(sorted({code for code in codes.values() if code})),
        titles=tuple(told.titles),
        identifiers=tuple(
            dict.fromkeys([*(one for one, _more in numbers if one), *told.identifiers])
        ),
        addresses=tuple(dict.fromkeys(told.addresses)),
        remarks="; ".join(told.remarks),
        listed_on=min(started, default=""),
        listed_on_source="earliest decree of its actions" if started else "",
        removed_on=max(ended) if not _is_active(subject) and ended and all(ended) else "",
        url=next(filter(None, (_text(decree.get("link")) for decree in held)), ""),
        details=tuple(
            (key, value) for key, value in dict.fromkeys([*details, *_of_actions(actions)]) if value
        ),
    )


def _names(subject: dict[str, Any]) -> tuple[ListedName, ...]:
    said = [*names_in(_text(subject.get("name"))), *names_in(_text(subject.get("translit")))]
    said += [name for one in _texts(subject.get("aliases")) for name in names_in(one)]
    wholes = dict.fromkeys(said)
    return tuple(
        _name(whole, NameKind.ALIAS if place else NameKind.PRIMARY)
        for place, whole in enumerate(wholes)
    )


def _name(whole: str, kind: NameKind) -> ListedName:
    return ListedName(whole=whole, kind=kind, script=script_of(whole))


def _of_actions(actions: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Say all of each action by its place."""
    said: list[tuple[str, str]] = []
    for number, action in enumerate(actions, 1):
        for name, value in action.items():
            if name == "restrictions":
                values = [_text(one.get("restriction")) for one in _objects(value)]
            elif isinstance(value, dict):
                said += [
                    (f"action {number} {name} {key}", _text(one)) for key, one in value.items()
                ]
                continue
            else:
                values = _texts(value)
            said += [(f"action {number} {name}", one) for one in values]
    return said


def _text(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _texts(value: object) -> list[str]:
    """Give the texts of a field that is one text or a list of them."""
    given = value if isinstance(value, list) else [value]
    return [text for one in given if (text := _text(one))]


def _objects(value: object) -> list[dict[str, Any]]:
    given = value if isinstance(value, list) else []
    return [one for one in given if isinstance(one, dict)]
