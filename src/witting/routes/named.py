"""Every place the deal names, with the part of the deal that names it and the words beside it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from witting.base import Deal, DealKind, Party, Passage, Role, RoutePoint, Span
from witting.places import (
    Place,
    PlaceMention,
    country_code,
    country_of_bic,
    find_places,
    lookup,
    misspelt_place,
    place_of_country,
    port,
)
from witting.routes.cues import Cue, read_cue, read_cues


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One place as one part of the deal names it."""

    place: Place
    part: str  # from, via, to, party, bank, text
    text: str
    span: Span | None
    cue: Cue = Cue.NONE
    party: Party | None = None
    is_demonym: bool = False
    in_street: bool = False
    is_misspelt: bool = False
    by_name: bool = False  # only the party's name holds it: “Minsk Tractor Works”


RECEIVERS = frozenset({Role.CONSIGNEE, Role.END_USER, Role.NOTIFY})


def name_places(deal: Deal) -> tuple[Named, ...]:
    """Give every place the deal names, in the deal's order: route, parties, banks, then text."""
    return (
        *(named for point in deal.route for named in _of_route(point)),
        *(named for party in deal.parties for named in _of_party(party)),
        *_of_goods(deal),
        *(named for passage in _free_text(deal) for named in _of_passage(passage, deal.kind)),
    )


def unknown_ends(deal: Deal) -> tuple[RoutePoint, ...]:
    """Give the ends of the route whose words name no place we know."""
    return tuple(p for p in deal.route if p.part == "to" and not list(_of_route(p)))


def _of_route(point: RoutePoint) -> Iterator[Named]:
    place = port(point.code) or lookup(point.text) or _of_code(point.code or point.text)
    if place is not None:
        yield Named(place=place, part=point.part, text=point.text, span=point.span)
        return
    mentions = _most_exact(find_places(point.text))
    if not mentions and (meant := misspelt_place(point.text.partition(",")[0])):
        yield Named(
            place=meant, part=point.part, text=point.text, span=point.span, is_misspelt=True
        )
    for mention in mentions:
        if mention.kind == "name" and not mention.in_street:
            cue = read_cue(point.text, mention)
            part = "via" if cue is Cue.VIA else point.part
            span = _within(point, mention)
            yield Named(
                place=mention.place, part=part, text=mention.text, span=span,
                is_misspelt=mention.is_misspelt,
            )  # fmt: skip


def _most_exact(mentions: list[PlaceMention]) -> list[PlaceMention]:
    """Leave out a country that only says where the city before it is: "Bishkek, Kyrgyzstan"."""
    exact = {m.place.country for m in mentions if m.place.kind != "country" and not m.in_street}
    return [m for m in mentions if m.place.kind != "country" or m.place.country not in exact]


def _within(point: RoutePoint, mention: PlaceMention) -> Span | None:
    span = point.span
    if span is None or span.text != point.text:
        return span
    start = span.start + mention.start
    return Span(field=span.field, start=start, end=span.start + mention.end, text=mention.text)


def _of_code(code: str) -> Place | None:
    """Read a country code, or the country of a UN/LOCODE that is not held (`KZALA`)."""
    code = code.strip()
    if len(code) == 5 and code.isupper() and code.isalnum():
        code = code[:2]
    country = country_code(code, allow_codes=True) if len(code) in (2, 3) else None
    return place_of_country(country) if country else None


def _of_party(party: Party) -> Iterator[Named]:
    """Give a party's places: its address, and its country where no city in it is named."""
    part = "bank" if party.role.is_agent else "party"
    mentions = _most_exact(find_places(party.address))
    exact = {m.place.country for m in mentions if m.kind == "name" and not m.in_street}
    country, text = _country_of(party, bool(exact))
    if country is not None and country.country not in exact:
        yield Named(place=country, part=part, text=text, span=party.span, party=party)
    for mention in mentions:
        yield Named(
            place=mention.place, part=part, text=mention.text, span=None, party=party,
            is_demonym=mention.kind == "demonym", in_street=mention.in_street,
            is_misspelt=mention.is_misspelt,
        )  # fmt: skip
    if country is None and not exact:
        yield from _alone(party, part)


