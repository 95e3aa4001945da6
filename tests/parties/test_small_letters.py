"""Listed names in small letters are asked about where they stand as names, and hardly elsewhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.parties import Screener

PUTIN = "ofac-35096"


def found(screener: Screener, text: str) -> dict[str, str]:
    return {m.match.entry_id: text[m.start : m.end] for m in screener.mentions(text)}


@pytest.mark.parametrize(
    ("text", "written", "entry"),
    [
        ("payment on behalf of vladimir putin", "vladimir putin", PUTIN),
        ("Invoice 12, gift for vladimir putin", "vladimir putin", PUTIN),
        ("vladimir Putin", "vladimir Putin", PUTIN),
        ("для владимира путина", "владимира путина", PUTIN),
        ("obo uralvagonzavod", "uralvagonzavod", "ofac-16885"),
        ("Chairs obo uralvagonzavod, May", "uralvagonzavod", "ofac-16885"),
        ("for npo uralpodshipnik", "uralpodshipnik", "ofac-47492"),
        ("за нпо уралподшипник", "уралподшипник", "ofac-47492"),
        ("donation hamas", "hamas", "ofac-4695"),
        ("books for hamas", "hamas", "ofac-4695"),
        ("payment to vtb", "vtb", "ofac-17013"),  # three letters: only after a party's words
    ],
)
def test_a_name_in_small_letters_is_a_question(
    world: Screener, text: str, written: str, entry: str
) -> None:
    assert found(world, text).get(entry) == written
    assert not any(mention.match.certain for mention in world.mentions(text))


def test_a_capital_within_a_word_is_one(world: Screener) -> None:
    names = {n.whole for m in world.mentions("LLC SMT iLogic") for n in m.match.entry.names}
    assert "LLC SMT iLogic" in names


@pytest.mark.parametrize(
    "text",
    [
        "he counted the hamas of the text",  # a sentence, and no words that make it a party
        "установки для сухого травления рисунка",  # dry, and spelt like Sukhoi
        "rent of a house for art",  # two words that are surnames too
        "Interest accrued in june and in another month",  # short words of a listed name
        "vtb coated glass, 40 panes",
    ],
)
def test_everyday_words_in_small_letters_are_nobody(world: Screener, text: str) -> None:
    assert not found(world, text)


@given(st.sampled_from(["Vladimir Putin", "Ramzan Kadyrov", "Sergei Chemezov"]), st.data())
def test_however_many_letters_are_small_a_person_is_found(
    world: Screener, name: str, data: st.DataObject
) -> None:
    large = data.draw(st.lists(st.booleans(), min_size=len(name), max_size=len(name)))
    written = "".join(
        sign.upper() if up else sign.lower() for sign, up in zip(name, large, strict=True)
    )
    assert written in found(world, f"payment for {written}, invoice 4").values()
