"""A message sent again shows what it changed or left out, whatever that is, and nothing else."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.intake.iso_messages import CUSTOMERS, document, transfer
from tests.intake.messages import TWO_PARTIES, mt103, only, pacs008
from witting.base import (
    Deal,
    DealKind,
    GoodsLine,
    Identifier,
    Money,
    Party,
    Passage,
    Role,
    RoutePoint,
    Terms,
)
from witting.intake import About, Difference, read, same_transaction, what_differs

CALM = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
WORDS = st.text(st.sampled_from("abcdeабв"), min_size=1, max_size=6)
ROLES = st.sampled_from([Role.DEBTOR, Role.CREDITOR, Role.ULTIMATE_DEBTOR, Role.SENDER])
NUMBERS = st.builds(Identifier, scheme=st.sampled_from(["bic", "inn"]), value=WORDS)
PARTIES = st.builds(
    Party,
    role=ROLES,
    name=WORDS,
    address=st.just("") | WORDS,
    country=st.sampled_from([None, "RU", "AE"]),
    identifiers=st.lists(NUMBERS, max_size=2).map(tuple),
)
DEALS = st.builds(
    Deal,
    kind=st.just(DealKind.PAYMENT),
    source=st.just("x"),
    format=st.just("pacs.008.001.08"),
    reference=WORDS,
    parties=st.lists(PARTIES, max_size=5).map(tuple),
    goods=st.lists(st.builds(GoodsLine, description=WORDS), max_size=3).map(tuple),
    route=st.lists(
        st.builds(RoutePoint, part=st.sampled_from(["from", "via", "to"]), text=WORDS), max_size=3
    ).map(tuple),
    amounts=st.lists(
        st.builds(Money, value=st.decimals(1, 99, places=1), currency=st.just("USD")), max_size=2
    ).map(tuple),
    terms=st.builds(Terms, end_use=st.just("") | WORDS),
    passages=st.lists(
        st.builds(Passage, field=st.sampled_from([":70:", ":72:"]), text=WORDS), max_size=3
    ).map(tuple),
)
NEW = "qqq"  # no word of WORDS


@CALM
@given(DEALS)
def test_a_message_does_not_differ_from_itself(deal: Deal) -> None:
    assert what_differs(deal, deal) == ()


@CALM
@given(DEALS, DEALS)
def test_where_one_differs_from_the_other_so_does_the_other_from_the_one(
    one: Deal, other: Deal
) -> None:
    assert bool(what_differs(one, other)) is bool(what_differs(other, one))


@CALM
@given(DEALS)
def test_the_order_of_parties_goods_and_texts_is_no_difference(deal: Deal) -> None:
    turned = replace(
        deal,
        parties=deal.parties[::-1],
        goods=deal.goods[::-1],
        passages=deal.passages[::-1],
        amounts=deal.amounts[::-1],
    )
    assert what_differs(deal, turned) == ()


@CALM
@given(DEALS)
def test_the_case_of_letters_and_white_space_are_no_difference(deal: Deal) -> None:
    parties = tuple(replace(party, name=f" {party.name.upper()} ") for party in deal.parties)
    passages = tuple(replace(text, text=text.text.upper() + "\n") for text in deal.passages)
    assert what_differs(deal, replace(deal, parties=parties, passages=passages)) == ()


def _change_name(party: Party) -> Party:
    return replace(party, name=NEW)


def _change_address(party: Party) -> Party:
    return replace(party, address=NEW)


def _change_number(party: Party) -> Party:
    return replace(party, identifiers=(Identifier(scheme="bic", value=NEW),))


@pytest.mark.parametrize(
    ("part", "change"),
    [("name", _change_name), ("address", _change_address), ("identifiers", _change_number)],
)
@CALM
@given(deal=DEALS.filter(lambda deal: bool(deal.parties)), at=st.integers(0, 4))
def test_whatever_changes_of_a_party_is_shown(
    part: str, change: Callable[[Party], Party], deal: Deal, at: int
) -> None:
    at %= len(deal.parties)
    parties = (*deal.parties[:at], change(deal.parties[at]), *deal.parties[at + 1 :])
    found = what_differs(deal, replace(deal, parties=parties))
    role = deal.parties[at].role.value.replace("_", " ")
    assert any(item.field == f"{role} {part}" and NEW in item.after for item in found)


@CALM
@given(DEALS.filter(lambda deal: bool(deal.parties)), st.integers(0, 4))
def test_a_party_left_out_is_shown_with_nothing_after_it(deal: Deal, at: int) -> None:
    at %= len(deal.parties)
    left = deal.parties[at]
    found = what_differs(deal, replace(deal, parties=(*deal.parties[:at], *deal.parties[at + 1 :])))
    role = left.role.value.replace("_", " ")
    assert [(item.field, item.after) for item in found] == [(role, "")]
    assert left.name in found[0].before


@CALM
@given(DEALS.filter(lambda deal: bool(deal.passages)), st.integers(0, 2))
def test_a_text_left_out_is_shown_with_its_field(deal: Deal, at: int) -> None:
    at %= len(deal.passages)
    left = deal.passages[at]
    later = replace(deal, passages=(*deal.passages[:at], *deal.passages[at + 1 :]))
    [found] = what_differs(deal, later)
    assert (found.before, found.after) == (left.text, "")


@CALM
@given(DEALS)
def test_goods_route_amounts_day_and_terms_are_compared(deal: Deal) -> None:
    later = replace(
        deal,
        goods=(*deal.goods, GoodsLine(description=NEW)),
        route=(*deal.route, RoutePoint(part="to", text=NEW)),
        amounts=(*deal.amounts, Money(value=Decimal("777"), currency="RUB")),
        day=date(2024, 5, 16),
        terms=replace(deal.terms, end_use=NEW),
    )
    fields = {item.field for item in what_differs(deal, later)}
    assert fields == {"goods description", "route to", "amounts", "day", "end use"}


BEHIND = "<UltmtDbtr><Nm>НПО «Уралподшипник»</Nm></UltmtDbtr>"


def test_a_party_stripped_from_a_payment_sent_again_is_shown() -> None:
    first, again = only(pacs008(TWO_PARTIES + BEHIND)), only(pacs008(TWO_PARTIES))
    assert same_transaction(first, again) == "the same reference"
    assert what_differs(first, again) == (
        Difference(
            field="ultimate debtor",
            before="НПО «Уралподшипник»",
            after="",
            about=About.PARTY,
            role=Role.ULTIMATE_DEBTOR,
        ),
    )


def test_a_payment_sent_again_in_another_place_of_a_batch_does_not_differ() -> None:
    text = "<RmtInf><Ustrd>ball bearings</Ustrd></RmtInf>"
    other = transfer(CUSTOMERS, reference="E2E-2")
    body = other + transfer(CUSTOMERS + text)
    alone = document(
        "pacs.008.001.08", f"<FIToFICstmrCdtTrf>{transfer(CUSTOMERS + text)}</FIToFICstmrCdtTrf>"
    )
    batch = document("pacs.008.001.08", f"<FIToFICstmrCdtTrf>{body}</FIToFICstmrCdtTrf>")
    assert what_differs(only(alone.encode()), read(batch.encode())[1]) == ()


def test_a_changed_remittance_is_shown_under_its_field() -> None:
    first, again = only(mt103(":70:BALL BEARINGS")), only(mt103(":70:SPARE PARTS"))
    assert what_differs(first, again) == (
        Difference(field=":70:", before="BALL BEARINGS", after="SPARE PARTS", about=About.TEXT),
    )


def _payment(**said: object) -> Deal:
    deal = Deal(
        kind=DealKind.PAYMENT,
        source="x",
        format="MT103",
        reference="REF1",
        uetr="u1",
        parties=(
            Party(role=Role.DEBTOR, name="Payer LLP"),
            Party(role=Role.CREDITOR, name="Payee Ltd"),
        ),
        amounts=(Money(value=Decimal(100), currency="USD"),),
        day=date(2024, 5, 16),
    )
    return replace(deal, **said)  # type: ignore[arg-type]  # tests name the fields


OTHERS = (Party(role=Role.DEBTOR, name="A"), Party(role=Role.CREDITOR, name="B"))
LESS = (Money(value=Decimal(90), currency="USD"),)


@pytest.mark.parametrize(
    ("later", "why"),
    [
        (_payment(), "the same UETR"),
        (_payment(parties=OTHERS, amounts=LESS, reference="X"), "the same UETR"),
        (_payment(uetr="", amounts=LESS), "the same reference"),
        (_payment(uetr="u2", parties=OTHERS), "the same reference"),
        (_payment(uetr="u2", reference="REF2"), "the same amount, payer and payee"),
        (_payment(uetr="", parties=OTHERS, amounts=LESS), ""),
        (_payment(uetr="u2", reference="REF2", amounts=LESS), ""),
        (_payment(uetr="u2", reference="REF2", day=date(2024, 5, 30)), ""),
        (_payment(kind=DealKind.RETURN), ""),
        (_payment(format="MT202COV"), ""),
    ],
    ids=[
        "sent again as it was",
        "all but its number changed",
        "another amount",
        "other parties",
        "new references",
        "only the reference",
        "only the parties",
        "the same payment a fortnight later",
        "its return",
        "its cover",
    ],
)
def test_one_transaction_is_known_by(later: Deal, why: str) -> None:
    assert same_transaction(_payment(), later) == why


def test_a_renamed_payer_with_the_same_account_is_the_same_payer() -> None:
    account = (Identifier(scheme="account", value="40702810"),)
    payee = Party(role=Role.CREDITOR, name="Payee Ltd")
    first = _payment(
        parties=(Party(role=Role.DEBTOR, name="Payer LLP", identifiers=account), payee)
    )
    later = _payment(
        reference="REF2",
        uetr="u2",
        parties=(Party(role=Role.DEBTOR, name="Other Name", identifiers=account), payee),
    )
    assert same_transaction(first, later) == "the same amount, payer and payee"
    assert [(d.field, d.after) for d in what_differs(first, later)] == [
        ("reference", "REF2"),
        ("uetr", "u2"),
        ("debtor name", "Other Name"),
    ]
