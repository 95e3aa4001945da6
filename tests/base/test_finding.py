"""Claims about the order of outcomes."""

from hypothesis import given
from hypothesis import strategies as st

from witting.base import Outcome, gravest

OUTCOMES = st.lists(st.sampled_from(Outcome))


def test_nothing_found_is_clear() -> None:
    assert gravest([]) is Outcome.CLEAR


@given(OUTCOMES, st.sampled_from(Outcome))
def test_one_more_finding_never_makes_the_outcome_lighter(
    outcomes: list[Outcome], one: Outcome
) -> None:
    assert gravest([*outcomes, one]).gravity >= gravest(outcomes).gravity
