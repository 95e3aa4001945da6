"""Trade documents of which no goods were read: they may stand where none were looked for.

A list of goods right below an address can be taken for more of it. So where an invoice or the like
shows no goods, its addresses are searched as text, and what was not found is told.
"""

from dataclasses import replace

from witting.base import Deal, Party, Passage, Unread

GOODS_SHOWN = frozenset(
    {
        *("commercial invoice", "proforma invoice", "packing list", "certificate of origin"),
        *("bill of lading", "sea waybill", "air waybill", "end-user statement"),
    }
)
"""The trade documents that say which goods they are about."""


def with_goods_sought(deal: Deal) -> Deal:
    """Give a trade document without goods with its addresses as text, and a word of what it lacks.

    Any other deal comes back as it is.
    """
    if deal.goods or deal.format not in GOODS_SHOWN:
        return deal
    addresses = [
        Passage(field=_address_of(party), text=party.address)
        for party in deal.parties
        if party.address
    ]
    why = (
        f"no line of goods was found in this {deal.format}, and it should have one: look at it, "
        "or send it with the goods in a table of their own"
    )
    return replace(
        deal,
        passages=(*deal.passages, *dict.fromkeys(addresses)),
        unread=(*deal.unread, Unread(field="goods", why=why)),
    )


def _address_of(party: Party) -> str:
    """Name the place of a party's address; the place of its name is another field."""
    place = party.span.field if party.span else party.role.value
    return f"{place[:-1]}, address)" if place.endswith(")") else f"{place}, address"
