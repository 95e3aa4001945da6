"""The Deal: what every input becomes. Parties by role, goods lines, route, amounts, free text.

Intake writes it; everything above reads it. Each piece points back to the input by a Span, so
that a verdict can show the input's own words.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class DealKind(StrEnum):
    """What sort of document was read."""

    PAYMENT = "payment"
    RETURN = "return"  # of a payment already made
    RECALL = "recall"  # of a payment: the wish to have it back or stopped
    INQUIRY = "inquiry"  # into a payment
    LETTER_OF_CREDIT = "letter_of_credit"
    GUARANTEE = "guarantee"
    MESSAGE = "message"  # free text between banks, and messages read only as text
    ORDER = "order"
    ARTICLE = "article"

    @property
    def is_trade(self) -> bool:
        """Say whether this is about goods even where it lists none."""
        return self in (DealKind.LETTER_OF_CREDIT, DealKind.ORDER)


class Role(StrEnum):
    """What a party does in the deal."""

    DEBTOR = "debtor"
    CREDITOR = "creditor"
    ULTIMATE_DEBTOR = "ultimate_debtor"
    ULTIMATE_CREDITOR = "ultimate_creditor"
    INITIATING_PARTY = "initiating_party"
    DEBTOR_AGENT = "debtor_agent"
    CREDITOR_AGENT = "creditor_agent"
    INTERMEDIARY_AGENT = "intermediary_agent"
    INSTRUCTING_AGENT = "instructing_agent"
    INSTRUCTED_AGENT = "instructed_agent"
    REIMBURSEMENT_AGENT = "reimbursement_agent"
    SENDER = "sender"
    RECEIVER = "receiver"
    APPLICANT = "applicant"
    BENEFICIARY = "beneficiary"
    ISSUING_BANK = "issuing_bank"
    ADVISING_BANK = "advising_bank"
    CONFIRMING_BANK = "confirming_bank"
    AVAILABLE_WITH = "available_with"
    DRAWEE = "drawee"
    CONSIGNOR = "consignor"
    CONSIGNEE = "consignee"
    NOTIFY = "notify"
    END_USER = "end_user"
    CARRIER = "carrier"
    VESSEL = "vessel"
    FREIGHT_FORWARDER = "freight_forwarder"
    BROKER = "broker"
    MENTIONED = "mentioned"  # found in free text; its part in the deal is not stated

    @property
    def is_agent(self) -> bool:
        """Say whether this role is a bank handling the payment rather than a party to the trade."""
        return self in _AGENTS


_AGENTS = frozenset(
    {
        Role.DEBTOR_AGENT,
        Role.CREDITOR_AGENT,
        Role.INTERMEDIARY_AGENT,
        Role.INSTRUCTING_AGENT,
        Role.INSTRUCTED_AGENT,
        Role.REIMBURSEMENT_AGENT,
        Role.SENDER,
        Role.RECEIVER,
        Role.ISSUING_BANK,
        Role.ADVISING_BANK,
        Role.CONFIRMING_BANK,
        Role.AVAILABLE_WITH,
        Role.DRAWEE,
    }
)


class PartyKind(StrEnum):
    """What a party or a list entry is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    VESSEL = "vessel"
    AIRCRAFT = "aircraft"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of the input: characters `start` to `end` (half-open) of the passage at `field`.

    `field` names the place the way the input itself would: `CdtTrfTxInf[1]/UltmtDbtr/Nm`, `:59:`,
    `goods[0].description`, `paragraph 3`. `text` is exactly that stretch.
    """

    field: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A piece of the input's text worth reading: free text of a message, a paragraph of a story.

    `offset` is where the passage starts in the decoded input, in characters, where that is known.
    """

    field: str
    text: str
    offset: int | None = None

    def span(self, start: int, end: int) -> Span:
        """Point at characters `start` to `end` of this passage."""
        return Span(field=self.field, start=start, end=end, text=self.text[start:end])


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """A number or code that names one party: scheme in lower case, value as text.

    Schemes in use: `bic`, `lei`, `imo`, `mmsi`, `inn`, `ogrn`, `kpp`, `uscc`, `tax`,
    `registration`, `passport`, `national_id`, `account`, `iban`, `wallet`, `email`, `website`,
    `phone`, `duns`, `call_sign`, `other`.
    """

    scheme: str
    value: str
    country: str | None = None  # ISO 3166-1 alpha-2 of the issuer, where stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody in the deal, as the input names them."""

    role: Role
    name: str
    span: Span | None = None
    kind: PartyKind | None = None  # None: the input does not say
    country: str | None = None  # ISO 3166-1 alpha-2
    address: str = ""
    identifiers: tuple[Identifier, ...] = ()
    birth_date: str = ""  # 1952, 1952-10 or 1952-10-07; "" where unknown
    formed_on: date | None = None  # the day a company was formed, a branch opened
    business: str = ""  # line of business: in words, or a NACE or ISIC code such as 10.71
    managers: tuple[str, ...] = ()  # those who run it, as the input names them
    seen_from: str | None = None  # ISO country of its internet address, as the caller places it


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """An amount in a currency; never a float."""

    value: Decimal
    currency: str  # ISO 4217


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodsLine:
    """One line of goods as the input describes it."""

    description: str
    span: Span | None = None
    hs: str = ""  # digits only, as given by the input: 4, 6, 8 or 10 of them; "" where not given
    quantity: str = ""
    value: Money | None = None
    origin: str | None = None  # ISO 3166-1 alpha-2
    eccn: str = ""  # number on the Commerce Control List, `3A611`; EAR99 for none


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutePoint:
    """One named place of the route: `part` is `from`, `via` or `to`.

    `text` is the input's own wording; `code` is a UN/LOCODE or ISO country code the input gives.
    """

    part: str
    text: str
    code: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What is agreed or said beside goods and money; each is "" or empty where nothing is said."""

    instrument: str = ""  # how it is paid: `cash`, `wire`, `letter_of_credit`, `crypto`…
    end_use: str = ""  # what the goods are for, as the buyer states it
    end_user_statement: tuple[str, ...] = ()  # everybody the end-user statement names
    delivery: str = ""  # when and where, in words
    packing: str = ""  # how the goods are packed and marked, in words
    licence: str = ""  # the export licence as the papers name it, or `none`
    notes: str = ""  # what an officer noted down
    open_flags: tuple[str, ...] = ()  # red flags of this deal that nobody has settled

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Give the words in which places and parties may be named; goods are not among them.

        “For the making of ball bearings” trades no bearings.
        """
        said = {"end_use": self.end_use, "delivery": self.delivery, "notes": self.notes}
        return tuple(Passage(field=f"terms.{at}", text=text) for at, text in said.items() if text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A part of the input that could not be read, and why: never silently left out."""

    field: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """One deal read from one input: everything the checks look at, and nothing they decide."""

    kind: DealKind
    source: str  # the file's name, or what the caller called it
    format: str  # `pacs.008.001.08`, `MT103`, `MT700`, `order`, `text`, `html`
    reference: str = ""  # the sender's own reference
    uetr: str = ""  # the payment's unique number from end to end, in lower case
    related: tuple[str, ...] = ()  # other references it goes by, or of the message it is about
    parties: tuple[Party, ...] = ()
    goods: tuple[GoodsLine, ...] = ()
    route: tuple[RoutePoint, ...] = ()
    amounts: tuple[Money, ...] = ()
    day: date | None = None  # the document's own day: value date, order date, dateline
    terms: Terms = Terms()
    passages: tuple[Passage, ...] = ()  # free text to be searched for parties, goods and places
    dropped: tuple[Passage, ...] = ()  # boilerplate left out of the search, shown on request
    unread: tuple[Unread, ...] = ()
    digest: str = ""  # SHA-256 of the input's bytes

    @property
    def named_beside(self) -> tuple[Party, ...]:
        """Give those named beside the parties: managers, and whom an end-user statement names."""
        managers = (name for party in self.parties for name in party.managers)
        named = {party.name.casefold() for party in self.parties}
        stated = (n for n in self.terms.end_user_statement if n.casefold() not in named)
        beside = [
            *(Party(role=Role.MENTIONED, name=n, kind=PartyKind.PERSON) for n in managers),
            *(Party(role=Role.MENTIONED, name=n) for n in stated),
        ]
        return tuple(dict.fromkeys(beside))
