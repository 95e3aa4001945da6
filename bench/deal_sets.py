"""The deals of the deal bench: payments, credits, orders and stories, no two alike.

The shapes are those of the examples, the parties are invented ones of twenty cultures or, three in
a hundred, miswritten listed ones. One party in twenty was in an earlier deal, as customers are;
fields that credits have alike, and the sentences of stories beside what is put into them, come
again too. Of two goods lines in three the words come from the labelled set, of the third from the
Harmonized System's own titles.
"""

import csv
import io
import json
import random
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bench.deal_forms import (
    PACS,
    Someone,
    credit_line,
    fin,
    folded,
    lines_of,
    tag,
    xml_bank,
    xml_party,
)
from bench.deal_words import (
    CURRENCIES,
    HEADLINES,
    HOMES,
    LATIN_REMITTANCES,
    PLACES,
    REMITTANCES,
    STORIES,
    STORY_CITIES,
    TERMS,
    UNITS,
    Where,
)
from bench.invented import Inventor
from bench.name_sets import Listed, perturbed
from witting.goods.table import beneath, hs_title

GOODS = Path(__file__).resolve().parents[1] / "quality" / "sets" / "goods.yaml"
SHARES = {"payment": 45, "mt103": 20, "mt700": 10, "order": 20, "story": 5}
"""How many of a hundred deals are of each kind."""

_NATIVE = 0.33  # of the parties are written in their own script where the format takes it
_LISTED = 0.03
_AGAIN = 0.05
_PERSONS = 0.25
_LANGUAGES = {"LATIN": "en", "CYRILLIC": "ru", "CJK": "zh", "ARABIC": "ar"}


@dataclass(frozen=True, slots=True)
class Made:
    """One document: of which kind, called what, and its bytes."""

    kind: str
    name: str
    data: bytes


