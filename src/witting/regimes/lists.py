"""Which rule a list entry stands under by virtue of its list: said once, for every regime."""

from witting.base import PartyFact

SDN = "us/ofac/sdn"
NON_SDN = "us/ofac/non-sdn"
FREEZE = "eu/269-2014/freeze"
EU_LIST = "eu/fsf"


_RULES = {
    SDN: ("ofac-sdn", "csl-sdn"),
    NON_SDN: (
        *("ofac-cons", "ofac-ns-cmic", "csl-cap", "csl-cmic", "csl-fse"),
        *("csl-mbs", "csl-plc", "csl-ssi"),
    ),
    FREEZE: ("eu-269-annex-i",),
}
_BY_LIST = {list_id: rule for rule, lists in _RULES.items() for list_id in lists}


def rule_of(fact: PartyFact) -> str:
    """Give the lawbook's path of the rule that the entry's list stands for; "" where none is held.

    The EU list takes in every programme; entries of programme UKR are those of Regulation 269/2014.
    The copies of OFAC's lists in the Consolidated Screening List stand for the same rules.
    """
    if fact.list_id == "eu-fsf":
        return FREEZE if "UKR" in fact.programmes else EU_LIST
    return _BY_LIST.get(fact.list_id, "")
