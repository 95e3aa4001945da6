"""Signs in how a party is reached: its telephone, its mailbox, its site, its registers."""

from collections.abc import Iterator

from witting.base import Party, PartyKind
from witting.names import is_form, plain
from witting.routes.history import buyers, is_same_party, told
from witting.routes.lookups import domain_of, is_free_mail, phone_countries
from witting.routes.scene import Scene, Seen
from witting.routes.wording import country_words, listed, role_words

_RUSSIAN = frozenset({"RU", "BY"})
_RUSSIAN_ENDINGS = (".ru", ".su", ".рф", ".xn--p1ai", ".by")
_RUSSIAN_REGISTERS = {"ogrn": "OGRN", "kpp": "KPP"}  # an INN is Kyrgyz, Tajik or Uzbek as well
_NONE = frozenset({"none", "no", "n/a", "-", "нет", "无", "没有", "لا يوجد"})


def phone_elsewhere(scene: Scene) -> Iterator[Seen]:
    """A buyer's or receiver's telephone is of another country than its own and the destination."""
    for party in buyers(scene.deal):
        near = scene.countries(party) | scene.targets
        for number in _values(party, "phone"):
            of = phone_countries(number)
            if of and near and not of & near:
                where = country_words(min(of)) if len(of) == 1 else "another part of the world"
                because = (
                    f"The telephone of {_who(party)} ({number}) is of {where}, and neither the "
                    f"party nor the destination is there, but {listed(near)}."
                )
                yield Seen(flag="RF-N23-04", because=because, span=party.span)


def free_mailbox(scene: Scene) -> Iterator[Seen]:
    """A company of the trade writes from a mailbox that anybody can have."""
    for party in scene.deal.parties:
        for email in _values(party, "email"):
            if is_free_mail(email) and not party.role.is_agent and _is_company(party):
                because = f"{_who(party, start=True)} is a company and writes from {email}."
                yield Seen(flag="RF-TRI-03", because=because, span=party.span)


def seen_elsewhere(scene: Scene) -> Iterator[Seen]:
    """A party's internet address is in another country than the party says it is in."""
    for party in scene.deal.parties:
        home, seen = scene.countries(party), party.seen_from
        if seen and home and seen not in home and not party.role.is_agent:
            because = (
                f"{_who(party, start=True)} says it is in {listed(home)}, and its internet address "
                f"is in {country_words(seen)}."
            )
            yield Seen(flag="RF-TRI-02", because=because, span=party.span)


def no_web_presence(scene: Scene) -> Iterator[Seen]:
    """The record says that a company has no site, and no mailbox of its own domain is given."""
    for party in scene.deal.parties:
        said = [site for site in _values(party, "website") if site.strip().lower() in _NONE]
        own = [mail for mail in _values(party, "email") if domain_of(mail)]
        if said and all(is_free_mail(mail) for mail in own) and party.kind is not PartyKind.PERSON:
            because = (
                f"{_who(party, start=True)} has no site on the web by the record, and no mailbox "
                "of a domain of its own is given."
            )
            yield Seen(flag="RF-N23-02", because=because, span=party.span)


def tied_to_russia(scene: Scene) -> Iterator[Seen]:
    """A customer outside Russia and Belarus is tied to them: by site, register or earlier seat."""
    for party in buyers(scene.deal):
        home = scene.countries(party)
        if not home or home & _RUSSIAN or scene.targets & _RUSSIAN:
            continue
        for tie in (*_ties(party), *_earlier_seats(scene, party)):
            because = f"{_who(party, start=True)} is in {listed(home)} and {tie}."
            yield Seen(flag="RF-OTSI-01", because=because, span=party.span)


def _ties(party: Party) -> Iterator[str]:
    for scheme, what in (("website", "site"), ("email", "mailbox")):
        for value in _values(party, scheme):
            if domain_of(value).endswith(_RUSSIAN_ENDINGS) and not is_free_mail(value):
                yield f"has a {what} of Russia or Belarus ({value})"
    for scheme, register in _RUSSIAN_REGISTERS.items():
        for value in _values(party, scheme):
            yield f"has a number of a Russian register ({register} {value})"


def _earlier_seats(scene: Scene, party: Party) -> Iterator[str]:
    for deal in reversed(scene.earlier):
        for other in deal.parties:
            if other.country in _RUSSIAN and is_same_party(party, other):
                yield f"was in {country_words(str(other.country))} by {told(deal)}"
                return


def _values(party: Party, scheme: str) -> list[str]:
    return [item.value for item in party.identifiers if item.scheme == scheme]


def _is_company(party: Party) -> bool:
    """Say whether a party is a company, by its record or by the form in its name."""
    if party.kind is not None:
        return party.kind is PartyKind.ORGANISATION
    return any(is_form(word) for word in plain(party.name).split()) or "公司" in party.name


def _who(party: Party, *, start: bool = False) -> str:
    return f"{'The' if start else 'the'} {role_words(party.role)} “{party.name}”"
