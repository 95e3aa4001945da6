"""The ISO 20022 messages read: what each is called, where its transactions stand, what they say.

A message is known by the local name of its one element under `Document`, so every version of it is
one row here: the first versions named that element by the message's number. Paths are those of the
message definitions in ISO's catalogue, https://www.iso20022.org/iso-20022-message-definitions.
"""

from dataclasses import dataclass

from witting.base import DealKind

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One kind of message. Paths start at the transaction, those of days at what is around it."""

    name: str
    bodies: tuple[str, ...]
    kind: DealKind = DealKind.PAYMENT
    transaction: str = ""  # "": the message is one transaction
    group: str = ""  # what stands between the message and its transactions
    references: tuple[Path, ...] = ()  # the first stated is the sender's own, all others related
    uetr: tuple[Path, ...] = ()
    amounts: tuple[Path, ...] = ()
    days: tuple[Path, ...] = ()
    required: Path = ()  # elements that every version requires in a transaction
    required_around: Path = ()  # and in the group around it
    named: Path = ()  # parties that must be somebody where they are there
    covered: str = ""  # the element that tells a cover payment
    required_inside: Path = ()  # and what that must hold


_ORIGINAL = (("OrgnlEndToEndId",), ("OrgnlInstrId",), ("OrgnlTxId",))
_TRANSFER = (("PmtId", "EndToEndId"), ("PmtId", "InstrId"), ("PmtId", "TxId"))
_UNDERLYING = ("IntrBk", "Initn", "StmtNtry", "Acct")  # what a camt.110 may be about

FORMS = (
    Form(
        name="pacs.008",
        bodies=("FIToFICstmrCdtTrf", "pacs.008.001.01"),
        transaction="CdtTrfTxInf",
        references=_TRANSFER,
        uetr=(("PmtId", "UETR"),),
        amounts=(("IntrBkSttlmAmt",), ("InstdAmt",)),
        days=(("IntrBkSttlmDt",), ("CreDtTm",)),
        required=("Dbtr", "Cdtr", "IntrBkSttlmAmt"),
        named=("Dbtr", "Cdtr"),
    ),
    Form(
        name="pacs.009",
        bodies=("FICdtTrf", "FinInstnCdtTrf", "pacs.009.001.01"),
        transaction="CdtTrfTxInf",
        references=_TRANSFER,
        uetr=(("PmtId", "UETR"),),
        amounts=(("IntrBkSttlmAmt",), ("UndrlygCstmrCdtTrf", "InstdAmt")),
        days=(("IntrBkSttlmDt",), ("CreDtTm",)),
        required=("Dbtr", "Cdtr", "IntrBkSttlmAmt"),
        named=("Dbtr", "Cdtr"),
        covered="UndrlygCstmrCdtTrf",
        required_inside=("Dbtr", "Cdtr"),
    ),
    Form(
        name="pacs.004",
        bodies=("PmtRtr", "pacs.004.001.01"),
        kind=DealKind.RETURN,
        transaction="TxInf",
        references=(("RtrId",), *_ORIGINAL),
        uetr=(("OrgnlUETR",),),
        amounts=(
            ("RtrdIntrBkSttlmAmt",),
            ("RtrdInstdAmt",),
            ("OrgnlIntrBkSttlmAmt",),
            ("OrgnlTxRef", "IntrBkSttlmAmt"),
        ),
        days=(("IntrBkSttlmDt",), ("CreDtTm",)),
        required=("RtrdIntrBkSttlmAmt",),
    ),
    Form(
        name="pain.001",
        bodies=("CstmrCdtTrfInitn", "pain.001.001.01", "pain.001.001.02"),
        transaction="CdtTrfTxInf",
        group="PmtInf",
        references=_TRANSFER,
        uetr=(("PmtId", "UETR"),),
        amounts=(("Amt", "InstdAmt"), ("Amt", "EqvtAmt", "Amt")),
        days=(("ReqdExctnDt", "Dt"), ("ReqdExctnDt", "DtTm"), ("ReqdExctnDt",), ("CreDtTm",)),
        required=("Amt",),
        required_around=("Dbtr",),
        named=("Cdtr",),
    ),
    Form(
        name="camt.056",
        bodies=("FIToFIPmtCxlReq", "camt.056.001.01"),
        kind=DealKind.RECALL,
        transaction="TxInf",
        group="Undrlyg",
        references=(("CxlId",), *_ORIGINAL),
        uetr=(("OrgnlUETR",),),
        amounts=(("OrgnlIntrBkSttlmAmt",), ("OrgnlTxRef", "IntrBkSttlmAmt")),
        days=(("CreDtTm",), ("OrgnlIntrBkSttlmDt",)),
    ),
    Form(
        name="camt.110",
        bodies=("InvstgtnReq",),
        kind=DealKind.INQUIRY,
        references=(
            ("InvstgtnReq", "MsgId"),
            ("InvstgtnReq", "RqstrInvstgtnId"),
            *(
                ("InvstgtnReq", "Undrlyg", about, *path)
                for about in _UNDERLYING
                for path in _ORIGINAL
            ),
        ),
        uetr=tuple(("InvstgtnReq", "Undrlyg", about, "OrgnlUETR") for about in _UNDERLYING),
        amounts=(
            ("InvstgtnReq", "Undrlyg", "IntrBk", "OrgnlIntrBkSttlmAmt"),
            ("InvstgtnReq", "Undrlyg", "Initn", "OrgnlInstdAmt"),
        ),
        days=(
            ("InvstgtnReq", "Undrlyg", "IntrBk", "OrgnlIntrBkSttlmDt"),
            ("InvstgtnReq", "Undrlyg", "Initn", "ReqdExctnDt", "Dt"),
            ("CreDt",),
        ),
    ),
)
"""The messages read by a table of their own."""

OTHER = Form(
    name="ISO 20022",
    bodies=(),
    kind=DealKind.MESSAGE,
    days=(("GrpHdr", "CreDtTm"), ("CreDtTm",), ("CreDt",)),
)
"""Any other message of ISO 20022: read as one, by the roles all messages share."""

BODIES = {body: form for form in FORMS for body in form.bodies}