class DealMaker:
    """Makes deals; the same seed makes the same ones in the same order."""

    def __init__(self, seed: int, listed: Iterable[Listed]) -> None:
        self._chance = random.Random(seed)
        self._inventor = Inventor(seed)
        self._listed = [one.name for one in perturbed(listed, 2_000, seed)]
        self._seen: list[Someone] = []
        self._phrases = _phrases()
        self._number = seed * 100_000

    @property
    def parties(self) -> list[str]:
        """Give the names of the parties of the deals made so far, each where it first came."""
        return [one.name for one in self._seen]

    @property
    def listed(self) -> list[str]:
        """Give the listed names that parties are drawn from."""
        return self._listed

    def deals(self, count: int) -> Iterator[Made]:
        """Make so many deals of all kinds, mixed."""
        makers: dict[str, Callable[[], tuple[str, str]]] = {
            "payment": self._payment,
            "mt103": self._mt103,
            "mt700": self._mt700,
            "order": self._order,
            "story": self._story,
        }
        kinds = [kind for kind, share in SHARES.items() for _ in range(share * count // 100)]
        kinds += ["payment"] * (count - len(kinds))
        self._chance.shuffle(kinds)
        for kind in kinds:
            self._number += 1
            ending, text = makers[kind]()
            yield Made(kind, f"{kind}-{self._number}.{ending}", text.encode())

    def _someone(self, *, latin: bool = False) -> Someone:
        chance = self._chance
        if self._seen and chance.random() < _AGAIN:
            one = chance.choice(self._seen)
        else:
            one = self._new(latin=latin)
            self._seen.append(one)
        if not latin:
            return one
        return Someone(fin(one.name), one.where, fin(one.address), one.number)

    def _new(self, *, latin: bool) -> Someone:
        chance, inventor = self._chance, self._inventor
        person, own = chance.random() < _PERSONS, not latin and chance.random() < _NATIVE
        if chance.random() < _LISTED:
            name = chance.choice(self._listed)
        elif person:
            name = inventor.native_person() if own else inventor.person()
        else:
            name = inventor.native_firm() if own else inventor.firm()
        where = chance.choices(PLACES, HOMES)[0]
        number = str(chance.randrange(10**9, 10**10))
        return Someone(name, where, where.street.format(chance.randrange(1, 300)), number)

    def _goods(self, language: str) -> tuple[str, str]:
        """Give some goods in words, and their code or ""."""
        chance = self._chance
        amount = f"{chance.randrange(1, 9_000)} {chance.choice(UNITS[language])}"
        if language == "en" and chance.random() < 0.33:
            chapter = chance.choice([f"{n:02}" for n in range(1, 97) if hs_title(f"{n:02}")])
            code = chance.choice(beneath(chapter))
            return f"{hs_title(code)[:70]}, {amount}", f"{code[:4]}.{code[4:]}"
        words, code = chance.choice(self._phrases[language])
        first = chance.random() < 0.5
        return (f"{amount} {words}" if first else f"{words}, {amount}"), code

    def _language(self) -> str:
        return self._chance.choices(("en", "ru", "zh", "ar"), (60, 18, 15, 7))[0]

    def _filled(self, told: str, **more: str) -> str:
        chance = self._chance
        places = chance.sample(PLACES, 3)
        return told.format(
            n=chance.randrange(10_000, 99_999),
            m=f"{chance.randrange(1, 400)}/{chance.randrange(18, 26)}",
            term=chance.choice(TERMS),
            **{"city": places[0].city, "origin": places[1].city, "via": places[2].city} | more,
        )

    def _money(self, where: Where) -> tuple[str, str]:
        currency = CURRENCIES.get(where.country, "USD") if self._chance.random() < 0.5 else "USD"
        return currency, str(self._chance.randrange(900, 900_000))

    def _bic(self, where: Where) -> str:
        letters = "".join(self._chance.choices("ABCDEFGHIKLMNOPRSTUVXYZ", k=4))
        return f"{letters}{where.country}{self._chance.choice(('2L', '22', 'H1', 'BB', '33'))}"

    def _payment(self) -> tuple[str, str]:
        chance, payer, payee = self._chance, self._someone(), self._someone()
        currency, amount = self._money(payee.where)
        remittance = self._filled(
            chance.choice(REMITTANCES), goods=self._goods(self._language())[0]
        )
        parts = [
            tag("IntrBkSttlmAmt", f"{amount}.00", f' Ccy="{currency}"'),
            "<IntrBkSttlmDt>2026-07-10</IntrBkSttlmDt><ChrgBr>SHAR</ChrgBr>",
        ]
        if chance.random() < 0.2:
            parts.append(xml_party("UltmtDbtr", self._someone(), with_id=False))
        parts += [
            xml_party("Dbtr", payer, with_id=chance.random() < 0.4),
            xml_bank("DbtrAgt", self._bic(payer.where), ""),
            xml_bank("CdtrAgt", self._bic(payee.where), self._bank_name()),
            xml_party("Cdtr", payee, with_id=chance.random() < 0.2),
        ]
        if chance.random() < 0.1:
            parts.append(xml_party("UltmtCdtr", self._someone(), with_id=False))
        parts.append(f"<RmtInf>{tag('Ustrd', remittance[:140])}</RmtInf>")
        return "xml", PACS.format(number=self._number, body="\n".join(parts))

    def _bank_name(self) -> str:
        return f"{self._inventor.firm()} Bank" if self._chance.random() < 0.3 else ""

    def _mt103(self) -> tuple[str, str]:
        chance = self._chance
        payer, payee = self._someone(latin=True), self._someone(latin=True)
        currency, amount = self._money(payee.where)
        told = chance.choice(REMITTANCES[:LATIN_REMITTANCES])
        remittance = fin(self._filled(told, goods=self._goods("en")[0]))
        sender, receiver = self._bic(payer.where), self._bic(payee.where)
        lines = [
            f"{{1:F01{sender}AXXX0000000000}}{{2:I103{receiver}XXXXN}}{{4:",
            f":20:RF{self._number}",
            ":23B:CRED",
            f":32A:260710{currency}{amount},",
            f":50K:/{payer.number}",
            *lines_of(payer),
            f":52A:{sender}",
            *([f":56A:{self._bic(payee.where)}"] if chance.random() < 0.3 else []),
            f":57A:{receiver}",
            f":59:/{payee.number}",
            *lines_of(payee),
            *folded(":70:", remittance, 4),
            ":71A:SHA",
            *([f":72:/INS/{self._bic(payer.where)}"] if chance.random() < 0.3 else []),
            "-}",
        ]
        return "fin", "\n".join(lines)

    def _mt700(self) -> tuple[str, str]:
        chance = self._chance
        buyer, seller = self._someone(latin=True), self._someone(latin=True)
        currency, amount = self._money(seller.where)
        goods = [self._goods("en") for _ in range(chance.randrange(1, 4))]
        start, end = seller.where, buyer.where
        lines = [
            f"{{1:F01{self._bic(end)}AXXX0000000000}}{{2:I700{self._bic(start)}XXXXN}}{{4:",
            ":27:1/1",
            ":40A:IRREVOCABLE",
            f":20:LC{self._number}",
            ":31C:260710",
            ":40E:UCP LATEST VERSION",
            f":31D:261015{fin(start.city)}",
            f":51A:{self._bic(end)}",
            ":50:" + lines_of(buyer)[0],
            *lines_of(buyer)[1:],
            f":59:/{seller.number}",
            *lines_of(seller),
            f":32B:{currency}{amount},00",
            f":41D:ANY BANK IN {fin(start.name)[:20]}\nBY NEGOTIATION",
            ":42C:AT SIGHT",
            ":43P:ALLOWED",
            ":43T:ALLOWED",
            f":44E:{fin(start.city)}, {fin(start.name)}",
            f":44F:{fin(end.city)}, {fin(end.name)}",
            ":44C:260930",
            ":45A:GOODS AS FOLLOWS:",
            *(line for words, code in goods for line in credit_line(fin(words), code)),
            f"{chance.choice(TERMS)} {fin(end.city)} INCOTERMS 2020",
            ":46A:+ SIGNED COMMERCIAL INVOICE IN TRIPLICATE",
            "+ FULL SET OF CLEAN ON BOARD BILLS OF LADING TO ORDER,",
            f"  NOTIFY {buyer.name[:50]}",
            "+ PACKING LIST IN TRIPLICATE",
            "+ CERTIFICATE OF ORIGIN ISSUED BY THE CHAMBER OF COMMERCE",
            ":47A:+ THIRD PARTY DOCUMENTS ACCEPTABLE",
            f"+ TRANSHIPMENT AT {fin(chance.choice(PLACES).city)} ALLOWED",
            ":71D:ALL CHARGES OUTSIDE THE ISSUING COUNTRY FOR BENEFICIARY",
            ":48:21",
            ":49:WITHOUT",
            ":78:+ WE REIMBURSE ON RECEIPT OF CONFORMING DOCUMENTS",
            "-}",
        ]
        return "fin", "\n".join(lines)

    def _order(self) -> tuple[str, str]:
        chance, language = self._chance, self._language()
        seller, buyer = self._someone(), self._someone()
        others = {
            "consignee": self._someone() if chance.random() < 0.4 else None,
            "end_user": self._someone() if chance.random() < 0.3 else None,
        }
        parties = {"creditor": seller, "debtor": buyer}
        parties |= {role: one for role, one in others.items() if one}
        goods = [self._goods(language) for _ in range(chance.randrange(1, 4))]
        end = parties.get("consignee", buyer).where
        via = chance.choice(PLACES).city if chance.random() < 0.3 else ""
        route = {"from": seller.where.port, "to": chance.choice((end.port, end.city)), "via": via}
        made = self._order_json if chance.random() < 0.5 else self._order_csv
        return made(parties, goods, route, self._money(seller.where))

    def _order_json(
        self,
        parties: dict[str, Someone],
        goods: list[tuple[str, str]],
        route: dict[str, str],
        money: tuple[str, str],
    ) -> tuple[str, str]:
        said: dict[str, Any] = {
            "kind": "order",
            "reference": f"PA-{self._number}",
            "parties": [
                {
                    "role": role,
                    "name": one.name,
                    "country": one.where.country,
                    "address": f"{one.address}, {one.where.native}",
                }
                for role, one in parties.items()
            ],
            "goods": [{"description": words, "hs": code} for words, code in goods],
            "route": {key: [told] if key == "via" else told for key, told in route.items() if told},
            "amount": {"value": money[1], "currency": money[0]},
            "day": "2026-07-10",
        }
        return "json", json.dumps(said, ensure_ascii=False, indent=1)

    def _order_csv(
        self,
        parties: dict[str, Someone],
        goods: list[tuple[str, str]],
        route: dict[str, str],
        money: tuple[str, str],
    ) -> tuple[str, str]:
        row = {"reference": f"SO-{self._number}", "day": "2026-07-10"}
        for role, one in parties.items():
            row |= {role: one.name, f"{role}_country": one.where.country}
        row |= {"goods": "", "hs": "", **route, "amount": money[1], "currency": money[0]}
        out = io.StringIO()
        table = csv.DictWriter(out, row, lineterminator="\n")
        table.writeheader()
        table.writerows(row | {"goods": words, "hs": code} for words, code in goods)
        return "csv", out.getvalue()

    def _story(self) -> tuple[str, str]:
        chance = self._chance
        language = chance.choice(tuple(STORIES))
        firms = [_plainly(self._firm(language)) for _ in range(3)]
        goods = [words for words, _ in self._phrases[language]]

        def told(sentence: str) -> str:
            return self._filled(
                sentence,
                firm=firms[0],
                other=chance.choice(firms[1:]),
                person=self._person(language),
                goods=chance.choice(goods),
                city=chance.choice(STORY_CITIES[language]),
            )

        said = [told(sentence) for sentence in STORIES[language]]
        kept = sorted(chance.sample(range(len(said)), 13))
        return "txt", "\n\n".join((told(HEADLINES[language]), *(said[place] for place in kept)))

    def _firm(self, language: str) -> str:
        if self._chance.random() < _LISTED:
            written = [name for name in self._listed if _language_of(name) == language]
            return self._chance.choice(written or self._listed)
        return self._of(language, self._inventor.firm, self._inventor.native_firm)

    def _person(self, language: str) -> str:
        return self._of(language, self._inventor.person, self._inventor.native_person)

    def _of(self, language: str, latin: Callable[[], str], native: Callable[[], str]) -> str:
        """Invent a name written as a story in that language would write it."""
        made = latin if language == "en" else native
        return next(name for name in iter(made, "") if _language_of(name) == language)


def _phrases() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for row in yaml.safe_load(GOODS.read_text(encoding="utf-8")):
        code = (row.get("hs6") or [""])[0]
        stated = f"{code[:4]}.{code[4:]}" if code else ""
        found.setdefault(row["language"], []).append((row["text"], stated))
    return found


def _language_of(name: str) -> str:
    written = unicodedata.name(next((c for c in name if c.isalpha()), "a")).split()[0]
    return _LANGUAGES.get(written, "")


def _plainly(name: str) -> str:
    return name.replace('"', "")
