"""What several stories say of one party: who is one, each claim once, denials beside claims."""

from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.shared import SHARED
from tests.stories import texts, told_again
from tests.stories.reading import read_text
from witting.base import Deal, DealKind, Passage
from witting.intake import read
from witting.parties import Screener
from witting.stories import (
    Claim,
    Dossier,
    Polarity,
    StatementKind,
    StoryRead,
    dossier_of,
    read_story,
    sentence_of,
    stories_told,
    stretch_of,
)

FIRST_STORY = SHARED / "articles" / "ar_2024-05-16.txt"


def written(*lines: str, source: str, day: date | None = date(2024, 6, 5)) -> StoryRead:
    passages = tuple(
        Passage(field=f"paragraph {n}", text=line) for n, line in enumerate(lines, start=1)
    )
    deal = Deal(kind=DealKind.ARTICLE, source=source, format="text", passages=passages)
    return read_story(deal, day=day)


@cache
def cargo() -> tuple[StoryRead, ...]:
    """Give every story of the cargo in Riga, in four languages."""
    held = []
    for name, many in (
        ("first", told_again.FIRST),
        ("update", told_again.UPDATES),
        ("other", told_again.OTHERS),
    ):
        held += [_named(text, f"{language}-{name}.txt") for language, text in many.items()]
    for language, copies in told_again.COPIES.items():
        held += [_named(text, f"{language}-copy-{n}.txt") for n, text in enumerate(copies)]
    return tuple(held)


def _named(text: str, name: str) -> StoryRead:
    [deal] = read(text.encode(), name=name)
    return read_story(deal, Screener.default())


@cache
def korda() -> Dossier:
    return dossier_of(cargo(), "Korda Trading Ltd")


@cache
def talks() -> tuple[StoryRead, ...]:
    return tuple(read_text(text) for text in (texts.ENGLISH, texts.RUSSIAN, texts.CHINESE))


def claims(about: Dossier, kind: str, polarity: str = "stated") -> list[Claim]:
    return [c for c in about.claims if (c.kind.value, c.polarity.value) == (kind, polarity)]


class TestWhoIsMeant:
    @pytest.mark.parametrize("name", ["Путин", "普京", "بوتين", "Vladimir Putin", "putin"])
    def test_one_party_in_every_script(self, name: str) -> None:
        about = dossier_of(talks(), name, Screener.default())
        [meant] = about.meant
        party = next(p for p in about.parties if p.id == meant.party)
        assert {one.name for one in party.names} == {"Vladimir Putin", "Владимир Путин", "普京"}
        assert len(about.told_by) == 3
        assert "ofac-35096" in {entry.entry_id for entry in party.listed}

    def test_the_first_story_of_all(self) -> None:
        if not FIRST_STORY.exists():
            pytest.skip("../shared/data is not beside this checkout")
        [deal] = read(FIRST_STORY)
        stories = [*talks(), read_story(deal, Screener.default())]
        about = dossier_of(stories, "普京", Screener.default())
        assert (len(about.meant), len(about.told_by), about.origins) == (1, 4, 4)
        days = {m.start for m in about.timeline.moments}
        assert {date(2024, 5, 16), date(2024, 5, 17)} <= days

    def test_a_name_of_nobody(self) -> None:
        about = dossier_of(talks(), "Nobody Atall")
        assert (about.meant, about.claims, about.told_by, about.origins) == ((), (), (), 0)
        assert len(about.stories) == 3

    def test_a_family_name_of_two_shows_both(self) -> None:
        story = written(
            "Ivan Brezgin met Pavel Orlov in Riga, a spokesman said.",
            "Marta Brezgin visited Vilnius, police said.",
            source="a.txt",
        )
        about = dossier_of([story], "Brezgin")
        assert len(about.meant) == 2
        assert {m.because for m in about.meant} == {"a part of its name"}
        assert len(dossier_of([story], "Ivan Brezgin").meant) == 1

    def test_russian_cases_are_one(self) -> None:
        held = [s for s in cargo() if s.language == "ru"]
        about = dossier_of(held, "Виктор Сальников")
        assert len(about.meant) == 1
        party = next(p for p in about.parties if p.id == about.meant[0].party)
        assert {"Виктор Сальников", "Виктору Сальникову"} <= {n.name for n in party.names}


