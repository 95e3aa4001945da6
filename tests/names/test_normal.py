"""A name's plain form does not depend on how it was dressed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.names import plain, unseamed


@pytest.mark.parametrize(
    ("written", "read"),
    [
        pytest.param("J.S.C. ARGUMENT", "jsc argument", id="dots-between-initials"),
        pytest.param("Özgür A.Ş.", "ozgur as", id="turkish"),
        pytest.param("Pu​tin", "putin", id="zero-width"),
        pytest.param("Ｐｕｔｉｎ", "putin", id="full-width"),
        pytest.param("Рutin", "putin", id="cyrillic-er-in-a-latin-word"),
        pytest.param("«Уралподшипник»", "уралподшипник", id="guillemets"),
        pytest.param("Сергей", "сергей", id="short-i-is-kept"),
        pytest.param("ПУ́ТИН", "путин", id="stress-mark"),
        pytest.param("أَحْمَد", "احمد", id="arabic-vowel-signs-and-hamza"),
        pytest.param("فلاديمـــير", "فلاديمير", id="arabic-kashida"),
        pytest.param("弗拉基米尔·普京", "弗拉基米尔 普京", id="chinese-middle-dot"),
    ],
)
def test_plain_form_leaves_the_dressing(written: str, read: str) -> None:
    assert plain(written) == read


@given(st.text(max_size=40))
def test_plain_form_of_a_plain_form_is_itself(text: str) -> None:
    assert plain(plain(plain(text))) == plain(plain(text))


def test_capitals_show_where_words_were_run_together() -> None:
    assert unseamed("МарияНиколаевна") == "Мария Николаевна"
