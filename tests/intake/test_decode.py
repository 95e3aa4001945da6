"""Encodings: what is declared or certain is read, what would be a guess is refused."""

from random import Random

import pytest

from tests.intake.messages import TWO_PARTIES, only, pacs008
from witting.base import UnknownFormat, UnreadableInput, WittingError
from witting.intake import read

NAME = "НПО Уралподшипник"


def payment(encoding: str, declared: str | None = None) -> bytes:
    text = pacs008(f"<Dbtr><Nm>{NAME}</Nm></Dbtr>").decode()
    return text.replace("UTF-8", declared or encoding).encode(encoding)


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-32", "UTF-32"),
        ("cp1251", "windows-1251"),
        ("koi8-r", "KOI8-R"),
        ("gb18030", "GB18030"),
    ],
)
def test_a_declared_or_marked_encoding_is_read(encoding: str, declared: str) -> None:
    assert only(payment(encoding, declared)).parties[0].name == NAME


def test_chinese_declared_as_gb2312_is_read_as_its_superset() -> None:
    text = pacs008("<Dbtr><Nm>香港恒邦微電子有限公司</Nm></Dbtr>").decode()
    data = text.replace("UTF-8", "gb2312").encode("gb18030")
    assert only(data).parties[0].name == "香港恒邦微電子有限公司"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Шарикоподшипники для порта Владивосток", "cp1251"),
        ("محامل كروية إلى ميناء فلاديفوستوك", "cp1256"),
        ("滚珠轴承运往海参崴港口", "gb18030"),
    ],
    ids=["Russian", "Arabic", "Chinese"],
)
def test_an_encoding_nobody_declared_is_not_guessed(text: str, encoding: str) -> None:
    with pytest.raises(UnreadableInput, match="declares no encoding and is not UTF-8"):
        read(text.encode(encoding))


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Шарикоподшипники для порта Владивосток", "cp1251"),
        ("滚珠轴承运往海参崴港口", "gb18030"),
    ],
    ids=["Russian", "Chinese"],
)
def test_a_text_in_no_told_encoding_is_told_how_to_convert(text: str, encoding: str) -> None:
    with pytest.raises(UnreadableInput) as told:
        read(text.encode(encoding), name="my letter.txt")
    assert f"in {encoding} (it reads {text.split()[0]!r}" in str(told.value)
    assert f"iconv -f {encoding} -t utf-8 'my letter.txt' > utf8.txt" in str(told.value)


@pytest.mark.parametrize("name", ["orders.csv", "orders.txt"])
def test_a_table_in_no_told_encoding_is_told_how_to_say_it(name: str) -> None:
    data = "订单号,采购商,品名,目的地\nA001,阿拉木图运输有限公司,深沟球轴承,新西伯利亚".encode(
        "gb18030"
    )
    with pytest.raises(UnreadableInput) as told:
        read(data, name=name)
    assert f"`witting map {name} --encoding gb18030 --write mapping.toml`" in str(told.value)
    assert f"`witting assess {name} --map mapping.toml`" in str(told.value)
    assert "iconv" not in str(told.value)


@pytest.mark.parametrize("name", ["-", "mail.eml/letter.txt"])
def test_what_is_no_file_is_not_named_as_one(name: str) -> None:
    with pytest.raises(UnreadableInput, match="-t utf-8 FILE >"):
        read("Шарикоподшипники для порта".encode("cp1251"), name=name)


def test_a_page_in_no_told_encoding_is_told_to_declare_it() -> None:
    with pytest.raises(UnreadableInput, match="declare its encoding in the XML or HTML head"):
        read("<p>Подшипники</p>".encode("cp1251"))


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("name", ["rnd.bin", "rnd.txt", "rnd.csv"])
def test_bytes_at_random_are_no_document(name: str, seed: int) -> None:
    data = b"\x8f" + Random(seed).randbytes(300)
    with pytest.raises(UnknownFormat, match="no document witting reads") as told:
        read(data, name=name)
    assert "encoding" not in str(told.value)


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_marked_text_is_read(mark: str) -> None:
    deal = only("شحنة من المحامل".encode(mark))
    assert deal.passages[0].text == "شحنة من المحامل"
    assert deal.passages[0].offset == 0


@pytest.mark.parametrize("codec", ["utf-7", "rot13", "zip", "idna", "no-such-thing"])
def test_an_odd_declared_encoding_is_refused(codec: str) -> None:
    data = pacs008(TWO_PARTIES).replace(b"UTF-8", codec.encode())
    with pytest.raises(UnreadableInput, match=f"written in '{codec}'"):
        read(data)


def test_bytes_that_break_the_declared_encoding_are_refused() -> None:
    data = pacs008(TWO_PARTIES).replace(b"Payer", b"Pay\xffer")
    with pytest.raises(UnreadableInput, match="utf-8 by its declaration, but byte"):
        read(data)


@pytest.mark.parametrize(
    ("encoding", "declared"), [("utf-8", "UTF-8"), ("utf-16", "UTF-16"), ("gb18030", "GB18030")]
)
def test_a_message_cut_within_a_letter_is_said_to_be_cut(encoding: str, declared: str) -> None:
    whole = pacs008(f"<Dbtr><Nm>{NAME}</Nm></Dbtr>").decode().replace("UTF-8", declared)
    cut = whole.partition("подшипник")[0].encode(encoding)
    with pytest.raises(UnreadableInput, match="breaks off in the middle of a letter"):
        read(cut[:-1])


def test_a_message_cut_anywhere_is_never_blamed_on_its_encoding() -> None:
    whole = payment("utf-8")
    for length in range(1, len(whole) - 1):
        with pytest.raises(WittingError) as told:
            read(whole[:length], name="cut.xml")
        assert "does not fit" not in str(told.value)
        assert "declares no encoding" not in str(told.value)


def test_a_text_whose_last_letter_is_of_another_encoding_is_not_cut() -> None:
    with pytest.raises(UnreadableInput, match="is not UTF-8"):
        read("We met in a café".encode("latin-1"))


def test_a_zero_before_a_page_does_not_make_it_utf16() -> None:
    page = b"\0<!DOCTYPE html><p>Ball bearings for Kazan."
    with pytest.raises(WittingError, match="control character"):
        read(page + b" " * (len(page) % 2), name="page.html")
