"""Place facts: the part, the roles, the words and the span."""

from tests.routes.deals import deal, party, places
from witting.base import PlaceFact


def only(facts: list[PlaceFact]) -> PlaceFact:
    [fact] = facts
    return fact


def test_a_route_has_its_start_way_and_end() -> None:
    made = places(deal(goods="bearings", start="CNNGB", via="AEJEA", end="RUVVO"))
    assert [(f.part, f.name, f.country) for f in made] == [
        ("from", "Ningbo", "CN"),
        ("via", "Jebel Ali", "AE"),
        ("to", "Vladivostok", "RU"),
    ]
    assert made[0].roles == ("origin", "transshipment")
    assert made[1].roles == ("via", "transshipment", "hub")
    assert made[2].roles == ("russia", "destination", "stated")


def test_a_bank_is_placed_by_its_bic() -> None:
    fact = only(places(deal(party("creditor_agent", "SABRRUMM"), text="rent")))
    assert (fact.part, fact.country, fact.roles) == ("bank", "RU", ("creditor_agent", "russia"))
    assert fact.because == "The creditor agent is in Russia, by its BIC SABRRUMM."


def test_a_partys_city_stands_for_its_country() -> None:
    fact = only(places(deal(party("creditor", "Seller", "CN", "宁波市"), text="bearings")))
    assert (fact.name, fact.country) == ("Ningbo", "CN")


def test_a_country_other_than_the_citys_is_kept_too() -> None:
    made = places(deal(party("creditor", "Seller", "AE", "Moscow"), text="bearings"))
    assert [fact.country for fact in made] == ["AE", "RU"]


def test_two_letters_at_the_end_of_an_address_are_a_country() -> None:
    fact = only(places(deal(party("creditor", address="GUANHAIWEI TOWN CN"), text="bearings")))
    assert fact.country == "CN"


def test_two_letters_that_may_be_an_american_state_are_not() -> None:
    assert places(deal(party("creditor", address="12 ELM AVENUE, SPRINGFIELD IL"), text="x")) == []


def test_a_street_plays_no_part() -> None:
    fact = only(places(deal(party("creditor", address="41 MOSCOW ROAD"), text="rent")))
    assert fact.roles == ("street",)
    assert "plays no part" in fact.because


def test_a_clause_that_rules_russia_out_ties_nothing_to_it() -> None:
    fact = only(places(deal(text="Not for re-export to Russia")))
    assert fact.roles == ("excluded",)


def test_belarus_and_occupied_territory_have_roles_of_their_own() -> None:
    made = places(deal(text="to Minsk; to Sevastopol; to Sukhumi"))
    assert [fact.roles[0] for fact in made] == ["belarus", "occupied", "disputed"]
    assert [fact.territory for fact in made] == ["", "UA-40", "GE-AB"]


def test_a_mention_in_the_text_points_back_to_it() -> None:
    fact = only(places(deal(text="шарикоподшипники, порт Владивосток")))
    assert fact.span is not None
    assert (fact.span.field, fact.span.start, fact.span.text) == ("text", 23, "Владивосток")


def test_a_place_named_twice_is_one_fact() -> None:
    assert len(places(deal(kind="article", text="China and again China"))) == 1


def test_goods_origin_is_where_they_come_from() -> None:
    fact = only(places(deal(goods="bearings", origin="DE")))
    assert (fact.country, fact.roles) == ("DE", ("origin",))


def test_a_goods_line_is_read_like_text() -> None:
    fact = only(places(deal(goods="wheat, Russia origin")))
    assert (fact.country, fact.roles) == ("RU", ("origin", "russia"))


def test_facts_come_without_ids() -> None:
    assert {fact.id for fact in places(deal(text="to Moscow via Dubai"))} == {""}
