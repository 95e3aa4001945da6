"""Turns a row's cells into what it says of a deal, by what its columns are.

No cell is dropped: what is of no field, or cannot be read as what its column says, is searched as
text, and the latter is told as unread too.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from witting.base import (
    BrokenInput,
    GoodsLine,
    Identifier,
    Money,
    Party,
    PartyKind,
    Passage,
    Role,
    RoutePoint,
    Unread,
)
from witting.intake.order_draft import SEVERAL, Said
from witting.intake.order_parts import SCHEMES, make_point, read_day, read_flag, spanned
from witting.intake.tables.cells import (
    Cells,
    code_of,
    country_in,
    currency_of,
    day_of,
    is_error,
    is_nobody,
    number_in,
    numbers_of,
)
from witting.intake.tables.fields import PARTS, TEXT, is_party
from witting.intake.tables.receivers import apart, where_to
from witting.intake.trade.values import eccn_in

Place = Callable[[int, int], str]
"""Names a cell by its line and its column, the first being 0: `Orders!D14`."""

_TERMS = frozenset({"instrument", "end_use", "delivery", "packing", "licence", "notes", *SEVERAL})
_WORDS = re.compile(r"[^\W\d_]{4,}")


@dataclass(slots=True)
class _Asked:
    """The columns that tell of one party."""

    role: Role
    names: list[int] = field(default_factory=list)
    parts: list[tuple[str, int]] = field(default_factory=list)


class RowReader:
    """Reads the rows of one table, each column known once."""

    def __init__(
        self, fields: Sequence[str], place: Place, *, day_order: str = "", decimal: str = ""
    ) -> None:
        self._place = place
        self._order, self._decimal = day_order, decimal
        self._parties: dict[str, _Asked] = {}
        self._at: dict[str, list[tuple[int, str]]] = {}
        for column, name in enumerate(fields):
            party, _, part = name.partition(".")
            if is_party(party):
                asked = self._parties.setdefault(party, _Asked(Role(party.partition(" ")[0])))
                if part:
                    asked.parts.append((part, column))
                else:
                    asked.names.append(column)
            else:
                plain, _, currency = name.partition(":")
                self._at.setdefault(plain, []).append((column, currency))
        self.width = len(fields)
        self.names_parties = bool(self._parties)
        self._texts = frozenset(column for column, _ in self._at.get(TEXT, ()))

    def reference(self, row: Cells) -> str:
        """Give the reference of the order a row is of; "" where it has none."""
        return next(
            (text for column, _ in self._at.get("reference", ()) if (text := _cell(row, column))),
            "",
        )

    def names_somebody(self, row: Cells) -> bool:
        """Say whether any column of a party's name is filled."""
        return any(_cell(row, column) for asked in self._parties.values() for column in asked.names)

    def names_goods(self, row: Cells) -> bool:
        """Say whether a row is of any goods."""
        columns = (one for name in ("goods", "part", "hs") for one, _ in self._at.get(name, ()))
        return any(_cell(row, column) for column in columns)

    def read(self, row: Cells) -> Said:
        """Give what a row says; a part that cannot be read is told beside the others."""
        return _Row(self, row).said()


def _cell(row: Cells, column: int) -> str:
    return row.cells[column] if column < len(row.cells) else ""


