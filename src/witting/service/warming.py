"""Makes a world ready before it is in use: what the first request would wait for is done here."""

import gc
from datetime import date

from witting.assess import World, assess, load_profile
from witting.intake import read

# Made up: it only has to touch every index once, in the four scripts.
_ORDER = """{"kind": "order", "parties": [
 {"role": "debtor", "name": "Example Trading LLC", "country": "AE", "address": "1 Example Street"},
 {"role": "creditor", "name": "ООО «Пример»", "country": "RU", "address": "ул. Примерная, 1"},
 {"role": "end_user", "name": "示例贸易有限公司", "country": "CN"},
 {"role": "notify", "name": "شركة المثال للتجارة", "country": "AE"}],
 "goods": [{"description": "ball bearings 6205, микросхемы, 集成电路", "hs": "848210"},
  {"description": "كراسي التحميل"}],
 "route": {"from": "CNNGB", "to": "RUVVO"}}"""


def warm(world: World) -> None:
    """Assess an invented order, so that every index and table is in memory."""
    day = date(2024, 7, 1)
    for deal in read(_ORDER.encode(), name="warming.json"):
        assess(deal, world, load_profile("ffi-cn"), day)


def settle() -> None:
    """Let go of what nobody uses any more, and look no further through what is there to stay.

    A world that was replaced is held by its own caches until it is looked for; and what is looked
    for among a million records that stay holds up every answer.
    """
    gc.unfreeze()
    gc.collect()
    gc.collect()  # what is kept beside an index, by it, is let go only once the index is gone
    gc.freeze()
