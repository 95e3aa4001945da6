import re
from pathlib import Path
from time import process_time

import pytest

from tests.lists.conftest import LISTS
from tests.shared import needs_shared
from witting.base import BrokenList, ListEntry, PartyKind, TooLarge
from witting.lists import ParsedList, read_list_file
from witting.lists.jp import item, meti

SAMPLE = Path(__file__).parent / "samples" / "jp_meti_text.txt"
FILES = {
    "jp-meti-ru": ("250912_list_russia_tokutei.pdf.txt", "2025-09-12", 561),
    "jp-meti-by": ("list_belarus_tokutei.pdf.txt", "2022-07-05", 27),
    "jp-meti-third": ("250912_list_daisangoku_tokutei.pdf.txt", "2025-09-12", 56),
}
LABELS = re.compile(
    r"所\s*在\s*地\s*[：:]|別称[：:]|"
    r"[;；]\s*and\b|及び|(?:a\.k\.a\.?,?\s*)?(?:the\s*)?follow(?:ing)?\s+[a-z]+?\s*alias(?:es)?\s*[:：]"
)
WORDS = re.compile(r"[^\W\u3040-\u9fff]+|[\u3040-\u9fff]+")


def read(list_id: str) -> ParsedList:
    return read_list_file(LISTS / "jp" / FILES[list_id][0])


def find(parsed: ParsedList, number: int) -> ListEntry:
    return next(e for e in parsed.entries if e.id == f"{parsed.meta.id}-{number}")


def names(entry: ListEntry) -> list[str]:
    return [name.whole for name in entry.names]


@needs_shared
@pytest.mark.parametrize("list_id", FILES)
def test_every_number_of_the_list_is_an_entry(list_id: str) -> None:
    parsed = read(list_id)
    _name, day, count = FILES[list_id]
    assert (parsed.meta.id, parsed.meta.published) == (list_id, day)
    assert [e.id for e in parsed.entries] == [f"{list_id}-{n}" for n in range(1, count + 1)]
    assert parsed.rejected == ()
    assert {entry.kind for entry in parsed.entries} == {PartyKind.ORGANISATION}


@needs_shared
@pytest.mark.parametrize("list_id", FILES)
def test_every_word_after_the_head_is_in_an_entry(list_id: str) -> None:
    text = (LISTS / "jp" / FILES[list_id][0]).read_text(encoding="utf-8")
    starts = list(meti.item_starts(text).values())
    parsed = read(list_id)
    head = "".join(text[: starts[0]].split())
    assert head.startswith("○")
    assert len(head) < 200  # title, notice, two days
    lost = [
        (entry.id, word)
        for entry, start, end in zip(parsed.entries, starts, [*starts[1:], len(text)], strict=True)
        for word in WORDS.findall(LABELS.sub(" ", text[start:end]))
        if word not in everything(entry)
    ]
    assert lost == []


def everything(entry: ListEntry) -> str:
    told = [
        *names(entry),
        *(address.whole for address in entry.addresses),
        *(value for _key, value in entry.details),
        entry.remarks,
    ]
    plain = " ".join(told)
    number = entry.id.rpartition("-")[2]
    wide = "".join(chr(ord("０") + int(digit)) for digit in number)
    return plain + plain.replace(" ", "") + f" {number} {wide}"


@needs_shared
@pytest.mark.parametrize("list_id", FILES)
def test_as_many_aliases_are_read_as_the_list_says_there_are(list_id: str) -> None:
    text = (LISTS / "jp" / FILES[list_id][0]).read_text(encoding="utf-8")
    starts = list(meti.item_starts(text).values())
    items = [item.read_item(text[a:b]) for a, b in zip(starts, [*starts[1:], None], strict=True)]
    said = {
        number: (found.said, found.listed)
        for number, found in enumerate(items, 1)
        if item.COUNTS.get(found.said, 0) != found.listed
    }
    assert said == {}


@needs_shared
def test_an_item_that_follows_without_a_line_break_is_found() -> None:
    ru = read("jp-meti-ru")  # "…Moscow 127055RU.10 対外諜報庁": a page ended there
    assert find(ru, 10).name == "Foreign Intelligence Service (SVR)"
    assert find(ru, 9).addresses[0].whole == "22, Sushchevskaya UI, Moscow 127055RU"


@needs_shared
def test_an_address_line_that_opens_with_a_number_is_no_item() -> None:
    third = read("jp-meti-third")  # item 8 has a line "27 Wing Kut Street"
    assert "21-27 Wing Kut Street" in find(third, 8).addresses[0].whole
    assert find(third, 27).name == "Kvantek Limited"


@needs_shared
def test_names_come_in_latin_japanese_and_chinese() -> None:
    entry = find(read("jp-meti-third"), 10)
    assert entry.name == "Shenzhen 5G High-Tech Innovation Co., Limited"
    found = {(name.whole, name.script, name.language) for name in entry.names}
    assert ("深圳五力高科創新有限公司", "Hani", "") in found
    assert ("シェンジェン 5Gハイテク・イノベーション有限会社", "Kana", "ja") in found
    assert "Shenzhen Wu Li Gaoke Chuangxin Youxian Gongsi" in names(entry)
    assert [address.country for address in entry.addresses] == ["CN", "CN"]


@needs_shared
def test_the_newer_form_of_aliases_is_read() -> None:
    entry = find(read("jp-meti-ru"), 560)
    assert names(entry) == [
        "Alfa Machinery Group",
        "AMG社",
        "有限会社 AMG",
        "LLC Company AMG",
        "Kompaniya AMG",
        "アルファ・マシナリー・グループ",
    ]


