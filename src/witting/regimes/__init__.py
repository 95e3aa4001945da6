"""The regimes: facts, the lawbook as of a day and the asker's profile become findings.

One module a regime. A regime never looks at the input itself, only at facts; and it never
states law of its own: every rule, consequence and standard of knowledge is read from the lawbook.
"""

from witting.regimes.case import Case
from witting.regimes.eu import eu_findings
from witting.regimes.licences import cover_of
from witting.regimes.lists import rule_of
from witting.regimes.us_chpl import CHPL, us_chpl_findings
from witting.regimes.us_primary import us_primary_findings
from witting.regimes.us_secondary import us_secondary_findings

REGIMES = (us_secondary_findings, us_primary_findings, us_chpl_findings, eu_findings)

__all__ = [
    "CHPL",
    "REGIMES",
    "Case",
    "cover_of",
    "eu_findings",
    "rule_of",
    "us_chpl_findings",
    "us_primary_findings",
    "us_secondary_findings",
]
