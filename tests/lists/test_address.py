"""What somebody logs in with is used, and never shown or written down."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.lists.publisher import gives, sends_to, status
from tests.lists.updater import GOOD, PAGE, Updater
from witting.base import SettingsError
from witting.lists.address import host_of, shown, without_login
from witting.lists.fetch import FetchSettings
from witting.lists.list_files import ListFile, with_own


def secret(update: Updater) -> ListFile:
    row = update.row()
    return replace(row, url=row.url.replace("http://", "http://ann:S%2FECRET@"))


def written(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


def test_a_login_is_sent_and_stands_in_nothing_said_or_written(update: Updater) -> None:
    row = secret(update)
    for act in (status(403), gives(PAGE), sends_to("/x"), gives(GOOD, '"one"')):
        update.publisher.will("/SDN.XML", act)
        update.publisher.will("/x", sends_to("/x"))
        (outcome,) = update(row)
        assert "ECRET" not in outcome.why + repr(outcome)
        assert "ann" not in outcome.why
    assert outcome.state == "new"
    assert b"ECRET" not in written(update.folder)
    told = {one.headers.get("Authorization") for one in update.publisher.asked}
    assert told == {"Basic YW5uOlMvRUNSRVQ="}


def test_a_login_goes_to_no_other_host(update: Updater) -> None:
    other = update.publisher.url.replace("127.0.0.1", "localhost")
    update.publisher.will("/SDN.XML", sends_to(f"{other}/x"))
    update.publisher.will("/x", gives(GOOD))
    update(secret(update))
    assert [one.headers.get("Authorization") is None for one in update.publisher.asked] == [
        False,
        True,
    ]


@pytest.mark.parametrize(
    "proxy",
    [
        "http://ann:SEC/RET@h:1",
        "http://ann:12/RET@h:1",
        "http://ann:SEC#RET@h:1",
        "http://ann:SECRET@h:port",
        "ann:SECRET@h:1",
        "gopher://ann:SECRET@h:1",
        "http://ann:SECRET@[h:1",
    ],
)
def test_a_proxy_that_cannot_be_read_is_said_without_its_password(proxy: str) -> None:
    with pytest.raises(SettingsError, match="write / as %2F") as refused:
        FetchSettings(user_agent="witting/test", proxy=proxy)
    assert "SEC" not in str(refused.value)
    assert "RET" not in str(refused.value)


@pytest.mark.parametrize("login", ["ann:SEC/RET", "ann:12/RET", "ann:SEC?RET"])
def test_a_row_whose_password_cannot_be_told_is_refused_without_it(
    tmp_path: Path, login: str
) -> None:
    rows = tmp_path / "rows.yaml"
    url = f"https://{login}@lists.example/sdn.xml"
    rows.write_text(f"files: [{{id: a, lists: [x], url: '{url}', format: own}}]", encoding="utf-8")
    with pytest.raises(SettingsError, match="not shown") as refused:
        with_own(rows)
    assert "RET" not in str(refused.value)


@given(st.text(min_size=1, max_size=20))
def test_no_password_written_as_it_should_be_is_ever_shown(password: str) -> None:
    from urllib.parse import quote

    url = f"https://ann:{quote(password, safe='')}@lists.example:8443/sdn.xml"
    assert shown(url) == "https://lists.example:8443/sdn.xml"
    assert host_of(url) == "lists.example:8443"
    assert without_login(url)[1] == ("ann", password)
