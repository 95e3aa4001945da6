"""FollowTheMoney, list links, the user's table, and telling one format from another."""

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.base import (
    BrokenInput,
    Identifier,
    Link,
    ListedName,
    ListEntry,
    PartyKind,
    UnknownFormat,
    UnreadableInput,
)
from witting.ownership import (
    Directness,
    Holding,
    HoldingKind,
    OwnedParty,
    Register,
    Share,
    join,
    parse_share,
)
from witting.ownership.ftm import read_ftm
from witting.ownership.links import read_links
from witting.ownership.reading import read_holdings, unified
from witting.ownership.table import read_table


def _ftm(*entities: object) -> Register:
    return read_ftm("\n".join(json.dumps(item) for item in entities).encode())


def test_ownerships_and_directorships_are_holdings() -> None:
    found = _ftm(
        {"id": "c", "schema": "Company", "caption": "Alpha", "properties": {"leiCode": ["L1"]}},
        {"id": "p", "schema": "Person", "properties": {"name": ["Ivan"], "country": ["ru"]}},
        {
            "id": "o1",
            "schema": "Ownership",
            "datasets": ["reg"],
            "properties": {
                "owner": ["p"],
                "asset": ["c"],
                "percentage": ["75"],
                "startDate": ["2020"],
            },
        },
        {
            "id": "d1",
            "schema": "Directorship",
            "properties": {"director": ["p"], "organization": [{"id": "c"}], "role": ["chair"]},
        },
        {"id": "a1", "schema": "Address", "properties": {}},
    )
    assert [(h.owner, h.owned, h.kind, str(h.share)) for h in found.holdings] == [
        ("p", "c", HoldingKind.SHARES, "75 %"),
        ("p", "c", HoldingKind.MANAGEMENT, "an unknown share"),
    ]
    assert found.holdings[0].interval.start == date(2020, 1, 1)
    assert [(p.name, p.kind) for p in found.parties] == [
        ("Alpha", PartyKind.ORGANISATION),
        ("Ivan", PartyKind.PERSON),
    ]
    assert found.parties[1].countries == ("RU",)


@pytest.mark.parametrize(
    "entity",
    [
        5,
        {"id": "o", "schema": "Ownership"},
        {"id": "o", "schema": "Ownership", "properties": {"owner": ["p"]}},
        {
            "id": "o",
            "schema": "Ownership",
            "properties": {"owner": ["p"], "asset": ["c"], "percentage": ["most"]},
        },
        {
            "id": "o",
            "schema": "Ownership",
            "properties": {"owner": ["p"] * 101, "asset": ["c"] * 100},
        },
    ],
)
def test_a_tie_that_cannot_be_used_is_named(entity: object) -> None:
    found = _ftm(entity)
    assert (found.holdings, len(found.unread)) == ((), 1)


def _entry(number: int, *links: Link) -> ListEntry:
    return ListEntry(
        id=f"ofac-{number}",
        list_id="ofac-sdn",
        kind=PartyKind.ORGANISATION,
        names=(ListedName(whole=f"Party {number}"),),
        links=links,
    )


@pytest.mark.parametrize(
    ("kind", "ends", "what", "share"),
    [
        ("Linked To", "21", HoldingKind.LINKED, "an unknown share"),
        ("Owned or Controlled By", "21", HoldingKind.OWNED_OR_CONTROLLED, "an unknown share"),
        ("Parent company", "21", HoldingKind.OWNED_OR_CONTROLLED, "an unknown share"),
        ("Subsidiary", "12", HoldingKind.OWNED_OR_CONTROLLED, "an unknown share"),
        ("Ownership asset: percentage=75", "12", HoldingKind.SHARES, "75 %"),
        ("Ownership owner: percentage=60", "21", HoldingKind.SHARES, "60 %"),
        ("Directorship organization", "12", HoldingKind.MANAGEMENT, "an unknown share"),
    ],
)
def test_a_link_points_from_the_owner_to_the_owned(
    kind: str, ends: str, what: HoldingKind, share: str
) -> None:
    found = read_links([_entry(1, Link(kind=kind, name="Party 2", entry_id="ofac-2")), _entry(2)])
    (holding,) = found.holdings
    assert (holding.owner, holding.owned) == (f"ofac-{ends[0]}", f"ofac-{ends[1]}")
    assert (holding.kind, str(holding.share)) == (what, share)


def test_relatives_own_nothing_of_each_other() -> None:
    found = read_links([_entry(1, Link(kind="Family member of", name="Party 2"))])
    assert found.holdings == ()


