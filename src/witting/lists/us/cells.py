"""Takes apart the cells of the Entity List, which hold names and addresses in running text.

BIS publishes an entry as one text: "Acme Trading, a.k.a., the following two aliases: —Acme Co.;
and —Acmeco. 12 Foo Street, Kabul, Afghanistan; and 14 Foo Street, Kabul, Afghanistan. (See
alternate addresses under Pakistan)." Files made of it split that more or less well. Whatever is
taken apart here other than at its "; and" also stays whole in `as_published`, so no word is lost
where the parts are not surely what they seem. An "and" inside a name never parts it.
"""

import re
from dataclasses import dataclass, field

from witting.base import NameKind
from witting.lists.script import script_of
from witting.lists.us.words import clean, ending_country

LONGEST = 10_000
"""Characters of a cell that is taken apart; the longest real one has 3,354."""

_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty"
)
_SEE = re.compile(
    r"\(\s*see (?:also|alternat)\w*\b[^()]*(?:\([^()]*)?\)+", re.IGNORECASE
)  # one real bracket in it is never closed
_FOLLOWING = re.compile(
    r"[,;]?\s*\(?\ba\.k\.a\.?,?\s+the following (\w+) alias(?:es)?(?: and addresses)?\s*[:,]?\s*",
    re.IGNORECASE,
)
_LOST_HEADING = re.compile(
    r"^(?:and |a\.k\.a\.,? )?the following \w+ alias(?:es)?\s*[:,]\s*", re.IGNORECASE
)
_ALSO = re.compile(r"[,;]?\s*\(?\b(a\.k\.a|f\.k\.a|d\.b\.a)\.?,?(?:\s+|$)", re.IGNORECASE)
_KINDS = {"a": NameKind.ALIAS, "f": NameKind.FORMER, "d": NameKind.TRADE}
_BRACKETED = re.compile(r"^\((?:a\.k\.a)\.?,?\s+([^)]*)\),?\s*", re.IGNORECASE)
_SHARED = re.compile(r"^(.*?)The following addresses apply to [^:]*:\s*", re.IGNORECASE)
_SUBORDINATE = re.compile(r"^(.+?)\s+subordinate institutions?:\s*(.*)$", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s*[(（]([^()（）]+)[)）]")
_AND = re.compile(r";\s*(?:and\b\s*)?", re.IGNORECASE)
_CUT = re.compile(
    r"(?<=\w\w)[.)]?,\s+|(?<=\s\d),\s+|(?<=\w\w)\.\s+|(?<=\))\.\s+|(?<=\w['’”])\.['’]?\s+"
)
_FORM = re.compile(
    r"(?:co|ltd|limited|inc|llc|llp|jsc|corp|s\.?a|gmbh|ooo|oao|zao|pao|ao|pte|pvt|fze|plc|dmcc"
    r"|company|and|a\.k\.a|jr|sdn|bhd)\b",
    re.IGNORECASE,
)
_FULL_STOP = re.compile(r"(?<!\.\w)\.$")  # that of a sentence, not that of U.A.E.
_DASHES = " —–;:,"


@dataclass(slots=True, kw_only=True)
class Read:
    """What was read out of an entry's cells."""

    names: list[tuple[str, NameKind]] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    sees: list[str] = field(default_factory=list)  # "(See alternate addresses under Pakistan)"
    parent: str = ""  # whose subordinate institution it is
    as_published: list[tuple[str, str]] = field(default_factory=list)  # (which cell, its text)

    def add(self, name: str, kind: NameKind = NameKind.ALIAS) -> None:
        """Add a name without what only joined it to its neighbours."""
        text = name.strip(_DASHES)
        while text.count("(") > text.count(")") and text.endswith("("):
            text = text[:-1].strip(_DASHES)
        if text.count(")") > text.count("("):
            text = text.removesuffix(")").strip()
        if text.count("”") > text.count("“") or re.fullmatch("“[^“”]*”", text):
            text = text.strip("“”")
        if text and text.lower() != "and" and not re.fullmatch(r"\([^()]*\)", text):
            self.names.append((text, kind))


def read_name(read: Read, cell: str) -> None:
    """Read the name an entry is listed under, with the names and ties its cell holds as well."""
    text = _without_sees(read, _text(cell))
    if found := _SUBORDINATE.match(text):
        read.parent = found[1].strip(_DASHES)
        text = found[2] or text
    _add_names(read, text, NameKind.PRIMARY)
    if [name for name, _kind in read.names] != [_text(cell)]:
        read.as_published.append(("name", _text(cell)))


def read_alias(read: Read, cell: str) -> None:
    """Read a cell of one alias, which may hold several and the address that followed the last."""
    before = len(read.names)
    text = _without_sees(read, _text(cell))
    text = re.sub(r"[\s;,]+and$", "", text)
    text = _FOLLOWING.sub("", text)
    if parted := cut(text):
        read.add(parted[0])
        _add_addresses(read, parted[1])
    elif pieces := _several(text):
        for piece in pieces:
            read.add(piece)
    else:
        _add_names(read, text, NameKind.ALIAS)
    if [name for name, _kind in read.names[before:]] != [_text(cell)]:
        read.as_published.append(("alias", _text(cell)))


def read_addresses(read: Read, cell: str) -> None:
    """Read a cell of addresses, with the names that an earlier hand left in it."""
    whole = _text(cell)
    text = _LOST_HEADING.sub("", _without_sees(read, whole))
    if found := _BRACKETED.match(text):
        for name in _enumerated(found[1]):
            read.add(name)
        text = text[found.end() :]
    if found := _SHARED.match(text):
        for name in re.split(r"(?<=\w\w)\.\s+", found[1]):
            read.add(re.sub(r"^Subordinate institutions?\s+", "", name.strip(" .")))
        text = text[found.end() :]
    _add_addresses(read, text)
    if "; and ".join(read.addresses).rstrip(" .") != whole.rstrip(" ."):
        read.as_published.append(("address", whole))


def read_entry(read: Read, cell: str) -> None:
    """Read a whole entry as the Supplement prints it: name, aliases and addresses in one text."""
    whole = _text(cell)
    text = _without_sees(read, whole)
    found = _FOLLOWING.search(text)
    count = _count(found[1]) if found else 0
    if found and count:
        _add_names(read, text[: found.start()], NameKind.PRIMARY)
        pieces = [piece.strip(_DASHES) for piece in _AND.split(text[found.end() :])]
        aliases, rest = pieces[: count - 1], pieces[count - 1 :]
        for alias in aliases:
            read.add(alias)
        last, *addresses = rest or [""]
        name, address = cut(last, must=False) or (last, "")
        read.add(name)
        for piece in (address, *addresses):
            _add_addresses(read, piece)
    elif parted := cut(text):
        _add_names(read, parted[0], NameKind.PRIMARY)
        _add_addresses(read, parted[1])
    else:
        _add_names(read, text, NameKind.PRIMARY)
    if [name for name, _kind in read.names] != [whole] or read.addresses:
        read.as_published.append(("entity", whole))


def _text(cell: str) -> str:
    """Give a cell on one line. Raises ValueError for one too long to be an entry's."""
    if len(cell) > LONGEST:
        raise ValueError(f"it has a cell of {len(cell):,} characters, and none has {LONGEST:,}")
    return clean(cell)


def _count(word: str) -> int:
    numbers = _NUMBERS.split()
    return numbers.index(word.lower()) + 1 if word.lower() in numbers else 0


def cut(text: str, *, must: bool = True) -> tuple[str, str] | None:
    """Part a name from the address after it; None where that cannot be done surely.

    With `must`, the text has to look as if it ended in an address: in a country, or in several
    addresses joined by "; and".

    >>> cut("APEX Ltd., 26 General Belov St Office 415, Moscow, Russia 115583")
    ('APEX Ltd.', '26 General Belov St Office 415, Moscow, Russia 115583')
    >>> cut("Institute of Rare Earth Metals, Tools and Electronics") is None
    True
    """
    if "(Address" in text:
        return None
    for place in _CUT.finditer(text):
        name, rest = text[: place.end()].rstrip(" ,"), text[place.end() :]
        if _FORM.match(rest) or name.count("(") != name.count(")"):
            continue
        if not name.lower().endswith(("ltd.", "co.", "inc.", "corp.", "l.l.c.")):
            name = name.rstrip(".")
        address = _looks_like_address(rest) if must else bool(rest)
        return (name, rest) if address and not name[-1].isdigit() else None
    return None


def _looks_like_address(text: str) -> bool:
    first = text.split("; and ")[0]
    in_country = any(ending_country(piece)[0] for piece in text.split("; and "))
    return in_country and (any(map(str.isdigit, text)) or "," in first)


def _without_sees(read: Read, text: str) -> str:
    read.sees.extend(found.strip("()") for found in _SEE.findall(text))
    return re.sub(r"\s+", " ", _SEE.sub(" ", text)).strip().removesuffix(" .")


def _add_names(read: Read, text: str, kind: NameKind) -> None:
    """Add the name, the others it is said to be known as, and names in other scripts."""
    pieces = _ALSO.split(text)
    _add_scripts(read, pieces[0], kind)
    for letter, name in zip(pieces[1::2], pieces[2::2], strict=True):
        _add_scripts(read, name, _KINDS[letter[0].lower()])


def _add_scripts(read: Read, text: str, kind: NameKind) -> None:
    others = [inner for inner in _IN_BRACKETS.findall(text) if script_of(inner) not in ("", "Latn")]
    if others and script_of(text) == "Latn":
        for inner in others:
            text = re.sub(rf"\s*[(（]{re.escape(inner)}[)）]", "", text)
    else:
        others = []
    if text.upper().startswith("DBA "):
        text, kind = text[4:], NameKind.TRADE
    read.add(text, kind)
    for inner in others:
        read.add(inner)


def _several(text: str) -> list[str]:
    """Part aliases joined by a semicolon, where each is a name by itself; else give none.

    "Xinjiang Leon Telecom; and Technology" is one name: a lone common word would alert on
    anybody.
    """
    if re.search(r";\s*and\b", text):
        return []
    pieces = [piece.strip(_DASHES) for piece in text.split(";") if piece.strip(_DASHES + ".'’”")]
    whole = all(" " in piece or piece.isupper() or piece is pieces[0] for piece in pieces)
    return pieces if len(pieces) > 1 and whole else []


def _enumerated(text: str) -> list[str]:
    names = text.split(", ")
    if len(names) > 1:
        *names, last = names
        names.extend(last.split(" and "))
    return names


def _add_addresses(read: Read, text: str) -> None:
    for piece in _AND.split(text):
        address = piece.strip(_DASHES)
        if address.strip("."):
            read.addresses.append(_FULL_STOP.sub("", address))
