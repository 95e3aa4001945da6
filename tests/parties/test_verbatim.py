"""A listed name of common words is found in text where it stands whole, and nowhere else."""

import pytest

from witting.parties import Screener


def found(screener: Screener, text: str) -> set[str]:
    return {mention.match.entry_id for mention in screener.mentions(text)}


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("payment in favour of TACTICAL MISSILES CORPORATION JSC under invoice 9", "ofac-34876"),
        ("TEA, ON BEHALF OF BANK MELLI IRAN", "ofac-25578"),
        ("TICKETS OF MAHAN AIR, MAY", "ofac-12927"),
        ("Signed with the Islamic Revolutionary Guard Corps, he said.", "ofac-10391"),
        ("a contract with Kalashnikov Concern for tea", "eu-fsf-EU.8174.69"),
        ("a loan agreement with VTB Bank and others", "ofac-17013"),
        ("paid through the Central Bank of Iran", "ofac-4632"),
    ],
)
def test_a_whole_listed_name_is_found(world: Screener, text: str, entry: str) -> None:
    mentions = [one for one in world.mentions(text) if one.match.entry_id == entry]
    assert mentions
    assert not any(one.match.certain for one in mentions)


@pytest.mark.parametrize(
    "text",
    [
        "TACTICAL MISSILES",  # a form must stand beside two words of classes
        "tactical missiles corporation jsc",  # no word has a capital
        "BANK MELLI. IRAN SAID",  # a sentence ends between
        "MELLI BANK OF TURKEY IRAN",
        "GENERAL TRADING COMPANY",
        "INTEGRATED SOLUTIONS",
        "the Guard Corps of the Islamic Revolutionary museum",
    ],
)
def test_parts_of_such_a_name_are_none(world: Screener, text: str) -> None:
    assert not found(world, text) & {"ofac-34876", "eu-fsf-EU.8056.23", "ofac-25578", "ofac-10391"}