class TestHowManySay:
    def test_copies_versions_and_one_publisher_are_one_source(self) -> None:
        english = [s for s in cargo() if s.source.startswith("en-")]
        about = dossier_of(english, "Korda Trading Ltd")
        assert (len(about.told_by), about.origins) == (5, 2)  # Reuters four times, and AP
        [shipped] = [c for c in claims(about, "shipped") if len(c.told) == 4]
        assert shipped.origins == 1

    def test_a_publisher_is_one_in_every_language(self) -> None:
        origins = {
            one.publisher: one.origin
            for _, one in stories_told(cargo())
            if one.publisher in ("Reuters", "路透社", "رويترز")
        }
        assert len(origins) == 3
        assert len(set(origins.values())) == 1

    def test_two_houses_that_say_the_same_are_two(self) -> None:
        stories = [
            written(
                "Korda Trading Ltd shipped bearings to Russia in March 2024, officials said.",
                source="a.txt",
            ),
            written(
                "In March 2024 Korda Trading Ltd shipped bearings to Russia, said a newspaper.",
                source="b.txt",
            ),
        ]
        about = dossier_of(stories, "Korda Trading Ltd")
        [shipped] = claims(about, "shipped")
        assert (shipped.origins, len(shipped.told)) == (2, 2)
        assert {t.source for t in shipped.told} == {"a.txt", "b.txt"}

    def test_a_story_given_twice_counts_once(self) -> None:
        assert dossier_of([*cargo(), *cargo()], "Korda Trading Ltd") == korda()


class TestDenials:
    def test_a_denial_stands_beside_what_it_denies(self) -> None:
        about = korda()
        pairs = [(about.claim(p.denied), [about.claim(i) for i in p.stated])
                 for p in about.contradictions]  # fmt: skip
        english = [
            (no, yes)
            for no, yes in pairs
            if any(t.story == about.stories[0].id or "He denied" in t.passage.text for t in no.told)
        ]
        assert english
        for no, yes in pairs:
            assert no.polarity is Polarity.DENIED
            assert {c.polarity for c in yes} == {Polarity.STATED}

    def test_who_speaks_for_a_company_denies_for_it(self) -> None:
        story = written(
            "Korda Trading Ltd sold bearings to Russia, prosecutors said.",
            "Anna Petrova, a spokeswoman for Korda Trading Ltd, met reporters.",
            '"We did not sell bearings to anyone," said Anna Petrova.',
            source="a.txt",
        )
        about = dossier_of([story], "Korda Trading Ltd")
        [pair] = about.contradictions
        assert about.claim(pair.denied).told[0].said_by[0].name == "Anna Petrova"
        assert [about.claim(i).kind for i in pair.stated] == [StatementKind.SOLD]

    def test_a_denial_of_other_goods_or_another_day_is_none(self) -> None:
        sold = "Korda Trading Ltd sold bearings to Russia in March 2024, prosecutors said."
        for other in (
            "Korda Trading Ltd did not sell semiconductors to Russia, officials said.",
            "Korda Trading Ltd did not sell bearings to Russia in May 2023, officials said.",
            "Korda Trading Ltd did not sell bearings to Iran, officials said.",
            "Alfa Baltic Trading LLC did not sell bearings to Russia, officials said.",
        ):
            story = written(sold, other, source="a.txt")
            assert any(s.polarity is Polarity.DENIED for s in story.statements)
            assert dossier_of([story], "Korda Trading Ltd").contradictions == ()


