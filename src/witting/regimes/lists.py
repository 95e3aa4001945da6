"""Which rule a list entry stands under by virtue of its list: said once, for every regime."""

from witting.base import PartyFact

SDN = "us/ofac/sdn"
NON_SDN = "us/ofac/non-sdn"
FREEZE = "eu/269-2014/freeze"
EU_LIST = "eu/fsf"


def rule_of(fact: PartyFact) -> str:
    """Give the lawbook's path of the rule that the entry's list stands for.

    The EU list takes in every programme; entries of programme UKR are those of Regulation 269/2014.
    """
    if fact.list_id == "eu-fsf":
        return FREEZE if "UKR" in fact.programmes else EU_LIST
    return NON_SDN if fact.list_id == "ofac-cons" else SDN
