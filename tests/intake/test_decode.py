"""Encodings: what is declared or certain is read, what would be a guess is refused."""

import pytest

from tests.intake.messages import TWO_PARTIES, only, pacs008
from witting.base import UnreadableInput
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
