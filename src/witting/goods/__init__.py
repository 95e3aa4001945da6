"""Which goods a deal is about: descriptions, HS codes and part numbers to HS headings.

Facts only: what the words say, under which heading it falls, how sure. Tier and class of critical
items come from the lawbook as of a day, through a small Protocol this room owns.
"""

from witting.goods.check import check_goods, is_contradicted
from witting.goods.classify import classify_goods
from witting.goods.glossary import unpack_words
from witting.goods.match import GoodsMatch
from witting.goods.missing import is_unknown_beside
from witting.goods.table import hs_title

__all__ = [
    "GoodsMatch",
    "check_goods",
    "classify_goods",
    "hs_title",
    "is_contradicted",
    "is_unknown_beside",
    "unpack_words",
]
