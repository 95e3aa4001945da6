"""Broken and hostile input: each mistake ends in its own error, with what, where and what to do."""

import os
from contextlib import suppress
from pathlib import Path
from time import monotonic

import pytest

from tests.intake.messages import TWO_PARTIES, mt103, mt700, pacs008
from witting.base import (
    BrokenInput,
    HostileInput,
    InputError,
    TooLarge,
    UnknownFormat,
    UnreadableInput,
)
from witting.intake import FORMATS, MAX_BYTES, read
from witting.intake.xml_tree import MAX_DEPTH, MAX_TAGS

BROKEN = Path(__file__).resolve().parents[1] / "broken" / "intake"

MISTAKES: dict[str, tuple[type[InputError], str]] = {
    "doctype.xml": (HostileInput, "DOCTYPE declaration.*nothing was expanded"),
    "external-entity.xml": (HostileInput, "DOCTYPE"),
    "billion-laughs.xml": (HostileInput, "DOCTYPE"),
    "parameter-entity.xml": (HostileInput, "DOCTYPE"),
    "doctype-after-comment.xml": (HostileInput, "DOCTYPE"),
    "undefined-entity.xml": (BrokenInput, "not well-formed XML at line 5.*'nobody'"),
    "cut-off.xml": (BrokenInput, "not well-formed XML at line 5.*Ask the sender"),
    "two-roots.xml": (BrokenInput, "not well-formed XML at line 7"),
    "no-transaction.xml": (BrokenInput, "without any CdtTrfTxInf"),
    "other-message.xml": (
        UnknownFormat,
        "invoice.*no message of ISO 20022.*What is read: ISO 20022",
    ),
    "wrong-encoding.xml": (UnreadableInput, "utf-8 by its declaration, but byte"),
    "odd-encoding.xml": (UnreadableInput, "written in 'utf-7'.*Save it as UTF-8"),
    "mt103-headers-only.fin": (BrokenInput, "MT103 that ends before its first field"),
    "acknowledgements-only.fin": (BrokenInput, "only network acknowledgements"),
    "order-no-kind.json": (BrokenInput, 'kind is missing: write "kind": "order"'),
    "order-no-party.json": (BrokenInput, 'parties is missing.*write "parties"'),
    "order-no-name.json": (BrokenInput, r"parties\[0\].name is missing: write"),
    "order-unknown-key.json": (BrokenInput, "has the key 'destination'"),
    "order-money-as-number.json": (BrokenInput, "amount.value is no text: write it in quotes"),
    "order-cut-off.json": (BrokenInput, "not well-formed JSON.*line 1, column"),
    "orders-unknown-column.csv": (BrokenInput, "'destinaton', which is unknown"),
    "orders-no-rows.csv": (BrokenInput, "a header and no rows"),
    "undeclared-windows-1251.txt": (UnreadableInput, "declares no encoding and is not UTF-8"),
    "empty.txt": (UnreadableInput, "is empty: nothing was screened"),
    "blank.txt": (UnreadableInput, "is empty"),
    "only-marks.txt": (UnreadableInput, "no letter and no digit"),
    "control-characters.txt": (UnknownFormat, "control character .* at position 8"),
    "document.pdf": (BrokenInput, "a PDF that cannot be taken apart.*ask the sender"),
    "archive.zip": (BrokenInput, "a ZIP file that cannot be opened.*Ask the sender"),
    "picture.png": (UnknownFormat, "a picture, and what is written in it is not read without OCR"),
    "entities.html": (HostileInput, "declares entities"),
    "script-only.html": (BrokenInput, "without any text"),
    "text-called.xml": (BrokenInput, "not well-formed XML"),
    "text-called.fin": (UnknownFormat, "a SWIFT message of no known type"),
    "text-called.json": (BrokenInput, "not well-formed JSON"),
}


# What can be read is read, and what is wrong with it stands beside it.
WARNED: dict[str, dict[str, str]] = {
    "mt103-cut-off.fin": {
        "the message": "ends after field :50K: without the '-}'",
        ":59:": "lacks the mandatory field :59:",
        ":71A:": "lacks the mandatory field :71A:",
    },
    "mt103-no-trailer.fin": {"the message": "ends after field :71A: without the '-}'"},
    "mt103-no-beneficiary.fin": {":59:": "MT103 lacks the mandatory field :59:"},
    "mt700-no-beneficiary.fin": {":59:": "MT700 lacks the mandatory field :59:"},
    "mt202-no-beneficiary.fin": {":58:": "MT202 lacks the mandatory field :58:"},
}


@pytest.mark.parametrize("name", WARNED)
def test_a_message_with_a_fault_is_read_and_the_fault_is_named(name: str) -> None:
    [deal] = read(BROKEN / name)
    found = {note.field: note.why for note in deal.unread}
    assert found.keys() == WARNED[name].keys()
    assert all(words in found[field] for field, words in WARNED[name].items())


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_has_its_own_sentence(name: str) -> None:
    error, says = MISTAKES[name]
    with pytest.raises(InputError, match=says) as caught:
        read(BROKEN / name)
    assert type(caught.value) is error
    assert str(caught.value).startswith(name)


@pytest.mark.parametrize("name", MISTAKES)
def test_a_sentence_is_one_line_and_ends(name: str) -> None:
    with pytest.raises(InputError) as caught:
        read(BROKEN / name)
    assert "\n" not in str(caught.value)
    assert str(caught.value).endswith(".")


def test_every_broken_file_is_tried() -> None:
    assert {path.name for path in BROKEN.iterdir()} == MISTAKES.keys() | WARNED.keys()