def test_a_link_to_a_name_no_entry_has_keeps_the_name() -> None:
    found = read_links([_entry(1, Link(kind="Linked To", name="ROSTEC"))])
    assert found.holdings[0].owner == "ofac-sdn:ROSTEC"
    assert found.party("ofac-sdn:ROSTEC").name == "ROSTEC"


def test_a_table_is_read_by_the_names_of_its_columns() -> None:
    text = (
        "Company;Shareholder;Share %x;Stake;Valid from;Until;Source;Kind;Direct or indirect\n"
        "A;X;;49,99 %;2020-01-01;2024-02-01;register;;\n"
        "B;X;;25-50;;;;votes;indirect\n"
        "\n"
        "C;X;;;2020;;;;\n"
    )
    found = read_table(text.encode("utf-8-sig"), "mine.csv")
    assert found.unread == ()
    assert [(h.owned, str(h.share), h.kind.value) for h in found.holdings] == [
        ("A", "49.99 %", "shares"),
        ("B", "at least 25 and at most 50 %", "votes"),
        ("C", "an unknown share", "shares"),
    ]
    assert found.holdings[0].interval.end == date(2024, 2, 1)
    assert found.holdings[1].directness is Directness.INDIRECT
    assert [h.source for h in found.holdings] == ["register", "mine.csv", "mine.csv"]


def test_bounds_in_columns_of_their_own_are_a_range() -> None:
    found = read_table(b"owner,owned,min,max\nX,A,25,\nX,B,,49\n")
    assert [h.share for h in found.holdings] == [
        Share.between(Decimal(25), Decimal(100)),
        Share.between(Decimal(0), Decimal(49)),
    ]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("X,,50", "empty"),
        ("X,A,half", "no share"),
        ("X,A,120", "between 0 and 100"),
        ("X,A,50,soon", "no day"),
        ("X,A,50,2024-01-01,2023-01-01", "not after"),
        ("X,A,50,,,jam", "no kind"),
    ],
)
def test_a_row_that_cannot_be_read_is_named_with_its_line(row: str, why: str) -> None:
    text = f"owner,owned,share,from,until,kind\nX,Z,50\n{row}\n"
    found = read_table(text.encode(), "mine.csv")
    assert len(found.holdings) == 1
    assert found.unread[0].where == "mine.csv, line 3"
    assert why in found.unread[0].why


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"name,share\nX,50\n", BrokenInput),
        (b"owner,holder,owned\nX,Y,A\n", BrokenInput),
        (b"owner,owned\nX,\xff\n", UnreadableInput),
        (b"", UnreadableInput),
        (b'{"a": 1}', UnknownFormat),
    ],
)
def test_a_file_that_says_no_holdings_is_refused(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        read_holdings(data, "file")


def test_the_words_of_a_file_say_its_format() -> None:
    bods = b'[{"statementId": "1", "recordId": "A", "recordType": "entity", "recordDetails": {}}]'
    ftm = b'{"id": "o", "schema": "Person", "properties": {}}'
    assert [party.id for party in read_holdings(bods, "b").parties] == ["A"]
    assert [party.id for party in read_holdings(ftm, "f").parties] == ["o"]
    assert len(read_holdings(b"owner,owned,share\nX,A,50\n", "t").holdings) == 1


def test_parties_of_one_lei_are_one() -> None:
    lei = (Identifier(scheme="lei", value="L1"),)
    register = join(
        [
            Register(
                holdings=(Holding(owner="X", owned="rec-1"), Holding(owner="L1", owned="B")),
                parties=(
                    OwnedParty(id="rec-1", names=("Alpha",), identifiers=lei),
                    OwnedParty(id="L1", identifiers=lei),
                ),
            )
        ]
    )
    found = unified(register)
    assert {(h.owner, h.owned) for h in found.holdings} == {("X", "L1"), ("L1", "B")}
    assert found.party("L1").name == "Alpha"


@given(st.decimals(0, 100, places=4))
def test_a_share_that_is_written_is_read_again(percent: Decimal) -> None:
    share = Share.exact(percent)
    assert parse_share(str(share)) == share


@given(st.text(max_size=40))
def test_any_text_is_a_share_or_a_value_error(text: str) -> None:
    try:
        share = parse_share(text)
    except ValueError:
        return
    assert share.least <= share.most


@given(st.decimals(0, 100, places=12), st.decimals(0, 100, places=12))
def test_units_keep_the_order_of_shares(one: Decimal, two: Decimal) -> None:
    if one < two:
        assert Share.exact(one).least <= Share.exact(two).most
    assert Share.exact(one).least <= Share.exact(one).most
    assert Share.between(min(one, two), max(one, two)).most >= Share.exact(one).least
