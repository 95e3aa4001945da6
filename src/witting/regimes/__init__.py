"""The regimes: facts, the lawbook as of a day and the asker's profile become findings.

One module a regime. A regime never looks at the input itself, only at facts; and it never
states law of its own: every rule, consequence and standard of knowledge is read from the lawbook.
"""

from witting.regimes.case import Case
from witting.regimes.ch import ch_findings
from witting.regimes.conflicts import conflicts_of
from witting.regimes.ear import ear_findings
from witting.regimes.ear_goods import ear_goods_findings
from witting.regimes.elsewhere import elsewhere_findings
from witting.regimes.eu import eu_findings
from witting.regimes.eu_goods import eu_goods_findings
from witting.regimes.licences import cover_of
from witting.regimes.red_flags import red_flag_findings
from witting.regimes.uk import uk_findings
from witting.regimes.un import un_findings
from witting.regimes.us_chpl import CHPL, us_chpl_findings
from witting.regimes.us_primary import us_primary_findings
from witting.regimes.us_secondary import us_secondary_findings

REGIMES = (
    us_secondary_findings,
    us_primary_findings,
    us_chpl_findings,
    red_flag_findings,
    ear_findings,
    ear_goods_findings,
    eu_findings,
    eu_goods_findings,
    uk_findings,
    ch_findings,
    un_findings,
    elsewhere_findings,
)

__all__ = ["CHPL", "REGIMES", "Case", "conflicts_of", "cover_of"]
