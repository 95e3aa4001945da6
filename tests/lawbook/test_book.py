"""Asking the book: four answers kept apart, licences, goods, flags, places, and its version."""

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.shared import SHARED, needs_shared
from witting.base import Grade, NotHeld, UnknownLaw
from witting.lawbook import FAMILIES, Lawbook, Licence, Standing
from witting.lawbook.loading import packaged_folder

BOOK = Lawbook.load()
SECTION = "us/eo14024/section-11"
SPRING = date(2024, 5, 16)
TODAY = date(2026, 11, 22)


def licence(book_id: str, day: date) -> Licence:
    """Find one licence by its id, with its standing on a day."""
    return next(item for item in BOOK.licences_all(day) if item.id == book_id)


# The four answers


def test_in_force_gives_the_text_and_its_days() -> None:
    answer = BOOK.ask(f"{SECTION}/military-industrial-base", date(2024, 6, 11))
    assert answer.standing is Standing.IN_FORCE
    assert answer.text is not None
    assert (answer.starts, answer.ended) == (date(2023, 12, 22), date(2024, 6, 12))
    assert answer.because == (
        "It has been in force in this form since 2023-12-22, until 2024-06-12 "
        "(that day not included)."
    )


def test_not_yet_gives_no_text_and_says_when_it_begins() -> None:
    answer = BOOK.ask(f"{SECTION}/prong-ii", date(2023, 12, 21))
    assert answer.standing is Standing.NOT_YET
    assert answer.text is None
    assert answer.starts == date(2023, 12, 22)
    assert answer.because == "It begins on 2023-12-22."


def test_not_yet_tells_of_law_that_is_published_and_waits() -> None:
    answer = BOOK.ask("eu/833-2014/12g", date(2024, 1, 15))
    assert answer.because == "It begins on 2024-03-20. It had been published on 2023-12-18."


def test_ended_gives_the_last_text_and_the_day_it_ended() -> None:
    answer = BOOK.ask("us/ofac/licences/gl-8", TODAY)
    assert answer.standing is Standing.ENDED
    assert answer.text is not None
    assert answer.text.summary.startswith("Authorised only the winding down")
    assert (answer.starts, answer.ended) == (date(2025, 1, 10), date(2025, 3, 12))


def test_not_held_gives_no_text_and_does_not_deny_the_law() -> None:
    answer = BOOK.ask("us/bis/chpl", date(2024, 2, 22))
    assert answer.standing is Standing.NOT_HELD
    assert answer.text is None
    assert "which is not to say that there was nothing" in answer.because


def test_a_declared_gap_is_not_held_and_says_why() -> None:
    answer = BOOK.ask("us/ofac/licences/gl-13", date(2025, 6, 1))
    assert answer.standing is Standing.NOT_HELD
    assert "13O ran to 2026-01-09" in answer.because


def test_a_declared_lapse_is_ended_and_says_why() -> None:
    answer = BOOK.ask("us/ofac/licences/gl-134", date(2026, 4, 12))
    assert answer.standing is Standing.ENDED
    assert answer.ended == date(2026, 4, 11)
    assert "GL 134B was not yet issued" in answer.because


@given(st.sampled_from(BOOK.paths()), st.dates(date(2010, 1, 1), date(2030, 1, 1)))
def test_every_day_has_one_answer_that_agrees_with_its_text(path: str, day: date) -> None:
    answer = BOOK.ask(path, day)
    held = answer.text is not None and answer.text.interval.holds(day)
    assert held == (answer.standing is Standing.IN_FORCE)
    assert (answer.text is None) == (answer.standing in (Standing.NOT_YET, Standing.NOT_HELD))


# Errors that help


def test_an_unknown_path_names_the_near_ones() -> None:
    with pytest.raises(UnknownLaw) as caught:
        BOOK.ask("us/eo14024/section-11/prong-iii", TODAY)
    assert "Did you mean us/eo14024/section-11/prong-ii" in str(caught.value)


def test_a_path_like_no_other_points_at_the_list_of_paths() -> None:
    with pytest.raises(UnknownLaw, match=r"Lawbook\.paths\(\) lists what is held"):
        BOOK.ask("zzzz", TODAY)


def test_require_gives_the_text_in_force() -> None:
    text = BOOK.require("us/ofac/fifty-percent", SPRING)
    assert text.value == Decimal(50)
    assert text.terms["operator"] == ">="
    assert text.terms["aggregate"] == "yes"


def test_require_refuses_a_day_without_law_and_names_the_days_held() -> None:
    with pytest.raises(NotHeld) as caught:
        BOOK.require("us/ofac/licences/gl-6c", TODAY)
    message = str(caught.value)
    assert "ended" in message
    assert "2023-01-17 to 2024-06-12" in message
    assert "us/ofac/licences/gl-6c.yaml" in message