@needs_shared
def test_an_alias_wrapped_at_its_dash_stays_one_alias() -> None:
    entry = find(read("jp-meti-ru"), 346)
    assert any("Institute of Solid-State Physics N.A." in name for name in names(entry))


@needs_shared
def test_what_a_ministry_includes_is_a_remark_and_no_part_of_its_name() -> None:
    entry = find(read("jp-meti-by"), 1)
    assert entry.name == "The Ministry of Defence of the Republic of Belarus"
    assert entry.remarks.startswith("including the Armed Forces of Belarus")


def test_the_sample_is_read() -> None:
    parsed = read_list_file(SAMPLE)
    assert (parsed.meta.id, parsed.meta.published) == ("jp-meti-by", "2022-07-05")
    assert [names(entry) for entry in parsed.entries] == [
        ["Invented Works JSC", "OAO Invented", "Invented-Holding", "株式会社発明", "OAO発明"],
        ["Second Plant OJSC", "株式会社第二工場"],
        ["Third Bureau LLC", "第三局社", "OOO Third", "有限会社第三局", "第三有限公司"],
    ]
    assert [a.country for entry in parsed.entries for a in entry.addresses] == ["BY", "BY", "BY"]
    assert dict(parsed.entries[0].details) == {
        "番号": "1",
        "名称": "株式会社発明（別称、OAO発明）",
        "告示": "令和四年外務省告示第百四号",
    }


def test_a_text_without_items_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    head = "".join(SAMPLE.read_text(encoding="utf-8").partition("１ ")[:1])
    file.write_text(head, encoding="utf-8")
    with pytest.raises(BrokenList, match="holds no item 1"):
        read_list_file(file)


def test_a_notice_not_known_here_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    text = SAMPLE.read_text(encoding="utf-8").replace("ベラルーシ共和国", "某国")
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BrokenList, match="names none of the three notices"):
        read_list_file(file)


def test_an_item_without_a_name_comes_back_by_its_number(tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    text = SAMPLE.read_text(encoding="utf-8").replace(
        "株式会社第二工場\nSecond Plant OJSC\n", "（別称、）\n"
    )
    file.write_text(text, encoding="utf-8")
    parsed = read_list_file(file)
    assert [record.where for record in parsed.rejected] == ["list.txt item 2"]
    assert len(parsed.entries) == 2


def test_a_text_of_impossible_size_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meti, "_LARGEST", 100)
    with pytest.raises(TooLarge, match="refused unread"):
        read_list_file(SAMPLE)


def test_an_item_without_end_comes_back_by_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meti, "_LONGEST_ITEM", 100)
    parsed = read_list_file(SAMPLE)
    assert [record.where for record in parsed.rejected] == ["jp_meti_text.txt item 1"]


@pytest.mark.parametrize(
    ("found", "kept", "told"),
    [
        pytest.param("２ 株式会社第二", ["1", "3"], "list.txt item 2", id="in the middle"),
        pytest.param("\n３ 有限会社第三", ["1", "2"], "list.txt item 2", id="at the end"),
    ],
)
def test_an_item_whose_number_is_lost_comes_back_by_name_and_takes_no_other_with_it(
    tmp_path: Path, found: str, kept: list[str], told: str
) -> None:
    file = tmp_path / "list.txt"
    text = SAMPLE.read_text(encoding="utf-8")
    assert found in text
    file.write_text(text.replace(found, "\n" + found.lstrip()[2:]), encoding="utf-8")
    parsed = read_list_file(file)
    assert [dict(entry.details)["番号"] for entry in parsed.entries] == kept
    assert [record.where for record in parsed.rejected] == [told]


@needs_shared
@pytest.mark.parametrize("lost", [2, 300, 540, 561])
def test_one_number_lost_costs_one_item_of_the_real_list_and_is_told(
    tmp_path: Path, lost: int
) -> None:
    text = (LISTS / "jp" / FILES["jp-meti-ru"][0]).read_text(encoding="utf-8-sig")
    start = meti.item_starts(text.replace("\f", "\n"))[lost]
    file = tmp_path / "list.txt"
    without = re.sub(r"^\s*[\d０-９]+", "", text[start:], count=1)
    file.write_text(text[:start] + without, encoding="utf-8")
    parsed = read_list_file(file)
    assert (len(parsed.entries), len(parsed.rejected)) == (560, 1)


def test_a_text_that_lost_many_numbers_in_a_row_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    text = SAMPLE.read_text(encoding="utf-8").replace("\n３ ", "\n４０ ")
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BrokenList, match="items 2 and 40, and none of those between"):
        read_list_file(file)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a, the following two aliases:" + "\n " * 2_000 + "x", id="empty lines"),
        pytest.param("a, the following two aliases:" + " " * 4_000 + "x", id="space"),
        pytest.param("," * 4_000 + "x", id="commas"),
        pytest.param("follow " + "a" * 4_000, id="a word without end"),
        pytest.param("a\n所在地：" + "1 " * 2_000 + "x", id="digits of an address"),
        pytest.param("a\n所在地：x" + "\xa0" * 4_000 + "x", id="hard spaces of an address"),
    ],
)
def test_a_hostile_item_costs_no_more_than_its_length(text: str) -> None:
    begun = process_time()
    item.read_item(f"1 会社\n{text}")
    assert process_time() - begun < 0.25