class TestWhenAndBesideWhom:
    def test_the_timeline_is_in_order_and_holds_each_claim_once(self) -> None:
        about = dossier_of(talks(), "Vladimir Putin", Screener.default())
        starts = [m.start or m.end for m in about.timeline.moments]
        assert all(starts)
        assert starts == sorted(d for d in starts if d is not None)
        held = [i for m in about.timeline.moments for i in m.claims] + list(about.timeline.unknown)
        assert sorted(held) == sorted(set(held))
        for id_ in about.timeline.unknown:
            when = about.claim(id_).when
            assert when is None or when.days is None

    def test_who_met_whom_is_one_edge_that_runs_both_ways(self) -> None:
        about = dossier_of(talks(), "Vladimir Putin", Screener.default())
        names = {node.id: node.name for node in about.graph.nodes}
        met = [e for e in about.graph.edges if e.kind == "met" and e.polarity == "stated"]
        [edge] = [e for e in met if {names[e.source], names[e.target]} >= {"Xi Jinping"}]
        assert edge.is_mutual
        assert edge.claims >= 2
        assert edge.origins >= 2

    def test_the_director_stands_beside_the_company(self) -> None:
        about = korda()
        names = {node.id: node.name for node in about.graph.nodes}
        offices = {(names[e.source], names[e.target]) for e in about.graph.edges
                   if e.kind == "office"}  # fmt: skip
        assert ("Viktor Salnikov", "Korda Trading Ltd") in offices

    def test_every_id_of_the_dossier_is_known(self) -> None:
        about = korda()
        parties = {party.id for party in about.parties}
        assert {node.id for node in about.graph.nodes} <= parties
        for claim in about.claims:
            assert claim.about() <= parties
            assert {t.story for t in claim.told} <= {s.id for s in about.stories}
        for pair in about.contradictions:
            assert {pair.denied, *pair.stated} <= {claim.id for claim in about.claims}


def test_every_sentence_says_whose_word_it_is() -> None:
    stories = [*cargo(), *talks()]
    for name in ("Korda Trading Ltd", "Vladimir Putin", "Viktor Salnikov"):
        about = dossier_of(stories, name)
        assert about.claims
        for claim in about.claims:
            for telling in claim.told:
                said = sentence_of(claim, telling)
                assert said.startswith(f"According to {telling.source}")
                denied = claim.polarity is Polarity.DENIED
                assert ("it is denied that" in said) == denied


def test_how_often_and_since_when_stand_in_the_sentence() -> None:
    text = "Игорь Орлов и Павел Линд встречались более 40 раз с 2012 года."
    [claim] = dossier_of([written(text, source="a.txt")], "Игорь Орлов").claims
    [telling] = claim.told
    assert sentence_of(claim, telling).endswith("40 times or more since 2012.")
    assert telling.times == "более 40 раз с 2012 года"


@settings(max_examples=12, deadline=None)
@given(st.permutations(range(len(cargo()))))
def test_stories_in_another_order_give_the_same_dossier(order: list[int]) -> None:
    assert dossier_of([cargo()[at] for at in order], "Korda Trading Ltd") == korda()


@given(st.dates(), st.dates())
def test_a_stretch_names_its_last_day(one: date, other: date) -> None:
    first, after = sorted((one, other))
    if first != after:
        said = stretch_of(first, after)
        assert str(first) in said
        assert str(after) not in said


class TestANameLetterForLetter:
    def test_a_passage_with_the_name_and_no_statement_is_listed(self) -> None:
        read = written("Owners of zarya vostok logistik spent the summer at sea.", source="a.txt")
        about = dossier_of([read], "Zarya Vostok Logistik")
        assert about.told_by == ("t1",)
        assert [one.passage.text for one in about.named_in] == [read.passages[0].text]

    def test_a_part_of_a_longer_word_is_not_the_name(self) -> None:
        read = written("The kordanian summer was long.", source="a.txt")
        assert dossier_of([read], "Korda").told_by == ()

    def test_a_company_named_after_the_word_company_is_that_company(self) -> None:
        read = written(
            "Минфин США ввёл санкции против компании Vektor Trading Ltd.", source="a.txt"
        )
        about = dossier_of([read], "Vektor Trading Ltd")
        [claim] = claims(about, "sanctioned")
        assert [end.party for end in claim.whom] == [about.meant[0].party]
