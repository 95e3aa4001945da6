"""Claims about what is done with a file that came: checked, taken in, kept aside or refused."""

import base64
import gzip
import zlib
from hashlib import sha256
from pathlib import Path

import pytest

from tests.lists.publisher import (
    gives,
    packed,
)
from tests.lists.small_lists import cons, sdn
from tests.lists.updater import GOOD, NOW, PAGE, Updater, good_then
from witting.base import NotFetched, SettingsError
from witting.lists.fetch.checksums import check_published
from witting.lists.list_files import ListFile, with_own
from witting.lists.taking_in import changing


def test_a_checksum_that_does_not_fit_keeps_the_file_out(update: Updater) -> None:
    update.publisher.will("/SDN.XML", gives(GOOD))
    update.publisher.will("/SDN.sha256", gives(b"0" * 64 + b"  SDN.XML\n"))
    (outcome,) = update(update.row(checksum="HERE/SDN.sha256"))
    assert outcome.state == "failed"
    assert "does not fit the checksum" in outcome.why


def test_a_checksum_that_fits_lets_it_in(update: Updater) -> None:
    told = sha256(GOOD).hexdigest().upper().encode()
    update.publisher.will("/SDN.XML", gives(GOOD))
    update.publisher.will("/SDN.sha256", gives(told + b"  SDN.XML\n"))
    assert update(update.row(checksum="HERE/SDN.sha256"))[0].state == "new"


def test_a_checksum_that_is_not_there_keeps_the_file_out(update: Updater) -> None:
    update.publisher.will("/SDN.XML", gives(GOOD))
    (outcome,) = update(update.row(checksum="HERE/SDN.sha256"))
    assert "no checksum can be read" in outcome.why


@pytest.mark.parametrize(
    ("header", "form"), [("Repr-Digest", "sha-256=:{}:"), ("Digest", "SHA-256={}")]
)
def test_a_digest_in_the_headers_is_held_against_what_came(
    update: Updater, header: str, form: str
) -> None:
    right, wrong = (
        form.format(base64.b64encode(sha256(body).digest()).decode()) for body in (GOOD, PAGE)
    )
    update.publisher.will(
        "/SDN.XML", gives(GOOD, **{header: wrong}), gives(GOOD, **{header: right})
    )
    assert [update()[0].state, update()[0].state] == ["failed", "new"]


def test_a_named_header_can_carry_the_checksum(update: Updater) -> None:
    row = update.row(checksum="header:X-Sum")
    update.publisher.will("/SDN.XML", gives(GOOD, X_Sum="1" * 40), gives(GOOD))
    assert "does not fit" in update(row)[0].why
    assert "no checksum" in update(row)[0].why


def test_a_text_without_a_checksum_is_none(tmp_path: Path) -> None:
    with pytest.raises(NotFetched, match="no checksum"):
        check_published("come back tomorrow", tmp_path / "SDN.XML", "somewhere")


def test_a_list_a_third_smaller_waits_for_a_person_and_the_last_good_one_stays(
    update: Updater,
) -> None:
    good_then(update, gives(sdn("2024-02-24", 70), '"two"'))
    (outcome,) = update()
    assert (outcome.state, "30 % fewer" in outcome.why) == ("quarantined", True)
    assert update.in_use() == [("ofac-sdn", "2024-02-20", 100)]
    (again,) = update()
    assert (again.state, "30 % fewer" in again.why) == ("quarantined", True)
    assert update.publisher.asked[-1].headers["If-None-Match"] == '"two"'


def test_after_a_persons_word_it_is_as_good_as_any(update: Updater) -> None:
    good_then(update, gives(sdn("2024-02-24", 70), '"two"'))
    update()
    with changing(update.folder, who="a test", now=NOW) as held:
        held.accept("ofac-sdn", by="A. Analyst", now=NOW)
    assert update()[0].state == "unchanged"
    assert update.in_use() == [("ofac-sdn", "2024-02-24", 70)]


def test_an_older_edition_sent_again_does_not_take_the_place_of_the_newer(update: Updater) -> None:
    good_then(update, gives(sdn("2024-02-24", 110), '"two"'), gives(GOOD, '"three"'))
    assert [update()[0].state, update()[0].state] == ["new", "quarantined"]
    assert update.in_use() == [("ofac-sdn", "2024-02-24", 110)]


def test_a_publishers_own_count_that_disagrees_keeps_the_list_out(update: Updater) -> None:
    lying = sdn("2024-02-24", 110).replace(b"<Record_Count>110<", b"<Record_Count>150<")
    good_then(update, gives(lying, '"two"'))
    (outcome,) = update()
    assert (outcome.is_good, "110 entries where it claims 150" in outcome.why) == (False, True)
    assert update.in_use() == [("ofac-sdn", "2024-02-20", 100)]


def test_a_page_that_says_access_denied_is_no_list(update: Updater) -> None:
    good_then(update, gives(PAGE))
    (outcome,) = update()
    assert (outcome.state, "web page" in outcome.why) == ("failed", True)
    assert update.in_use() == [("ofac-sdn", "2024-02-20", 100)]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "no list known here"),
        (b"<notes/>", "no list known here"),
        (GOOD[:5000], "SDN.XML"),
        (b"<!DOCTYPE sdnList><sdnList/>", "DOCTYPE"),
    ],
    ids=["nothing", "another file", "half a list", "a doctype"],
)
def test_what_is_not_the_list_changes_nothing(update: Updater, body: bytes, said: str) -> None:
    good_then(update, gives(body))
    (outcome,) = update()
    assert (outcome.state, said in outcome.why) == ("failed", True), outcome.why
    assert update.in_use() == [("ofac-sdn", "2024-02-20", 100)]


