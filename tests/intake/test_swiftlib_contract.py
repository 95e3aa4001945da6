"""What intake relies on in swiftlib and what it does not: the pin may move while these hold."""

from swiftlib.core.block import Block2Output
from swiftlib.mt.parser import MTParser


def _fields(text: str) -> list[tuple[str, str]]:
    return [(field.tag, field.value) for field in MTParser().parse(text).block4.fields]


def test_fields_come_in_order_with_their_option_letters() -> None:
    text = "{4:\n:20:REF\n:50K:NAME\nSTREET\n:71F:USD1,\n:71F:USD2,\n-}"
    assert _fields(text) == [
        ("20", "REF"),
        ("50K", "NAME\nSTREET"),
        ("71F", "USD1,"),
        ("71F", "USD2,"),
    ]


def test_a_colon_inside_a_line_starts_no_field() -> None:
    assert _fields("{4:\n:70:PAY :59: LATER\nAND :71A:\n-}") == [
        ("70", "PAY :59: LATER\nAND :71A:")
    ]


def test_leading_spaces_of_a_following_line_are_kept() -> None:
    assert _fields("{4:\n:70:FULL LINE\n NEXT\n-}") == [("70", "FULL LINE\n NEXT")]


def test_it_takes_a_message_cut_off_without_complaint() -> None:
    """The reason for our own check of mandatory fields and of the block's end."""
    assert (
        MTParser().parse("{1:F01XMPLCNSHAXXX0000000000}{2:I103XMPLAEADXXXXN}{4:\n:20:R") is not None
    )


def test_it_reads_the_sender_of_an_output_message_from_the_wrong_columns() -> None:
    """The reason for reading blocks 1 and 2 ourselves; should this fail, ours can go."""
    header = "{2:O1031612170425BBBBUS33BXXX01613135551704260717N}"
    block = MTParser().parse(header + "{4:\n:20:R\n-}").block2
    assert isinstance(block, Block2Output)
    assert block.sender_address != "BBBBUS33BXXX"
