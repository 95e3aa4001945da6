"""The strongest finding is the headline: found goods lead over what the deal does not say."""

from datetime import date

from witting.assess import World, assess, load_profile
from witting.base import Assessment, Deal, DealKind, GoodsLine, PlaceFact, RoutePoint
from witting.regimes.goods_words import country_words

ORDER = Deal(
    kind=DealKind.ORDER,
    source="order.json",
    format="order",
    day=date(2024, 5, 16),
    goods=(GoodsLine(description="machine parts"), GoodsLine(description="6205-2RS bearings")),
    route=(RoutePoint(part="to", text="Kazan"),),
)


def judged(deal: Deal) -> Assessment:
    """Assess a deal for a bank in China."""
    return assess(deal, World.open(), load_profile("ffi-cn"), date(2024, 5, 20))


def test_found_goods_lead_over_what_is_not_said() -> None:
    found = judged(ORDER)
    [first, *others] = [one.because for one in found.findings if "section-11" in one.rule]
    assert "6205-2RS" in first
    assert any("does not say all that is traded" in one for one in others)
    assert "6205-2RS" in found.summary


def test_a_country_is_not_named_beside_its_own_town() -> None:
    places = tuple(
        PlaceFact(
            id="",
            because="",
            span=None,
            text=name,
            name=name,
            country="RU",
            territory="",
            part="to",
            roles=("russia",),
        )
        for name in ("Kazan", "Russia")
    )
    assert country_words(places) == "Kazan (RU)"
    assert country_words(places[1:]) == "Russia (RU)"
