"""Reads a customer book: a table and a mapping become parties, one by one, a million or more.

What cannot be read of a row is never guessed: the row comes back by its line, with the reason, and
the others go in. A row with a date that is none, or a country nobody knows, is such a row: it would
look as if all that is known of the party were compared, and it is not.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from witting.base import Identifier, PartyKind, SettingsError, WittingError
from witting.book.dates import read_birth_date
from witting.book.mapping import FIELDS, SINGLE, Column, Mapping, own_mapping
from witting.book.records import BookParty, BookRole
from witting.book.table import Table, open_table
from witting.lists.countries import code_of
from witting.lists.parsed import Progress
from witting.lists.russian_numbers import as_russian
from witting.parties.asked import gender_of, is_country
from witting.places import country_code

MOST_NAMES = 100  # of one party
LONGEST_KEY = 200

KINDS = {
    **{kind.value: kind for kind in PartyKind},
    **dict.fromkeys(("individual", "natural person"), PartyKind.PERSON),
    **dict.fromkeys(("organization", "company", "legal entity"), PartyKind.ORGANISATION),
    "ship": PartyKind.VESSEL,
}
"""The words for a kind of party that mean one thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A row that did not become a party, and why."""

    line: int  # where it begins
    why: str
    key: str = ""  # of the party, where that could be read


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A customer book that is open: its parties and refused rows, as they are asked for, once."""

    name: str
    mapping: Mapping
    unused: tuple[str, ...]  # columns the mapping does not name: they are not read
    rows: Iterator[BookParty | Refused]


def open_book(
    path: str | Path, mapping: Mapping | None = None, progress: Progress | None = None
) -> Book:
    """Open a table as a customer book, by a mapping or by a header in our own names.

    Raises InputError for a file that is no table, and SettingsError where nobody said what its
    columns are, or the mapping names one it does not have.
    """
    file = Path(path)
    table = open_table(
        file,
        encoding=mapping.encoding if mapping else "",
        delimiter=mapping.delimiter if mapping else "",
        progress=progress,
    )
    known = mapping or own_mapping(table.columns)
    if known is None:
        raise SettingsError(
            f"Nobody said what the columns of {file.name} are, and guessed wrongly they would clear"
            f" the wrong people. Run `witting book map {file.name} > mapping.yaml`, check what it"
            " wrote, and import with --mapping mapping.yaml."
        )
    missing = [name for name in known.columns if name not in table.columns]
    if missing:
        raise SettingsError(
            f"The mapping names a column {missing[0]!r} that {file.name} does not have; it has:"
            f" {', '.join(map(repr, table.columns))}. Mend the mapping."
        )
    used = set(known.columns)
    return Book(
        name=file.name,
        mapping=known,
        unused=tuple(name for name in table.columns if name not in used),
        rows=_parties(table, _reader(table, known)),
    )


def _reader(table: Table, mapping: Mapping) -> "_Reader":
    try:
        return _Reader(table.columns, mapping)
    except ValueError as error:
        raise SettingsError(f"The mapping says of every row what cannot be: {error}.") from None


def _parties(table: Table, read: "_Reader") -> Iterator[BookParty | Refused]:
    first_at: dict[str, int] = {}
    for row in table.rows:
        if row.why:
            yield Refused(line=row.line, why=row.why)
            continue
        key = ""
        try:
            key = read.key(row.cells)
            first = first_at.setdefault(key, row.line)
            if first != row.line:
                raise ValueError(f"its key {key!r} was given in line {first} already")
            yield read.party(key, row.cells)
        except (ValueError, WittingError) as error:
            yield Refused(line=row.line, why=str(error), key=key)


Cells = Sequence[str]


