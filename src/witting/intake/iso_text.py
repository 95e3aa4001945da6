"""Whatever text of an ISO 20022 message no party took, as passages; what is left out, and why.

The rule is the safe way round: an element nobody has heard of becomes a passage. Only the elements
named here are left out, each because the standard gives no room in it for a name, place or goods,
and only while they look it: `Cd` is a code until somebody writes words into it.
"""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from witting.base import Passage
from witting.intake.iso_party import Taken
from witting.intake.xml_tree import Node


@dataclass(frozen=True, slots=True)
class _Reason:
    """Why an element is not searched, and the look its text must have for that."""

    why: str
    look: re.Pattern[str]


_SYSTEM_ID = _Reason(
    "an identifier a system in the chain gives the message, in no customer's words",
    re.compile(r"[!-~]{1,40}"),
)
_CODE = _Reason("a code from a closed list", re.compile(r"[A-Za-z0-9]{1,5}"))
_NUMBER = _Reason("an amount, rate or count", re.compile(r"[0-9.+-]{1,40}"))
_MOMENT = _Reason("a day or a time", re.compile(r"[0-9TZ:.+-]{1,40}"))
# No word is forty letters long.
_SIGNATURE = _Reason("a signature in binary", re.compile(r"(?:[A-Za-z0-9+/=]{40,}+ ?)+"))

LEFT_OUT = {
    "MsgId": _SYSTEM_ID,
    "BizMsgIdr": _SYSTEM_ID,
    "MsgDefIdr": _SYSTEM_ID,
    "BizSvc": _SYSTEM_ID,
    "InstrId": _SYSTEM_ID,
    "TxId": _SYSTEM_ID,
    "UETR": _SYSTEM_ID,
    "CxlId": _SYSTEM_ID,
    "RtrId": _SYSTEM_ID,
    "OrgnlMsgId": _SYSTEM_ID,
    "OrgnlMsgNmId": _SYSTEM_ID,
    "OrgnlInstrId": _SYSTEM_ID,
    "OrgnlTxId": _SYSTEM_ID,
    "OrgnlUETR": _SYSTEM_ID,
    "OrgnlClrSysRef": _SYSTEM_ID,
    "RqstrInvstgtnId": _SYSTEM_ID,
    "RspndrInvstgtnId": _SYSTEM_ID,
    "ClrSysRef": _SYSTEM_ID,
    "Cd": _CODE,  # but see KEPT_CODES
    "SttlmMtd": _CODE,
    "PmtMtd": _CODE,
    "ChqTp": _CODE,
    "GrpCxl": _CODE,
    "SeqTp": _CODE,
    "AmdmntInd": _CODE,
    "InstrPrty": _CODE,
    "ClrChanl": _CODE,
    "SttlmPrty": _CODE,
    "ChrgBr": _CODE,
    "DbtCdtRptgInd": _CODE,
    "CdtDbtInd": _CODE,
    "Mtd": _CODE,  # but Tax/Mtd is free text: see KEPT
    "NmPrfx": _CODE,
    "PrefrdMtd": _CODE,
    "AdrTp": _CODE,
    "Ccy": _CODE,
    "BtchBookg": _CODE,
    "PssblDplct": _CODE,
    "CpyDplct": _CODE,
    "FmlyMdclInsrncInd": _CODE,
    "MplyeeTermntnInd": _CODE,
    "NbOfTxs": _NUMBER,
    "OrgnlNbOfTxs": _NUMBER,
    "OrgnlCtrlSum": _NUMBER,
    "CtrlSum": _NUMBER,
    "XchgRate": _NUMBER,
    "Rate": _NUMBER,
    "SeqNb": _NUMBER,
    "CntPerPrd": _NUMBER,
    "CreDtTm": _MOMENT,
    "CreDt": _MOMENT,
    "IntrBkSttlmDt": _MOMENT,
    "OrgnlIntrBkSttlmDt": _MOMENT,
    "OrgnlCreDtTm": _MOMENT,
    "ReqdExctnDt": _MOMENT,
    "ReqdColltnDt": _MOMENT,
    "ChqMtrtyDt": _MOMENT,
    "DtTm": _MOMENT,
    "AccptncDtTm": _MOMENT,
    "PoolgAdjstmntDt": _MOMENT,
    "DbtDtTm": _MOMENT,
    "CdtDtTm": _MOMENT,
    "CLSTm": _MOMENT,
    "TillTm": _MOMENT,
    "FrTm": _MOMENT,
    "RjctTm": _MOMENT,
    "RltdDt": _MOMENT,
    "Dt": _MOMENT,
    "FrDt": _MOMENT,
    "ToDt": _MOMENT,
    "Yr": _MOMENT,
    "DtOfSgntr": _MOMENT,
    "DtOfVrfctn": _MOMENT,
    "FrstPmtDt": _MOMENT,
    "FnlPmtDt": _MOMENT,
    "ElctrncSgntr": _SIGNATURE,
}
"""Elements whose text is not searched, and the reason for each."""

