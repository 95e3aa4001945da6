"""A deal may be for a service and no goods: the everyday ones are named, so that nobody need ask.

Rent, wages or tuition carry no technology. Other services (repair, training on machines, freight)
are left as questions, because a service for Russia's industry can matter as much as goods.
"""

from witting.base import Deal, GoodsFact
from witting.goods.index import load_index, terms_in

SERVICE = "service"
NAMED = 0.9  # one meaning: the words are those payments use for it


def service_stretches(text: str) -> list[tuple[int, int]]:
    """Give where a text names everyday services."""
    index = load_index()
    return [
        (h.start, h.end) for h in terms_in(text) if SERVICE in index.goods[h.term.goods].families
    ]


def service_fact(deal: Deal) -> GoodsFact | None:
    """Give the first everyday service that the deal's text names, or None."""
    for passage in deal.passages:
        for start, end in service_stretches(passage.text):
            span = passage.span(start, end)
            return GoodsFact(
                id="",
                because=f"“{span.text}” names an everyday service, not goods",
                span=span,
                text=span.text,
                hs6="",
                hs_title="",
                tier="",
                item_classes=(),
                families=(SERVICE,),
                confidence=NAMED,
                words=(span.text,),
            )
    return None
