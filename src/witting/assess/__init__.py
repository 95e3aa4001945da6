"""The answer: runs the checks on a Deal, weighs what they found, and writes the Assessment.

`World` holds what stays fixed (lists, lawbook, indexes); `assess` is a pure function of the deal,
the world, the profile and two days.
"""

from witting.assess.compare import what_changed
from witting.assess.customer_language import customer_language
from witting.assess.owners_holdings import Holdings
from witting.assess.profiles import load_profile, shipped_profiles
from witting.assess.record import as_json, as_plain, as_record
from witting.assess.run import assess
from witting.assess.side_by_side import SideBySide, as_profiles_record, assess_side_by_side
from witting.assess.world import ENGINE, World

__all__ = [
    "ENGINE",
    "Holdings",
    "SideBySide",
    "World",
    "as_json",
    "as_plain",
    "as_profiles_record",
    "as_record",
    "assess",
    "assess_side_by_side",
    "customer_language",
    "load_profile",
    "shipped_profiles",
    "what_changed",
]
