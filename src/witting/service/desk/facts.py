"""Facts as a page shows them: what was found, name against name, where it goes, what is missing."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from witting.service.desk.document import fact_place
from witting.service.desk.on_desk import on_desk
from witting.service.desk.ownership import Behind, OwnersDrawn, Record, nothing_drawn
from witting.service.desk.wording import plain

_QUOTED = re.compile(r"‘([^’]+)’")


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenRow:
    """One word of the deal's name beside the word of the listed name it met."""

    asked: str
    listed: str
    how: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRow:
    """One part of a score, and the bar it is drawn as, in hundredths of the whole."""

    name: str
    because: str
    value: float
    x: float
    width: float

    @property
    def words(self) -> str:
        """Give the value as it adds up."""
        return f"{self.value:+.4f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyShown:
    """A party beside the listed one it may be."""

    party_name: str
    role: str
    listed_name: str
    entry_name: str
    entry_id: str
    list_id: str
    programmes: str
    listed_on: str
    listed_on_source: str
    marker: str
    certainty: str
    is_match: bool
    score: str
    tokens: tuple[TokenRow, ...]
    parts: tuple[PartRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerShown:
    """Who stands behind a party, and the way there."""

    party_name: str
    standing: str
    held: str
    rule: str
    owners: tuple[tuple[str, str, bool], ...]  # name, entry, whether it is certain
    chain: tuple[str, ...]
    drawn: OwnersDrawn | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactShown:
    """One fact: its sentence, the input's words, and what its kind adds."""

    place: str  # its anchor on the page
    ref: str  # 1/f3
    kind: str
    label: str
    because: str
    quoted: str
    field: str
    party: PartyShown | None = None
    owner: OwnerShown | None = None
    marks: tuple[str, ...] = ()  # tier, heading, country, weight


def fact_shown(fact: Record, number: int, behind: Behind = nothing_drawn) -> FactShown:
    """Give a fact of a deal as its page shows it; `behind` draws who is behind a party."""
    span = fact["span"] or {"text": "", "field": ""}
    kind = fact["kind"]
    return FactShown(
        place=fact_place(number, fact["id"]),
        ref=f"{number}/{fact['id']}",
        kind=kind,
        label={"owner": "owners"}.get(kind, plain(kind)),
        because=on_desk(fact["because"]),
        quoted=span["text"],
        field=span["field"],
        party=_party(fact) if kind == "party" else None,
        owner=_owner(fact, behind) if kind == "owner" else None,
        marks=tuple(dict.fromkeys(one for one in _marks(fact) if one)),  # DE, DE: once
    )


def token_rows(parts: Iterable[Record]) -> tuple[TokenRow, ...]:
    """Give the words of two names as the score set them side by side.

    >>> said = "‘lantingwan’ is a slip or two from ‘lantinwan’ (0.90)"
    >>> token_rows([{"name": "name", "because": said, "value": 0.5}])[0].listed
    'lantinwan'
    """
    found = []
    for part in parts:
        words = _QUOTED.findall(part["because"])
        if part["name"] != "name" or not words:
            continue
        found.append(
            TokenRow(
                asked=words[0],
                listed=words[-1],
                how=_QUOTED.sub("", part["because"]).strip(" ,.") or "agrees",
                value=part["value"],
            )
        )
    return tuple(found)


def part_rows(parts: Iterable[Record]) -> tuple[PartRow, ...]:
    """Give the parts of a score as a waterfall: each bar begins where the one before ended."""
    found, at = [], 0.0
    for part in parts:
        start, at = at, at + part["value"]
        low, high = sorted((start, at))
        found.append(
            PartRow(
                name=plain(part["name"]),
                because=part["because"],
                value=part["value"],
                x=round(100 * max(0.0, low), 2),
                width=round(100 * max(0.004, min(1.0, high) - max(0.0, low)), 2),
            )
        )
    return tuple(found)


def _party(fact: Record) -> PartyShown:
    return PartyShown(
        party_name=fact["party_name"],
        role=plain(fact["role"]),
        listed_name=fact["listed_name"],
        entry_name=fact["entry_name"],
        entry_id=fact["entry_id"],
        list_id=fact["list_id"],
        programmes=", ".join(fact["programmes"]),
        listed_on=fact["listed_on"],
        listed_on_source=fact["listed_on_source"],
        marker=fact["section_11_marker"],
        certainty=plain(fact["certainty"]),
        is_match=fact["is_match"],
        score=f"{fact['score']:.4f}",
        tokens=token_rows(fact["parts"]),
        parts=part_rows(fact["parts"]),
    )


def _owner(fact: Record, behind: Behind) -> OwnerShown:
    least, most = fact["least"], fact["most"]
    return OwnerShown(
        party_name=fact["party_name"],
        standing=plain(fact["standing"]),
        held=f"{least} %" if least == most else f"{least} to {most} %",
        rule=fact["rule"],
        owners=tuple((one["name"], one["entry_id"], one["is_certain"]) for one in fact["owners"]),
        chain=tuple(fact["chain"]),
        drawn=behind(fact),
    )


def _marks(fact: Record) -> list[str]:
    match fact["kind"]:
        case "goods":
            return [
                fact["tier"] and f"tier {fact['tier']}",
                fact["hs6"] and f"HS {fact['hs6']}",
                *fact["item_classes"],
                *fact["families"],
                fact["hs_title"],
                f"sure to {fact['confidence']:.2f}",
            ]
        case "place":
            roles = ", ".join(plain(one) for one in fact["roles"])
            return [fact["name"], fact["country"], fact["territory"], fact["part"], roles]
        case "red_flag":
            return [fact["flag"], f"weight {fact['weight']:.2f}"]
        case "missing":
            return [plain(fact["what"])]
        case _:
            return []
