"""A mail gives its people, its words and everything attached; nothing in it is lost unsaid."""

import io
from datetime import date
from email.message import EmailMessage

import pytest
from PIL import Image

from tests.intake.papers.making import mail, text_pdf, zipped
from witting.base import Deal, DealKind, UnknownFormat
from witting.intake import read
from witting.intake.papers.mail import MAX_PARTS

PDF = text_pdf([(72, 700, "Ball bearings for Example LLP")])


def deals_of(message: EmailMessage | bytes) -> list[Deal]:
    data = message if isinstance(message, bytes) else message.as_bytes()
    return read(data, name="mail.eml")


def passages(deal: Deal) -> dict[str, str]:
    return {one.field: one.text for one in deal.passages}


def test_the_head_gives_people_subject_and_day() -> None:
    [deal] = deals_of(mail())
    assert deal.kind is DealKind.MESSAGE
    assert deal.format == "eml"
    assert deal.day == date(2024, 5, 16)
    assert [party.name for party in deal.parties] == ["Anna Example", "Trade Desk"]
    assert deal.parties[0].identifiers[0].value == "anna@example.com"
    assert passages(deal)["Subject, line 1"] == "Invoice 7"
    assert passages(deal)["body, line 1"] == "Please find the invoice attached."


def test_names_and_subjects_in_other_letters_are_read() -> None:
    message = mail()
    del message["From"], message["Subject"]
    message["From"] = "Иван Пример <ivan@example.ru>"
    message["Subject"] = "Счёт на подшипники"
    [deal] = deals_of(message)
    assert deal.parties[0].name == "Иван Пример"
    assert passages(deal)["Subject, line 1"] == "Счёт на подшипники"


def test_an_attachment_is_read_by_the_same_door() -> None:
    letter, attached = deals_of(mail(invoice__pdf=PDF))
    assert letter.source == "mail.eml"
    assert attached.source == "mail.eml/invoice.pdf"
    assert any("Example LLP" in one.text for one in attached.passages)
    assert attached.digest != letter.digest


def test_an_attachment_that_cannot_be_read_comes_back_saying_so() -> None:
    _, good, bad = deals_of(mail(invoice__pdf=PDF, photo__png=b"\x89PNG\r\n\x1a\n123"))
    assert good.unread == ()
    assert bad.source == "mail.eml/photo.png"
    assert "not read without OCR" in bad.unread[0].why


def test_a_mail_in_a_mail_is_read_with_what_is_attached_to_it() -> None:
    outer = mail("Forwarded.")
    outer.add_attachment(mail("Ship to Sample OOO.", order__pdf=PDF))
    found = {deal.source: deal for deal in deals_of(outer)}
    assert set(found) == {
        "mail.eml",
        "mail.eml/Invoice 7.eml",
        "mail.eml/Invoice 7.eml/order.pdf",
    }
    assert "Sample OOO" in passages(found["mail.eml/Invoice 7.eml"])["body, line 1"]


def test_an_archive_attached_is_read() -> None:
    sources = [deal.source for deal in deals_of(mail(all__zip=zipped({"a/order.pdf": PDF})))]
    assert sources == ["mail.eml", "mail.eml/all.zip/a/order.pdf"]


def test_what_is_quoted_is_kept_and_marked() -> None:
    text = "Agreed.\n\n> Can you ship to Sample OOO?\n> Regards\n\nAnna\n"
    [deal] = deals_of(mail(text))
    assert passages(deal) == {
        "Subject, line 1": "Invoice 7",
        "body, line 1": "Agreed.",
        "body, quoted, line 3": "> Can you ship to Sample OOO?",
        "body, quoted, line 4": "> Regards",
        "body, line 6": "Anna",
    }


@pytest.mark.parametrize(
    "line",
    [
        "-----Original Message-----",
        "On Thu, 16 May 2024 at 10:00, Anna Example wrote:",
        "16.05.2024 10:00, Анна Пример пишет:",
        "在 2024年5月16日，安娜 写道：",
    ],
)
def test_all_behind_the_line_that_opens_an_answered_mail_is_quoted(line: str) -> None:
    [deal] = deals_of(mail(f"Agreed.\n\n{line}\n\nShip to Sample OOO.\n"))
    [field] = [field for field, text in passages(deal).items() if "Sample OOO" in text]
    assert field == "body, quoted, line 5"


