"""Who is who in an ISO 20022 message: which element names whom, in which role."""

from collections.abc import Mapping

from witting.base import Party, Role
from witting.intake.iso_party import Taken, read_party
from witting.intake.xml_tree import Node

ROLES = {
    "Dbtr": Role.DEBTOR,
    "Cdtr": Role.CREDITOR,
    "UltmtDbtr": Role.ULTIMATE_DEBTOR,
    "UltmtCdtr": Role.ULTIMATE_CREDITOR,
    "InitgPty": Role.INITIATING_PARTY,
    "DbtrAgt": Role.DEBTOR_AGENT,
    "CdtrAgt": Role.CREDITOR_AGENT,
    "IntrmyAgt1": Role.INTERMEDIARY_AGENT,
    "IntrmyAgt2": Role.INTERMEDIARY_AGENT,
    "IntrmyAgt3": Role.INTERMEDIARY_AGENT,
    "PrvsInstgAgt": Role.INSTRUCTING_AGENT,
    "PrvsInstgAgt1": Role.INSTRUCTING_AGENT,
    "PrvsInstgAgt2": Role.INSTRUCTING_AGENT,
    "PrvsInstgAgt3": Role.INSTRUCTING_AGENT,
    "InstgAgt": Role.INSTRUCTING_AGENT,
    "InstdAgt": Role.INSTRUCTED_AGENT,
    "InstgRmbrsmntAgt": Role.REIMBURSEMENT_AGENT,
    "InstdRmbrsmntAgt": Role.REIMBURSEMENT_AGENT,
    "ThrdRmbrsmntAgt": Role.REIMBURSEMENT_AGENT,
    "FwdgAgt": Role.INSTRUCTING_AGENT,
    "ChrgsAcctAgt": Role.DEBTOR_AGENT,  # the payer's bank for the account of the charges
    "Fr": Role.SENDER,
    "To": Role.RECEIVER,
    "Assgnr": Role.SENDER,  # who hands a recall on, and to whom
    "Assgne": Role.RECEIVER,
    "Rqstr": Role.SENDER,  # who asks in an investigation, and who is asked
    "Rspndr": Role.RECEIVER,
    # Named in the message without a part in moving the money.
    "Invcr": Role.MENTIONED,
    "Invcee": Role.MENTIONED,
    "Grnshee": Role.MENTIONED,
    "GrnshmtAdmstr": Role.MENTIONED,
    "Authrty": Role.MENTIONED,  # whom the payment is reported to
    "Authstn": Role.MENTIONED,  # who signed for the tax
    "Cretr": Role.MENTIONED,  # who opened a case
    "Orgtr": Role.MENTIONED,  # by whose wish a payment is returned or recalled
    "ChqFr": Role.MENTIONED,  # who ordered the cheque
    "DlvrTo": Role.MENTIONED,  # whom the cheque is sent to
    "CdtrSchmeId": Role.MENTIONED,  # the payee of a direct debit, as the scheme knows it
    "OrgnlCdtrSchmeId": Role.MENTIONED,  # whom a mandate named before it was amended
    "OrgnlCdtrAgt": Role.MENTIONED,
    "OrgnlDbtr": Role.MENTIONED,
    "OrgnlDbtrAgt": Role.MENTIONED,
    "Ownr": Role.MENTIONED,  # of an account, and who keeps it
    "Svcr": Role.MENTIONED,
    "AcctOwnr": Role.MENTIONED,
    "AcctSvcr": Role.MENTIONED,
    "TradgPty": Role.MENTIONED,
    "RcvgAgt": Role.MENTIONED,
    "DlvrgAgt": Role.MENTIONED,
    "IssgAgt": Role.MENTIONED,
    "ChrgsInf/Agt": Role.MENTIONED,
    "ChrgsInf/Pty": Role.MENTIONED,
    "RmtLctnDtls/PstlAdr": Role.MENTIONED,  # whom the remittance advice is sent to
    "RltdRmtInf/RmtLctnPstlAdr": Role.MENTIONED,
    "Tax/Cdtr": Role.MENTIONED,
    "Tax/Dbtr": Role.MENTIONED,
    "Tax/UltmtDbtr": Role.MENTIONED,
    "TaxRmt/Cdtr": Role.MENTIONED,
    "TaxRmt/Dbtr": Role.MENTIONED,
    "TaxRmt/UltmtDbtr": Role.MENTIONED,
}
"""Who an element is about: by its own name, or by its parent's and its own where that decides."""


COVER_ROLES = ROLES | {
    "CdtTrfTxInf/Dbtr": Role.DEBTOR_AGENT,
    "CdtTrfTxInf/Cdtr": Role.CREDITOR_AGENT,
}
"""The same in a cover payment: the banks between which it runs pay for the customers inside it."""


_BY_BOTH = frozenset(key.rpartition("/")[2] for key in COVER_ROLES if "/" in key)

_MOST_INSIDE = 3  # parties within a party; a tax record names who signed it, and no more


def parties_below(
    node: Node,
    taken: Taken,
    roles: Mapping[str, Role] = ROLES,
    skip: tuple[str, ...] = (),
    inside: int = 0,
) -> list[Party]:
    """Read every party and agent below a node, in the order the message names them.

    `skip` names children that are read by themselves. A party is read with all that is below it,
    so parties nested without end would be read again and again: beyond a few they are only text.
    """
    found: list[Party] = []
    accounts: dict[str, list[Node]] | None = None
    for child in node.children:
        if not child.children or child.name in skip:
            continue
        role = _role(node.name, child.name, roles)
        if role is not None and inside < _MOST_INSIDE:
            # An account stands beside its party, under the same name; each goes to one party only.
            accounts = _accounts(node) if accounts is None else accounts
            found += read_party(child, role, taken, accounts.pop(f"{child.name}Acct", []))
        found += parties_below(child, taken, roles, (), inside + (role is not None))
    return found


def _role(above: str, name: str, roles: Mapping[str, Role]) -> Role | None:
    by_both = roles.get(f"{above}/{name}") if name in _BY_BOTH else None
    return by_both or roles.get(name)


def _accounts(node: Node) -> dict[str, list[Node]]:
    found: dict[str, list[Node]] = {}
    for child in node.children:
        if child.name.endswith("Acct"):
            found.setdefault(child.name, []).append(child)
    return found
