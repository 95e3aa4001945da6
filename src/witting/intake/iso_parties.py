"""Who is who in an ISO 20022 credit transfer: which element names whom, in which role."""

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
    "Fr": Role.SENDER,
    "To": Role.RECEIVER,
    # Named in the message without a part in moving the money.
    "Invcr": Role.MENTIONED,
    "Invcee": Role.MENTIONED,
    "Grnshee": Role.MENTIONED,
    "GrnshmtAdmstr": Role.MENTIONED,
    "Authrty": Role.MENTIONED,  # whom the payment is reported to
    "Authstn": Role.MENTIONED,  # who signed for the tax
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


def parties_below(node: Node, taken: Taken) -> list[Party]:
    """Read every party and agent below a node, in the order the message names them."""
    found: list[Party] = []
    # An account stands beside its party, under the same name; each goes to one party only.
    accounts = _accounts(node)
    for child in node.children:
        role = ROLES.get(f"{node.name}/{child.name}") or ROLES.get(child.name)
        if role is not None:
            found += read_party(child, role, taken, accounts.pop(f"{child.name}Acct", []))
        found += parties_below(child, taken)
    return found


def _accounts(node: Node) -> dict[str, list[Node]]:
    found: dict[str, list[Node]] = {}
    for child in node.children:
        if child.name.endswith("Acct"):
            found.setdefault(child.name, []).append(child)
    return found
