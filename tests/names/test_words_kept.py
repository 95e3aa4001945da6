"""Reading a name word by word comes to the same as reading all its words at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.base import PartyKind
from witting.lists import Snapshot
from witting.names.readings import read_together, readings

_LETTERS = (
    "abelmoprstuxyzIVABJ.-' 17абвгіўдзоцьАВЕКМНОРСТХѕ βΡο عبدالحكيم شركة 北京有限公司 김정은 ー"
)
_WORDS = (
    "Ltd", "limited", "liability", "company", "ООО", "общество", "с", "ограниченной",
    "ответственностью", "Ромашка", "شركة", "ذات", "مسؤولية", "محدودة", "شي", "جين", "بينغ",
    "Dr.", "г-н", "V.V.", "В.В.", "Іван", "Вячаслаў", "Abdul", "Rahman", "АВВАЅ", "and", "co",
    "北京", "ABC", "有限公司", "김정은", "al-Assad", "S.p.A.",
)  # fmt: skip
_NAMES = st.text(_LETTERS, max_size=40) | st.lists(st.sampled_from(_WORDS), max_size=7).map(
    " ".join
)


@given(_NAMES, st.booleans())
def test_words_read_apart_are_words_read_together(name: str, person: bool) -> None:
    assert readings(name, person=person) == read_together(name, person=person)


@pytest.mark.parametrize("start", range(5))
def test_listed_names_read_apart_are_names_read_together(start: int) -> None:
    for entry in Snapshot.default().entries[start::40]:
        person = entry.kind is PartyKind.PERSON
        for name in entry.names:
            apart = readings(name.whole, person=person)
            assert apart == read_together(name.whole, person=person), name.whole
