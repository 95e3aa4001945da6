"""Many parties asked about at once get the answers each gets alone."""

from hypothesis import given, settings
from hypothesis import strategies as st

from witting.base import Identifier, PartyKind
from witting.parties import Screener, asked_of
from witting.parties.asked import Asked
from witting.parties.batch import Inquiry, answer_all

NAMES = (
    "Vladimir Putin",
    "Путин Владимир Владимирович",
    "普京",
    "Sberbank филиал в Нью-Дели",
    "VTB Bank (PJSC) Shanghai Branch",
    "Gazprombank",
    "Emma Daniels",
    "Maria Ivanova",
    "Ivan Petrov",
    "Ali Hassan",
    "CORP",
    "ООО Уралподшипник",
    "Kim Jong Un",
    "Vladimir \u202enituP",
    "😀",
    "",
)
SCREENER = Screener.default()

inquiries = st.builds(
    Inquiry,
    names=st.lists(st.sampled_from(NAMES), max_size=3).map(tuple),
    asked=st.builds(
        asked_of,
        kind=st.sampled_from([None, *PartyKind]),
        birth_date=st.sampled_from(["", "1952-10-07", "1960", "1999-01"]),
        countries=st.lists(st.sampled_from(["RU", "DE", "IR"]), max_size=2),
        identifiers=st.lists(
            st.sampled_from(
                [
                    Identifier(scheme="bic", value="SABRRUMM"),
                    Identifier(scheme="inn", value="7707083893"),
                    Identifier(scheme="imo", value="1234567"),
                ]
            ),
            max_size=1,
        ),
        gender=st.sampled_from(["", "f", "m"]),
    ),
)


def alone(inquiry: Inquiry, name: str) -> dict[tuple[str, str], float]:
    asked = inquiry.asked
    found = SCREENER.match(
        name,
        kind=asked.kind,
        birth_date=asked.birth_date,
        countries=asked.countries,
        identifiers=asked.identifiers,
        gender=asked.gender,
    )
    return {(m.entry.list_id, m.entry_id): m.score for m in found if m.is_match}


@settings(max_examples=60, deadline=None)
@given(st.lists(inquiries, max_size=6))
def test_each_gets_the_answer_it_gets_alone(batch: list[Inquiry]) -> None:
    for inquiry, answer in zip(batch, answer_all(SCREENER, batch), strict=True):
        expected: dict[tuple[str, str], float] = {}
        for name in (way for own in inquiry.names or ("",) for way in shown(own)):
            for about, score in alone(inquiry, name).items():
                expected[about] = max(score, expected.get(about, 0.0))
        assert {(m.entry.list_id, m.entry_id): m.score for m in answer.matches} == expected


def shown(name: str) -> tuple[str, ...]:
    return ("Vladimir nituP", "Vladimir Putin") if "\u202e" in name else (name,)


def test_a_name_that_says_nothing_is_told_beside_those_that_do() -> None:
    (answer,) = answer_all(SCREENER, [Inquiry(names=("普京", "😀"), asked=Asked())])
    assert answer.unread == ("😀",)
    assert "ofac-35096" in {match.entry_id for match in answer.matches}