@pytest.mark.parametrize("day", [date(2024, 2, 22), date(2014, 1, 1)])
def test_require_refuses_what_is_not_held(day: date) -> None:
    with pytest.raises(NotHeld, match="not held"):
        BOOK.require("us/bis/chpl", day)


# Licences


def test_the_agricultural_licence_of_spring_2024_is_gl_6c() -> None:
    found = [item.id for item in BOOK.licences(SPRING) if "agriculture" in item.families]
    assert found == ["GL 6C"]


def test_the_agricultural_licence_of_today_is_gl_6d() -> None:
    found = [item.id for item in BOOK.licences(TODAY) if "agriculture" in item.families]
    assert found == ["GL 6D"]


@pytest.mark.parametrize(
    ("day", "ids"),
    [
        (date(2022, 3, 23), ["GL 6"]),
        (date(2022, 3, 24), ["GL 6A"]),
        (date(2022, 7, 14), ["GL 6B"]),
        (date(2023, 1, 17), ["GL 6C"]),
        (date(2024, 6, 12), ["GL 6D"]),
    ],
)
def test_one_agricultural_licence_stands_on_each_day(day: date, ids: list[str]) -> None:
    assert [item.id for item in BOOK.licences(day) if "agriculture" in item.families] == ids


def test_no_energy_licence_stands_today() -> None:
    assert not [item for item in BOOK.licences(TODAY) if "energy" in item.families]


def test_an_expired_licence_is_reported_as_ended_with_its_moment() -> None:
    found = licence("GL 8L", TODAY)
    assert found.standing is Standing.ENDED
    assert found.ends == date(2025, 3, 12)
    assert found.expires_at == "2025-03-12T00:01 America/New_York"


def test_an_older_letter_has_ended_while_its_series_goes_on() -> None:
    assert licence("GL 8I", date(2024, 7, 1)).standing is Standing.ENDED
    assert licence("GL 8J", date(2024, 7, 1)).standing is Standing.IN_FORCE
    assert licence("GL 8K", date(2024, 7, 1)).standing is Standing.NOT_YET


def test_the_diesel_licence_covers_no_other_energy() -> None:
    assert licence("GL 135", TODAY).families == ("diesel",)


def test_validity_is_confirmed_only_as_far_as_a_source_saw_it() -> None:
    assert licence("GL 6D", date(2026, 6, 26)).validity_confirmed
    assert not licence("GL 6D", date(2026, 6, 27)).validity_confirmed


def test_an_unconfirmed_validity_comes_with_a_note() -> None:
    for item in BOOK.licences_all(TODAY):
        assert item.validity_confirmed or item.note, item.id


def test_a_licence_of_unread_days_is_never_confirmed() -> None:
    assert not licence("31 CFR 587.510", date(2024, 6, 12)).validity_confirmed


def test_every_licence_has_its_citations_and_known_families() -> None:
    for item in BOOK.licences_all(TODAY):
        assert item.cites, item.id
        assert set(item.families) <= set(FAMILIES), item.id


@given(st.dates(date(2020, 1, 1), date(2028, 1, 1)))
def test_the_licences_in_force_are_among_all_and_agree_with_their_path(day: date) -> None:
    for item in BOOK.licences(day):
        assert item in BOOK.licences_all(day)
        assert BOOK.ask(item.path, day).standing is Standing.IN_FORCE
        assert item.starts <= day
        assert item.ends is None or day < item.ends


def test_no_licence_id_stands_for_two_licences() -> None:
    ids = [item.id for item in BOOK.licences_all(TODAY)]
    assert len(ids) == len(set(ids))


# Goods, classes, flags, places


def test_the_high_priority_list_has_fifty_codes_in_six_tiers() -> None:
    codes = BOOK.goods_list("us/bis/chpl", SPRING)
    counts = {tier: list(codes.values()).count(tier) for tier in set(codes.values())}
    assert counts == {"1": 4, "2": 5, "3.A": 16, "3.B": 9, "4.A": 11, "4.B": 5}


def test_the_high_priority_list_is_empty_before_the_version_held() -> None:
    assert BOOK.goods_list("us/bis/chpl", date(2024, 2, 22)) == {}


def test_a_path_that_is_no_goods_list_has_no_codes() -> None:
    assert BOOK.goods_list("us/ofac/sdn", SPRING) == {}