def test_words_that_only_the_html_has_are_read_too() -> None:
    message = mail("We agree.")
    message.add_alternative("<p>We agree.</p><p>Ship to Sample OOO.</p>", subtype="html")
    [deal] = deals_of(message)
    texts = [one.text for one in deal.passages]
    assert texts == ["Invoice 7", "We agree.", "Ship to Sample OOO."]


def test_a_mail_of_html_alone_is_read_with_its_tables() -> None:
    message = mail()
    message.set_content(
        "<table><tr><td>Seller</td><td>Example LLP</td></tr></table><p>Thanks</p>", subtype="html"
    )
    [deal] = deals_of(message)
    assert passages(deal)["body, line 1"].startswith("Seller  Example LLP")


def with_text(charset: str, data: bytes) -> bytes:
    head = "From: a@example.com\nTo: b@example.com\nDate: Thu, 16 May 2024 10:00:00 +0300\n"
    typed = f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n"
    return (head + typed).encode() + data


def test_a_text_in_an_older_encoding_is_read() -> None:
    [deal] = deals_of(with_text("koi8-r", "Подшипники для Примера".encode("koi8-r")))
    assert "Подшипники для Примера" in passages(deal)["body, line 1"]
    assert deal.unread == ()


@pytest.mark.parametrize("charset", ["no-such-thing", "utf-7", "us-ascii"])
def test_a_text_not_in_the_encoding_it_states_is_told(charset: str) -> None:
    [deal] = deals_of(with_text(charset, "Подшипники".encode("cp1251")))
    assert "may be read wrongly" in deal.unread[0].why


def test_utf8_under_a_wrong_name_is_read_all_the_same() -> None:
    [deal] = deals_of(with_text("no-such-thing", "Подшипники".encode()))
    assert "Подшипники" in passages(deal)["body, line 1"]
    assert deal.unread == ()


def test_an_empty_attachment_is_told() -> None:
    [deal] = deals_of(mail(empty__pdf=b""))
    assert [one.field for one in deal.unread] == ["empty.pdf"]


def test_people_written_in_no_standard_way_are_found() -> None:
    data = b'From: anna at home anna@example.com (((\nDate: x\nTo: "b\nSubject: s\n\ntext\n'
    [deal] = deals_of(data)
    anna, b = deal.parties
    assert (anna.name, anna.identifiers[0].value) == ("anna at home", "anna@example.com")
    assert b.name == "b"


def test_parts_beyond_the_bound_are_told() -> None:
    message = mail("Many", **{f"a{n}__txt": b"Example LLP" for n in range(MAX_PARTS + 5)})
    letter, *_ = deals_of(message)
    assert any(one.field == "attachments" for one in letter.unread)


def test_mails_nested_too_deep_are_told() -> None:
    message = mail("The innermost, for Sample OOO.")
    for _ in range(8):
        outer = mail("Forwarded.")
        outer.add_attachment(message)
        message = outer
    assert any(
        "deep in other files" in one.why for deal in deals_of(message) for one in deal.unread
    )


def test_a_mail_of_outlook_is_refused_with_what_to_do() -> None:
    msg = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "__substg1.0_".encode("utf-16-le")
    with pytest.raises(UnknownFormat, match=r"Outlook \(MSG\): save it as EML"):
        read(msg, name="mail.msg")


def test_a_story_that_opens_like_a_label_is_no_mail() -> None:
    [deal] = read(b"Note: nothing was shipped.\n\nThe port said so.", name="story.txt")
    assert deal.kind is DealKind.ARTICLE


def test_two_attachments_of_one_name_are_told_apart() -> None:
    message = mail(a__txt=b"Example LLP")
    message.add_attachment(b"Sample OOO", maintype="text", subtype="plain", filename="a.txt")
    sources = [deal.source for deal in deals_of(message)]
    assert sources == ["mail.eml", "mail.eml/a.txt", "mail.eml/a.txt (2)"]


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("-----BEGIN PGP MESSAGE-----", "is encrypted"),
        ("begin 644 invoice.pdf", "a file written down as letters"),
    ],
)
def test_words_that_are_none_are_told(line: str, what: str) -> None:
    text = f"See below.\n\n{line}\nhQEMA5v8/abc+Example\n"
    for data, name in ((mail(text).as_bytes(), "mail.eml"), (text.encode(), "note.txt")):
        [deal] = read(data, name=name)
        assert what in deal.unread[0].why


