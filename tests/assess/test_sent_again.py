"""A payment stripped of what mattered and sent under a new reference is held against the first."""

from datetime import date

import pytest

from witting.assess import World, assess, load_profile
from witting.assess.beside import beside_record, stand_beside
from witting.base import Assessment, Deal, Outcome
from witting.intake import read

MT103 = """{{1:F01XMPLCNSHAXXX0240516001}}{{2:O1031012240516XMPLAEADAXXX00000000012405160913N}}{{4:
:20:{reference}
:23B:CRED
:32A:{day}USD64850,
:50K:/AE070331234567890123456
LARKMOOR COMPONENTS FZE
DUBAI
:57A:XMPLCNSH
:59:/6222000000000000106
SHANGHAI LANTINGWAN TRADING CO LTD
SHANGHAI CHINA
{words}:71A:SHA
-}}"""
BEARINGS = "/INV/77 6205-2RS BEARINGS TO\nNOVOROSSIYSK FOR NPO URALPODSHIPNIK"
RULE = "house/sent-again"


def paid(reference: str, words: str = "", day: str = "240516") -> Deal:
    """Read a payment with these words in its field 70, or without the field."""
    field = f":70:{words}\n" if words else ""
    text = MT103.format(reference=reference, words=field, day=day)
    [deal] = read(text.encode(), name=f"{reference}.fin")
    return deal


def last_of(*deals: Deal, known: tuple[Deal, ...] = ()) -> Assessment:
    """Assess the last message of a call, as the call that holds them all does."""
    beside = stand_beside(deals, known)[-1]
    earlier = (*known, *beside.versions)
    day = date(2024, 5, 20)
    return assess(deals[-1], World.open(), load_profile("ffi-cn"), day, earlier=earlier)


def told(found: Assessment) -> str:
    """Give what is said of it being sent again."""
    return " ".join(one.because for one in found.findings if one.rule == RULE)


def test_what_mattered_and_is_left_out_under_a_new_reference_is_for_review() -> None:
    assert last_of(paid("LM-3")).outcome is Outcome.CLEAR
    found = last_of(paid("LM-1", BEARINGS), paid("LM-3"))
    assert found.outcome is Outcome.REVIEW
    assert "6205-2RS" in told(found)
    assert "“NPO URALPODSHIPNIK” may be NPO URALPODSHIPNIK" in told(found)


def test_the_table_goes_back_to_where_the_words_stood() -> None:
    chain = paid("LM-1", BEARINGS), paid("LM-2", "/INV/77"), paid("LM-3"), paid("LM-4")
    [*_, last] = stand_beside(chain, ())
    assert last.repeated is not None
    assert last.repeated.earlier is chain[2]
    told = [(one.earlier, one.differences) for one in last.repeated.further]
    assert [earlier for earlier, _ in told] == [chain[1], chain[0]]
    assert "BEARINGS" in " ".join(one.before for one in told[1][1])
    record = beside_record(last)["sent_again"]["further"]
    assert [one["earlier"]["source"] for one in record] == ["LM-2.fin", "LM-1.fin"]


def test_versions_that_said_no_more_are_not_shown() -> None:
    chain = [paid(f"LM-{number}", BEARINGS) for number in range(4)]
    [*_, last] = stand_beside(chain, ())
    assert last.repeated is not None
    assert last.repeated.further == ()
    assert "further" not in beside_record(last)["sent_again"]


LEFT_OUT = {
    "a listed party": "SERVICES OBO NPO URALPODSHIPNIK",
    "listed goods": "6205-2RS BALL BEARINGS",
    "a place": "SERVICES IN NOVOROSSIYSK",
}


@pytest.mark.parametrize("words", LEFT_OUT.values(), ids=LEFT_OUT)
def test_each_of_what_matters_counts(words: str) -> None:
    assert words in told(last_of(paid("LM-1", words), paid("LM-3")))


def test_the_first_of_a_chain_is_told_though_the_last_was_stripped_already() -> None:
    chain = paid("LM-1", BEARINGS), paid("LM-2", "/INV/77"), paid("LM-3")
    assert "NOVOROSSIYSK" in told(last_of(*chain))
    assert "NOVOROSSIYSK" in told(last_of(chain[2], known=chain[:2]))


HARMLESS = {
    "other words": (paid("LM-1", "RENT MAY"), paid("LM-3", "RENT JUNE")),
    "nothing less": (paid("LM-1", BEARINGS), paid("LM-3", BEARINGS)),
    "three weeks later": (paid("LM-1", BEARINGS, "240425"), paid("LM-3")),
}


@pytest.mark.parametrize("messages", HARMLESS.values(), ids=HARMLESS)
def test_a_like_payment_of_which_nothing_mattered_is_another(messages: tuple[Deal, Deal]) -> None:
    assert told(last_of(*messages)) == ""
