"""Who stands behind a party, drawn: from the holdings of the case, and never of others."""

from asyncio import AbstractEventLoop as Loop
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.service.client import Client
from tests.service.conftest import MakeApp
from tests.service.desk.test_cases import EXAMPLES, hand_in
from witting.ownership.chain import Edge, Node, Picture
from witting.ownership.records import HoldingKind
from witting.service.desk.ownership import owners_drawn

HOLDINGS = EXAMPLES / "owned" / "holdings.csv"


def edge(owner: str, owned: str, share: str = "60 %") -> Edge:
    return Edge(
        owner=owner,
        owned=owned,
        kind=HoldingKind.SHARES,
        share=share,
        since=date(2020, 1, 1),
        source="register",
        in_chain=True,
    )


def picture(*edges: Edge, listed: str = "") -> Picture:
    ids = sorted({end for one in edges for end in (one.owner, one.owned)})
    return Picture(
        nodes=tuple(
            Node(id=one, name=one.title(), role="listed" if one == listed else "other")
            for one in ids
        ),
        edges=edges,
        is_whole=True,
    )


def test_the_case_shows_listed_owners_with_their_shares(make_app: MakeApp, loop: Loop) -> None:
    client = Client(make_app(holdings=(HOLDINGS,)), loop)
    page = client.get(hand_in(client, "owned/order.json", "2024-07-03")).text
    assert page.count('<figure class="owners">') == 1
    drawing = page[page.index('<figure class="owners">') :].partition("</figure>")[0]
    assert drawing.count('<g class="listed">') == 2
    assert drawing.count('<g class="asked">') == 1
    for said in ("40 %", "15 %", "holds 40 % of Brontovik Trading FZE (invented for this example"):
        assert said in drawing, said


def test_other_holdings_than_the_cases_are_not_drawn(
    make_app: MakeApp, loop: Loop, tmp_path: Path
) -> None:
    case = hand_in(Client(make_app(holdings=(HOLDINGS,)), loop), "owned/order.json", "2024-07-03")
    other = tmp_path / "other.csv"
    other.write_text(HOLDINGS.read_text("utf-8").replace(",40,", ",90,"), "utf-8")
    page = Client(make_app(holdings=(other,)), loop).get(case).text
    assert 'class="tag owner"' in page
    assert '<figure class="owners">' not in page
    assert "90 %" not in page


def test_a_share_nobody_tells_is_dashed_and_told() -> None:
    made = owners_drawn(picture(edge("a", "b", "an unknown share"), edge("c", "b")), "b")
    assert made is not None
    assert [one.is_unknown for one in made.lines] == [True, False]
    assert "an unknown share" in made.told[0]


def test_owners_stand_above_whom_they_own() -> None:
    made = owners_drawn(picture(edge("far", "near"), edge("near", "asked"), listed="far"), "asked")
    assert made is not None
    heights = {one.whole: one.y for one in made.boxes}
    assert heights["Far"] < heights["Near"] < heights["Asked"]
    assert "Far, listed, holds 60 % of Near" in made.told[0]


def test_nobody_behind_is_no_drawing() -> None:
    assert owners_drawn(picture(edge("a", "a")), "a") is None


_IDS = st.integers(0, 60).map(lambda at: f"p{at}")


@given(st.lists(st.tuples(_IDS, _IDS), min_size=1, max_size=150))
def test_any_tangle_is_drawn_within_its_frame(pairs: list[tuple[str, str]]) -> None:
    made = owners_drawn(picture(*(edge(*pair) for pair in pairs)), pairs[0][1])
    if made is None:
        return
    assert len({(one.x, one.y) for one in made.boxes}) == len(made.boxes) <= 40
    assert len(made.lines) == len(made.told)
    for one in made.boxes:
        assert 110 <= one.x <= made.width - 110
        assert 20 <= one.y <= made.height - 20
