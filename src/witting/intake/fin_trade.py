"""The SWIFT FIN messages of trade finance: credits, their amendments and transfers, guarantees.

Sources: "MT 700 Issue of a Documentary Credit" (read at
pdfslide.us/documents/mt700-format-specifications-1.html), "MT 760 Format Specifications"
(http://www.swift.com/swift-resource/202476/download), and for MT 701, 707, 710 and 720 the field
lists in the documentation of prowide-core (https://github.com/prowide/prowide-core, classes MT700
to MT761). The layouts of the pages MT 708, 711, 721 and 761 are the editors' own knowledge. Field
49 of a credit is mandatory too, but says only whether to confirm: its absence hides no party.
"""

from witting.base import DealKind, Role
from witting.intake.fin_types import FinType, Sequence

_CREDIT = {
    "41": Role.AVAILABLE_WITH,
    "42A": Role.DRAWEE,  # 42C, 42M and 42P hold terms
    "42D": Role.DRAWEE,
    "50": Role.APPLICANT,
    "50B": Role.ISSUING_BANK,  # an issuer that is no bank
    "51": Role.DEBTOR_AGENT,  # the applicant's own bank
    "52": Role.ISSUING_BANK,  # where it is not the sender
    "53": Role.REIMBURSEMENT_AGENT,
    "57": Role.ADVISING_BANK,  # the second one, which advises through
    "58": Role.CONFIRMING_BANK,
    "59": Role.BENEFICIARY,
}
# The first beneficiary has the credit transferred to a second: both are paid by it.
_TRANSFERRED = _CREDIT | {"50": Role.BENEFICIARY}
_UNDERTAKING = {
    "41": Role.AVAILABLE_WITH,
    "50": Role.APPLICANT,
    "51": Role.INITIATING_PARTY,  # the obligor, or who instructs
    "52": Role.ISSUING_BANK,
    "56": Role.ADVISING_BANK,
    "57": Role.ADVISING_BANK,
    "58": Role.CONFIRMING_BANK,
    "59": Role.BENEFICIARY,
}
_GOODS = ("45A", "45B")
_ISSUED = ("27", "40A", "20", "40E", "31D", "50", "59", "32B", "41")
_ADVISED = ("27", "40B", "20", "21", "31C", "40E", "31D", "50", "59", "32B", "41")
_AMENDED = ("27", "20", "21", "23", "31C", "26E", "30", "22A")

ROUTE = {"44A": "from", "44E": "from", "44F": "to", "44B": "to"}
"""Where the goods are taken in charge and loaded, discharged and finally bound."""

CONTINUES = {"701": "700", "708": "707", "711": "710", "721": "720", "761": "760"}
"""Which message is a further page of which: one credit may run over several."""


def _credit(number: str, mandatory: tuple[str, ...], roles: dict[str, Role]) -> FinType:
    return FinType(
        number=number,
        kind=DealKind.LETTER_OF_CREDIT,
        sequences=(Sequence(roles=roles, mandatory=mandatory),),
        days=("31C", "30"),
        goods=_GOODS,
    )


CREDITS = (
    _credit("700", _ISSUED, _CREDIT),
    _credit("701", ("27", "20"), _CREDIT),
    _credit("707", _AMENDED, _CREDIT),
    _credit("708", ("27", "20", "21", "23", "26E", "30"), _CREDIT),
    _credit("710", _ADVISED, _CREDIT),
    _credit("711", ("27", "20"), _CREDIT),
    _credit("720", _ADVISED, _TRANSFERRED),
    _credit("721", ("27", "20"), _TRANSFERRED),
)

# A guarantee of before November 2021 has no sequences, and its text in field 77C.
_OLD_GUARANTEE = ("27", "20", "23", "40C", "77C")
_ABOUT = ("20", "30", "22D", "40C", "23B", "52", "59", "32B", "77U")
_LOCAL = ("22D", "40C", "23B", "50", "59", "32B", "45L")

OLD_GUARANTEE = FinType(
    number="760",
    kind=DealKind.GUARANTEE,
    sequences=(Sequence(roles=_UNDERTAKING, mandatory=_OLD_GUARANTEE),),
    days=("30",),
)
GUARANTEE = FinType(
    number="760",
    kind=DealKind.GUARANTEE,
    sequences=(
        Sequence(roles=_UNDERTAKING, mandatory=("15A", "27", "22A")),
        Sequence(name="B", opens=("15B",), roles=_UNDERTAKING, mandatory=_ABOUT),
        Sequence(name="C", opens=("15C",), optional=True, roles=_UNDERTAKING, mandatory=_LOCAL),
    ),
    days=("30", "31C"),
)
GUARANTEE_PAGE = FinType(
    number="761",
    kind=DealKind.GUARANTEE,
    sequences=(Sequence(roles=_UNDERTAKING, mandatory=("27", "20", "52")),),
    days=(),
)
TRADE = (*CREDITS, GUARANTEE, GUARANTEE_PAGE)
