"""Places as papers write them: by code, abbreviated, misspelt, in Latin-letter Russian."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from witting.places import find_places, lookup, misspelt_place
from witting.places.gazetteer import gazetteer

BESIDE = yaml.load(
    Path(__file__).with_name("letters_beside.yaml").read_text("utf-8"), Loader=yaml.BaseLoader
)


def found(text: str) -> list[tuple[str, str]]:
    """Give what a text names, each with its place's id."""
    return [(one.text, one.place.id) for one in find_places(text)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("bearings, DEST: RUVVO", "ru/vladivostok"),
        ("goods shipped to RUNVS by sea", "ru/novorossiysk"),
        ("bearings, RUNVS", "ru/novorossiysk"),
        ("bearings; RU LED", "ru/saint-petersburg"),
        ("POD RUXQZ", "RU"),
        ("chips to RU", "RU"),
        ("chips, DEST RU", "RU"),
        ("export to RF", "RU"),
        ("postavka v RF", "RU"),
        ("destination: BY", "BY"),
        ("to RUS", "RU"),
    ],
)
def test_a_code_is_a_place_where_the_words_beside_it_say_so(text: str, place: str) -> None:
    assert place in {one for _, one in found(text)}


@pytest.mark.parametrize(
    "text",
    [
        *(
            "RF amplifier, 2 pcs",
            "connector SMA to RF cable",
            "RULED PAPER A4",
            "delivery to BY SEA",
        ),
        *("goods delivered BY AIR", "RUGBY BALLS", "RU-series relays", "rubber, RUBBER SEALS"),
        *("paid by RU", "INVOICE TO BYTES LTD", "CABLE TO BEANS"),
    ],
)
def test_letters_that_are_no_code_are_no_place(text: str) -> None:
    assert not {"RU", "BY"} & {one.place.country for one in find_places(text)}


@pytest.mark.parametrize(("text", "country"), BESIDE["places"])
def test_letters_are_a_place_by_the_words_beside_them(text: str, country: str) -> None:
    assert country in {m.place.country for m in find_places(text) if len(m.text) <= 3}


@pytest.mark.parametrize("text", BESIDE["traps"])
def test_the_same_letters_elsewhere_are_none(text: str) -> None:
    assert not [m for m in find_places(text) if len(m.text) == 2]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("г. Мск", "ru/moscow"),
        ("доставка в Екб", "ru/yekaterinburg"),
        ("до Нск", "ru/novosibirsk"),
        ("в СПб", "ru/saint-petersburg"),
        ("CPT SPB", "ru/saint-petersburg"),
        ("V G. TULA", "ru/tula"),
        ("dlya Moskvy", "ru/moscow"),
        ("iz Novosibirska v Omsk", "ru/omsk"),
        ("v Rossiyu", "RU"),
        ("do Vladivostoka", "ru/vladivostok"),
        ("в Тульскую область", "ru/region-tula"),
    ],
)
def test_russians_short_and_latin_ways_are_read(text: str, place: str) -> None:
    assert place in {one for _, one in found(text)}


@pytest.mark.parametrize(
    "text", ["spb gearbox", "MSK relays", "Tuly yours", "Moskvy", "НСК", "Omska"]
)
def test_the_same_letters_without_such_a_word_are_no_place(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("to Novorosiysk", "ru/novorossiysk"),
        ("to St Petersberg", "ru/saint-petersburg"),
        ("for Vladivostock", "ru/vladivostok"),
        ("via Kaliningrd", "ru/kaliningrad"),
        ("в Новороссйск", "ru/novorossiysk"),
        ("DESTINATION: YEKATERINBERG", "ru/yekaterinburg"),
    ],
)
def test_a_long_name_with_a_wrong_letter_is_likely_the_place(text: str, place: str) -> None:
    [mention] = find_places(text)
    assert mention.place.id == place
    assert mention.is_misspelt
    assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    "text",
    [
        *("Novorosiysk", "to Yaroslav Novak", "for Smolensky GmbH", "для головки", "to Washingtn"),
        *("to Moscw", "for manufacturing", "to Dongming", "из молочной"),
    ],
)
def test_short_names_people_and_ordinary_words_are_not(text: str) -> None:
    assert not [one for one in find_places(text) if one.is_misspelt]


KNOWN = sorted(
    name.text
    for names in gazetteer().names.values()
    for name in names
    if name.place and name.use == "name"
)


@given(st.sampled_from(KNOWN))
def test_a_name_that_is_known_is_never_read_as_another(name: str) -> None:
    assert misspelt_place(name) is None


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_every_mention_is_where_it_says(text: str) -> None:
    for one in find_places(text):
        assert text[one.start : one.end] == one.text


@pytest.mark.parametrize(
    ("zh", "ar", "place"),
    [
        ("利佩茨克", "ليبيتسك", "ru/lipetsk"),
        ("切博克萨雷", "تشيبوكساري", "ru/cheboksary"),
        ("北德文斯克", "سيفيرودفينسك", "ru/severodvinsk"),
        ("巴拉诺维奇", "بارانافيتشي", "by/baranovichi"),
        ("波罗的斯克", "بالتييسك", "ru/baltiysk"),
        ("德卡斯特里", "دي كاستري", "ru/de-kastri"),
        ("瑙什基", "ناوشكي", "ru/naushki"),
        ("乌姆盖斯尔", "أم قصر", "iq/umm-qasr"),
        ("亚丁港", "ميناء عدن", "ye/aden"),
    ],
)
def test_chinese_and_arabic_spellings_are_known(zh: str, ar: str, place: str) -> None:
    for name in (zh, ar):
        meant = lookup(name)
        assert meant is not None
        assert meant.id == place


def test_every_city_and_port_of_russia_and_belarus_has_a_russian_name() -> None:
    russian = {
        name.place.id
        for names in gazetteer().names.values()
        for name in names
        if name.place and name.language == "ru" and name.care != "rus"
    }
    ours = {p.id for p in gazetteer().places.values() if p.id.startswith(("ru/", "by/"))}
    assert ours <= russian