# The same names in places where they do hold words or say what the payment is for.
_KEPT = frozenset({"Purp/Cd", "CtgyPurp/Cd", "Dtls/Cd", "Tax/Mtd", "TaxRmt/Mtd"})

_USTRD_WIDTH = 140  # the most one `Ustrd` holds


def passages_of(node: Node, taken: Taken, skip: tuple[str, ...] = ()) -> list[Passage]:
    """Give the text below a node that nobody has taken, each piece under its own path.

    `skip` names children that are read by themselves.
    """
    found: list[Passage] = []
    _gather(node, "", taken, skip, found)
    return found


def envelope_passages(root: Node, messages: AbstractSet[int]) -> list[Passage]:
    """Give the text of whatever a system put around the messages and their business headers.

    `messages` are the identities of those: they are read by themselves.
    """
    if id(root) in messages:
        return []
    own = [Passage(field=root.path, text=root.text)] if _says(root) else []
    own += _attributes(root)
    return own + [p for child in root.children for p in envelope_passages(child, messages)]


def _attributes(node: Node) -> list[Passage]:
    return [
        Passage(field=f"{node.path}/@{key}", text=value.strip())
        for key, value in node.attributes
        if value.strip()
    ]


def _says(node: Node) -> bool:
    return bool(node.text) and not _is_left_out(node, "")


def _gather(
    node: Node, parent: str, taken: Taken, skip: tuple[str, ...], found: list[Passage]
) -> None:
    if node.text and id(node) not in taken.nodes and not _is_left_out(node, parent):
        found.append(Passage(field=node.path, text=node.text))
    if node.attributes:
        found += _attributes(node)
    if not node.children:
        return
    is_continued = False
    for child in node.children:
        if child.name not in skip:
            _gather(child, node.name, taken, (), found)
            is_continued = is_continued or child.name == "Ustrd"
    if is_continued:
        found += _continued(node)


def _is_left_out(node: Node, parent: str) -> bool:
    # Any element with a `Ccy` is an amount, named here or not.
    reason = _NUMBER if node.currency else LEFT_OUT.get(node.name)
    if reason is None or f"{parent}/{node.name}" in _KEPT:
        return False
    return reason.look.fullmatch(node.text) is not None


def _continued(node: Node) -> list[Passage]:
    """Join `Ustrd` lines that are full: a word cut at the 140th character goes on in the next."""
    lines = node.all("Ustrd")
    if not any(len(line.raw) >= _USTRD_WIDTH for line in lines[:-1]):
        return []
    joined = "".join(
        line.raw if len(line.raw) >= _USTRD_WIDTH else f"{line.text} " for line in lines
    )
    field = lines[0].path.rpartition("[")[0]
    return [Passage(field=f"{field}[1..{len(lines)}]", text=joined.strip())]
