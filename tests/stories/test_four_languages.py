"""The Arabic story of the founding question, and one in each other language, read whole."""

from datetime import date

import pytest

from tests.shared import SHARED, needs_shared
from tests.stories import texts
from tests.stories.reading import (
    first_day,
    goods,
    read_text,
    said_by,
    told,
    ways,
    who,
    whom,
)
from witting.base import PartyKind
from witting.intake import read
from witting.parties import Screener
from witting.stories import How, NamedKind, Polarity, StoryRead, read_story

PUTIN, XI = "فلاديمير بوتين", "شي جين بينغ"
TREASURY, XINHUA = "وزارة الخزانة", "وكالة أنباء الصين الجديدة"
STORY = SHARED / "articles/ar_2024-05-16.txt"


@pytest.fixture(scope="module")
def arabic() -> StoryRead:
    [deal] = read(STORY)
    return read_story(deal, Screener.default(), day=date(2024, 5, 16))


@needs_shared
class TestTheArabicStory:
    def test_names_two_principals_with_their_offices(self, arabic: StoryRead) -> None:
        offices = {p.name: {(o.title, o.country) for o in p.offices} for p in arabic.persons}
        assert offices == {PUTIN: {("president", "RU")}, XI: {("leader", "CN")}}

    def test_links_the_listed_one_and_names_the_other_as_unlisted(self, arabic: StoryRead) -> None:
        listed = {p.name: p.entry_id for p in arabic.persons}
        assert listed == {PUTIN: "ofac-35096", XI: None}
        entry = Screener.default().match("Vladimir Putin", kind=PartyKind.PERSON)[0].entry
        assert entry.kind is PartyKind.PERSON

    def test_every_way_of_naming_them_is_one(self, arabic: StoryRead) -> None:
        assert ways(arabic, PUTIN) == {How.NAME, How.PART, How.OFFICE, How.PRONOUN}
        assert ways(arabic, XI) == {How.NAME, How.PART, How.OFFICE, How.PRONOUN}

    def test_a_capital_that_worries_is_marked_as_its_state(self, arabic: StoryRead) -> None:
        capital = next(p for p in arabic.places if p.id == "cn/beijing")
        assert capital.is_capital
        assert [m.how for m in capital.mentions] == [How.NAME, How.METONYM]
        china = next(n for n in arabic.named if n.country == "CN" and n.kind is NamedKind.STATE)
        assert How.METONYM in {m.how for m in china.mentions}

    def test_the_kremlin_is_russia(self, arabic: StoryRead) -> None:
        russia = next(n for n in arabic.named if n.country == "RU" and n.kind is NamedKind.STATE)
        assert ("الكرملين", How.METONYM) in {(m.span.text, m.how) for m in russia.mentions}

    def test_names_harbin_and_the_states(self, arabic: StoryRead) -> None:
        assert {p.id for p in arabic.places} == {"RU", "CN", "UA", "US", "cn/beijing", "cn/harbin"}

    def test_they_met_on_that_thursday(self, arabic: StoryRead) -> None:
        met = told(arabic, "met", "الخميس")
        assert (who(met), first_day(met), said_by(met)) == ([PUTIN, XI], "2024-05-16", [XINHUA])

    def test_they_met_more_than_40_times_since_2012(self, arabic: StoryRead) -> None:
        met = told(arabic, "met", "40")
        assert who(met) == [PUTIN, XI]
        assert met.times is not None
        assert (met.times.least, met.times.most, met.times.is_exact) == (40, None, False)
        since = met.times.since
        assert since is not None
        assert since.days is not None
        assert (since.days.start, since.days.end) == (date(2012, 1, 1), None)

    def test_the_visit_is_the_first_and_harbin_is_planned(self, arabic: StoryRead) -> None:
        first = told(arabic, "visited", "للمرة الأولى")
        assert first.times is not None
        assert (first.times.nth, first.where) == (1, ("cn/beijing",))
        planned = told(arabic, "visited", "هاربين")
        assert (planned.polarity, who(planned)) == (Polarity.PLANNED, [PUTIN])
        assert planned.where == ("cn/harbin",)
        assert told(arabic, "took_part").polarity is Polarity.PLANNED

    def test_what_he_said_in_an_interview(self, arabic: StoryRead) -> None:
        said = told(arabic, "said", "مقابلة")
        assert (who(said), whom(said)) == ([PUTIN], [XINHUA])
        assert said.what is not None
        assert said.what.text.startswith("إن روسيا والصين")

    def test_friendship_was_declared_weeks_before_the_invasion(self, arabic: StoryRead) -> None:
        declared = told(arabic, "declared")
        assert who(declared) == [PUTIN, XI]
        assert declared.when is not None
        assert declared.when.days is None  # counted from the invasion, whose day is not told
        invaded = told(arabic, "attacked", "صداقة")
        assert (who(invaded), whom(invaded)) == ([PUTIN], ["أوكرانيا"])

    def test_the_american_warnings_and_threats(self, arabic: StoryRead) -> None:
        warned = told(arabic, "warned", "الأسابيع الأخيرة")
        assert who(warned) == ["الولايات المتحدة"]
        assert whom(warned) == ["البنوك الصينيين", "المصدرين الصينيين"]
        threatened = told(arabic, "threatened", "تواجه")
        assert (who(threatened), whom(threatened)) == (["الولايات المتحدة"], ["الصين"])

    def test_the_december_announcement_with_its_goods(self, arabic: StoryRead) -> None:
        announced = told(arabic, "announced")
        assert (who(announced), first_day(announced)) == ([TREASURY], "2023-12-01")
        assert goods(announced) == ["semiconductors", "ball-bearings"]
        sanctioned = told(arabic, "sanctioned", "ديسمبر")
        assert sanctioned.polarity is Polarity.ANNOUNCED
        assert (who(sanctioned), whom(sanctioned)) == ([TREASURY], ["البنوك"])
        assert said_by(sanctioned) == [TREASURY]
        assert who(told(arabic, "bought")) == ["روسيا"]

    def test_no_boilerplate_is_evidence(self, arabic: StoryRead) -> None:
        assert len(arabic.left_out) == 6
        left_out = {passage.field for passage in arabic.left_out}
        fields = {s.passage.field for s in arabic.statements}
        fields |= {m.span.field for named in arabic.named for m in named.mentions}
        fields |= {m.span.field for place in arabic.places for m in place.mentions}
        assert not fields & left_out

    def test_the_version_note_is_kept(self, arabic: StoryRead) -> None:
        assert arabic.version_note == "(التحديثات مع بدء المحادثات.)"

    def test_statements_are_the_agency_s(self, arabic: StoryRead) -> None:
        assert arabic.publisher == "بلومبرج"
        assert {s.source for s in arabic.statements} == {"بلومبرج"}

    def test_the_day_may_stand_in_the_file_s_name(self) -> None:
        [deal] = read(STORY)
        story = read_story(deal)
        assert (story.day, "file's name" in story.day_how) == (date(2024, 5, 16), True)