class _Reader:
    """Reads the rows of one table, each column found once."""

    def __init__(self, columns: Sequence[str], mapping: Mapping) -> None:
        self._place = {name: place for place, name in enumerate(columns)}
        self._mapping = mapping
        self._order = mapping.date_order
        self._one = {name: self._single(name) for name in SINGLE}
        self._many = {name: self._several(name) for name in FIELDS if name not in SINGLE}
        self._numbers = [
            (scheme, self._way(column), self._place.get(column.country))
            for scheme, column in mapping.identifiers
        ]
        self._kind = _kind(mapping.always.get("kind", ""))
        self._role = _role(mapping.always.get("role", "")) or BookRole.CUSTOMER
        countries = mapping.always.get("countries", "").replace(",", ";").split(";")
        self._home = tuple(country_of(one) for one in countries if one.strip())

    def key(self, cells: Cells) -> str:
        """Give the row's key; raise ValueError where it has none."""
        key = self._one["key"](cells)
        if not key:
            raise ValueError("it has no key, the number you know the party by")
        if len(key) > LONGEST_KEY:
            raise ValueError(f"its key is longer than {LONGEST_KEY} characters")
        return key

    def party(self, key: str, cells: Cells) -> BookParty:
        """Give the row's party; raise ValueError or SettingsError for what cannot be read."""
        one, many = self._one, self._many
        names = self._names(cells)
        if not names:
            raise ValueError("it has no name, so nobody can be looked for")
        if len(names) > MOST_NAMES:
            raise ValueError(f"it has more than {MOST_NAMES} names")
        born = one["birth_date"](cells)
        found = {*map(country_of, many["countries"](cells)), *self._home}
        codes = tuple(sorted(found))
        return BookParty(
            key=key,
            names=names,
            role=_role(one["role"](cells)) or self._role,
            kind=_kind(one["kind"](cells)) or self._kind,
            birth_date=read_birth_date(born, self._order) if born else "",
            countries=codes,
            gender=gender_of(one["gender"](cells)),
            address=", ".join(many["address"](cells)),
            identifiers=self._identifiers(cells, found),
        )

    def _names(self, cells: Cells) -> tuple[str, ...]:
        many = self._many
        found = many["name"](cells)
        joined = _joined(many["given_name"](cells), many["family_name"](cells))
        named = (*found, *([joined] if joined else []), *many["other_names"](cells))
        return tuple(dict.fromkeys(named))

    def _identifiers(self, cells: Cells, countries: set[str]) -> tuple[Identifier, ...]:
        found = []
        for scheme, values, place in self._numbers:
            for value in values(cells):
                said = cells[place] if place is not None else ""
                country = country_of(said) if said else _ISSUERS.get(scheme)
                number = Identifier(scheme=scheme, value=value, country=country)
                found.append(as_russian(number, countries))
        return tuple(dict.fromkeys(found))

    def _single(self, name: str) -> Callable[[Cells], str]:
        """Give what reads the one value of a field out of a row; "" where there is none."""
        values = self._several(name)
        plain = [column for column in self._mapping.fields.get(name, ()) if not column.split]
        if plain and name not in self._mapping.values:
            place = self._place[plain[0].name]
            return lambda cells: cells[place]
        return lambda cells: next(iter(values(cells)), "")

    def _several(self, name: str) -> Callable[[Cells], list[str]]:
        """Give what reads the values of a field, each in the meaning the mapping gives it."""
        meant = self._mapping.values.get(name, {})
        ways = [self._way(column) for column in self._mapping.fields.get(name, ())]
        if not ways:
            return lambda _cells: []
        if not meant:
            if len(ways) == 1:
                return ways[0]
            return lambda cells: [value for way in ways for value in way(cells)]
        return lambda cells: [
            value for way in ways for one in way(cells) if (value := meant.get(one, one))
        ]

    def _way(self, column: Column) -> Callable[[Cells], list[str]]:
        """Give what reads the values of a column out of a row."""
        place, mark = self._place[column.name], column.split
        if not mark:
            return lambda cells: [cells[place]] if cells[place] else []
        return lambda cells: [part for one in cells[place].split(mark) if (part := one.strip())]


_ISSUERS = {"inn": "RU", "ogrn": "RU", "kpp": "RU", "uscc": "CN"}


def _joined(given: list[str], family: list[str]) -> str:
    """Join the parts of a person's name; in Chinese the family's stands first, without a space.

    >>> _joined(["Olga", "Petrovna"], ["Sternbergova"]), _joined(["小明"], ["王"])
    ('Olga Petrovna Sternbergova', '王小明')
    """
    if not given and not family:
        return ""
    if given and family and all(_is_han(part) for part in (*given, *family)):
        return "".join((*family, *given))
    return " ".join((*given, *family))


def _is_han(text: str) -> bool:
    return all("\u3400" <= sign <= "\u9fff" for sign in text)


@lru_cache(maxsize=4_096)
def country_of(text: str) -> str:
    """Give the code of a country given by its code or a name; raise ValueError for neither.

    >>> country_of("ru"), country_of("Россия"), country_of("中国"), country_of("Korea, North")
    ('RU', 'RU', 'CN', 'KP')
    """
    bare = text.strip()
    if is_country(bare):
        return country_code(bare.upper(), allow_codes=True) or bare.upper()
    code = country_code(bare.upper(), allow_codes=True) or country_code(bare) or code_of(bare)
    if not code:
        raise ValueError(f"{text!r} is no country known here; give its ISO code, as RU")
    return code


def _kind(text: str) -> PartyKind | None:
    if not text:
        return None
    found = KINDS.get(text.casefold())
    if found is None:
        raise ValueError(
            f"its kind {text!r} is none of {', '.join(PartyKind)}; say what it means in the"
            f" mapping: values: {{kind: {{{text}: …}}}}"
        )
    return found


def _role(text: str) -> BookRole | None:
    if not text:
        return None
    try:
        return BookRole(text.casefold())
    except ValueError:
        raise ValueError(
            f"its role {text!r} is none of {', '.join(BookRole)}; say what it means in the mapping:"
            f" values: {{role: {{{text}: …}}}}"
        ) from None