def picture_of(side: int) -> bytes:
    made = io.BytesIO()
    Image.new("L", (side, side)).save(made, "PNG")
    return made.getvalue()


def test_a_picture_too_small_for_words_is_set_aside_and_a_larger_one_is_told() -> None:
    [letter] = deals_of(mail(dot__png=picture_of(16)))
    assert [one.field for one in letter.dropped] == ["dot.png"]
    assert letter.unread == ()
    _, larger = deals_of(mail(scan__png=picture_of(300)))
    assert larger.unread


def test_a_signature_is_set_aside_and_a_paper_called_one_is_read() -> None:
    message = mail()
    for data in (b"\x30\x82\x01\x02signed", b"Ship to Sample OOO."):
        message.add_attachment(
            data, maintype="application", subtype="pkcs7-signature", filename="smime.p7s"
        )
    letter, called = deals_of(message)
    assert [one.field for one in letter.dropped] == ["smime.p7s"]
    assert called.passages[0].text == "Ship to Sample OOO."


def test_an_encrypted_mail_is_told() -> None:
    message = mail()
    message.add_attachment(
        b"\x30\x82\x01\x02", maintype="application", subtype="pkcs7-mime", filename="smime.p7m"
    )
    [letter] = deals_of(message)
    assert "encrypted" in letter.unread[0].why


def test_a_mail_cut_off_is_told() -> None:
    data = mail(invoice__pdf=PDF).as_bytes()
    letter, *_ = deals_of(data[: len(data) * 2 // 3])
    assert any(one.field == "the mail" for one in letter.unread)


def test_damaged_coding_of_an_attachment_is_told() -> None:
    data = mail(note__txt=b"Ship to Sample OOO, Moscow, by the next vessel.").as_bytes()
    at = data.rindex(b"U2hpcCB0")
    letter, *_ = deals_of(data[:at] + b"U2h" + data[at + 4 :])
    assert any("coding in the mail is damaged" in one.why for one in letter.unread)


def test_a_damaged_attachment_says_so_in_its_own_deal() -> None:
    data = mail(note__txt=b"Ship to Sample OOO, Moscow, by the next vessel.").as_bytes()
    at = data.rindex(b"U2hpcCB0")
    _, note = deals_of(data[:at] + b"U2h*" + data[at + 3 :])
    assert note.passages[0].text.startswith("Ship to Sample OOO")
    assert [one.field for one in note.unread] == ["the attachment"]
    assert "coding in the mail is damaged" in note.unread[0].why


def test_the_attachment_in_which_a_mail_ends_says_so_and_those_before_it_do_not() -> None:
    first = b"Ship to Sample OOO, Moscow, by the next vessel."
    data = mail(a__txt=first, b__txt=b"Ball bearings for Example LLP. " * 20).as_bytes()
    _, whole, cut = deals_of(data[: len(data) - 200])
    assert not whole.unread
    assert "ends before its time" in cut.unread[0].why


def test_a_mail_within_a_mail_that_is_cut_off_says_so() -> None:
    outer = mail()
    outer.add_attachment(mail(a__txt=b"Ball bearings for Example LLP. " * 20))
    data = outer.as_bytes()
    _, *inner = deals_of(data[: len(data) - 250])
    assert inner
    assert all(any("ends before its time" in o.why for o in deal.unread) for deal in inner)


def test_attachments_packed_by_outlook_are_told() -> None:
    _, packed = deals_of(mail(winmail__dat=b"\x78\x9f\x3e\x22\x01\x00"))
    assert "packed by Outlook" in packed.unread[0].why


def test_a_mail_from_a_mailbox_is_read() -> None:
    [deal] = deals_of(b"From anna@example.com Thu May 16 10:00:00 2024\n" + mail().as_bytes())
    assert deal.format == "eml"


def test_a_field_whose_name_was_damaged_is_read_as_words() -> None:
    deals = read(
        b"--From: Anna Example <anna@example.com>\nTo: desk@bank.example\n\nHello.\n", name="x.eml"
    )
    assert any("Anna Example" in passage.text for deal in deals for passage in deal.passages)
