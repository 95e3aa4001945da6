"""Laws of the readers of documents: changed anywhere they are read or refused, and nothing hangs.

`WITTING_FUZZ=10000` tries as many changes of each instead of a hundred. The laws are those of the
fuzzer (`make fuzz`), whose seeds hold them too.
"""

import os
from collections.abc import Callable

import pytest
from fuzz.laws import LawBroken, check
from fuzz.targets import BY_NAME
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.intake.mutations import mutated
from witting.base import Deal, DealKind, Passage

CALM = settings(
    max_examples=int(os.environ.get("WITTING_FUZZ", "100")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=True,
)
MESSAGES = ("iso", "fin")
DOCUMENTS = ("json", "csv", "text")
PAPERS = ("html", "pdf", "docx", "xlsx", "eml", "zip")
SNIPPETS = {
    "json": (b"{", b"}", b"[", b'"', b"null", b"1e999", b'"parties":', b"\\u", b"\\ud800", b","),
    "csv": (b'"', b'""', b",", b";", b"\t", b"\r", b"\n", b"\r\n", b",,,", b"debtor", b"\x00"),
    "text": (b"\n\n", b"\r", b"\t", b"\xc2\xa0", b"\xe2\x80\xa8", b"\xff\xfe", b"- ", b"\x00"),
}


@pytest.mark.parametrize("name", DOCUMENTS)
@CALM
@given(data=st.data())
def test_a_document_changed_anywhere_is_read_or_refused(name: str, data: st.DataObject) -> None:
    target = BY_NAME[name]
    sound = data.draw(st.sampled_from(sorted(target.seeds())))
    changed = data.draw(mutated(sound, SNIPPETS[name]))
    check(changed, target.called, target.words if name in ("json", "text") else None)


@pytest.mark.parametrize("name", PAPERS)
@CALM
@given(data=st.data())
def test_a_paper_changed_anywhere_is_refused_or_told_or_every_word_of_it_is_read(
    name: str, data: st.DataObject
) -> None:
    target = BY_NAME[name]
    sound = data.draw(st.sampled_from(list(target.seeds())))
    snippets = [
        piece.encode().decode("unicode_escape").encode("latin-1") for piece in target.pieces
    ]
    target.check(data.draw(mutated(sound, [*snippets, b"\0", b"\xff"])))


@pytest.mark.parametrize("name", [*MESSAGES, *DOCUMENTS, *PAPERS])
def test_no_word_of_a_seed_is_lost(name: str) -> None:
    target = BY_NAME[name]
    seeds = list(target.seeds())
    assert seeds
    for seed in seeds:
        target.check(seed)
    assert any(target.words and target.words(target.packed(seed)) for seed in seeds)


def _read_as(deal: Deal) -> Callable[..., list[Deal]]:
    return lambda *_, **__: [deal]


def test_the_law_sees_a_word_that_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    target = BY_NAME["text"]
    less = Deal(
        kind=DealKind.ARTICLE,
        source="x",
        format="text",
        passages=(Passage(field="paragraph 1", text="ball"),),
    )
    monkeypatch.setattr("fuzz.laws.read", _read_as(less))
    with pytest.raises(LawBroken, match="bearings"):
        check(b"ball bearings", target.called, target.words)
