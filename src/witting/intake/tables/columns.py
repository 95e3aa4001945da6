"""Says what a column may be by the words of its header, in the order the columns stand.

A header is taken apart into words that name a party, a part of one, a field or a number: "Страна
покупателя" and "Buyer's country" are the buyer's country. What a header says of a party it does not
name is of the party in the columns before it. A word that is not known leaves the guess unsure.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from witting.base import DealKind, Role
from witting.intake.tables.fields import PARTS, PLAIN, ROLES, TEXT, VESSEL_NUMBERS, is_party
from witting.intake.tables.vocabulary import Meaning, alone, vocabulary
from witting.intake.tables.words import folded
from witting.intake.trade.tables import words_of

UNKNOWN = "no word of it is known"
_LONGEST = 120  # characters of a header
_SIDES = {
    Role.DEBTOR: Role.DEBTOR_AGENT,
    Role.ULTIMATE_DEBTOR: Role.DEBTOR_AGENT,
    Role.CONSIGNEE: Role.DEBTOR_AGENT,
    Role.APPLICANT: Role.ISSUING_BANK,
}
"""Whose bank is on which side; of all others it is the seller's."""

_ONCE = frozenset({"day", "currency", "reference", "uetr"})
_STATED = frozenset({"person", *PARTS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """What a column was taken for, why, and whether that may be relied on unasked."""

    field: str  # `debtor.country`; `text` for what has no field of its own
    why: str
    is_sure: bool


@dataclass(slots=True)
class _Parts:
    """What the words of one header say."""

    parties: list[str] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    details: list[str] = field(default_factory=list)
    schemes: list[str] = field(default_factory=list)
    money: str = ""
    is_bank: bool = False
    is_number: bool = False
    is_other: bool = False
    unknown: list[str] = field(default_factory=list)

    def says_party(self) -> bool:
        return bool(self.parties or self.is_bank)


def senses(headers: Sequence[str], kind: DealKind) -> list[Sense]:
    """Give what each column of a table may be, of payments or of orders."""
    if kind is DealKind.ORDER and is_own(headers):
        return [Sense(field=_own(name), why="by its own name", is_sure=True) for name in headers]
    taken = [_parts(header[:_LONGEST], kind) for header in headers]
    taken = _with_alone(headers, taken)
    walk = _Walk(kind, has_goods=any("goods" in parts.fields for parts in taken))
    return [walk.sense(parts) for parts in taken]


def _with_alone(headers: Sequence[str], taken: list[_Parts]) -> list[_Parts]:
    """Give the parts with what bare words say: "Номер" the reference, if no other column does."""
    said = {one for parts in taken for one in parts.fields}
    found = []
    for header, parts in zip(headers, taken, strict=True):
        meant = alone().get(folded(header), "")
        if meant and meant not in said:
            parts = _Parts(fields=[meant])
            said.add(meant)
        found.append(parts)
    return found


def is_own(headers: Sequence[str]) -> bool:
    """Say whether all columns have the names of this project's own table of orders."""
    from witting.intake.order_csv import COLUMNS

    return bool(headers) and all(name.strip().lower() in COLUMNS for name in headers)


def _own(name: str) -> str:
    """Give the field of a column in our own names.

    >>> _own("end_user_country"), _own("Goods"), _own("debtor_agent")
    ('end_user.country', 'goods', 'debtor_agent')
    """
    own = name.strip().lower()
    for part in PARTS:
        role = own.removesuffix(f"_{part}")
        if role != own and role in set(ROLES):
            return f"{role}.{part}"
    return own


def _parts(header: str, kind: DealKind) -> _Parts:
    words, phrases, parts = words_of(header), vocabulary(kind), _Parts()
    found: list[tuple[str, list[Meaning]]] = []
    at = 0
    while at < len(words):
        length, meanings = phrases.at(words, at)
        end = words[at + max(length, 1) - 1].end
        found.append((header[words[at].start : end], meanings))
        at += max(length, 1)
    names_party = any(one.sort == "party" for _, meanings in found for one in meanings)
    for text, meanings in found:
        _take(parts, text, _chosen(meanings, beside_party=names_party and len(found) > 1))
    return parts


def _chosen(meanings: list[Meaning], *, beside_party: bool) -> Meaning | None:
    """Choose what a phrase means: beside a party's word, rather something of that party."""
    ranked = ("party", "scheme", "detail", "bank") if beside_party else ()
    for sort in (*ranked, "party", "field", "scheme"):
        found = next((one for one in meanings if one.sort == sort), None)
        if found is not None:
            return found
    return meanings[0] if meanings else None


def _take(parts: _Parts, text: str, meaning: Meaning | None) -> None:
    match meaning:
        case None:
            parts.unknown.append(text)
        case Meaning(sort="party", value=role):
            parts.parties.append(role)
        case Meaning(sort="field", value=name):
            parts.fields.append(name)
        case Meaning(sort="detail", value="bank") | Meaning(sort="bank"):
            parts.is_bank = True
        case Meaning(sort="detail", value="other"):
            parts.is_other = True
        case Meaning(sort="detail", value=name):
            parts.details.append(name)
        case Meaning(sort="scheme", value=scheme):
            parts.schemes.append(scheme)
        case Meaning(sort="money", value=code):
            parts.money = code
        case Meaning(sort="number"):
            parts.is_number = True
        case _:
            pass  # a unit, or a word that says nothing more


def _misspelt(words: Sequence[str]) -> str:
    """Give the field a header may have meant that is none of our words; "" for none."""
    word = "_".join(words).casefold()
    return next(iter(get_close_matches(word, _OURS, n=1, cutoff=0.8)), "")


_OURS = sorted({*PLAIN, *ROLES})


class _Walk:
    """Goes over the columns from the left, remembering whose they are."""

    def __init__(self, kind: DealKind, *, has_goods: bool) -> None:
        self._kind = kind
        self._has_goods = has_goods
        self._named: dict[str, int] = {}  # how many columns name a party of this role
        self._open = ""  # the party of the columns before
        self._holder = ""  # the last of them that is no bank
        self._is_close = False  # nothing but that party stood between
        self._once: set[str] = set()
        self._strange: set[str] = set()  # columns that no word of is known

    def sense(self, parts: _Parts) -> Sense:
        """Give what the next column is."""
        found = self._sense(parts)
        party = found.field.partition(".")[0]
        if is_party(party):
            self._open, self._is_close = party, True
            if not Role(party.partition(" ")[0]).is_agent:
                self._holder = party
        else:
            self._is_close = False
        if parts.unknown and found.is_sure and found.field != TEXT:
            unknown = ", ".join(map(repr, parts.unknown[:3]))
            return Sense(
                field=found.field, why=f"{found.why}; but {unknown} is not known", is_sure=False
            )
        return found

    def _sense(self, parts: _Parts) -> Sense:
        schemes = [one for one in parts.schemes if one in VESSEL_NUMBERS]
        if schemes and not parts.parties:
            return self._of("vessel", schemes[0], "by its name")
        if parts.says_party():
            return self._party(parts)
        if parts.fields:
            return self._field(parts)
        details = [one for one in parts.details if one in _STATED]
        if parts.schemes or details:
            if stem := next(iter(self._strange.intersection(parts.unknown)), ""):
                why = f"it says something of {stem!r}, which is not known"
                return Sense(field=TEXT, why=why, is_sure=False)
            return self._left(parts.schemes, details)
        if parts.details:
            return self._name_alone()
        if parts.is_number or parts.is_other:
            return Sense(field=TEXT, why="a number or word of its own", is_sure=not parts.unknown)
        if meant := _misspelt(parts.unknown):
            self._strange.update(parts.unknown)
            return Sense(field=TEXT, why=f"it may be ‘{meant}’, misspelt", is_sure=False)
        self._strange.update(parts.unknown)
        return Sense(field=TEXT, why=UNKNOWN, is_sure=False)  # a buyer may stand in it

    def _party(self, parts: _Parts) -> Sense:
        role = parts.parties[0] if parts.parties else ""
        sure = len(set(parts.parties)) <= 1
        if parts.is_bank:
            owner = Role(role) if role else self._owner()
            role = (
                str(_SIDES.get(owner, Role.CREDITOR_AGENT)) if not Role(owner).is_agent else owner
            )
            sure = sure and bool(parts.parties or self._open)
        details = [one for one in parts.details if one in _STATED]
        part = (parts.schemes or details or [""])[0]
        if not part and parts.is_other and not parts.details:
            return Sense(field=TEXT, why="it says something of a party, but not who", is_sure=True)
        if not part and parts.fields:
            return self._field(parts)
        part = "managers" if part == "person" else part
        if part:
            return self._of(self._same(role), part, "by its name", is_sure=sure)
        return Sense(field=self._new(role), why="by its name", is_sure=sure)

    def _owner(self) -> Role:
        return Role(self._open.partition(" ")[0]) if self._open else Role.CREDITOR

    def _same(self, role: str) -> str:
        """Give the party of a role that was named last, as `debtor 2`."""
        count = self._named.get(role, 1)
        return role if count <= 1 else f"{role} {count}"

    def _new(self, role: str) -> str:
        self._named[role] = self._named.get(role, 0) + 1
        return self._same(role)

    def _of(self, party: str, part: str, why: str, *, is_sure: bool = True) -> Sense:
        return Sense(field=f"{party}.{part}", why=why, is_sure=is_sure)

    def _field(self, parts: _Parts) -> Sense:
        fields = set(parts.fields)
        if len(fields) > 1:
            fields -= {"goods", TEXT}  # "Goods: HS code" is the code
        name = next((one for one in parts.fields if one in fields), TEXT)
        sure = len(fields) <= 1 and not (parts.parties and name != TEXT)
        if name in ("value", "price") and self._kind is DealKind.PAYMENT:
            name = "amount"
        if name in _ONCE:
            if name in self._once:
                other = "related" if name == "reference" else TEXT
                return Sense(field=other, why=f"another column is the {name}", is_sure=True)
            self._once.add(name)
        if name == "vessel":
            name = self._new("vessel")
        if parts.money and name in ("value", "amount", "price"):
            return Sense(field=f"{name}:{parts.money}", why="by its name", is_sure=sure)
        return Sense(field=name, why="by its name", is_sure=sure)

    def _left(self, schemes: list[str], details: list[str]) -> Sense:
        """Give a number or a part of a party to the party in the columns before."""
        part = (schemes or details)[0]
        part = "managers" if part == "person" else part
        if not self._open:
            why = "by its name; but no column before it names the party it is of"
            return Sense(field=TEXT, why=why, is_sure=False)
        party = self._open
        if part in ("account", "iban") and Role(party.partition(" ")[0]).is_agent:
            party = self._holder or party  # an account after a bank's name is its customer's
        why = f"by its name, of the {party.replace('_', ' ')} before it"
        return self._of(party, part, why, is_sure=self._is_close)

    def _name_alone(self) -> Sense:
        if self._kind is DealKind.ORDER and not self._has_goods:
            self._has_goods = True
            return Sense(
                field="goods", why="a name, and no other column is the goods", is_sure=False
            )
        return Sense(field=self._new(Role.MENTIONED), why="a name, but not whose", is_sure=False)