def _alone(party: Party, part: str) -> Iterator[Named]:
    """Give what a party's address names by itself, or a receiver's name where nothing else does.

    “Tula” may be a word in running text; alone between the commas of an address it is the town.
    """
    pieces = re.split(r"[,;\n]", party.address)
    found = [place for piece in pieces if (place := lookup(piece))]
    meant = [] if found else [place for piece in pieces if (place := misspelt_place(piece))]
    for place in dict.fromkeys((*found, *meant)):
        yield Named(
            place=place, part=part, text=party.address, span=None, party=party,
            is_misspelt=bool(meant),
        )  # fmt: skip
    if found or meant or party.role not in RECEIVERS or party.address:
        return
    if place := lookup(party.name):
        yield Named(place=place, part=part, text=party.name, span=party.span, party=party)
        return
    for mention in _most_exact(find_places(party.name)):
        if mention.kind == "name" and not mention.in_street:
            yield Named(
                place=mention.place, part=part, text=mention.text, span=party.span, party=party,
                by_name=True,
            )  # fmt: skip


def _country_of(party: Party, has_address: bool) -> tuple[Place | None, str]:
    """Give the country a party's record or BIC states, or the end of its address abbreviates."""
    if party.country:
        return place_of_country(party.country), party.country
    if party.role.is_agent and (country := country_of_bic(_bic(party))):
        return place_of_country(country), _bic(party)
    written = party.address or party.name
    ending = None if has_address else re.search(r"[\s,]([A-Z]{2})$", written)
    if ending and ending[1] not in _AMERICAN_STATES:
        return place_of_country(ending[1]), ending[1]
    return None, ""


# Two letters at the end of an address are a country unless they may as well be a state of the USA.
_AMERICAN_STATES = frozenset(
    [
        *("AL", "AR", "AZ", "CA", "CO", "DE", "FL", "GA", "IA", "ID", "IL", "IN", "KS", "KY", "LA"),
        *("MA", "MD", "ME", "MN", "MO", "MS", "MT", "NC", "ND", "NE", "NH", "NJ", "NM", "NV", "NY"),
        *("OH", "OK", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VA", "VT", "WA", "WI", "WV"),
    ]
)


def _bic(party: Party) -> str:
    return next((i.value for i in party.identifiers if i.scheme == "bic"), "")


def _of_goods(deal: Deal) -> Iterator[Named]:
    for line in deal.goods:
        place = place_of_country(line.origin) if line.origin else None
        if place is not None:
            yield Named(
                place=place, part="text", text=line.origin or "", span=line.span, cue=Cue.ORIGIN
            )


def _free_text(deal: Deal) -> Iterator[Passage]:
    """Give the passages but those that repeat the route, and the goods lines not among them."""
    routed = {(point.span.field, point.text) for point in deal.route if point.span}
    texts = "\n".join(passage.text for passage in deal.passages)
    yield from (p for p in deal.passages if (p.field, p.text.strip()) not in routed)
    yield from deal.terms.passages
    for number, line in enumerate(deal.goods):
        if line.description not in texts:
            field = line.span.field if line.span else f"goods[{number}].description"
            yield Passage(field=field, text=line.description)


def _of_passage(passage: Passage, kind: DealKind) -> Iterator[Named]:
    mentions = find_places(passage.text)
    silent = [Cue.NONE] * len(mentions)  # a story's words move no goods of ours
    cues = silent if kind is DealKind.ARTICLE else read_cues(passage.text, mentions)
    for mention, cue in zip(mentions, cues, strict=True):
        yield Named(
            place=mention.place,
            part="text",
            text=mention.text,
            span=passage.span(mention.start, mention.end),
            cue=cue,
            is_demonym=mention.kind == "demonym",
            in_street=mention.in_street,
            is_misspelt=mention.is_misspelt,
        )
