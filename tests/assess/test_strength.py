"""Claims about the strength of evidence: a fact and its record in the assessment say the same."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from witting.assess import World, assess, load_profile
from witting.assess.record import as_plain
from witting.assess.strength import evidence_of, strength_of
from witting.base import Deal, DealKind, GoodsLine, Party, Passage, Role

WORLD, ASKER, DAY = World.open(), load_profile("ffi-cn"), date(2024, 7, 3)
names = st.sampled_from(("Oleg Deripaska", "Deripaska O.V.", "Li Wei", "Sberbank", "Hans Weber"))
goods = st.sampled_from(("ball bearings 6205", "office chairs", "microchips", "widgets to Moscow"))


@given(st.lists(names, min_size=1, max_size=3), goods)
def test_a_fact_is_as_strong_as_its_record(parties: list[str], traded: str) -> None:
    deal = Deal(
        kind=DealKind.ORDER,
        source="t",
        format="t",
        parties=tuple(Party(role=Role.CREDITOR, name=name, country="RU") for name in parties),
        goods=(GoodsLine(description=traded),),
        passages=(Passage(field="notes", text=traded),),
    )
    for fact in assess(deal, WORLD, ASKER, DAY).facts:
        assert strength_of(evidence_of(fact)) == strength_of(as_plain(fact))