def test_a_file_of_another_format_or_list_is_not_taken_for_it(update: Updater) -> None:
    update.publisher.will("/SDN.XML", gives(GOOD))
    address = f"{update.publisher.url}/SDN.XML"
    form = ListFile(id="a", lists=("ofac-sdn",), url=address, format="eu-fsf")
    other = ListFile(id="b", lists=("ofac-cons",), url=address, format="ofac-xml")
    assert "eu-fsf was expected" in update(form)[0].why
    assert "does not hold ofac-cons" in update(other)[0].why


def test_a_part_of_a_file_may_be_empty_and_may_not_vanish(update: Updater) -> None:
    update.publisher.will("/SDN.XML", gives(GOOD))
    update.publisher.will("/CONS.XML", gives(cons("2024-02-20")))
    address = f"{update.publisher.url}/SDN.XML"
    row = ListFile(id="a", lists=("ofac-sdn", "ofac-cons"), url=address, format="ofac-xml")
    assert update(row)[0].state == "new"
    assert update(update.row("CONS.XML", "ofac-cons"))[0].state == "new"
    update.publisher.will("/SDN.XML", gives(sdn("2024-02-24")))
    assert "does not hold ofac-cons" in update(row)[0].why


def test_a_packed_body_is_unpacked(update: Updater) -> None:
    update.publisher.will("/SDN.XML", packed(GOOD, '"one"'))
    assert update()[0].state == "new"
    assert update.publisher.asked[0].headers["Accept-Encoding"] == "gzip"
    assert update.in_use() == [("ofac-sdn", "2024-02-20", 100)]


def test_a_packed_body_that_unpacks_without_end_is_refused(update: Updater) -> None:
    update.publisher.will("/SDN.XML", packed(b" " * 30_000_000))
    (outcome,) = update(largest=1_000_000)
    assert "unpacks to more" in outcome.why


def test_a_packed_body_that_is_cut_off_or_damaged_is_refused(update: Updater) -> None:
    whole = gzip.compress(GOOD)
    for body in (whole[:-20], b"not packed at all"):
        update.publisher.will("/SDN.XML", gives(body, Content_Encoding="gzip"))
        assert "cannot be unpacked" in update()[0].why


def test_a_packed_body_of_several_members_is_unpacked_whole(update: Updater) -> None:
    parts = (GOOD[:1000], b"", GOOD[1000:70_000], GOOD[70_000:])
    body = b"".join(map(gzip.compress, parts))
    update.publisher.will("/SDN.XML", gives(body, Content_Encoding="gzip"))
    assert update()[0].state == "new"
    assert update.in_use() == [("ofac-sdn", "2024-02-20", 100)]


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        pytest.param(gzip.compress(GOOD) + b"more", "gzip", id="no member"),
        pytest.param(gzip.compress(GOOD) * 2 + b"\0", "gzip", id="a byte behind the second"),
        pytest.param(gzip.compress(GOOD) + gzip.compress(GOOD)[:-9], "gzip", id="half a member"),
        pytest.param(zlib.compress(GOOD) + gzip.compress(GOOD), "deflate", id="of two kinds"),
    ],
)
def test_what_follows_a_packed_body_and_is_no_whole_member_is_refused(
    update: Updater, body: bytes, encoding: str
) -> None:
    update.publisher.will("/SDN.XML", gives(body, Content_Encoding=encoding))
    assert "cannot be unpacked" in update()[0].why


def test_members_together_have_the_bound_of_one(update: Updater) -> None:
    body = gzip.compress(b" " * 600_000) * 2
    update.publisher.will("/SDN.XML", gives(body, Content_Encoding="gzip"))
    assert "unpacks to more" in update(largest=1_000_000)[0].why


def test_a_file_larger_than_any_list_is_refused_before_it_is_here(update: Updater) -> None:
    update.publisher.will("/SDN.XML", gives(GOOD))
    assert "more than 1,000 bytes" in update(largest=1000)[0].why
    assert not list(update.folder.glob("incoming/*/body"))


def test_one_failing_publisher_stops_no_other(update: Updater) -> None:
    update.publisher.will("/SDN.XML", gives(PAGE))
    update.publisher.will("/CONS.XML", gives(cons("2024-02-20")))
    outcomes = update(update.row(), update.row("CONS.XML", "ofac-cons"))
    assert [outcome.state for outcome in outcomes] == ["failed", "new"]
    assert update.in_use() == [("ofac-cons", "2024-02-20", 30)]


def test_a_reader_that_stumbles_stops_no_other(
    update: Updater, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*_: object, **__: object) -> None:
        raise KeyError("a mistake of ours")

    monkeypatch.setattr("witting.lists.fetch.update.read_lists", stumble)
    update.publisher.will("/SDN.XML", gives(GOOD))
    (outcome,) = update()
    assert (outcome.state, "KeyError" in outcome.why) == ("failed", True)


def test_an_edition_set_aside_is_asked_for_anew(update: Updater) -> None:
    good_then(update, gives(GOOD, '"one"'))
    with changing(update.folder, who="a test", now=NOW) as held:
        held.use_shipped()
    assert update()[0].state == "unchanged"
    assert update.publisher.asked[-1].headers["If-None-Match"] is None
    assert update.in_use() == [("ofac-sdn", "2024-02-20", 100)]


@pytest.mark.parametrize(
    "text",
    [
        "files: [{id: a}]",
        "lists: []",
        "files: [{id: ../a, lists: [], url: '', format: ''}]",
        "files: [{id: a, lists: [], url: 'file:///x', format: ''}]",
        "files: [",
        "- 1",
        "files: [{id: a, lists: [], url: '', format: '', colour: red}]",
    ],
)
def test_a_sources_file_that_makes_no_sense_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError):
        with_own(path)
