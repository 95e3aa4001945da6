"""Claims about who may ask, and how a profile of one's own is read."""

from pathlib import Path

import pytest

from witting.assess import load_profile, shipped_profiles
from witting.base import SettingsError

GOOD = """
title = "A bank"
kind = "ffi"
home = "AE"
is_us_person = false
is_eu_person = false
clears_dollars = true
[red_flag_review]
value = 0.5
reason = "measured"
[goods_certain]
value = 0.9
reason = "measured"
"""


def _file(folder: Path, text: str) -> str:
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("name", ["ffi-cn", "bank-us", "bank-eu", "exporter-eu", "exporter-us"])
def test_the_named_profiles_are_shipped(name: str) -> None:
    assert name in shipped_profiles()
    assert load_profile(name).name == name


@pytest.mark.parametrize("name", shipped_profiles())
def test_every_threshold_says_why(name: str) -> None:
    profile = load_profile(name)
    assert all(item.reason for item in (profile.red_flag_review, profile.goods_certain))


def test_a_profile_of_ones_own_is_read(tmp_path: Path) -> None:
    assert load_profile(_file(tmp_path, GOOD)).home == "AE"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (GOOD.replace('kind = "ffi"', 'kind = "bank"'), "kind must be one of"),
        (GOOD.replace('home = "AE"', ""), "needs home as text"),
        (GOOD.replace("is_us_person = false", "is_us_person = 0"), "is_us_person as true or false"),
        (GOOD + "\nsurprise = 1\n", "needs a table"),
        ("surprise = 1\n" + GOOD, "keys nobody reads: surprise"),
        (GOOD.replace('reason = "measured"', 'reason = ""'), "the reason for it"),
        (GOOD.replace("value = 0.5", "value = 99"), "from 0.1 to 1.0, not 99"),
        ("this is not toml", "is not TOML"),
    ],
    ids=[
        "kind",
        "home",
        "flag",
        "odd threshold key",
        "unknown key",
        "no reason",
        "out of range",
        "not toml",
    ],
)
def test_a_wrong_profile_says_what_to_mend(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(SettingsError, match=words):
        load_profile(_file(tmp_path, text))


def test_an_unknown_profile_names_the_shipped_ones() -> None:
    with pytest.raises(SettingsError, match="ffi-cn"):
        load_profile("nobody")
