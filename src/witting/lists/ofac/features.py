"""What ADVANCED and ENHANCED have in common: typed features, names in typed parts, own lists.

Most feature types bear the same words as the idTypes of the plain XML and go the same way; those
that stand elsewhere there are named here.
"""

from collections.abc import Iterable, Iterator

from witting.base import Address
from witting.lists.countries import country_code
from witting.lists.ofac.draft import Draft

SDN, CONS = "SDN List", "Consolidated List"
ADDRESS_LINES = {
    "ADDRESS1": "",
    "ADDRESS2": "",
    "ADDRESS3": "",
    "CITY": "city",
    "STATE/PROVINCE": "region",
    "REGION": "region",
    "POSTAL CODE": "postcode",
}
"""The parts of an address in the order they are written, with the field each is kept in."""

_CRAFT = {
    "vessel call sign": "call_sign",
    "vessel type": "type",
    "vessel flag": "flag",
    "vessel owner": "owner",
    "vessel tonnage": "tonnage",
    "vessel gross registered tonnage": "gross_registered_tonnage",
}
_FIRST_NAMES = frozenset({"First Name", "Middle Name", "Nickname"})
_NUMBERS = frozenset({"tonnage", "gross_registered_tonnage"})
_NEARLY_ALL = 0.9  # of the non-SDN list of 2024-05-06, 62 of 443 were on the SDN list too


def add_feature(draft: Draft, feature_type: str, value: str) -> None:
    """Put one feature where it belongs, or raise ValueError where it says nothing."""
    if not value:
        raise ValueError(f"the feature {feature_type!r} has no value that can be read")
    kind = feature_type.strip().replace("\u2019", "'")  # the plain XML writes a straight one
    folded = kind.lower()
    if folded in _CRAFT:
        key = _CRAFT[folded]
        draft.craft.append((key, value.replace(",", "") if key in _NUMBERS else value))
    elif folded == "birthdate":
        draft.add_birth(value)
    elif folded == "place of birth":
        draft.birth_places.append(value)
    elif folded == "nationality country":
        draft.add_country(value, "nationality")
    elif folded == "citizenship country":
        draft.add_country(value, "citizen")
    elif folded == "title":
        draft.titles.append(value)
    else:
        draft.add_statement(kind, value)


def name_pieces(parts: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """Give last and first name from typed parts, as the plain XML splits them.

    >>> name_pieces([("Last Name", "Markov"), ("First Name", "Ilya"), ("Middle Name", "A.")])
    ('Markov', 'Ilya A.')
    """
    pieces = [(kind, text) for kind, text in parts if text]
    first = " ".join(text for kind, text in pieces if kind in _FIRST_NAMES)
    last = " ".join(text for kind, text in pieces if kind not in _FIRST_NAMES)
    return (last, first) if last else (first, "")


def address_of(parts: Iterable[tuple[str, str]], country: str) -> Address | None:
    """Make an address of typed lines and a country's name; None where both are empty."""
    lines = [(kind, text) for kind, text in parts if text]
    order = list(ADDRESS_LINES)
    lines.sort(key=lambda line: order.index(line[0]) if line[0] in order else -1)
    texts = [text for _kind, text in lines] + [country]
    whole = ", ".join(filter(None, texts))
    if not whole:
        return None
    own = {ADDRESS_LINES.get(kind, ""): text for kind, text in reversed(lines)}
    return Address(
        whole=whole,
        city=own.get("city", ""),
        region=own.get("region", ""),
        postcode=own.get("postcode", ""),
        country=country_code(country),
        country_name=country,
    )


def list_of(named: Iterable[Iterable[str]]) -> str:
    """Tell a file's list by the lists it names for its parties; "" where it names none.

    Parties of the non-SDN file may be on the SDN list too, and those of the SDN file on others. So
    a file is the SDN list where nearly everybody is on it; not everybody, since one listing that
    cannot be read must not turn the list that blocks into the one that mostly does not.
    """
    rows = [set(row) for row in named if row]
    if not rows:
        return ""
    on_it = sum(1 for row in rows if SDN in row)
    return "ofac-sdn" if on_it >= _NEARLY_ALL * len(rows) else "ofac-cons"


def own_lists(list_id: str, named: Iterable[str]) -> Iterator[str]:
    """Give those of the named lists that belong to the list being read."""
    return (name for name in named if (name == SDN) == (list_id == "ofac-sdn"))


def source_of(address: str, form: str) -> str:
    """Give the address of another form of a list: `SDN.XML` is `SDN_ADVANCED.XML` there."""
    main = address.replace("/CONSOLIDATED.XML", f"/CONS_{form}.XML")
    return main.replace("/SDN.XML", f"/SDN_{form}.XML")
