"""Claims about fetching, each against a publisher on this machine that does what it should not."""

from pathlib import Path

import httpx
import pytest

from tests.lists.publisher import cut_off, drips, gives, sends_to, silent, status
from tests.lists.small_lists import sdn
from tests.lists.updater import GOOD, NOW, Updater, good_then
from witting.base import NotFetched, SettingsError
from witting.lists import Archive
from witting.lists.fetch import FetchSettings, Machine, update_lists
from witting.lists.fetch.attempts import wait_before
from witting.lists.fetch.download import Download
from witting.lists.list_files import ListFile, list_files
from witting.lists.taking_in import changing


def test_a_file_is_fetched_and_its_list_in_use(update: Updater) -> None:
    update.publisher.will("/SDN.XML", gives(GOOD))
    (outcome,) = update()
    assert (outcome.state, outcome.editions[0].retrieved) == ("new", "2024-03-01")
    assert update.in_use() == [("ofac-sdn", "2024-02-20", 100)]
    assert update.publisher.asked[0].headers["User-Agent"] == "witting/test"


def test_what_has_not_changed_is_not_sent_again(update: Updater) -> None:
    good_then(update, gives(GOOD, '"one"'))
    (outcome,) = update()
    assert (outcome.state, update.publisher.asked[-1].headers["If-None-Match"]) == (
        "unchanged",
        '"one"',
    )
    assert len(Archive(update.folder).editions("ofac-sdn")) == 1


def test_a_day_of_change_serves_where_there_is_no_etag(update: Updater) -> None:
    day = "Tue, 20 Feb 2024 15:00:00 GMT"
    update.publisher.will("/SDN.XML", gives(GOOD, Last_Modified=day), status(304))
    update()
    assert update()[0].state == "unchanged"
    assert update.publisher.asked[-1].headers["If-Modified-Since"] == day


def test_the_same_content_sent_again_is_no_new_edition(update: Updater) -> None:
    good_then(update, gives(GOOD, '"two"'))
    assert update()[0].state == "unchanged"
    assert len(Archive(update.folder).editions("ofac-sdn")) == 1


def test_a_newer_edition_is_in_use_and_the_older_one_kept(update: Updater) -> None:
    good_then(update, gives(sdn("2024-02-24", 110), '"two"'))
    assert update()[0].state == "new"
    assert update.in_use() == [("ofac-sdn", "2024-02-24", 110)]
    assert [one.published for one in Archive(update.folder).editions("ofac-sdn")] == [
        "2024-02-20",
        "2024-02-24",
    ]


def test_a_body_cut_off_goes_on_where_it_stopped(update: Updater) -> None:
    update.publisher.will("/SDN.XML", cut_off(GOOD, 5000, '"one"'), gives(GOOD, '"one"'))
    assert update()[0].state == "new"
    again = update.publisher.asked[1].headers
    assert (again["Range"], again["If-Range"]) == ("bytes=5000-", '"one"')
    assert update.in_use() == [("ofac-sdn", "2024-02-20", 100)]


def test_a_body_that_changed_meanwhile_is_fetched_whole(update: Updater) -> None:
    newer = sdn("2024-02-24", 110)
    update.publisher.will("/SDN.XML", cut_off(GOOD, 5000, '"one"'), gives(newer, '"two"'))
    assert update()[0].state == "new"
    assert update.in_use() == [("ofac-sdn", "2024-02-24", 110)]


def test_nothing_proves_the_rest_belongs_to_it_so_it_is_fetched_whole(update: Updater) -> None:
    update.publisher.will("/SDN.XML", cut_off(GOOD, 5000, 'W/"one"'), gives(GOOD))
    assert update()[0].state == "new"
    assert update.publisher.asked[1].headers["Range"] is None


def test_the_wrong_part_is_thrown_away(update: Updater) -> None:
    wrong = status(206, Content_Range="bytes 0-9/10")
    update.publisher.will("/SDN.XML", cut_off(GOOD, 5000, '"one"'), wrong, gives(GOOD))
    assert update()[0].state == "new"
    assert update.in_use() == [("ofac-sdn", "2024-02-20", 100)]


def test_the_next_update_goes_on_with_what_the_last_one_got(update: Updater) -> None:
    update.publisher.will("/SDN.XML", cut_off(GOOD, 5000, '"one"'))
    assert update(attempts=1)[0].state == "failed"
    update.publisher.will("/SDN.XML", gives(GOOD, '"one"'))
    assert update()[0].state == "new"
    assert update.publisher.asked[-1].headers["Range"] == "bytes=5000-"


def test_a_500_is_waited_out_longer_each_time(update: Updater) -> None:
    update.publisher.will("/SDN.XML", *[status(500)] * 3, gives(GOOD))
    assert update()[0].state == "new"
    assert len(update.slept) == 3
    for attempt, wait in enumerate(update.slept):
        assert 0.5 * 2**attempt <= wait <= 2**attempt


def test_a_500_for_ever_leaves_the_last_good_list_in_use(update: Updater) -> None:
    good_then(update, status(500))
    (outcome,) = update()
    assert (outcome.state, len(update.publisher.asked)) == ("failed", 6)
    assert "status 500, after 5 attempts" in outcome.why
    assert update.in_use() == [("ofac-sdn", "2024-02-20", 100)]
    assert Archive(update.folder).files["sdn-xml"].state == "failed"


def test_a_publisher_that_says_when_is_asked_then(update: Updater) -> None:
    update.publisher.will("/SDN.XML", status(503, Retry_After=17), gives(GOOD))
    update()
    assert update.slept == [17.0]