@needs_shared
def test_the_high_priority_list_is_the_researched_one() -> None:
    lines = (SHARED / "regime" / "chpl.csv").read_text(encoding="utf-8").splitlines()[1:]
    rows = {line.split(",")[0]: line.split(",")[1] for line in lines}
    assert dict(BOOK.goods_list("us/bis/chpl", SPRING)) == rows


def test_the_eight_item_classes_stand_in_order() -> None:
    classes = BOOK.item_classes(SPRING)
    assert [item.id for item in classes] == [f"CI-{number}" for number in range(1, 9)]


def test_bearings_are_a_class_whose_hint_is_the_projects_own() -> None:
    bearings = BOOK.item_classes(SPRING)[5]
    assert (bearings.slug, bearings.hs_hints) == ("bearings", ("8482",))
    assert "this project's own reading" in BOOK.ask(f"{SECTION}/specified-items", SPRING).note


def test_there_are_no_item_classes_before_the_determination() -> None:
    assert BOOK.item_classes(date(2023, 12, 21)) == ()


def test_a_red_flag_is_not_shown_before_the_day_it_was_published() -> None:
    assert "RF-N23-01" not in BOOK.red_flags(date(2023, 11, 5))
    assert "RF-N23-01" in BOOK.red_flags(date(2023, 11, 6))


def test_an_undated_red_flag_is_shown_as_undated() -> None:
    flag = BOOK.red_flags(SPRING)["RF-KYC-10"]
    assert flag.starts is None
    assert flag.grade is Grade.PRIMARY


def test_a_place_is_given_with_its_first_naming() -> None:
    place = BOOK.transshipment_places(TODAY)["KG"]
    assert place == (date(2022, 6, 28), "fincen-alert-2022-georgia", Grade.SECONDARY)


def test_places_grow_with_the_days() -> None:
    assert len(BOOK.transshipment_places(date(2022, 6, 27))) == 0
    assert len(BOOK.transshipment_places(date(2022, 6, 28))) == 18
    assert "LA" not in BOOK.transshipment_places(date(2026, 4, 22))
    assert "LA" in BOOK.transshipment_places(date(2026, 4, 23))


def test_hong_kong_is_named_by_the_tri_seal_note_and_not_before() -> None:
    assert "HK" not in BOOK.transshipment_places(date(2023, 3, 1))
    assert BOOK.transshipment_places(date(2023, 3, 2))["HK"].grade is Grade.SECONDARY


# The book itself


def test_the_version_is_the_newest_confirmation_and_a_hash() -> None:
    day, _, digest = BOOK.version.partition("+")
    assert day == max(BOOK.law(path).confirmed_on for path in BOOK.paths()).isoformat()
    assert len(digest) == 12


def test_the_same_files_give_the_same_version_elsewhere(tmp_path: Path) -> None:
    shutil.copytree(packaged_folder(), tmp_path / "book")
    assert Lawbook.load(tmp_path / "book").version == BOOK.version


def test_a_changed_letter_gives_another_version(tmp_path: Path) -> None:
    shutil.copytree(packaged_folder(), tmp_path / "book")
    file = tmp_path / "book" / "us" / "bis" / "chpl.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "# a remark\n", encoding="utf-8")
    assert Lawbook.load(tmp_path / "book").version != BOOK.version


def test_paths_are_sorted_and_each_can_be_asked() -> None:
    assert list(BOOK.paths()) == sorted(BOOK.paths())
    assert all(BOOK.ask(path, TODAY).path == path for path in BOOK.paths())


@pytest.mark.parametrize(
    "path",
    [
        f"{SECTION}/prong-i",
        f"{SECTION}/prong-ii",
        f"{SECTION}/military-industrial-base",
        f"{SECTION}/sectors",
        f"{SECTION}/knowledge",
        f"{SECTION}/significance",
        f"{SECTION}/consequences/capta",
        f"{SECTION}/consequences/blocking",
        f"{SECTION}/foreign-financial-institution",
        f"{SECTION}/safe-category",
        f"{SECTION}/specified-items",
        f"{SECTION}/russian-bank-branches",
        "us/ofac/sdn",
        "us/ofac/non-sdn",
        "us/ofac/fifty-percent",
        "us/bis/chpl",
        "us/bis/red-flags",
        "us/fincen/transshipment-places",
        "eu/269-2014/freeze",
        "eu/833-2014/12g",
        "eu/833-2014/12gb",
        "eu/fsf",
    ],
)
def test_the_paths_that_others_rely_on_are_in_force_today(path: str) -> None:
    days = {"eu/833-2014/12gb": TODAY, f"{SECTION}/russian-bank-branches": TODAY}
    assert BOOK.ask(path, days.get(path, SPRING)).standing is Standing.IN_FORCE
