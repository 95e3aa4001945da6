"""Papers of one trade beside a deal: what they say otherwise is a flag and asks for a look."""

from datetime import date

from tests.intake.trade.papers import deal_of, text_of
from witting.assess import World, assess, load_profile
from witting.base import Assessment, Deal, MissingFact, Outcome, RedFlagFact

BEFORE, AFTER = date(2024, 11, 13), date(2024, 11, 14)  # the day the flag was published
TRUE, FORGED = "MERSIN, TURKIYE (TRMER)", "NOVOROSSIYSK, RUSSIA"


def _bill(port: str = TRUE) -> Deal:
    return deal_of(text_of("en_bl").replace(TRUE, port), "bill.txt")


def _assessed(papers: list[Deal], day: date = AFTER) -> Assessment:
    invoice = deal_of(text_of("en_invoice"), "invoice.txt")
    return assess(invoice, World.open(), load_profile("ffi-cn"), day, papers=papers)


def _flags(found: Assessment) -> list[RedFlagFact]:
    facts = (fact for fact in found.facts if isinstance(fact, RedFlagFact))
    return [fact for fact in facts if fact.flag == "RF-EBA-05"]


def test_a_contradiction_is_a_flag_from_the_day_it_was_published() -> None:
    assert _flags(_assessed([_bill(FORGED)], BEFORE)) == []
    [flag] = _flags(_assessed([_bill(FORGED)], AFTER))
    assert FORGED in flag.because
    assert "bill.txt" in flag.because
    assert flag.span is not None


def test_a_contradiction_asks_for_a_look_on_any_day() -> None:
    for day in (BEFORE, AFTER):
        found = _assessed([_bill(FORGED)], day)
        [asked] = [one for one in found.findings if one.rule == "house/papers-contradict"]
        assert asked.outcome is Outcome.REVIEW
        assert found.outcome is not Outcome.CLEAR
        assert any("the originals" in one.ask for one in found.questions)


def test_papers_that_agree_change_nothing() -> None:
    assert _assessed([_bill()]).facts == _assessed([]).facts


def test_papers_of_another_trade_change_nothing() -> None:
    other = deal_of(text_of("ru_invoice"), "other.txt")
    assert _assessed([other]).facts == _assessed([]).facts


def test_the_flag_is_given_once_however_many_papers_contradict() -> None:
    found = _assessed([_bill(FORGED), _bill("BUSAN, KOREA")])
    assert len(_flags(found)) == 1
    missing = [one for one in found.facts if isinstance(one, MissingFact)]
    assert len([one for one in missing if one.what == "contradiction"]) > 1


def test_quantities_that_differ_ask_for_a_look_though_no_unit_is_told() -> None:
    lines = (
        "{title}",
        "Invoice No.: Q-77        Date: 2024-05-14",
        "Seller:    Example Cup Co., Ltd, Ningbo, China",
        "Buyer:     Sample Retail TOO, Almaty, Kazakhstan",
        "Consignee: Sample Retail TOO, Almaty, Kazakhstan",
        "",
        "Description of goods       HS Code     Qty",
        "Ceramic mugs               6912.00     {quantity}",
    )
    text = "\n".join(lines)
    invoice = deal_of(text.format(title="COMMERCIAL INVOICE", quantity="5000"), "invoice.txt")
    packing = deal_of(text.format(title="PACKING LIST", quantity="6000"), "packing.txt")
    found = assess(invoice, World.open(), load_profile("ffi-cn"), AFTER, papers=[packing])
    assert "house/papers-contradict" in {one.rule for one in found.findings}
    assert _flags(found) == []