def test_a_publisher_that_wants_a_day_is_left_alone(update: Updater) -> None:
    update.publisher.will("/SDN.XML", status(429, Retry_After=86400))
    (outcome,) = update()
    assert outcome.state == "failed"
    assert (len(update.publisher.asked), update.slept) == (1, [])


def test_what_no_waiting_can_mend_is_not_tried_again(update: Updater) -> None:
    update.publisher.will("/SDN.XML", status(403))
    (outcome,) = update()
    assert "403" in outcome.why
    assert len(update.publisher.asked) == 1


def test_a_redirect_is_followed(update: Updater) -> None:
    update.publisher.will("/SDN.XML", sends_to("/there/SDN.XML", 301))
    update.publisher.will("/there/SDN.XML", gives(GOOD))
    assert update()[0].state == "new"


def test_a_redirect_loop_ends(update: Updater) -> None:
    good_then(update, sends_to("/other"))
    update.publisher.will("/other", sends_to("/SDN.XML"))
    (outcome,) = update()
    assert "from one address to the next" in outcome.why
    assert len(update.publisher.asked) == 7
    assert update.in_use() == [("ofac-sdn", "2024-02-20", 100)]


@pytest.mark.parametrize("place", ["ftp://127.0.0.1/SDN.XML", "file:///etc/hosts", ""])
def test_a_redirect_away_from_the_web_is_not_followed(update: Updater, place: str) -> None:
    update.publisher.will("/SDN.XML", sends_to(place))
    assert "not followed" in update()[0].why


def test_silence_is_not_waited_for_for_ever(update: Updater) -> None:
    good_then(update, silent(1.0))
    (outcome,) = update(timeout=0.1, attempts=2)
    assert "no answer in 0.1 seconds" in outcome.why
    assert update.in_use() == [("ofac-sdn", "2024-02-20", 100)]


def test_a_body_that_only_drips_is_given_up(update: Updater) -> None:
    update.publisher.will("/SDN.XML", drips(GOOD, 0.01))

    def later() -> float:
        update.ticks += 1
        return update.ticks

    machine = Machine(now=lambda: NOW, ticks=later, sleep=update._sleep)
    with changing(update.folder, who="a test", now=NOW) as held:
        patience = FetchSettings(user_agent="witting/test", longest=5)
        (outcome,) = update_lists(held, [update.row()], patience, machine)
    assert "came so slowly" in outcome.why


def test_nobody_there_is_said(update: Updater) -> None:
    row = ListFile(
        id="gone", lists=("ofac-sdn",), url="http://127.0.0.1:1/SDN.XML", format="ofac-xml"
    )
    (outcome,) = update(row)
    assert "could not be fetched from 127.0.0.1:1" in outcome.why


def test_an_address_or_reader_that_is_not_known_is_said(update: Updater) -> None:
    assert "no address" in update(ListFile(id="a", lists=("x",), url="", format="un"))[0].why
    address = f"{update.publisher.url}/SDN.XML"
    assert "no reader" in update(ListFile(id="a", lists=("x",), url=address, format=""))[0].why


def test_certificates_that_are_not_there_are_a_mistake_of_the_asker(
    update: Updater, tmp_path: Path
) -> None:
    patience = FetchSettings(user_agent="witting/test", ca_file=tmp_path / "none.pem")
    machine = Machine(now=lambda: NOW, ticks=lambda: 0, sleep=update._sleep)
    with (
        changing(update.folder, who="a test", now=NOW) as held,
        pytest.raises(SettingsError, match="--ca-file"),
    ):
        list(update_lists(held, [update.row()], patience, machine))


def test_a_proxy_is_asked_instead_of_the_publisher(update: Updater) -> None:
    update.publisher.will("http://lists.example/SDN.XML", gives(GOOD))
    row = ListFile(
        id="far", lists=("ofac-sdn",), url="http://lists.example/SDN.XML", format="ofac-xml"
    )
    assert update(row, proxy=update.publisher.url)[0].state == "new"  # type: ignore[arg-type]


def test_no_wait_is_longer_than_the_longest() -> None:
    machine = Machine(now=lambda: NOW, ticks=lambda: 0, sleep=lambda _: None)
    patience = FetchSettings(user_agent="x")
    waits = [wait_before(attempt, "", patience, machine) for attempt in range(40)]
    assert all(wait is not None and 0.5 <= wait <= 60 for wait in waits)


def test_every_file_known_says_how_well_its_address_is_known() -> None:
    for file in list_files().values():
        assert file.source, file.id
        assert file.licence, file.id
        assert file.cadence, file.id
        assert not file.enabled or (file.url and file.format and file.grade != "unconfirmed")


def over_tls(update: Updater, answer: httpx.Response | Exception) -> str:
    """Give what is said of an https publisher that answers so."""

    def handle(_: httpx.Request) -> httpx.Response:
        if isinstance(answer, Exception):
            raise answer
        return answer

    row = ListFile(
        id="a", lists=("ofac-sdn",), url="https://lists.example/SDN.XML", format="ofac-xml"
    )
    machine = Machine(now=lambda: NOW, ticks=lambda: 0, sleep=lambda _: None)
    patience = FetchSettings(user_agent="witting/test")
    with (
        httpx.Client(transport=httpx.MockTransport(handle)) as client,
        pytest.raises(NotFetched) as refused,
    ):
        Download(client, row, update.folder, patience, machine).fetch(None)
    return str(refused.value)


def test_nobody_is_led_from_https_to_http(update: Updater) -> None:
    away = httpx.Response(302, headers={"Location": "http://lists.example/SDN.XML"})
    assert "not protected by https" in over_tls(update, away)


def test_a_certificate_that_is_not_trusted_is_said_at_once(update: Updater) -> None:
    wrong = httpx.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED] self-signed certificate")
    assert "--ca-file" in over_tls(update, wrong)