FOUR = {
    "en": (texts.ENGLISH, "Vladimir Putin", "Xi Jinping", "US Treasury", ["Banks"]),
    "ru": (
        texts.RUSSIAN,
        "Владимир Путин",
        "Си Цзиньпином",
        "министерство финансов США",
        ["банков"],
    ),
    "zh": (texts.CHINESE, "普京", "习近平", "美国财政部", ["银行"]),
}


@pytest.mark.parametrize("language", FOUR)
class TestTheOthers:
    def test_the_story_is_dated_and_dressed(self, language: str) -> None:
        story = read_text(FOUR[language][0])
        assert (story.language, story.day) == (language, date(2024, 5, 16))
        assert story.publisher in ("Reuters", "Интерфакс", "新华社")
        assert story.title
        assert story.left_out

    def test_two_principals_with_offices(self, language: str) -> None:
        text, putin, xi, *_ = FOUR[language]
        story = read_text(text)
        held = {p.name: ({o.country for o in p.offices}, p.entry_id) for p in story.persons}
        assert held[putin] == ({"RU"}, "ofac-35096")
        assert held[xi] == ({"CN"}, None)

    def test_they_met_on_thursday_in_the_capital(self, language: str) -> None:
        text, putin, xi, *_ = FOUR[language]
        story = read_text(text)
        met = [s for s in story.statements if s.kind == "met" and first_day(s) == "2024-05-16"]
        assert [(who(s), whom(s), s.where) for s in met] == [([putin], [xi], ("cn/beijing",))]

    def test_more_than_40_times_since_2012(self, language: str) -> None:
        text, putin, xi, *_ = FOUR[language]
        story = read_text(text)
        [met] = [s for s in story.statements if s.kind == "met" and s.times]
        assert set(who(met)) == {putin, xi}
        assert met.times is not None
        assert (met.times.least, met.times.most) == (40, None)
        since = met.times.since
        assert since is not None
        assert since.days is not None
        assert since.days.start == date(2012, 1, 1)

    def test_harbin_is_planned(self, language: str) -> None:
        story = read_text(FOUR[language][0])
        [planned] = [
            s for s in story.statements if s.where == ("cn/harbin",) and s.kind == "visited"
        ]
        assert (planned.polarity, first_day(planned)) == (Polarity.PLANNED, "2024-05-17")
        assert told(story, "took_part").polarity is Polarity.PLANNED

    def test_the_december_announcement(self, language: str) -> None:
        text, _, _, treasury, banks = FOUR[language]
        story = read_text(text)
        announced = told(story, "announced")
        assert (who(announced), first_day(announced)) == ([treasury], "2023-12-01")
        assert goods(announced) == ["semiconductors", "ball-bearings"]
        sanctioned = told(story, "sanctioned")
        assert (who(sanctioned), whom(sanctioned)) == ([treasury], banks)
        assert sanctioned.polarity is Polarity.ANNOUNCED

    def test_an_unlisted_director_was_arrested_two_years_ago(self, language: str) -> None:
        story = read_text(FOUR[language][0])
        arrested = told(story, "arrested")
        [part] = arrested.whom
        named = story.by_id(part.named)
        assert named is not None
        assert [o.title for o in named.offices] == ["director"]
        assert not named.is_listed
        assert first_day(arrested) == "2022-01-01"

    def test_the_unlisted_company_sent_bearings_or_chips_12_times(self, language: str) -> None:
        story = read_text(FOUR[language][0])
        [sent] = [s for s in story.statements if s.times and s.times.is_exact]
        assert sent.kind in ("shipped", "supplied")
        assert sent.times is not None
        assert sent.times.least == 12
        [part] = sent.who
        named = story.by_id(part.named)
        assert named is not None
        assert named.kind is NamedKind.ORGANISATION
        assert goods(sent)

    def test_a_denial_is_a_denial(self, language: str) -> None:
        story = read_text(FOUR[language][0])
        denied = [s for s in story.statements if s.kind == "sold"]
        assert [s.polarity for s in denied] == [Polarity.DENIED]
        assert denied[0].said_by

    def test_no_boilerplate_is_evidence(self, language: str) -> None:
        story = read_text(FOUR[language][0])
        fields = {passage.field for passage in story.left_out}
        assert not fields & {s.passage.field for s in story.statements}
        assert not fields & {m.span.field for n in story.named for m in n.mentions}