class _Row:
    """One row being read."""

    def __init__(self, reader: RowReader, row: Cells) -> None:
        self._reader, self._row = reader, row
        self._passages: list[Passage] = []
        self._unread: list[Unread] = []
        self._errors = frozenset(
            column for column, text in enumerate(row.cells) if text and is_error(text)
        )

    def said(self) -> Said:
        at = self._reader._at
        for column in sorted(self._errors):
            why = f"its program shows {self._row.cells[column]} there, and no value"
            self._unread.append(Unread(field=self._field(column), why=why))
        named = [one for asked in self._reader._parties.values() if (one := self._party(asked))]
        goods = self._goods()
        parties, route = apart(named, self._route())
        amounts = tuple(
            money for column, code in at.get("amount", ()) if (money := self._money(column, code))
        )
        days = [day for column, _ in at.get("day", ()) if (day := self._day(column))]
        terms = tuple(
            (name, Passage(field=self._field(column), text=text))
            for name in _TERMS.intersection(at)
            for column, _ in at[name]
            if (text := self._text(column)) and self._is_term(name, column)
        )
        for name in ("currency", "value_currency"):
            for column, _ in at.get(name, ()):
                self._search_words(column)
        for name in (TEXT, *(("value", "price") if not goods else ())):
            for column, _ in at.get(name, ()):
                self._search(column)
        for column in range(self._reader.width, len(self._row.cells)):
            self._search(column)
        return Said(
            parties=parties,
            goods=goods,
            route=route,
            amounts=amounts,
            day=days[0] if days else None,
            uetr=self._first("uetr").lower(),
            related=tuple(
                text for column, _ in at.get("related", ()) if (text := self._text(column))
            ),
            terms=terms,
            passages=(*self._shown(goods, route), *self._passages),
            unread=tuple(self._unread),
        )

    def _is_term(self, name: str, column: int) -> bool:
        """Say whether a cell is what its term asks for; only ids of red flags have a form."""
        if name != "open_flags":
            return True
        try:
            for flag in filter(None, map(str.strip, self._text(column).split(";"))):
                read_flag(flag, "it")
        except BrokenInput as error:
            self._fault(column, str(error))
            return False
        return True

    def _field(self, column: int) -> str:
        return self._reader._place(self._row.line, column)

    def _text(self, column: int) -> str:
        """Give a cell's text; "" where it is empty or holds an error."""
        text = _cell(self._row, column)
        return "" if column in self._errors else text

    def _first(self, name: str) -> str:
        return next(
            (text for column, _ in self._reader._at.get(name, ()) if (text := self._text(column))),
            "",
        )

    def _search(self, column: int) -> None:
        """Have a cell's words searched."""
        if text := self._text(column):
            self._passages.append(Passage(field=self._field(column), text=text))

    def _search_words(self, column: int) -> None:
        """Have a cell of figures searched where more words stand in it than say what they are."""
        if _WORDS.search(self._text(column)):
            self._search(column)

    def _fault(self, column: int, why: str) -> None:
        """Tell a cell as unread, and have its words searched."""
        if is_nobody(self._text(column)):
            return
        self._unread.append(
            Unread(field=self._field(column), why=f"{self._text(column)[:80]!r}: {why}")
        )
        self._search(column)

    def _party(self, asked: _Asked) -> Party | None:
        named = [(column, text) for column in asked.names if (text := self._text(column))]
        numbers: list[Identifier] = []
        said: dict[str, str] = {}
        managers: list[str] = []
        for part, column in asked.parts:
            text = self._text(column)
            if not text:
                continue
            if part == "identifiers":
                numbers += self._listed(column)
            elif part not in PARTS:
                found, why = numbers_of(part, text) if not is_nobody(text) else ((), "")
                numbers += found
                if why:
                    self._fault(column, why)
            elif part == "managers":
                managers += [one for piece in text.split(";") if (one := piece.strip())]
            elif part in ("country", "seen_from") and (code := country_in(text)):
                said.setdefault(part, code)
            elif part in ("country", "address"):
                # A city in a column of countries is where the party is, and no country.
                said["address"] = ", ".join(filter(None, (said.get("address", ""), text)))
                self._search(column)
            else:
                self._party_part(part, column, said)
        nobody = not named or is_nobody(named[0][1])
        place = where_to(asked.role, said)
        if nobody and not (numbers or place):
            for column, _ in (*named, *((column, "") for _, column in asked.parts)):
                self._search_once(column)
            return None
        name = "" if nobody else " ".join(text for _, text in named)
        column = named[0][0] if named else asked.parts[0][1]
        formed = said.get("formed_on", "")
        return Party(
            role=asked.role,
            name=name,
            span=spanned(self._field(column), name or place) if name or place else None,
            kind=PartyKind.VESSEL if asked.role is Role.VESSEL else None,
            country=said.get("country"),
            address=said.get("address", ""),
            identifiers=tuple(numbers),
            birth_date=said.get("birth_date", ""),
            formed_on=read_day(formed, "") if formed else None,
            business=said.get("business", ""),
            managers=tuple(managers),
            seen_from=said.get("seen_from"),
        )

    def _listed(self, column: int) -> list[Identifier]:
        """Read numbers with their schemes, as `inn=7700000000; ogrn=1027700000000`."""
        found = []
        for stated in filter(None, map(str.strip, self._text(column).split(";"))):
            scheme, _, value = (piece.strip() for piece in stated.partition("="))
            if scheme.lower() in SCHEMES and value:
                found.append(Identifier(scheme=scheme.lower(), value=value))
            else:
                self._fault(column, "write its numbers as inn=7700000000; ogrn=1027700000000")
        return found

    def _party_part(self, part: str, column: int, said: dict[str, str]) -> None:
        """Read a day of a party, or its business."""
        text = self._text(column)
        if part == "business":
            said[part] = text
            return
        day = day_of(text, self._reader._order)
        if day is not None:
            said[part] = day.isoformat()
        else:
            self._fault(column, "it is no day that can be told")

    def _search_once(self, column: int) -> None:
        if all(passage.field != self._field(column) for passage in self._passages):
            self._search(column)

    def _goods(self) -> tuple[GoodsLine, ...]:
        at = self._reader._at
        words = [
            (column, text)
            for name in ("goods", "part")
            for column, _ in at.get(name, ())
            if (text := self._text(column)) and not is_nobody(text)
        ]
        codes = [self._code(column) for column, _ in at.get("hs", ())]
        code = next(filter(None, codes), "")
        if not words and not code:
            for name in ("quantity", "unit", "origin", "eccn", "goods", "part"):
                for column, _ in at.get(name, ()):
                    self._search(column)
            return ()
        description = " ".join(text for _, text in words)
        return (
            GoodsLine(
                description=description,
                span=spanned(self._field(words[0][0]), description) if words else None,
                hs=code,
                quantity=self._quantity(),
                value=self._value(),
                origin=self._origin(),
                eccn=self._eccn(),
            ),
        )

    def _code(self, column: int) -> str:
        text = self._text(column)
        if not text:
            return ""
        code, why = code_of(text)
        if why:
            self._fault(column, why)
        elif sum(sign.isdigit() for sign in text) > len(code) or any(map(str.isalpha, text)):
            self._search(column)  # it says more than the code
        return code

    def _quantity(self) -> str:
        at = self._reader._at
        counts = [
            text
            for column, _ in at.get("quantity", ())
            if column not in self._row.carried and (text := self._text(column))
        ]
        units = [text for column, _ in at.get("unit", ()) if (text := self._text(column))]
        return " ".join((*counts[:1], *units[:1])) if counts else ""

    def _value(self) -> Money | None:
        at = self._reader._at
        found = [
            money for column, code in at.get("value", ()) if (money := self._money(column, code))
        ]
        for column, _ in at.get("price", ()):
            self._search(column)
        return found[0] if found else None

    def _money(self, column: int, code: str) -> Money | None:
        text = self._text(column)
        if not text or column in self._row.carried or is_nobody(text):
            return None
        value = number_in(text, self._reader._decimal)
        if value is None:
            self._fault(column, "it is no amount that can be read")
            return None
        stated = currency_of(text) if any(map(str.isalpha, text)) or not text.isascii() else ""
        beside = self._first("value_currency") or self._first("currency")
        named = stated or code or currency_of(beside)
        if not named or _WORDS.search(text):
            self._search(column)
        return Money(value=value, currency=named) if named else None

    def _day(self, column: int) -> date | None:
        text = self._text(column)
        if not text:
            return None
        day = day_of(text, self._reader._order)
        if day is None:
            self._fault(column, "it is no day, or either of two: the mapping can say day first")
        else:
            self._search_words(column)
        return day

    def _origin(self) -> str | None:
        for column, _ in self._reader._at.get("origin", ()):
            text = self._text(column)
            if text and (code := country_in(text)):
                return code
            self._search(column)
        return None

    def _eccn(self) -> str:
        for column, _ in self._reader._at.get("eccn", ()):
            text = self._text(column)
            if found := eccn_in(text.upper()):
                self._search_words(column)
                return found
            self._search(column)
        return ""

    def _route(self) -> tuple[RoutePoint, ...]:
        points: list[RoutePoint] = []
        for part in ("from", "via", "to"):
            for column, _ in self._reader._at.get(part, ()):
                text = self._text(column)
                pieces = text.split(";") if part == "via" else [text]
                points += [
                    make_point(part, one, self._field(column))
                    for piece in pieces
                    if (one := piece.strip()) and not is_nobody(one)
                ]
        return tuple(points)

    def _shown(self, goods: Sequence[GoodsLine], route: Sequence[RoutePoint]) -> list[Passage]:
        """Give the words of goods and places: a consignee may be named beside them."""
        spans = [*(line.span for line in goods), *(point.span for point in route)]
        return [Passage(field=span.field, text=span.text) for span in spans if span]
