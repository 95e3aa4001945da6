"""Reads one party or agent of an ISO 20022 message: name, address, identifiers, in any version.

`Taken` notes every element a reader has used. What is left at the end has been given to no party,
and goes into the Deal as a passage: nothing of the message is left out silently.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from witting.base import Identifier, Party, PartyKind, Role, Span
from witting.intake.iso_schemes import BY_ELEMENT, scheme_of
from witting.intake.xml_tree import Node

_ADDRESS = ("PstlAdr", "Adr")
# How a postal address reads on an envelope, from the room to the country.
_ADDRESS_PARTS = (
    "CareOf Dept SubDept Room Flr UnitNb BldgNm StrtNm BldgNb PstBx AdrLine TwnLctnNm DstrctNm "
    "PstCd TwnNm CtrySubDvsn Ctry"
)
_ADDRESS_ORDER = {name: place for place, name in enumerate(_ADDRESS_PARTS.split())}
# An identifier whose value, scheme and issuer stand in separate elements.
_COMPOSITE = frozenset({"Othr", "PrtryId", "OthrId", "PrtryAcct", "ClrSysMmbId"})
_CONTACT = "CtctDtls"
_BRANCH = "BrnchId"
_APART = frozenset({_CONTACT, _BRANCH, "Authstn"})  # they name somebody else
_CARE_OF = "CareOf"
_NAMING = frozenset({_CONTACT, _CARE_OF})


@dataclass(slots=True)
class Taken:
    """The elements already put into the Deal."""

    nodes: set[int] = field(default_factory=set)

    def take(self, node: Node | None) -> str:
        """Note that a node is used and give its text; "" for no node."""
        if node is None:
            return ""
        self.nodes.add(id(node))
        return node.text


def read_party(node: Node, role: Role, taken: Taken, accounts: Iterable[Node] = ()) -> list[Party]:
    """Read a party element, and with it whoever stands inside: its branch, contact and care-of.

    An agent known only by its BIC comes back with an empty name and the BIC as identifier.
    """
    inside = _inside(node)
    names = {n.name for n in node.walk()}
    named = next((n for n in inside if n.name == "Nm" and n.text), None)
    places = [n for n in inside if n.name in _ADDRESS]
    identifiers = _identifiers(inside, taken)
    for account in accounts:
        identifiers += _identifiers(account.walk(), taken)
    party = Party(
        role=role,
        name=taken.take(named),
        span=_span(named or _evidence(inside)),
        kind=_kind(names),
        country=_country(node, places, identifiers, taken),
        address="; ".join(filter(None, [_address(place, taken) for place in places])),
        identifiers=tuple(dict.fromkeys(identifiers)),
        birth_date=_birth_date(inside, taken),
    )
    others = _branches(node, role, taken) if _BRANCH in names else []
    if not names.isdisjoint(_NAMING):
        others += _mentioned(node, taken)
    for account in accounts:
        others += _bearer(account, party.name, taken)
    return [party, *others] if party.name or party.identifiers or party.address else others


def _inside(node: Node) -> list[Node]:
    """List the nodes that tell of the party itself, not of its branch or its contact person."""
    found = [node]
    _gather_inside(node, found)
    return found


def _gather_inside(node: Node, found: list[Node]) -> None:
    contacts = []
    for child in node.children:
        if child.name not in _APART:
            found.append(child)
            if child.children:
                _gather_inside(child, found)
        elif child.name == _CONTACT:
            contacts.append(child)
    # Phone, e-mail and web site of the contact lead to the party as well.
    for contact in contacts:
        found += [n for n in contact.children if n.name != "Nm"]


def _evidence(inside: list[Node]) -> Node | None:
    return next((n for n in inside if n.name in BY_ELEMENT and n.text), None)


def _span(node: Node | None) -> Span | None:
    if node is None:
        return None
    return Span(field=node.path, start=0, end=len(node.text), text=node.text)


def _identifiers(nodes: list[Node], taken: Taken) -> list[Identifier]:
    found = []
    for node in nodes:
        if node.name in BY_ELEMENT and node.text and not node.children:
            found.append(_simple(node, taken))
        elif node.name in _COMPOSITE:
            found += _composite(node, taken)
    return found


def _simple(node: Node, taken: Taken) -> Identifier:
    scheme, value = BY_ELEMENT[node.name], taken.take(node)
    country = None
    if scheme == "bic":
        country = _letters(value[4:6])
    elif scheme == "iban":
        country = _letters(value[:2])
    return Identifier(scheme=scheme, value=value, country=country)


def _composite(node: Node, taken: Taken) -> list[Identifier]:
    value = node.first("Id") or node.first("MmbId")
    if value is None or not value.text or node.first("ChanlTp") is not None:
        return []
    code, own, country = _scheme_name(node)
    scheme = scheme_of(code, own)
    if scheme != "other":
        # The scheme now says what the sender's word for it said.
        taken.take(node.first("SchmeNm", "Prtry"))
    if node.name == "PrtryAcct" or (scheme == "other" and "Acct" in node.path):
        scheme = "account"
    return [Identifier(scheme=scheme, value=taken.take(value), country=country)]


def _scheme_name(node: Node) -> tuple[str, str, str | None]:
    for place in ("SchmeNm", "ClrSysId", "IdTp"):
        named = node.first(place)
        if named is not None:
            code = named.said("Cd") or ("" if named.children else named.text)
            # Clearing codes start with their country: RUCBC, USABA, CNAPS.
            country = _letters(code[:2]) if place == "ClrSysId" and len(code) == 5 else None
            return code, named.said("Prtry"), country
    return "", node.said("Issr"), None


def _letters(code: str) -> str | None:
    return code.upper() if len(code) == 2 and code.isascii() and code.isalpha() else None


def _address(place: Node, taken: Taken) -> str:
    lines = [n for n in place.children if n.name in _ADDRESS_ORDER and n.text and not n.children]
    lines.sort(key=lambda n: _ADDRESS_ORDER[n.name])
    return ", ".join(taken.take(line) for line in lines)


def _country(
    node: Node, places: list[Node], identifiers: list[Identifier], taken: Taken
) -> str | None:
    residence = node.first("CtryOfRes") or (node.first("Pty", "CtryOfRes"))
    if residence is not None and _letters(residence.text):
        return _letters(taken.take(residence))
    stated = [_letters(place.said("Ctry")) for place in places]
    banked = [i.country for i in identifiers if i.scheme == "bic"]
    return next(filter(None, stated + banked), None)


def _kind(names: set[str]) -> PartyKind | None:
    if "FinInstnId" in names or "OrgId" in names:
        return PartyKind.ORGANISATION
    return PartyKind.PERSON if "PrvtId" in names else None


def _birth_date(inside: list[Node], taken: Taken) -> str:
    return next((taken.take(n) for n in inside if n.name == "BirthDt" and n.text), "")


def _branches(node: Node, role: Role, taken: Taken) -> list[Party]:
    branches = [n for n in node.walk() if n.name == _BRANCH]
    return [p for branch in branches for p in read_branch(branch, role, taken)]


def read_branch(branch: Node, role: Role, taken: Taken) -> list[Party]:
    """Read a bank's branch as a party of its own, in the bank's role."""
    name, places = branch.first("Nm"), branch.all(*_ADDRESS)
    identifiers = _identifiers(branch.all("LEI"), taken)
    if branch.first("Id") is not None:
        identifiers.append(Identifier(scheme="other", value=taken.take(branch.first("Id"))))
    address = "; ".join(filter(None, (_address(place, taken) for place in places)))
    if not (name or address or identifiers):
        return []
    return [
        Party(
            role=role,
            name=taken.take(name),
            span=_span(name),
            kind=PartyKind.ORGANISATION,
            country=_country(branch, places, [], taken),
            address=address,
            identifiers=tuple(identifiers),
        )
    ]


def _mentioned(node: Node, taken: Taken) -> list[Party]:
    """Find who else is named: the contact person, the care-of."""
    found: list[Party] = []
    for inner in node.walk():
        if inner.name == _CONTACT:
            found += _named(inner.first("Nm"), PartyKind.PERSON, taken)
        elif inner.name == _CARE_OF:
            found += _named(inner, None, taken)
    return found


def _bearer(account: Node, name: str, taken: Taken) -> list[Party]:
    """Find the name an account bears, where it is not the party's own."""
    holder = account.first("Nm")
    found = _named(holder, None, taken) if holder is not None and holder.text != name else []
    taken.take(holder)
    return found


def _named(node: Node | None, kind: PartyKind | None, taken: Taken) -> list[Party]:
    if node is None or not node.text:
        return []
    return [Party(role=Role.MENTIONED, name=taken.take(node), span=_span(node), kind=kind)]
