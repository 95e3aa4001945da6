"""Each field of each SWIFT message type: read, checked, and named where it is missing."""

import pytest

from tests.intake.fin_fields import EACH, FIELDS, NEEDED, fields, message, planted, sample, whole
from tests.intake.messages import only
from witting.base import Deal, DealKind, Party
from witting.intake import read
from witting.intake.fin_left_out import LEFT_OUT

NAME = "QUILLON VOSTRAD LLP"
BIC = "QLVSRUMM"
_OF_BIC = {f"{number}A" for number in range(50, 60)} | {"50C", "50G", "41A", "41F", "42A"}
_NUMBERED = {"50F", "59F"}
_ACCOUNTS = {"52C", "56C", "57C"}
# What opens a part of a message has no content, and in these a name would hide the field itself.
_EMPTY = {"15A", "15B", "15C"}
FORMATS = {"202 COV": "MT202COV"} | {
    name: f"MT{name}" for name in FIELDS if name not in ("202 COV",)
}


def _value(tag: str) -> str:
    if tag in _OF_BIC:
        return f"/12345\n{BIC}" if tag == "50G" else BIC
    if tag in _NUMBERED:
        return f"/12345\n1/{NAME}\n2/SAMPLE STREET 1\n3/KZ/ALMATY"
    if tag in _ACCOUNTS:
        return "/QUILLON40702810"
    return NAME


def _seen(deal: Deal) -> str:
    """Give everything of a Deal that is searched; its references and amounts are not."""
    return repr((deal.parties, deal.goods, deal.route, deal.passages))


def _wanted(tag: str) -> str:
    if tag in _OF_BIC:
        return BIC
    return "QUILLON40702810" if tag in _ACCOUNTS else NAME


@pytest.mark.parametrize(("name", "part", "tag"), [x for x in EACH if x[2] not in _EMPTY])
def test_a_name_planted_in_a_field_is_found(name: str, part: int, tag: str) -> None:
    found = "".join(map(_seen, read(planted(name, part, tag, _value(tag)))))
    assert _wanted(tag) in found


@pytest.mark.parametrize(("name", "part", "tag"), [x for x in EACH if x[2] not in _EMPTY])
def test_a_name_in_cyrillic_is_found_as_well(name: str, part: int, tag: str) -> None:
    found = "".join(map(_seen, read(planted(name, part, tag, "НПО КВИЛЛОН"))))
    assert "НПО КВИЛЛОН" in found


PARTY_FIELDS = [x for x in EACH if x[2][:2] in {f"{n}" for n in (41, 50, *range(51, 60))}]


def _parties(data: bytes) -> list[Party]:
    return [party for deal in read(data) for party in deal.parties]


@pytest.mark.parametrize(
    ("name", "part", "tag"),
    [x for x in PARTY_FIELDS if not (x[2].endswith("B") and x[2] != "50B")],
)
def test_whom_a_party_field_names_is_a_party(name: str, part: int, tag: str) -> None:
    named = [
        text
        for party in _parties(planted(name, part, tag, _value(tag)))
        for text in (party.name, *(item.value for item in party.identifiers))
    ]
    assert _wanted(tag) in named


@pytest.mark.parametrize("name", FIELDS)
def test_a_message_with_every_field_is_read_whole(name: str) -> None:
    deals = read(whole(name, every=True))
    assert [deal.format for deal in deals] == [FORMATS[name]]
    assert [deal.unread for deal in deals] == [()]


@pytest.mark.parametrize("name", FIELDS)
def test_a_message_with_only_what_it_needs_is_read_whole(name: str) -> None:
    assert [deal.unread for deal in read(whole(name))] == [()]


@pytest.mark.parametrize(
    ("name", "part", "tag"),
    # The first field of a part that may be left out is what makes the part be there. Whether a
    # credit is confirmed hides no party. Without its second part an MT202COV is no cover.
    [x for x in NEEDED if x[2] not in ("49", "15A", "15B", "15C") and x[0] not in ("799", "999")],
)
def test_a_missing_mandatory_field_is_named(name: str, part: int, tag: str) -> None:
    parts = fields(name)
    parts[part] = [pair for pair in parts[part] if pair[0] != tag]
    notes = [
        note for deal in read(message(name, [p for x in parts for p in x])) for note in deal.unread
    ]
    assert any(note.field.startswith(f":{tag[:2]}") for note in notes)


@pytest.mark.parametrize("tag", [tag for tag in LEFT_OUT if tag not in _EMPTY])
def test_a_field_left_out_while_it_looks_as_it_must_is_not_searched(tag: str) -> None:
    [(name, part, _), *_] = [place for place in EACH if place[2] == tag] or [("707", 0, tag)]
    texts = {
        passage.text
        for deal in read(planted(name, part, tag, sample(tag)))
        for passage in deal.passages
        if passage.field.startswith(f":{tag}:")
    }
    assert texts == set()


@pytest.mark.parametrize(
    ("name", "part", "tag", "value"),
    [
        ("103", 0, "20", "A REFERENCE OF TOO MANY CHARACTERS"),
        ("103", 0, "23B", "credit"),
        ("103", 0, "32A", "240516USD1250.50"),
        ("103", 0, "33B", "1250,5"),
        ("103", 0, "36", "about one"),
        ("103", 0, "52A", "SAMPLE BANK"),
        ("103", 0, "71A", "SHARED"),
        ("103", 0, "13C", "/SNDTIME/noon"),
        ("101", 1, "32B", "1250,5 USD"),
        ("101", 0, "28D", "first"),
        ("202", 0, "58A", "SAMPLE BANK"),
        ("202 COV", 1, "52A", "SAMPLE BANK"),
        ("700", 0, "27", "one of one"),
        ("700", 0, "31C", "16 MAY 24"),
        ("700", 0, "39A", "TEN"),
        ("707", 0, "26E", "FIRST"),
        ("760", 1, "30", "16 MAY 24"),
        ("760", 0, "22A", "ISSUE"),
    ],
)
def test_a_field_that_breaks_its_format_is_named(
    name: str, part: int, tag: str, value: str
) -> None:
    [deal] = read(planted(name, part, tag, value))
    assert {note.field.partition(" ")[0] for note in deal.unread} == {f":{tag}:"}


@pytest.mark.parametrize("tag", ["52D", "53D", "54B", "56C", "57D"])
def test_an_option_that_straight_through_processing_forbids_is_named(tag: str) -> None:
    lines = [pair for part in fields("103 STP") for pair in part]
    deal = only(message("103 STP", [*lines, (tag, sample(tag))]))
    assert [note.field for note in deal.unread] == [f":{tag}:"]
    assert "MT103 STP allows only" in deal.unread[0].why


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("101", DealKind.PAYMENT),
        ("103", DealKind.PAYMENT),
        ("202 COV", DealKind.PAYMENT),
        ("700", DealKind.LETTER_OF_CREDIT),
        ("707", DealKind.LETTER_OF_CREDIT),
        ("720", DealKind.LETTER_OF_CREDIT),
        ("760", DealKind.GUARANTEE),
        ("799", DealKind.MESSAGE),
        ("999", DealKind.MESSAGE),
    ],
)
def test_each_type_is_a_kind_of_deal(name: str, kind: DealKind) -> None:
    assert only(whole(name)).kind is kind
