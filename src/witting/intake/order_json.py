"""Reads an order written as JSON: the shape DESIGN.md lays down, and nothing beside it.

Strict on purpose: a misspelt key would leave a party or a port unread without a word, so an
unknown key is refused and named.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from witting.base import BrokenInput, Deal, DealKind, GoodsLine, Money, Party, RoutePoint, Terms
from witting.intake.json_text import EXAMPLE, Number, load_json
from witting.intake.order_parts import (
    make_goods,
    make_party,
    make_point,
    passages_of,
    read_day,
    read_flag,
    read_money,
    read_role,
)
from witting.intake.source import Source, check_count

_ORDER = ("kind", "parties", "goods", "route", "amount", "day", "reference", "terms")
_SAID = ("role", "name", "kind", "country", "address", "birth_date", "formed_on", "business")
_PARTY = (*_SAID, "identifiers", "managers", "seen_from")
_WORDS = ("instrument", "end_use", "delivery", "packing", "licence", "notes")
_TERMS = (*_WORDS, "end_user_statement", "open_flags")
_GOODS = ("description", "hs", "quantity", "value", "origin", "eccn")
_MONEY = ("value", "currency")
_ROUTE = ("from", "to", "via")
# Half characters, and control characters that could drive the terminal a name is shown on.
_UNFIT = re.compile("[\ud800-\udfff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


_T = TypeVar("_T")


def read_orders(text: str, source: Source) -> list[Deal]:
    """Read one order, or an array of them.

    Raises BrokenInput naming the key and what to write, TooLarge for nesting over the bound.
    """
    held = load_json(text, source)
    orders = held if isinstance(held, list) else [held]
    if not orders:
        raise BrokenInput(f"{source.name} is an empty array: write at least {EXAMPLE}.")
    check_count(len(orders), "orders", source.name)
    many = isinstance(held, list)
    return [
        _order(order, f"[{number}]" if many else "", source) for number, order in enumerate(orders)
    ]


def _order(held: object, at: str, source: Source) -> Deal:
    reader = _Reader(source, at)
    order = reader.mapping(held, "", _ORDER)
    kind = reader.text(order, "kind", "")
    if kind != DealKind.ORDER:
        wrong = f"is {kind!r}" if kind else "is missing"
        raise reader.broken("kind", f'{wrong}: write "kind": "order"')
    goods, route = reader.each(order, "goods", reader.goods), reader.route(order)
    wanted = '{"role": "...", "name": "..."}'
    parties = reader.each(order, "parties", reader.party, required=wanted)
    terms = reader.terms(order)
    return Deal(
        kind=DealKind.ORDER,
        source=source.name,
        format="order",
        reference=reader.text(order, "reference", ""),
        parties=parties,
        goods=goods,
        route=route,
        amounts=(reader.money(order["amount"], "amount"),) if "amount" in order else (),
        day=reader.day(order),
        terms=terms,
        passages=passages_of(goods, route),
        digest=source.digest,
    )


class _Reader:
    """Reads the parts of one order, and knows where it stands for its error messages."""

    def __init__(self, source: Source, at: str) -> None:
        self._source = source
        self._at = at

    def place(self, path: str) -> str:
        """Name a place in the input: `[3].parties[0].name`."""
        return f"{self._at}.{path}".lstrip(".") if path else self._at or "the order"

    def broken(self, path: str, what: str) -> BrokenInput:
        """Say what is wrong at a place."""
        return BrokenInput(f"{self._source.name}: {self.place(path)} {what}.")

    def mapping(self, held: object, path: str, keys: tuple[str, ...]) -> dict[str, Any]:
        """Check that this is an object with no keys but these."""
        if not isinstance(held, dict):
            raise self.broken(path, f"is no object: write {{{', '.join(map(_quoted, keys))}}}")
        unknown = [key for key in held if key not in keys]
        if unknown:
            known = ", ".join(keys)
            raise self.broken(
                path,
                f"has the key {unknown[0]!r}, which an order does not know and which would go "
                f"unread: the keys here are {known}",
            )
        return held

    def text(self, held: dict[str, Any], key: str, path: str) -> str:
        """Give a text, "" where the key is absent or null."""
        value, where = held.get(key), f"{path}.{key}" if path else key
        if value is None:
            return ""
        if isinstance(value, Number) or not isinstance(value, str):
            raise self.broken(where, f'is no text: write it in quotes, "{key}": "..."')
        if unfit := _UNFIT.search(value):
            code = f"U+{ord(unfit.group()):04X}"
            raise self.broken(where, f"holds {code}, half a character or a control: leave it out")
        return value.strip()

    def each(
        self,
        order: dict[str, Any],
        key: str,
        one: Callable[[object, str], _T],
        required: str = "",
    ) -> tuple[_T, ...]:
        """Read an array's members with `one`."""
        held = order.get(key)
        if held is None and not required:
            return ()
        if not isinstance(held, list):
            raise self.broken(key, f'is missing or no array: write "{key}": [{required or "..."}]')
        if not held and required:
            raise self.broken(key, f'is empty: an order needs one: "{key}": [{required}]')
        return tuple(one(member, f"{key}[{number}]") for number, member in enumerate(held))

    def party(self, held: object, path: str) -> Party:
        """Read one party."""
        party = self.mapping(held, path, _PARTY)
        role, name = self.text(party, "role", path), self.text(party, "name", path)
        if not role:
            raise self.broken(
                f"{path}.role", 'is missing: write "role": "creditor" or another role'
            )
        if not name:
            raise self.broken(f"{path}.name", 'is missing: write "name": "the party as written"')
        numbers = self.texts(party.get("identifiers"), f"{path}.identifiers")
        return self._placed(
            lambda: make_party(
                role=read_role(role, self.place(f"{path}.role")),
                name=name,
                field=self.place(path),
                kind=self.text(party, "kind", path),
                country=self.text(party, "country", path),
                address=self.text(party, "address", path),
                identifiers=numbers,
                birth_date=self.text(party, "birth_date", path),
                formed_on=self.text(party, "formed_on", path),
                business=self.text(party, "business", path),
                managers=self.names(party.get("managers"), f"{path}.managers"),
                seen_from=self.text(party, "seen_from", path),
            )
        )

    def names(self, held: object, path: str) -> tuple[str, ...]:
        """Read `["A. Person", "B. Person"]`."""
        if held is None:
            return ()
        if not isinstance(held, list):
            raise self.broken(path, 'is no array: write ["..."]')
        numbered = {str(number): text for number, text in enumerate(held)}
        return tuple(text for key in numbered if (text := self.text(numbered, key, path)))

    def terms(self, order: dict[str, Any]) -> Terms:
        """Read what is agreed or said beside goods and money."""
        if order.get("terms") is None:
            return Terms()
        held = self.mapping(order["terms"], "terms", _TERMS)
        flags = self.names(held.get("open_flags"), "terms.open_flags")
        place = self.place("terms.open_flags")
        return Terms(
            **{key: self.text(held, key, "terms") for key in _WORDS},
            end_user_statement=self.names(
                held.get("end_user_statement"), "terms.end_user_statement"
            ),
            open_flags=self._placed(lambda: tuple(read_flag(flag, place) for flag in flags)),
        )

    def texts(self, held: object, path: str) -> dict[str, str]:
        """Read `{"inn": "7700000000"}`."""
        if held is None:
            return {}
        if not isinstance(held, dict):
            raise self.broken(path, 'is no object: write {"inn": "7700000000"}')
        return {key: self.text(held, key, path) for key in held}

    def goods(self, held: object, path: str) -> GoodsLine:
        """Read one goods line."""
        line = self.mapping(held, path, _GOODS)
        value = line.get("value")
        return self._placed(
            lambda: make_goods(
                description=self.text(line, "description", path),
                field=self.place(path),
                hs=self.text(line, "hs", path),
                quantity=self.text(line, "quantity", path),
                value=None if value is None else self.money(value, f"{path}.value"),
                origin=self.text(line, "origin", path),
                eccn=self.text(line, "eccn", path),
            )
        )

    def money(self, held: object, path: str) -> Money:
        """Read `{"value": "98000", "currency": "CNY"}`."""
        money = self.mapping(held, path, _MONEY)
        return self._placed(
            lambda: read_money(
                self.text(money, "value", path),
                self.text(money, "currency", path),
                self.place(path),
            )
        )

    def route(self, order: dict[str, Any]) -> tuple[RoutePoint, ...]:
        """Read where the goods go from, to, and by way of."""
        if order.get("route") is None:
            return ()
        route = self.mapping(order["route"], "route", _ROUTE)
        points = [
            make_point(part, text, self.place(f"route.{part}"))
            for part in ("from", "to")
            if (text := self.text(route, part, "route"))
        ]
        return (
            *(point for point in points if point.part == "from"),
            *self._via(route),
            *(point for point in points if point.part == "to"),
        )

    def _via(self, route: dict[str, Any]) -> list[RoutePoint]:
        held = route.get("via")
        if held is None:
            return []
        if not isinstance(held, list):
            raise self.broken("route.via", 'is no array: write "via": ["AEJEA"]')
        named = {f"via[{number}]": text for number, text in enumerate(held)}
        texts = {key: self.text(named, key, "route") for key in named}
        return [
            make_point("via", text, self.place(f"route.{key}"))
            for key, text in texts.items()
            if text
        ]

    def day(self, order: dict[str, Any]) -> date | None:
        """Read the order's day."""
        return self._placed(lambda: read_day(self.text(order, "day", ""), self.place("day")))

    def _placed(self, make: Callable[[], _T]) -> _T:
        """Put the input's name before what a part says of itself."""
        try:
            return make()
        except BrokenInput as error:
            said = str(error)
            mine = f"{self._source.name}: "
            raise BrokenInput(said if said.startswith(mine) else mine + said) from None


def _quoted(key: str) -> str:
    return f'"{key}": ...'