def test_a_file_of_200_megabytes_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    path = tmp_path / "huge.xml"
    with path.open("wb") as file:
        file.truncate(200_000_000)  # a sparse file: reading it would give NUL bytes
    with pytest.raises(TooLarge, match=r"huge.xml is 200.0 MB .* 40 MB at most"):
        read(path)


@pytest.mark.parametrize("name", ["x.txt", "x.json", "x.csv", "x.html"])
def test_a_document_that_is_no_file_of_messages_may_weigh_less(name: str) -> None:
    with pytest.raises(TooLarge, match="one document may be 20 MB at most"):
        read(b"word " * (MAX_BYTES // 5 + 1), name=name)


def test_bytes_over_the_bound_are_refused() -> None:
    with pytest.raises(TooLarge, match="Split it"):
        read(b"x" * (MAX_BYTES + 1))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"There is no file .*absent\.xml"):
        read(tmp_path / "absent.xml")


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.xml"
    os.mkfifo(pipe)
    with pytest.raises(UnreadableInput, match=r"is a pipe or a device.*save the document"):
        read(pipe)


@pytest.mark.parametrize(
    "data",
    [b"<!DOCTYPE html " + b"<!DOCTYPE " * 200_000, mt700(":45A:" + "1 " * 40_000)],
    ids=["doctypes", "digits"],
)
def test_a_text_made_to_slow_a_search_down_does_not(data: bytes) -> None:
    started = monotonic()
    with suppress(InputError):
        read(data)
    assert monotonic() - started < 5


def test_white_space_before_a_payment_does_not_make_it_a_story() -> None:
    [deal] = read(b" " * 5_000 + pacs008(TWO_PARTIES).split(b"?>")[1])
    assert deal.format == "pacs.008.001.08"


def test_a_directory_is_no_document(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="is a directory"):
        read(tmp_path)


@pytest.mark.parametrize("path", ["a\0b", "x" * 5000], ids=["NUL", "too long"])
def test_a_path_the_system_refuses_is_an_input_error(path: str) -> None:
    with pytest.raises(UnreadableInput, match="cannot be opened"):
        read(path)


@pytest.mark.parametrize("depth", [MAX_DEPTH + 1, 5000, 400_000])
def test_deep_xml_is_refused(depth: int) -> None:
    with pytest.raises(TooLarge, match=f"more than {MAX_DEPTH} deep"):
        read(b"<a>" * depth + b"</a>" * depth)


def test_a_dtd_inside_a_comment_or_cdata_is_only_text() -> None:
    inside = (
        TWO_PARTIES + "<!-- <!DOCTYPE x> --><RmtInf><Ustrd><![CDATA[<!ENTITY]]></Ustrd></RmtInf>"
    )
    [deal] = read(pacs008(inside))
    assert deal.passages[-1].text == "<!ENTITY"


def test_a_dtd_cannot_hide_behind_a_comment_that_never_was() -> None:
    text = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "<!--">]><a>&x;</a><!-- -->'
    with pytest.raises(HostileInput):
        read(text)


def test_an_entity_hidden_in_wrapped_xml_is_refused() -> None:
    inner = '<!DOCTYPE a [<!ENTITY x "y">]><Document><FIToFICstmrCdtTrf/></Document>'
    wrapped = f"<Queue><![CDATA[<?xml version='1.0'?>{inner}]]></Queue>"
    with pytest.raises(HostileInput):
        read(wrapped.encode())


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.fin", mt103(":70:\x1b[2J")),
        ("x.csv", b"debtor,goods\n\x1b[2J,lathes"),
        ("x.txt", b"Bearings \x1b[2J went east."),
    ],
)
def test_a_control_character_that_could_drive_a_terminal_is_refused(name: str, data: bytes) -> None:
    with pytest.raises(UnknownFormat, match="control character"):
        read(data, name=name)


def test_the_formats_read_are_named_for_help_texts() -> None:
    assert FORMATS[0] == "pacs.008"


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("payment.txt", pacs008(TWO_PARTIES), "pacs.008.001.08"),
        ("order.xml", b'{"kind": "order", "parties": [{"role": "debtor", "name": "A"}]}', "order"),
        ("story.pdf", b"Bearings went east.", "text"),
        ("fragment.html", b"<span>Bearings for the port of Vladivostok</span>", "html"),
        ("story.txt", "<<Уралподшипник>> отправил подшипники".encode(), "text"),
        ("story.dat", b"[Reuters] Bearings went east.", "text"),
    ],
)
def test_the_content_decides_and_not_the_extension(name: str, data: bytes, form: str) -> None:
    assert read(data, name=name)[0].format == form


@pytest.mark.parametrize(
    ("name", "told"),
    [("story.pdf", True), ("scan.PNG", True), ("story.txt", False), ("story", False)],
)
def test_words_in_a_file_named_as_a_document_are_read_and_the_name_is_told(
    name: str, told: bool
) -> None:
    [deal] = read(b"Bearings went east.", name=name)
    assert deal.passages
    assert any("Ask for the original" in note.why for note in deal.unread) is told


@pytest.mark.parametrize("one", ["<a/><b/>", "<a b='c' d='e' f='g'/>", '<a b="c" d="e" f="g"/>'])
def test_a_document_of_millions_of_tags_or_attributes_is_refused(one: str) -> None:
    text = f"<a>{one * (MAX_TAGS // (one.count('=') or 1) + 1)}</a>"
    with pytest.raises(TooLarge, match="tags or attributes: it was not read"):
        read(text.encode())
