"""Two names by themselves."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from witting.parties import compare


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("Владимир Путин", "Vladimir Vladimirovich PUTIN", "person"),
        ("فلاديمير بوتين", "Vladimir PUTIN", "person"),
        ("香港恒邦微电子有限公司", "HK HENGBANGWEI ELECTRONICS LIMITED", "organisation"),
        ("Kim Jong-un", "김정은", "person"),
        ("al Husseini Mohammed", "Mohammad AL-HUSSEINI", "person"),
    ],
)
def test_one_name_in_two_dresses_matches(a: str, b: str, kind: str) -> None:
    assert compare(a, b, kind=kind).is_match


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("Ivan Petrov", "Ivan Sidorov", "person"),
        ("Putin", "Vladimir PUTIN", "person"),
        ("Hengbang Trading Ltd", "Hengtai Trading Ltd", "organisation"),
        ("", "Vladimir PUTIN", "person"),
    ],
)
def test_other_names_do_not(a: str, b: str, kind: str) -> None:
    assert not compare(a, b, kind=kind).is_match


@settings(deadline=None)  # the first comparison reads the tables
@given(st.text(max_size=30), st.text(max_size=30), st.sampled_from(["person", "organisation"]))
def test_the_parts_add_up(a: str, b: str, kind: str) -> None:
    found = compare(a, b, kind=kind)
    assert round(sum(part.value for part in found.parts), 4) == found.score


@given(st.text(alphabet="abcdefghij ", min_size=3, max_size=30))
def test_a_name_is_itself(name: str) -> None:
    found = compare(name, name, kind="organisation")
    assert found.score >= 0.97 or not found.parts
