"""witting: reads a deal in the script it was written in and says clear, review or prohibited.

>>> import witting
>>> world = witting.World.open()
>>> for deal in witting.read("examples/03-payment-bearings.xml"):  # doctest: +SKIP
...     answer = witting.assess(deal, world, witting.load_profile("ffi-cn"), as_of=day)
"""

from witting.assess import World, assess, load_profile
from witting.base import Assessment, Deal, Profile, WittingError
from witting.goods import GoodsMatch, classify_goods
from witting.intake import read
from witting.parties import Comparison, Match, Screener, compare

__all__ = [
    "Assessment",
    "Comparison",
    "Deal",
    "GoodsMatch",
    "Match",
    "Profile",
    "Screener",
    "WittingError",
    "World",
    "assess",
    "classify_goods",
    "compare",
    "load_profile",
    "read",
]
