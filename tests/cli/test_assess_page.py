"""The page of a verdict: duties and days, chains of owners, laws that pull apart, texts to send."""

import dataclasses
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest
from rich.console import Console

from tests import facts
from witting.assess import World, assess, load_profile
from witting.base import (
    Ask,
    Assessment,
    Conflict,
    Deal,
    DealKind,
    Duty,
    Exposure,
    Finding,
    Obligation,
    Outcome,
    Passage,
    Question,
)
from witting.cli.page import page_parts

DAY = date(2024, 6, 20)
DEAL = Deal(
    kind=DealKind.PAYMENT,
    source="test",
    format="test",
    passages=(Passage(field="text", text="Оплата за подшипники"),),
)
FINDING = Finding(
    rule="us/ofac/sdn",
    title="Blocking",
    outcome=Outcome.PROHIBITED,
    exposure=Exposure.PRIMARY,
    because="It is listed.",
    facts=(),
    cites=(),
    consequence="",
)
QUESTION = Question(
    ask="Ask for it.",
    settles=("f1",),
    said={"en": "Please.", "ar": "رجاء", "zh": "请", "ru": "Просим."},
)


def _page(ask_in: str | None = None, **given: Any) -> str:
    empty = assess(DEAL, World.open(), load_profile("ffi-cn"), DAY)
    bare: dict[str, Any] = {"facts": (), "findings": (), "questions": (), "conflicts": ()}
    told: Assessment = dataclasses.replace(empty, **(bare | given))
    written = StringIO()
    out = Console(file=written, width=100, highlight=False)
    for part in page_parts(told, None, ask_in):
        out.print(part)
    return " ".join(written.getvalue().split())


def test_a_duty_is_shown_with_its_day() -> None:
    duty = Obligation(duty=Duty.REPORT, what="Report it to OFAC.", rule="us/r", by=date(2024, 7, 5))
    page = _page(findings=(dataclasses.replace(FINDING, obligations=(duty,)),))
    assert "to do report Report it to OFAC. By 5 July 2024. us/r" in page


def test_a_duty_without_a_day_promises_none() -> None:
    duty = Obligation(duty=Duty.BLOCK, what="Block it.", rule="us/r")
    page = _page(findings=(dataclasses.replace(FINDING, obligations=(duty,)),))
    assert "to do block Block it. us/r" in page


def test_the_chain_to_a_listed_owner_is_shown_step_by_step() -> None:
    owner = facts.owner(
        id="f1",
        chain=("A holds 60 % of B.", "B holds all of C."),
        least=Decimal(50),
        most=Decimal(60),
    )
    page = _page(facts=(owner,), findings=(dataclasses.replace(FINDING, facts=("f1",)),))
    assert "1. A holds 60 % of B. 2. B holds all of C." in page
    assert "50 to 60 %" in page
    assert owner.owners[0].entry_id in page


def test_the_chain_is_shown_under_the_first_finding_that_rests_on_it() -> None:
    owner = facts.owner(id="f1", chain=("A holds 60 % of B.",))
    finding = dataclasses.replace(FINDING, facts=("f1",))
    page = _page(facts=(owner,), findings=(finding, finding))
    assert page.count("1. A holds 60 % of B.") == 1
    assert "owners as under 1" in page


def test_laws_that_pull_apart_stand_before_the_questions() -> None:
    conflict = Conflict(
        rule="eu/2271-96",
        title="EU blocking statute",
        against=("us/ofac/sdn",),
        because="It forbids to obey.",
        cites=(),
    )
    page = _page(conflicts=(conflict,), questions=(QUESTION,))
    assert "against us/ofac/sdn why It forbids to obey." in page
    assert 0 < page.index("Laws that pull apart") < page.index("What to ask")


def test_nothing_is_said_of_conflicts_where_there_is_none() -> None:
    assert "Laws that pull apart" not in _page(questions=(QUESTION,))


@pytest.mark.parametrize(
    ("ask_in", "shown", "hidden"),
    [
        (None, ("Please.", "Просим."), ("رجاء", "请")),
        ("ar", ("رجاء",), ("Please.", "Просим.", "请")),
        ("zh", ("请",), ("Please.", "Просим.", "رجاء")),
        ("en", ("Please.",), ("Просим.", "رجاء", "请")),
    ],
    ids=["as the document", "Arabic", "Chinese", "English"],
)
def test_a_question_is_shown_in_the_customers_language(
    ask_in: str | None, shown: tuple[str, ...], hidden: tuple[str, ...]
) -> None:
    page = _page(ask_in, questions=(QUESTION,))
    assert "• Ask for it." in page
    assert all(text in page for text in shown)
    assert not any(text in page for text in hidden)


def test_a_question_for_the_analyst_only_has_no_text_to_send() -> None:
    page = _page("en", questions=(Question(ask="Look yourself.", settles=("f1",)),))
    assert page.index("• Look yourself.") > page.index("What to ask")
    assert "Please" not in page


def test_the_page_of_a_broken_check_asks_the_analyst() -> None:
    broken = facts.missing(
        id="f1", what="check:goods", ask=Ask(key="check.broken", words=(("check", "goods"),))
    )
    assert "Not known: no goods are named." in _page(facts=(broken,))
